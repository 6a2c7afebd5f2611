//! What the office says at its hub: who is accepted, and what there is. Entries of its own series, like any other; the lists
//! of the hub follow them.

use super::{
    contract::Hub,
    course::{BATCH, Me, Sync},
    error::{HubError, Refusal},
    greeting::Greeting,
};
use crate::{
    audit::{
        exchange::{Card, Roster, RowSums, Scope, Segment, SeriesHead},
        ids::{Author, CampaignId, Revision, WriterId},
        journal::{Fact, PublicKey, StatedHead, StatedRevision, Sum},
    },
    io::store::{Station, Store},
};
use std::ops::RangeInclusive;

/// What the office's roster says, as far as it is here.
///
/// # Errors
/// As every read of the store.
pub fn roster(store: &Store, hub: CampaignId, office: &PublicKey) -> Result<Roster, HubError> {
    Ok(Roster::of(office, &store.entries(hub)?))
}

/// Records a word of the office in its roster, opened where it is not: on disk when this returns. Returns the series.
///
/// # Errors
/// As every write to the store.
pub fn say(store: &mut Store, me: &Me, hub: CampaignId, cards: &[Card], fact: Option<Fact>) -> Result<WriterId, HubError> {
    let station = Station { name: me.name.as_str().into(), key: me.key.clone() };
    let writer = store.own_series(hub)?;
    let opened = roster(store, hub, &me.key.public())?.is_opened();
    let mut facts = Vec::new();
    if store.hash_at(writer, 1)?.is_none() {
        facts.push(Fact::Joined { campaign: hub, station: station.name.clone(), key: me.key.public() });
    }
    if !opened {
        facts.push(Fact::RosterOpened { known: store.reaches(None)? });
        // Whoever was accepted by the lists of the hub is so by the office's word from now on.
        for card in cards.iter().filter(|card| card.accepted && card.key != me.key.public()) {
            let known = store.reaches(Some(&card.key))?;
            facts.push(Fact::StationAccepted { key: card.key, name: card.name.clone(), scope: card.scope.clone(), known });
        }
    }
    facts.extend(fact);
    if !facts.is_empty() {
        store.append(&station, writer, me.now, &Author::new(&me.name), facts)?;
    }
    Ok(writer)
}

/// Sends what the hub does not have of the office's roster; the next sync sends what this did not.
fn publish_roster(store: &mut Store, hub: &mut dyn Hub, me: &Me, campaign: CampaignId, writer: WriterId) -> Result<(), HubError> {
    let mut after = store.acknowledged(writer)?;
    loop {
        let entries = store.sealed_after(writer, after, BATCH)?;
        if entries.is_empty() {
            return Ok(());
        }
        let segment = Segment::signed(campaign, &me.key, entries).map_err(HubError::OwnJournal)?;
        hub.push(&segment)?;
        after = segment.head().seq;
        store.acknowledge(writer, after)?;
    }
}

/// What the office says of a station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is accepted, and goes so far.
    Accepted(Scope),
    /// It is turned away.
    Refused,
}

/// Accepts stations, or turns them away: entries of the office, which the lists of the hub follow. Returns every card as it
/// stands then.
///
/// # Errors
/// [`Refusal::OfficeOnly`] and [`Refusal::WrongHub`], and by case of [`HubError`]. What was recorded here before stands, and
/// the next sync tells the hub.
pub fn admit(store: &mut Store, hub: &mut dyn Hub, me: &Me, words: &[(Card, Word)]) -> Result<Vec<Card>, HubError> {
    let greeting = hub.meet(&[])?;
    if greeting.office != me.key.public() {
        return Err(Refusal::OfficeOnly.into());
    }
    if let Some(ours) = store.pin()?.map(|pin| pin.hub).filter(|ours| *ours != greeting.hub) {
        return Err(Refusal::WrongHub { ours, found: greeting.hub }.into());
    }
    let campaign = greeting.hub.roster();
    let mut writer = say(store, me, campaign, &greeting.cards, None)?;
    for (card, word) in words {
        let (key, name, known) = (card.key, card.name.clone(), store.reaches(Some(&card.key))?);
        let fact = match word {
            Word::Accepted(scope) => Fact::StationAccepted { key, name, scope: scope.clone(), known },
            Word::Refused => Fact::StationRefused { key, name, known },
        };
        writer = say(store, me, campaign, &greeting.cards, Some(fact))?;
    }
    let cards = roster(store, campaign, &greeting.office)?.judge(&greeting.office, greeting.cards);
    hub.admit(&cards, &me.key)?;
    publish_roster(store, hub, me, campaign, writer)?;
    Ok(cards)
}

impl Sync<'_> {
    /// Takes the office's roster in before anything else, and puts the cards right by it. Returns the roster, and
    /// whether the hub's cards were other than it says.
    pub(super) fn pull_roster(&mut self, greeting: &mut Greeting) -> Result<(Roster, bool), HubError> {
        let campaign = greeting.hub.roster();
        let own = self.store.own()?;
        let of_office = |head: &&SeriesHead| head.campaign == campaign && head.key == greeting.office;
        let heads: Vec<_> = greeting.series.iter().filter(of_office).copied().collect();
        for head in heads.into_iter().filter(|head| !own.iter().any(|series| series.writer == head.writer)) {
            let here = self.known.entries.get(&head.writer).copied().unwrap_or_default();
            if head.seq > here {
                self.pull(&head, here, u64::MAX, head.seq - here)?;
            }
        }
        // Another process of this store may know more by now than there was at the hub when it was met.
        let mut entries = self.store.entries(campaign)?;
        let reach = |writer: WriterId| {
            let there = greeting.series.iter().filter(|head| head.writer == writer).map(|head| head.seq).max();
            there.max(self.known.entries.get(&writer).copied()).unwrap_or_default()
        };
        entries.retain(|entry| entry.id.seq <= reach(entry.id.writer));
        let roster = Roster::of(&greeting.office, &entries);
        let judged = roster.judge(&greeting.office, greeting.cards.clone());
        let wrong = judged.iter().any(|card| greeting.card(&card.key) != Some(card));
        greeting.cards = judged;
        Ok((roster, wrong))
    }

    /// At the office: opens the roster where there is none; and puts the hub's lists right where they say otherwise.
    pub(super) fn keep_roster(&mut self, greeting: &Greeting, wrong: bool) -> Result<(), HubError> {
        let campaign = greeting.hub.roster();
        if !roster(self.store, campaign, &greeting.office)?.is_opened() {
            say(self.store, self.me, campaign, &greeting.cards, None)?;
        }
        if wrong {
            self.hub.admit(&greeting.cards, &self.me.key)?;
        }
        Ok(())
    }
}

/// At the office: states what there is, as far as it has grown, and sends that. Revisions up to `published` are at the hub.
///
/// # Errors
/// By case of [`HubError`]; the next sync states what this did not.
pub fn state(store: &mut Store, hub: &mut dyn Hub, me: &Me, greeting: &Greeting, published: Revision) -> Result<(), HubError> {
    let campaign = greeting.hub.roster();
    let roster = roster(store, campaign, &greeting.office)?;
    let mut heads = Vec::new();
    for series in store.series()?.into_iter().filter(|series| series.campaign != campaign && series.entries > 0) {
        // What the hub does not have yet is not to be missed there.
        let seq = if series.own { store.acknowledged(series.writer)? } else { series.entries };
        if roster.heads().get(&series.writer).is_some_and(|stated| stated.seq >= seq) {
            continue;
        }
        if let Some(hash) = store.hash_at(series.writer, seq)?.filter(|_| seq > 0) {
            let station = store.station_of(series.writer)?.unwrap_or_default();
            heads.push(StatedHead { writer: series.writer, seq, hash: Sum(hash), station });
        }
    }
    let revisions = unstated(store, greeting.floor..=published, &roster)?;
    let fact = (!heads.is_empty() || !revisions.is_empty()).then_some(Fact::Stated { heads, revisions });
    let writer = say(store, me, campaign, &greeting.cards, fact)?;
    publish_roster(store, hub, me, campaign, writer)
}

/// The published revisions that were not stated yet.
fn unstated(store: &Store, there: RangeInclusive<Revision>, roster: &Roster) -> Result<Vec<StatedRevision>, HubError> {
    let mut unstated = Vec::new();
    for (revision, digest) in store.revision_digests()? {
        let Some(digest) = digest.filter(|_| there.contains(&revision)) else { continue };
        if roster.revision(revision, false).is_none() {
            let mut sums = RowSums::of(&store.revision_head(revision)?);
            store.hand_over(revision, |row| {
                sums.add(&row, &Scope::All);
                Ok::<(), HubError>(())
            })?;
            unstated.push(sums.stated(revision, digest, false));
        }
        if revision == *there.start() && roster.revision(revision, true).is_none() {
            let mut sums = RowSums::of(&store.revision_head(revision)?);
            store.hand_over_all(revision, |row| sums.add(&row, &Scope::All))?;
            unstated.push(sums.stated(revision, digest, true));
        }
    }
    Ok(unstated)
}
