//! The integration tests: one binary.

mod seeds;
mod store;
mod tags;
