//! The meaning of a control byte and of a complete escape sequence.

use crate::tui::{Key, KeyCode, Message};

/// The meaning of a sequence.
#[derive(Clone, Debug)]
pub(super) enum Told {
    Key(Key),
    /// The left button of the mouse was pressed.
    Click {
        column: u16,
        row: u16,
    },
    /// The mouse wheel was turned by one notch.
    Wheel {
        column: u16,
        row: u16,
        down: bool,
    },
    PasteBegin,
    /// An answer to a question, or an unknown sequence.
    Nothing,
}

impl Told {
    /// The message, if it comes from the mouse.
    pub(super) const fn pointer(&self) -> Option<Message> {
        match *self {
            Self::Click { column, row } => Some(Message::Click { column, row }),
            Self::Wheel { column, row, down } => Some(Message::Wheel { column, row, down }),
            Self::Key(_) | Self::PasteBegin | Self::Nothing => None,
        }
    }
}

/// The key for one byte below 128.
pub(super) const fn simple(byte: u8) -> Key {
    match byte {
        b'\r' => Key::plain(KeyCode::Enter),
        b'\t' => Key::plain(KeyCode::Tab),
        0x1b => Key::plain(KeyCode::Esc),
        0x7f => Key::plain(KeyCode::Backspace),
        0 => Key::ctrl(' '),
        1..=0x1a => Key::ctrl((byte - 1 + b'a') as char),
        0x1c..=0x1f => Key::ctrl((byte - 0x1c + b'4') as char),
        _ => Key::char(byte as char),
    }
}

/// The key for `ESC O` and a letter.
pub(super) fn application(byte: u8) -> Option<Key> {
    letter(byte).map(Key::plain)
}

const fn letter(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// The meaning of a whole control sequence, including its `ESC [`.
pub(super) fn control(bytes: &[u8]) -> Told {
    let Some((&last, params)) = bytes.get(2..).and_then(<[u8]>::split_last) else { return Told::Nothing };
    match params {
        b"[" => linux_function(last).map_or(Told::Nothing, Told::Key),
        [b'<', report @ ..] => pointed(report, last),
        // Answers to questions begin like this.
        [b'?' | b'=' | b'>', ..] => Told::Nothing,
        _ => numbered(params, last),
    }
}

fn linux_function(last: u8) -> Option<Key> {
    matches!(last, b'A'..=b'E').then(|| Key::plain(KeyCode::F(last - b'A' + 1)))
}

/// For each parameter, the number before its first colon (1 if there is none), and the number after it.
fn numbers(params: &[u8]) -> Option<Vec<(u32, Option<u32>)>> {
    let text = str::from_utf8(params).ok()?;
    let number = |text: &str| if text.is_empty() { Some(1) } else { text.parse().ok() };
    text.split(';')
        .map(|part| {
            let mut parts = part.split(':');
            let first = number(parts.next().unwrap_or_default())?;
            Some((first, parts.next().and_then(|kind| kind.parse().ok())))
        })
        .collect()
}

fn numbered(params: &[u8], last: u8) -> Told {
    let Some(numbers) = numbers(params) else { return Told::Nothing };
    let at = |place: usize| numbers.get(place).copied().unwrap_or((1, None));
    let (first, (modifiers, kind)) = (at(0).0, at(1));
    // The release of a key has no meaning.
    if kind == Some(3) {
        return Told::Nothing;
    }
    let code = match last {
        b'~' if first == 200 => return Told::PasteBegin,
        // `ESC [ 27 ; modifiers ; code ~`.
        b'~' if first == 27 => unicode(at(2).0),
        b'~' => tilde(first),
        b'u' => unicode(first),
        b'Z' => Some(KeyCode::BackTab),
        b'M' => return rxvt(&[at(0).0, at(1).0, at(2).0]),
        // A report of the cursor's position looks like this key with modifiers. The program uses neither.
        b'R' => None,
        _ if params.is_empty() || first == 1 => letter(last),
        _ => None,
    };
    let mask = modifiers.saturating_sub(1);
    let Some(code) = code else { return Told::Nothing };
    let (shift, alt, ctrl) = (mask & 1 != 0, mask & 2 != 0, mask & 4 != 0);
    let code = match code {
        KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) if shift => KeyCode::Char(c.to_uppercase().next().unwrap_or(c)),
        KeyCode::Tab if shift => KeyCode::BackTab,
        code => code,
    };
    Told::Key(Key { code, ctrl, alt })
}

fn unicode(code: u32) -> Option<KeyCode> {
    match code {
        13 => Some(KeyCode::Enter),
        9 => Some(KeyCode::Tab),
        27 => Some(KeyCode::Esc),
        127 => Some(KeyCode::Backspace),
        // Keys without a character have numbers in the private use area.
        0xe000..=0xf8ff => None,
        _ => char::from_u32(code).filter(|c| !c.is_control()).map(KeyCode::Char),
    }
}

fn tilde(number: u32) -> Option<KeyCode> {
    let function = |first: u32| u8::try_from(number - first).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

/// A mouse report: `button ; column ; row`, then `M` for pressed and `m` for released.
fn pointed(params: &[u8], last: u8) -> Told {
    match (numbers(params).as_deref(), last) {
        (Some([(button, _), (column, _), (row, _)]), b'M') => pointer(*button, *column, *row),
        _ => Told::Nothing,
    }
}

/// A mouse report in an older format.
fn rxvt(report: &[u32; 3]) -> Told {
    let [button, column, row] = *report;
    button.checked_sub(32).map_or(Told::Nothing, |button| pointer(button, column, row))
}

/// A mouse report in the oldest format: three bytes, each 32 too high.
pub(super) fn old_mouse(bytes: &[u8]) -> Option<Message> {
    let [.., button, column, row] = *bytes else { return None };
    let number = |byte: u8| u32::from(byte).checked_sub(32);
    pointer(number(button)?, number(column)?, number(row)?).pointer()
}

fn pointer(button: u32, column: u32, row: u32) -> Told {
    let cell = |number: u32| number.checked_sub(1).and_then(|number| u16::try_from(number).ok());
    let (Some(column), Some(row)) = (cell(column), cell(row)) else { return Told::Nothing };
    // Shift, Alt and Control do not matter. A movement with a button is not a press.
    match button & !0b1_1100 {
        0 => Told::Click { column, row },
        64 => Told::Wheel { column, row, down: false },
        65 => Told::Wheel { column, row, down: true },
        _ => Told::Nothing,
    }
}
