//! The inventory: what is recorded. It comes from the office in numbered revisions, and no audit changes it.
//!
//! It contains devices, colleges, rooms and programmes. What was *seen* is stored in the journal.

mod change;
mod college;
mod column;
mod custody;
mod device;
mod history;
pub(in crate::audit) mod index;
mod merge;
mod pool;
mod record;
mod revision;
mod rows;
mod spared;

pub use change::{Change, Counts, Step};
pub use college::{College, CommuneCode, NotACommuneCode, Programme};
pub use column::{InventoryColumn, Records, Table, UnreadRow};
pub use custody::{Custody, CustodyKind};
pub use device::{Aliases, Device, Kind};
pub use history::{Revised, altered};
pub use merge::{MergeMode, merge};
pub use pool::Pool;
pub use record::{DeviceRecord, HeldBack};
pub use revision::{Inventory, Recorded};
pub use rows::{DeviceIx, PlaceIx, Rows};
pub use spared::Spared;
