//! The reading of tags: what a scanned text may mean, and which recorded device it means.
//!
//! A text is [parsed](parse()) once into a [`Payload`]: the text less its personal fields, its form, and the candidates
//! that it offers. The candidates are then [resolved](resolve()) against an inventory, strictly: exact before normalised
//! before approximate, and only what is unique. Nothing here guesses.

mod address;
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

pub use super::normal;
pub use candidate::{Candidate, Form, Names};
pub use own::{OwnTag, check_character};
pub use parse::{MAX_PAYLOAD, Payload, parse};
pub use resolve::{Closeness, Match, Resolution, resolve, resolve_serial, resolve_tag};
