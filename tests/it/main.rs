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
mod causes;
mod cli;
mod env;
#[path = "../common/folders.rs"]
mod folders;
mod golden;
mod house;
mod hubs;
mod journeys;
mod kill;
mod labels;
mod laws;
mod less;
#[path = "../common/inventory.rs"]
#[expect(dead_code, reason = "what the measures need beside")]
mod made;
mod optics;
mod papers;
mod pictures;
// A terminal of the system for another process, signals, shells, sudo: what these try is there on Unix alone.
#[cfg(unix)]
mod pty;
mod pulls;
mod put_right;
#[cfg_attr(not(unix), path = "reach_elsewhere.rs")]
mod reach;
mod readme;
mod sealed;
mod seeds;
#[cfg(unix)]
mod setup;
mod steadying;
mod store;
#[cfg(unix)]
mod strangers;
mod tags;
mod visits;
#[cfg(windows)]
mod windows;
mod words;
