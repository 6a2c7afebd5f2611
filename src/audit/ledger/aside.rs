//! What is kept and concludes nothing: said without the authority for it, or about what the campaign does not go to.

use super::{authority::Reason, fold::Ledger};
use crate::audit::{
    ids::{Author, EntryId},
    journal::Order,
    moment::Moment,
};

/// An entry that is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its place in the order of entries.
    pub order: Order,
    /// When it was written.
    pub at: Moment,
    /// By whom.
    pub author: Author,
    /// Why nothing is concluded from it.
    pub reason: Reason,
}

impl Ledger {
    /// What is set aside and was not taken back, by identity.
    pub fn aside(&self) -> impl Iterator<Item = (EntryId, &Aside)> {
        self.aside.iter().filter(|(_, aside)| !self.is_void(aside.order)).map(|(id, aside)| (*id, aside))
    }

    /// Why an entry is set aside, if it is.
    #[must_use]
    pub fn set_aside(&self, entry: EntryId) -> Option<Reason> {
        self.aside.get(&entry).map(|aside| aside.reason)
    }
}
