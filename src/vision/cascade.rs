//! The entry to the cascade. It takes a frame and a budget of work and returns what was read. The steps are in
//! [`super::search`].

use super::frame::Gray;
use super::search::Search;
use super::spotted::{Budget, Spotted, Step};

/// The number of frames of [`Budget::Turn`] after which every step has run once.
pub const TURNS: u32 = super::search::TURNS.len() as u32;

/// Returns all the codes of a frame, each place once; two equal labels at two places are two codes. They are ordered by
/// step, and within a step as the decoder returns them: the same frame always gives the same answer. Never panics.
///
/// Beside the frame it uses at most 6 bytes a pixel ([`Budget::Patient`]: 16) and 32 MiB (`tests/memory`).
#[must_use]
pub fn read(frame: &Gray, budget: Budget) -> Vec<Spotted> {
    read_watched(frame, budget, &mut |_| {})
}

/// As `read`, and calls `done` after every step, whether it read anything or not. A caller with a clock can measure
/// the cost of each step in this way.
#[must_use]
pub fn read_watched(frame: &Gray, budget: Budget, done: &mut dyn FnMut(Step)) -> Vec<Spotted> {
    Search::new(frame, budget, done).run()
}
