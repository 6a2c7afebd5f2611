//! Hubs, through which stations exchange their data: a folder (a share, a synced folder, a stick) or PostgreSQL. Both
//! have the same semantics, defined by one trait and one [`sync()`].
//!
//! A hub is not trusted to hand over unaltered data. Entries are chained by hash and signed by their station. The
//! inventory is signed by the office: in a folder each revision by its file, and everywhere by the office's roster. A
//! hub is trusted to keep what it accepted, and it is noticed if it does not.

mod arrivals;
mod contract;
mod course;
mod entries;
mod error;
mod folder;
mod greeting;
mod load;
mod moves;
mod office;
mod postgres;
mod rejoin;
mod renew;
mod stills;
mod stock;
mod succession;
mod sync;

pub use contract::{Begun, Hub, Shot, TakeArrival, TakeRow, TakeSegment, TakeSent, TellRows, Wanted};
pub use course::{BATCH, Me};
pub use error::{HubError, Refusal};
pub use folder::{FolderHub, Strangers};
pub use greeting::{FORM, Greeting};
pub use office::{Word, admit, is_in_step, roster, say, state};
pub use postgres::{PostgresHub, Repaired};
pub use rejoin::{Rejoined, rejoin};
pub use renew::renew;
pub use succession::{name_recovery, succeed};
pub use sync::sync;

/// The results of a sync, under shorter names.
pub use crate::job::{SyncProgress as Progress, SyncReport as Report, SyncStep as Step, SyncTrouble as Trouble};
