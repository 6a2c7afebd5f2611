//! The known state of everything outside the screen.

use super::{dialog::Ask, flight::Flight, lens::LensState, sync::SyncState, told::Told};
use crate::{audit::moment::Moment, job::Asked, locale::Lang};
use std::{collections::VecDeque, path::PathBuf, time::Duration};

/// The requested work, and the devices that report something.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Outside {
    pub(in crate::tui) flight: Flight,
    pub(in crate::tui) lens: LensState,
    /// Whether another camera was requested and has not opened yet.
    pub(in crate::tui::app) seeks_camera: bool,
    pub(in crate::tui) sync: SyncState,
    /// When the running export began.
    pub(in crate::tui::app) exporting: Option<Duration>,
    /// What was asked for each file that is being written, and what was typed: a refusal asks again. They are written one after
    /// another, the first one first.
    pub(in crate::tui::app) asked: VecDeque<(Ask, String)>,
    /// The number of the last request for a photograph of a note.
    pub(in crate::tui::app) photographs: Asked,
    /// The file that was written last.
    pub(in crate::tui::app) written: Option<PathBuf>,
    /// The whereabouts that were last reported.
    pub(in crate::tui::app) told: Told,
}

impl Outside {
    /// The state at the start: the hub, how many own entries it does not have, and the time of the last sync.
    pub(in crate::tui::app) fn new(has_camera: bool, hub: Option<(String, u64, Option<Moment>)>, lang: Lang) -> Self {
        let sync = match hub {
            Some((hub, waiting, synced)) => {
                let good = synced.map(|at| lang.moment(at));
                SyncState { hub: Some(hub), waiting, good, ..SyncState::default() }
            }
            None => SyncState::default(),
        };
        Self {
            flight: Flight::default(),
            lens: LensState { on: has_camera, ..LensState::default() },
            seeks_camera: false,
            sync,
            exporting: None,
            asked: VecDeque::new(),
            photographs: 0,
            written: None,
            told: Told::default(),
        }
    }
}
