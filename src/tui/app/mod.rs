//! The state of the screen, and how it changes: [`update()`] is a pure function of the state, a stamp and a message.
//!
//! Each screen keeps its state in its own file. What costs more than a look is computed when it changes, never when it is
//! drawn: the order of colleges, the filtered findings, the progress of rooms.

mod act;
mod burst;
pub mod campaign_form;
pub mod campaigns;
pub mod dashboard;
pub mod decide;
pub mod dialog;
mod dialogs;
mod export;
pub mod findings;
mod flight;
mod fuzzy;
pub mod guide;
mod hear;
pub mod input;
pub mod lens;
mod lines;
pub mod mouse;
mod outcome;
pub mod palette;
mod parts;
mod query;
pub mod queue;
mod reading;
mod resume;
mod rooms;
mod sample;
mod scan;
mod screen;
mod state;
pub mod sync;
mod text;
mod undo;
mod update;
pub mod visit;

pub use flight::Flight;
pub use hear::hear;
pub use screen::Screen;
pub use state::{App, Notice, Setup, Tone};
pub use update::update;
