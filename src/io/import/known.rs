//! What is recorded before an import: the colleges by their names, and the devices by what their keys look like. With it a row can
//! name its college in words, and a recorded device under another spelling is not taken for a new one.

use super::alike::{likeness, spelling};
use crate::{
    audit::{
        inventory::{College, Device, Inventory},
        text::fold,
        uai::Uai,
    },
    job::Reason,
};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;
use std::{hash::BuildHasher, sync::OnceLock};

/// What is recorded before an import.
#[derive(Clone, Debug, Default)]
pub struct Known<'i> {
    /// By folded name; `None` for a name that several colleges have.
    colleges: FxHashMap<String, Option<Uai>>,
    /// The same without the words for the type of a school.
    bare: FxHashMap<String, Option<Uai>>,
    /// The devices.
    inventory: Option<&'i Inventory>,
    /// By what their keys look like; made when a key is looked for that is not recorded.
    alike: OnceLock<Alike>,
    /// The recorded tag of each recorded serial; `None` for a serial that several devices have.
    tag_of: FxHashMap<SmolStr, Option<SmolStr>>,
}

/// The positions of devices, sorted by the hash of what their tag and their serial look like: 16 bytes each, without a text.
#[derive(Clone, Debug, Default)]
struct Alike {
    tags: Vec<(u64, usize)>,
    serials: Vec<(u64, usize)>,
}

impl Alike {
    fn of(inventory: &Inventory) -> Self {
        let prefixes = &inventory.rows().prefixes;
        let all = || inventory.devices().iter().enumerate();
        let mut tags: Vec<_> = all().map(|(at, device)| (hash(&likeness(device.tag.as_str(), prefixes)), at)).collect();
        let serial = |(at, device): (usize, &Device)| Some((hash(&likeness(device.serial.as_ref()?.as_str(), &[])), at));
        let mut serials: Vec<_> = all().filter_map(serial).collect();
        tags.sort_unstable();
        serials.sort_unstable();
        Self { tags, serials }
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

/// The positions under a hash.
fn under(sorted: &[(u64, usize)], wanted: u64) -> impl Iterator<Item = usize> {
    let from = sorted.partition_point(|(hash, _)| *hash < wanted);
    sorted.get(from..).unwrap_or_default().iter().take_while(move |(hash, _)| *hash == wanted).map(|(_, at)| *at)
}

impl<'i> Known<'i> {
    /// What is recorded in an inventory.
    #[must_use]
    pub fn of(inventory: &'i Inventory) -> Self {
        // Nothing looks like a device where none is recorded.
        let some = !inventory.devices().is_empty() || !inventory.held_back().is_empty();
        let mut known = Self { inventory: some.then_some(inventory), ..Self::default() };
        known.learn(&inventory.rows().colleges);
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

    /// Whether a text may name a college: by a name, if one is known, or by its UAI.
    pub(super) fn may_be_named_in(&self, text: &str) -> bool {
        !self.colleges.is_empty() || text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS_OF_A_UAI
    }

    /// The only college with this name.
    pub(super) fn college(&self, name: &str) -> Option<Uai> {
        if self.colleges.is_empty() {
            return None;
        }
        self.colleges.get(&fold(name)).copied().flatten()
    }

    /// The only college with this name but for the words for its type: perhaps it is meant.
    pub(super) fn almost(&self, name: &str) -> Option<Uai> {
        let name = bare(&fold(name));
        if name.is_empty() { None } else { self.bare.get(&name).copied().flatten() }
    }

    /// Whether a device with exactly this tag is recorded.
    pub(super) fn has_tag(&self, tag: &str) -> bool {
        let held = |inventory: &Inventory| inventory.held_back().iter().any(|held| held.tag.as_str() == tag);
        self.inventory.is_none_or(|inventory| inventory.by_tag(tag).is_some() || held(inventory))
    }

    /// Whether a device with exactly this serial is recorded.
    pub(super) fn has_serial(&self, serial: &str) -> bool {
        self.like_serial(serial).iter().any(|device| device.serial.as_ref().is_some_and(|one| one.as_str() == serial))
    }

    /// The devices whose tag is perhaps meant by this one.
    pub(super) fn like_tag(&self, tag: &str) -> Vec<&'i Device> {
        let Some(inventory) = self.inventory else { return Vec::new() };
        let prefixes = &inventory.rows().prefixes;
        let wanted = likeness(tag, prefixes);
        let found = under(&self.alike(inventory).tags, hash(&wanted)).filter_map(|at| inventory.devices().get(at));
        found.filter(|device| likeness(device.tag.as_str(), prefixes) == wanted).collect()
    }

    /// The devices whose serial is perhaps meant by this one: it is written otherwise, or without its zeros.
    pub(super) fn like_serial(&self, serial: &str) -> Vec<&'i Device> {
        let Some(inventory) = self.inventory else { return Vec::new() };
        let wanted = likeness(serial, &[]);
        let found = under(&self.alike(inventory).serials, hash(&wanted)).filter_map(|at| inventory.devices().get(at));
        found.filter(|device| device.serial.as_ref().is_some_and(|one| likeness(one.as_str(), &[]) == wanted)).collect()
    }

    fn alike(&self, inventory: &Inventory) -> &Alike {
        self.alike.get_or_init(|| Alike::of(inventory))
    }

    /// The recorded serial that a spreadsheet perhaps wrote as this number.
    pub(super) fn serial(&self, number: &str) -> Option<&'i str> {
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let serials: Vec<&str> =
            self.like_serial(number).into_iter().filter_map(|one| one.serial.as_ref()).map(|s| s.as_str()).collect();
        // Where both numbers are recorded, each means itself.
        serials
            .iter()
            .find(|one| one.strip_suffix(number).is_some_and(|zeros| !zeros.is_empty()))
            .copied()
            .filter(|_| !serials.contains(&number))
    }
}

/// Whether two serials are spellings of one.
pub(super) fn same_serial(one: &str, other: &str) -> bool {
    one == other || spelling(one) == spelling(other)
}

/// How many digits a UAI has.
const DIGITS_OF_A_UAI: usize = 7;

/// A folded name of a college without the words for its type, and with blanks in place of marks.
pub(super) fn bare(name: &str) -> String {
    const TYPES: [&str; 5] = ["college", "clg", "prive", "public", "etablissement"];
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !TYPES.contains(word));
    words.collect::<Vec<_>>().join(" ")
}
