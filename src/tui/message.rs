//! What can arrive at the screen. Below both the state and whoever feeds it.

use super::keys::Key;
use crate::{
    audit::{journal::Spot, standing::Standing},
    job::{Entered, ErrandOutcome, LensEvent, Progress, RecordOutcome, Survey, SyncNews, Whereabouts},
};
use std::time::Duration;

/// One thing that arrived.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A key was pressed, and another one at once: it is a scanner's, and text at most.
    Swift(Key),
    /// This arrived at that time, and is taken in only now.
    At(Duration, Box<Message>),
    /// The left button of the mouse was pressed.
    Click {
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// The wheel of the mouse was turned by a notch.
    Wheel {
        /// The column of the pointer, from 0.
        column: u16,
        /// Its row, from 0.
        row: u16,
        /// Towards the end of the list.
        down: bool,
    },
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now, in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// Go to a college, and to a room of it if one is named: both are opened where they are not.
    Go(Spot),
    /// Go back to where the auditor was when the program ended.
    Resume(Box<Whereabouts>),
    /// The system asks the program to end.
    HangUp,
    /// The system asks the program to stand still, and gives the terminal to another one.
    Stop,
    /// The program goes on after it stood still.
    Continued,
    /// Time passed and no key came: told every 40 ms shortly after a key, else at leisure (every 250 ms).
    Tick,
    /// The camera has something to tell.
    Lens(LensEvent),
    /// The campaigns of the store were looked through.
    Surveyed(Survey),
    /// Another campaign is worked on now.
    Entered(Box<Entered>),
    /// An export has come so far.
    Progress(Progress),
    /// Something is told of a sync with the hub.
    Sync(SyncNews),
    /// What was to be recorded is, or is not.
    Recorded(RecordOutcome),
    /// An errand ended.
    Errand(ErrandOutcome),
    /// The campaign was read anew: another program recorded something in this store.
    StandingReplaced(Box<Standing>),
}
