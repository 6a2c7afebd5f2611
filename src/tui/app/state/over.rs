//! What lies over the screen.

use super::{
    dialog::{Dialog, Sure},
    palette::Palette,
    visit::{Visit, awaited},
};
use crate::audit::{journal::Spot, standing::Standing};

/// The dialog, the help and the palette, as far as they are open.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Over {
    pub(in crate::tui) dialog: Option<Dialog>,
    /// The first line of the help that is shown.
    pub(in crate::tui) help: Option<u16>,
    pub(in crate::tui) palette: Option<Palette>,
}

impl Over {
    /// Computes again what is derived from the standing.
    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing, visit: Option<&Visit>) {
        let Some(visit) = visit else { return };
        match &mut self.dialog {
            Some(Dialog::Ticks(ticks)) => ticks.refresh(standing, visit),
            // What a closing would make missing changes with every read, by whatever station.
            Some(Dialog::Confirm { sure: Sure::CloseRoom(room), devices, .. }) => {
                *devices = awaited(standing, &Spot { college: visit.college, room: Some(room.clone()) }, false);
            }
            Some(Dialog::Confirm { sure: Sure::ReopenRoom(room), devices, .. }) => {
                *devices = awaited(standing, &Spot { college: visit.college, room: Some(room.clone()) }, true);
            }
            Some(Dialog::Confirm { sure: Sure::ReopenVisit, devices, .. }) => {
                *devices = awaited(standing, &Spot { college: visit.college, room: None }, true);
            }
            Some(Dialog::Confirm { sure: Sure::CloseVisit, devices, .. }) => {
                *devices = awaited(standing, &Spot { college: visit.college, room: None }, false);
            }
            _ => {}
        }
    }
}
