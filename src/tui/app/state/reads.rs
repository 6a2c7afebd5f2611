//! The readings of a visit: one line each, with the answer and the outcome.

use crate::{
    audit::{
        finding::Code,
        ids::{Author, EntryId},
        inventory::DeviceIx,
        journal::{By, Spot},
        ledger::{Read, ReadIx},
        moment::Moment,
        road::Shut,
        standing::{Reading, Refusal, Standing, Verdict, VerdictClass},
        tag::Resolution,
        uai::Uai,
    },
    job::{Failure, Ticket},
};
use std::{collections::VecDeque, num::NonZeroU8};

/// How many reads of a visit are kept for display.
pub(in crate::tui::app) const REMEMBERED: usize = 200;

/// The answer to a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Its meaning.
    Verdict(Verdict),
    /// Why it is not recorded.
    Refused(Refusal),
    /// The camera saw it too briefly at a place where another label was read. It is not recorded.
    Fleeting,
    /// Nothing can be read there.
    Shut(Shut),
}

/// The key of the message that says why nothing can be read, and what to do.
#[must_use]
pub const fn shut_notice(shut: Shut) -> &'static str {
    match shut {
        Shut::Visit => "notice-visit-closed",
        Shut::Campaign => "notice-campaign-closed",
    }
}

/// The outcome of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// On its way to the disk.
    Recording(Ticket),
    /// On disk, as this entry.
    Recorded(EntryId),
    /// Not on disk, but kept.
    NotRecorded(Ticket, Failure),
    /// Read here before.
    Already(Moment, Author),
    /// Not to be recorded.
    Refused,
    /// Recorded as this entry, which is now retracted.
    Undone(EntryId),
}

impl State {
    /// The entry that records it, even if the entry is retracted.
    #[must_use]
    pub const fn entry(&self) -> Option<EntryId> {
        match self {
            Self::Recorded(entry) | Self::Undone(entry) => Some(*entry),
            Self::Recording(_) | Self::NotRecorded(..) | Self::Already(..) | Self::Refused => None,
        }
    }
}

/// One line of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// When it was read.
    pub at: Moment,
    /// What was read.
    pub reading: Reading,
    /// Where it was read.
    pub spot: Spot,
    /// The answer.
    pub said: Said,
    /// The outcome.
    pub state: State,
    /// Whether it was read before the visit was entered. Its verdict is then not shown in large letters again.
    pub old: bool,
}

impl ReadLine {
    /// The class of the answer.
    #[must_use]
    pub fn class(&self) -> VerdictClass {
        match (&self.said, &self.state) {
            (Said::Verdict(_), State::Already(..)) => VerdictClass::Again,
            (Said::Verdict(verdict), _) => verdict.class(),
            (Said::Refused(_) | Said::Fleeting | Said::Shut(_), _) => VerdictClass::Again,
        }
    }

    /// Whether the line is about a device on which a note can be made: recorded now or before.
    pub(in crate::tui::app) const fn is_noteworthy(&self) -> bool {
        matches!(self.state, State::Recorded(_) | State::Already(..) | State::Recording(_))
    }

    /// The device, if it is recorded.
    #[must_use]
    pub const fn device(&self) -> Option<DeviceIx> {
        match &self.said {
            Said::Verdict(verdict) => verdict.device,
            Said::Refused(_) | Said::Fleeting | Said::Shut(_) => None,
        }
    }
}

/// Returns the earlier reads in a college, the latest first.
pub(in crate::tui::app) fn earlier(standing: &Standing, college: Uai) -> VecDeque<ReadLine> {
    let ledger = standing.ledger();
    let mut reads: Vec<(ReadIx, &Read)> =
        ledger.reads_in(college).iter().filter_map(|ix| ledger.valid_read(*ix).map(|read| (*ix, read))).collect();
    reads.sort_by_key(|(_, read)| std::cmp::Reverse(read.order));
    reads.truncate(REMEMBERED);
    reads
        .into_iter()
        .map(|(ix, read)| ReadLine {
            at: read.at,
            reading: Reading {
                payload: read.payload.clone(),
                by: read.by,
                serial: read.serial.clone(),
                copies: NonZeroU8::new(read.copies).unwrap_or(NonZeroU8::MIN),
            },
            spot: read.spot.clone(),
            said: Said::Verdict(recalled(standing, ix, college)),
            state: State::Recorded(read.order.id()),
            old: true,
        })
        .collect()
}

/// The current verdict of a recorded read.
fn recalled(standing: &Standing, ix: ReadIx, college: Uai) -> Verdict {
    let sighted = standing.sightings().sighted(ix);
    let device = sighted.and_then(|s| s.device);
    let home = device.and_then(|d| standing.inventory().device(d)).and_then(|d| d.college);
    let code = device.map(|d| {
        let here = if home == Some(college) { standing.at_home(d) } else { standing.away(d).map(|(_, code)| code) };
        here.unwrap_or(Code::Misassigned)
    });
    let ambiguous = match sighted.map(|s| &s.resolution) {
        Some(Resolution::Ambiguous(devices)) => devices.clone(),
        _ => Vec::new(),
    };
    Verdict {
        device,
        code: code.unwrap_or(Code::Unknown),
        closeness: sighted.and_then(|s| s.matched()).map(|m| m.closeness),
        ambiguous,
        alarms: Vec::new(),
    }
}

/// Whether this way of reading means that a label was read.
#[must_use]
pub const fn is_by_label(by: By) -> bool {
    matches!(by, By::Camera | By::Wedge | By::Typed)
}
