//! Hubs: where stations meet. A folder (a share, a synced folder, a stick) or PostgreSQL; the same semantics, told by one
//! trait and one [`sync()`].
//!
//! A hub is not trusted with the truth of what it hands over: entries are chained by hash and signed by their station, the
//! inventory by the office: each revision in a folder by its file, and everywhere by the office's roster. It is trusted to keep what it took, and found out when it did not.

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

/// What a sync tells, in the words of those who ask for it.
pub use crate::job::{SyncProgress as Progress, SyncReport as Report, SyncStep as Step, SyncTrouble as Trouble};
