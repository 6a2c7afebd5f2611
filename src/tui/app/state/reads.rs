//! The readings of a visit: one line each, with the answer and the outcome.

use crate::{
    audit::{
        finding::Code,
        findings::Sighted,
        ids::{Author, EntryId},
        inventory::DeviceIx,
        journal::{By, Label, Spot},
        ledger::{Read, ReadIx},
        moment::Moment,
        road::Shut,
        standing::{Reading, Refusal, Standing, Verdict, VerdictClass},
        tag::{Payload, Resolution},
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
    /// A device without a readable label was added.
    Unlabelled(Label),
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
    /// Whether it was read before this place was entered. Its verdict is then not shown in large letters.
    pub old: bool,
}

impl ReadLine {
    /// The class of the answer.
    #[must_use]
    pub fn class(&self) -> VerdictClass {
        match (&self.said, &self.state) {
            (Said::Verdict(_), State::Already(..)) => VerdictClass::Again,
            (Said::Verdict(verdict), _) => verdict.class(),
            (Said::Unlabelled(_), _) => VerdictClass::Unknown,
            (Said::Refused(_) | Said::Fleeting | Said::Shut(_), _) => VerdictClass::Again,
        }
    }

    /// Whether the line is about a device on which a note can be made: recorded now or before.
    pub(in crate::tui::app) const fn is_noteworthy(&self) -> bool {
        matches!(self.state, State::Recorded(_) | State::Already(..) | State::Recording(_))
    }

    /// The line of a device without a readable label. What it looks like takes the place of the read text.
    pub(in crate::tui::app) fn unlabelled(at: Moment, spot: Spot, (label, note): (Label, Option<&str>), state: State) -> Self {
        let reading = Reading::new(note.unwrap_or_default(), By::List);
        Self { at, reading, spot, said: Said::Unlabelled(label), state, old: false }
    }

    /// The device, if it is recorded.
    #[must_use]
    pub const fn device(&self) -> Option<DeviceIx> {
        match &self.said {
            Said::Verdict(verdict) => verdict.device,
            Said::Refused(_) | Said::Fleeting | Said::Shut(_) | Said::Unlabelled(_) => None,
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
    let reads = reads.into_iter().map(|(ix, read)| (read.order, read_line(standing, ix, read, college)));
    let unlabelled = ledger.unlabelled().filter(|found| found.spot.college == college).map(|found| {
        let (said, state) = ((found.label, found.note.as_deref()), State::Recorded(found.order.id()));
        (found.order, ReadLine { old: true, ..ReadLine::unlabelled(found.at, found.spot.clone(), said, state) })
    });
    let mut lines: Vec<_> = reads.chain(unlabelled).collect();
    lines.sort_by_key(|(order, _)| std::cmp::Reverse(*order));
    lines.into_iter().map(|(_, line)| line).take(REMEMBERED).collect()
}

fn read_line(standing: &Standing, ix: ReadIx, read: &Read, college: Uai) -> ReadLine {
    ReadLine {
        at: read.at,
        reading: Reading {
            payload: read.payload(),
            by: read.by,
            serial: read.serial.clone().map(Payload::of_kept),
            copies: NonZeroU8::new(read.copies).unwrap_or(NonZeroU8::MIN),
        },
        spot: read.spot.clone(),
        said: Said::Verdict(recalled(standing, ix, college)),
        state: State::Recorded(read.order.id()),
        old: true,
    }
}

/// The current verdict of a recorded read.
fn recalled(standing: &Standing, ix: ReadIx, college: Uai) -> Verdict {
    let sighted = standing.sighted(ix);
    let device = sighted.as_ref().and_then(|s| s.device);
    let home = device.and_then(|d| standing.inventory().device(d)).and_then(|d| d.college);
    let code = device.map(|d| {
        let here = if home == Some(college) { standing.at_home(d) } else { standing.away(d).map(|(_, code)| code) };
        here.unwrap_or(Code::Misassigned)
    });
    let ambiguous = match sighted.as_ref().map(|s| &s.resolution) {
        Some(Resolution::Ambiguous(devices)) => devices.clone(),
        _ => Vec::new(),
    };
    Verdict {
        device,
        code: code.unwrap_or(Code::Unknown),
        closeness: sighted.as_ref().and_then(Sighted::matched).map(|m| m.closeness),
        ambiguous,
        alarms: Vec::new(),
    }
}

/// Whether this way of reading means that a label was read.
#[must_use]
pub const fn is_by_label(by: By) -> bool {
    matches!(by, By::Camera | By::Wedge | By::Typed)
}
