//! The screen as it was last drawn.

use super::mouse::Mouse;
use crate::tui::chart::Chart;

/// What was drawn, and data about it.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Drawn {
    pub(in crate::tui) mouse: Mouse,
    /// The chart of what lies where.
    pub(in crate::tui::app) chart: Chart,
    /// Whether the last message may have changed what is drawn.
    pub(in crate::tui::app) changed: bool,
    /// The minute that was last looked at, since 1970.
    pub(in crate::tui::app) minute: Option<i64>,
    /// The size in columns and rows.
    pub(in crate::tui) size: (u16, u16),
}

impl Default for Drawn {
    fn default() -> Self {
        Self { mouse: Mouse::default(), chart: Chart::default(), changed: true, minute: None, size: (80, 24) }
    }
}

impl Drawn {
    /// How many lines a page has.
    pub(in crate::tui::app) fn page(&self) -> usize {
        usize::from(self.size.1.saturating_sub(10).max(3))
    }
}
