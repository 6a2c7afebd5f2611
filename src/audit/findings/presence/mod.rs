//! Presence: one finding for each device recorded in a visited college, and for each whose latest read is there.
//!
//! Each rule is a file and a predicate over a [`Case`]; [`settle`] asks them in the domain's precedence and takes the
//! first that applies. A rule may rely on those before it having declined.

mod gone_but_present;
mod misassigned;
mod misplaced;
mod missing;
mod not_expected;
mod not_sampled;
mod on_loan;
mod overdue;
mod pending;
mod present;
mod recovered;
mod seen_elsewhere;
mod unrecorded_return;

use crate::audit::{
    finding::Code,
    inventory::{CustodyKind, Device},
    ledger::Read,
    uai::Uai,
};
use jiff::civil::Date;

/// One device looked at from one college.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The device as recorded.
    pub device: &'a Device,
    /// The college that asks.
    pub here: Uai,
    /// The latest read of the device anywhere in the campaign.
    pub latest: Option<&'a Read>,
    /// Whether the device's recorded room, or where none is recorded the whole visit, is closed.
    pub closed: bool,
    /// Whether the device is among those to be looked for; always, outside sampling visits.
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

    fn unread(&self) -> bool {
        self.latest.is_none()
    }

    fn custody(&self) -> CustodyKind {
        self.device.custody.kind()
    }
}

type Rule = fn(&Case<'_>) -> bool;

/// The rules in their precedence (domain, §4).
const RULES: [(Code, Rule); 13] = [
    (Code::Recovered, recovered::applies),
    (Code::GoneButPresent, gone_but_present::applies),
    (Code::Misassigned, misassigned::applies),
    (Code::UnrecordedReturn, unrecorded_return::applies),
    (Code::Misplaced, misplaced::applies),
    (Code::Present, present::applies),
    (Code::SeenElsewhere, seen_elsewhere::applies),
    (Code::NotExpected, not_expected::applies),
    (Code::Overdue, overdue::applies),
    (Code::OnLoan, on_loan::applies),
    (Code::NotSampled, not_sampled::applies),
    (Code::Missing, missing::applies),
    (Code::Pending, pending::applies),
];

/// The presence finding of a device in a college: the first rule that applies.
///
/// `None` only if the device is neither recorded there nor was last read there: then it has no finding there.
#[must_use]
pub fn settle(case: &Case<'_>) -> Option<Code> {
    RULES.iter().find(|(_, applies)| applies(case)).map(|(code, _)| *code)
}
