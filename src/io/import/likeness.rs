//! Tags that are not recorded but look like a recorded one: what is told about all of a file.

use crate::{audit::text::printable_within, job::Notice};
use smol_str::SmolStr;

/// What a tag that is not recorded has to do with a recorded device. Contains the recorded tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// It is another spelling, and the serials are the same: the recorded tag holds.
    Respelt(SmolStr),
    /// It looks like it, but the serials are different: it is another device.
    Another(SmolStr),
    /// It does not look like it, but the serials are the same.
    SameSerial(SmolStr),
}

/// The [`Likeness`] of the rows of a file: how many of each kind, and the first of it.
#[derive(Debug, Default)]
pub(super) struct Likenesses([Option<(u64, String, String)>; 3]);

impl Likenesses {
    /// Counts that of one row: the tag as written, and the likeness.
    pub(super) fn add(&mut self, (written, likeness): (SmolStr, Likeness)) {
        let [respelt, another, serial] = &mut self.0;
        let (kind, recorded) = match likeness {
            Likeness::Respelt(recorded) => (respelt, recorded),
            Likeness::Another(recorded) => (another, recorded),
            Likeness::SameSerial(recorded) => (serial, recorded),
        };
        let first = || (0, printable_within(&written, 80), printable_within(&recorded, 80));
        kind.get_or_insert_with(first).0 += 1;
    }

    /// What is told about them.
    pub(super) fn notices(self) -> impl Iterator<Item = Notice> {
        let [respelt, another, serial] = self.0;
        let respelt = respelt.map(|(count, written, recorded)| Notice::Respelt { count, written, recorded });
        let another = another.map(|(count, written, recorded)| Notice::LikeRecorded { count, written, recorded });
        let serial = serial.map(|(count, written, recorded)| Notice::SerialRecorded { count, written, recorded });
        respelt.into_iter().chain(another).chain(serial)
    }
}
