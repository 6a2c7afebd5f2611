//! The one macro that nokhwa takes from `paste` (unmaintained, RUSTSEC-2024-0436), from `pastey`, which is kept up.
#![no_std]

pub use pastey::paste;
