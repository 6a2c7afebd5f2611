//! What the decisions of a campaign ask of the inventory, device by device: what its source is given back.
//!
//! Only what is decided, valid and not yet carried out is given back. What cannot be, is held back with the reason.

use super::{
    finding::{Code, Finding, Subject},
    ids::{EntryId, RoomName, Tag},
    inventory::{CustodyKind, Inventory},
    journal::Decision,
    ledger::Read,
    moment::Moment,
    outcome::{Outcome, outcome},
    standing::Standing,
    tag::Names,
    uai::Uai,
};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What a decision asks of one device. What is `None` stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its tag: as recorded, or as read if it is new.
    pub tag: Tag,
    /// Whether it is to be registered.
    pub is_new: bool,
    /// The college, and the room if one is known.
    pub place: Option<(Uai, Option<RoomName>)>,
    /// The situation.
    pub custody: Option<CustodyKind>,
    /// The serial number.
    pub serial: Option<SmolStr>,
    /// The finding that was decided about.
    pub code: Code,
    /// The decision.
    pub decision: Decision,
    /// Its cause.
    pub cause: Option<SmolStr>,
    /// The entry that contains it.
    pub entry: EntryId,
    /// When it was made.
    pub at: Moment,
}

/// Why a decided discrepancy is held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldAsked {
    /// Decisions about it contradict each other.
    Conflict,
    /// The newest inventory says something else than before and than decided.
    Contradicted,
    /// Two discrepancies of one device were decided so that it cannot have both.
    TwoWays,
    /// A new device has no tag: what was read names none.
    NoTag,
}

impl HeldAsked {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Conflict, Self::Contradicted, Self::TwoWays, Self::NoTag];
}

/// What is given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenBack {
    /// What is asked, by tag.
    pub asked: Vec<Asked>,
    /// What is held back, by finding.
    pub held: Vec<(Finding, HeldAsked)>,
    /// How many decisions were carried out already.
    pub carried_out: usize,
    /// How many discrepancies are undecided.
    pub undecided: usize,
}

/// Returns what the valid decisions ask of the inventory, compared with its newest revision.
#[must_use]
pub fn give_back(standing: &Standing, newest: &Inventory) -> GivenBack {
    let mut back = GivenBack::default();
    let mut by_tag: BTreeMap<Tag, Vec<(Finding, Asked)>> = BTreeMap::new();
    for finding in standing.discrepancies() {
        if !standing.conflict(finding).is_empty() {
            back.held.push((finding.clone(), HeldAsked::Conflict));
            continue;
        }
        let Some(decided) = standing.decision(finding) else {
            back.undecided += 1;
            continue;
        };
        match outcome(standing, decided, newest) {
            None => {}
            Some(Outcome::CarriedOut) => back.carried_out += 1,
            Some(Outcome::Contradicted) => back.held.push((finding.clone(), HeldAsked::Contradicted)),
            Some(Outcome::Open) => match asked(standing, finding) {
                Some(asked) if asked.is_new || newest.by_tag(asked.tag.as_str()).is_some() => {
                    by_tag.entry(asked.tag.clone()).or_default().push((finding.clone(), asked));
                }
                None if decided.decided.decision == Decision::RegisterAsNew => {
                    back.held.push((finding.clone(), HeldAsked::NoTag));
                }
                // What is not recorded has no row that could change: to send it back, or to print a tag, is for people.
                Some(_) | None => {}
            },
        }
    }
    for (_, all) in by_tag {
        match merged(&all) {
            Some(asked) => back.asked.push(asked),
            None => back.held.extend(all.into_iter().map(|(finding, _)| (finding, HeldAsked::TwoWays))),
        }
    }
    back.held.sort_unstable();
    back
}

/// What the valid decision about a finding asks; `None` if the device has no tag.
fn asked(standing: &Standing, finding: &Finding) -> Option<Asked> {
    let evidence = standing.evidence(finding);
    let decided = evidence.decision?;
    let (device, read) = (evidence.device.map(|(_, device)| device), evidence.read.map(|(_, read)| read));
    let spot = || read.map(|read| (read.spot.college, read.spot.room.clone()));
    let decision = decided.decided.decision;
    let is_new = decision == Decision::RegisterAsNew;
    let tag = match (&finding.subject, device) {
        (_, Some(device)) => device.tag.clone(),
        (Subject::Device(tag), None) => tag.clone(),
        (Subject::Payload(_) | Subject::Entry(_), None) => Tag::new(tag_of(read?)?),
    };
    let mut asked = Asked {
        tag,
        is_new,
        place: None,
        custody: None,
        serial: None,
        code: finding.code,
        decision,
        cause: decided.decided.cause.clone(),
        entry: decided.order.id(),
        at: decided.at,
    };
    match decision {
        Decision::CorrectInventory if finding.code.is_identity() => asked.serial = read.and_then(serial_of),
        Decision::CorrectInventory => {
            asked.place = spot().map(|(college, room)| {
                // A read without a room says nothing against the one that is recorded in this college.
                let recorded = device.filter(|device| device.college == Some(college)).and_then(|device| device.room.clone());
                (college, room.or(recorded))
            });
            let kind = device.map(|device| device.custody.kind());
            asked.custody = kind.filter(|kind| !is_present(*kind)).map(|_| CustodyKind::Stored);
        }
        Decision::RegisterAsNew => {
            (asked.place, asked.custody, asked.serial) = (spot(), Some(CustodyKind::Stored), read.and_then(serial_of));
        }
        Decision::ConfirmMissing | Decision::ReportTheft => asked.custody = Some(CustodyKind::Lost),
        Decision::SendBack | Decision::ReprintTag | Decision::JustifiedAbsence | Decision::AcceptAsIs => {}
    }
    Some(asked)
}

/// Whether a device in this situation may be where it was read.
const fn is_present(kind: CustodyKind) -> bool {
    match kind {
        CustodyKind::Stored | CustodyKind::Assigned => true,
        CustodyKind::OnLoan | CustodyKind::Given | CustodyKind::InRepair | CustodyKind::Retired | CustodyKind::Lost => false,
    }
}

/// The tag in what was read, if it names one.
fn tag_of(read: &Read) -> Option<SmolStr> {
    let names = |candidate: &super::tag::Candidate| !candidate.hint && matches!(candidate.names, Names::Tag | Names::Any);
    read.payload().candidates.into_iter().find(names).map(|candidate| candidate.text)
}

fn serial_of(read: &Read) -> Option<SmolStr> {
    read.serial_number()
}

/// What all of this together asks of one device; `None` if it cannot have all of it.
fn merged(all: &[(Finding, Asked)]) -> Option<Asked> {
    let mut all = all.iter().map(|(_, asked)| asked);
    let mut sum = all.next()?.clone();
    for more in all {
        // To bring it back and to record it where it is are two ways.
        let sends = |asked: &Asked| asked.decision == Decision::SendBack;
        if sends(&sum) != sends(more) && (sum.place.is_some() || more.place.is_some()) {
            return None;
        }
        sum.place = joined(&sum.place, &more.place)?;
        sum.custody = joined(&sum.custody, &more.custody)?;
        sum.serial = joined(&sum.serial, &more.serial)?;
    }
    Some(sum)
}

/// What two decisions say about one part; `None` if they say two things.
fn joined<T: Clone + PartialEq>(one: &Option<T>, other: &Option<T>) -> Option<Option<T>> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => Some(one.clone().or_else(|| other.clone())),
    }
}
