//! What the sample of a college allows to conclude.
//!
//! A sample is examined in two directions. **Record to floor**: the drawn devices are looked for. **Floor to record**: devices
//! are taken as they stand and looked up. An error is every discrepancy of a device, of its presence or of its label, and in the
//! second direction also what the record does not list at all. Only a device in another room of its college is none where the
//! campaign was opened to tolerate it. A drawn device does not count in the second direction, because it came from the record; only other devices count there. The second direction needs as
//! many devices as were drawn: the law that gave that number holds even better if all errors lie among fewer devices.
//! But it never needs more than the record holds beside the drawn ones, because then all devices have been counted.
//!
//! No error is accepted. After one error in either direction the tolerable rate can no longer be assured. It may still
//! hold, but only a full count can show that.

use super::{
    finding::{Code, Subject},
    ids::Tag,
    inventory::DeviceIx,
    journal::Sampling,
    ledger::VisitState,
    sampling,
    standing::Standing,
    uai::Uai,
};
use std::collections::BTreeSet;

/// What may be concluded about a college.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conclusion {
    /// Nothing yet: the sample is not complete.
    Pending,
    /// Nothing, finally: the visit was closed before the sample was complete.
    Incomplete,
    /// The rate of errors lies below the tolerable one, with the confidence asked for.
    Accepted,
    /// The tolerable rate cannot be assured: a full count is proposed.
    Rejected,
}

impl Conclusion {
    /// Every conclusion.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Incomplete, Self::Accepted, Self::Rejected];

    /// The code in files: `pending`, `incomplete`, `accepted`, `rejected`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Incomplete => "incomplete",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// The count of one direction of a sample. All numbers are numbers of devices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direction {
    /// How many must be examined.
    pub size: u32,
    /// How many were examined. On the floor this may be more than the required number.
    pub examined: u32,
    /// How many of these are in error.
    pub errors: u32,
}

impl Direction {
    /// Whether the required number was examined.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.examined >= self.size
    }
}

/// The sample of a college and what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assurance {
    /// The confidence and the tolerable rate that are to be assured.
    pub sampling: Sampling,
    /// How many devices are stored there according to the record.
    pub population: u32,
    /// Record to floor: the drawn devices, and whether they are there.
    pub to_floor: Direction,
    /// Floor to record: other devices that are there, and whether they are recorded there.
    pub to_record: Direction,
    /// The largest number of recorded devices that may be in error, with the confidence asked for, given what was
    /// examined from record to floor. `None` until that direction is complete.
    pub at_most: Option<u32>,
    /// The conclusion.
    pub conclusion: Conclusion,
}

impl Assurance {
    /// Whether the college should be counted in full.
    #[must_use]
    pub const fn proposes_full_count(&self) -> bool {
        matches!(self.conclusion, Conclusion::Rejected)
    }
}

/// Returns the drawn devices of a college in the order of the draw; `None` if every device is looked for.
#[must_use]
pub fn drawn(standing: &Standing, college: Uai) -> Option<Vec<DeviceIx>> {
    let sampling = standing.ledger().sampling(college)?;
    Some(sampling::drawn(standing.inventory(), college, sampling))
}

/// Returns what the sample of a college allows to conclude; `None` if every device is looked for.
#[must_use]
pub fn of(standing: &Standing, college: Uai) -> Option<Assurance> {
    let sampling = standing.ledger().sampling(college)?;
    let population = count(standing.inventory().in_college(college).iter().filter(|ix| standing.is_stored(**ix)));
    let drawn = drawn(standing, college)?;
    let errors = Errors::of(standing, sampling);
    let mut to_floor = Direction { size: count(&drawn), ..Direction::default() };
    for (ix, code) in drawn.iter().filter_map(|ix| Some((*ix, standing.at_home(*ix)?))) {
        let error = errors.has(standing, ix, Some(code));
        to_floor.examined += u32::from(error || !matches!(code, Code::Pending | Code::NotSampled));
        to_floor.errors += u32::from(error);
    }
    let to_record = on_the_floor(standing, college, &errors, to_floor.size.min(population - to_floor.size));
    let complete = to_floor.is_complete() && to_record.is_complete();
    let conclusion = match standing.ledger().visit(college) {
        VisitState::None => Conclusion::Pending,
        VisitState::Open | VisitState::Closed if to_floor.errors + to_record.errors > 0 => Conclusion::Rejected,
        VisitState::Open | VisitState::Closed if complete => Conclusion::Accepted,
        VisitState::Open => Conclusion::Pending,
        VisitState::Closed if !standing.ledger().open_since(college).is_empty() => Conclusion::Pending,
        VisitState::Closed => Conclusion::Incomplete,
    };
    let bound = || sampling::at_most(population, to_floor.examined, to_floor.errors, sampling.confidence);
    let at_most = to_floor.is_complete().then(bound);
    Some(Assurance { sampling, population, to_floor, to_record, at_most, conclusion })
}

/// What counts as an error of a sample.
struct Errors<'a> {
    sampling: Sampling,
    /// The devices about whose label there is a discrepancy.
    labels: BTreeSet<&'a Tag>,
}

impl<'a> Errors<'a> {
    fn of(standing: &'a Standing, sampling: Sampling) -> Self {
        let labels = standing.discrepancies().iter().filter(|finding| finding.code.is_identity());
        let labels = labels.filter_map(|finding| match &finding.subject {
            Subject::Device(tag) => Some(tag),
            Subject::Payload(_) | Subject::Entry(_) => None,
        });
        Self { sampling, labels: labels.collect() }
    }

    /// Whether a device with this finding of its presence is in error.
    fn has(&self, standing: &Standing, ix: DeviceIx, code: Option<Code>) -> bool {
        let tolerated = |code: Code| code == Code::Misplaced && self.sampling.misplaced_tolerated;
        let label = standing.inventory().device(ix).is_some_and(|device| self.labels.contains(&device.tag));
        label || code.is_some_and(|code| code.is_discrepancy() && !tolerated(code))
    }
}

/// Counts the devices in a college other than the drawn ones, each once: by its latest read, or as a device without a
/// label.
fn on_the_floor(standing: &Standing, college: Uai, errors: &Errors<'_>, size: u32) -> Direction {
    let (ledger, sightings) = (standing.ledger(), standing.sightings());
    let mut floor = Direction { size, ..Direction::default() };
    let mut meet = |error: bool| {
        floor.examined += 1;
        floor.errors += u32::from(error);
    };
    for ix in ledger.reads_in(college) {
        let Some(read) = ledger.valid_read(*ix) else { continue };
        let device = sightings.device(*ix);
        let latest = match device {
            Some(device) => sightings.of_device(ledger, device).next(),
            None => sightings.of_unknown(ledger, &read.text()).next(),
        };
        if latest.is_none_or(|(latest, _)| latest != *ix) {
            continue;
        }
        let recorded = device.and_then(|ix| standing.inventory().device(ix).map(|device| (ix, device)));
        match recorded {
            Some((ix, device)) if device.college == Some(college) => {
                if !standing.is_expected(ix) {
                    meet(errors.has(standing, ix, standing.at_home(ix)));
                }
            }
            Some(_) | None => meet(true),
        }
    }
    for _ in ledger.unlabelled().filter(|found| found.spot.college == college) {
        meet(true);
    }
    floor
}

fn count<T>(items: impl IntoIterator<Item = T>) -> u32 {
    u32::try_from(items.into_iter().count()).unwrap_or(u32::MAX)
}
