//! What became of a decision: it is compared with a later revision of the inventory. Nothing is stored; a decision that the office
//! carried out shows itself by what is recorded now.

use super::{
    finding::{Code, Subject},
    findings::{
        Sighted,
        presence::{Case, settle},
    },
    inventory::{
        CustodyKind::{self, Assigned, Given, InRepair, Lost, OnLoan, Retired, Stored},
        Device, Inventory,
    },
    journal::{Basis, Decision},
    ledger::{Decided, Read, Touched},
    standing::Standing,
    tag::resolve_serial,
    uai::Uai,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the inventory says about a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It records what was decided.
    CarriedOut,
    /// It records something else than before, and not what was decided.
    Contradicted,
    /// Nothing in it says that somebody has acted on the decision.
    Open,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::CarriedOut, Self::Contradicted, Self::Open];

    /// The code in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CarriedOut => "carried_out",
            Self::Contradicted => "contradicted",
            Self::Open => "open",
        }
    }
}

/// How one part of a record compares with what was decided.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Done,
    AsBefore,
    Other,
}

/// How many decisions of a campaign have each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// [`Outcome::CarriedOut`].
    pub carried_out: u32,
    /// [`Outcome::Contradicted`].
    pub contradicted: u32,
    /// [`Outcome::Open`].
    pub open: u32,
}

impl Outcomes {
    /// Whether there is no decision that has one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.carried_out == 0 && self.contradicted == 0 && self.open == 0
    }
}

/// Counts the outcomes of the valid decisions of a campaign, also of those whose finding is gone since the campaign was moved to
/// another revision; with a college, of those about it. Decisions that contradict each other are none. The two ends of one move
/// count once.
#[must_use]
pub fn outcomes(standing: &Standing, newest: &Inventory, college: Option<Uai>) -> Outcomes {
    let ledger = standing.ledger();
    let mut found: BTreeMap<(&Subject, &'static str), Outcome> = BTreeMap::new();
    for finding in ledger.decided().filter(|finding| college.is_none_or(|college| finding.college == college)) {
        let open = ledger.open_decisions(finding);
        let Some(first) = open.first() else { continue };
        if open.iter().any(|other| other.decided.decision != first.decided.decision) {
            continue;
        }
        if let Some(outcome) = outcome(standing, first, newest) {
            let count = found.entry((&finding.subject, first.decided.decision.code())).or_insert(outcome);
            *count = (*count).min(outcome);
        }
    }
    found.into_values().fold(Outcomes::default(), |mut sum, outcome| {
        match outcome {
            Outcome::CarriedOut => sum.carried_out += 1,
            Outcome::Contradicted => sum.contradicted += 1,
            Outcome::Open => sum.open += 1,
        }
        sum
    })
}

/// Returns what an inventory says about a decision: usually the newest one, which is later than the one that the decision was about.
/// `None` for a decision that asks nothing of the inventory: an absence that is justified, and what is left as it is.
#[must_use]
pub fn outcome(standing: &Standing, decided: &Decided, newest: &Inventory) -> Option<Outcome> {
    let finding = &decided.decided.finding;
    let none = Basis::default();
    let basis = decided.decided.basis.as_ref().unwrap_or(&none);
    let read = basis.read.and_then(|entry| match standing.ledger().touched(entry)? {
        Touched::Read(ix) => standing.ledger().read(ix),
        _ => None,
    });
    let tag = if let Subject::Device(tag) = &finding.subject { Some(tag) } else { None };
    let device = tag.and_then(|tag| newest.device(newest.by_tag(tag.as_str())?));
    match decided.decided.decision {
        Decision::JustifiedAbsence | Decision::AcceptAsIs => None,
        Decision::RegisterAsNew => Some(registered(read, finding.college, newest)),
        Decision::ReprintTag => Some(relabelled(read, &finding.subject, newest)),
        Decision::CorrectInventory if finding.code.is_identity() => Some(matched(read, device.is_some(), newest)),
        Decision::CorrectInventory => Some(device.map_or(Outcome::Contradicted, |device| {
            let (Some(read), code) = (read, finding.code) else { return Outcome::Open };
            both(placed(device, read, basis), available(device.custody.kind(), code))
        })),
        Decision::SendBack => Some(match (tag, device) {
            // Something of others: nothing is recorded of it, and nothing should be.
            (None, _) => match registered(read, finding.college, newest) {
                Outcome::Open => Outcome::Open,
                Outcome::CarriedOut | Outcome::Contradicted => Outcome::Contradicted,
            },
            (Some(_), None) => Outcome::Contradicted,
            (Some(_), Some(device)) => returned(standing, device, read, basis),
        }),
        Decision::ConfirmMissing => Some(gone(device, finding.code, basis, &[Lost, Retired])),
        Decision::ReportTheft => Some(gone(device, finding.code, basis, &[Lost])),
    }
}

/// What follows from two parts of a record.
const fn both(one: Part, other: Part) -> Outcome {
    match (one, other) {
        (Part::Done, Part::Done) => Outcome::CarriedOut,
        (Part::Other, _) | (_, Part::Other) => Outcome::Contradicted,
        _ => Outcome::Open,
    }
}

fn is_home(device: &Device, basis: &Basis) -> bool {
    device.college == basis.college && device.room == basis.room
}

/// Whether a device is recorded where it was read.
fn placed(device: &Device, read: &Read, basis: &Basis) -> Part {
    let rooms_differ = device.room.is_some() && read.spot.room.is_some() && device.room != read.spot.room;
    if device.college == Some(read.spot.college) && !rooms_differ {
        Part::Done
    } else if is_home(device, basis) {
        Part::AsBefore
    } else {
        Part::Other
    }
}

/// Whether a device is recorded as one that may be where it was read.
const fn available(now: CustodyKind, code: Code) -> Part {
    match (now, code) {
        (Stored | Assigned, _) => Part::Done,
        (Lost, Code::Recovered)
        | (Given | Retired | InRepair, Code::GoneButPresent)
        | (OnLoan, Code::UnrecordedReturn | Code::Misassigned)
        // Of the other end, only the place is known.
        | (_, Code::SeenElsewhere) => Part::AsBefore,
        _ => Part::Other,
    }
}

/// Whether tag and serial number of a read belong to one device.
fn matched(read: Option<&Read>, is_recorded: bool, newest: &Inventory) -> Outcome {
    let serial = read.and_then(|read| Some((read, read.maker_serial()?)));
    let agree = serial.is_some_and(|(read, serial)| {
        let device = resolve_serial(newest, &serial).device();
        device.is_some() && device == Sighted::of(newest, read).resolution.device()
    });
    match (agree, is_recorded) {
        (true, _) => Outcome::CarriedOut,
        (false, true) => Outcome::Open,
        (false, false) if read.is_some_and(|read| Sighted::of(newest, read).device.is_some()) => Outcome::Open,
        (false, false) => Outcome::Contradicted,
    }
}

/// Whether a device was read again since, where it is recorded.
fn returned(standing: &Standing, device: &Device, read: Option<&Read>, basis: &Basis) -> Outcome {
    if !is_home(device, basis) {
        return Outcome::Contradicted;
    }
    let ix = standing.inventory().by_tag(device.tag.as_str());
    let latest = ix.and_then(|ix| standing.sightings().latest(standing.ledger(), ix));
    let since = latest.filter(|latest| read.is_none_or(|read| read.order < latest.order));
    let here = device.college.zip(since).and_then(|(here, latest)| {
        settle(&Case { device, here, latest: Some(latest), closed: true, drawn: true, date: Date::MIN })
    });
    if here == Some(Code::Present) { Outcome::CarriedOut } else { Outcome::Open }
}

/// Whether a device is recorded as gone.
fn gone(device: Option<&Device>, code: Code, basis: &Basis, done: &[CustodyKind]) -> Outcome {
    let Some(device) = device else { return Outcome::CarriedOut };
    let before = if code == Code::Overdue { OnLoan } else { Stored };
    match device.custody.kind() {
        now if done.contains(&now) => Outcome::CarriedOut,
        now if now == before && is_home(device, basis) => Outcome::Open,
        _ => Outcome::Contradicted,
    }
}

/// Whether what was read is recorded now, in the college where it was read.
fn registered(read: Option<&Read>, here: Uai, newest: &Inventory) -> Outcome {
    let device = read.and_then(|read| newest.device(Sighted::of(newest, read).device?));
    match device {
        None => Outcome::Open,
        Some(device) if device.college == Some(here) => Outcome::CarriedOut,
        Some(_) => Outcome::Contradicted,
    }
}

/// Whether the device that was read has another tag now.
fn relabelled(read: Option<&Read>, subject: &Subject, newest: &Inventory) -> Outcome {
    let serial = read.and_then(Read::maker_serial);
    let device = serial.and_then(|serial| newest.device(resolve_serial(newest, &serial).device()?));
    let old = match subject {
        Subject::Device(tag) => Some(tag.as_str()),
        Subject::Payload(text) => Some(text.as_str()),
        Subject::Entry(_) => None,
    };
    match device.zip(old) {
        Some((device, old)) if device.tag.as_str() != old => Outcome::CarriedOut,
        _ => Outcome::Open,
    }
}
