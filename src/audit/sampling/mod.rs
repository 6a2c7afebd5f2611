//! Samples: how many devices of a college have to be looked for, which ones, and what may be said of the rest.
//!
//! [`size`](size()) and [`at_most`] are the hypergeometric law, without replacement, as devices are counted; [`Draw`] picks
//! the devices from the recorded seed alone, so that every station and every office picks the same.
//! [`crate::audit::assurance`] concludes from what was read.

mod draw;
mod law;

pub use draw::{Draw, drawn};
pub use law::{at_most, critical, size};
