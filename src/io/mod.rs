//! The outside: the local store, hubs, the camera, files. It speaks to no person: errors and notices are data.

pub mod album;
pub mod bounded;
pub mod camera;
mod csv;
pub mod export;
pub mod held;
pub mod hub;
pub mod import;
pub mod keyring;
pub mod paper;
pub mod path;
pub mod picture;
pub mod pull;
pub mod sealed;
pub mod store;
pub mod text;
mod tls;
pub mod whole;
pub mod within;
