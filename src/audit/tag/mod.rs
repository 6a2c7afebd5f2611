//! The reading of tags: what a scanned text may mean, and which recorded device it means.
//!
//! A text is [parsed](parse()) once into a [`Payload`]: the text without its personal fields, its form, and its
//! candidates. The candidates are then [resolved](resolve()) against an inventory by strict rules: exact before
//! normalised before approximate, and only a unique match counts. Nothing is guessed.

mod address;
mod allot;
mod candidate;
mod gs1;
mod json;
mod keyboard;
mod labelled;
mod listed;
mod own;
mod parse;
mod personal;
mod privacy;
mod resolve;
mod shown;

pub use super::normal;
pub use allot::{Allotment, Taken, allot};
pub use candidate::{Candidate, Form, Names};
pub use own::{OwnTag, PREFIX as OWN_PREFIX, check_character};
pub use parse::{MAX_PAYLOAD, Payload, kept, parse};
pub use resolve::{Closeness, Match, Resolution, resolve, resolve_label, resolve_serial, resolve_tag};
pub use shown::is_printable_tag;
