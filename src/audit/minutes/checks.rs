//! The five checks of article 11 of the arrêté du 25 mai 2004, and for how many devices each was made.

use crate::audit::{
    finding::Code,
    inventory::DeviceIx,
    journal::{About, By},
    standing::Standing,
    uai::Uai,
};

/// A check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Whether the device is there.
    Presence,
    /// Whether it is in its room.
    Location,
    /// What condition it is in.
    Condition,
    /// Whether it bears its label.
    Marking,
    /// Whether the entry fits the device: its serial number was read.
    Conformity,
}

impl Check {
    /// Every check, in the order of the article.
    pub const ALL: [Self; 5] = [Self::Presence, Self::Location, Self::Condition, Self::Marking, Self::Conformity];
}

/// For how many devices a check was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The check.
    pub check: Check,
    /// For so many devices it was made.
    pub made: u32,
    /// Of so many: for presence, those that were expected; for the others, recorded ones that were read there.
    pub of: u32,
}

/// Counts the checks that were made in a college.
pub(super) fn of(standing: &Standing, college: Uai) -> [Checked; 5] {
    let (inventory, ledger, sightings) = (standing.inventory(), standing.ledger(), standing.sightings());
    let expected: Vec<DeviceIx> = inventory.in_college(college).iter().copied().filter(|ix| standing.is_expected(*ix)).collect();
    let settled = expected.iter().filter(|ix| standing.at_home(**ix).is_some_and(|code| code != Code::Pending));
    let (mut seen, mut located, mut judged, mut marked, mut named) = (0, 0, 0, 0, 0);
    let read_here = sightings.devices().filter_map(|ix| {
        let (_, read) = sightings.of_device(ledger, ix).next()?;
        (read.spot.college == college).then_some((ix, read))
    });
    for (ix, last) in read_here {
        let Some(device) = inventory.device(ix) else { continue };
        let reads = || sightings.of_device(ledger, ix).filter(|(_, read)| read.spot.college == college);
        let about = [About::Device(device.tag.clone()), About::Entry(last.order.id())];
        seen += 1;
        located += u32::from(last.spot.room.is_some());
        judged += u32::from(about.iter().any(|about| ledger.notes(about).any(|note| note.noted.condition.is_some())));
        marked += u32::from(reads().any(|(read, _)| standing.sighted(read).is_some_and(|sighted| sighted.tagged)));
        named += u32::from(reads().any(|(_, read)| read.serial.is_some() || read.by == By::Serial));
    }
    let count = |made| Checked { check: Check::Presence, made, of: seen };
    let checked = |check, made| Checked { check, ..count(made) };
    let number = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
    [
        Checked { check: Check::Presence, made: number(settled.count()), of: number(expected.len()) },
        checked(Check::Location, located),
        checked(Check::Condition, judged),
        checked(Check::Marking, marked),
        checked(Check::Conformity, named),
    ]
}
