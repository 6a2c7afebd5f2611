//! The answer to one read, given at once and before it is recorded: what it would mean, or why it is not recorded.

use super::Standing;
use crate::audit::{
    finding::Code,
    findings::{Sighted, Sightings, presence_of},
    ids::Author,
    inventory::DeviceIx,
    journal::{By, DRIFT_MS, Hlc, Order, Seen, Spot},
    ledger::{Read, ReadIx},
    moment::Moment,
    tag::{Closeness, Form, Payload, Resolution, normal::normal},
};
use std::num::NonZeroU8;

/// The input from the lens, the scanner or the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text, parsed.
    pub payload: Payload,
    /// How it was read.
    pub by: By,
    /// The maker's serial read from the same device.
    pub serial: Option<Payload>,
    /// How many times the text occurred in one frame.
    pub copies: NonZeroU8,
}

impl Reading {
    /// Creates a reading of one text, read once.
    #[must_use]
    pub fn new(text: &str, by: By) -> Self {
        Self { payload: crate::audit::tag::parse(text), by, serial: None, copies: NonZeroU8::MIN }
    }

    /// The fact that records this reading at a spot.
    #[must_use]
    pub fn seen(&self, spot: &Spot) -> Seen {
        Seen {
            spot: spot.clone(),
            payload: self.payload.kept.clone(),
            by: self.by,
            serial: self.serial.as_ref().map(|serial| serial.kept.clone()),
            instead: None,
            copies: self.copies,
        }
    }

    /// The read that it would become once recorded.
    fn as_read(&self, order: Order, at: Moment, spot: &Spot) -> Read {
        Read::of(order, at, Author::default(), self.seen(spot))
    }
}

/// Why a reading is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was read.
    Empty,
    /// It is misread or mistyped according to its own check.
    Misread,
    /// It names a place, not a device.
    Place,
}

/// What a read means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The device, if it is recorded.
    pub device: Option<DeviceIx>,
    /// The finding in the college of the read: about the device's presence, or `unknown`.
    pub code: Code,
    /// How close the read text is to the recorded tag.
    pub closeness: Option<Closeness>,
    /// All devices that fit the text, if it fits several.
    pub ambiguous: Vec<DeviceIx>,
    /// Findings about the label itself: `duplicate_tag`, `swapped_tag`.
    pub alarms: Vec<Code>,
}

/// The importance of a verdict to the auditor. It decides colour, sign and sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictClass {
    /// The right place.
    Right,
    /// It belongs here, but something must be noted: another room, an unrecorded return, an approximate match.
    Attention,
    /// It should not be here.
    Wrong,
    /// It is in no inventory.
    Unknown,
    /// It was read before, or was not recorded.
    Again,
}

impl Verdict {
    /// Its class.
    #[must_use]
    pub fn class(&self) -> VerdictClass {
        let of_device = match self.code {
            Code::Unknown | Code::Unidentified => return VerdictClass::Unknown,
            Code::Recovered | Code::GoneButPresent | Code::Misassigned => VerdictClass::Wrong,
            Code::Present if self.closeness != Some(Closeness::Approximate) => VerdictClass::Right,
            Code::Present
            | Code::UnrecordedReturn
            | Code::Misplaced
            | Code::SeenElsewhere
            | Code::NotExpected
            | Code::Overdue
            | Code::OnLoan
            | Code::NotSampled
            | Code::Missing
            | Code::Pending
            | Code::DuplicateTag
            | Code::SwappedTag => VerdictClass::Attention,
        };
        // A fault of the label itself matters wherever its device belongs.
        if self.alarms.is_empty() { of_device } else { VerdictClass::Wrong }
    }
}

/// What to do with a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Record this.
    Record {
        /// The fact.
        seen: Seen,
        /// What it means.
        verdict: Verdict,
    },
    /// It was read here already: nothing new to record.
    Already {
        /// When it was read.
        at: Moment,
        /// The author of that read.
        author: Author,
        /// What it means.
        verdict: Verdict,
    },
    /// It is not recorded.
    Refused(Refusal),
}

impl Standing {
    /// Answers a reading at a spot, read at the moment `at`. With `insist`, even a text that is misread according to
    /// its own check is recorded unchanged.
    #[must_use]
    pub fn answer(&self, reading: &Reading, spot: &Spot, at: Moment, insist: bool) -> Answer {
        if reading.payload.form == Form::Empty {
            return Answer::Refused(Refusal::Empty);
        }
        // Every entry stamped up to this time moves the clock that will stamp this read. So this read comes after all
        // of them.
        let order = Order::behind(Hlc::at(at.ms().saturating_add(DRIFT_MS)));
        let read = reading.as_read(order, at, spot);
        let sighted = Sighted::of(self.inventory(), &read);
        // A text that looks like the label of a place may be the tag of a device, if the inventory has it.
        if sighted.device.is_none() && reading.payload.form == Form::Place {
            return Answer::Refused(Refusal::Place);
        }
        if sighted.device.is_none() && reading.payload.form.is_misread() && !insist {
            return Answer::Refused(Refusal::Misread);
        }
        let verdict = self.verdict(&read, &sighted);
        let before = match sighted.device {
            Some(device) => self.sightings().of_device(self.ledger(), device).next(),
            None => self.sightings().of_unknown(self.ledger(), &sighted.text).next(),
        };
        match before {
            Some((ix, earlier))
                if earlier.spot == *spot
                    && !self.tells_more((&read, &sighted), (earlier, ix))
                    && !(sighted.device.is_none() && reading.payload.is_stripped()) =>
            {
                Answer::Already { at: earlier.at, author: earlier.author.clone(), verdict }
            }
            Some(_) | None => Answer::Record { seen: reading.seen(spot), verdict },
        }
    }

    fn verdict(&self, read: &Read, sighted: &Sighted) -> Verdict {
        let (inventory, ledger) = (self.inventory(), self.ledger());
        let here = read.spot.college;
        let presence = sighted.device.and_then(|ix| {
            let concluded = |latest| presence_of(inventory, ledger, self.draw(), ix, Some(latest), here, self.date());
            // A read with a still later time stamp, made by a clock that is ahead, is the one that the findings will
            // follow.
            let later = self.sightings().latest(ledger, ix).filter(|latest| latest.order > read.order);
            later.and_then(concluded).or_else(|| concluded(read))
        });
        let mut alarms = Vec::new();
        if self.is_duplicate(read, sighted) {
            alarms.push(Code::DuplicateTag);
        }
        if sighted.swapped.is_some() {
            alarms.push(Code::SwappedTag);
        }
        let ambiguous = match &sighted.resolution {
            Resolution::Ambiguous(devices) => devices.clone(),
            Resolution::One(_) | Resolution::None => Vec::new(),
        };
        Verdict {
            device: sighted.device,
            code: presence.unwrap_or(Code::Unknown),
            closeness: sighted.matched().map(|found| found.closeness),
            ambiguous,
            alarms,
        }
    }

    /// Whether a read of the same device at the same spot adds something to the earlier one.
    fn tells_more(&self, (read, sighted): (&Read, &Sighted), (earlier, ix): (&Read, ReadIx)) -> bool {
        let known = self.sighted(ix).and_then(|earlier| earlier.serial);
        let another = sighted.serial.is_some() && known != sighted.serial;
        read.copies > earlier.copies || another || is_another_label(read, earlier)
    }

    fn is_duplicate(&self, read: &Read, sighted: &Sighted) -> bool {
        let label = Sightings::label(self.inventory(), sighted);
        let known = self.sightings().of_label(self.ledger(), &label);
        let mut other = known.filter_map(|(labelled, _)| labelled.serial.as_ref());
        sighted.tagged && (read.copies > 1 || sighted.serial.as_ref().is_some_and(|serial| other.any(|known| known != serial)))
    }
}

/// Whether a label that carries tag and serial is another one than that of the earlier read, although both name the same device: one of
/// the two is on the wrong device, or a device has two labels.
fn is_another_label(read: &Read, earlier: &Read) -> bool {
    let (now, before) = (read.payload(), earlier.payload());
    now.carried().is_some_and(|(tag, _)| before.carried().is_none_or(|(known, _)| normal(known) != normal(tag)))
        && normal(&read.kept) != normal(&earlier.kept)
}
