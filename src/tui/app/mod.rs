//! The state of the screen, and how it changes: [`update()`] is a pure function of the state, a stamp and a message.
//!
//! [`state`] holds the data, a file a thing. Above it stand the files that change it: [`hear()`] holds keys back and hands
//! them to [`update()`], which hands each message to who takes it, keys to `act`; `act` asks the dialog that is open, else
//! the screen; these use `reading`, `rooms` and what is below. No arrow leads back.
//!
//! What costs more than a look is computed when it changes, never when it is drawn: the order of colleges, the filtered
//! findings, the progress of rooms.

mod act;
mod campaign_form;
mod campaigns;
mod conclude;
mod dashboard;
mod decide;
mod dialogs;
mod export;
mod findings;
mod guide;
mod hear;
mod lines;
mod mouse;
mod moved;
mod notes;
mod outcome;
mod palette;
mod parts;
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
