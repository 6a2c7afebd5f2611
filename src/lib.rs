//! Récol: the field audit of school devices.

pub mod audit;
pub mod job;
