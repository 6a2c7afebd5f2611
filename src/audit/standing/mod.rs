//! The standing of a campaign: its conclusions, kept up to date entry by entry.
//!
//! It takes one entry and returns what changed. At every moment it has the same findings as
//! [`crate::audit::findings::all`] would return; a property test checks this. It also answers a read before the read is
//! recorded.

mod answer;
mod blind;
mod evidence;
mod keep;
mod tally;

pub use answer::{Answer, Reading, Refusal, Verdict, VerdictClass};
pub use evidence::Evidence;
pub use keep::Standing;
pub use tally::{Delta, Tally};
