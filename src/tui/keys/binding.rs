//! One line of the keymap, and the lines that several contexts have.

use super::{
    action::Action,
    key::{Key, KeyCode},
};
use std::borrow::Cow;

/// One line of the keymap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The action.
    pub action: Action,
    /// Its keys, with the one to show first.
    pub keys: Cow<'static, [Key]>,
    /// Whether the footer shows it.
    pub footer: bool,
}

pub(super) const fn key(code: KeyCode) -> Key {
    Key::plain(code)
}

pub(super) const fn bind(action: Action, keys: &'static [Key]) -> Binding {
    Binding { action, keys: Cow::Borrowed(keys), footer: false }
}

/// A binding that the footer shows.
pub(super) const fn shown(action: Action, keys: &'static [Key]) -> Binding {
    Binding { action, keys: Cow::Borrowed(keys), footer: true }
}

pub(super) const UP: Binding = bind(Action::Up, &[key(KeyCode::Up)]);
pub(super) const DOWN: Binding = bind(Action::Down, &[key(KeyCode::Down)]);
pub(super) const VI_UP: Binding = bind(Action::Up, &[key(KeyCode::Up), Key::char('k')]);
pub(super) const VI_DOWN: Binding = bind(Action::Down, &[key(KeyCode::Down), Key::char('j')]);
pub(super) const PAGE_UP: Binding = bind(Action::PageUp, &[key(KeyCode::PageUp), Key::ctrl('u')]);
pub(super) const PAGE_DOWN: Binding = bind(Action::PageDown, &[key(KeyCode::PageDown), Key::ctrl('d')]);
/// Where `Ctrl-U` deletes to the beginning of the line.
pub(super) const PAGE_UP_ALONE: Binding = bind(Action::PageUp, &[key(KeyCode::PageUp)]);
pub(super) const PAGE_DOWN_ALONE: Binding = bind(Action::PageDown, &[key(KeyCode::PageDown)]);
// One `g` is enough; whoever presses it twice gets there too.
pub(super) const FIRST: Binding = bind(Action::First, &[key(KeyCode::Home), Key::char('g')]);
pub(super) const LAST: Binding = bind(Action::Last, &[key(KeyCode::End), Key::char('G')]);
pub(super) const HELP: Binding = shown(Action::Help, &[key(KeyCode::F(1)), Key::char('?')]);
pub(super) const HELP_ALONE: Binding = bind(Action::Help, &[key(KeyCode::F(1))]);
pub(super) const QUIT: Binding = bind(Action::Quit, &[Key::ctrl('q'), Key::ctrl('c')]);
pub(super) const BACK: Binding = shown(Action::Back, &[key(KeyCode::Esc)]);
pub(super) const UNDO: Binding = bind(Action::Undo, &[Key::ctrl('z')]);
pub(super) const NUMBER: Binding = bind(Action::Number, &Key::NUMBERS);
pub(super) const REDO: Binding = bind(Action::Redo, &[Key::ctrl('y')]);
pub(super) const RETRY: Binding = bind(Action::Retry, &[Key::ctrl('r')]);

pub(super) const PALETTE: Binding = shown(Action::Palette, &[Key::char(':'), Key::ctrl('p')]);
/// For contexts where characters are text.
pub(super) const PALETTE_ALONE: Binding = shown(Action::Palette, &[Key::ctrl('p')]);
/// The syncs, in lists.
pub(super) const SYNC_DIALOG: Binding = bind(Action::Sync, &[key(KeyCode::F(12)), Key::char('y')]);
/// The log of messages, in lists.
pub(super) const MESSAGES: Binding = bind(Action::Messages, &[Key::char('!'), Key::ctrl('b')]);
