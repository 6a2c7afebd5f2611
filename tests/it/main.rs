//! The one integration binary: every module of it is listed here.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests stop the program: that is how they fail, in their helpers too"
)]

mod golden;
mod laws;
mod optics;
mod seeds;
mod store;
mod tags;
mod visits;
