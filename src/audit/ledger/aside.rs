//! What is kept and concludes nothing: said without the authority for it, or about what the campaign does not go to.

use super::authority::Reason;
use crate::audit::{ids::Author, journal::Order, moment::Moment};

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
