//! The reads of a ledger, resolved against an inventory: which device each of them identifies.

use crate::audit::{
    inventory::{DeviceIx, Inventory},
    journal::{By, Order},
    ledger::{Ledger, Read, ReadIx},
    tag::{Match, Names, Resolution, normal::normal, resolve, resolve_label, resolve_serial, resolve_tag},
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::{collections::hash_map::Entry, hash::Hash};

/// What one read identifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighted {
    /// The recorded device that was there, if any. The device of the serial comes first, if a serial was read and is
    /// recorded, because a serial is engraved and a label can be swapped. Otherwise the device of the tag.
    pub device: Option<DeviceIx>,
    /// What the payload means.
    pub resolution: Resolution,
    /// Whether a tag was read, and not only a serial. Only such a read says something about a label.
    pub tagged: bool,
    /// The two recorded devices to which tag and serial belong, if they belong to two.
    pub swapped: Option<(DeviceIx, DeviceIx)>,
    /// The normalised payload.
    pub text: SmolStr,
    /// The maker's serial of the device, if the read tells it: as it is recorded where it is a device's, otherwise as it was read,
    /// normalised. So one serial is one, whether it was typed or scanned with a maker's letter before it.
    pub serial: Option<SmolStr>,
    /// The recorded device that the label names, if any.
    named: Option<DeviceIx>,
    /// The normalised tag on the label.
    label: SmolStr,
}

impl Sighted {
    /// Resolves a read.
    #[must_use]
    pub fn of(inventory: &Inventory, read: &Read) -> Self {
        let payload = read.payload();
        let text = normal(&read.kept);
        let whole = |resolution: Resolution| (resolution.device(), text.clone(), resolution);
        let carried = if matches!(read.by, By::Serial | By::List) { None } else { payload.carried() };
        let (named, label, resolution) = match (read.by, carried) {
            (By::Serial, _) => whole(resolve_serial(inventory, &payload)),
            // A tick on the list means exactly that line, whatever else its tag could match.
            (By::List, _) => whole(resolve_tag(inventory, &payload)),
            (By::Camera | By::Wedge | By::Typed, None) => whole(resolve(inventory, &payload)),
            (By::Camera | By::Wedge | By::Typed, Some((tag, _))) => {
                let label = resolve_label(inventory, &payload);
                let named = label.device();
                let resolution = if label == Resolution::None { resolve(inventory, &payload) } else { label };
                (named, normal(tag), resolution)
            }
        };
        let told = read.maker_serial_beside(&payload);
        let by_serial = told.as_ref().and_then(|serial| resolve_serial(inventory, serial).device());
        let recorded = by_serial.and_then(|ix| inventory.device(ix)?.serial.as_ref()).map(|serial| normal(serial.as_str()));
        let serial = recorded.or_else(|| told.map(|serial| serial.serial_number()));
        let tagged =
            carried.is_some() || (read.by != By::Serial && resolution.one().is_none_or(|found| found.by != Names::Serial));
        let swapped = match (named, by_serial) {
            (Some(tag), Some(serial)) if tagged && tag != serial => Some((tag, serial)),
            _ => None,
        };
        Self { device: by_serial.or(resolution.device()), resolution, tagged, swapped, text, serial, named, label }
    }

    /// The match of the payload, if it is one device.
    #[must_use]
    pub const fn matched(&self) -> Option<Match> {
        self.resolution.one()
    }
}

/// All reads of a ledger, grouped by device, unknown text and label. Void reads are included.
///
/// Of what a read identifies, only the device is kept: there may be a million reads, and the rest follows from read and inventory.
#[derive(Clone, Debug, Default)]
pub struct Sightings {
    devices: Vec<Option<DeviceIx>>,
    of_device: FxHashMap<DeviceIx, Reads>,
    unknown: FxHashMap<SmolStr, Reads>,
    labels: FxHashMap<SmolStr, Vec<Labelled>>,
}

/// A read that says something about a label itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Its position in the ledger.
    pub ix: ReadIx,
    /// As [`Sighted::serial`].
    pub serial: Option<SmolStr>,
    /// Whether tag and serial belong to two recorded devices.
    pub swapped: bool,
}

/// Reads in the order of entries. Most devices are read once.
#[derive(Clone, Debug)]
enum Reads {
    One(ReadIx),
    Many(Vec<ReadIx>),
}

impl Reads {
    fn all(&self) -> &[ReadIx] {
        match self {
            Self::One(ix) => std::slice::from_ref(ix),
            Self::Many(all) => all,
        }
    }
}

/// The place of a read in the order of entries.
fn order(ledger: &Ledger, ix: ReadIx) -> Option<Order> {
    ledger.read(ix).map(|read| read.order)
}

/// Adds a read to those of a thing: at the place that is found among them.
fn push<K: Eq + Hash>(lists: &mut FxHashMap<K, Reads>, key: K, ix: ReadIx, place: impl Fn(&[ReadIx]) -> usize) {
    match lists.entry(key) {
        Entry::Vacant(none) => drop(none.insert(Reads::One(ix))),
        Entry::Occupied(mut known) => {
            let mut all = match known.get_mut() {
                Reads::One(only) => vec![*only],
                Reads::Many(all) => std::mem::take(all),
            };
            all.insert(place(&all).min(all.len()), ix);
            known.insert(Reads::Many(all));
        }
    }
}

impl Sightings {
    /// Resolves all reads of a ledger.
    #[must_use]
    pub fn of(inventory: &Inventory, ledger: &Ledger) -> Self {
        let mut sightings = Self { devices: Vec::with_capacity(ledger.reads().len()), ..Self::default() };
        // Series arrive one after the other, each from its beginning. To find its place for each of a million reads would look at
        // others of its device that were read long before.
        while sightings.take_next(inventory, ledger, <[ReadIx]>::len, <[Labelled]>::len) {}
        for reads in sightings.of_device.values_mut().chain(sightings.unknown.values_mut()) {
            if let Reads::Many(all) = reads {
                all.sort_by_key(|ix| order(ledger, *ix));
            }
        }
        sightings.labels.values_mut().for_each(|all| all.sort_by_key(|labelled| order(ledger, labelled.ix)));
        sightings
    }

    /// Adds the next read of the ledger, in the order of arrival; `false` if there is none.
    pub fn push_next(&mut self, inventory: &Inventory, ledger: &Ledger) -> bool {
        let next = order(ledger, self.next());
        let among_reads = |all: &[ReadIx]| all.partition_point(|known| order(ledger, *known) < next);
        let among_labels = |all: &[Labelled]| all.partition_point(|known| order(ledger, known.ix) < next);
        self.take_next(inventory, ledger, among_reads, among_labels)
    }

    /// The read that is added next.
    fn next(&self) -> ReadIx {
        ReadIx(u32::try_from(self.devices.len()).unwrap_or(u32::MAX))
    }

    /// Adds the next read at the places that are found for it.
    fn take_next(
        &mut self,
        inventory: &Inventory,
        ledger: &Ledger,
        among_reads: impl Fn(&[ReadIx]) -> usize,
        among_labels: impl Fn(&[Labelled]) -> usize,
    ) -> bool {
        let ix = self.next();
        let Some(read) = ledger.read(ix) else { return false };
        let sighted = Sighted::of(inventory, read);
        self.devices.push(sighted.device);
        if sighted.tagged && (read.copies > 1 || sighted.serial.is_some()) {
            let list = self.labels.entry(Self::label(inventory, &sighted)).or_default();
            list.insert(
                among_labels(list).min(list.len()),
                Labelled { ix, serial: sighted.serial, swapped: sighted.swapped.is_some() },
            );
        }
        match sighted.device {
            Some(device) => push(&mut self.of_device, device, ix, among_reads),
            None => push(&mut self.unknown, sighted.text, ix, among_reads),
        }
        true
    }

    /// The label that a read is about: the recorded tag if the label names a device, otherwise the normalised tag on it.
    #[must_use]
    pub fn label(inventory: &Inventory, sighted: &Sighted) -> SmolStr {
        let device = sighted.named.and_then(|ix| inventory.device(ix));
        device.map_or_else(|| sighted.label.clone(), |d| SmolStr::new(d.tag.as_str()))
    }

    /// The recorded device that the read at this position identifies, if any.
    #[must_use]
    pub fn device(&self, ix: ReadIx) -> Option<DeviceIx> {
        self.devices.get(ix.0 as usize).copied().flatten()
    }

    /// The valid reads of a device, latest first.
    pub fn of_device<'a>(&'a self, ledger: &'a Ledger, device: DeviceIx) -> impl Iterator<Item = (ReadIx, &'a Read)> {
        valid(ledger, self.of_device.get(&device))
    }

    /// The latest valid read of a device.
    #[must_use]
    pub fn latest<'a>(&'a self, ledger: &'a Ledger, device: DeviceIx) -> Option<&'a Read> {
        self.of_device(ledger, device).next().map(|(_, read)| read)
    }

    /// The valid reads of a text that is in no inventory, latest first.
    pub fn of_unknown<'a>(&'a self, ledger: &'a Ledger, text: &str) -> impl Iterator<Item = (ReadIx, &'a Read)> {
        valid(ledger, self.unknown.get(text))
    }

    /// The valid reads that say something about a label itself (several in one frame, or a serial beside it), latest
    /// first.
    pub fn of_label<'a>(&'a self, ledger: &'a Ledger, label: &str) -> impl Iterator<Item = (&'a Labelled, &'a Read)> {
        let all = self.labels.get(label).into_iter().flatten().rev();
        all.filter_map(|labelled| ledger.valid_read(labelled.ix).map(|read| (labelled, read)))
    }

    /// The devices that were read, void reads included.
    pub fn devices(&self) -> impl Iterator<Item = DeviceIx> {
        self.of_device.keys().copied()
    }

    /// The texts that are in no inventory, void reads included.
    pub fn unknown_texts(&self) -> impl Iterator<Item = &SmolStr> {
        self.unknown.keys()
    }

    /// The labels about which at least one read says something, void reads included.
    pub fn label_texts(&self) -> impl Iterator<Item = &SmolStr> {
        self.labels.keys()
    }
}

fn valid<'a>(ledger: &'a Ledger, list: Option<&'a Reads>) -> impl Iterator<Item = (ReadIx, &'a Read)> {
    let all = list.map(Reads::all).unwrap_or_default();
    all.iter().rev().filter_map(|ix| ledger.valid_read(*ix).map(|read| (*ix, read)))
}
