//! Hubs, through which stations exchange their data: a folder (a share, a synced folder, a stick) or PostgreSQL. Both
//! have the same semantics, defined by one trait and one [`sync()`].
//!
//! A hub is not trusted to hand over unaltered data. Entries are chained by hash and signed by their station. The
//! inventory is signed by the office: in a folder each revision by its file, and everywhere by the office's roster. A
//! hub is trusted to keep what it accepted, and it is noticed if it does not.

mod contract;
mod course;
mod entries;
mod error;
mod folder;
mod greeting;
mod office;
mod postgres;
mod renew;
mod stock;
mod sync;

pub use contract::{Hub, TakeArrival, TakeRow, TakeSegment, TellRows};
pub use course::{BATCH, Me};
pub use error::{HubError, Refusal};
pub use folder::{FolderHub, Strangers};
pub use greeting::{FORM, Greeting};
pub use office::{Word, admit, roster, say, state};
pub use postgres::PostgresHub;
pub use renew::renew;
pub use sync::sync;

/// The results of a sync, under shorter names.
pub use crate::job::{SyncProgress as Progress, SyncReport as Report, SyncStep as Step, SyncTrouble as Trouble};
