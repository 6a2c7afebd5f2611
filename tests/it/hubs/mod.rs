//! Hubs: one story for all of them, the law of any order, and the faults of each.

mod allot;
mod around;
mod arriving;
mod authority;
mod crowd;
mod decisions;
mod fate;
mod faults;
#[cfg(unix)]
mod flights;
mod floor;
mod folder_faults;
mod hostile_folder;
pub mod laptop;
mod memory;
mod office;
mod omission;
mod order;
mod photographs;
// A server is started by the system's own programs and as another user: so its tests are for Unix.
#[cfg(unix)]
mod postgres;
#[cfg(unix)]
mod postgres_access;
#[cfg(unix)]
mod postgres_certificates;
#[cfg(unix)]
mod postgres_faults;
#[cfg(unix)]
mod postgres_line;
#[cfg(unix)]
mod postgres_rights;
#[cfg(unix)]
mod proxy;
mod purged;
#[cfg(unix)]
pub mod server;
pub mod story;
mod strange_rows;
mod strays;
mod together;
mod ways;
