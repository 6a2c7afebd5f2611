//! The command line from the outside: the real binary, its exit codes, what it prints and what it leaves behind.

mod campaigns;
pub mod closing;
mod config;
mod demo;
mod doubts;
mod find;
mod foreign;
mod formats;
mod hostile;
mod inputs;
mod keys;
mod lost;
mod mapping;
mod office;
mod outlines;
mod outputs;
mod photographs;
mod plan;
mod recorded;
// What refuses here (rights, limits, full devices) is the business of the system.
#[cfg(target_os = "linux")]
mod refusals;
mod rejects;
mod rescue;
mod road;
mod scenes;
mod schema;
mod secrets;
mod selectors;
mod shape;
mod slips;
mod steps;
mod sync;
mod tables;
#[cfg(unix)]
mod team;
