//! The recapitulation of a campaign: a row per college, and everything that was not seen.

use super::{Line, List};
use crate::audit::{
    ids::{CampaignId, Revision},
    inventory::College,
    journal::AuditMode,
    ledger::{Campaign, Lost},
    progress::{self, CollegeProgress},
    standing::Standing,
    uai::Uai,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A college of the recapitulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecapRow {
    /// The college, as the inventory records it; only its number if it does not.
    pub college: (Uai, Option<College>),
    /// Its counts.
    pub progress: CollegeProgress,
    /// Whether the number of expected devices may be told.
    pub counted: bool,
    /// How many lines each list of its procès-verbal has.
    pub lists: BTreeMap<List, u32>,
}

/// The recapitulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recap {
    /// The campaign.
    pub campaign: (CampaignId, Option<Campaign>),
    /// The date of evaluation.
    pub date: Date,
    /// The revision of the inventory.
    pub revision: Revision,
    /// How devices were looked for.
    pub mode: AuditMode,
    /// Its colleges, by commune and name.
    pub rows: Vec<RecapRow>,
    /// What was not seen in the visited colleges, by college.
    pub not_seen: Vec<(Uai, Line)>,
    /// The stations that were lost.
    pub lost: Vec<Lost>,
}

impl Recap {
    /// Concludes the recapitulation.
    #[must_use]
    pub fn of(standing: &Standing, campaign: CampaignId) -> Self {
        let row = |college: Uai| {
            let progress = progress::college(standing, college);
            let mut lists = BTreeMap::new();
            for code in crate::audit::finding::Code::ALL {
                if let Some(list) = List::of(code) {
                    *lists.entry(list).or_default() += progress.tally.of(code);
                }
            }
            let counted = standing.expected_shown_in_all(college);
            RecapRow { college: (college, standing.inventory().college(college).cloned()), progress, counted, lists }
        };
        let mut rows: Vec<RecapRow> = progress::colleges_of(standing).into_iter().map(row).collect();
        rows.sort_by_key(|row| {
            let (uai, known) = &row.college;
            (known.as_ref().map(|college| (college.commune.clone(), college.name.clone())), *uai)
        });
        let not_seen = rows.iter().flat_map(|row| {
            let missing = standing.discrepancies_in(row.college.0);
            let missing = missing.filter(|finding| List::of(finding.code) == Some(List::NotSeen));
            missing.map(|finding| (finding.college, Line::of(standing, finding)))
        });
        Self {
            campaign: (campaign, standing.ledger().campaign()),
            date: standing.date(),
            revision: standing.inventory().revision(),
            mode: standing.ledger().mode(),
            not_seen: not_seen.collect(),
            lost: standing.ledger().lost(),
            rows,
        }
    }
}
