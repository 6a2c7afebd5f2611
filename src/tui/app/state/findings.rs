//! The list of findings: which are shown, in which order and groups, which one is chosen.
//!
//! It stores a line for every finding, and the positions of those that are shown. So a filter moves numbers, not
//! findings.

use super::{
    line::TextLine,
    query::Query,
    queue::{Line, lines},
    screen::Screen,
};
use crate::audit::{
    finding::{Code, Finding},
    ids::{ProgrammeCode, RoomName},
    standing::Standing,
    uai::Uai,
};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Which findings are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whether findings in order are shown too.
    pub all: bool,
    /// Whether only undecided findings are shown.
    pub undecided: bool,
    /// Only findings with this code.
    pub code: Option<Code>,
    /// Only what this lets through, as typed.
    pub filter: TextLine,
    /// What they are grouped by.
    pub group: Grouping,
}

/// What a list is grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Not grouped: sorted by college, finding, tag.
    #[default]
    None,
    /// By finding.
    Finding,
    /// By college and room.
    Room,
    /// By programme.
    Programme,
}

impl Grouping {
    /// The next grouping; after the last comes the first.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::None => Self::Finding,
            Self::Finding => Self::Room,
            Self::Room => Self::Programme,
            Self::Programme => Self::None,
        }
    }

    fn of(self, line: &Line) -> Group {
        match self {
            Self::None => Group::Whole,
            Self::Finding => Group::Finding(line.finding.code),
            Self::Room => Group::Room(line.finding.college, line.room.clone()),
            Self::Programme => Group::Programme(line.programme.clone()),
        }
    }
}

/// What the findings of a group have in common. Sorted in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Nothing.
    Whole,
    /// The finding.
    Finding(Code),
    /// College and room.
    Room(Uai, Option<RoomName>),
    /// The programme.
    Programme(Option<ProgrammeCode>),
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The position of its first row.
    pub first: usize,
    /// What they have in common.
    pub group: Group,
    /// The number of its findings.
    pub count: usize,
    /// How many of them are undecided.
    pub open: usize,
}

/// The state of the list of findings.
#[derive(Clone, Debug)]
pub struct FindingsList {
    /// Only findings of this college.
    pub college: Option<Uai>,
    /// The screen to go back to.
    pub from: Screen,
    /// Which findings are shown.
    pub wanted: Wanted,
    /// One line for each finding, sorted by finding.
    lines: Vec<Line>,
    /// For each line, the rank of its group.
    ranks: Vec<u32>,
    /// The positions of the shown lines, in the order of the list.
    rows: Vec<usize>,
    /// The groups of the rows, in their order; empty without a grouping.
    pub headings: Vec<Heading>,
    /// The chosen row.
    pub chosen: usize,
    /// The findings marked for a common decision, shown or not.
    pub marked: BTreeSet<Finding>,
    /// How many findings there are of each code, without regard to `code` and `filter`.
    pub counts: Vec<(Code, usize)>,
    /// How many discrepancies are undecided, shown or not.
    pub open: usize,
    /// Whether no finding contains the words of the filter literally, so that their letters are searched in order.
    pub loosely: bool,
}

impl FindingsList {
    pub(in crate::tui::app) fn new(standing: &Standing, college: Option<Uai>, from: Screen) -> Self {
        let mut list = Self {
            college,
            from,
            wanted: Wanted::default(),
            lines: Vec::new(),
            ranks: Vec::new(),
            rows: Vec::new(),
            headings: Vec::new(),
            chosen: 0,
            marked: BTreeSet::new(),
            counts: Vec::new(),
            open: 0,
            loosely: false,
        };
        list.refresh(standing);
        list
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether there is any discrepancy, shown or not, decided or not.
    #[must_use]
    pub fn holds_discrepancies(&self) -> bool {
        self.lines.iter().any(|line| line.finding.code.is_discrepancy())
    }

    /// Returns the line of a row.
    #[must_use]
    pub fn line(&self, row: usize) -> Option<&Line> {
        self.rows.get(row).and_then(|at| self.lines.get(*at))
    }

    /// The chosen finding.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        self.line(self.chosen).map(|line| &line.finding)
    }

    /// Computes everything again. The chosen finding stays chosen; if it is gone, the one in its place.
    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing) {
        let kept = self.finding().cloned();
        self.lines = lines(standing, self.college, self.wanted.all);
        self.arrange(kept);
    }

    /// Computes again the lines of these colleges.
    pub(in crate::tui::app) fn refresh_of(&mut self, standing: &Standing, colleges: &[Uai]) {
        let kept = self.finding().cloned();
        let mine = colleges.iter().filter(|college| self.college.is_none_or(|only| only == **college));
        for college in mine {
            let from = self.lines.partition_point(|line| line.finding.college < *college);
            let to = self.lines.partition_point(|line| line.finding.college <= *college);
            self.lines.splice(from..to, lines(standing, Some(*college), self.wanted.all));
        }
        self.arrange(kept);
    }

    /// Whether the list shows less than there is.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.wanted.undecided || self.wanted.code.is_some() || !self.wanted.filter.text().trim().is_empty()
    }

    /// Groups and filters again.
    pub(in crate::tui::app) fn regroup(&mut self) {
        let kept = self.finding().cloned();
        self.arrange(kept);
    }

    fn arrange(&mut self, kept: Option<Finding>) {
        self.ranks = match self.wanted.group {
            Grouping::None => Vec::new(),
            grouping => ranks(grouping, &self.lines),
        };
        self.open = self.lines.iter().filter(|line| is_open(line)).count();
        // Findings that are gone lose their mark.
        let lines = &self.lines;
        self.marked.retain(|finding| lines.binary_search_by(|line| line.finding.cmp(finding)).is_ok());
        self.filter(kept);
    }

    /// Filters again. The chosen finding stays chosen; if it is gone, the one in its place.
    pub(in crate::tui::app) fn refilter(&mut self) {
        let kept = self.finding().cloned();
        self.filter(kept);
    }

    fn filter(&mut self, kept: Option<Finding>) {
        let Self { lines, wanted, .. } = self;
        let mut counted = [0_usize; Code::ALL.len()];
        let base = |line: &Line| !wanted.undecided || is_open(line);
        for line in lines.iter().filter(|line| base(line)) {
            if let Some(count) = counted.get_mut(line.finding.code as usize) {
                *count += 1;
            }
        }
        self.counts = Code::ALL.into_iter().zip(counted).filter(|(_, count)| *count > 0).collect();
        let query = Query::parse(wanted.filter.text());
        let found = |loosely: bool| -> Vec<usize> {
            let let_through = |line: &Line| {
                let code = line.finding.code;
                base(line) && wanted.code.is_none_or(|only| only == code) && query.fits(code, line.decision, &line.text, loosely)
            };
            lines.iter().enumerate().filter(|(_, line)| let_through(line)).map(|(at, _)| at).collect()
        };
        self.rows = found(false);
        self.loosely = self.rows.is_empty() && query.may_loosen();
        if self.loosely {
            self.rows = found(true);
        }
        if !self.ranks.is_empty() {
            self.rows.sort_by_key(|at| self.ranks.get(*at).copied());
        }
        self.head();
        let line = kept.and_then(|kept| self.lines.binary_search_by(|line| line.finding.cmp(&kept)).ok());
        let row = line.and_then(|line| self.rows.iter().position(|at| *at == line));
        self.chosen = row.unwrap_or(self.chosen).min(self.rows.len().saturating_sub(1));
    }

    fn head(&mut self) {
        self.headings.clear();
        if self.wanted.group == Grouping::None {
            return;
        }
        let mut before = None;
        for (row, at) in self.rows.iter().enumerate() {
            let rank = self.ranks.get(*at).copied();
            let Some(line) = self.lines.get(*at) else { continue };
            if rank != before {
                let group = self.wanted.group.of(line);
                self.headings.push(Heading { first: row, group, count: 0, open: 0 });
                before = rank;
            }
            if let Some(heading) = self.headings.last_mut() {
                heading.count += 1;
                heading.open += usize::from(is_open(line));
            }
        }
    }

    /// Marks or unmarks the chosen discrepancy, and moves to the next row.
    pub(in crate::tui::app) fn mark(&mut self) {
        let Some(finding) = self.finding().filter(|finding| finding.code.is_discrepancy()).cloned() else { return };
        if !self.marked.remove(&finding) {
            self.marked.insert(finding);
        }
        self.chosen = (self.chosen + 1).min(self.rows.len().saturating_sub(1));
    }

    /// Marks every shown discrepancy; if all are marked, unmarks them.
    pub(in crate::tui::app) fn mark_all(&mut self) {
        let shown = self.rows.iter().filter_map(|at| self.lines.get(*at)).map(|line| &line.finding);
        let shown: BTreeSet<Finding> = shown.filter(|finding| finding.code.is_discrepancy()).cloned().collect();
        if shown.is_subset(&self.marked) {
            self.marked.retain(|finding| !shown.contains(finding));
        } else {
            self.marked.extend(shown);
        }
    }

    /// Moves to the next undecided row; stays if there is none below.
    pub(in crate::tui::app) fn next_open(&mut self) {
        let below = self.chosen + 1..self.rows.len();
        if let Some(row) = below.into_iter().find(|row| self.line(*row).is_some_and(is_open)) {
            self.chosen = row;
        }
    }

    /// Changes to the next or previous code in the list; "every code" is one of the positions.
    pub(in crate::tui::app) fn turn_code(&mut self, forward: bool) {
        let sorts: Vec<Option<Code>> = std::iter::once(None).chain(self.counts.iter().map(|(code, _)| Some(*code))).collect();
        let now = sorts.iter().position(|sort| *sort == self.wanted.code).unwrap_or_default();
        let step = if forward { 1 } else { sorts.len() - 1 };
        self.wanted.code = sorts.get((now + step) % sorts.len()).copied().flatten();
        self.refilter();
    }
}

/// Returns for each line the rank of its group among all groups.
fn ranks(grouping: Grouping, lines: &[Line]) -> Vec<u32> {
    let mut met: FxHashMap<Group, u32> = FxHashMap::default();
    let mut next = 0..;
    let mut number = |line: &Line| *met.entry(grouping.of(line)).or_insert_with(|| next.next().unwrap_or_default());
    let numbers: Vec<u32> = lines.iter().map(&mut number).collect();
    // Only the groups are sorted, and there are few of them.
    let sorted: BTreeMap<Group, u32> = met.into_iter().collect();
    let rank_of: FxHashMap<u32, u32> = sorted.into_values().zip(0..).collect();
    numbers.into_iter().map(|number| rank_of.get(&number).copied().unwrap_or_default()).collect()
}

/// Whether a decision about it is still needed.
const fn is_open(line: &Line) -> bool {
    line.finding.code.is_discrepancy() && line.decision.is_none()
}
