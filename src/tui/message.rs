//! The messages that can arrive at the screen. Both the state and the senders depend on this file.

use super::keys::Key;
use crate::{
    audit::{journal::Spot, standing::Standing},
    job::{
        Entered, ErrandOutcome, HubOutcome, LensEvent, PhotographOutcome, Progress, RecordOutcome, Survey, SyncNews, Whereabouts,
    },
};
use std::time::Duration;

/// A message.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A key was pressed, and another one immediately after it: it comes from a scanner, and is at most text.
    Swift(Key),
    /// This message arrived at that time but is only handled now.
    At(Duration, Box<Message>),
    /// The left button of the mouse was pressed.
    Click {
        /// The column, from 0.
        column: u16,
        /// The row, from 0.
        row: u16,
    },
    /// The mouse wheel was turned by one notch.
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
    /// Go to a college, and to a room of it if one is named. Both are opened if they are not.
    Go(Spot),
    /// Go back to where the auditor was when the program ended.
    Resume(Box<Whereabouts>),
    /// The system asks the program to end.
    HangUp,
    /// The system asks the program to stop, and gives the terminal to another one.
    Stop,
    /// The program continues after a stop.
    Continued,
    /// Time passed without a key: sent every 40 ms shortly after a key, otherwise every 250 ms.
    Tick,
    /// An event of the camera.
    Lens(LensEvent),
    /// The survey of the store's campaigns is ready.
    Surveyed(Survey),
    /// Another campaign is the current one now.
    Entered(Box<Entered>),
    /// The progress of an errand.
    Progress(Progress),
    /// News of a sync with the hub.
    Sync(SyncNews),
    /// What the hub answered to the office.
    Hub(HubOutcome),
    /// The outcome of recording.
    Recorded(RecordOutcome),
    /// An errand ended.
    Errand(ErrandOutcome),
    /// What became of a request about photographs.
    Photograph(PhotographOutcome),
    /// The campaign was read again, because another program recorded something in this store.
    StandingReplaced(Box<Standing>),
    /// Another program imported a revision of the inventory into the store, or opened a campaign.
    OfficeChanged,
}
