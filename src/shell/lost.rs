//! A station that was lost or stolen: what it can have, what of it arrived, and the word of the office that refuses it.

use super::{
    clock,
    hub::named,
    reach::{at, said},
    session::Session,
    translate,
};
use crate::{
    audit::{
        exchange::{Card, Scope},
        ids::Revision,
        journal::{Fact, Offices},
        moment::Moment,
    },
    io::hub::{Greeting, Refusal, Word},
    job::{Doing, Failure, HubAddress},
};

/// What is known about a lost station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The station.
    pub card: Card,
    /// The colleges for which it was ever accepted; `None` if it never was.
    pub scope: Option<Scope>,
    /// Those for which it was accepted last: so it is accepted again.
    pub accepted_for: Option<Scope>,
    /// The newest revision of the inventory that the hub could hand it.
    pub revision: Revision,
    /// How many of its entries are here.
    pub entries: u64,
    /// When it wrote the last of them.
    pub last: Option<Moment>,
    /// How many of its entries its signed ends at the hub name beyond those.
    pub not_here: u64,
    /// The roles with which it logs in at the hub.
    pub roles: Vec<String>,
    /// When it was called lost, if it was before.
    pub before: Option<Moment>,
    /// What was done about it.
    pub done: LossDone,
}

/// What was done about a lost station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossDone {
    /// It was only told of.
    Told,
    /// It is refused as lost.
    Refused,
    /// It was called lost before: nothing was recorded.
    Before,
    /// Entries of it are at the hub and not here, and a sync would take them in: nothing was recorded.
    Waits,
}

impl Session {
    /// Tells what a station has that was lost and, if that is meant, refuses it as lost: an entry of the office, which the lists of
    /// the hub follow. It is said once: said again, the first time holds. As long as a sync would take entries of it in, it is not
    /// said, because those would be shut out with it.
    ///
    /// # Errors
    /// [`crate::job::Hint::OfficeOnly`] elsewhere than at the office, [`crate::job::Hint::OfficeRenews`] for the office itself,
    /// [`crate::job::Hint::NameStation`] if no station or several fit, and every case of hub and store.
    pub fn lose(&mut self, address: &HubAddress, wanted: &str, refuse: bool) -> Result<Loss, Failure> {
        let mut hub = at(address)?;
        let refused = |refusal: Refusal| said(Doing::UseHub)(refusal.into());
        let greeting = hub.meet(&[]).map_err(said(Doing::UseHub))?;
        if greeting.office != self.station().key.public() {
            return Err(refused(Refusal::OfficeOnly));
        }
        let cards = self.judged(&greeting)?;
        let card = named(&mut *hub, &cards, wanted)?;
        if card.key == greeting.office {
            return Err(refused(Refusal::IsOffice));
        }
        let roles = hub.roles_of(&card.key).map_err(said(Doing::UseHub))?;
        let mut loss = self.loss(&greeting, card, roles)?;
        if !refuse {
            return Ok(loss);
        }
        let word = match loss.before {
            // The lists of the hub may not have followed then: it was away.
            Some(_) => None,
            None if loss.card.accepted && loss.not_here > 0 => return Ok(Loss { done: LossDone::Waits, ..loss }),
            None => {
                loss.done = LossDone::Refused;
                Some(Word::Lost)
            }
        };
        loss.card = self.tell_hub(&mut *hub, loss.card, word)?;
        Ok(loss)
    }

    fn loss(&self, greeting: &Greeting, card: Card, roles: Vec<String>) -> Result<Loss, Failure> {
        let failed = |error| translate::store(Doing::ReadStore, &error);
        let (store, key) = (self.store(), card.key);
        // The length of a series is what a station says of itself: a sum of them has an end.
        let entries = store.reaches(Some(&key)).map_err(failed)?.iter().map(|reach| reach.seq).fold(0, u64::saturating_add);
        let heard = store.heard().map_err(failed)?.into_iter().filter(|(of, _)| *of == key).map(|(_, ms)| ms).max();
        let here = store.series().map_err(failed)?;
        let beyond = greeting.series.iter().filter(|head| head.key == key).map(|head| {
            let here = here.iter().find(|series| series.writer == head.writer).map_or(0, |series| series.entries);
            head.seq.saturating_sub(here)
        });
        let (ever, last) = self.accepted_for(greeting, &card)?;
        let before = self.roster(greeting)?.member(&key).and_then(|member| member.lost);
        Ok(Loss {
            card,
            scope: ever,
            accepted_for: last,
            revision: greeting.newest(),
            entries,
            last: heard.map(|ms| Moment::new(ms, clock::now().offset_min())),
            not_here: beyond.fold(0, u64::saturating_add),
            roles,
            before,
            done: if before.is_some() { LossDone::Before } else { LossDone::Told },
        })
    }

    /// Every college for which the office ever accepted a station, because of what it was handed once nobody knows that it is gone;
    /// and those for which it accepted it last.
    fn accepted_for(&self, greeting: &Greeting, card: &Card) -> Result<(Option<Scope>, Option<Scope>), Failure> {
        let entries = self.store().roster_entries().map_err(|error| translate::store(Doing::ReadStore, &error))?;
        let (mut ever, mut last): (Option<Scope>, Option<Scope>) = (None, None);
        for entry in Offices::of(&greeting.office, &entries).statements(&entries) {
            let Fact::StationAccepted { key, scope, .. } = &entry.body.fact else { continue };
            if *key == card.key {
                ever = Some(match (ever, scope.clone()) {
                    (Some(Scope::Colleges(mut before)), Scope::Colleges(more)) => {
                        before.extend(more);
                        Scope::Colleges(before)
                    }
                    (Some(Scope::All), _) | (_, Scope::All) => Scope::All,
                    (None, first) => first,
                });
                last = Some(scope.clone());
            }
        }
        // At a hub whose office keeps no roster yet, its lists alone tell.
        let listed = || card.accepted.then(|| card.scope.clone());
        Ok((ever.or_else(listed), last.or_else(listed)))
    }
}
