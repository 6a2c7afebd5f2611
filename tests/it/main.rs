//! The one integration binary: every module of it is listed here.

mod laws;
mod optics;
mod seeds;
mod store;
mod tags;
mod visits;
