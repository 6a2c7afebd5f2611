//! What limits the conclusions of a procès-verbal.

use crate::audit::{
    assurance::{Assurance, Conclusion},
    finding::Finding,
    ledger::VisitState,
    standing::Standing,
    tag::Closeness,
    uai::Uai,
};

/// A reserve; counts are devices or findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserve {
    /// The visit was not begun.
    NotVisited,
    /// The visit is still open: what is not read yet is not missing.
    Open,
    /// The visit was closed, and in so many rooms another station went on since.
    OpenSince(u32),
    /// So many expected devices are neither read nor missing, because their room is open. `None`: a blind count hides how many.
    Pending(Option<u32>),
    /// So many discrepancies wait for a decision.
    Undecided(u32),
    /// So many discrepancies have decisions that contradict each other.
    Conflicts(u32),
    /// From so many entries nothing is concluded, because whoever made them may not state it.
    Aside(u32),
    /// So many devices of the inventory are not understood by this version.
    HeldBack(u32),
    /// So many devices were recognised by a text that only resembles their tag.
    Approximate(u32),
    /// The sample allows no conclusion, or this one.
    Sample(Conclusion),
    /// The college does not belong to the campaign.
    Outside,
}

/// The reserves of a college.
pub(super) fn of(standing: &Standing, college: Uai, findings: &[Finding], assurance: Option<&Assurance>) -> Vec<Reserve> {
    let ledger = standing.ledger();
    let mut reserves = Vec::new();
    if !ledger.goes_to(college) {
        reserves.push(Reserve::Outside);
    }
    match ledger.visit(college) {
        VisitState::None => reserves.push(Reserve::NotVisited),
        VisitState::Open => reserves.push(Reserve::Open),
        VisitState::Closed => match ledger.open_since(college).len() {
            0 => {}
            rooms => reserves.push(Reserve::OpenSince(u32::try_from(rooms).unwrap_or(u32::MAX))),
        },
    }
    let pending = standing.tally(college).of(crate::audit::finding::Code::Pending);
    if pending > 0 {
        reserves.push(Reserve::Pending(standing.expected_shown_in_all(college).then_some(pending)));
    }
    let number = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
    let mut told = |items: usize, reserve: fn(u32) -> Reserve| {
        if items > 0 {
            reserves.push(reserve(number(items)));
        }
    };
    let open = findings.iter().filter(|finding| finding.code.is_discrepancy() && standing.decision(finding).is_none());
    let (conflicts, undecided): (Vec<&Finding>, Vec<&Finding>) = open.partition(|finding| !standing.conflict(finding).is_empty());
    told(undecided.len(), Reserve::Undecided);
    told(conflicts.len(), Reserve::Conflicts);
    told(ledger.aside().count(), Reserve::Aside);
    told(standing.inventory().held_back().len(), Reserve::HeldBack);
    let near = ledger.reads_in(college).iter().filter(|ix| ledger.valid_read(**ix).is_some());
    let near = near.filter_map(|ix| standing.sighted(*ix)?.matched());
    let near = near.filter(|found| found.closeness == Closeness::Approximate);
    told(near.count(), Reserve::Approximate);
    if let Some(assurance) = assurance {
        reserves.push(Reserve::Sample(assurance.conclusion));
    }
    reserves
}
