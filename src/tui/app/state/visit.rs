//! A visit: the current room, the reads, the text being typed.

use super::{
    fuzzy::score,
    input::{Input, REST},
    reads::{REMEMBERED, ReadLine, Said, State, earlier},
};
use crate::audit::{
    assurance::{self, Assurance},
    finding::Code,
    ids::{EntryId, RoomName},
    inventory::DeviceIx,
    journal::Spot,
    ledger::{RoomState, Touched},
    likely::likely,
    moment::Moment,
    progress::{self, CollegeProgress, RoomProgress},
    road::{self, Shut},
    standing::{Answer, Reading, Standing},
    uai::Uai,
};
use std::{
    collections::{BTreeSet, VecDeque},
    time::Duration,
};

/// So many typed characters are needed before devices are proposed: one fits nearly all of them.
const PROPOSED: usize = 2;

/// The kind of the next input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum InputMode {
    /// A tag.
    #[default]
    Tag,
    /// A serial, read in place of a tag.
    SerialOnly,
    /// The serial of the device that was read before.
    SerialOf(Box<Earlier>),
}

/// A reading whose device is examined once more, for its serial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// What was read.
    pub reading: Reading,
    /// Where it was read. The device belongs there, wherever the auditor is by now.
    pub spot: Spot,
    /// The entry that recorded it; `None` if no entry was needed.
    pub entry: Option<EntryId>,
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
    /// Its progress.
    pub progress: CollegeProgress,
    /// What its sample allows to conclude; `None` if every device is looked for.
    pub sample: Option<Assurance>,
    /// Why nothing can be read there, if that is so.
    pub shut: Option<Shut>,
    /// What is being typed.
    pub input: Input,
    /// The kind of the next input.
    pub mode: InputMode,
    /// The reads, the latest first.
    pub reads: VecDeque<ReadLine>,
    /// The text that was held back because it seems to be a part of a label. The same text again is recorded.
    pub(in crate::tui::app) doubted: Option<String>,
    /// Which of the devices that fit what is typed is proposed.
    pub pick: usize,
    /// The end of the part of a scan that was reported as held.
    pub(in crate::tui::app) told_part: Option<Duration>,
    /// When the input was last submitted. The second Enter of a scanner that ends with two must not choose a room.
    pub(in crate::tui::app) submitted: Option<Duration>,
}

impl Visit {
    pub(in crate::tui::app) fn new(standing: &Standing, college: Uai) -> Self {
        let mut visit = Self {
            college,
            room: None,
            rooms: Vec::new(),
            chosen: 0,
            progress: progress::college(standing, college),
            sample: None,
            shut: None,
            input: Input::default(),
            mode: InputMode::default(),
            reads: earlier(standing, college),
            doubted: None,
            pick: 0,
            told_part: None,
            submitted: None,
        };
        visit.refresh(standing);
        visit.chosen = visit.rooms.iter().position(|room| room.room.is_some()).unwrap_or_default();
        // If a single room is open, somebody was working in it.
        let open: Vec<&RoomProgress> = visit.rooms.iter().filter(|room| room.state == RoomState::Open).collect();
        if let [only] = open.as_slice() {
            visit.room.clone_from(&only.room);
            visit.choose_room();
        }
        visit
    }

    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing) {
        let kept = self.rooms.get(self.chosen).map(|room| room.room.clone());
        self.progress = progress::college(standing, self.college);
        self.rooms = progress::rooms(standing, self.college);
        self.sample = assurance::of(standing, self.college);
        self.shut = road::shut(standing.ledger(), self.college);
        let place = kept.and_then(|kept| self.rooms.iter().position(|room| room.room == kept));
        self.chosen = place.unwrap_or(self.chosen).min(self.rooms.len().saturating_sub(1));
        for line in &mut self.reads {
            if let State::Recorded(entry) | State::Undone(entry) = line.state {
                line.state = if is_void(standing, entry) { State::Undone(entry) } else { State::Recorded(entry) };
            }
        }
    }

    /// Answers every reading again after a change of the inventory, because positions of devices belong to one
    /// inventory. What somebody else has read here meanwhile is shown after the reads of this screen.
    pub(in crate::tui::app) fn answer_anew(&mut self, standing: &Standing) {
        // The meaning of each read at its own time, whatever was read later.
        let last = Moment::new(i64::MAX, 0);
        for line in &mut self.reads {
            if let Said::Verdict(before) = &mut line.said {
                match standing.answer(&line.reading, &line.spot, last, true) {
                    Answer::Record { verdict, .. } | Answer::Already { verdict, .. } => *before = verdict,
                    Answer::Refused(refusal) => line.said = Said::Refused(refusal),
                }
            }
        }
        let known: BTreeSet<EntryId> = self.reads.iter().filter_map(|line| line.state.entry()).collect();
        for line in earlier(standing, self.college) {
            if line.state.entry().is_none_or(|entry| !known.contains(&entry)) {
                let place = self.reads.iter().position(|known| known.old && known.at <= line.at);
                self.reads.insert(place.unwrap_or(self.reads.len()), line);
            }
        }
        self.reads.truncate(REMEMBERED);
    }

    /// Whether this Enter is the second one of a scanner that ends with two.
    pub(in crate::tui::app) fn is_echo(&self, now: Duration) -> bool {
        self.submitted.is_some_and(|at| now.saturating_sub(at) <= REST)
    }

    /// The devices of the college that the typed letters may mean, the proposed one being that at [`Self::pick`]. None while a scanner
    /// types, or where no tag is asked for.
    #[must_use]
    pub fn proposed(&self, standing: &Standing) -> Vec<DeviceIx> {
        let typed = self.input.text().trim();
        let asks = self.mode == InputMode::Tag && self.shut.is_none() && !self.input.is_scan();
        if asks && typed.chars().count() >= PROPOSED { likely(standing, &self.spot(), typed) } else { Vec::new() }
    }

    /// Makes a room the place of the reads, or the college as a whole. The verdict of another place is not this one's, and what was held
    /// back there is no longer waited for.
    pub(in crate::tui::app) fn go_to(&mut self, room: Option<RoomName>) {
        if self.room != room {
            self.reads.iter_mut().for_each(|line| line.old = true);
            self.doubted = None;
        }
        self.room = room;
    }

    /// The one of the proposed devices that is shown, and taken by Tab.
    #[must_use]
    pub fn proposal(&self, proposed: &[DeviceIx]) -> Option<(usize, DeviceIx)> {
        let at = self.pick.min(proposed.len().checked_sub(1)?);
        proposed.get(at).map(|ix| (at, *ix))
    }

    /// Chooses the line of the current room.
    pub(in crate::tui::app) fn choose_room(&mut self) {
        if let Some(place) = self.rooms.iter().position(|room| room.room == self.room) {
            self.chosen = place;
        }
    }

    /// The chosen line of the rooms.
    #[must_use]
    pub fn chosen_room(&self) -> Option<&RoomProgress> {
        self.rooms.get(self.chosen)
    }

    /// The place of the reads now.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot { college: self.college, room: self.room.clone() }
    }

    /// Whether a blind count hides what is expected at the place of the reads.
    #[must_use]
    pub fn hides_expected(&self, standing: &Standing) -> bool {
        match &self.room {
            Some(room) => !standing.expected_shown(self.college, Some(room)),
            None => !standing.expected_shown_in_all(self.college),
        }
    }

    /// The last reading since this place was entered; one that could not be recorded is told wherever one is by now.
    #[must_use]
    pub fn last(&self) -> Option<&ReadLine> {
        self.reads.front().filter(|line| !line.old || matches!(line.state, State::NotRecorded(..)))
    }

    pub(in crate::tui::app) fn push(&mut self, line: ReadLine) {
        self.reads.push_front(line);
        self.reads.truncate(REMEMBERED);
    }
}

fn is_void(standing: &Standing, entry: EntryId) -> bool {
    match standing.ledger().touched(entry) {
        Some(Touched::Read(ix)) => standing.ledger().valid_read(ix).is_none(),
        Some(Touched::Unlabelled(entry)) => standing.ledger().unlabelled_entry(entry).is_none(),
        _ => false,
    }
}

impl Visit {
    /// The rooms of the college that typed letters may mean, the best first; all of them where nothing is typed.
    #[must_use]
    pub fn rooms_like(&self, typed: &str) -> Vec<RoomName> {
        let named = self.rooms.iter().filter_map(|room| room.room.as_ref());
        let mut scored: Vec<(i32, &RoomName)> = named.filter_map(|room| Some((score(typed, room.as_str())?, room))).collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, room)| room.clone()).collect()
    }
}

/// The devices that are expected at a spot and not read: closing it would make them missing. Those that a blind count
/// hides are left out.
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
