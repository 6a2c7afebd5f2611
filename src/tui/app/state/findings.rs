//! The list of findings: which are shown, in which order and groups, which one is chosen.
//!
//! It stores a line for every finding, and the positions of those that are shown. So a filter moves numbers, not
//! findings.

use super::{
    line::TextLine,
    queue::{Line, Wide, lines},
    screen::Screen,
    sorting::{self, Sorting},
};
use crate::{
    audit::{
        finding::{Code, Finding, Subject},
        ids::{ProgrammeCode, RoomName, Tag},
        inventory::Inventory,
        journal::Decision,
        standing::Standing,
        uai::Uai,
    },
    job::Ticket,
    locale::Query,
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
    /// The column by which they are sorted; `None` for the usual order: college, finding, tag.
    pub sort: Option<Sorting>,
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
    /// For each line, whether it is an undecided discrepancy: a filter asks of all of them, and a line is large.
    opens: Vec<bool>,
    /// Whether the counts are those of undecided findings alone; `None` while they are to be counted again.
    counted: Option<bool>,
    /// The positions of the lines by tag, once they were needed.
    tagged: Vec<usize>,
    /// The positions of the lines in the order of the list; empty if it is the order of the lines.
    order: Vec<usize>,
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
    /// The first of the counts that is shown, if it was chosen.
    pub first_count: Option<usize>,
    /// The widest texts of all findings.
    pub wide: Wide,
    /// The decisions that were made about any of them.
    pub decisions: BTreeSet<Decision>,
    /// How many discrepancies there are, shown or not, decided or not.
    pub discrepancies: usize,
    /// The decision about it that is on its way.
    pub(in crate::tui::app) settling: Option<Ticket>,
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
            opens: Vec::new(),
            counted: None,
            tagged: Vec::new(),
            order: Vec::new(),
            rows: Vec::new(),
            headings: Vec::new(),
            chosen: 0,
            marked: BTreeSet::new(),
            counts: Vec::new(),
            first_count: None,
            wide: Wide::default(),
            decisions: BTreeSet::new(),
            discrepancies: 0,
            settling: None,
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

    /// Returns the line of a row.
    #[must_use]
    pub fn line(&self, row: usize) -> Option<&Line> {
        self.rows.get(row).and_then(|at| self.lines.get(*at))
    }

    /// The findings of all rows, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.rows.iter().filter_map(|at| self.lines.get(*at)).map(|line| &line.finding)
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
        self.tagged.clear();
        self.arrange(standing.inventory(), kept);
    }

    /// Computes again the lines of these colleges.
    pub(in crate::tui::app) fn refresh_of(&mut self, standing: &Standing, colleges: &[Uai]) {
        let kept = self.finding().cloned();
        let mine = colleges.iter().filter(|college| self.college.is_none_or(|only| only == **college));
        for college in mine {
            let from = self.lines.partition_point(|line| line.finding.college < *college);
            let to = self.lines.partition_point(|line| line.finding.college <= *college);
            let anew = lines(standing, Some(*college), self.wanted.all);
            let before = self.lines.get(from..to).unwrap_or_default();
            // A decision changes no finding, so that their order by tag stays.
            if !before.iter().map(|line| &line.finding).eq(anew.iter().map(|line| &line.finding)) {
                self.tagged.clear();
            }
            self.lines.splice(from..to, anew);
        }
        self.arrange(standing.inventory(), kept);
    }

    /// Whether the list shows less than there is.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.wanted.undecided || self.wanted.code.is_some() || !self.wanted.filter.text().trim().is_empty()
    }

    /// Groups, sorts and filters again.
    pub(in crate::tui::app) fn regroup(&mut self, inventory: &Inventory) {
        let kept = self.finding().cloned();
        self.arrange(inventory, kept);
    }

    fn arrange(&mut self, inventory: &Inventory, kept: Option<Finding>) {
        self.ranks = match self.wanted.group {
            Grouping::None => Vec::new(),
            grouping => ranks(grouping, &self.lines),
        };
        self.sort(inventory);
        self.discrepancies = self.lines.iter().filter(|line| line.finding.code.is_discrepancy()).count();
        self.opens = self.lines.iter().map(is_open).collect();
        self.counted = None;
        self.open = self.opens.iter().filter(|open| **open).count();
        self.wide = self.lines.iter().map(|line| line.wide).fold(Wide::default(), Wide::max);
        self.decisions = self.lines.iter().filter_map(|line| line.decision).collect();
        // Findings that are gone lose their mark.
        let lines = &self.lines;
        self.marked.retain(|finding| lines.binary_search_by(|line| line.finding.cmp(finding)).is_ok());
        self.filter(kept);
    }

    fn sort(&mut self, inventory: &Inventory) {
        self.order = match self.wanted.sort {
            None if self.ranks.is_empty() => return self.order.clear(),
            None => (0..self.lines.len()).collect(),
            Some(sorting) => {
                if self.tagged.len() != self.lines.len() {
                    self.tagged = sorting::by_tag(&self.lines);
                }
                sorting::sorted(&self.lines, inventory, sorting, &self.tagged)
            }
        };
        if !self.ranks.is_empty() {
            self.order.sort_by_key(|at| self.ranks.get(*at).copied());
        }
    }

    /// Whether the findings of more than one college may stand in it, so that each row says its college.
    #[must_use]
    pub const fn is_of_several(&self) -> bool {
        self.college.is_none()
    }

    /// The colleges of its findings, shown or not, each once.
    pub fn colleges(&self) -> impl Iterator<Item = Uai> {
        let chunks = self.lines.chunk_by(|one, other| one.finding.college == other.finding.college);
        chunks.filter_map(|lines| lines.first()).map(|line| line.finding.college)
    }

    /// Narrows the list to a finding; to every one again if it is narrowed to it already.
    pub(in crate::tui::app) fn turn_to(&mut self, code: Code) {
        self.narrow(Some(code).filter(|code| self.wanted.code != Some(*code)));
    }

    /// Narrows the list to a code, or to none; the counts are shown from there on again.
    pub(in crate::tui::app) fn narrow(&mut self, code: Option<Code>) {
        (self.wanted.code, self.first_count) = (code, None);
        self.refilter();
    }

    /// Filters again. The chosen finding stays chosen; if it is gone, the one in its place.
    pub(in crate::tui::app) fn refilter(&mut self) {
        let kept = self.finding().cloned();
        self.filter(kept);
    }

    /// Counts the findings of each code again, where others than before are counted.
    fn count(&mut self) {
        let undecided = self.wanted.undecided;
        if self.counted == Some(undecided) {
            return;
        }
        let mut counted = [0_usize; Code::ALL.len()];
        for (line, _) in self.lines.iter().zip(&self.opens).filter(|(_, open)| !undecided || **open) {
            if let Some(count) = counted.get_mut(line.finding.code as usize) {
                *count += 1;
            }
        }
        self.counts = Code::ALL.into_iter().zip(counted).filter(|(_, count)| *count > 0).collect();
        self.counted = Some(undecided);
    }

    fn filter(&mut self, kept: Option<Finding>) {
        self.count();
        let Self { lines, opens, wanted, .. } = self;
        let query = Query::parse(wanted.filter.text());
        let everything = query.is_empty() && wanted.code.is_none();
        let found = |loosely: bool| -> Vec<usize> {
            let let_through = |line: &Line| {
                let code = line.finding.code;
                everything
                    || (wanted.code.is_none_or(|only| only == code) && query.fits(code, line.decision, &line.text, loosely))
            };
            let shown = lines.iter().zip(opens.iter()).enumerate().filter(|(_, (_, open))| !wanted.undecided || **open);
            shown.filter(|(_, (line, _))| let_through(line)).map(|(at, _)| at).collect()
        };
        self.rows = found(false);
        self.loosely = self.rows.is_empty() && query.may_loosen();
        if self.loosely {
            self.rows = found(true);
        }
        if !self.order.is_empty() {
            let mut shown = vec![false; self.lines.len()];
            for at in &self.rows {
                if let Some(shown) = shown.get_mut(*at) {
                    *shown = true;
                }
            }
            self.rows = self.order.iter().copied().filter(|at| shown.get(*at).copied().unwrap_or_default()).collect();
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
            if rank != before {
                let Some(line) = self.lines.get(*at) else { continue };
                let group = self.wanted.group.of(line);
                self.headings.push(Heading { first: row, group, count: 0, open: 0 });
                before = rank;
            }
            if let Some(heading) = self.headings.last_mut() {
                heading.count += 1;
                heading.open += usize::from(self.opens.get(*at).copied().unwrap_or_default());
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

    /// Marks every shown discrepancy, or every one with a code; if all of them are marked, unmarks them.
    pub(in crate::tui::app) fn mark_all(&mut self, code: Option<Code>) {
        let shown = self.rows.iter().filter_map(|at| self.lines.get(*at)).map(|line| &line.finding);
        let wanted = |finding: &&Finding| finding.code.is_discrepancy() && code.is_none_or(|code| finding.code == code);
        let shown: BTreeSet<Finding> = shown.filter(wanted).cloned().collect();
        if shown.is_subset(&self.marked) {
            self.marked.retain(|finding| !shown.contains(finding));
        } else {
            self.marked.extend(shown);
        }
    }

    /// Moves to the next undecided row, or to the one before; past the end of the list it goes on at the other end. Findings in
    /// `besides` are being decided. Returns whether there is one.
    pub(in crate::tui::app) fn next_open(&mut self, back: bool, besides: &BTreeSet<&Finding>) -> bool {
        let len = self.rows.len();
        let row = |step: usize| (self.chosen + if back { len - step } else { step }) % len;
        let open = |row: &usize| self.line(*row).is_some_and(|line| is_open(line) && !besides.contains(&line.finding));
        let found = (1..=len).map(row).find(open);
        self.chosen = found.unwrap_or(self.chosen);
        found.is_some()
    }

    /// Chooses the first undecided row that a place has. Returns whether there is one.
    pub(in crate::tui::app) fn choose_open(&mut self, is_there: impl Fn(&Finding) -> bool) -> bool {
        self.choose(|line| is_open(line) && is_there(&line.finding))
    }

    /// Chooses the first row of a device. Returns whether there is one.
    pub(in crate::tui::app) fn choose_device(&mut self, tag: &Tag) -> bool {
        self.choose(|line| matches!(&line.finding.subject, Subject::Device(known) if known == tag))
    }

    fn choose(&mut self, fits: impl Fn(&Line) -> bool) -> bool {
        let found = (0..self.rows.len()).find(|row| self.line(*row).is_some_and(&fits));
        self.chosen = found.unwrap_or(self.chosen);
        found.is_some()
    }

    /// Changes to the next or previous code in the list.
    pub(in crate::tui::app) fn turn_code(&mut self, forward: bool) {
        self.narrow(self.code_beside(forward));
    }

    /// The code after or before the one that the list is narrowed to; `None` for every code, which is one of the positions.
    #[must_use]
    pub fn code_beside(&self, forward: bool) -> Option<Code> {
        let sorts: Vec<Option<Code>> = std::iter::once(None).chain(self.counts.iter().map(|(code, _)| Some(*code))).collect();
        let now = sorts.iter().position(|sort| *sort == self.wanted.code).unwrap_or_default();
        let step = if forward { 1 } else { sorts.len() - 1 };
        sorts.get((now + step) % sorts.len()).copied().flatten()
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
