//! One revision of the inventory in memory: sorted, indexed, never changed after it is built.

use super::{
    college::{College, Programme},
    device::{Device, Kind},
    index::Index,
    record::HeldBack,
    rows::{DeviceIx, PlaceIx, Rows, to_u32},
};
use crate::audit::{
    ids::{ProgrammeCode, Revision, RoomName, Tag},
    uai::Uai,
};
use std::{collections::BTreeSet, ops::Range, sync::OnceLock};

/// A place where devices are recorded: a college and a room, each if known. In sorted order "no college" comes before
/// all colleges, and within a college "no room" comes before its rooms.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recorded {
    /// The college.
    pub college: Option<Uai>,
    /// The room.
    pub room: Option<RoomName>,
}

/// The inventory at one revision.
///
/// Devices are sorted by tag. If two rows have the same tag (an import refuses this), the first is kept.
#[derive(Debug, Default)]
pub struct Inventory {
    revision: Revision,
    rows: Rows,
    /// The colleges whose devices are here in full; `None` for all of them.
    full: Option<BTreeSet<Uai>>,
    places: Vec<Recorded>,
    place_of: Vec<PlaceIx>,
    by_place: Vec<DeviceIx>,
    starts: Vec<u32>,
    index: OnceLock<Index>,
}

impl Inventory {
    /// Sorts the rows and groups the devices by place. O(n log n); close to O(n) for sorted rows.
    #[must_use]
    pub fn new(revision: Revision, mut rows: Rows) -> Self {
        rows.sort();

        let mut numbered: rustc_hash::FxHashMap<(Option<Uai>, Option<&RoomName>), u32> = rustc_hash::FxHashMap::default();
        let mut found: Vec<(Option<Uai>, Option<&RoomName>)> = Vec::new();
        let mut raw: Vec<u32> = Vec::with_capacity(rows.devices.len());
        for device in &rows.devices {
            let place = (device.college, device.room.as_ref());
            raw.push(*numbered.entry(place).or_insert_with(|| {
                found.push(place);
                to_u32(found.len() - 1)
            }));
        }
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|ix| found.get(*ix));
        let mut rank = vec![0_u32; found.len()];
        for (sorted, raw_ix) in order.iter().enumerate() {
            if let Some(slot) = rank.get_mut(*raw_ix) {
                *slot = to_u32(sorted);
            }
        }
        let place_of: Vec<PlaceIx> = raw.iter().map(|ix| PlaceIx(rank.get(*ix as usize).copied().unwrap_or_default())).collect();
        let places: Vec<Recorded> = order
            .iter()
            .filter_map(|ix| found.get(*ix))
            .map(|(college, room)| Recorded { college: *college, room: room.cloned() })
            .collect();
        let (by_place, starts) = bucketed(&place_of, places.len());
        Self { revision, places, place_of, by_place, starts, rows, full: None, index: OnceLock::new() }
    }

    /// The same as a station has it that receives only these colleges in full.
    #[must_use]
    pub fn in_full_for(self, colleges: BTreeSet<Uai>) -> Self {
        Self { full: Some(colleges), ..self }
    }

    /// The kind of a device; `None` where this station does not receive it.
    #[must_use]
    pub fn kind_of(&self, device: &Device) -> Option<Kind> {
        let withheld = self.full.as_ref().is_some_and(|full| device.college.is_none_or(|college| !full.contains(&college)));
        (!withheld).then_some(device.kind)
    }

    /// The number of the revision.
    #[must_use]
    pub const fn revision(&self) -> Revision {
        self.revision
    }

    /// The rows, each table sorted by its key.
    #[must_use]
    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The devices, sorted by tag; a [`DeviceIx`] is a position in here.
    #[must_use]
    pub fn devices(&self) -> &[Device] {
        &self.rows.devices
    }

    /// The devices that are held back because one of their words is not understood; sorted by tag.
    #[must_use]
    pub fn held_back(&self) -> &[HeldBack] {
        &self.rows.held_back
    }

    /// Every device with its position.
    pub fn iter(&self) -> impl Iterator<Item = (DeviceIx, &Device)> {
        (0..).map(DeviceIx).zip(&self.rows.devices)
    }

    /// The device at this position; `None` only for a position of another inventory.
    #[must_use]
    pub fn device(&self, ix: DeviceIx) -> Option<&Device> {
        self.rows.devices.get(ix.0 as usize)
    }

    /// The device with exactly this tag.
    #[must_use]
    pub fn by_tag(&self, tag: &str) -> Option<DeviceIx> {
        self.rows.devices.binary_search_by(|d| d.tag.as_str().cmp(tag)).ok().map(|ix| DeviceIx(to_u32(ix)))
    }

    /// The college with this number.
    #[must_use]
    pub fn college(&self, uai: Uai) -> Option<&College> {
        self.rows.colleges.binary_search_by_key(&uai, |c| c.uai).ok().and_then(|ix| self.rows.colleges.get(ix))
    }

    /// The programme with this code.
    #[must_use]
    pub fn programme(&self, code: &ProgrammeCode) -> Option<&Programme> {
        self.rows.programmes.iter().find(|p| p.code == *code)
    }

    /// The recorded places, sorted; a [`PlaceIx`] is a position in here.
    #[must_use]
    pub fn places(&self) -> &[Recorded] {
        &self.places
    }

    /// The place where a device is recorded.
    #[must_use]
    pub fn place_of(&self, ix: DeviceIx) -> Option<PlaceIx> {
        self.place_of.get(ix.0 as usize).copied()
    }

    /// The place with this college and room, if a device is recorded there.
    #[must_use]
    pub fn place(&self, college: Uai, room: Option<&RoomName>) -> Option<PlaceIx> {
        let wanted = (Some(college), room);
        self.places.binary_search_by(|p| (p.college, p.room.as_ref()).cmp(&wanted)).ok().map(|ix| PlaceIx(to_u32(ix)))
    }

    /// The range of positions in [`Self::places`] that belong to a college.
    #[must_use]
    pub fn places_of(&self, college: Uai) -> Range<usize> {
        let from = self.places.partition_point(|p| p.college < Some(college));
        let to = self.places.partition_point(|p| p.college <= Some(college));
        from..to
    }

    /// The rooms of a college in which a device is recorded, sorted by name.
    pub fn rooms_of(&self, college: Uai) -> impl Iterator<Item = &RoomName> {
        self.places.get(self.places_of(college)).unwrap_or_default().iter().filter_map(|p| p.room.as_ref())
    }

    /// The devices recorded at a place, sorted by tag.
    #[must_use]
    pub fn at_place(&self, place: PlaceIx) -> &[DeviceIx] {
        self.between(place.0 as usize..place.0 as usize + 1)
    }

    /// The devices recorded in a college, sorted by room, then tag.
    #[must_use]
    pub fn in_college(&self, college: Uai) -> &[DeviceIx] {
        self.between(self.places_of(college))
    }

    fn between(&self, places: Range<usize>) -> &[DeviceIx] {
        let start = |ix: usize| self.starts.get(ix).map_or(self.by_place.len(), |s| *s as usize);
        self.by_place.get(start(places.start)..start(places.end)).unwrap_or_default()
    }

    /// The indexes for looking up tags and serials; built at the first use.
    pub(in crate::audit) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.rows))
    }

    /// Whether a device has exactly this tag.
    #[must_use]
    pub fn holds(&self, tag: &Tag) -> bool {
        self.by_tag(tag.as_str()).is_some()
    }
}

/// Groups the device positions by place (a counting sort). Returns them with the position where each group begins.
fn bucketed(place_of: &[PlaceIx], places: usize) -> (Vec<DeviceIx>, Vec<u32>) {
    let mut starts = vec![0_u32; places + 1];
    for place in place_of {
        if let Some(count) = starts.get_mut(place.0 as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut grouped = vec![DeviceIx(0); place_of.len()];
    for (ix, place) in (0..).zip(place_of) {
        if let Some(at) = next.get_mut(place.0 as usize) {
            if let Some(slot) = grouped.get_mut(*at as usize) {
                *slot = DeviceIx(ix);
            }
            *at += 1;
        }
    }
    (grouped, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(tag: &str, college: Option<u32>, room: Option<&str>) -> Device {
        Device {
            tag: tag.into(),
            college: college.and_then(Uai::from_number),
            room: room.map(RoomName::new),
            ..Device::default()
        }
    }

    #[test]
    fn devices_are_found_by_tag_and_by_place() {
        let devices = vec![
            device("c", Some(2), Some("B")),
            device("a", Some(1), None),
            device("b", Some(2), Some("A")),
            device("d", Some(2), Some("B")),
            device("e", None, None),
        ];
        let inventory = Inventory::new(Revision(1), Rows { devices, ..Rows::default() });
        let two = Uai::from_number(2).unwrap();
        let tags = |list: &[DeviceIx]| list.iter().map(|ix| inventory.device(*ix).unwrap().tag.to_string()).collect::<Vec<_>>();
        assert_eq!(tags(inventory.in_college(two)), ["b", "c", "d"]);
        assert_eq!(inventory.rooms_of(two).map(RoomName::as_str).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(tags(inventory.at_place(inventory.place(two, Some(&"B".into())).unwrap())), ["c", "d"]);
        assert_eq!(tags(inventory.in_college(Uai::from_number(9).unwrap())), [""; 0]);
        assert_eq!(inventory.by_tag("d"), Some(DeviceIx(3)));
        assert_eq!(inventory.by_tag("zz"), None);
    }

    #[test]
    fn a_kind_that_is_withheld_is_not_another_kind() {
        let devices = vec![device("a", Some(1), None), device("b", Some(2), None), device("c", None, None)];
        let whole = Inventory::new(Revision(1), Rows { devices: devices.clone(), ..Rows::default() });
        assert!(whole.devices().iter().all(|device| whole.kind_of(device) == Some(device.kind)));
        let part = Inventory::new(Revision(1), Rows { devices, ..Rows::default() });
        let part = part.in_full_for(Uai::from_number(1).into_iter().collect());
        let kinds: Vec<_> = part.devices().iter().map(|device| part.kind_of(device)).collect();
        assert_eq!(kinds, [Some(Kind::default()), None, None]);
    }

    #[test]
    fn an_empty_inventory_answers() {
        let inventory = Inventory::default();
        assert!(inventory.in_college(Uai::from_number(1).unwrap()).is_empty());
        assert_eq!(inventory.by_tag("a"), None);
    }
}
