//! Conclusions: a pure function of the inventory, the ledger and a date.
//!
//! [`presence`] settles where every device stands: one table of rules, the first that applies; [`identity`] looks at labels
//! and reads beside it; [`admitted()`] says which decisions a finding allows; [`all()`] is the whole of it at once.
//! [`crate::audit::standing`] keeps the same conclusions up to date entry by entry.

mod admitted;
mod all;
pub mod identity;
pub mod presence;
mod sightings;

pub use admitted::admitted;
pub use all::all;
pub(in crate::audit) use all::presence_of;
pub use sightings::{Sighted, Sightings};
