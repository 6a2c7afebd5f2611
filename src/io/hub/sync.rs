//! A sync: store and hub brought to agree, over whatever hub.
//!
//! Meet; then the inventory, then the others' entries, then the own ones. Every step is on disk before the next begins, so
//! that a sync cut at any instant is only shorter: the next one goes on where it stopped, by what both sides really hold.

use super::{
    Hub, Progress, Report, Step, TakeRow, Trouble,
    error::{HubError, Refusal},
    greeting::Greeting,
};
use crate::{
    audit::{
        exchange::{Own, RevisionDigest, Scope, Segment, SeriesHead, own, write_head, write_row},
        ids::{CampaignId, Revision, WriterId},
        journal::{Digest, SigningKey},
        moment::Moment,
    },
    io::store::{Arrival, Known, Pin, Store, Unmergeable},
};
use std::{collections::BTreeMap, ops::ControlFlow};

/// How many entries go in one segment.
pub const BATCH: usize = 5_000;
/// How far clocks may be apart, in milliseconds.
const APART: i64 = 10 * 60 * 1000;
/// After how many rows progress is told.
const ROWS: u64 = 1_000;

/// Who syncs, and when.
#[derive(Clone, Debug)]
pub struct Me {
    /// The station's name.
    pub name: String,
    /// Its key.
    pub key: SigningKey,
    /// The wall clock, now.
    pub now: Moment,
}

/// Brings store and hub to agree. `report` tells what was done even where it ends in an error; `tell` is told how far it is,
/// and may stop it between two steps.
///
/// # Errors
/// By case of [`HubError`]; what `report` tells stands.
pub fn sync(
    store: &mut Store,
    hub: &mut dyn Hub,
    me: &Me,
    report: &mut Report,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), HubError> {
    let known = Heights::of(store)?;
    let mut all = Sync { store, hub, me, report, tell, known };
    all.told(Step::Meet, 0, None)?;
    let own: Vec<WriterId> = all.known.acknowledged.keys().copied().collect();
    let greeting = all.hub.meet(&own)?;
    let before = all.recognise(&greeting)?;
    greeting.troubles.iter().for_each(|trouble| all.report.trouble(trouble.clone()));
    let office = greeting.office == all.me.key.public();
    let scope = greeting.card(&all.me.key.public()).map(|card| card.scope.clone()).unwrap_or_default();
    if office {
        all.publish(&greeting)?;
    } else {
        all.pull_inventory(&greeting, before.as_ref(), &scope)?;
    }
    // Only now: an inventory half received under a new history or scope would be taken for a whole one.
    let (hub, incarnation, office) = (greeting.hub, greeting.incarnation, greeting.office);
    let pin = Pin { hub, incarnation, office, scope, synced: before.and_then(|pin| pin.synced) };
    all.store.set_pin(&pin)?;
    // What was refused about the own series is told after the others' entries are here: they are not to blame.
    let plans = all.plans(&greeting);
    all.pull_entries(&greeting)?;
    all.push_entries(plans?)?;
    all.store.set_pin(&Pin { synced: Some(all.me.now), ..pin })?;
    Ok(())
}

struct Sync<'a> {
    store: &'a mut Store,
    hub: &'a mut dyn Hub,
    me: &'a Me,
    report: &'a mut Report,
    tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    known: Heights,
}

/// How far series were before the hub was met. Another process of this store may bring them on meanwhile, and the hub is not
/// to blame for what it did not have yet when it was asked.
struct Heights {
    /// What the hub has acknowledged of own ones.
    acknowledged: BTreeMap<WriterId, u64>,
    /// How many entries of each were here.
    entries: BTreeMap<WriterId, u64>,
    /// The newest revision that was here.
    newest: Revision,
}

impl Heights {
    fn of(store: &Store) -> Result<Self, HubError> {
        let series = store.series()?;
        let own = series.iter().filter(|series| series.own);
        let acknowledged = own.map(|series| Ok((series.writer, store.acknowledged(series.writer)?)));
        Ok(Self {
            acknowledged: acknowledged.collect::<Result<_, HubError>>()?,
            entries: series.iter().map(|series| (series.writer, series.entries)).collect(),
            newest: store.newest_revision()?,
        })
    }
}

/// What is to be sent of an own series.
struct Push {
    writer: WriterId,
    campaign: CampaignId,
    after: u64,
    upto: u64,
    /// It mends what was missing or altered there.
    mends: bool,
}

impl Sync<'_> {
    fn told(&mut self, step: Step, done: u64, total: Option<u64>) -> Result<(), HubError> {
        match (self.tell)(Progress { step, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(HubError::Stopped),
        }
    }

    /// Whether it is the right hub, this station is known there, and the clocks agree; what was agreed with it before.
    fn recognise(&mut self, greeting: &Greeting) -> Result<Option<Pin>, HubError> {
        let key = self.me.key.public();
        let before = self.store.pin()?;
        if let Some(pin) = &before {
            if pin.hub != greeting.hub {
                return Err(Refusal::WrongHub { ours: pin.hub, found: greeting.hub }.into());
            }
            if pin.office != greeting.office {
                return Err(Refusal::OtherOffice.into());
            }
        }
        if let Some(time) = greeting.time {
            let off = self.me.now.ms() - time.ms();
            if off.abs() > APART {
                return Err(Refusal::Clock { minutes: off / 60_000 }.into());
            }
        }
        let card = greeting.card(&key);
        if !card.is_some_and(|card| card.accepted) {
            if card.is_none() {
                self.hub.introduce(&self.me.name, &self.me.key)?;
            }
            return Err(Refusal::NotAccepted { name: self.me.name.clone(), key }.into());
        }
        Ok(before)
    }

    /// At the office: publishes the revisions that the hub does not have.
    fn publish(&mut self, greeting: &Greeting) -> Result<(), HubError> {
        let known: BTreeMap<Revision, Digest> = greeting.revisions.iter().copied().collect();
        let mut before = [0; 32];
        for (revision, digest) in self.store.revision_digests()? {
            if revision < greeting.floor {
                before = digest.unwrap_or(before);
                continue;
            }
            if let Some(there) = known.get(&revision) {
                match digest {
                    Some(here) if here != *there => return Err(Refusal::OtherInventory(revision).into()),
                    _ => self.store.set_revision_digest(revision, there)?,
                }
                before = *there;
                continue;
            }
            before = self.publish_one(revision, before)?;
            self.report.published += 1;
        }
        match greeting.revisions.last() {
            // Somebody else published under the office's name, or the office's own store is an older copy.
            Some((newest, _)) if *newest > self.store.newest_revision()? => Err(Refusal::OtherInventory(*newest).into()),
            _ => Ok(()),
        }
    }

    fn publish_one(&mut self, revision: Revision, before: Digest) -> Result<Digest, HubError> {
        let head = self.store.revision_head(revision)?;
        let (store, tell) = (&*self.store, &mut *self.tell);
        let mut ended = before;
        let mut rows = |take: &mut TakeRow<'_>| {
            let mut digest = RevisionDigest::after(&before);
            digest.add(&write_head(&head));
            let mut done = 0;
            store.hand_over(revision, |row| {
                let line = write_row(&row);
                digest.add(&line);
                done += 1;
                if done % ROWS == 0 && tell(Progress { step: Step::Publish, done, total: None }).is_break() {
                    return Err(HubError::Stopped);
                }
                take(&row, &line)
            })?;
            ended = digest.clone().end();
            Ok(ended)
        };
        self.hub.publish(&head, &mut rows, &self.me.key)?;
        self.store.set_revision_digest(revision, &ended)?;
        Ok(ended)
    }

    /// In the field: receives the revisions that are not here, or all of them where the scope or the history is another.
    fn pull_inventory(&mut self, greeting: &Greeting, before: Option<&Pin>, scope: &Scope) -> Result<(), HubError> {
        let here = self.store.revision_digests()?;
        let newest = here.last().map(|(revision, _)| *revision).unwrap_or_default();
        let known: Vec<_> = here.iter().copied().filter(|(revision, _)| *revision <= self.known.newest).collect();
        let strange = stranger(&known, greeting);
        match (strange, before) {
            // An inventory that came from elsewhere would be lost, and campaigns stand on it.
            (Some(_), None) => return Err(Refusal::OwnInventory.into()),
            // A folder whose files have not all been delivered: those of the inventory come last of all.
            (Some(_), Some(pin)) if pin.incarnation == greeting.incarnation && greeting.revisions.is_empty() => {
                self.report.trouble(Trouble::InventoryMissing);
                return Ok(());
            }
            (Some(revision), Some(pin)) if pin.incarnation == greeting.incarnation => {
                return Err(Refusal::OtherInventory(revision).into());
            }
            _ => {}
        }
        // Behind the floor what went is no longer told.
        let anew = strange.is_some() || newest < greeting.floor || before.is_none_or(|pin| pin.scope != *scope);
        let after = if anew { Revision(0) } else { newest };
        if after >= greeting.newest() {
            return Ok(());
        }
        let (hub, tell) = (&mut *self.hub, &mut *self.tell);
        let (mut revisions, mut rows) = (0, 0);
        let known = if anew { Known::Until(greeting.floor, scope) } else { Known::Kept };
        self.store.receive(known, |put| {
            hub.inventory(after, greeting.newest(), scope, &mut |arrival| {
                match &arrival {
                    Arrival::Revision(..) => revisions += 1,
                    Arrival::Line(_) => rows += 1,
                }
                if rows % ROWS == 0 && tell(Progress { step: Step::Inventory, done: rows, total: None }).is_break() {
                    return Err(HubError::Stopped);
                }
                Ok(put(arrival)?)
            })
        })?;
        self.report.revisions += revisions;
        self.report.rows += rows;
        self.report.anew |= anew && before.is_some();
        Ok(())
    }

    /// What is to be done with each own series. Anything but going on is refused before anything is sent.
    fn plans(&mut self, greeting: &Greeting) -> Result<Vec<Push>, HubError> {
        let mut plans = Vec::new();
        for series in self.store.own()? {
            let writer = series.writer;
            let (store, here, hole) = (&*self.store, series.entries, greeting.holes.contains(&writer));
            // Less by now where another history of the hub has begun.
            let now = if hole { 0 } else { store.acknowledged(writer)? };
            let acknowledged = self.known.acknowledged.get(&writer).map_or(0, |before| now.min(*before));
            let heads: Vec<&SeriesHead> = greeting.series.iter().filter(|head| head.writer == writer).collect();
            let hash_at = |seq| store.hash_at(writer, seq).ok().flatten();
            // Every piece must lie on the chain that is here; how far the hub is, the last one tells.
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

    /// The hub holds more: whether it goes on from what is here, or from something else.
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

    /// Takes in what the others wrote.
    fn pull_entries(&mut self, greeting: &Greeting) -> Result<(), HubError> {
        let here: BTreeMap<WriterId, (bool, u64)> =
            self.store.series()?.iter().map(|series| (series.writer, (series.own, series.entries))).collect();
        let known = |head: &&SeriesHead| here.get(&head.writer).copied().unwrap_or_default();
        let mut wanted: BTreeMap<WriterId, (u64, &SeriesHead)> = BTreeMap::new();
        for head in greeting.series.iter().filter(|head| !known(head).0) {
            let after = known(&head).1;
            if head.seq < after {
                if self.known.entries.get(&head.writer).is_some_and(|before| head.seq < *before) {
                    self.report.trouble(Trouble::Lost(head.writer));
                }
            } else if head.seq > after || self.store.hash_at(head.writer, after)? != Some(head.hash) {
                wanted.insert(head.writer, (after, head));
            }
        }
        let total = wanted.values().map(|(after, head)| head.seq.saturating_sub(*after)).sum();
        for (writer, (after, head)) in wanted {
            let card = greeting.card(&head.key);
            if !card.is_some_and(|card| card.accepted) {
                let name = card.map(|card| card.name.clone()).unwrap_or_default();
                self.report.trouble(Trouble::UnknownKey { key: head.key, name });
                continue;
            }
            self.told(Step::Receive, self.report.arrived(), Some(total))?;
            let (store, me, report, tell) = (&mut *self.store, self.me, &mut *self.report, &mut *self.tell);
            self.hub.fetch(writer, after, &mut |segment| {
                match segment {
                    Ok(segment) if segment.key() != head.key => {
                        report.trouble(Trouble::UnknownKey { key: segment.key(), name: Default::default() });
                    }
                    Ok(segment) => take_in(store, me, report, &segment)?,
                    Err(trouble) => report.trouble(trouble),
                }
                match tell(Progress { step: Step::Receive, done: report.arrived(), total: Some(total) }) {
                    ControlFlow::Continue(()) => Ok(()),
                    ControlFlow::Break(()) => Err(HubError::Stopped),
                }
            })?;
        }
        Ok(())
    }

    /// Sends what the hub does not have.
    fn push_entries(&mut self, plans: Vec<Push>) -> Result<(), HubError> {
        let total = plans.iter().map(|push| push.upto - push.after).sum();
        let before = self.report.sent;
        'series: for push in plans {
            let mut after = push.after;
            while after < push.upto {
                self.told(Step::Send, self.report.sent - before, Some(total))?;
                let entries = self.store.sealed_after(push.writer, after, BATCH)?;
                let Ok(segment) = Segment::signed(push.campaign, &self.me.key, entries) else { break };
                match self.hub.push(&segment) {
                    // Its folder is somebody's link, say: the other series are not to blame.
                    Err(HubError::Strange { path, thing }) => {
                        self.report.trouble(Trouble::Strange { what: path.display().to_string(), thing });
                        continue 'series;
                    }
                    pushed => pushed?,
                }
                self.report.sent += segment.entries().len() as u64;
                after = segment.head().seq;
                self.store.acknowledge(push.writer, after)?;
            }
            if push.mends {
                self.report.trouble(Trouble::Mended(push.writer));
            }
        }
        self.told(Step::Send, total, Some(total))
    }
}

/// The first revision here that is not the hub's; those behind its floor are not asked about.
fn stranger(here: &[(Revision, Option<Digest>)], greeting: &Greeting) -> Option<Revision> {
    let there: BTreeMap<Revision, Digest> = greeting.revisions.iter().copied().collect();
    let told = here.iter().filter(|(revision, _)| *revision >= greeting.floor);
    told.into_iter()
        .find(|(revision, digest)| digest.is_none() || there.get(revision) != digest.as_ref())
        .map(|(revision, _)| *revision)
}

fn take_in(store: &mut Store, me: &Me, report: &mut Report, segment: &Segment) -> Result<(), HubError> {
    let writer = segment.head().writer;
    match store.merge(segment, me.now) {
        Ok(entries) => {
            let ahead = entries.iter().map(|entry| entry.body.hlc.ms()).max().unwrap_or(0);
            let by = i64::try_from(ahead).unwrap_or(i64::MAX).saturating_sub(me.now.ms());
            if by > APART {
                report.trouble(Trouble::ClockAhead { writer, minutes: by / 60_000 });
            }
            if !entries.is_empty() {
                report.receive(segment.campaign(), entries);
            }
        }
        Err(Unmergeable::Store(error)) => return Err(error.into()),
        Err(Unmergeable::Missing { expected, .. }) => report.trouble(Trouble::Missing { writer, expected }),
        Err(Unmergeable::Forked(_) | Unmergeable::Own(_)) => report.trouble(Trouble::Forked(writer)),
        Err(Unmergeable::Campaign { .. }) => report.trouble(Trouble::WrongCampaign(writer)),
        Err(error @ (Unmergeable::Unintroduced | Unmergeable::Payload { .. })) => {
            report.trouble(Trouble::Altered { what: writer.to_string(), cause: error.to_string() });
        }
    }
    Ok(())
}
