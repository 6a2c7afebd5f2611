//! Entries that are kept but conclude nothing: their author had no authority for them, or the campaign does not cover
//! their college.

use super::authority::Reason;
use crate::audit::{ids::Author, journal::Order, moment::Moment};

/// An entry that is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its place in the order of entries.
    pub order: Order,
    /// When it was written.
    pub at: Moment,
    /// Its author.
    pub author: Author,
    /// Why nothing is concluded from it.
    pub reason: Reason,
}
