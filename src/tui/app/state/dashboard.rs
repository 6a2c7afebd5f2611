//! The dashboard: the progress of each college, with those that need attention first.

use super::{line::TextLine, shade::MapState};
use crate::audit::{
    assurance::{self, Assurance},
    finding::{Code, Finding, Subject},
    ids::{ProgrammeCode, Tag},
    inventory::Inventory,
    ledger::{RoomState, VisitState},
    progress::{self, CampaignProgress, CollegeProgress},
    standing::Standing,
    text::fold,
    uai::Uai,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How many devices of a programme the inventory contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeCount {
    /// Its neutral code.
    pub code: ProgrammeCode,
    /// How many were allotted.
    pub allotted: u32,
    /// How many the inventory contains.
    pub held: u32,
}

/// One college of the campaign, as a line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollegeLine {
    /// Its progress.
    pub progress: CollegeProgress,
    /// Whether the numbers of expected devices there may be shown.
    pub shown: bool,
    /// How many devices are missing there that were also missing in the previous campaign.
    pub again: u32,
    /// How many rooms are open there.
    pub rooms_open: u32,
    /// What its sample allows to conclude, in a campaign that samples.
    pub sample: Option<Assurance>,
}

impl CollegeLine {
    fn of(standing: &Standing, missing_before: &BTreeSet<Tag>, college: Uai) -> Self {
        let progress = progress::college(standing, college);
        let missing = |tag: &&Tag| {
            standing.discrepancies().contains(&Finding { college, code: Code::Missing, subject: Subject::Device((*tag).clone()) })
        };
        let again = match progress.tally.of(Code::Missing) {
            0 => 0,
            _ => u32::try_from(missing_before.iter().filter(missing).count()).unwrap_or(u32::MAX),
        };
        let ledger = standing.ledger();
        let open = ledger.rooms_named(college).filter(|room| ledger.room(college, Some(room)) == RoomState::Open);
        let open = u32::try_from(open.count()).unwrap_or(u32::MAX);
        Self {
            progress,
            shown: standing.expected_shown_in_all(college),
            again,
            rooms_open: open.max(progress.open_since),
            sample: assurance::of(standing, college),
        }
    }
}

/// The state of the dashboard.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// Every college of the campaign, sorted.
    pub colleges: Vec<CollegeLine>,
    /// The positions in `colleges` of those that pass the filter.
    pub shown: Vec<usize>,
    /// The chosen line of `shown`.
    pub chosen: usize,
    /// The sort order.
    pub sort: Sort,
    /// The filter, as typed.
    pub filter: TextLine,
    /// The sum of all colleges.
    pub campaign: CampaignProgress,
    /// Whether every college may show how many devices are expected there.
    pub all_shown: bool,
    /// The programmes of the inventory.
    pub programmes: Vec<ProgrammeCount>,
    /// The map beside the list.
    pub map: MapState,
}

/// The sort order of the colleges. Equal ones are always sorted by commune and name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What needs attention first: colleges with open decisions, then open visits, then colleges not visited, then
    /// finished ones.
    #[default]
    Attention,
    /// The most undecided discrepancies first.
    Undecided,
    /// The smallest share of read devices first. If the share is hidden, last.
    Progress,
    /// Only by commune and name.
    Name,
}

impl Sort {
    const fn next(self) -> Self {
        match self {
            Self::Attention => Self::Undecided,
            Self::Undecided => Self::Progress,
            Self::Progress => Self::Name,
            Self::Name => Self::Attention,
        }
    }

    /// The rank of a college before commune and name are compared.
    fn rank(self, line: &CollegeLine) -> u32 {
        let college = &line.progress;
        let undecided = college.discrepancies().saturating_sub(college.decided);
        match self {
            Self::Attention => match college.state {
                _ if undecided > 0 => 0,
                VisitState::Open => 1,
                VisitState::Closed if college.open_since > 0 => 1,
                VisitState::None => 2,
                VisitState::Closed => 3,
            },
            Self::Undecided => u32::MAX - undecided,
            Self::Progress if line.shown => {
                let share = u64::from(college.read) * 10_000;
                share.checked_div(u64::from(college.expected)).and_then(|share| u32::try_from(share).ok()).unwrap_or(10_000)
            }
            Self::Progress => u32::MAX,
            Self::Name => 0,
        }
    }
}

impl Dashboard {
    /// The chosen college.
    #[must_use]
    pub fn college(&self) -> Option<&CollegeLine> {
        self.shown.get(self.chosen).and_then(|ix| self.colleges.get(*ix))
    }

    /// How many devices are missing that were also missing in the previous campaign.
    #[must_use]
    pub fn again(&self) -> u32 {
        self.colleges.iter().map(|line| line.again).sum()
    }

    /// How many devices are pending in visits that are closed, with rooms open since: in a college, or in all. What a blind count
    /// hides is left out.
    #[must_use]
    pub fn pending_since(&self, college: Option<Uai>) -> u32 {
        let meant = |line: &&CollegeLine| line.shown && college.is_none_or(|college| college == line.progress.college);
        self.colleges.iter().filter(meant).map(|line| line.progress.pending_since()).sum()
    }

    pub(in crate::tui::app) fn refresh_all(&mut self, standing: &Standing, missing_before: &BTreeSet<Tag>) {
        let kept = self.college().map(|line| line.progress.college);
        self.colleges =
            progress::colleges_of(standing).into_iter().map(|uai| CollegeLine::of(standing, missing_before, uai)).collect();
        self.programmes = programmes(standing.inventory());
        self.arrange(standing.inventory());
        self.choose(kept);
    }

    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing, missing_before: &BTreeSet<Tag>, college: Uai) {
        let fresh = CollegeLine::of(standing, missing_before, college);
        match self.colleges.iter_mut().find(|known| known.progress.college == college) {
            Some(known) => *known = fresh,
            None if standing.ledger().is_visited(college) => self.colleges.push(fresh),
            None => {}
        }
    }

    /// Changes to the next sort order.
    pub(in crate::tui::app) fn turn_sort(&mut self, inventory: &Inventory) {
        self.sort = self.sort.next();
        self.arrange(inventory);
    }

    /// Sorts and filters. The chosen college stays chosen.
    pub(in crate::tui::app) fn arrange(&mut self, inventory: &Inventory) {
        let kept = self.college().map(|line| line.progress.college);
        self.campaign = progress::campaign(self.colleges.iter().map(|line| &line.progress));
        self.all_shown = self.colleges.iter().all(|line| line.shown);
        let sort = self.sort;
        let place = |uai: Uai| inventory.college(uai).map(|c| (fold(&c.commune), fold(&c.name)));
        self.colleges.sort_by_cached_key(|line| {
            let college = line.progress.college;
            (sort.rank(line), place(college), college)
        });
        let words: Vec<String> = fold(self.filter.text()).split(' ').map(str::to_owned).collect();
        let fits = |line: &CollegeLine| {
            let college = line.progress.college;
            let (commune, name) = place(college).unwrap_or_default();
            let all = format!("{} {name} {commune}", fold(&college.to_string()));
            words.iter().all(|word| all.contains(word.as_str()))
        };
        self.shown = self.colleges.iter().enumerate().filter(|(_, c)| fits(c)).map(|(ix, _)| ix).collect();
        self.choose(kept);
    }

    /// Chooses the line of a college, if it is shown.
    pub(in crate::tui::app) fn choose(&mut self, college: Option<Uai>) {
        let place = college.and_then(|uai| {
            self.shown.iter().position(|ix| self.colleges.get(*ix).is_some_and(|line| line.progress.college == uai))
        });
        self.chosen = place.unwrap_or_else(|| self.chosen.min(self.shown.len().saturating_sub(1)));
    }
}

fn programmes(inventory: &Inventory) -> Vec<ProgrammeCount> {
    let mut held: FxHashMap<&ProgrammeCode, u32> = FxHashMap::default();
    for code in inventory.devices().iter().filter_map(|device| device.programme.as_ref()) {
        *held.entry(code).or_default() += 1;
    }
    let known = inventory.rows().programmes.iter();
    known
        .map(|p| ProgrammeCount {
            code: p.code.clone(),
            allotted: p.allotted,
            held: held.get(&p.code).copied().unwrap_or_default(),
        })
        .collect()
}
