//! The desk: who sits there, and what the screen looks and sounds like.

use crate::{
    audit::ids::Author,
    locale::Lang,
    tui::{keys::Keymap, theme::Theme},
};
use smol_str::SmolStr;

/// What stays as it is while the program runs.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Desk {
    pub(in crate::tui) lang: Lang,
    pub(in crate::tui) theme: Theme,
    pub(in crate::tui) keys: Keymap,
    /// Whether the inventory is the invented one of the demonstration.
    pub(in crate::tui) demo: bool,
    pub(in crate::tui) author: Author,
    pub(in crate::tui) station: SmolStr,
    pub(in crate::tui) has_camera: bool,
}
