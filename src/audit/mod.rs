//! The pure core: facts in, findings out. It knows no clock, no file, no screen.

pub mod ids;
pub mod moment;
pub mod text;
pub mod uai;
