//! An audit without a screen: readings in, recorded entries out. The headless visit and the demo use it.

use super::{
    clock,
    session::{Session, needs},
};
use crate::{
    audit::{
        ids::{Author, EntryId},
        journal::{Entry, Fact, Label, Spot},
        ledger::Reason,
        moment::Moment,
        road::{self, Insistence, Shut},
        standing::{Reading, Refusal, Standing, Verdict},
        uai::Uai,
    },
    job::{Doing, Failure, Hint},
};
use jiff::civil::Date;
use smol_str::SmolStr;

/// The result of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is recorded on disk.
    Recorded {
        /// The new entry.
        entry: EntryId,
        /// What it means.
        verdict: Verdict,
    },
    /// It was read at this spot before.
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
    /// Nothing can be read there.
    Shut(Shut),
}

/// A session with its conclusions.
#[derive(Debug)]
pub struct HeadlessVisit {
    session: Session,
    standing: Standing,
    insistence: Insistence,
}

impl HeadlessVisit {
    /// Begins with the content of the store.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn begin(session: Session, date: Date) -> Result<Self, Failure> {
        let standing = session.standing(date)?;
        Ok(Self { session, standing, insistence: Insistence::default() })
    }

    /// The conclusions so far.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Enters a college, and a room of it if one is named. Opens what is not open; a closed visit is only reopened with
    /// `reopen`. A room's name is compared with those known there without case, accents and blanks. Any other name is a
    /// new room, and a name of blanks is no room.
    ///
    /// # Errors
    /// [`Hint::UnknownCollege`] for a college that is not in the inventory, [`Hint::CampaignClosed`] and
    /// [`Hint::VisitClosed`] if nothing can be read there, and every refusal of the store.
    pub fn enter(&mut self, college: Uai, room: Option<&str>, reopen: bool) -> Result<Spot, Failure> {
        let refused = |hint| needs(Doing::OpenVisit, &college.to_string(), hint);
        if self.standing.inventory().college(college).is_none() {
            return Err(refused(Hint::UnknownCollege));
        }
        let room = room.and_then(|name| road::room_named(&self.standing, college, name));
        if reopen && road::shut(self.standing.ledger(), college) == Some(Shut::Visit) {
            self.record(road::reopening(self.standing.ledger(), college).into_iter().collect())?;
        }
        let entrance = road::enter(self.standing.ledger(), college, room).map_err(|shut| refused(hint_of(shut)))?;
        self.record(entrance.facts)?;
        Ok(entrance.spot)
    }

    /// Reports a device without a readable tag at a spot.
    ///
    /// # Errors
    /// [`Hint::CampaignClosed`] and [`Hint::VisitClosed`] if nothing can be reported there, and every refusal of the store.
    pub fn unlabelled(&mut self, spot: &Spot, label: Label, note: Option<SmolStr>) -> Result<Option<EntryId>, Failure> {
        let facts = road::unlabelled(self.standing.ledger(), spot, label, note);
        let facts = facts.map_err(|shut| needs(Doing::Record, &spot.college.to_string(), hint_of(shut)))?;
        Ok(self.record(facts)?.pop())
    }

    /// The entries that an undo would retract, or with `redo` the retractions that a redo would retract; empty if there is nothing.
    #[must_use]
    pub fn step(&self, redo: bool) -> Vec<EntryId> {
        let ledger = self.standing.ledger();
        let of = |writer| if redo { ledger.to_redo(writer) } else { ledger.to_undo(writer) };
        self.session.joined().map(|joined| of(joined.writer)).unwrap_or_default()
    }

    /// Why reads at a spot are set aside; `None` if they are not. Such reads are kept, and count once the office allows
    /// them.
    #[must_use]
    pub fn objection(&self, spot: &Spot) -> Option<Reason> {
        let writer = self.session.joined()?.writer;
        self.standing.ledger().objection_to(writer, &Fact::VisitOpened { college: spot.college })
    }

    /// Closes the room of a spot, or the whole visit if the spot has no room. What is not open stays as it is.
    ///
    /// # Errors
    /// Every refusal of the store.
    pub fn close(&mut self, spot: &Spot) -> Result<(), Failure> {
        let facts = road::closing(self.standing.ledger(), spot).into_iter().collect();
        self.record(facts).map(drop)
    }

    /// Answers a reading as [`road::hear`] does, and records it if there is something to record.
    ///
    /// # Errors
    /// Every refusal of the store: nothing is recorded then.
    pub fn hear(&mut self, reading: &Reading, spot: &Spot) -> Result<Heard, Failure> {
        match road::hear(&self.standing, &mut self.insistence, reading, spot, clock::now(), None) {
            road::Heard::Record { facts, verdict } => {
                // The read is the last fact.
                let entries = self.record(facts)?;
                let Some(entry) = entries.last().copied() else { return Ok(Heard::Refused(Refusal::Empty)) };
                Ok(Heard::Recorded { entry, verdict })
            }
            road::Heard::Already { at, author, verdict } => Ok(Heard::Already { at, author, verdict }),
            road::Heard::Refused(refusal) => Ok(Heard::Refused(refusal)),
            road::Heard::Shut(shut) => Ok(Heard::Shut(shut)),
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
}

/// What to do where nothing can be read.
const fn hint_of(shut: Shut) -> Hint {
    match shut {
        Shut::Visit => Hint::VisitClosed,
        Shut::Campaign => Hint::CampaignClosed,
    }
}
