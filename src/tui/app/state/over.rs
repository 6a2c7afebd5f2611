//! What lies over the screen.

use super::{
    dialog::{Dialog, Sure},
    line::TextLine,
    palette::Palette,
    visit::{Visit, awaited},
};
use crate::{
    audit::{burndown::Burndown, journal::Spot, standing::Standing},
    job::Completed,
};

/// The dialog, the help and the palette, as far as they are open.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Over {
    pub(in crate::tui) dialog: Option<Dialog>,
    /// The first line of the help that is shown.
    pub(in crate::tui) help: Option<u16>,
    pub(in crate::tui) palette: Option<Palette>,
    /// The paths that the typed one may mean, as last answered.
    pub(in crate::tui) completed: Completed,
}

impl Over {
    /// Takes the paths that a typed one may mean. It is completed if it was not changed meanwhile.
    pub(in crate::tui::app) fn complete(&mut self, completed: Completed) {
        if let Some(Dialog::Prompt { ask, text }) = &mut self.dialog
            && ask.is_path()
            && text.text() == completed.typed
        {
            if completed.common != completed.typed {
                *text = TextLine::new(completed.common.as_str());
            }
            self.completed = completed;
        }
    }

    /// Takes what was drawn as the first line of the help or of the dialog.
    pub(in crate::tui::app) fn scrolled_to(&mut self, first: usize) {
        match (&mut self.help, &mut self.dialog) {
            (Some(help), _) => *help = (*help).min(u16::try_from(first).unwrap_or(u16::MAX)),
            (None, Some(dialog)) => {
                if let Some(top) = dialog.top() {
                    *top = (*top).min(first);
                }
            }
            (None, None) => {}
        }
    }

    /// Computes again what is derived from the standing.
    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing, visit: Option<&Visit>) {
        if let Some(Dialog::Balance(balance)) = &mut self.dialog {
            balance.refresh(standing);
        }
        if let Some(Dialog::Burndown { found, .. }) = &mut self.dialog {
            **found = Burndown::of(standing);
        }
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
