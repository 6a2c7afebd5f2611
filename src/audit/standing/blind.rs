//! What may be shown in a blind count.
//!
//! A blind count is only useful if the auditor counts what is there and not what should be there. So until a room is
//! closed, nothing shows which devices, or how many, are expected in it and not read yet. These are the `pending`
//! findings there, and every number that includes them. The following is *not* hidden: the verdict of a read, because
//! it is about the device in the hand, and knowing it cannot change the count; what was read; and findings about unread
//! devices that are not expected in a storeroom (`on_loan`, `overdue`, `not_expected`), which no search can find.

use super::Standing;
use crate::audit::{
    finding::{Code, Finding, Subject},
    ids::RoomName,
    journal::AuditMode,
    ledger::RoomState,
    uai::Uai,
};

impl Standing {
    /// Whether the list of devices expected in a room may be shown; without a room, the list of devices without a
    /// recorded room.
    ///
    /// Always true, except in a blind campaign. There it is true once the room is closed (alone or with the visit), or
    /// the campaign is. A reopened room is hidden again.
    #[must_use]
    pub fn expected_shown(&self, college: Uai, room: Option<&RoomName>) -> bool {
        let ledger = self.ledger();
        ledger.mode() != AuditMode::Blind || ledger.is_closed() || ledger.room(college, room) == RoomState::Closed
    }

    /// Whether the numbers that show how many devices are expected in a whole college may be shown. In a blind campaign
    /// this is so once the visit is closed, and as long as no recorded room of it is reopened.
    #[must_use]
    pub fn expected_shown_in_all(&self, college: Uai) -> bool {
        let mut places = self.inventory().places().get(self.inventory().places_of(college)).unwrap_or_default().iter();
        self.expected_shown(college, None) && places.all(|place| self.expected_shown(college, place.room.as_ref()))
    }

    /// Whether a finding may be shown. A pending finding may not, while the list of expected devices is hidden.
    #[must_use]
    pub fn may_show(&self, finding: &Finding) -> bool {
        let Subject::Device(tag) = &finding.subject else { return true };
        if finding.code != Code::Pending {
            return true;
        }
        let device = self.inventory().by_tag(tag.as_str()).and_then(|ix| self.inventory().device(ix));
        self.expected_shown(finding.college, device.and_then(|device| device.room.as_ref()))
    }
}
