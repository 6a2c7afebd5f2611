//! The outside: the local store, the camera, files. It speaks to no person.

pub mod store;
