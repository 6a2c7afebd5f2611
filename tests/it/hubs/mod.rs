//! Hubs: one story for all of them, the law of any order, and the faults of each.

mod decisions;
mod faults;
mod laptop;
mod memory;
mod order;
mod story;
