//! Conclusions: a pure function of the inventory, the ledger and a date.
//!
//! [`presence`] decides about the presence of every device, with one table of rules of which the first that applies
//! wins. [`identity`] adds the findings about labels and reads. [`admitted()`] lists the decisions that a finding
//! allows. [`all()`] computes everything at once. [`crate::audit::standing`] keeps the same conclusions up to date
//! entry by entry.

mod admitted;
mod all;
pub mod identity;
pub mod presence;
mod sightings;

pub use admitted::admitted;
pub use all::all;
pub(in crate::audit) use all::presence_of;
pub use sightings::{Sighted, Sightings};
