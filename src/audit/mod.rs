//! The pure core: facts in, findings out. It knows no clock, no file, no screen.

pub mod ids;
pub mod inventory;
pub mod moment;
pub mod tag;
pub mod text;
pub mod uai;
