//! The rows of a file that were rejected, and the records that stay because of them when the file replaces a whole table.
//!
//! A row that was not understood does not say that its device is gone. So what a rejected row names stays as it is
//! recorded. If a rejected row names nothing that can be read, it may be about any record, and all of them stay.

use super::{Inventory, Records, Table, UnreadRow};
use crate::audit::{
    ids::{ProgrammeCode, Tag},
    uai::Uai,
};
use smol_str::{SmolStr, ToSmolStr};
use std::collections::BTreeSet;

/// The records that the files do not bring and that stay nevertheless.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spared {
    /// Devices.
    pub devices: BTreeSet<Tag>,
    /// Colleges.
    pub colleges: BTreeSet<Uai>,
    /// Programmes.
    pub programmes: BTreeSet<ProgrammeCode>,
    /// How many rejected rows name nothing that can be read.
    pub nameless: usize,
}

impl Spared {
    /// Returns what stays in `base` because of the rejected rows of these tables.
    #[must_use]
    pub fn of(base: &Inventory, tables: &[Table]) -> Self {
        let mut spared = Self::default();
        if tables.iter().all(|table| table.unread.is_empty()) {
            return spared;
        }
        let rows = base.rows();
        let (mut devices, mut colleges, mut programmes) = (Kind::default(), Kind::default(), Kind::default());
        for table in tables {
            match &table.rows {
                Records::Devices(new) => devices.add(new.iter().map(|device| device.tag.clone()), &table.unread),
                Records::Colleges(new) => colleges.add(new.iter().map(|college| college.uai), &table.unread),
                Records::Programmes(new) => programmes.add(new.iter().map(|programme| programme.code.clone()), &table.unread),
            }
        }
        let serial = |text: &str| Some(SmolStr::new(text));
        let known = rows.devices.iter().map(|d| (&d.tag, d.serial.as_ref().and_then(|s| serial(s.as_str()))));
        let held = rows.held_back.iter().map(|held| (&held.tag, held.record.serial.clone()));
        let recorded = known.chain(held).map(|(tag, serial)| (tag.clone(), SmolStr::new(tag.as_str()), serial));
        spared.devices = devices.stay(recorded, &mut spared.nameless);
        let recorded = rows.colleges.iter().map(|college| (college.uai, college.uai.to_smolstr(), None));
        spared.colleges = colleges.stay(recorded, &mut spared.nameless);
        let recorded = rows.programmes.iter().map(|p| (p.code.clone(), SmolStr::new(p.code.as_str()), None));
        spared.programmes = programmes.stay(recorded, &mut spared.nameless);
        spared
    }
}

/// What the tables of one kind bring and reject.
struct Kind<'a, K> {
    brought: BTreeSet<K>,
    unread: Vec<&'a UnreadRow>,
}

impl<K> Default for Kind<'_, K> {
    fn default() -> Self {
        Self { brought: BTreeSet::new(), unread: Vec::new() }
    }
}

impl<'a, K: Ord> Kind<'a, K> {
    fn add(&mut self, brought: impl Iterator<Item = K>, unread: &'a [UnreadRow]) {
        self.brought.extend(brought);
        self.unread.extend(unread);
    }

    /// Returns the recorded keys that are not brought and stay. Each record comes with its key in words and its serial.
    fn stay(self, recorded: impl Iterator<Item = (K, SmolStr, Option<SmolStr>)>, nameless: &mut usize) -> BTreeSet<K> {
        if self.unread.is_empty() {
            return BTreeSet::new();
        }
        let recorded: Vec<_> = recorded.collect();
        let known: BTreeSet<&str> = recorded.iter().filter_map(|(_, _, serial)| serial.as_deref()).collect();
        let keys: BTreeSet<&str> = self.unread.iter().filter_map(|row| row.key.as_deref()).collect();
        let serials: BTreeSet<&str> = self.unread.iter().filter_map(|row| row.serial.as_deref()).collect();
        let unknown = |row: &&&UnreadRow| row.key.is_none() && row.serial.as_deref().is_none_or(|serial| !known.contains(serial));
        let without = self.unread.iter().filter(unknown).count();
        *nameless += without;
        // A spreadsheet takes leading zeros off: the row is then about the device that has them.
        let named = |key: &str| keys.contains(key) || keys.contains(key.trim_start_matches('0'));
        let stays = |key: &str, serial: Option<&str>| without > 0 || named(key) || serial.is_some_and(|s| serials.contains(s));
        let left: Vec<bool> =
            recorded.iter().map(|(at, key, serial)| !self.brought.contains(at) && stays(key, serial.as_deref())).collect();
        recorded.into_iter().zip(left).filter(|(_, left)| *left).map(|((at, ..), _)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        ids::Revision,
        inventory::{Device, MergeMode, Rows, merge},
    };

    fn device(tag: &str, serial: &str) -> Device {
        Device { tag: tag.into(), serial: Some(serial.into()), ..Device::default() }
    }

    fn left(unread: &[(Option<&str>, Option<&str>)]) -> (Vec<String>, usize) {
        let devices = vec![device("0012", "S1"), device("b", "S2"), device("c", "S3")];
        let base = Inventory::new(Revision(1), Rows { devices, ..Rows::default() });
        let unread = unread.iter().map(|(key, serial)| UnreadRow { key: key.map(Into::into), serial: serial.map(Into::into) });
        let table = Table {
            rows: Records::Devices(vec![device("c", "S3")]),
            absent: Vec::new(),
            unread: unread.collect(),
            says_who: false,
        };
        let nameless = Spared::of(&base, std::slice::from_ref(&table)).nameless;
        let after = Inventory::new(Revision(2), merge(&base, [table], MergeMode::Replace));
        (after.devices().iter().map(|device| device.tag.as_str().to_owned()).collect(), nameless)
    }

    #[test]
    fn what_a_rejected_row_names_stays() {
        for (unread, stays) in [
            ([].as_slice(), ["c"].as_slice()),
            (&[(Some("b"), None)], &["b", "c"]),
            (&[(Some("12"), None)], &["0012", "c"]),
            (&[(None, Some("S1"))], &["0012", "c"]),
            (&[(Some("new"), Some("S2"))], &["b", "c"]),
            (&[(Some("new"), Some("S9"))], &["c"]),
        ] {
            let (tags, nameless) = left(unread);
            assert_eq!((tags.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), nameless), (stays, 0), "{unread:?}");
        }
    }

    #[test]
    fn all_stay_beside_a_row_that_names_nothing() {
        assert_eq!(left(&[(None, None)]), (["0012", "b", "c"].map(String::from).to_vec(), 1));
        assert_eq!(left(&[(None, Some("S9"))]), (["0012", "b", "c"].map(String::from).to_vec(), 1));
    }
}
