//! Vision: from pixels to texts. It is pure: no clock, no file, no camera. The same frame always gives the same answer.
//!
//! [`luma()`] turns a camera's bytes into a [`Gray`]. [`read`] finds the codes of a frame in a cascade of steps.
//! [`Steady`] turns many frames into one read. [`clarity()`] reports what a frame lacks if nothing is read in it.
//! [`scene`] works in the other direction: it draws photographs of labels, for the demo and the tests.

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
pub use luma::{Layout, luma, whole_jpeg};
pub use luma_error::LumaError;
pub use quad::{Corners, Point, centre, holds, same_place};
pub use spotted::{Budget, Spotted, Step};
pub use steady::{Doubt, Patience, Sight, Steady};
