//! Which recorded device a payload means: exact, then normalised, then approximate, and only if it is a single device.

use super::{
    candidate::{Candidate, Names},
    parse::Payload,
};
use crate::audit::{
    inventory::{DeviceIx, Inventory},
    normal::{core, normal},
};

/// How close the read text is to the recorded one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// Equal in every character. Blanks, line ends and invisible characters around what was read do not count: a scanner adds them, and
    /// nobody sees them.
    Exact,
    /// Equal after normalising: blanks, dashes, case.
    Normalised,
    /// Equal only after removing zeros, a prefix or a conventional letter: shown as approximate.
    Approximate,
}

impl Closeness {
    const ALL: [Self; 3] = [Self::Exact, Self::Normalised, Self::Approximate];

    /// The code in files: `exact`, `normalised`, `approximate`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normalised => "normalised",
            Self::Approximate => "approximate",
        }
    }
}

/// A device that a payload means, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The device.
    pub device: DeviceIx,
    /// How close the text is.
    pub closeness: Closeness,
    /// The column in which it was found.
    pub by: Names,
}

/// The result of resolving a payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One device.
    One(Match),
    /// Several devices fit equally well: none is chosen.
    Ambiguous(Vec<DeviceIx>),
    /// No device fits.
    None,
}

impl Resolution {
    /// The device, if there is exactly one.
    #[must_use]
    pub const fn device(&self) -> Option<DeviceIx> {
        match self {
            Self::One(found) => Some(found.device),
            Self::Ambiguous(_) | Self::None => None,
        }
    }

    /// The match, if there is exactly one device.
    #[must_use]
    pub const fn one(&self) -> Option<Match> {
        match self {
            Self::One(found) => Some(*found),
            Self::Ambiguous(_) | Self::None => None,
        }
    }
}

/// Resolves a payload against an inventory.
///
/// Closeness decides first, then the candidates' rank. If the first closeness and rank with a match find more than one
/// device, the payload is ambiguous. For example, a plain number that is the tag of one device and the number of
/// another is never resolved by a guess. A text that is misread according to its own check is never matched
/// approximately.
#[must_use]
pub fn resolve(inventory: &Inventory, payload: &Payload) -> Resolution {
    first(inventory, &payload.candidates, !payload.form.is_misread())
}

/// Resolves the tag of a label that carries a serial beside it: whatever the serial names, it says nothing about the tag.
#[must_use]
pub fn resolve_label(inventory: &Inventory, payload: &Payload) -> Resolution {
    let label: Vec<Candidate> = payload.candidates.iter().filter(|c| c.names == Names::Tag).cloned().collect();
    first(inventory, &label, !payload.form.is_misread())
}

/// Resolves a text that is known to be a maker's serial number.
#[must_use]
pub fn resolve_serial(inventory: &Inventory, payload: &Payload) -> Resolution {
    let serials: Vec<Candidate> = payload
        .candidates
        .iter()
        .filter(|c| matches!(c.names, Names::Any | Names::Serial))
        .map(|c| Candidate { names: Names::Serial, ..c.clone() })
        .collect();
    first(inventory, &serials, true)
}

/// Resolves a text that is known to be a recorded tag; every character must be equal.
#[must_use]
pub fn resolve_tag(inventory: &Inventory, payload: &Payload) -> Resolution {
    let found = inventory.by_tag(&payload.kept);
    found.map_or(Resolution::None, |device| Resolution::One(Match { device, closeness: Closeness::Exact, by: Names::Tag }))
}

fn first(inventory: &Inventory, candidates: &[Candidate], approximate: bool) -> Resolution {
    for closeness in Closeness::ALL {
        if closeness == Closeness::Approximate && !approximate {
            break;
        }
        for group in candidates.chunk_by(|a, b| a.rank == b.rank) {
            let mut found: Vec<(DeviceIx, Names)> = Vec::new();
            for candidate in group {
                look_up(inventory, candidate, closeness, &mut found);
            }
            found.sort_unstable();
            found.dedup_by_key(|(device, _)| *device);
            match found.as_slice() {
                [] => {}
                [(device, by)] => return Resolution::One(Match { device: *device, closeness, by: *by }),
                many => return Resolution::Ambiguous(many.iter().map(|(device, _)| *device).collect()),
            }
        }
    }
    Resolution::None
}

fn look_up(inventory: &Inventory, candidate: &Candidate, closeness: Closeness, found: &mut Vec<(DeviceIx, Names)>) {
    // A hint is looked up in its normalised form, and its match counts as approximate at best.
    let closeness = match (candidate.hint, closeness) {
        (false, closeness) => closeness,
        (true, Closeness::Approximate) => Closeness::Normalised,
        (true, _) => return,
    };
    let text = candidate.text.as_str();
    let wanted = normal(text);
    let index = inventory.index();
    let devices = inventory.devices();
    let mut take = |names: Names, ix: DeviceIx, fits: bool| {
        if fits {
            found.push((ix, names));
        }
    };
    let (tags, serials, ids, uuids) = match candidate.names {
        Names::Any => (true, true, text.bytes().all(|b| b.is_ascii_digit()), false),
        Names::Tag => (true, false, false, false),
        Names::Serial => (false, true, false, false),
        Names::SourceId => (false, false, true, false),
        Names::Uuid => (false, false, false, true),
    };
    let at = |ix: DeviceIx| devices.get(ix.0 as usize);
    if tags {
        match closeness {
            Closeness::Exact => {
                index.tags(&wanted).for_each(|ix| take(Names::Tag, ix, at(ix).is_some_and(|d| d.tag.as_str() == text)));
            }
            Closeness::Normalised => {
                index.tags(&wanted).for_each(|ix| take(Names::Tag, ix, at(ix).is_some_and(|d| normal(d.tag.as_str()) == wanted)));
            }
            Closeness::Approximate => {
                let prefixes = &inventory.rows().prefixes;
                let wanted = core(&wanted, prefixes);
                index.cores(wanted).for_each(|ix| {
                    take(Names::Tag, ix, at(ix).is_some_and(|d| core(&normal(d.tag.as_str()), prefixes) == wanted));
                });
            }
        }
    }
    if serials && closeness != Closeness::Approximate {
        let exact = closeness == Closeness::Exact;
        index.serials(&wanted).for_each(|ix| {
            let serial = at(ix).and_then(|d| d.serial.as_ref());
            take(
                Names::Serial,
                ix,
                serial.is_some_and(|s| if exact { s.as_str() == text } else { normal(s.as_str()) == wanted }),
            );
        });
    }
    if ids && closeness == Closeness::Exact {
        index.source_ids(text).for_each(|ix| take(Names::SourceId, ix, at(ix).is_some_and(|d| d.source_id() == Some(text))));
    }
    if uuids && closeness == Closeness::Exact {
        let wanted = text.to_lowercase();
        index.uuids(&wanted).for_each(|ix| take(Names::Uuid, ix, at(ix).is_some_and(|d| d.uuid() == Some(wanted.as_str()))));
    }
}
