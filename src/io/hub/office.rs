//! The office's statements at its hub: which stations are accepted, and what data there is. They are entries of its own
//! series, like any others. The lists of the hub follow them.

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
        journal::{Entry, Fact, Offices, PublicKey, StatedHead, StatedRevision, Sum},
    },
    io::store::{Station, Store},
};
use std::{collections::BTreeSet, ops::RangeInclusive};

/// Returns the office's roster, as far as its entries are here.
///
/// # Errors
/// As every read of the store.
pub fn roster(store: &Store, hub: CampaignId, office: &PublicKey) -> Result<Roster, HubError> {
    Ok(Roster::of(office, &store.entries(hub)?))
}

/// Records a statement of the office in its roster, which is opened if it is not. When this returns, the statement is
/// on disk. Returns the series.
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
    // A series in which the office goes on says which ones it comes after.
    let begun = |entry: &Entry| entry.id.writer == writer && matches!(entry.body.fact, Fact::RosterOpened { .. });
    if !store.entries(hub)?.iter().any(begun) {
        facts.push(Fact::RosterOpened { known: store.reaches(None)? });
    }
    if !opened {
        // Stations that were accepted by the hub's lists are accepted by the office's entries from now on.
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

/// Sends the part of the office's roster that the hub does not have. The next sync sends what this one could not.
fn publish_roster(store: &mut Store, hub: &mut dyn Hub, me: &Me, campaign: CampaignId, writer: WriterId) -> Result<(), HubError> {
    let mut after = store.acknowledged(writer)?;
    loop {
        let entries = store.piece_after(writer, after, BATCH)?;
        if entries.is_empty() {
            return Ok(());
        }
        let segment = Segment::signed(campaign, &me.key, entries).map_err(HubError::OwnJournal)?;
        hub.push(&segment)?;
        after = segment.head().seq;
        store.acknowledge(writer, after)?;
    }
}

/// Checks that the office has said nothing at the hub that is not here. An older copy of it must not have the lists of the hub
/// follow what it still knows: whoever was turned away since would be accepted again.
///
/// # Errors
/// [`Refusal::Restored`] and [`Refusal::Cloned`], and as every read of the store.
pub fn is_in_step(store: &Store, greeting: &Greeting) -> Result<(), HubError> {
    let campaign = greeting.hub.roster();
    for series in store.own()?.into_iter().filter(|series| series.campaign == campaign) {
        for head in greeting.series.iter().filter(|head| head.writer == series.writer) {
            let (writer, here, there) = (series.writer, series.entries, head.seq);
            if there > here {
                return Err(Refusal::Restored { writer, here, there }.into());
            }
            if store.hash_at(writer, there)? != Some(head.hash) {
                return Err(Refusal::Cloned(writer).into());
            }
        }
    }
    // After a restore from before it ever spoke, there is no own series.
    let strange = |head: &&SeriesHead| head.campaign == campaign && head.key == greeting.office;
    for head in greeting.series.iter().filter(strange) {
        let here = store.series()?.into_iter().find(|series| series.writer == head.writer).map_or(0, |series| series.entries);
        if here < head.seq {
            return Err(Refusal::Restored { writer: head.writer, here, there: head.seq }.into());
        }
    }
    Ok(())
}

/// A statement of the office about a station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is accepted, with this scope.
    Accepted(Scope),
    /// It is refused.
    Refused,
    /// It is refused, because it was lost or stolen.
    Lost,
}

/// Accepts or refuses stations: writes entries of the office, which the lists of the hub follow. Returns every card
/// after that.
///
/// # Errors
/// [`Refusal::OfficeOnly`] and [`Refusal::WrongHub`], and by case of [`HubError`]. What was recorded here before the
/// error stays recorded, and the next sync sends it to the hub.
pub fn admit(store: &mut Store, hub: &mut dyn Hub, me: &Me, words: &[(Card, Word)]) -> Result<Vec<Card>, HubError> {
    let greeting = hub.meet(&[])?;
    if greeting.office != me.key.public() {
        return Err(Refusal::OfficeOnly.into());
    }
    if let Some(ours) = store.pin()?.map(|pin| pin.hub).filter(|ours| *ours != greeting.hub) {
        return Err(Refusal::WrongHub { ours, found: greeting.hub }.into());
    }
    let campaign = greeting.hub.roster();
    is_in_step(store, &greeting)?;
    let mut writer = say(store, me, campaign, &greeting.cards, None)?;
    for (card, word) in words {
        let (key, name, known) = (card.key, card.name.clone(), store.reaches(Some(&card.key))?);
        let fact = match word {
            Word::Accepted(scope) => Fact::StationAccepted { key, name, scope: scope.clone(), known },
            Word::Refused | Word::Lost => Fact::StationRefused { key, name, known, lost: *word == Word::Lost },
        };
        writer = say(store, me, campaign, &greeting.cards, Some(fact))?;
    }
    let cards = follow(store, hub, me, &greeting)?;
    publish_roster(store, hub, me, campaign, writer)?;
    Ok(cards)
}

/// Has the lists of the hub follow the office's entries. Another process of this store may record a word meanwhile, and either
/// may be the last to write a list: each writes again until its list is what the entries say after it was written. So the
/// last list is right, whoever wrote it.
fn follow(store: &Store, hub: &mut dyn Hub, me: &Me, greeting: &Greeting) -> Result<Vec<Card>, HubError> {
    let said = || {
        Ok::<_, HubError>(roster(store, greeting.hub.roster(), &greeting.office)?.judge(&greeting.office, greeting.cards.clone()))
    };
    let mut cards = said()?;
    loop {
        hub.admit(&cards, &me.key)?;
        let now = said()?;
        if now == cards {
            return Ok(cards);
        }
        cards = now;
    }
}

impl Sync<'_> {
    /// Returns the series of the present office and of those before it that the hub has in the roster, as far as they are
    /// known from the entries here.
    fn of_offices(&self, greeting: &Greeting) -> Result<Vec<SeriesHead>, HubError> {
        let campaign = greeting.hub.roster();
        let offices = Offices::of(&greeting.office, &self.store.entries(campaign)?);
        let own = self.store.own()?;
        let heads = greeting.series.iter().filter(|head| head.campaign == campaign && offices.include(&head.key));
        Ok(heads.filter(|head| !own.iter().any(|series| series.writer == head.writer)).copied().collect())
    }

    /// Receives the office's roster before anything else and corrects the cards by it. Returns the roster, and whether
    /// the hub's cards differed from it.
    pub(super) fn pull_roster(&mut self, greeting: &mut Greeting) -> Result<(Roster, bool), HubError> {
        let campaign = greeting.hub.roster();
        let mut pulled = BTreeSet::new();
        // What the present office says names the one before it, whose statements may not be here yet.
        while let Some(head) = self.of_offices(greeting)?.into_iter().find(|head| !pulled.contains(&head.writer)) {
            let here = self.known.entries.get(&head.writer).copied().unwrap_or_default();
            if head.seq > here {
                self.pull(&head, here, u64::MAX, head.seq - here)?;
            }
            pulled.insert(head.writer);
        }
        // Another process of this store may by now have more entries than the hub had when it was asked.
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

    /// At the office: opens the roster if it is not open, and corrects the hub's lists if they differ from it. An older copy of
    /// the office leaves both as they are: it is refused later in the sync, and what it still knows may be over.
    pub(super) fn keep_roster(&mut self, greeting: &Greeting, wrong: bool) -> Result<(), HubError> {
        let campaign = greeting.hub.roster();
        match is_in_step(self.store, greeting) {
            Err(HubError::Refused(_)) => return Ok(()),
            in_step => in_step?,
        }
        if !roster(self.store, campaign, &greeting.office)?.is_opened() {
            say(self.store, self.me, campaign, &greeting.cards, None)?;
        }
        if wrong || greeting.misled {
            follow(self.store, self.hub, self.me, greeting)?;
        }
        Ok(())
    }
}

/// At the office: states what data there is, as far as it has grown, and sends the statement. Revisions up to
/// `published` are at the hub.
///
/// # Errors
/// By case of [`HubError`]; the next sync states what this one could not.
pub fn state(store: &mut Store, hub: &mut dyn Hub, me: &Me, greeting: &Greeting, published: Revision) -> Result<(), HubError> {
    let campaign = greeting.hub.roster();
    let roster = roster(store, campaign, &greeting.office)?;
    let mut heads = Vec::new();
    for series in store.series()?.into_iter().filter(|series| series.campaign != campaign && series.entries > 0) {
        // Entries that the hub does not have yet must not be reported as missing there.
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

/// Returns the published revisions that were not stated yet.
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
