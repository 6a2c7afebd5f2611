//! Reconciliation: how many discrepancies are decided, where the undecided ones are, and who decided what.

use super::{
    finding::Finding,
    ids::{Author, RoomName},
    journal::Decision,
    standing::Standing,
    uai::Uai,
};
use std::collections::BTreeMap;

/// Where undecided discrepancies are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a college.
    College(Uai),
    /// In a room of the college that is reconciled; `None` where no room is known.
    Room(Option<RoomName>),
}

/// How far a reconciliation is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// How many discrepancies are decided.
    pub decided: usize,
    /// How many are not, by place: by room in a college, by college in the campaign. Places without any are left out.
    pub left: BTreeMap<Place, usize>,
    /// How many discrepancies each person decided in which way.
    pub settled: BTreeMap<Author, BTreeMap<Decision, usize>>,
}

impl Reconciled {
    /// How many discrepancies are undecided.
    #[must_use]
    pub fn open(&self) -> usize {
        self.left.values().sum()
    }
}

/// The place of a finding: its room when a college is reconciled, otherwise its college.
#[must_use]
pub fn place(standing: &Standing, college: Option<Uai>, finding: &Finding) -> Place {
    match college {
        Some(_) => Place::Room(standing.evidence(finding).room().cloned()),
        None => Place::College(finding.college),
    }
}

/// Returns how far the reconciliation of a college is, or that of the whole campaign. Contradicting decisions decide nothing.
#[must_use]
pub fn reconciled(standing: &Standing, college: Option<Uai>) -> Reconciled {
    let mut found = Reconciled::default();
    let mut count = |finding: &Finding| match standing.evidence(finding).decision {
        Some(decided) => {
            found.decided += 1;
            let by = found.settled.entry(decided.author.clone()).or_default();
            *by.entry(decided.decided.decision).or_default() += 1;
        }
        None => *found.left.entry(place(standing, college, finding)).or_default() += 1,
    };
    match college {
        Some(college) => standing.discrepancies_in(college).for_each(&mut count),
        None => standing.discrepancies().iter().for_each(&mut count),
    }
    found
}
