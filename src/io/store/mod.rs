//! The local store: one SQLite file with the inventory's revisions and the journal.
//!
//! It uses WAL and `synchronous=FULL`: once an append returns, its entries survive a power cut. The journal only grows,
//! which triggers also enforce. The only exception is erasing a payload for privacy, which leaves the chain intact.
//! Other processes may read at any time.

mod allotted;
mod campaigns;
mod clocks;
mod error;
mod handover;
mod heard;
mod inventory;
mod journal;
mod later;
mod less;
mod merge;
mod names;
mod open;
mod papers;
mod pin;
mod purge;
mod rebase;
mod receive;
mod reckon;
mod renew;
mod revising;
mod revisions;
mod rights;
mod roll;
mod rows;
mod schema;
mod series;
mod skipped;
mod sources;
mod stills;
mod terms;
mod verify;
mod walk;
mod write;

pub use campaigns::{CampaignLine, Series, Station};
pub use error::StoreError;
pub use inventory::RevisionLine;
pub use merge::{Taken, Unmergeable};
pub use open::{FILE_NAME, Store};
pub use papers::PaperLine;
pub use pin::Pin;
pub use receive::{Arrival, Known};
pub use renew::Common;
pub use schema::VERSION;
pub use stills::NamedStill;
pub use verify::{Difference, Problem, Verified};

/// The version of SQLite that is built in: `3.50.2`.
#[must_use]
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}
