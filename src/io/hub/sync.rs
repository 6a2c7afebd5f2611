//! A sync: store and hub exchange what the other does not have, over any kind of hub.
//!
//! The steps are: contact the hub; receive the office's statements about stations; the inventory; the others' entries;
//! send the own entries. At the end the office states what data there is, and every other station checks whether
//! anything of that is missing. Every step is on disk before the next begins. So a sync that is interrupted is only
//! shorter: the next one continues where it stopped, by what both sides really have.

use super::{
    Progress, Report, Step, Trouble,
    contract::{Begun, Hub},
    course::{Heights, Me, Sync},
    entries::Push,
    error::{HubError, Refusal},
    greeting::Greeting,
    moves::move_campaigns,
    office::state,
    stock::shows_what_was_stated,
};
use crate::{
    audit::{
        exchange::{Own, Scope, SeriesHead, own},
        ids::{CampaignId, WriterId},
        journal::DRIFT_MS,
    },
    io::store::{Pin, Station, Store},
};
use std::ops::ControlFlow;

/// Synchronises store and hub. `report` contains what was done, even after an error. `tell` receives the progress and
/// may stop the sync between two steps.
///
/// # Errors
/// By case of [`HubError`]; what `report` contains stays done.
pub fn sync(
    store: &mut Store,
    hub: &mut dyn Hub,
    me: &Me,
    report: &mut Report,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), HubError> {
    move_campaigns(store, me)?;
    let known = Heights::of(store)?;
    let mut all = Sync { store, hub, me, report, tell, known, roster: CampaignId([0; 16]) };
    all.told(Step::Meet, 0, None)?;
    let own: Vec<WriterId> = all.known.acknowledged.keys().copied().collect();
    let begun: Vec<Begun> = all.store.heads()?.series.iter().map(|head| (head.writer, (head.campaign, head.key))).collect();
    all.hub.knows(&begun);
    let mut greeting = all.hub.meet(&own)?;
    all.roster = greeting.hub.roster();
    let before = all.recognise(&greeting)?;
    greeting.troubles.iter().for_each(|trouble| all.report.trouble(trouble.clone()));
    // The hub's clock agrees with this one. So a later time stamp was made by a clock that was ahead.
    if greeting.time.is_some() {
        all.put_clocks_right()?;
    }
    let office = greeting.office == all.me.key.public();
    // It became the office since it last met its hub.
    let anew = office && before.as_ref().is_some_and(|before| before.office != greeting.office);
    // A hub hands over nothing to a station that is not on its own list, whatever the office stated.
    if !office {
        all.accepted(&greeting)?;
    }
    let (roster, wrong) = all.pull_roster(&mut greeting)?;
    let scope = all.accepted(&greeting)?;
    let mut published = greeting.newest();
    if anew {
        shows_what_was_stated(&greeting, &roster)?;
        all.pull_inventory(&greeting, before.as_ref(), (&scope, &roster), true)?;
        // At a station a gap is nothing: its hub may have merged revisions before it received any.
        all.store.note_skipped_revisions()?;
    }
    if office {
        // First: whoever was turned away is so even where the inventory is refused.
        all.keep_roster(&greeting, wrong)?;
        // Then: a revision may need what the hub lacks.
        if let Some(owner) = all.hub.keep_rights(&me.key)? {
            all.report.trouble(Trouble::LacksRights(owner));
        }
        published = all.publish(&greeting)?.max(published);
    } else {
        all.pull_inventory(&greeting, before.as_ref(), (&scope, &roster), false)?;
    }
    // Only now: otherwise an inventory received partly, with a new history or scope, would be taken for a complete one.
    let (hub, incarnation) = (greeting.hub, greeting.incarnation);
    let pin = Pin { hub, incarnation, office: greeting.office, scope, synced: before.and_then(|pin| pin.synced) };
    all.store.set_pin(&pin)?;
    // A refusal about the own series is returned only after the others' entries are here, because they are not
    // affected.
    let plans = all.plans(&greeting);
    all.pull_entries(&greeting, &roster)?;
    all.push_entries(plans?)?;
    if office {
        state(all.store, all.hub, me, &greeting, published)?;
    } else {
        all.miss(&greeting, &roster)?;
    }
    let scope = pin.scope.clone();
    all.store.set_pin(&Pin { synced: Some(all.me.now), ..pin })?;
    // After everything else, which is done and said to be done: never in place of an entry.
    all.exchange_stills(&scope, office)
}

impl Sync<'_> {
    /// Checks that it is the right hub and that the clocks agree. Returns what was agreed with it before.
    fn recognise(&mut self, greeting: &Greeting) -> Result<Option<Pin>, HubError> {
        let before = self.store.pin()?;
        if let Some(ours) = before.as_ref().map(|pin| pin.hub).filter(|ours| *ours != greeting.hub) {
            return Err(Refusal::WrongHub { ours, found: greeting.hub }.into());
        }
        let known = match &before {
            Some(pin) => Some(pin.office),
            None => self.store.office_met()?,
        };
        match known {
            Some(known) if known != greeting.office => {
                self.succeeded(greeting, &known)?;
                self.store.meet_office(&greeting.office)?;
                self.report.trouble(Trouble::OfficeChanged(greeting.office));
            }
            // It is the office again after another one, or had met that of another hub before.
            Some(_) => {
                if self.store.office_met()? != Some(greeting.office) {
                    self.store.meet_office(&greeting.office)?;
                }
            }
            None => {
                self.store.meet_office(&greeting.office)?;
                if before.is_none() && greeting.office != self.me.key.public() {
                    self.report.trouble(Trouble::FirstContact(greeting.office));
                }
            }
        }
        if let Some(time) = greeting.time {
            let off = self.me.now.ms() - time.ms();
            if off.abs() > DRIFT_MS {
                return Err(Refusal::Clock { minutes: off / 60_000 }.into());
            }
        }
        Ok(before)
    }

    /// Returns the scope with which the hub accepts this station. If the hub does not know the station, introduces it.
    fn accepted(&mut self, greeting: &Greeting) -> Result<Scope, HubError> {
        let key = self.me.key.public();
        match greeting.card(&key) {
            Some(card) if card.accepted => return Ok(card.scope.clone()),
            Some(_) => {}
            None => self.hub.introduce(&self.me.name, &self.me.key)?,
        }
        Err(Refusal::NotAccepted { name: self.me.name.clone(), key }.into())
    }

    /// Corrects the time stamps that were made by a clock that was ahead.
    fn put_clocks_right(&mut self) -> Result<(), HubError> {
        let station = Station { name: self.me.name.as_str().into(), key: self.me.key.clone() };
        for (writer, minutes) in self.store.put_clocks_right(&station, self.me.now)? {
            self.report.trouble(Trouble::ClockPutRight { writer, minutes });
        }
        Ok(())
    }

    /// Returns what is to be sent of each own series. Any other state is refused before anything is sent.
    fn plans(&mut self, greeting: &Greeting) -> Result<Vec<Push>, HubError> {
        let mut plans = Vec::new();
        for series in self.store.own()? {
            let writer = series.writer;
            if self.store.is_forgotten(series.campaign)? {
                continue;
            }
            let (store, here, hole) = (&*self.store, series.entries, greeting.holes.contains(&writer));
            // It is less now if another history of the hub has begun.
            let now = if hole { 0 } else { store.acknowledged(writer)? };
            let acknowledged = self.known.acknowledged.get(&writer).map_or(0, |before| now.min(*before));
            let heads: Vec<&SeriesHead> = greeting.series.iter().filter(|head| head.writer == writer).collect();
            let hash_at = |seq| store.hash_at(writer, seq).ok().flatten();
            // Every piece must lie on the chain of this store. The last one shows how far the hub is.
            let ways: Vec<Own> = heads.iter().map(|head| own(here, hash_at, acknowledged, Some(head))).collect();
            if ways.contains(&Own::Forked) {
                return Err(Refusal::Cloned(writer).into());
            }
            let last = heads.iter().copied().max_by_key(|head| head.seq);
            let after = match own(here, hash_at, acknowledged, last) {
                Own::Same => None,
                Own::Push(after) => Some(after),
                Own::Forked => return Err(Refusal::Cloned(writer).into()),
                Own::Behind => return Err(self.behind(writer, here, last.map_or(0, |head| head.seq))?.into()),
                Own::HubLost => return Err(Refusal::HubRestored.into()),
            };
            match after {
                Some(after) => plans.push(Push { writer, campaign: series.campaign, after, upto: here, mends: hole }),
                None if here > 0 => self.store.acknowledge(writer, here)?,
                None => {}
            }
        }
        Ok(plans)
    }

    /// The hub has more entries. Returns the refusal: restored, if they continue the entries here; cloned, if they do not.
    fn behind(&mut self, writer: WriterId, here: u64, there: u64) -> Result<Refusal, HubError> {
        let ours = self.store.hash_at(writer, here)?;
        let mut forked = false;
        self.hub.fetch(writer, here, &mut |segment| {
            let next = segment.iter().flat_map(|segment| segment.entries()).find(|entry| entry.id.seq == here + 1);
            forked |= next.is_some_and(|entry| Some(entry.prev) != ours);
            Ok(())
        })?;
        Ok(if forked { Refusal::Cloned(writer) } else { Refusal::Restored { writer, here, there } })
    }
}
