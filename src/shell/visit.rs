//! An audit without a screen: readings in, recorded entries out. The headless visit and the demo go this road.

use super::{clock, session::Session};
use crate::{
    audit::{
        ids::{Author, EntryId, RoomName},
        journal::{Entry, Fact, Place, Spot},
        ledger::{Reason, RoomState, VisitState},
        moment::Moment,
        standing::{Answer, Reading, Refusal, Standing, Verdict},
        text::fold,
        uai::Uai,
    },
    job::{Doing, Failure, FailureKind, Hint},
};
use jiff::civil::Date;
use smol_str::SmolStr;

/// What became of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is recorded: on disk.
    Recorded {
        /// As this entry.
        entry: EntryId,
        /// What it means.
        verdict: Verdict,
    },
    /// It was read at this spot before.
    Already {
        /// When.
        at: Moment,
        /// By whom.
        author: Author,
        /// What it means.
        verdict: Verdict,
    },
    /// It is not recorded.
    Refused(Refusal),
}

/// A session with its conclusions, and the spot where the auditor stands.
#[derive(Debug)]
pub struct Visit {
    session: Session,
    standing: Standing,
    refused: Option<SmolStr>,
}

impl Visit {
    /// Begins with what the store says.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn begin(session: Session, date: Date) -> Result<Self, Failure> {
        let standing = session.standing(date)?;
        Ok(Self { session, standing, refused: None })
    }

    /// The conclusions so far.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The session back.
    #[must_use]
    pub fn into_session(self) -> Session {
        self.session
    }

    /// Goes to a college, and a room of it if one is named; opens what is not open. A room's name is matched without
    /// case and accents against those known there; another name is a new room.
    ///
    /// # Errors
    /// [`Hint::UnknownCollege`] for a college that is not in the inventory, and every refusal of the store.
    pub fn enter(&mut self, college: Uai, room: Option<&str>) -> Result<Spot, Failure> {
        if self.standing.inventory().college(college).is_none() {
            let (doing, subject) = (Doing::OpenCampaign, college.to_string());
            return Err(Failure { kind: FailureKind::User, doing, subject, cause: String::new(), hint: Hint::UnknownCollege });
        }
        let room = room.map(|name| self.room_named(college, name));
        let mut facts = Vec::new();
        if self.standing.ledger().visit(college) != VisitState::Open {
            facts.push(Fact::VisitOpened { college });
        }
        if let Some(room) = room.clone().filter(|room| self.standing.ledger().room(college, Some(room)) != RoomState::Open) {
            facts.push(Fact::RoomOpened(Place { college, room }));
        }
        self.record(facts)?;
        Ok(Spot { college, room })
    }

    /// Why what is read at a spot is set aside, if it is: it is kept, and counts once the office says so.
    #[must_use]
    pub fn objection(&self, spot: &Spot) -> Option<Reason> {
        let writer = self.session.joined()?.writer;
        self.standing.ledger().objection_to(writer, &Fact::VisitOpened { college: spot.college })
    }

    /// Closes the room of a spot, or the whole visit where it names none.
    ///
    /// # Errors
    /// Every refusal of the store.
    pub fn close(&mut self, spot: &Spot) -> Result<(), Failure> {
        let college = spot.college;
        let fact = match spot.room.clone() {
            Some(room) => Fact::RoomClosed(Place { college, room }),
            None => Fact::VisitClosed { college },
        };
        self.record(vec![fact]).map(drop)
    }

    /// Answers a reading, and records it where there is something to record.
    ///
    /// What its own check calls misread is refused once; the very same text again is recorded as it stands.
    ///
    /// # Errors
    /// Every refusal of the store: nothing is recorded then.
    pub fn hear(&mut self, reading: &Reading, spot: &Spot) -> Result<Heard, Failure> {
        let insist = self.refused.as_ref() == Some(&reading.payload.kept);
        match self.standing.answer(reading, spot, clock::now(), insist) {
            Answer::Record { seen, verdict } => {
                let entries = self.record(vec![Fact::Seen(seen)])?;
                let Some(entry) = entries.first().copied() else { return Ok(Heard::Refused(Refusal::Empty)) };
                self.refused = None;
                Ok(Heard::Recorded { entry, verdict })
            }
            Answer::Already { at, author, verdict } => Ok(Heard::Already { at, author, verdict }),
            Answer::Refused(refusal) => {
                self.refused = (refusal == Refusal::Misread).then(|| reading.payload.kept.clone());
                Ok(Heard::Refused(refusal))
            }
        }
    }

    /// Records facts and concludes from them.
    ///
    /// # Errors
    /// Every refusal of the store: nothing is recorded then.
    pub fn record(&mut self, facts: Vec<Fact>) -> Result<Vec<EntryId>, Failure> {
        if facts.is_empty() {
            return Ok(Vec::new());
        }
        let entries: Vec<Entry> = self.session.append(facts)?;
        let ids = entries.iter().map(|entry| entry.id).collect();
        for entry in entries {
            self.standing.apply(entry);
        }
        Ok(ids)
    }

    fn room_named(&self, college: Uai, name: &str) -> RoomName {
        let wanted = fold(name);
        let known = self.standing.inventory().rooms_of(college).chain(self.standing.ledger().rooms_named(college));
        known.into_iter().find(|room| fold(room.as_str()) == wanted).cloned().unwrap_or_else(|| RoomName::new(name.trim()))
    }
}
