//! A key in the form that Récol uses, independent of the terminal library.

use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers};

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyCode {
    /// A character, as the keyboard layout gives it.
    Char(char),
    /// A function key, from 1.
    F(u8),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

/// A key with its modifiers. Shift is included in the character, or in [`KeyCode::BackTab`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

impl Key {
    /// A key alone.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character alone.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// A character with Control.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false }
    }

    /// A character with Alt.
    #[must_use]
    pub const fn alt(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: false, alt: true }
    }

    /// The keys for numbers, from 1: the digits, then the same keys of a French keyboard without Shift.
    pub const NUMBERS: [Self; 16] = [
        Self::char('1'),
        Self::char('2'),
        Self::char('3'),
        Self::char('4'),
        Self::char('5'),
        Self::char('6'),
        Self::char('7'),
        Self::char('8'),
        Self::char('&'),
        Self::char('é'),
        Self::char('"'),
        Self::char('\''),
        Self::char('('),
        Self::char('-'),
        Self::char('è'),
        Self::char('_'),
    ];

    /// Its number, counted from 0.
    #[must_use]
    pub fn number(self) -> Option<usize> {
        Self::NUMBERS.iter().position(|key| *key == self).map(|at| at % 8)
    }

    /// The character that it types, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self {
            Self { code: KeyCode::Char(c), ctrl: false, alt: false } => Some(c),
            // On some terminals AltGr arrives as Control and Alt. It then types the character of the layout.
            Self { code: KeyCode::Char(c), ctrl: true, alt: true } if !c.is_ascii_alphabetic() => Some(c),
            _ => None,
        }
    }

    /// Whether it moves through a list or a line, and does nothing else in any context.
    #[must_use]
    pub const fn is_move(self) -> bool {
        use KeyCode::{Down, End, Home, Left, PageDown, PageUp, Right, Up};
        matches!(self.code, Up | Down | Left | Right | Home | End | PageUp | PageDown)
    }

    /// Whether it is the GS1 separator. Some scanners write it as Ctrl-], which terminals report as Ctrl-5.
    #[must_use]
    pub const fn is_separator(self) -> bool {
        self.ctrl && matches!(self.code, KeyCode::Char(']' | '5'))
    }

    /// The characters that a scanner sent when the terminal reports this key; none for keys without a character.
    pub fn sent(self) -> impl Iterator<Item = char> {
        let control = |c: char| match c {
            'a'..='z' => char::from_u32(u32::from(c) & 0x1f),
            '[' => Some('\u{1b}'),
            '\\' | '4' => Some('\u{1c}'),
            ']' | '5' => Some('\u{1d}'),
            '^' | '6' => Some('\u{1e}'),
            '_' | '7' => Some('\u{1f}'),
            _ => None,
        };
        let sent = match self.code {
            KeyCode::Char(c) if self.ctrl => control(c),
            KeyCode::Char(c) => Some(c),
            KeyCode::Tab => Some('\t'),
            KeyCode::Enter => Some('\r'),
            KeyCode::Esc => Some('\u{1b}'),
            KeyCode::Backspace => Some('\u{7f}'),
            _ => None,
        };
        self.alt.then_some('\u{1b}').into_iter().chain(sent)
    }

    /// The key of a terminal event; `None` for releases and for unused keys.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            event::KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            event::KeyCode::Char(c) => KeyCode::Char(c),
            event::KeyCode::F(n) => KeyCode::F(n),
            event::KeyCode::Enter => KeyCode::Enter,
            event::KeyCode::Tab => KeyCode::Tab,
            event::KeyCode::BackTab => KeyCode::BackTab,
            event::KeyCode::Esc => KeyCode::Esc,
            event::KeyCode::Backspace => KeyCode::Backspace,
            event::KeyCode::Delete => KeyCode::Delete,
            event::KeyCode::Up => KeyCode::Up,
            event::KeyCode::Down => KeyCode::Down,
            event::KeyCode::Left => KeyCode::Left,
            event::KeyCode::Right => KeyCode::Right,
            event::KeyCode::Home => KeyCode::Home,
            event::KeyCode::End => KeyCode::End,
            event::KeyCode::PageUp => KeyCode::PageUp,
            event::KeyCode::PageDown => KeyCode::PageDown,
            _ => return None,
        };
        Some(Self { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_letters_are_lower_case_and_releases_are_nothing() {
        let mut event = KeyEvent::new(event::KeyCode::Char('N'), KeyModifiers::CONTROL);
        assert_eq!(Key::from_event(&event), Some(Key::ctrl('n')));
        assert_eq!(Key::ctrl('n').typed(), None);
        event.kind = KeyEventKind::Release;
        assert_eq!(Key::from_event(&event), None);
        let capital = KeyEvent::new(event::KeyCode::Char('H'), KeyModifiers::SHIFT);
        assert_eq!(Key::from_event(&capital).and_then(Key::typed), Some('H'));
    }
}
