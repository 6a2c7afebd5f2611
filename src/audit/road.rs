//! The steps of an audit, the same for the screen and the commands: enter a room, hear a read, insist on a misread,
//! close, reopen. Each step returns the facts to record; nothing is recorded here.

use super::{
    ids::{Author, EntryId, RoomName},
    inventory::DeviceIx,
    journal::{About, Fact, Label, RoomPlace, Seen, Spot},
    ledger::{Ledger, RoomState, Touched, VisitState},
    moment::Moment,
    standing::{Answer, Reading, Refusal, Standing, Verdict},
    tag::{normal::normal, parse, resolve},
    text::fold,
    uai::Uai,
};
use smol_str::SmolStr;

/// Why nothing can be read in a college.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shut {
    /// Its visit is closed. It can be reopened.
    Visit,
    /// The campaign is closed.
    Campaign,
}

/// Returns why nothing can be read in a college; `None` if reading is possible.
#[must_use]
pub fn shut(ledger: &Ledger, college: Uai) -> Option<Shut> {
    if ledger.is_closed() { Some(Shut::Campaign) } else { (ledger.visit(college) == VisitState::Closed).then_some(Shut::Visit) }
}

/// The result of entering a college or a room of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrance {
    /// The place of the reads from now on.
    pub spot: Spot,
    /// The state of the room before: open, closed, or never opened. [`RoomState::Open`] if no room is named.
    pub found: RoomState,
    /// The facts that open visit and room; empty if both are open.
    pub facts: Vec<Fact>,
}

/// Enters a college, and a room of it if one is named. A closed room is reopened; a closed visit is not.
///
/// # Errors
/// [`Shut`] if nothing can be read there.
pub fn enter(ledger: &Ledger, college: Uai, room: Option<RoomName>) -> Result<Entrance, Shut> {
    if let Some(shut) = shut(ledger, college) {
        return Err(shut);
    }
    let found = room.as_ref().map_or(RoomState::Open, |room| ledger.room(college, Some(room)));
    let mut facts = opening(ledger, college);
    if let Some(room) = room.clone().filter(|_| found != RoomState::Open) {
        facts.push(Fact::RoomOpened(RoomPlace { college, room }));
    }
    Ok(Entrance { spot: Spot { college, room }, found, facts })
}

/// Returns the fact that opens the visit of a college; empty if it was opened before.
#[must_use]
pub fn opening(ledger: &Ledger, college: Uai) -> Vec<Fact> {
    match ledger.visit(college) {
        VisitState::None => vec![Fact::VisitOpened { college }],
        VisitState::Open | VisitState::Closed => Vec::new(),
    }
}

/// Returns the fact that reopens a closed visit; `None` if it is not closed.
#[must_use]
pub fn reopening(ledger: &Ledger, college: Uai) -> Option<Fact> {
    (ledger.visit(college) == VisitState::Closed).then_some(Fact::VisitOpened { college })
}

/// Returns the fact that closes the room of a spot, or the visit if the spot has no room; `None` if it is not open. A closed visit
/// with rooms open since can be closed again.
#[must_use]
pub fn closing(ledger: &Ledger, spot: &Spot) -> Option<Fact> {
    let college = spot.college;
    match spot.room.clone() {
        Some(room) if ledger.room(college, Some(&room)) == RoomState::Open => Some(Fact::RoomClosed(RoomPlace { college, room })),
        None if ledger.visit(college) == VisitState::Open || !ledger.open_since(college).is_empty() => {
            Some(Fact::VisitClosed { college })
        }
        Some(_) | None => None,
    }
}

/// Returns the facts that report a device without a readable tag at a spot; if the visit was not open, the fact that opens it comes
/// first.
///
/// # Errors
/// [`Shut`] if nothing can be reported there.
pub fn unlabelled(ledger: &Ledger, spot: &Spot, label: Label, note: Option<SmolStr>) -> Result<Vec<Fact>, Shut> {
    if let Some(shut) = shut(ledger, spot.college) {
        return Err(shut);
    }
    let mut facts = opening(ledger, spot.college);
    facts.push(Fact::Unlabelled { spot: spot.clone(), label, note });
    Ok(facts)
}

/// Returns the facts that retract a step, as [`Ledger::to_undo`] and [`Ledger::to_redo`] name it.
#[must_use]
pub fn retraction(step: Vec<EntryId>) -> Vec<Fact> {
    step.into_iter().map(|entry| Fact::Retracted { entry }).collect()
}

/// Returns what a text names, and where its last read was: a recorded device, or the last read of something unknown. `None` if it
/// names neither. Without a read, the place is where the device is recorded.
#[must_use]
pub fn named(standing: &Standing, text: &str) -> Option<(About, Option<Uai>)> {
    let (inventory, ledger, sightings) = (standing.inventory(), standing.ledger(), standing.sightings());
    let payload = parse(text);
    if let Some(ix) = resolve(inventory, &payload).device() {
        let device = inventory.device(ix)?;
        let read = sightings.latest(ledger, ix).map(|read| read.spot.college);
        return Some((About::Device(device.tag.clone()), read.or(device.college)));
    }
    let (_, read) = sightings.of_unknown(ledger, &normal(&payload.kept)).next()?;
    Some((About::Entry(read.order.id()), Some(read.spot.college)))
}

/// Returns the room that a name means in a college: a known one whose name differs at most in case, accents and blanks,
/// otherwise a new one. `None` for a name of blanks only.
#[must_use]
pub fn room_named(standing: &Standing, college: Uai, name: &str) -> Option<RoomName> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return None;
    }
    let wanted = fold(&name);
    let known = standing.inventory().rooms_of(college).chain(standing.ledger().rooms_named(college));
    let same = known.into_iter().find(|room| fold(room.as_str()) == wanted).cloned();
    Some(same.unwrap_or_else(|| RoomName::new(name)))
}

/// The most rooms that are offered for one name.
const LIKE: usize = 8;

/// Returns the known rooms of a college that a new name resembles so much that one of them may be meant, the nearest first: the same
/// digits, and at most two letters added, left out, changed or swapped with their neighbour, of at least six; then those of which the
/// name begins a word, with the same digits or without any. None for a name that is known.
#[must_use]
pub fn resembling(standing: &Standing, college: Uai, name: &RoomName) -> Vec<RoomName> {
    let split = |name: &str| {
        let (digits, letters): (Vec<char>, Vec<char>) =
            fold(name).chars().filter(|c| c.is_alphanumeric()).partition(char::is_ascii_digit);
        (digits, letters.into_iter().collect::<String>())
    };
    let (digits, letters) = split(name.as_str());
    let known = || standing.inventory().rooms_of(college).chain(standing.ledger().rooms_named(college));
    if known().any(|room| room == name) {
        return Vec::new();
    }
    let near = known().filter_map(|room| {
        let (its, word) = split(room.as_str());
        let far = strsim::damerau_levenshtein(&word, &letters);
        let enough = word.chars().count().max(letters.chars().count()) >= 3 * far;
        (its == digits && far <= 2 && enough).then_some((far, room))
    });
    let begun = |room: &&RoomName| {
        let (room, part) = (fold(room.as_str()), fold(name.as_str()));
        let begins =
            |at: usize| room.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
        let numbered = digits.is_empty() || split(&room).0 == digits;
        numbered && letters.chars().count() > 1 && room.match_indices(&part).any(|(at, _)| begins(at))
    };
    let mut near: Vec<(usize, &RoomName)> = near.collect();
    near.sort_by_key(|(far, _)| *far);
    let mut found: Vec<RoomName> = Vec::new();
    for room in near.into_iter().map(|(_, room)| room).chain(known().filter(begun)) {
        if found.len() < LIKE && !found.contains(room) {
            found.push(room.clone());
        }
    }
    found
}

/// The text that a station read last, if it was refused as misread. The same text as its next read insists on it; any other read in
/// between ends this, whatever its answer was and wherever it was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insistence(Option<SmolStr>);

impl Insistence {
    /// Something else was read in between, of which no text is known.
    pub fn interrupt(&mut self) {
        self.0 = None;
    }
}

/// What is to be done with a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// These facts are to be recorded, either all or none.
    Record {
        /// The read. If the visit was not open, the fact that opens it comes first.
        facts: Vec<Fact>,
        /// What the read means.
        verdict: Verdict,
    },
    /// It was read at this spot before, so there is nothing to record.
    Already {
        /// When it was read.
        at: Moment,
        /// The author of that read.
        author: Author,
        /// What it means.
        verdict: Verdict,
    },
    /// It is not to be recorded.
    Refused(Refusal),
    /// Nothing can be read there.
    Shut(Shut),
}

/// Hears a reading at a spot. `earlier` is an earlier entry of the same device, made by its label alone. If the reading
/// shows that it was another device, the new read replaces that entry.
///
/// A text that is misread according to its own check is refused once. If the very same text comes again, it is recorded
/// unchanged.
pub fn hear(
    standing: &Standing,
    insistence: &mut Insistence,
    reading: &Reading,
    spot: &Spot,
    at: Moment,
    earlier: Option<EntryId>,
) -> Heard {
    let text = &reading.payload.kept;
    let insists = insistence.0.take().as_ref() == Some(text);
    if let Some(shut) = shut(standing.ledger(), spot.college) {
        return Heard::Shut(shut);
    }
    match standing.answer(reading, spot, at, insists) {
        Answer::Record { seen, verdict } => {
            let instead = earlier.filter(|entry| device_of(standing, *entry) != verdict.device);
            let mut facts = opening(standing.ledger(), spot.college);
            facts.push(Fact::Seen(Seen { instead, ..seen }));
            Heard::Record { facts, verdict }
        }
        Answer::Already { at, author, verdict } => Heard::Already { at, author, verdict },
        Answer::Refused(refusal) => {
            insistence.0 = (refusal == Refusal::Misread).then(|| text.clone());
            Heard::Refused(refusal)
        }
    }
}

/// The device that a recorded read identified.
fn device_of(standing: &Standing, entry: EntryId) -> Option<DeviceIx> {
    match standing.ledger().touched(entry) {
        Some(Touched::Read(ix)) => standing.sightings().device(ix),
        _ => None,
    }
}
