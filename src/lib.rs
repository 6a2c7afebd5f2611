//! Récol: the field audit of school devices.

pub mod audit;
pub mod cli;
pub mod io;
pub mod job;
pub mod locale;
pub mod settings;
pub mod shell;
pub mod tui;
pub mod vision;
