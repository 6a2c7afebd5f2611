//! The keys that edit a line of text: they move the cursor in it and delete.
//!
//! They are the same wherever text is typed, and are bound to nothing: a key that the keymap binds in a context asks for its
//! action there. Only on a visit, whose line is there all the time, the line's content decides: `Ctrl-W` deletes a word while
//! the line holds text, and closes a room when it is empty.

use super::{
    key::{Key, KeyCode},
    keymap::Context,
    own::Keymap,
};

/// A change of a line of text, or of the place of its cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edit {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// To the beginning of the word before.
    WordLeft,
    /// To the beginning of the next word.
    WordRight,
    /// To the beginning of the line.
    Start,
    /// To the end of the line.
    End,
    /// Deletes the character before the cursor.
    Backspace,
    /// Deletes the character after the cursor.
    Delete,
    /// Deletes the word before the cursor.
    DeleteWord,
    /// Deletes the word after the cursor.
    DeleteNextWord,
    /// Deletes everything before the cursor.
    DeleteToStart,
    /// Deletes everything after the cursor.
    DeleteToEnd,
}

const fn key(code: KeyCode) -> Key {
    Key::plain(code)
}

const fn ctrl(code: KeyCode) -> Key {
    Key { code, ctrl: true, alt: false }
}

const fn alt(code: KeyCode) -> Key {
    Key { code, ctrl: false, alt: true }
}

/// The keys of each edit, as command lines have them (readline's defaults), the one to show first. `Ctrl-H` is what some
/// terminals send for Backspace.
const KEYS: [(Edit, &[Key]); 12] = [
    (Edit::Left, &[key(KeyCode::Left)]),
    (Edit::Right, &[key(KeyCode::Right)]),
    (Edit::WordLeft, &[ctrl(KeyCode::Left), alt(KeyCode::Left), alt(KeyCode::Char('b'))]),
    (Edit::WordRight, &[ctrl(KeyCode::Right), alt(KeyCode::Right), alt(KeyCode::Char('f'))]),
    (Edit::Start, &[key(KeyCode::Home), Key::ctrl('a')]),
    (Edit::End, &[key(KeyCode::End), Key::ctrl('e')]),
    (Edit::Backspace, &[key(KeyCode::Backspace), Key::ctrl('h')]),
    (Edit::Delete, &[key(KeyCode::Delete)]),
    (Edit::DeleteWord, &[Key::ctrl('w'), alt(KeyCode::Backspace), ctrl(KeyCode::Backspace)]),
    (Edit::DeleteNextWord, &[alt(KeyCode::Char('d')), ctrl(KeyCode::Delete)]),
    (Edit::DeleteToStart, &[Key::ctrl('u')]),
    (Edit::DeleteToEnd, &[Key::ctrl('k')]),
];

impl Edit {
    /// What a key does to the text that is typed in a context: `None` where the keymap binds it there, or where it edits
    /// nothing. On a visit the keymap comes first only while its line `holds` no text.
    #[must_use]
    pub fn of(keys: &Keymap, context: Context, key: Key, holds: bool) -> Option<Self> {
        let free = (holds && context == Context::Visit) || keys.action_of(context, key).is_none();
        KEYS.iter().find(|(_, known)| free && known.contains(&key)).map(|(edit, _)| *edit)
    }

    /// Whether it moves the cursor and leaves the text as it is.
    #[must_use]
    pub const fn moves(self) -> bool {
        matches!(self, Self::Left | Self::Right | Self::WordLeft | Self::WordRight | Self::Start | Self::End)
    }

    /// The first key of each edit that moves, or of each that deletes, where it edits the text of a context.
    pub(super) fn first_keys(keys: &Keymap, context: Context, moving: bool) -> impl Iterator<Item = Key> {
        let wanted = KEYS.iter().filter(move |(edit, _)| edit.moves() == moving);
        wanted.filter_map(move |(_, known)| known.iter().copied().find(|key| Self::of(keys, context, *key, true).is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keys::Action;
    use proptest::prelude::*;

    #[test]
    fn no_key_has_two_edits_and_each_is_told_by_a_terminal() {
        let mut all: Vec<Key> = KEYS.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn what_the_keymap_binds_is_no_edit() {
        let keys = Keymap::default();
        for holds in [true, false] {
            assert_eq!(Edit::of(&keys, Context::Prompt, Key::ctrl('w'), holds), Some(Edit::DeleteWord));
            assert_eq!(Edit::of(&keys, Context::Form, Key::plain(KeyCode::Up), holds), None);
        }
        assert_eq!(Edit::of(&keys, Context::Visit, Key::ctrl('w'), false), None);
        assert_eq!(Edit::of(&keys, Context::Visit, Key::ctrl('w'), true), Some(Edit::DeleteWord));
        assert_eq!(keys.action_of(Context::Visit, Key::ctrl('w')), Some(Action::CloseRoom));
        for context in Context::ALL.into_iter().filter(|context| context.takes_text()) {
            for key in [KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::Delete, KeyCode::Backspace] {
                assert!(Edit::of(&keys, context, Key::plain(key), false).is_some(), "{context:?} {key:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// An edit types nothing: a scanner's characters go into the text.
        #[test]
        fn no_character_alone_is_an_edit(c in any::<char>()) {
            for context in [Context::Prompt, Context::Visit] {
                prop_assert_eq!(Edit::of(&Keymap::default(), context, Key::char(c), true), None);
            }
        }
    }
}
