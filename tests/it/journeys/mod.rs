//! Journeys: keys in, screens out. A small invented parc, a store that answers at once, and the screen on a test backend.

mod blind;
mod campaigns;
mod dashboard;
mod editing;
mod empty;
mod findings;
pub mod harness;
mod importing;
mod keys;
mod lens;
mod mouse;
mod palette;
mod preview;
mod random;
mod resume;
mod sample;
mod small;
mod sync;
mod themes;
mod visit;
mod wedge;
mod whole;
