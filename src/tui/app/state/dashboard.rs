//! The dashboard: how far each college has come, what needs attention first.

use super::line::TextLine;
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

/// How many devices of a programme the inventory holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeCount {
    /// Its neutral code.
    pub code: ProgrammeCode,
    /// How many were allotted.
    pub allotted: u32,
    /// How many the inventory holds.
    pub held: u32,
}

/// One college of the campaign, as a line shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollegeLine {
    /// How far it has come.
    pub progress: CollegeProgress,
    /// Whether the figures may be shown that tell how many devices are expected there.
    pub shown: bool,
    /// How many devices are missing there that were missing in the campaign before.
    pub again: u32,
    /// How many rooms are open there.
    pub rooms_open: u32,
    /// What its sample allows to conclude, in a campaign of samples.
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
        Self {
            progress,
            shown: standing.expected_shown_in_all(college),
            again,
            rooms_open: u32::try_from(open.count()).unwrap_or(u32::MAX),
            sample: assurance::of(standing, college),
        }
    }
}

/// The state of the dashboard.
#[derive(Clone, Debug, Default)]
pub struct Dashboard {
    /// Every college of the campaign, sorted.
    pub colleges: Vec<CollegeLine>,
    /// Positions in `colleges` of those that the filter lets through.
    pub shown: Vec<usize>,
    /// The chosen line of `shown`.
    pub chosen: usize,
    /// By what they are sorted.
    pub sort: Sort,
    /// The filter, as typed.
    pub filter: TextLine,
    /// The sum of all colleges.
    pub campaign: CampaignProgress,
    /// Whether no college hides how many devices are expected there.
    pub all_shown: bool,
    /// The programmes of the inventory.
    pub programmes: Vec<ProgrammeCount>,
}

/// By what the colleges are sorted; in the end always by commune and name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What needs attention first: what is left to decide, then open visits, then what nobody visited, then what is done.
    #[default]
    Attention,
    /// The most discrepancies that are left to decide first.
    Undecided,
    /// The smallest share of read devices first; where it is hidden, last.
    Progress,
    /// Commune and name alone.
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

    /// The place of a college before commune and name.
    fn rank(self, line: &CollegeLine) -> u32 {
        let college = &line.progress;
        let undecided = college.discrepancies().saturating_sub(college.decided);
        match self {
            Self::Attention => match college.state {
                _ if undecided > 0 => 0,
                VisitState::Open => 1,
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

    /// How many devices are missing that were missing in the campaign before.
    #[must_use]
    pub fn again(&self) -> u32 {
        self.colleges.iter().map(|line| line.again).sum()
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

    /// Sorts by the next thing.
    pub(in crate::tui::app) fn turn_sort(&mut self, inventory: &Inventory) {
        self.sort = self.sort.next();
        self.arrange(inventory);
    }

    /// Sorts and filters; the chosen college stays chosen.
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

    /// Chooses the line of a college, where it is shown.
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
