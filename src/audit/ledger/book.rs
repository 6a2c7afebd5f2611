//! The data of a ledger: everything that entries state, sorted. [`super::ask`] answers questions about it,
//! [`super::fold`] adds entries to it.

use super::{
    aside::Aside,
    authority::Authority,
    entries::Entries,
    retractions::Retractions,
    said::{Campaign, Decided, Note, Participant, Unlabelled},
    timing::Timing,
    visits::{Turns, VisitEntries},
};
use crate::audit::{
    finding::Finding,
    ids::{EntryId, Revision, WriterId},
    journal::{About, Hlc, Order, PublicKey},
    uai::Uai,
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The conditions under which entries are folded, besides what they state themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The key of the office. Its statements count from the moment it opens its roster. Without an office everybody may
    /// state everything.
    pub office: Option<PublicKey>,
    /// The latest time at which an entry can have been written. An entry with a later time stamp that nobody corrected
    /// counts as written before all others.
    pub horizon: Hlc,
}

impl Default for Terms {
    fn default() -> Self {
        Self { office: None, horizon: Hlc::MAX }
    }
}

/// The folded entries of one campaign.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) terms: Terms,
    pub(super) entries: Entries,
    pub(super) folds: u32,
    pub(super) authority: Authority,
    pub(super) timing: Timing,
    /// The colleges that the campaign covers; `None` for all.
    pub(super) colleges: Option<BTreeSet<Uai>>,
    pub(super) aside: BTreeMap<EntryId, Aside>,
    /// The retractions of entries that have not arrived.
    pub(super) waiting: FxHashMap<EntryId, Vec<Order>>,
    pub(super) widened: Vec<(Order, Vec<Uai>)>,
    /// Every retraction with the entry it retracts, sorted.
    pub(super) undos: Vec<(Order, EntryId)>,
    pub(super) retractions: Retractions,
    pub(super) visits: BTreeMap<Uai, VisitEntries>,
    pub(super) unlabelled: BTreeMap<EntryId, Unlabelled>,
    pub(super) decisions: FxHashMap<Finding, Vec<Decided>>,
    pub(super) notes: FxHashMap<About, Vec<Note>>,
    pub(super) stations: BTreeMap<WriterId, Participant>,
    pub(super) opened: Vec<(Order, Campaign)>,
    pub(super) moves: Vec<(Order, Revision)>,
    pub(super) turns: Turns,
    pub(super) went_full: BTreeMap<Uai, Vec<Order>>,
}
