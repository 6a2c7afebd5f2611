//! The way out for an office whose store was put back from a backup, or of which a copy writes too: it goes on under its key,
//! by which every station knows it. What the hub has is taken in, and what only this store has is put on top of it.

use super::{
    Progress, Report,
    contract::Hub,
    course::{Heights, Me, Sync},
    error::{HubError, Refusal},
    greeting::Greeting,
    moves::move_campaigns,
    renew::agreed,
    stock::{Asked, Brought, bring, shows_what_was_stated},
    sync::sync,
};
use crate::{
    audit::{
        exchange::{Roster, Scope},
        ids::{CampaignId, Revision},
        ledger::Ledger,
        moment::Moment,
    },
    io::store::{Common, Known, Store},
};
use std::ops::ControlFlow;

/// What a rejoining office took in and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rejoined {
    /// Own entries that go on in new series.
    pub carried: u64,
    /// Revisions of the hub that were taken in.
    pub taken: u32,
    /// Own revisions that come after those, with new numbers.
    pub moved: u32,
}

/// Brings the office's store and its hub to agree, whatever each has that the other has not, and syncs. `rejoined` contains
/// what was done, even after an error: what is done stays done, and the same call goes on.
///
/// # Errors
/// [`Refusal::OfficeOnly`] at any other station, [`Refusal::WrongHub`], and as [`sync`].
pub fn rejoin(
    store: &mut Store,
    hub: &mut dyn Hub,
    me: &Me,
    (rejoined, report): (&mut Rejoined, &mut Report),
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), HubError> {
    move_campaigns(store, me)?;
    let own: Vec<_> = store.own()?.iter().map(|series| series.writer).collect();
    let mut greeting = hub.meet(&own)?;
    if greeting.office != me.key.public() {
        return Err(Refusal::OfficeOnly.into());
    }
    if let Some(ours) = store.pin()?.map(|pin| pin.hub).filter(|ours| *ours != greeting.hub) {
        return Err(Refusal::WrongHub { ours, found: greeting.hub }.into());
    }
    rejoined.carried = part(store, hub, &greeting, me.now)?;
    {
        let known = Heights::of(store)?;
        let roster = greeting.hub.roster();
        let mut all = Sync { store: &mut *store, hub: &mut *hub, me, report: &mut *report, tell: &mut *tell, known, roster };
        let (roster, _) = all.pull_roster(&mut greeting)?;
        all.rebase(&greeting, &roster, rejoined)?;
    }
    move_campaigns(store, me)?;
    sync(store, hub, me, report, tell)
}

/// Ends the own series of which the hub has entries that are not here.
fn part(store: &mut Store, hub: &mut dyn Hub, greeting: &Greeting, at: Moment) -> Result<u64, HubError> {
    let mut common = Common::new();
    for series in store.own()? {
        let mut elsewhere = false;
        for head in greeting.series.iter().filter(|head| head.writer == series.writer) {
            elsewhere |= store.hash_at(series.writer, head.seq)? != Some(head.hash);
        }
        if elsewhere && !store.is_forgotten(series.campaign)? {
            common.insert(series.writer, agreed(store, hub, series.writer)?);
        }
    }
    Ok(store.part(&common, at)?)
}

impl Sync<'_> {
    /// Takes the hub's revisions in beneath the own ones that it does not have.
    fn rebase(&mut self, greeting: &Greeting, roster: &Roster, rejoined: &mut Rejoined) -> Result<(), HubError> {
        let here = self.store.revision_digests()?;
        let there = |revision: Revision| {
            let shown = greeting.revisions.iter().find(|(shown, _)| *shown == revision).map(|(_, digest)| *digest);
            let stated = || roster.revision(revision, false).or_else(|| roster.revision(revision, true));
            shown.or_else(|| stated().map(|stated| stated.digest.0))
        };
        // Digests are chained: where one agrees, all before it do.
        let agrees = here.iter().rev().find(|(revision, digest)| digest.is_some() && there(*revision) == *digest);
        let base = agrees.map(|(revision, _)| *revision).unwrap_or_default();
        // What was stated last may be here, and is published again by the sync that follows.
        let is_here =
            here.iter().any(|(revision, digest)| *revision == roster.newest() && digest.is_some() && *digest == there(*revision));
        if !is_here {
            shows_what_was_stated(greeting, roster)?;
        }
        let upto = greeting.newest();
        if upto <= base {
            return Ok(());
        }
        let own = here.iter().filter(|(revision, _)| *revision > base).count();
        let gathered = base < greeting.floor;
        let (after, known) =
            if gathered { (Revision(0), Known::Until(greeting.floor, &Scope::All)) } else { (base, Known::Kept) };
        let held = self.held_against(base)?;
        let scope = &Scope::All;
        let asked = Asked { after, upto, scope, gathered: gathered.then_some(greeting.floor), roster, unsaid: true };
        let (hub, tell) = (&mut *self.hub, &mut *self.tell);
        let mut brought = Brought::default();
        self.store.rebase((base, upto), known, &held, |put| bring(hub, tell, &asked, &mut brought, put))?;
        rejoined.taken = brought.revisions();
        rejoined.moved = u32::try_from(own).unwrap_or(u32::MAX);
        self.took(brought);
        Ok(())
    }

    /// Returns the campaigns that are held against an own revision after this one. Only what this store said and the hub does not
    /// have means own revisions: with anything else, the hub has the revisions too that it was said of.
    fn held_against(&self, base: Revision) -> Result<Vec<(CampaignId, Revision)>, HubError> {
        let mut held = Vec::new();
        let own = self.store.own()?;
        for line in self.store.campaigns()? {
            let ledger: Ledger = self.store.ruling(line.campaign, self.me.now)?;
            let Some((said, revision)) = ledger.held_by().filter(|(_, revision)| *revision > base) else { continue };
            if own.iter().any(|series| series.writer == said.writer) && said.seq > self.store.acknowledged(said.writer)? {
                held.push((line.campaign, revision));
            }
        }
        Ok(held)
    }
}
