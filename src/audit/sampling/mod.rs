//! Samples: how many devices of a college must be looked for, which ones, and what may be concluded about the others.
//!
//! [`size`](size()) and [`at_most`] are the hypergeometric law (drawing without replacement). [`Draw`] picks the
//! devices from the recorded seed alone, so that every station and every office picks the same ones.
//! [`crate::audit::assurance`] draws the conclusion from the reads.

mod draw;
mod law;

pub use draw::{Draw, drawn};
pub use law::{at_most, critical, size};
