//! Hubs: one story for all of them, the law of any order, and the faults of each.

mod authority;
mod decisions;
mod faults;
mod floor;
mod folder_faults;
mod hostile_folder;
pub mod laptop;
mod memory;
mod omission;
mod order;
mod postgres;
mod postgres_access;
mod postgres_faults;
mod postgres_line;
mod proxy;
mod purged;
pub mod server;
pub mod story;
mod strange_rows;
mod strays;
