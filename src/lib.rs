//! Récol: the field audit of school devices.

pub mod audit;
pub mod io;
pub mod job;
pub mod settings;
pub mod shell;
pub mod vision;
