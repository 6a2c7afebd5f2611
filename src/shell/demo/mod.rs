//! The demo: the seeds in a store of their own, a scripted audit of two colleges, and drawn photographs of tags that
//! the real decoder reads.
//!
//! [`Scenario`] contains what is shown and what must be concluded from it. [`store`] creates the store with the
//! invented inventory. [`photograph`] draws what the camera would see.

mod director;
mod photo;
mod scenario;
mod seeds;

pub use director::on_screen;
pub use photo::photograph;
pub use scenario::{DATE, Difference, Scenario, Scene, Segment};
pub use seeds::store;
