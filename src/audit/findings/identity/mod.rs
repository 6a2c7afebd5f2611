//! Identity: findings about a label or a read, beside the presence of the devices concerned. One rule a file.
//!
//! Like presence they follow the latest read that tells: a label that was moved on is reported where it was last met.

mod about;
mod duplicate_tag;
mod swapped_tag;
mod unidentified;
mod unknown;

pub use duplicate_tag::{duplicate_tag, duplicated};
pub use swapped_tag::{swapped, swapped_tag};
pub use unidentified::unidentified;
pub use unknown::unknown;
