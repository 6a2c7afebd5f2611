//! What a room, or a whole visit, would leave behind if it were closed now.

use super::{
    finding::{Code, Finding, Subject},
    ids::RoomName,
    inventory::DeviceIx,
    ledger::RoomState,
    progress,
    standing::Standing,
    uai::Uai,
};
use std::collections::BTreeMap;

/// A room of a closing sheet. All counts are devices or findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingRow {
    /// The room; `None` for what has none.
    pub room: Option<RoomName>,
    /// Its state.
    pub state: RoomState,
    /// Whether a blind count hides what is expected there.
    pub hidden: bool,
    /// How many are expected.
    pub expected: u32,
    /// How many of these were read, anywhere.
    pub read: u32,
    /// How many are missing already.
    pub missing: u32,
    /// How many would become missing.
    pub pending: u32,
    /// How many discrepancies there are.
    pub discrepancies: u32,
    /// How many of these nobody has decided about.
    pub undecided: u32,
}

/// The sums of closing sheets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClosingSum {
    /// How many are expected; those that are hidden are left out.
    pub expected: u32,
    /// How many of these were read.
    pub read: u32,
    /// How many are missing already.
    pub missing: u32,
    /// How many would become missing; those that are hidden are left out.
    pub pending: u32,
    /// How many discrepancies there are.
    pub discrepancies: u32,
    /// How many of these nobody has decided about.
    pub undecided: u32,
}

/// Returns the closing sheet of a college: its rooms, sorted by name, what has no room first. Rooms where nothing is expected, was
/// read or differs are left out.
#[must_use]
pub fn sheet(standing: &Standing, college: Uai) -> Vec<ClosingRow> {
    let mut rows: BTreeMap<Option<RoomName>, ClosingRow> = BTreeMap::new();
    for progress in progress::rooms(standing, college) {
        let row = blank(standing, college, progress.room.clone());
        rows.insert(progress.room, ClosingRow { expected: progress.expected, read: progress.read, ..row });
    }
    for ix in standing.inventory().in_college(college) {
        let Some(code @ (Code::Missing | Code::Pending)) = standing.at_home(*ix) else { continue };
        let row = row(&mut rows, standing, college, recorded(standing, *ix));
        if code == Code::Missing {
            row.missing += 1;
        } else {
            row.pending += 1;
        }
    }
    for finding in standing.discrepancies_in(college) {
        let row = row(&mut rows, standing, college, place(standing, finding));
        row.discrepancies += 1;
        row.undecided += u32::from(standing.decision(finding).is_none());
    }
    let empty = |row: &ClosingRow| row.expected + row.read + row.missing + row.pending + row.discrepancies == 0;
    // A room that somebody opened is told even where nothing is in it.
    rows.into_values().filter(|row| !empty(row) || (row.room.is_some() && row.state != RoomState::Untouched)).collect()
}

/// Returns the sums of these rows.
#[must_use]
pub fn sum(rows: &[ClosingRow]) -> ClosingSum {
    rows.iter().fold(ClosingSum::default(), |sum, row| {
        let shown = |count: u32| if row.hidden { 0 } else { count };
        ClosingSum {
            expected: sum.expected + shown(row.expected),
            read: sum.read + row.read,
            missing: sum.missing + row.missing,
            pending: sum.pending + shown(row.pending),
            discrepancies: sum.discrepancies + row.discrepancies,
            undecided: sum.undecided + row.undecided,
        }
    })
}

fn blank(standing: &Standing, college: Uai, room: Option<RoomName>) -> ClosingRow {
    ClosingRow {
        state: standing.ledger().room(college, room.as_ref()),
        hidden: !standing.expected_shown(college, room.as_ref()),
        room,
        expected: 0,
        read: 0,
        missing: 0,
        pending: 0,
        discrepancies: 0,
        undecided: 0,
    }
}

fn row<'a>(
    rows: &'a mut BTreeMap<Option<RoomName>, ClosingRow>,
    standing: &Standing,
    college: Uai,
    room: Option<RoomName>,
) -> &'a mut ClosingRow {
    rows.entry(room.clone()).or_insert_with(|| blank(standing, college, room))
}

fn recorded(standing: &Standing, ix: DeviceIx) -> Option<RoomName> {
    standing.inventory().device(ix).and_then(|device| device.room.clone())
}

/// The room that a discrepancy of a college belongs to: where it was read there, otherwise where the device is recorded there.
fn place(standing: &Standing, finding: &Finding) -> Option<RoomName> {
    let evidence = standing.evidence(finding);
    let spot = evidence.read.map(|(_, read)| &read.spot).or(evidence.unlabelled.map(|found| &found.spot));
    let missed = matches!(finding.code, Code::Missing | Code::SeenElsewhere | Code::Overdue);
    match (spot.filter(|spot| spot.college == finding.college), &finding.subject) {
        (Some(spot), _) if !missed => spot.room.clone(),
        (_, Subject::Device(_)) => {
            let home = evidence.device.filter(|(_, device)| device.college == Some(finding.college));
            home.and_then(|(_, device)| device.room.clone())
        }
        (spot, _) => spot.and_then(|spot| spot.room.clone()),
    }
}
