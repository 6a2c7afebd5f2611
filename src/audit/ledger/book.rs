//! What a ledger holds: everything that was said, sorted, so that it can be asked ([`super::ask`]) and grow ([`super::fold`]).

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

/// On what terms entries are folded, beside what they say themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The key of the office whose word counts, once it is spoken. Without one everybody may say everything.
    pub office: Option<PublicKey>,
    /// The time that no entry can have been written after. One that says so, and that nobody put right, counts as written
    /// before all others.
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
    /// Of a decision, its moment: those of one moment are undone together.
    pub(super) stroke: Option<Moment>,
}

/// The folded entries of one campaign.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) terms: Terms,
    /// Every entry, in the order of arrival: when who may say what changes, all are folded anew.
    pub(super) entries: Vec<Entry>,
    pub(super) folds: u32,
    pub(super) authority: Authority,
    pub(super) timing: Timing,
    /// Where the campaign goes; `None` for everywhere.
    pub(super) colleges: Option<BTreeSet<Uai>>,
    pub(super) aside: BTreeMap<EntryId, Aside>,
    /// What takes back an entry that has not arrived.
    pub(super) waiting: FxHashMap<EntryId, Vec<Order>>,
    pub(super) widened: Vec<(Order, Vec<Uai>)>,
    pub(super) known: FxHashMap<EntryId, (Order, Touched)>,
    pub(super) acts: Vec<Act>,
    /// Every retraction with what it takes back, sorted.
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
