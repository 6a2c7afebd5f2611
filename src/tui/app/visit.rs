//! A visit: the room read in, what was read, what is being typed.

use super::input::Input;
use crate::audit::{
    assurance::{self, Assurance},
    finding::Code,
    ids::{Author, EntryId, RoomName},
    inventory::DeviceIx,
    journal::{By, Spot},
    ledger::{ReadIx, RoomState, VisitState},
    moment::Moment,
    progress::{self, CollegeProgress, RoomProgress},
    standing::{Answer, Reading, Refusal, Standing, Verdict, VerdictClass},
    tag::Resolution,
    uai::Uai,
};
use crate::job::{Failure, Ticket};
use std::{collections::VecDeque, num::NonZeroU8, time::Duration};

/// How many reads the visit remembers to show.
const REMEMBERED: usize = 200;

/// What the next input is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// A tag.
    #[default]
    Tag,
    /// A serial, read instead of a tag.
    SerialOnly,
    /// The serial of the device that was read before.
    SerialOf(Box<Earlier>),
}

/// A reading whose device is looked at once more, for its serial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// What was read.
    pub reading: Reading,
    /// Where: the device is recorded there still, wherever the auditor stands by now.
    pub spot: Spot,
    /// As which entry it was recorded; `None` if it was answered without one.
    pub entry: Option<EntryId>,
}

/// What a reading was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// What it means.
    Verdict(Verdict),
    /// Why it is not recorded.
    Refused(Refusal),
    /// The camera saw it too briefly where another label was read: it is not recorded.
    Fleeting,
    /// Nothing is read there.
    Shut(Shut),
}

/// Why nothing is read in a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// The visit is closed.
    Visit,
    /// The campaign is.
    Campaign,
}

impl Shut {
    /// The key of the words that say so, and what to do.
    #[must_use]
    pub const fn notice(self) -> &'static str {
        match self {
            Self::Visit => "notice-visit-closed",
            Self::Campaign => "notice-campaign-closed",
        }
    }
}

/// What became of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// On its way to the disk.
    Recording(Ticket),
    /// On disk, as this entry.
    Recorded(EntryId),
    /// Not on disk; kept.
    NotRecorded(Ticket, Failure),
    /// Read here before.
    Already(Moment, Author),
    /// Not to be recorded.
    Refused,
    /// Recorded as this entry, which is taken back now.
    Undone(EntryId),
}

/// One line of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLine {
    /// When.
    pub at: Moment,
    /// What.
    pub reading: Reading,
    /// Where.
    pub spot: Spot,
    /// What it was answered.
    pub said: Said,
    /// What became of it.
    pub state: State,
    /// Whether it was read before the visit was entered: its verdict is not shouted again.
    pub old: bool,
}

impl ReadLine {
    /// The class of what was said.
    #[must_use]
    pub fn class(&self) -> VerdictClass {
        match (&self.said, &self.state) {
            (Said::Verdict(_), State::Already(..)) => VerdictClass::Again,
            (Said::Verdict(verdict), _) => verdict.class(),
            (Said::Refused(_) | Said::Fleeting | Said::Shut(_), _) => VerdictClass::Again,
        }
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

/// The state of a visit.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The college.
    pub college: Uai,
    /// The room in which devices are read; `None` for the college as a whole.
    pub room: Option<RoomName>,
    /// Its rooms.
    pub rooms: Vec<RoomProgress>,
    /// The chosen line of `rooms`.
    pub chosen: usize,
    /// How far it has come.
    pub progress: CollegeProgress,
    /// What its sample allows to conclude; `None` where every device is looked for.
    pub sample: Option<Assurance>,
    /// Whether the campaign is closed.
    pub campaign_closed: bool,
    /// What is being typed.
    pub input: Input,
    /// What the next input is.
    pub mode: Mode,
    /// What was read, the latest first.
    pub reads: VecDeque<ReadLine>,
    /// The text refused as misread just before: the same again is insisted on.
    pub(super) misread: Option<String>,
    /// The end of the part of a scan that was told to be held.
    pub(super) told_part: Option<Duration>,
    /// When the input was submitted last: a scanner that ends with two Enters must not choose a room by the second.
    pub(super) submitted: Option<Duration>,
}

impl Visit {
    pub(super) fn new(standing: &Standing, college: Uai) -> Self {
        let mut visit = Self {
            college,
            room: None,
            rooms: Vec::new(),
            chosen: 0,
            progress: progress::college(standing, college),
            sample: None,
            campaign_closed: false,
            input: Input::default(),
            mode: Mode::default(),
            reads: earlier(standing, college),
            misread: None,
            told_part: None,
            submitted: None,
        };
        visit.refresh(standing);
        visit.chosen = visit.rooms.iter().position(|room| room.room.is_some()).unwrap_or_default();
        // A single open room is the one that somebody was working in.
        let open: Vec<&RoomProgress> = visit.rooms.iter().filter(|room| room.state == RoomState::Open).collect();
        if let [only] = open.as_slice() {
            visit.room.clone_from(&only.room);
            visit.choose_room();
        }
        visit
    }

    pub(super) fn refresh(&mut self, standing: &Standing) {
        let kept = self.rooms.get(self.chosen).map(|room| room.room.clone());
        self.progress = progress::college(standing, self.college);
        self.rooms = progress::rooms(standing, self.college);
        self.sample = assurance::of(standing, self.college);
        self.campaign_closed = standing.ledger().is_closed();
        let place = kept.and_then(|kept| self.rooms.iter().position(|room| room.room == kept));
        self.chosen = place.unwrap_or(self.chosen).min(self.rooms.len().saturating_sub(1));
        for line in &mut self.reads {
            if let State::Recorded(entry) | State::Undone(entry) = line.state {
                line.state = if is_void(standing, entry) { State::Undone(entry) } else { State::Recorded(entry) };
            }
        }
    }

    /// Answers every reading again: positions of devices belong to one inventory, and this one is another.
    pub(super) fn answer_anew(&mut self, standing: &Standing) {
        // What a read meant when it was read, whatever was read since.
        let last = Moment::new(i64::MAX, 0);
        for line in &mut self.reads {
            if let Said::Verdict(before) = &mut line.said {
                match standing.answer(&line.reading, &line.spot, last, true) {
                    Answer::Record { verdict, .. } | Answer::Already { verdict, .. } => *before = verdict,
                    Answer::Refused(refusal) => line.said = Said::Refused(refusal),
                }
            }
        }
    }

    /// Whether this Enter is the second of a scanner that ends with two.
    pub(super) fn is_echo(&self, now: Duration) -> bool {
        self.submitted.is_some_and(|at| now.saturating_sub(at) <= super::input::REST)
    }

    /// Chooses the line of the room that is read in.
    pub(super) fn choose_room(&mut self) {
        if let Some(place) = self.rooms.iter().position(|room| room.room == self.room) {
            self.chosen = place;
        }
    }

    /// The chosen line of the rooms.
    #[must_use]
    pub fn chosen_room(&self) -> Option<&RoomProgress> {
        self.rooms.get(self.chosen)
    }

    /// Where a reading takes place now.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot { college: self.college, room: self.room.clone() }
    }

    /// Whether a blind count hides what is expected where a reading takes place now.
    #[must_use]
    pub fn hides_expected(&self, standing: &Standing) -> bool {
        match &self.room {
            Some(room) => !standing.expected_shown(self.college, Some(room)),
            None => !standing.expected_shown_in_all(self.college),
        }
    }

    /// Whether it was closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.progress.state == VisitState::Closed
    }

    /// Why nothing is read there, if it is so.
    #[must_use]
    pub fn shut(&self) -> Option<Shut> {
        if self.campaign_closed { Some(Shut::Campaign) } else { self.is_closed().then_some(Shut::Visit) }
    }

    /// The last reading since the visit was entered.
    #[must_use]
    pub fn last(&self) -> Option<&ReadLine> {
        self.reads.front().filter(|line| !line.old)
    }

    pub(super) fn push(&mut self, line: ReadLine) {
        self.reads.push_front(line);
        self.reads.truncate(REMEMBERED);
    }
}

fn is_void(standing: &Standing, entry: EntryId) -> bool {
    match standing.ledger().touched(entry) {
        Some(crate::audit::ledger::Touched::Read(ix)) => standing.ledger().valid_read(*ix).is_none(),
        _ => false,
    }
}

/// What was read in a college before, the latest first.
fn earlier(standing: &Standing, college: Uai) -> VecDeque<ReadLine> {
    let ledger = standing.ledger();
    let mut reads: Vec<(ReadIx, &crate::audit::ledger::Read)> =
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

/// The verdict of a recorded read as it stands now.
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

/// The devices of a spot that are expected there and not read: what closing it would make missing. Not those that a blind
/// count hides.
#[must_use]
pub fn awaited(standing: &Standing, spot: &Spot, missing_too: bool) -> Vec<DeviceIx> {
    let inventory = standing.inventory();
    let wanted = |ix: &&DeviceIx| match standing.at_home(**ix) {
        Some(Code::Pending) => {
            standing.expected_shown(spot.college, inventory.device(**ix).and_then(|device| device.room.as_ref()))
        }
        Some(Code::Missing) => missing_too,
        _ => false,
    };
    let devices = match &spot.room {
        Some(room) => inventory.place(spot.college, Some(room)).map(|place| inventory.at_place(place)).unwrap_or_default(),
        None => inventory.in_college(spot.college),
    };
    devices.iter().filter(wanted).copied().collect()
}

/// How a by is counted as a label having been read.
#[must_use]
pub const fn is_by_label(by: By) -> bool {
    matches!(by, By::Camera | By::Wedge | By::Typed)
}
