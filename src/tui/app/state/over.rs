//! What lies over the screen.

use super::{dialog::Dialog, palette::Palette, visit::Visit};
use crate::audit::standing::Standing;

/// Dialog, help and palette, as far as they are open.
#[derive(Clone, Debug, Default)]
pub(in crate::tui) struct Over {
    pub(in crate::tui) dialog: Option<Dialog>,
    /// The first line shown of the help.
    pub(in crate::tui) help: Option<u16>,
    pub(in crate::tui) palette: Option<Palette>,
}

impl Over {
    /// What is derived from the standing, anew.
    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing, visit: Option<&Visit>) {
        if let (Some(Dialog::Ticks(ticks)), Some(visit)) = (&mut self.dialog, visit) {
            ticks.refresh(standing, visit);
        }
    }
}
