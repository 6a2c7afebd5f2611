//! The journal's part of a sync: receives what the others wrote and sends what was written here.

use super::{
    Progress, Report, Step, Trouble,
    arrivals::take_in,
    contract::Wanted,
    course::{BATCH, Sync},
    error::HubError,
    greeting::Greeting,
    load::Load,
};
use crate::audit::{
    exchange::{Roster, Segment, SeriesHead},
    ids::{CampaignId, WriterId},
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
        let mut series = Vec::new();
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
            series.push(Pull { head: *head, after, upto });
        }
        if series.is_empty() {
            return Ok(());
        }
        // A length is what a station says of itself.
        let total = series.iter().map(|pull| pull.head.seq.saturating_sub(pull.after)).fold(0, u64::saturating_add);
        self.told(Step::Receive, self.report.arrived(), Some(total))?;
        self.pull_all(&series, total)
    }

    /// Receives a series after one number, up to the piece that contains another number.
    pub(super) fn pull(&mut self, head: &SeriesHead, after: u64, upto: u64, total: u64) -> Result<(), HubError> {
        self.pull_all(&[Pull { head: *head, after, upto }], total)
    }

    /// Receives several series. What has come is taken in together: a transaction for each would cost more than the way.
    fn pull_all(&mut self, series: &[Pull], total: u64) -> Result<(), HubError> {
        let (store, me, report, tell) = (&mut *self.store, self.me, &mut *self.report, &mut *self.tell);
        let roster = self.roster;
        let asked: BTreeMap<WriterId, &Pull> = series.iter().map(|pull| (pull.head.writer, pull)).collect();
        let wanted: Vec<Wanted> = series.iter().map(Pull::wanted).collect();
        let mut told = |report: &Report| match tell(Progress { step: Step::Receive, done: report.arrived(), total: Some(total) })
        {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(HubError::Stopped),
        };
        let mut come = Load::default();
        let fetched = self.hub.fetch_all(&wanted, &mut |segment| {
            let asked = segment.as_ref().ok().and_then(|segment| asked.get(&segment.head().writer));
            match (segment, asked) {
                (Ok(segment), Some(asked)) if segment.key() == asked.head.key => {
                    if segment.first() <= asked.upto {
                        come.add(segment);
                    }
                }
                (Ok(segment), _) => report.trouble(Trouble::UnknownKey { key: segment.key(), name: Default::default() }),
                (Err(trouble), _) => report.trouble(trouble),
            }
            if come.is_full() {
                take_in(store, me, report, &std::mem::take(&mut come), roster)?;
            }
            told(report)
        });
        // What has come counts, even if no more comes.
        let taken = take_in(store, me, report, &come, roster);
        fetched.and(taken)?;
        told(report)
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

    /// Sends what the hub does not have: of many series together, as much as one segment may be long.
    pub(super) fn push_entries(&mut self, plans: Vec<Push>) -> Result<(), HubError> {
        let total = plans.iter().map(|push| push.upto - push.after).sum();
        let before = self.report.sent;
        let mut flight = Flight::default();
        for push in &plans {
            let mut after = push.after;
            while after < push.upto {
                if !flight.has_room_for(push.upto - after) {
                    self.send(&mut flight, before, total)?;
                }
                if flight.strange.contains(&push.writer) {
                    break;
                }
                let entries = self.store.piece_after(push.writer, after, BATCH)?;
                let Ok(segment) = Segment::signed(push.campaign, &self.me.key, entries) else { break };
                after = segment.head().seq;
                flight.add(push, segment);
            }
        }
        self.send(&mut flight, before, total)?;
        self.told(Step::Send, total, Some(total))
    }

    /// Sends the segments of a flight, and notes of each that the hub has it.
    fn send(&mut self, flight: &mut Flight<'_>, before: u64, total: u64) -> Result<(), HubError> {
        if flight.load.segments().is_empty() {
            return Ok(());
        }
        self.told(Step::Send, self.report.sent - before, Some(total))?;
        let (store, report, tell, roster) = (&mut *self.store, &mut *self.report, &mut *self.tell, self.roster);
        let (plans, strange) = (&flight.plans, &mut flight.strange);
        self.hub.push_all(flight.load.segments(), &mut |segment, pushed| {
            let head = segment.head();
            match pushed {
                // For example, its folder is a link made by somebody. The other series are not affected.
                Err(HubError::Strange { path, thing }) => {
                    strange.insert(head.writer);
                    report.trouble(Trouble::Strange { what: path.display().to_string(), thing });
                    return Ok(());
                }
                pushed => pushed?,
            }
            report.sent += if segment.campaign() == roster { 0 } else { segment.entries().len() as u64 };
            store.acknowledge(head.writer, head.seq)?;
            if plans.get(&head.writer).is_some_and(|push| push.mends && head.seq >= push.upto) {
                report.trouble(Trouble::Mended(head.writer));
            }
            match tell(Progress { step: Step::Send, done: report.sent - before, total: Some(total) }) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(HubError::Stopped),
            }
        })?;
        flight.empty();
        Ok(())
    }
}

/// A series of others that is to be received.
struct Pull {
    head: SeriesHead,
    /// The number after which it is wanted.
    after: u64,
    /// The number up to which it counts.
    upto: u64,
}

impl Pull {
    const fn wanted(&self) -> Wanted {
        Wanted { writer: self.head.writer, after: self.after, entries: self.head.seq.saturating_sub(self.after) }
    }
}

/// Segments that are sent together.
#[derive(Default)]
struct Flight<'a> {
    load: Load,
    /// The plans of their series.
    plans: BTreeMap<WriterId, &'a Push>,
    /// Series of which nothing can be stored, in this flight and in those before it.
    strange: BTreeSet<WriterId>,
}

impl<'a> Flight<'a> {
    /// Whether it takes the next segment of a series of which so many entries are left. So it has never two of one series.
    fn has_room_for(&self, left: u64) -> bool {
        self.load.has_room_for(usize::try_from(left).unwrap_or(BATCH).min(BATCH))
    }

    fn add(&mut self, push: &'a Push, segment: Segment) {
        self.plans.insert(push.writer, push);
        self.load.add(segment);
    }

    fn empty(&mut self) {
        *self = Self { strange: std::mem::take(&mut self.strange), ..Self::default() };
    }
}
