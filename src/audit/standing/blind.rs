//! What may be shown in a blind count.
//!
//! A blind count is worth something only if the auditor counts what is there, not what should be: until a room is closed,
//! nothing tells which devices, or how many, are expected in it and were not read yet. That is the findings `pending` there,
//! and every figure that holds them. What is *not* hidden: the verdict of a read, for it is about the device in the hand,
//! which cannot be counted in any more for being known; what was read; and findings about unread devices that a storeroom
//! does not owe (`on_loan`, `overdue`, `not_expected`), which no search can turn up.

use super::Standing;
use crate::audit::{
    finding::{Code, Finding, Subject},
    ids::RoomName,
    journal::AuditMode,
    ledger::RoomState,
    uai::Uai,
};

impl Standing {
    /// Whether the list of what is expected in a room may be shown; without a room, of the devices that have none recorded.
    ///
    /// Always, but in a blind campaign: there once the room is closed, by itself or with the visit, or the campaign is.
    /// A room opened again is hidden again.
    #[must_use]
    pub fn expected_shown(&self, college: Uai, room: Option<&RoomName>) -> bool {
        let ledger = self.ledger();
        ledger.mode() != AuditMode::Blind || ledger.is_closed() || ledger.room(college, room) == RoomState::Closed
    }

    /// Whether the figures of a whole college may be shown that tell how many devices are expected there: in a blind
    /// campaign, once the visit is closed, and while no recorded room of it is opened again.
    #[must_use]
    pub fn expected_shown_in_all(&self, college: Uai) -> bool {
        let mut places = self.inventory().places().get(self.inventory().places_of(college)).unwrap_or_default().iter();
        self.expected_shown(college, None) && places.all(|place| self.expected_shown(college, place.room.as_ref()))
    }

    /// Whether a finding may be shown: not what is pending where the list of what is expected is hidden.
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
