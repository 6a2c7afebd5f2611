//! The seam between the cascade and the decoders of others: a frame in, the codes of it out.

mod code;
mod repair;
mod rqrr;
mod rxing;
mod solomon;
mod words;

pub(super) use self::rqrr::rqrr;
pub(super) use self::rxing::{Black, Look, gridded, inferred, rxing, slanted};
pub(super) use code::Code;
