//! The content of the *procès-verbal de récolement* of a college, without words and without a format: what was looked for and how,
//! what was found, what stays open, and from which data all of that follows.
//!
//! Its parts are those of article 13 of the arrêté du 25 mai 2004 (JORF 135 of 12 June 2004): method, field covered, results, and
//! lists of what was not seen, what is gone, what is in order, and what is to be inventoried; and the five checks of article 11.
//! That text binds museums; it is the one legal definition of a récolement in France, and schools follow it for want of another.

mod checks;
mod exits;
mod line;
mod recap;
mod reserve;
mod source;

pub use checks::{Check, Checked};
pub use exits::{Exit, exits};
pub use line::{Line, ReadAt};
pub use recap::{Recap, RecapRow};
pub use reserve::Reserve;
pub use source::{Kind, NotASource, Reached, Source};

use super::{
    assurance::{self, Assurance},
    finding::{Code, Finding},
    ids::{Author, CampaignId, Revision},
    inventory::College,
    journal::AuditMode,
    ledger::{Campaign, VisitState},
    moment::Moment,
    progress::{self, CollegeProgress, RoomProgress},
    standing::Standing,
    uai::Uai,
};
use jiff::civil::Date;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A list of the procès-verbal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Expected and not seen, or lent and overdue.
    NotSeen,
    /// Gone according to the inventory: given, retired, in repair, lost. Seen nevertheless or not.
    Gone,
    /// Seen, but not as recorded: elsewhere, under another label, not yet returned.
    Otherwise,
    /// As recorded, or not to be expected.
    InOrder,
    /// Seen, and in no inventory.
    ToInventory,
}

impl List {
    /// Every list, in the order of the document.
    pub const ALL: [Self; 5] = [Self::NotSeen, Self::Gone, Self::Otherwise, Self::InOrder, Self::ToInventory];

    /// The list of a finding; `None` for what is not settled yet.
    #[must_use]
    pub const fn of(code: Code) -> Option<Self> {
        match code {
            Code::Missing | Code::Overdue => Some(Self::NotSeen),
            Code::NotExpected | Code::GoneButPresent | Code::Recovered => Some(Self::Gone),
            Code::Misassigned
            | Code::UnrecordedReturn
            | Code::Misplaced
            | Code::SeenElsewhere
            | Code::DuplicateTag
            | Code::SwappedTag => Some(Self::Otherwise),
            Code::Present | Code::OnLoan | Code::NotSampled => Some(Self::InOrder),
            Code::Unknown | Code::Unidentified => Some(Self::ToInventory),
            Code::Pending => None,
        }
    }
}

/// Who read there: on which station, how many reads that hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Auditor {
    /// The short name.
    pub author: Author,
    /// The station.
    pub station: SmolStr,
    /// How many reads.
    pub reads: u32,
}

/// The procès-verbal of a college.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// The campaign, and what it is called by its entries.
    pub campaign: (CampaignId, Option<Campaign>),
    /// The college, as the inventory records it; only its number if it does not.
    pub college: (Uai, Option<College>),
    /// The date of evaluation.
    pub date: Date,
    /// The revision of the inventory that everything is held against.
    pub revision: Revision,
    /// How far the visit is.
    pub visit: VisitState,
    /// How devices were looked for.
    pub mode: AuditMode,
    /// What a sample allows to conclude, where one was drawn.
    pub assurance: Option<Assurance>,
    /// Counts of the college.
    pub progress: CollegeProgress,
    /// Whether the number of expected devices may be told: a blind count hides it until everything is closed.
    pub counted: bool,
    /// The rooms.
    pub rooms: Vec<RoomProgress>,
    /// The first and the last read.
    pub read: Option<(Moment, Moment)>,
    /// Who read.
    pub auditors: Vec<Auditor>,
    /// The five checks.
    pub checks: [Checked; 5],
    /// What was found, by list; within a list by finding and tag. [`List::InOrder`] is the annex.
    pub lists: BTreeMap<List, Vec<Line>>,
    /// What the reader has to know beside the lists.
    pub reserves: Vec<Reserve>,
}

impl Minutes {
    /// Concludes the procès-verbal of a college.
    #[must_use]
    pub fn of(standing: &Standing, campaign: CampaignId, college: Uai) -> Self {
        let findings: Vec<Finding> =
            standing.findings_in(college).into_iter().filter(|finding| standing.may_show(finding)).collect();
        let mut lists: BTreeMap<List, Vec<Line>> = BTreeMap::new();
        for finding in &findings {
            if let Some(list) = List::of(finding.code) {
                lists.entry(list).or_default().push(Line::of(standing, finding));
            }
        }
        let progress = progress::college(standing, college);
        let assurance = assurance::of(standing, college);
        Self {
            campaign: (campaign, standing.ledger().campaign()),
            college: (college, standing.inventory().college(college).cloned()),
            date: standing.date(),
            revision: standing.inventory().revision(),
            visit: progress.state,
            mode: standing.ledger().mode(),
            counted: standing.expected_shown_in_all(college),
            rooms: progress::rooms(standing, college),
            read: times(standing, college),
            auditors: auditors(standing, college),
            checks: checks::of(standing, college),
            reserves: reserve::of(standing, college, &findings, assurance.as_ref()),
            lists,
            progress,
            assurance,
        }
    }

    /// A list.
    #[must_use]
    pub fn list(&self, list: List) -> &[Line] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }
}

/// The first and the last read of a college that hold.
fn times(standing: &Standing, college: Uai) -> Option<(Moment, Moment)> {
    let ledger = standing.ledger();
    let reads = || ledger.reads_in(college).iter().filter_map(|ix| ledger.valid_read(*ix)).map(|read| read.at);
    Some((reads().min_by_key(|at| at.ms())?, reads().max_by_key(|at| at.ms())?))
}

fn auditors(standing: &Standing, college: Uai) -> Vec<Auditor> {
    let ledger = standing.ledger();
    let mut counts: BTreeMap<(Author, SmolStr), u32> = BTreeMap::new();
    for read in ledger.reads_in(college).iter().filter_map(|ix| ledger.valid_read(*ix)) {
        let station = ledger.station(read.order.id().writer).map(|station| station.name.clone()).unwrap_or_default();
        *counts.entry((read.author.clone(), station)).or_default() += 1;
    }
    counts.into_iter().map(|((author, station), reads)| Auditor { author, station, reads }).collect()
}

#[cfg(test)]
mod tests;
