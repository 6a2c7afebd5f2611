//! The order of the list of findings: by one of its columns, upwards or downwards, ties by tag.

use super::queue::Line;
use crate::audit::{finding::Subject, inventory::Inventory, text::fold, uai::Uai};
use rustc_hash::FxHashMap;

/// A column by which findings are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The finding, in the order in which findings are always listed.
    Finding,
    /// The tag, or what was read or noted in its place.
    Tag,
    /// The college, by name.
    College,
    /// The commune of the college.
    Commune,
    /// The model.
    Model,
    /// The room.
    Room,
    /// The decision, undecided first.
    Decision,
}

impl SortBy {
    /// Every column, from left to right.
    pub const ALL: [Self; 7] = [Self::Finding, Self::Tag, Self::College, Self::Commune, Self::Model, Self::Room, Self::Decision];

    /// The key of the column's heading.
    #[must_use]
    pub const fn head(self) -> &'static str {
        match self {
            Self::Finding => "head-finding",
            Self::Tag => "head-tag",
            Self::College => "head-college",
            Self::Commune => "head-commune",
            Self::Model => "head-model",
            Self::Room => "head-room",
            Self::Decision => "head-decision",
        }
    }

    /// Whether a list has this column: one of a single college says its college once, above.
    #[must_use]
    pub const fn is_in(self, several: bool) -> bool {
        several || !matches!(self, Self::College | Self::Commune)
    }
}

/// A column, and the direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column.
    pub by: SortBy,
    /// Whether the last comes first.
    pub down: bool,
}

impl Sorting {
    /// The sign of its direction.
    #[must_use]
    pub const fn sign(self) -> char {
        if self.down { '↓' } else { '↑' }
    }

    /// The next column, upwards; after the last one the usual order.
    pub(in crate::tui::app) fn after(now: Option<Self>, several: bool) -> Option<Self> {
        let place = now.and_then(|now| SortBy::ALL.iter().position(|by| *by == now.by)).map_or(0, |place| place + 1);
        let next = SortBy::ALL.into_iter().skip(place).find(|by| by.is_in(several));
        next.map(|by| Self { by, down: false })
    }

    /// The order after a heading was chosen: upwards, then downwards, then the usual one.
    pub(in crate::tui::app) fn chosen(now: Option<Self>, by: SortBy) -> Option<Self> {
        match now {
            Some(Self { by: same, down: false }) if same == by => Some(Self { by, down: true }),
            Some(Self { by: same, down: true }) if same == by => None,
            _ => Some(Self { by, down: false }),
        }
    }
}

/// The positions of lines by what they are about: tags, then texts, then entries.
pub(in crate::tui::app) fn by_tag(lines: &[Line]) -> Vec<usize> {
    let mut subjects: Vec<(&Subject, usize)> = lines.iter().map(|line| &line.finding.subject).zip(0..).collect();
    subjects.sort();
    subjects.into_iter().map(|(_, at)| at).collect()
}

/// The positions of lines in an order. `tagged` are their positions by tag.
pub(in crate::tui::app) fn sorted(lines: &[Line], inventory: &Inventory, sorting: Sorting, tagged: &[usize]) -> Vec<usize> {
    let mut places = tagged.to_vec();
    let ranks: Vec<usize> = match sorting.by {
        SortBy::Tag => {
            if sorting.down {
                places.reverse();
            }
            return places;
        }
        SortBy::Finding => lines.iter().map(|line| line.finding.code as usize).collect(),
        SortBy::Decision => lines.iter().map(|line| line.decision.map_or(0, |decision| decision as usize + 1)).collect(),
        SortBy::Model => of_texts(lines, Line::model),
        SortBy::Room => of_texts(lines, Line::room_words),
        SortBy::College | SortBy::Commune => of_colleges(lines, inventory, sorting.by),
    };
    let rank = |at: &usize| ranks.get(*at).copied().unwrap_or_default();
    if sorting.down {
        places.sort_by_key(|at| std::cmp::Reverse(rank(at)));
    } else {
        places.sort_by_key(rank);
    }
    places
}

/// For each line the rank of a text of it: only the distinct texts are compared, and there are few.
fn of_texts(lines: &[Line], text: impl Fn(&Line) -> &str) -> Vec<usize> {
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    let mut number = |line| {
        let next = met.len();
        *met.entry(text(line)).or_insert(next)
    };
    let numbers: Vec<usize> = lines.iter().map(&mut number).collect();
    let ranks = ranked(met.into_iter().collect());
    numbers.into_iter().map(|number| ranks.get(number).copied().unwrap_or_default()).collect()
}

/// For each line the rank of its college, by name or by commune. The lines of a college stand together.
fn of_colleges(lines: &[Line], inventory: &Inventory, by: SortBy) -> Vec<usize> {
    let chunks: Vec<&[Line]> = lines.chunk_by(|one, other| one.finding.college == other.finding.college).collect();
    let place = |uai: Uai| {
        let (name, commune) = inventory.college(uai).map(|c| (fold(&c.name), fold(&c.commune))).unwrap_or_default();
        if by == SortBy::Commune { (commune, name, uai) } else { (name, commune, uai) }
    };
    let places = chunks.iter().filter_map(|lines| lines.first()).map(|line| place(line.finding.college));
    let ranks = ranked(places.zip(0..).collect());
    chunks.iter().zip(ranks).flat_map(|(lines, rank)| std::iter::repeat_n(rank, lines.len())).collect()
}

/// The rank of each of several things, by their numbers.
fn ranked<T: Ord>(mut numbered: Vec<(T, usize)>) -> Vec<usize> {
    numbered.sort_unstable();
    let mut ranks = vec![0; numbered.len()];
    for (rank, (_, number)) in numbered.into_iter().enumerate() {
        if let Some(of) = ranks.get_mut(number) {
            *of = rank;
        }
    }
    ranks
}
