//! The one integration binary: every module of it is listed here.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "tests stop the program: that is how they fail, in their helpers too"
)]

mod altered;
mod beside;
mod cli;
mod env;
mod golden;
mod house;
mod hubs;
mod journeys;
mod kill;
mod laws;
mod less;
#[path = "../common/inventory.rs"]
#[expect(dead_code, reason = "what the measures need beside")]
mod made;
mod optics;
mod pictures;
mod pty;
mod put_right;
mod reach;
mod readme;
mod seeds;
mod setup;
mod steadying;
mod store;
mod strangers;
mod tags;
mod visits;
mod words;
