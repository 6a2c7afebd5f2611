//! A sync under way: who syncs with what, what was known before, who is told.

use super::{Progress, Report, Step, contract::Hub, error::HubError};
use crate::{
    audit::{
        ids::{CampaignId, Revision, WriterId},
        journal::SigningKey,
        moment::Moment,
    },
    io::store::Store,
};
use std::{collections::BTreeMap, ops::ControlFlow};

/// How many entries go in one segment.
pub const BATCH: usize = 5_000;
/// After how many rows progress is told.
pub(super) const ROWS: u64 = 1_000;

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

/// A sync under way.
pub(super) struct Sync<'a> {
    pub(super) store: &'a mut Store,
    pub(super) hub: &'a mut dyn Hub,
    pub(super) me: &'a Me,
    pub(super) report: &'a mut Report,
    pub(super) tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    pub(super) known: Heights,
    /// What stands in the place of a campaign in the office's own series: nobody is told how many entries of that went.
    pub(super) roster: CampaignId,
}

/// How far series were before the hub was met. Another process of this store may bring them on meanwhile, and the hub is not
/// to blame for what it did not have yet when it was asked.
pub(super) struct Heights {
    /// What the hub has acknowledged of own ones.
    pub(super) acknowledged: BTreeMap<WriterId, u64>,
    /// How many entries of each were here.
    pub(super) entries: BTreeMap<WriterId, u64>,
    /// The newest revision that was here.
    pub(super) newest: Revision,
}

impl Heights {
    pub(super) fn of(store: &Store) -> Result<Self, HubError> {
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

impl Sync<'_> {
    /// Tells how far it is; whoever is told may stop it.
    pub(super) fn told(&mut self, step: Step, done: u64, total: Option<u64>) -> Result<(), HubError> {
        match (self.tell)(Progress { step, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(HubError::Stopped),
        }
    }
}
