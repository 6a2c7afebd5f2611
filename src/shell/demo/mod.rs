//! The demo: the seeds in a store of their own, a scripted audit of two colleges, photographs of tags drawn and read by
//! the real decoder.
//!
//! [`Scenario`] says what is shown and what must be concluded from it; [`store`] holds the invented inventory;
//! [`photograph`] draws what the camera would see.

mod director;
mod photo;
mod scenario;
mod seeds;

pub use director::on_screen;
pub use photo::photograph;
pub use scenario::{DATE, Difference, Scenario, Scene, Segment};
pub use seeds::store;
