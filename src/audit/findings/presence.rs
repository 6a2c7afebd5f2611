//! Presence: one finding for each device recorded in a visited college, and for each whose latest read is there.
//!
//! The rules are one table of predicates over a [`Case`], in the domain's order of precedence. [`settle`] takes the
//! first that applies. A rule may assume that none of the rules above it applies.

use crate::audit::{
    finding::Code,
    inventory::{
        CustodyKind::{self, Assigned, Given, InRepair, Lost, OnLoan, Retired},
        Device,
    },
    ledger::Read,
    uai::Uai,
};
use jiff::civil::Date;

/// One device seen from one college.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The device as recorded.
    pub device: &'a Device,
    /// The college for which the finding is made.
    pub here: Uai,
    /// The latest read of the device anywhere in the campaign.
    pub latest: Option<&'a Read>,
    /// Whether the device's recorded room is closed; if no room is recorded, whether the whole visit is closed.
    pub closed: bool,
    /// Whether the device is among those to be looked for. Always true outside sampling visits.
    pub drawn: bool,
    /// The date of evaluation.
    pub date: Date,
}

impl Case<'_> {
    /// Whether the latest read is in this college.
    fn read_here(&self) -> bool {
        self.latest.is_some_and(|read| read.spot.college == self.here)
    }

    /// Whether the device is recorded in this college.
    fn recorded_here(&self) -> bool {
        self.device.college == Some(self.here)
    }

    /// Whether the device is recorded in this college and was not read anywhere.
    fn unread(&self) -> bool {
        self.recorded_here() && self.latest.is_none()
    }

    /// Whether device and latest read name two different rooms. A read without a room does not count as different.
    fn rooms_differ(&self) -> bool {
        let read = self.latest.and_then(|read| read.spot.room.as_ref());
        matches!((read, self.device.room.as_ref()), (Some(read), Some(recorded)) if read != recorded)
    }

    /// Whether a loan ended before the date of evaluation. On its due date it is not yet overdue.
    fn is_overdue(&self) -> bool {
        self.device.custody.due().is_some_and(|due| due < self.date)
    }

    /// Whether the device is recorded in one of these custodies.
    fn is_in(&self, custodies: &[CustodyKind]) -> bool {
        custodies.contains(&self.device.custody.kind())
    }
}

type Rule = fn(&Case<'_>) -> bool;

/// The rules in their order of precedence (domain, §4).
const RULES: [(Code, Rule); 13] = [
    (Code::Recovered, |case| case.read_here() && case.is_in(&[Lost])),
    (Code::GoneButPresent, |case| case.read_here() && case.is_in(&[Given, Retired, InRepair])),
    // Recorded in another college, or in none.
    (Code::Misassigned, |case| case.read_here() && !case.recorded_here()),
    (Code::UnrecordedReturn, |case| case.read_here() && case.is_in(&[OnLoan])),
    (Code::Misplaced, |case| case.read_here() && case.rooms_differ()),
    (Code::Present, |case| case.read_here()),
    // The other end of `misassigned`.
    (Code::SeenElsewhere, |case| case.recorded_here() && case.latest.is_some()),
    (Code::NotExpected, |case| case.unread() && case.is_in(&[Given, Retired, InRepair, Lost])),
    (Code::Overdue, |case| case.unread() && case.is_overdue()),
    // Not expected in a storeroom, so never missing.
    (Code::OnLoan, |case| case.unread() && case.is_in(&[Assigned, OnLoan])),
    (Code::NotSampled, |case| case.unread() && !case.drawn),
    (Code::Missing, |case| case.unread() && case.closed),
    (Code::Pending, |case| case.unread()),
];

/// Returns the presence finding of a device in a college: the first rule that applies.
///
/// `None` only if the device is neither recorded there nor was last read there. It then has no finding there.
#[must_use]
pub fn settle(case: &Case<'_>) -> Option<Code> {
    RULES.iter().find(|(_, applies)| applies(case)).map(|(code, _)| *code)
}
