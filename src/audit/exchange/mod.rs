//! What stations exchange through a hub: pieces of series, lines of the inventory, and the list of known stations.
//! Pure: contains formats and decisions. [`crate::io::hub`] transports them.
//!
//! A series travels in [`Segment`]s signed by its station. The receiver checks a segment without trusting the hub. The
//! inventory travels in [`Line`]s, each with one row of one revision. Every revision has a digest that chains it to the
//! previous one. [`Card`]s list the known keys, and how much of the inventory each of them receives.

mod apart;
mod card;
mod gather;
mod heads;
mod line;
mod plan;
mod roster;
mod segment;
mod sums;
mod wire;

pub use super::journal::Scope;
pub use apart::of_college;
pub use card::Card;
pub use gather::gathered;
pub use heads::{Heads, NotHeads, SignedHead};
pub use line::{Line, RevisionDigest, RevisionHead, Row};
pub use plan::{Own, SeriesHead, own};
pub use roster::{Member, Roster};
pub use segment::{FULL_BYTES, MOST_ENTRIES, Segment, SegmentError};
pub use sums::RowSums;
pub use wire::{NotALine, read_head, read_row, write_device, write_head, write_row};
