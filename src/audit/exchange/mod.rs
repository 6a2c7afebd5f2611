//! What stations hand each other through a hub: pieces of series, lines of the inventory, and who is known there. Pure:
//! forms and decisions; carrying them is the matter of [`crate::io::hub`].
//!
//! A series goes in [`Segment`]s, signed by its station: whoever takes one in checks it without trusting the hub. The
//! inventory goes in [`Line`]s, one row of one revision each, every revision with a digest that chains it to the one
//! before. [`Card`]s tell whose keys are known, and how far the inventory goes for each.

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
pub use card::Card;
pub use gather::gathered;
pub use heads::{Heads, NotHeads, SignedHead};
pub use line::{Line, RevisionDigest, RevisionHead, Row};
pub use plan::{Own, SeriesHead, own};
pub use roster::{Member, Roster};
pub use segment::{MOST_ENTRIES, Segment, SegmentError};
pub use sums::RowSums;
pub use wire::{NotALine, read_head, read_row, write_head, write_row};
