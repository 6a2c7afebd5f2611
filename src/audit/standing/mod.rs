//! The standing of a campaign: its conclusions, kept up to date entry by entry.
//!
//! One entry in, what changed out; at every moment the same findings as [`crate::audit::findings::all`] would give,
//! which a property test holds it to. Also the place where a read is answered, before it is recorded.

mod answer;
mod blind;
mod evidence;
mod keep;
mod tally;

pub use answer::{Answer, Reading, Refusal, Verdict, VerdictClass};
pub use evidence::Evidence;
pub use keep::Standing;
pub use tally::{Delta, Tally};
