//! The one integration binary: every module of it is listed here.

mod golden;
mod laws;
mod optics;
mod seeds;
mod store;
mod tags;
mod visits;
