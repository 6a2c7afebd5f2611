//! Vision: pixels in, texts out. Pure: no clock, no file, no camera; the same frame always gives the same answer.
//!
//! A camera's bytes become a [`Gray`] by [`luma()`]; [`read`] finds the codes of a frame by a cascade of steps; [`Steady`]
//! makes one read of many frames; [`clarity()`] tells what a frame lacks in which nothing is read. [`scene`] goes the other
//! way: it draws photographs of labels, for the demo and tests.

mod cascade;
mod clarity;
mod contain;
mod decode;
mod dim;
mod frame;
mod grid;
mod jpeg;
mod luma;
mod luma_error;
mod quad;
pub mod scene;
mod search;
mod seek;
mod spotted;
mod steady;

pub use cascade::{TURNS, read, read_watched};
pub use clarity::{Wish, Wishes, clarity};
pub use contain::{contain, contained};
pub use frame::{FrameError, Gray, MAX_PIXELS, MAX_SIDE};
pub use luma::{Layout, luma};
pub use luma_error::LumaError;
pub use quad::{Corners, Point, centre, holds, same_place};
pub use spotted::{Budget, Spotted, Step};
pub use steady::{Doubt, Patience, Sight, Steady};
