//! The entry to the cascade: how much work a frame may cost, and what was read. The steps themselves are in [`super::search`].

use super::frame::Gray;
use super::search::Search;
use super::spotted::{Budget, Spotted, Step};

/// After this many frames of [`Budget::Turn`] every step has run once.
pub const TURNS: u32 = super::search::TURNS.len() as u32;

/// All the codes of a frame, each place once; two equal labels at two places are two. The order is that of the steps,
/// and within a step that of the decoder: the same frame always gives the same answer. Never panics.
///
/// Beside the frame it holds at most 6 bytes a pixel ([`Budget::Patient`]: 16) and 32 MiB (`tests/memory`).
#[must_use]
pub fn read(frame: &Gray, budget: Budget) -> Vec<Spotted> {
    read_watched(frame, budget, &mut |_| {})
}

/// The same, and `done` hears of every step when it is over, whether it read anything or not: whoever has a clock can
/// tell what each step costs.
#[must_use]
pub fn read_watched(frame: &Gray, budget: Budget, done: &mut dyn FnMut(Step)) -> Vec<Spotted> {
    Search::new(frame, budget, done).run()
}
