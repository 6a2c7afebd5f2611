//! The data of a ledger: everything that entries state, sorted. [`super::ask`] answers questions about it,
//! [`super::fold`] adds entries to it.

use super::{
    aside::Aside,
    authority::Authority,
    reads::Read,
    retractions::Retractions,
    said::{Campaign, Decided, Note, Participant, Touched, Unlabelled},
    timing::Timing,
    visits::{Turns, VisitEntries},
};
use crate::audit::{
    finding::Finding,
    ids::{EntryId, Revision, WriterId},
    journal::{About, Entry, Hlc, Order, PublicKey},
    moment::Moment,
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

/// An entry that can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Act {
    pub(super) order: Order,
    /// The moment of a decision: decisions of one moment are undone together.
    pub(super) stroke: Option<Moment>,
}

/// The folded entries of one campaign.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) terms: Terms,
    /// Every entry, in the order of arrival. When anybody's rights change, all are folded again.
    pub(super) entries: Vec<Entry>,
    pub(super) folds: u32,
    pub(super) authority: Authority,
    pub(super) timing: Timing,
    /// The colleges that the campaign covers; `None` for all.
    pub(super) colleges: Option<BTreeSet<Uai>>,
    pub(super) aside: BTreeMap<EntryId, Aside>,
    /// The retractions of entries that have not arrived.
    pub(super) waiting: FxHashMap<EntryId, Vec<Order>>,
    pub(super) widened: Vec<(Order, Vec<Uai>)>,
    pub(super) known: FxHashMap<EntryId, (Order, Touched)>,
    pub(super) acts: Vec<Act>,
    /// Every retraction with the entry it retracts, sorted.
    pub(super) undos: Vec<(Order, EntryId)>,
    pub(super) retractions: Retractions,
    pub(super) reads: Vec<Read>,
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
