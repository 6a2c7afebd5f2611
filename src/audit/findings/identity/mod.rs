//! Identity: findings about a label or a read, in addition to the presence of the devices concerned. One rule a file.
//!
//! Like presence, they follow the latest read that shows the fault: a label that was moved is reported where it was
//! last read.

mod about;
mod duplicate_tag;
mod swapped_tag;
mod unidentified;
mod unknown;

pub use duplicate_tag::{duplicate_tag, duplicated};
pub use swapped_tag::{swapped, swapped_tag};
pub use unidentified::unidentified;
pub use unknown::unknown;
