//! The reads of a ledger, resolved against an inventory: which device each of them identifies.

use crate::audit::{
    inventory::{DeviceIx, Inventory},
    journal::{By, Order},
    ledger::{Ledger, Read, ReadIx},
    tag::{Match, Names, Resolution, normal::normal, resolve, resolve_serial, resolve_tag},
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

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
}

impl Sighted {
    /// Resolves a read.
    #[must_use]
    pub fn of(inventory: &Inventory, read: &Read) -> Self {
        let resolution = match read.by {
            By::Serial => resolve_serial(inventory, &read.payload),
            // A tick on the list means exactly that line, whatever else its tag could match.
            By::List => resolve_tag(inventory, &read.payload),
            By::Camera | By::Wedge | By::Typed => resolve(inventory, &read.payload),
        };
        let by_tag = resolution.device();
        let by_serial = read.serial.as_ref().and_then(|serial| resolve_serial(inventory, serial).device());
        let tagged = read.by != By::Serial && resolution.one().is_none_or(|found| found.by != Names::Serial);
        let swapped = match (by_tag, by_serial) {
            (Some(tag), Some(serial)) if tagged && tag != serial => Some((tag, serial)),
            _ => None,
        };
        Self { device: by_serial.or(by_tag), resolution, tagged, swapped, text: normal(&read.payload.kept) }
    }

    /// The match of the payload, if it is one device.
    #[must_use]
    pub const fn matched(&self) -> Option<Match> {
        self.resolution.one()
    }
}

/// All reads of a ledger, resolved and grouped by device, unknown text and label. Void reads are included.
#[derive(Clone, Debug, Default)]
pub struct Sightings {
    sighted: Vec<Sighted>,
    of_device: FxHashMap<DeviceIx, Vec<(Order, ReadIx)>>,
    unknown: FxHashMap<SmolStr, Vec<(Order, ReadIx)>>,
    labels: FxHashMap<SmolStr, Vec<(Order, ReadIx)>>,
}

fn push(list: &mut Vec<(Order, ReadIx)>, order: Order, ix: ReadIx) {
    let place = list.partition_point(|(known, _)| *known < order);
    list.insert(place, (order, ix));
}

impl Sightings {
    /// Resolves all reads of a ledger.
    #[must_use]
    pub fn of(inventory: &Inventory, ledger: &Ledger) -> Self {
        let mut sightings = Self::default();
        for read in ledger.reads() {
            sightings.push(inventory, read);
        }
        sightings
    }

    /// Adds the next read of the ledger. Call it in the order of arrival.
    pub fn push(&mut self, inventory: &Inventory, read: &Read) {
        let ix = ReadIx(u32::try_from(self.sighted.len()).unwrap_or(u32::MAX));
        let sighted = Sighted::of(inventory, read);
        match sighted.device {
            Some(device) => push(self.of_device.entry(device).or_default(), read.order, ix),
            None => push(self.unknown.entry(sighted.text.clone()).or_default(), read.order, ix),
        }
        if sighted.tagged && (read.copies > 1 || read.serial.is_some()) {
            push(self.labels.entry(Self::label(inventory, &sighted)).or_default(), read.order, ix);
        }
        self.sighted.push(sighted);
    }

    /// The label that a read is about: the recorded tag if the device is known, otherwise the normalised text.
    #[must_use]
    pub fn label(inventory: &Inventory, sighted: &Sighted) -> SmolStr {
        let device = sighted.resolution.device().and_then(|ix| inventory.device(ix));
        device.map_or_else(|| sighted.text.clone(), |d| SmolStr::new(d.tag.as_str()))
    }

    /// What the read at this position identifies.
    #[must_use]
    pub fn sighted(&self, ix: ReadIx) -> Option<&Sighted> {
        self.sighted.get(ix.0 as usize)
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
    pub fn of_label<'a>(&'a self, ledger: &'a Ledger, label: &str) -> impl Iterator<Item = (ReadIx, &'a Read)> {
        valid(ledger, self.labels.get(label))
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

fn valid<'a>(ledger: &'a Ledger, list: Option<&'a Vec<(Order, ReadIx)>>) -> impl Iterator<Item = (ReadIx, &'a Read)> {
    list.into_iter().flatten().rev().filter_map(|(_, ix)| ledger.valid_read(*ix).map(|read| (*ix, read)))
}
