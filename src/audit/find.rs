//! Finding anything of an inventory by a few letters: devices by tag, serial or model, rooms, colleges and communes.

use super::{
    ids::{RoomName, Serial},
    inventory::{DeviceIx, Inventory},
    standing::Standing,
    text::{fold, fold_onto},
    uai::Uai,
};
use memchr::memmem;
use std::{cmp::Reverse, collections::HashMap};

/// The most devices that are compared with each other. More than that fit only letters that say next to nothing.
const LOOKED: usize = 5_000;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A college.
    College(Uai),
    /// A room of a college.
    Room(Uai, RoomName),
    /// A device.
    Device(DeviceIx),
}

/// The texts of all devices, one after another, so that one search goes through all of them: about 60 bytes a device.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    text: String,
    /// Where the text of each device begins.
    starts: Vec<usize>,
}

/// The length of a text of one device, as a guess.
const TYPICAL: usize = 48;
/// How many parts of all texts, of how many bytes each, show how frequent a word is.
const PARTS: usize = 16;
const PART: usize = 4_096;

/// How well a device fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It is its tag or its serial.
    Whole,
    /// It ends its tag or its serial.
    End,
    /// It begins its tag or its serial.
    Begin,
    /// Anything else.
    Inside,
}

impl Finder {
    /// Prepares the search in an inventory.
    #[must_use]
    pub fn new(inventory: &Inventory) -> Self {
        let mut finder = Self::default();
        finder.starts.reserve(inventory.devices().len());
        finder.text.reserve(inventory.devices().len().saturating_mul(TYPICAL));
        for device in inventory.devices() {
            finder.starts.push(finder.text.len());
            let serial = device.serial.as_ref().map(Serial::as_str).unwrap_or_default();
            for field in [device.tag.as_str(), serial, &device.model] {
                fold_onto(&mut finder.text, field);
                finder.text.push('\n');
            }
        }
        finder
    }

    /// Returns what fits typed words, each of them somewhere, at most so many: colleges first, then rooms, then devices, those first that
    /// a word names or ends. A word of a device may also be one of its room, college or commune, but not all of them. `shows` leaves
    /// devices out. Nothing for no letters.
    #[must_use]
    pub fn find(&self, inventory: &Inventory, typed: &str, most: usize, shows: impl Fn(DeviceIx) -> bool) -> Vec<Found> {
        let whole = typed.trim();
        let typed = fold(typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let places = Places::new(inventory);
        let mut found = Vec::new();
        for college in &inventory.rows().colleges {
            if words.iter().all(|word| places.names(word, Some(college.uai), None)) {
                found.push(Found::College(college.uai));
            }
            for room in inventory.rooms_of(college.uai) {
                let named = words.iter().any(|word| room.folded().contains(word));
                if named && words.iter().all(|word| places.names(word, Some(college.uai), Some(room))) {
                    found.push(Found::Room(college.uai, room.clone()));
                }
            }
        }
        // Where nothing else is asked for, a college stands before its rooms.
        found.sort_by_key(|found| matches!(found, Found::Room(..)));
        found.truncate(most);
        // The device whose tag it is comes first, however many others hold these letters.
        let whole = inventory.by_tag(whole).filter(|_| words.len() == 1);
        let others = self.devices(&words, &places).into_iter().filter(|ix| Some(*ix) != whole);
        let devices = whole.into_iter().chain(others).filter(|ix| shows(*ix));
        found.extend(devices.map(Found::Device).take(most - found.len()));
        found
    }

    fn devices(&self, words: &[&str], places: &Places<'_>) -> Vec<DeviceIx> {
        let searches: Vec<Search<'_>> = words.iter().map(|word| Search { word, finder: memmem::Finder::new(*word) }).collect();
        let mut rated: Vec<(Fit, DeviceIx)> = Vec::new();
        for lead in self.leads(&searches, places) {
            self.rate(lead, &searches, places, &mut rated);
        }
        rated.sort_unstable_by_key(|(fit, ix)| (ix.0, *fit));
        rated.dedup_by_key(|(_, ix)| *ix);
        rated.sort_unstable_by_key(|(fit, ix)| (*fit, ix.0));
        rated.into_iter().map(|(_, ix)| ix).collect()
    }

    /// The words of which one stands in the text of each device that fits: the rarest of those that name no place, as it leads to the
    /// fewest texts, or else any.
    fn leads<'a, 'w>(&self, searches: &'a [Search<'w>], places: &Places<'_>) -> Vec<&'a Search<'w>> {
        let own = searches.iter().filter(|search| searches.len() == 1 || !places.any(search.word));
        let rarest = own.max_by_key(|search| (Reverse(self.frequency(&search.finder)), says(search.word)));
        rarest.map_or_else(|| searches.iter().collect(), |rarest| vec![rarest])
    }

    /// Adds the devices whose texts hold a word, and that fit all of them.
    fn rate(&self, lead: &Search<'_>, searches: &[Search<'_>], places: &Places<'_>, rated: &mut Vec<(Fit, DeviceIx)>) {
        let most = rated.len().saturating_add(LOOKED);
        // The place after the last one that was looked at, and where its text begins.
        let (mut next, mut from) = (0, 0);
        for at in lead.finder.find_iter(self.text.as_bytes()) {
            if at < from {
                continue;
            }
            while self.starts.get(next).is_some_and(|start| *start <= at) {
                next += 1;
            }
            from = self.starts.get(next).copied().unwrap_or(self.text.len());
            let place = next.saturating_sub(1);
            let Ok(ix) = u32::try_from(place).map(DeviceIx) else { return };
            rated.extend(fit(self.text_of(place), searches, |word| places.hold(word, ix)).map(|fit| (fit, ix)));
            if rated.len() >= most {
                return;
            }
        }
    }

    /// How often a word stands in some parts of all texts.
    fn frequency(&self, search: &memmem::Finder<'_>) -> usize {
        let (text, apart) = (self.text.as_bytes(), self.text.len() / PARTS);
        let parts = (0..PARTS).filter_map(|nth| text.get(nth * apart..)).map(|rest| rest.get(..PART.min(apart)).unwrap_or(rest));
        parts.map(|part| search.find_iter(part).count()).sum()
    }

    fn text_of(&self, place: usize) -> &str {
        let start = self.starts.get(place).copied().unwrap_or(self.text.len());
        let end = self.starts.get(place + 1).copied().unwrap_or(self.text.len());
        self.text.get(start..end).unwrap_or_default()
    }
}

/// A word that is looked for.
struct Search<'a> {
    word: &'a str,
    finder: memmem::Finder<'a>,
}

/// Where devices are recorded, as it is compared with words.
struct Places<'a> {
    inventory: &'a Inventory,
    colleges: HashMap<Uai, String>,
}

impl<'a> Places<'a> {
    fn new(inventory: &'a Inventory) -> Self {
        let colleges = inventory.rows().colleges.iter().map(|college| {
            let whole = format!("{} {} {}", fold(&college.name), fold(&college.commune), fold(&college.uai.to_string()));
            (college.uai, whole)
        });
        Self { inventory, colleges: colleges.collect() }
    }

    /// Whether a word is one of a college, of its commune or of a room.
    fn names(&self, word: &str, college: Option<Uai>, room: Option<&RoomName>) -> bool {
        room.is_some_and(|room| room.folded().contains(word))
            || college.and_then(|college| self.colleges.get(&college)).is_some_and(|whole| whole.contains(word))
    }

    /// Whether a word is one of any of them.
    fn any(&self, word: &str) -> bool {
        let colleges = &self.inventory.rows().colleges;
        let rooms = || colleges.iter().flat_map(|college| self.inventory.rooms_of(college.uai));
        self.colleges.values().any(|whole| whole.contains(word)) || rooms().any(|room| room.folded().contains(word))
    }

    /// Whether a word is one of the place of a device.
    fn hold(&self, word: &str, ix: DeviceIx) -> bool {
        self.inventory.device(ix).is_some_and(|device| self.names(word, device.college, device.room.as_ref()))
    }
}

/// How much a word says of a device: most if it has a digit, or is long.
fn says(word: &str) -> (bool, usize) {
    (word.contains(|c: char| c.is_ascii_digit()), word.len())
}

/// How well the text of a device fits words, of which its place may hold some. It is told by the word in the text that says most.
fn fit(text: &str, searches: &[Search<'_>], placed: impl Fn(&str) -> bool) -> Option<Fit> {
    let mut best: Option<&str> = None;
    for search in searches {
        if search.finder.find(text.as_bytes()).is_some() {
            best = best.into_iter().chain([search.word]).max_by_key(|word| says(word));
        } else if !placed(search.word) {
            return None;
        }
    }
    let word = best?;
    let keys = || text.split('\n').take(2);
    Some(if keys().any(|key| key == word) {
        Fit::Whole
    } else if keys().any(|key| key.ends_with(word)) {
        Fit::End
    } else if keys().any(|key| key.starts_with(word)) {
        Fit::Begin
    } else {
        Fit::Inside
    })
}

/// Whether a blind count may show a device: one that is expected somewhere and was not read would tell what is expected there.
#[must_use]
pub fn may_show(standing: &Standing, ix: DeviceIx) -> bool {
    let read = || standing.sightings().latest(standing.ledger(), ix).is_some();
    let place = standing.inventory().device(ix).and_then(|device| Some((device.college?, device.room.as_ref())));
    place.is_none_or(|(college, room)| standing.expected_shown(college, room)) || read()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        ids::Revision,
        inventory::{College, Device, Rows},
    };
    use proptest::prelude::*;

    fn parc(tags: &[String]) -> Inventory {
        let uai = Uai::from_number(921_170).unwrap();
        let device = |tag: &String| Device {
            tag: tag.as_str().into(),
            serial: Some(format!("SN-{tag}").as_str().into()),
            model: "Écran HP".into(),
            college: Some(uai),
            room: Some(RoomName::new("Réserve")),
            ..Device::default()
        };
        let college =
            College { uai, name: "Collège La Fontaine".into(), commune: "Antony".into(), commune_code: None, priority: false };
        let rows = Rows { colleges: vec![college], devices: tags.iter().map(device).collect(), ..Rows::default() };
        Inventory::new(Revision(1), rows)
    }

    #[test]
    fn colleges_rooms_and_devices_are_found() {
        let inventory = parc(&["HDS-0012".into(), "HDS-1200".into(), "X-12".into()]);
        let finder = Finder::new(&inventory);
        let found = |typed: &str| finder.find(&inventory, typed, 9, |_| true);
        let uai = Uai::from_number(921_170).unwrap();
        assert_eq!(found("fontaine"), [Found::College(uai)]);
        assert_eq!(found("ANTONY reserve"), [Found::Room(uai, RoomName::new("Réserve"))]);
        let devices = |typed: &str| -> Vec<u32> {
            found(typed).into_iter().filter_map(|found| if let Found::Device(ix) = found { Some(ix.0) } else { None }).collect()
        };
        let place = |tag: &str| inventory.by_tag(tag).unwrap().0;
        assert_eq!(devices("x-12")[0], place("X-12"));
        assert_eq!(devices("0012"), [place("HDS-0012")]);
        assert_eq!(devices("12").len(), 3);
        assert_eq!(*devices("12").last().unwrap(), place("HDS-1200"), "what ends by it comes first");
        assert_eq!(devices("ecran 1200"), [place("HDS-1200")]);
        assert_eq!(devices("1200 antony"), [place("HDS-1200")], "where it is recorded narrows it");
        assert_eq!(devices("0012 reserve fontaine"), [place("HDS-0012")]);
        assert_eq!((devices("antony reserve"), devices("1200 sceaux")), (vec![], vec![]));
        assert_eq!((found(""), found("   "), found("nothing")), (vec![], vec![], vec![]));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// The same devices are found as by looking at each of them.
        #[test]
        fn nothing_is_overlooked(tags in prop::collection::btree_set("[a-c0-2é-]{1,6}", 1..20), typed in "[a-c0-2é -]{0,6}") {
            let tags: Vec<String> = tags.into_iter().collect();
            let inventory = parc(&tags);
            let finder = Finder::new(&inventory);
            let mut found: Vec<DeviceIx> = finder
                .find(&inventory, &typed, usize::MAX, |_| true)
                .into_iter()
                .filter_map(|found| if let Found::Device(ix) = found { Some(ix) } else { None })
                .collect();
            found.sort_unstable();
            let words = fold(&typed);
            let fits = |device: &Device| {
                let own = fold(&format!("{} {} {}", device.tag, device.serial.as_ref().unwrap().as_str(), device.model));
                let place = fold(&format!("Réserve Collège La Fontaine Antony {}", Uai::from_number(921_170).unwrap()));
                let mut all = words.split_whitespace();
                words.split_whitespace().any(|word| own.contains(word)) && all.all(|word| own.contains(word) || place.contains(word))
            };
            let all = inventory.devices().iter().enumerate().filter(|(_, device)| fits(device));
            let expected: Vec<DeviceIx> = all.map(|(ix, _)| DeviceIx(u32::try_from(ix).unwrap())).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
