//! What the office signs of a revision, so that a station that receives only a part of it can check that the part is
//! complete and unaltered: a digest of the head and of all rows in the outline that everybody receives, and, for each
//! college, a digest of its devices in full.
//!
//! Rows may arrive in any order: their digests are sorted before they are combined.

use super::{
    line::{RevisionHead, Row},
    wire::{write_head, write_row},
};
use crate::audit::{
    journal::{Digest, Scope, StatedRevision, Sum},
    uai::Uai,
};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

const HEAD: &[u8] = b"recol revision head 1\0";
const OUTLINE: &[u8] = b"recol outline 1\0";
const FULL: &[u8] = b"recol device 1\0";
const ALL: &[u8] = b"recol rows 1\0";

/// The sums over the rows of one revision that were added.
#[derive(Clone, Debug)]
pub struct RowSums {
    outlines: Vec<Digest>,
    colleges: BTreeMap<Option<Uai>, Vec<Digest>>,
}

fn digest(domain: &[u8], line: &[u8]) -> Digest {
    Sha256::new().chain_update(domain).chain_update(line).finalize().into()
}

fn summed(digests: &mut [Digest]) -> Sum {
    digests.sort_unstable();
    let mut sum = Sha256::new().chain_update(ALL);
    digests.iter().for_each(|digest| sum.update(digest));
    Sum(sum.finalize().into())
}

impl RowSums {
    /// Starts from the head of the revision.
    #[must_use]
    pub fn of(head: &RevisionHead) -> Self {
        Self { outlines: vec![digest(HEAD, &write_head(head))], colleges: BTreeMap::new() }
    }

    /// Adds a row as it is handed over: in full, or in outline if the scope does not hold it.
    pub fn add(&mut self, row: &Row, scope: &Scope) {
        let outline = row.clone().for_scope(&Scope::Colleges(Default::default()));
        self.outlines.push(digest(OUTLINE, &write_row(&outline)));
        if let Some(college) = row.recorded_in()
            && scope.holds(college)
        {
            self.colleges.entry(college).or_default().push(digest(FULL, &write_row(row)));
        }
    }

    /// Returns the office's statement about the revision. All its rows must have been added in full.
    #[must_use]
    pub fn stated(mut self, revision: crate::audit::ids::Revision, digest: Digest, gathered: bool) -> StatedRevision {
        let colleges = self.colleges.iter_mut().map(|(college, digests)| (*college, summed(digests))).collect();
        StatedRevision { revision, digest: Sum(digest), gathered, outlines: summed(&mut self.outlines), colleges }
    }

    /// Whether the added rows, received within this scope, agree with the office's statement.
    #[must_use]
    pub fn agree(mut self, stated: &StatedRevision, scope: &Scope) -> bool {
        let wanted = stated.colleges.iter().filter(|(college, _)| scope.holds(*college)).copied();
        let seen = self.colleges.iter_mut().map(|(college, digests)| (*college, summed(digests)));
        summed(&mut self.outlines) == stated.outlines && seen.collect::<BTreeMap<_, _>>() == wanted.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{ids::Revision, inventory::Device};

    fn device(tag: &str, number: u32, model: &str) -> Row {
        let college = Uai::from_number(number);
        Row::Device(tag.into(), Some(Box::new(Device { tag: tag.into(), model: model.into(), college, ..Device::default() })))
    }

    /// Whatever part a station is handed, an altered, added or missing row shows.
    #[test]
    fn a_part_is_told_from_an_altered_one() {
        let rows =
            [device("1", 921_170, "A"), device("2", 921_170, "B"), device("3", 920_068, "C"), Row::Device("4".into(), None)];
        let head = |prefixes: &str| RevisionHead {
            revision: Revision(1),
            at: "2026-11-23T10:15:00.000+01:00".into(),
            source: "devices.csv".into(),
            prefixes: prefixes.into(),
        };
        let mut sums = RowSums::of(&head("HDS-"));
        rows.iter().for_each(|row| sums.add(row, &Scope::All));
        let stated = sums.stated(Revision(1), [1; 32], false);
        let here = Uai::from_number(921_170).unwrap();
        for scope in [Scope::All, Scope::Colleges([here].into()), Scope::Colleges(Default::default())] {
            let seen_under = |prefixes: &str, rows: &[Row]| {
                let mut sums = RowSums::of(&head(prefixes));
                rows.iter().rev().for_each(|row| sums.add(&row.clone().for_scope(&scope), &scope));
                sums.agree(&stated, &scope)
            };
            let seen = |rows: &[Row]| seen_under("HDS-", rows);
            assert!(seen(&rows) && !seen_under("HDS- X", &rows), "{scope:?}");
            for at in 0..rows.len() {
                let mut fewer = rows.to_vec();
                fewer.remove(at);
                assert!(!seen(&fewer), "row {at} missing, {scope:?}");
            }
            let altered = device("1", 920_068, "A");
            assert!(!seen(&[&[altered], &rows[1..]].concat()), "{scope:?}");
            assert_eq!(seen(&[&[device("1", 921_170, "Z")], &rows[1..]].concat()), !scope.holds(Some(here)), "{scope:?}");
        }
    }
}
