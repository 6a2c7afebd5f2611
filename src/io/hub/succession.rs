//! Another office in the place of the present one, attested by the recovery key that the present one had named: for an office
//! whose machine or key is lost. Every station checks the attestation by itself, and goes on with the new office.

use super::{
    Progress, Report,
    contract::Hub,
    course::{BATCH, Heights, Me, Sync},
    error::{HubError, Refusal},
    greeting::Greeting,
    office::is_in_step,
    stock::shows_what_was_stated,
    sync::sync,
};
use crate::{
    audit::{
        exchange::{Scope, Segment},
        ids::{Author, CampaignId, WriterId},
        journal::{Entry, Fact, Offices, Proof, PublicKey, Reach, SigningKey, decode},
    },
    io::store::{Pin, Series, Station, Store},
};
use std::ops::ControlFlow;

/// The most entries of rosters that are read to find out whether an office was followed: far more than any has.
const MOST: usize = 1_000_000;

/// Records at the office which key may attest another one after it. The next sync sends it.
///
/// # Errors
/// [`Refusal::OfficeOnly`] anywhere else, and as every write to the store.
pub fn name_recovery(store: &mut Store, me: &Me, recovery: &PublicKey) -> Result<(), HubError> {
    let office = store.is_office(&me.key.public())?;
    let pin = store.pin()?.filter(|_| office).ok_or(Refusal::OfficeOnly)?;
    super::say(store, me, pin.hub.roster(), &[], Some(Fact::RecoveryNamed { key: *recovery })).map(drop)
}

/// Makes this station the office, attested by the recovery key, and syncs as the office. If it was interrupted, the same call
/// goes on.
///
/// # Errors
/// [`Refusal::NoRecovery`] and [`Refusal::OtherRecovery`], [`Refusal::InventoryBehind`], [`Refusal::OwnInventory`] if this store has an inventory that is not
/// the hub's, [`Refusal::Restored`] and [`Refusal::Cloned`] if it was the office before and this is an older copy of it, and as
/// [`sync`].
pub fn succeed(
    store: &mut Store,
    hub: &mut dyn Hub,
    me: &Me,
    recovery: &SigningKey,
    report: &mut Report,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), HubError> {
    let mut greeting = hub.meet(&[])?;
    let pin = store.pin()?;
    if let Some(ours) = pin.as_ref().map(|pin| pin.hub).filter(|ours| *ours != greeting.hub) {
        return Err(Refusal::WrongHub { ours, found: greeting.hub }.into());
    }
    if pin.is_none() && store.newest_revision()?.0 > 0 {
        return Err(Refusal::OwnInventory.into());
    }
    if greeting.office != me.key.public() {
        let known = Heights::of(store)?;
        let roster = greeting.hub.roster();
        let mut all = Sync { store: &mut *store, hub: &mut *hub, me, report: &mut *report, tell: &mut *tell, known, roster };
        if let Some(known) = pin.as_ref().map(|pin| pin.office).filter(|known| *known != greeting.office) {
            all.succeeded(&greeting, &known)?;
        }
        all.take_over(&mut greeting, recovery)?;
    }
    sync(store, hub, me, report, tell)
}

impl Sync<'_> {
    /// Takes the place of the office that the hub shows.
    fn take_over(&mut self, greeting: &mut Greeting, recovery: &SigningKey) -> Result<(), HubError> {
        let (campaign, before, own) = (greeting.hub.roster(), greeting.office, self.me.key.public());
        let (roster, _) = self.pull_roster(greeting)?;
        match roster.recovery() {
            None => return Err(Refusal::NoRecovery.into()),
            Some(named) if *named != recovery.public() => return Err(Refusal::OtherRecovery.into()),
            Some(_) => {}
        }
        // It may have been the office before, and be an older copy by now: its series would fork.
        is_in_step(self.store, greeting)?;
        shows_what_was_stated(greeting, &roster)?;
        // Everything that the office before wrote counts as far as it is here now.
        self.pull_entries(greeting, &roster)?;
        let writer = self.store.own_series(campaign)?;
        let entries = self.store.entries(campaign)?;
        let reached = self.store.reaches(Some(&before))?;
        // An earlier attempt may have been with a key that is worth nothing any more, or before the other one had its place again.
        let said = |entry: &Entry| {
            entry.id.writer == writer
                && matches!(&entry.body.fact, Fact::OfficeTaken { before: said, known, proof }
                    if *said == before && *known == reached
                        && proof.verify(&recovery.public(), campaign, &before, &own).is_ok())
        };
        if !entries.iter().any(said) {
            let station = Station { name: self.me.name.as_str().into(), key: self.me.key.clone() };
            let mut facts = Vec::new();
            if self.store.hash_at(writer, 1)?.is_none() {
                facts.push(Fact::Joined { campaign, station: station.name.clone(), key: own });
            }
            facts.push(Fact::RosterOpened { known: self.store.reaches(None)? });
            let proof = Proof::sign(recovery, campaign, &before, &own);
            facts.push(Fact::OfficeTaken { before, known: reached, proof });
            self.store.append(&station, writer, self.me.now, &Author::new(&self.me.name), facts)?;
        }
        // What the others will check, before the hub shows it to them.
        let entries = self.store.entries(campaign)?;
        if !Offices::of(&own, &entries).attested(&before, &self.heard(campaign)?, campaign, &entries) {
            return Err(Refusal::OtherRecovery.into());
        }
        let told = self.unsent(campaign, writer, greeting)?;
        // Until the next sync it is a station of the old office, which has received nothing: it then receives everything.
        if self.store.pin()?.is_none() {
            let (hub, incarnation) = (greeting.hub, greeting.incarnation);
            let scope = Scope::Colleges(Default::default());
            self.store.set_pin(&Pin { hub, incarnation, office: before, scope, synced: None })?;
        }
        self.hub.succeed(&before, &self.me.name, &self.me.key, &told)
    }

    /// The entries of an own series that the hub does not have, in segments. The series may be longer than one.
    fn unsent(&self, campaign: CampaignId, writer: WriterId, greeting: &Greeting) -> Result<Vec<Segment>, HubError> {
        let there = greeting.series.iter().filter(|head| head.writer == writer).map(|head| head.seq);
        let (mut after, mut told) = (there.max().unwrap_or_default(), Vec::new());
        loop {
            let entries = self.store.piece_after(writer, after, BATCH)?;
            if entries.is_empty() {
                return Ok(told);
            }
            let segment = Segment::signed(campaign, &self.me.key, entries).map_err(HubError::OwnJournal)?;
            after = segment.head().seq;
            told.push(segment);
        }
    }

    /// Checks that the office at the hub follows the one that is known here, as the recovery key attests.
    pub(super) fn succeeded(&mut self, greeting: &Greeting, known: &PublicKey) -> Result<(), HubError> {
        let campaign = greeting.hub.roster();
        let heard = self.heard(campaign)?;
        // An older copy of a store may have said something that the hub has otherwise: only what the hub has counts.
        let was_heard = |entry: &Entry| heard.iter().any(|reach| reach.writer == entry.id.writer && entry.id.seq <= reach.seq);
        let mut entries: Vec<Entry> = self.store.entries(campaign)?.into_iter().filter(was_heard).collect();
        for head in greeting.series.iter().filter(|head| head.campaign == campaign) {
            // Nobody continues a series that another key began.
            if self.store.key_of(head.writer)?.is_some_and(|began| began != head.key) {
                continue;
            }
            self.hub.fetch(head.writer, 0, &mut |segment| {
                if let Ok(segment) = segment
                    && segment.campaign() == campaign
                    && segment.key() == head.key
                {
                    read(&segment, campaign, &mut entries);
                }
                Ok(())
            })?;
        }
        let attested = Offices::of(&greeting.office, &entries).attested(known, &heard, campaign, &entries);
        if attested { Ok(()) } else { Err(Refusal::OtherOffice.into()) }
    }

    /// How much of each series of the roster was heard from the hub or sent to it. What an office never sent was not said.
    fn heard(&self, campaign: CampaignId) -> Result<Vec<Reach>, HubError> {
        let series = self.store.series()?.into_iter().filter(|series| series.campaign == campaign);
        let reach = |series: Series| {
            let seq = if series.own { self.store.acknowledged(series.writer)? } else { series.entries };
            Ok(Reach { writer: series.writer, seq })
        };
        series.map(reach).collect()
    }
}

/// Adds what a signed segment says. A series that another key began says nothing.
fn read(segment: &Segment, campaign: CampaignId, entries: &mut Vec<Entry>) {
    for sealed in segment.entries() {
        let Some(body) = sealed.content.as_ref().and_then(|(_, payload)| decode(payload).ok()) else { continue };
        let entry = Entry { id: sealed.id, body };
        let strange = match &entry.body.fact {
            Fact::Joined { campaign: said, key, .. } => *said != campaign || *key != segment.key(),
            _ => false,
        };
        if strange || entries.len() >= MOST {
            return;
        }
        entries.push(entry);
    }
}
