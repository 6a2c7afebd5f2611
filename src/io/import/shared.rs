//! What many devices of one file have in common.

use super::value;
use crate::audit::{ids::RoomName, word::Word};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What many devices have in common, in memory once, and made once: by the cells as written.
#[derive(Default)]
pub(super) struct Shared {
    words: FxHashMap<SmolStr, Option<Word>>,
    places: FxHashMap<SmolStr, Option<SmolStr>>,
    rooms: FxHashMap<SmolStr, RoomName>,
}

impl Shared {
    /// The word of a cell; `None` for an empty one.
    pub(super) fn word(&mut self, cell: &str) -> Option<Word> {
        if cell.is_empty() {
            return None;
        }
        if let Some(known) = self.words.get(cell) {
            return known.clone();
        }
        let word = value::word(cell).map(Word::from);
        self.words.insert(SmolStr::new(cell), word.clone());
        word
    }

    /// The words of a cell about a place; `None` where it stands for nothing.
    pub(super) fn place(&mut self, cell: &str) -> Option<SmolStr> {
        if cell.is_empty() {
            return None;
        }
        if let Some(known) = self.places.get(cell) {
            return known.clone();
        }
        let place = value::word(cell).filter(|word| !value::is_placeholder(word));
        self.places.insert(SmolStr::new(cell), place.clone());
        place
    }

    /// A room by its name.
    pub(super) fn room(&mut self, room: SmolStr) -> RoomName {
        self.rooms.entry(room).or_insert_with_key(|room| RoomName::new(room)).clone()
    }
}
