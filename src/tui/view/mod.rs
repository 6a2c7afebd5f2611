//! Drawing: a look at the state, and nothing else.

use super::app::App;
use ratatui::Frame;

/// Draws the whole screen.
pub fn draw(_app: &App, _frame: &mut Frame) {}
