//! A row whose tag is not recorded: perhaps the device is, under another spelling.

use super::{cells::Cells, known::same_serial, likeness::Likeness};
use crate::{
    audit::{
        inventory::{Device, InventoryColumn},
        text::printable_within,
    },
    job::Reason,
};
use smol_str::SmolStr;

impl Cells<'_, '_> {
    /// The tag of the device that a row is about: the recorded one where the same device is recorded under another spelling. A row
    /// of which that is not sure is rejected.
    pub(super) fn recorded(&mut self, tag: SmolStr, serial: Option<&str>) -> SmolStr {
        if tag.is_empty() || self.known.has_tag(&tag) {
            return tag;
        }
        let of = |device: &Device| device.serial.as_ref().map(|serial| SmolStr::new(serial.as_str()));
        let recorded = |device: &Device| SmolStr::new(device.tag.as_str());
        let same = |device: &&&Device| serial.zip(of(device)).is_some_and(|(one, other)| same_serial(one, &other));
        let alike = self.known.like_tag(&tag);
        // A spreadsheet took its zeros off: it may have damaged other columns too.
        let zeros = |device: &&&Device| is_without_zeros(&tag, device.tag.as_str());
        if let Some(device) = alike.iter().find(zeros) {
            let meant = recorded(device);
            self.reject(InventoryColumn::Tag, Reason::Perhaps { meant: printable_within(&meant, 80) });
            self.meant = Some(meant);
            return tag;
        }
        if let Some(device) = alike.iter().find(same) {
            self.likeness = Some((tag, Likeness::Respelt(recorded(device))));
            return recorded(device);
        }
        let Some(first) = alike.first() else {
            let known = serial.map(|serial| self.known.like_serial(serial)).unwrap_or_default();
            let known = known.iter().find(same).map(|device| (tag.clone(), Likeness::SameSerial(recorded(device))));
            self.likeness = known;
            return tag;
        };
        if serial.is_some() && alike.iter().all(|device| device.serial.is_some()) {
            self.likeness = Some((tag.clone(), Likeness::Another(recorded(first))));
            return tag;
        }
        let meant = recorded(first);
        self.reject(InventoryColumn::Tag, Reason::Resembles { meant: printable_within(&meant, 80) });
        self.meant = Some(meant);
        tag
    }

    /// As [`Self::recorded`], where the serial is the tag too, and is not recorded as it is written.
    pub(super) fn resembles_recorded(&mut self, serial: &str) {
        let alike = self
            .known
            .like_serial(serial)
            .into_iter()
            .find(|device| device.serial.as_ref().is_some_and(|one| one.as_str() != serial));
        let alike = alike.filter(|_| !self.known.has_serial(serial));
        let other = || (!self.known.has_tag(serial)).then(|| self.known.like_tag(serial)).and_then(|all| all.first().copied());
        if let Some(device) = alike.or_else(other).filter(|_| !serial.is_empty()) {
            let meant = device.serial.as_ref().map_or(device.tag.as_str(), |serial| serial.as_str());
            self.reject(InventoryColumn::Tag, Reason::Resembles { meant: printable_within(meant, 80) });
            self.meant = Some(SmolStr::new(device.tag.as_str()));
        }
    }
}

/// Whether a number is a recorded one without its zeros.
fn is_without_zeros(number: &str, recorded: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    digits(recorded) && recorded.strip_suffix(number).is_some_and(|zeros| zeros.bytes().all(|b| b == b'0'))
}
