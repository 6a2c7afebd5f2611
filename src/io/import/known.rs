//! What is recorded before an import: the colleges by their names, and the keys that begin with zeros. With it a row can
//! name its college in words, and a number that lost its zeros is not taken for a new device.

use crate::{
    audit::{
        inventory::{College, Inventory},
        text::fold,
        uai::Uai,
    },
    job::Reason,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// What is recorded before an import.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// By folded name; `None` for a name that several colleges have.
    colleges: FxHashMap<String, Option<Uai>>,
    /// The same without the words for the type of a school.
    bare: FxHashMap<String, Option<Uai>>,
    tags: Zeros,
    serials: Zeros,
    /// The recorded tag of each recorded serial; `None` for a serial that several devices have.
    tag_of: FxHashMap<SmolStr, Option<SmolStr>>,
}

/// Recorded numbers that begin with zeros, by the form without them.
#[derive(Clone, Debug, Default)]
struct Zeros(FxHashMap<SmolStr, SmolStr>);

impl Known {
    /// What is recorded in an inventory.
    #[must_use]
    pub fn of(inventory: &Inventory) -> Self {
        let rows = inventory.rows();
        let mut known = Self::default();
        known.learn(&rows.colleges);
        known.tags = Zeros::of(|| rows.devices.iter().map(|device| device.tag.as_str()));
        known.serials = Zeros::of(|| rows.devices.iter().filter_map(|device| device.serial.as_ref().map(|s| s.as_str())));
        known
    }

    /// Adds the colleges of a file that is imported together with the next ones.
    pub fn learn(&mut self, colleges: &[College]) {
        for college in colleges {
            let name = fold(&college.name);
            let bare = self.bare.entry(bare(&name)).or_insert(Some(college.uai));
            *bare = bare.filter(|uai| *uai == college.uai);
            let same = self.colleges.entry(name).or_insert(Some(college.uai));
            *same = same.filter(|uai| *uai == college.uai);
        }
    }

    /// Adds the tags of the recorded serials, for files that have no tags.
    pub fn learn_serials(&mut self, inventory: &Inventory) {
        for device in inventory.devices() {
            let Some(serial) = &device.serial else { continue };
            let tag = Some(SmolStr::new(device.tag.as_str()));
            self.tag_of.entry(SmolStr::new(serial.as_str())).and_modify(|same| *same = None).or_insert(tag);
        }
    }

    /// The recorded tag of the device with this serial; itself, if none is recorded.
    ///
    /// # Errors
    /// [`Reason::SerialShared`].
    pub(super) fn tag_of(&self, serial: SmolStr) -> Result<SmolStr, Reason> {
        match self.tag_of.get(&serial) {
            Some(tag) => tag.clone().ok_or(Reason::SerialShared),
            None => Ok(serial),
        }
    }

    /// The colleges whose name only they have, by folded name.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, Uai)> {
        self.colleges.iter().filter_map(|(name, uai)| Some((name.as_str(), (*uai)?)))
    }

    /// The only college with this name.
    pub(super) fn college(&self, name: &str) -> Option<Uai> {
        self.colleges.get(&fold(name)).copied().flatten()
    }

    /// The only college with this name but for the words for its type: perhaps it is meant.
    pub(super) fn almost(&self, name: &str) -> Option<Uai> {
        let name = bare(&fold(name));
        if name.is_empty() { None } else { self.bare.get(&name).copied().flatten() }
    }

    /// The recorded tag that a spreadsheet perhaps wrote as this number.
    pub(super) fn tag(&self, number: &str) -> Option<&str> {
        self.tags.0.get(number).map(SmolStr::as_str)
    }

    /// The recorded serial that a spreadsheet perhaps wrote as this number.
    pub(super) fn serial(&self, number: &str) -> Option<&str> {
        self.serials.0.get(number).map(SmolStr::as_str)
    }
}

/// A folded name of a college without the words for its type, and with blanks in place of marks.
pub(super) fn bare(name: &str) -> String {
    const TYPES: [&str; 5] = ["college", "clg", "prive", "public", "etablissement"];
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !TYPES.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

impl Zeros {
    fn of<'a, I: Iterator<Item = &'a str>>(keys: impl Fn() -> I) -> Self {
        let short = |key: &'a str| key.bytes().all(|b| b.is_ascii_digit()).then(|| key.trim_start_matches('0'));
        let long =
            keys().filter_map(|key| short(key).filter(|short| *short != key && !short.is_empty()).map(|short| (short, key)));
        let mut zeros: FxHashMap<SmolStr, SmolStr> = long.map(|(short, key)| (short.into(), key.into())).collect();
        if !zeros.is_empty() {
            // Both numbers are recorded: each means itself.
            keys().for_each(|key| {
                zeros.remove(key);
            });
        }
        Self(zeros)
    }
}
