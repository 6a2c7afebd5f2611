//! The state of the screen, and how it changes: [`update()`] is a pure function of the state, a stamp and a message.
//!
//! [`state`] contains the data, one file for each part. The other files change it. [`hear()`] delays keys and passes
//! them to [`update()`]. [`update()`] passes each message to the file that handles it, and keys to `act`. `act` passes
//! an action to the open dialog, otherwise to the screen. These use `reading`, `rooms` and the files below them. There
//! are no calls in the opposite direction.
//!
//! Anything expensive is computed when it changes, never when it is drawn: the order of colleges, the filtered
//! findings, the progress of rooms.

mod act;
mod campaign_form;
mod campaigns;
mod conclude;
mod copy;
mod dashboard;
mod decide;
mod detail;
mod dialogs;
mod export;
mod find;
mod findings;
mod guide;
mod hear;
mod importing;
mod labels;
mod lines;
mod map;
mod mouse;
mod moved;
mod notes;
mod office;
mod outcome;
mod palette;
mod parts;
mod photographs;
mod pick;
mod reading;
mod resume;
mod rooms;
mod sample;
mod scan;
pub mod state;
mod sync;
mod text;
mod undo;
mod update;
mod visit;

pub use hear::hear;
pub use state::{
    app::App,
    flight::Flight,
    notice::{Notice, Tone},
    screen::Screen,
    setup::Setup,
};
pub use update::update;
