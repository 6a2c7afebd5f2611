//! Decodes the bytes of a terminal, with the times of their arrival, into messages: keys, pastes, the mouse.
//!
//! Everything that begins also ends: by its own end, by a byte that cannot be part of it, by its maximum length, or by
//! a silence. The terminal's answers to questions, and unknown sequences, give no message. A terminal sends a sequence
//! all at once. A sequence that arrives byte by byte was typed by a scanner and does not count as one.

use super::sequence::{self, Told};
use crate::tui::{Key, KeyCode, Message};
use std::time::Duration;

/// After this silence an Escape alone is the Escape key.
const ALONE: Duration = Duration::from_millis(40);
/// After this silence anything else that has begun is ended.
const REST: Duration = Duration::from_millis(150);
/// Bytes of one sequence arrive within this time.
const AT_ONCE: Duration = Duration::from_millis(2);
/// The longest sequence in bytes.
const LONGEST: usize = 64;
/// The longest answer of a terminal in bytes.
const LONGEST_ANSWER: usize = 8 * 1024;
/// The most bytes of a pasted text that are kept, and the longest time that a paste may take.
const MOST_PASTED: usize = 256 * 1024;
const LONGEST_PASTE: Duration = Duration::from_secs(20);
/// The end of a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

const ESC: u8 = 0x1b;

type Tellings = Vec<(Duration, Message)>;

/// What has begun and not ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// A character of several bytes.
    Character,
    /// Escape and the byte after it.
    Escape,
    /// A control sequence: `ESC [`.
    Control,
    /// The three bytes of a mouse report in the oldest format.
    OldMouse,
    /// An answer of the terminal: `ESC ]`, `ESC P`, `ESC _`, `ESC ^`, `ESC X`.
    Answer,
    /// A pasted text.
    Paste,
}

/// Takes bytes and returns the messages that they contain.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// The bytes of what has begun.
    bytes: Vec<u8>,
    /// When it began, and when its last byte arrived.
    began: Duration,
    last: Duration,
    /// Whether its bytes arrived one by one.
    pieces: bool,
    /// Whether an Escape came before the character.
    alt: bool,
}

impl Decoder {
    /// Takes the bytes that arrived at this time.
    pub(super) fn feed(&mut self, bytes: &[u8], since: Duration) -> Tellings {
        let mut told = self.settle(since);
        for byte in bytes {
            if self.state != State::Ground {
                self.pieces |= since.saturating_sub(self.last) > AT_ONCE;
                self.last = since;
            }
            self.take(*byte, since, &mut told);
        }
        told
    }

    /// When the state must be settled if nothing more arrives.
    pub(super) fn due(&self) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape if self.bytes.len() == 1 => Some(self.last + ALONE),
            State::Paste => Some((self.last + REST).min(self.began + LONGEST_PASTE)),
            _ => Some(self.last + REST),
        }
    }

    /// Ends what was not continued in time.
    pub(super) fn settle(&mut self, now: Duration) -> Tellings {
        let mut told = Vec::new();
        if self.due().is_some_and(|due| due <= now) {
            self.end(&mut told);
        }
        told
    }

    fn begin(&mut self, state: State, byte: u8, since: Duration) {
        self.bytes.clear();
        self.bytes.push(byte);
        (self.state, self.began, self.last, self.pieces) = (state, since, since, false);
    }

    /// Ends what has begun, and interprets it as far as it came.
    fn end(&mut self, told: &mut Tellings) {
        let since = self.last;
        let bytes = std::mem::take(&mut self.bytes);
        match std::mem::take(&mut self.state) {
            State::Escape if bytes.len() == 1 => told.push((since, Message::Key(Key::plain(KeyCode::Esc)))),
            // Alt with a character that sequences begin with.
            State::Escape | State::Control | State::Answer if bytes.len() == 2 => {
                let c = bytes.last().map_or(char::REPLACEMENT_CHARACTER, |byte| char::from(*byte));
                self.letter(c, since, true, told);
            }
            State::Character => self.letter(char::REPLACEMENT_CHARACTER, since, self.alt, told),
            State::Paste => told.push((since, Message::Paste(String::from_utf8_lossy(&bytes).into_owned()))),
            State::Ground | State::Escape | State::Control | State::OldMouse | State::Answer => {}
        }
        self.alt = false;
    }

    fn take(&mut self, byte: u8, since: Duration, told: &mut Tellings) {
        match self.state {
            State::Ground => self.ground(byte, since, told),
            State::Character => self.character(byte, since, told),
            State::Escape => self.escape(byte, since, told),
            State::Control => self.control(byte, since, told),
            State::OldMouse => {
                self.bytes.push(byte);
                if self.bytes.len() == 6 {
                    let message = sequence::old_mouse(&self.bytes).filter(|_| !self.pieces);
                    told.extend(message.map(|message| (since, message)));
                    self.state = State::Ground;
                }
            }
            State::Answer => self.answer(byte, since, told),
            State::Paste => self.paste(byte, told),
        }
    }

    fn ground(&mut self, byte: u8, since: Duration, told: &mut Tellings) {
        match byte {
            ESC => self.begin(State::Escape, byte, since),
            0xc2..=0xf4 => self.begin(State::Character, byte, since),
            0x80.. => self.letter(char::REPLACEMENT_CHARACTER, since, false, told),
            _ => told.push((since, Message::Key(sequence::simple(byte)))),
        }
    }

    /// A character, with an Escape that came before it. If a scanner typed it, the Escape is a key of its own.
    fn letter(&self, c: char, since: Duration, alt: bool, told: &mut Tellings) {
        self.modified(Key::char(c), since, alt, told);
    }

    fn modified(&self, key: Key, since: Duration, alt: bool, told: &mut Tellings) {
        match (alt, self.pieces) {
            (true, true) => {
                told.push((self.began, Message::Swift(Key::plain(KeyCode::Esc))));
                told.push((since, Message::Key(key)));
            }
            _ => told.push((since, Message::Key(Key { alt: key.alt || alt, ..key }))),
        }
    }

    fn character(&mut self, byte: u8, since: Duration, told: &mut Tellings) {
        if !matches!(byte, 0x80..=0xbf) {
            self.end(told);
            return self.ground(byte, since, told);
        }
        self.bytes.push(byte);
        match str::from_utf8(&self.bytes) {
            Ok(text) => {
                let c = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                self.letter(c, since, self.alt, told);
                (self.state, self.alt) = (State::Ground, false);
            }
            // Some of its bytes are still missing.
            Err(error) if error.error_len().is_none() => {}
            Err(_) => self.end(told),
        }
    }

    fn escape(&mut self, byte: u8, since: Duration, told: &mut Tellings) {
        if self.bytes.len() == 2 {
            self.state = State::Ground;
            // `ESC O` and a letter.
            if let Some(key) = sequence::application(byte) {
                return self.key(key, since, told);
            }
            self.letter('O', since, true, told);
            return self.ground(byte, since, told);
        }
        match byte {
            ESC => {
                told.push((self.began, Message::Key(Key::plain(KeyCode::Esc))));
                self.begin(State::Escape, byte, since);
            }
            b'O' => self.bytes.push(byte),
            b'[' => self.go_on(State::Control, byte),
            b']' | b'P' | b'_' | b'^' | b'X' if !self.pieces => self.go_on(State::Answer, byte),
            0xc2..=0xf4 => {
                self.alt = true;
                let (began, pieces) = (self.began, self.pieces);
                self.begin(State::Character, byte, since);
                (self.began, self.pieces) = (began, pieces);
            }
            0x80.. => self.end(told),
            _ => {
                self.modified(sequence::simple(byte), since, true, told);
                self.state = State::Ground;
            }
        }
    }

    fn go_on(&mut self, state: State, byte: u8) {
        self.bytes.push(byte);
        self.state = state;
    }

    fn control(&mut self, byte: u8, since: Duration, told: &mut Tellings) {
        let first = self.bytes.get(2).copied();
        match byte {
            // The Linux console's F1 to F5: `ESC [ [` and a letter.
            b'[' if first.is_none() => return self.bytes.push(byte),
            b'M' if first.is_none() => return self.go_on(State::OldMouse, byte),
            0x20..=0x3f if self.bytes.len() < LONGEST => return self.bytes.push(byte),
            0x20..=0x7e => self.bytes.push(byte),
            // Such a byte cannot be part of a sequence, so it was none.
            _ => {
                self.state = State::Ground;
                return self.ground(byte, since, told);
            }
        }
        self.state = State::Ground;
        match sequence::control(&self.bytes) {
            Told::Key(key) => self.key(key, since, told),
            Told::PasteBegin => {
                self.bytes.clear();
                (self.state, self.began) = (State::Paste, since);
            }
            pointed if !self.pieces => told.extend(pointed.pointer().map(|message| (since, message))),
            _ => {}
        }
    }

    fn key(&self, key: Key, since: Duration, told: &mut Tellings) {
        told.push((since, if self.pieces { Message::Swift(key) } else { Message::Key(key) }));
    }

    /// Waits for the end of an answer: `ESC \`, a bell, or a cancelling character.
    fn answer(&mut self, byte: u8, since: Duration, told: &mut Tellings) {
        let ends = matches!(byte, 0x07 | 0x18 | 0x1a) || (byte == b'\\' && self.bytes.last() == Some(&ESC));
        self.bytes.push(byte);
        if ends || self.bytes.len() > LONGEST_ANSWER {
            self.state = State::Ground;
        } else if byte == b'\r' {
            // The end of a scanner's line: no answer contains it.
            self.state = State::Ground;
            self.ground(byte, since, told);
        }
    }

    fn paste(&mut self, byte: u8, told: &mut Tellings) {
        self.bytes.push(byte);
        if self.bytes.ends_with(PASTE_END) {
            self.bytes.truncate(self.bytes.len() - PASTE_END.len());
            self.end(told);
        } else if self.bytes.len() > MOST_PASTED {
            // The end is still searched for, but the rest is not kept.
            let from = self.bytes.len() - PASTE_END.len();
            let tail = self.bytes.split_off(from);
            self.bytes.truncate(MOST_PASTED - PASTE_END.len());
            self.bytes.extend(tail);
        }
    }
}

#[cfg(test)]
mod tests;
