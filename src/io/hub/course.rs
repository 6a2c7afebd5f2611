//! The state of a running sync: store, hub and station, what was known before, and who receives the progress.

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

/// How many entries are sent in one segment.
pub const BATCH: usize = 5_000;
/// The number of rows after which progress is reported.
pub(super) const ROWS: u64 = 1_000;

/// The station that syncs, and the time.
#[derive(Clone, Debug)]
pub struct Me {
    /// The station's name.
    pub name: String,
    /// Its key.
    pub key: SigningKey,
    /// The wall time now.
    pub now: Moment,
}

/// A running sync.
pub(super) struct Sync<'a> {
    pub(super) store: &'a mut Store,
    pub(super) hub: &'a mut dyn Hub,
    pub(super) me: &'a Me,
    pub(super) report: &'a mut Report,
    pub(super) tell: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    pub(super) known: Heights,
    /// The value that takes the place of a campaign in the office's own series. Entries of that series are not counted
    /// in the report.
    pub(super) roster: CampaignId,
}

/// The length of series before the hub was asked. Another process of this store may add to them meanwhile. The hub is
/// not to blame for what it did not have yet at that time.
pub(super) struct Heights {
    /// How much of each own series the hub has acknowledged.
    pub(super) acknowledged: BTreeMap<WriterId, u64>,
    /// How many entries of each series were here.
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
    /// Reports the progress. The receiver may stop the sync.
    pub(super) fn told(&mut self, step: Step, done: u64, total: Option<u64>) -> Result<(), HubError> {
        match (self.tell)(Progress { step, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(HubError::Stopped),
        }
    }
}
