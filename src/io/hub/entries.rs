//! The journal's part of a sync: receives what the others wrote and sends what was written here.

use super::{
    Progress, Report, Step, Trouble,
    course::{BATCH, Me, Sync},
    error::HubError,
    greeting::Greeting,
};
use crate::{
    audit::{
        exchange::{Roster, Segment, SeriesHead},
        ids::{CampaignId, WriterId},
        journal::{DRIFT_MS, Fact},
    },
    io::store::{Store, Unmergeable},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

/// The part of an own series that is to be sent.
pub(super) struct Push {
    pub(super) writer: WriterId,
    pub(super) campaign: CampaignId,
    pub(super) after: u64,
    pub(super) upto: u64,
    /// Whether it replaces a part that was missing or altered at the hub.
    pub(super) mends: bool,
}

impl Sync<'_> {
    /// Receives what the others wrote.
    pub(super) fn pull_entries(&mut self, greeting: &Greeting, roster: &Roster) -> Result<(), HubError> {
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
            let mut upto = u64::MAX;
            if !card.is_some_and(|card| card.accepted) {
                // The office has taken in this much of a refused station. That still counts for everybody.
                let known = roster.member(&head.key).map(|member| member.known.as_slice()).unwrap_or_default();
                upto = known.iter().find(|reach| reach.writer == writer).map_or(0, |reach| reach.seq);
                if head.seq > upto {
                    let name = card.map(|card| card.name.clone()).unwrap_or_default();
                    let key = head.key;
                    self.report.trouble(match roster.has_refused(&key) {
                        true => Trouble::TurnedAway { key, name },
                        false => Trouble::UnknownKey { key, name },
                    });
                }
                if after >= upto {
                    continue;
                }
            }
            self.told(Step::Receive, self.report.arrived(), Some(total))?;
            self.pull(head, after, upto, total)?;
        }
        Ok(())
    }

    /// Receives a series after one number, up to the piece that contains another number.
    pub(super) fn pull(&mut self, head: &SeriesHead, after: u64, upto: u64, total: u64) -> Result<(), HubError> {
        let (store, me, report, tell) = (&mut *self.store, self.me, &mut *self.report, &mut *self.tell);
        let roster = self.roster;
        self.hub.fetch(head.writer, after, &mut |segment| {
            match segment {
                Ok(segment) if segment.key() != head.key => {
                    report.trouble(Trouble::UnknownKey { key: segment.key(), name: Default::default() });
                }
                Ok(segment) if segment.first() > upto => {}
                Ok(segment) => take_in(store, me, report, &segment, roster)?,
                Err(trouble) => report.trouble(trouble),
            }
            match tell(Progress { step: Step::Receive, done: report.arrived(), total: Some(total) }) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(HubError::Stopped),
            }
        })
    }

    /// Reports by name what is missing at the hub: entries that this store had before, or that the office stated.
    pub(super) fn miss(&mut self, greeting: &Greeting, roster: &Roster) -> Result<(), HubError> {
        if !roster.is_opened() {
            self.report.trouble(Trouble::NothingStated);
        }
        let there: BTreeSet<WriterId> = greeting.series.iter().map(|head| head.writer).collect();
        let series = self.store.series()?;
        // Entries of this series were here before the hub was asked, and the hub has no piece of it any more.
        let gone = series.iter().filter(|series| !series.own && !there.contains(&series.writer));
        for series in gone.filter(|series| self.known.entries.get(&series.writer).is_some_and(|entries| *entries > 0)) {
            self.report.trouble(Trouble::Lost(series.writer));
        }
        for head in roster.heads().values() {
            let here = series.iter().find(|series| series.writer == head.writer).map_or(0, |series| series.entries);
            if here < head.seq {
                let (writer, name) = (head.writer, head.station.clone());
                self.report.trouble(Trouble::Withheld { writer, name, here, stated: head.seq });
            } else if self.store.hash_at(head.writer, head.seq)? != Some(head.hash.0) {
                self.report.trouble(Trouble::Forked(head.writer));
            }
        }
        if roster.newest() > greeting.newest() {
            self.report.trouble(Trouble::InventoryMissing);
        }
        Ok(())
    }

    /// Sends what the hub does not have.
    pub(super) fn push_entries(&mut self, plans: Vec<Push>) -> Result<(), HubError> {
        let total = plans.iter().map(|push| push.upto - push.after).sum();
        let before = self.report.sent;
        'series: for push in plans {
            let mut after = push.after;
            while after < push.upto {
                self.told(Step::Send, self.report.sent - before, Some(total))?;
                let entries = self.store.sealed_after(push.writer, after, BATCH)?;
                let Ok(segment) = Segment::signed(push.campaign, &self.me.key, entries) else { break };
                match self.hub.push(&segment) {
                    // For example, its folder is a link made by somebody. The other series are not affected.
                    Err(HubError::Strange { path, thing }) => {
                        self.report.trouble(Trouble::Strange { what: path.display().to_string(), thing });
                        continue 'series;
                    }
                    pushed => pushed?,
                }
                self.report.sent += if push.campaign == self.roster { 0 } else { segment.entries().len() as u64 };
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

fn take_in(store: &mut Store, me: &Me, report: &mut Report, segment: &Segment, roster: CampaignId) -> Result<(), HubError> {
    let writer = segment.head().writer;
    let here = store.series()?.into_iter().find(|series| series.writer == writer).map_or(0, |series| series.entries);
    match store.merge(segment, me.now) {
        Ok(entries) => {
            let empty = segment.entries().iter().filter(|entry| entry.id.seq > here && entry.content.is_none());
            let count = empty.count() as u64;
            // Entries that were purged here are not missed.
            if count > 0 && store.purged(segment.campaign())?.is_none() {
                let name = store.station_of(writer)?.unwrap_or_default();
                report.trouble(Trouble::Emptied { writer, name, count });
            }
            // What was corrected meanwhile no longer matters.
            let since = entries.iter().rposition(|entry| matches!(entry.body.fact, Fact::ClockSet { .. })).unwrap_or_default();
            let ahead = entries.iter().skip(since).map(|entry| entry.body.hlc.ms()).max().unwrap_or(0);
            let by = i64::try_from(ahead).unwrap_or(i64::MAX).saturating_sub(me.now.ms());
            if by > DRIFT_MS {
                report.trouble(Trouble::ClockAhead { writer, minutes: by / 60_000 });
            }
            if !entries.is_empty() {
                match segment.campaign() {
                    campaign if campaign == roster => report.hear_office(roster, entries),
                    campaign => report.receive(campaign, entries),
                }
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
