//! The import on the screen: the revisions, the mapping that is being made, the plan that is looked at.

use super::screen::Screen;
use crate::{
    audit::{
        inventory::{CustodyKind, InventoryColumn, Kind},
        uai::Uai,
    },
    job::{MappedWord, Mapping, Means, Planned, Progress, Proposal, RevisionTold, WordMeans, WordOf},
};
use std::time::Duration;

/// The state of the import.
#[derive(Clone, Debug, Default)]
pub struct Importing {
    /// The step that is shown.
    pub stage: Stage,
    /// The screen on which it was opened.
    pub from: Screen,
    /// The revisions, newest first; `None` until they are read.
    pub revisions: Option<Vec<RevisionTold>>,
    /// The chosen revision.
    pub chosen: usize,
    /// The path that was typed last.
    pub path: String,
    /// The mapping of the file, if it needs one.
    pub draft: Option<Draft>,
    /// Whether the file is the whole table.
    pub whole: bool,
    /// What the import would do.
    pub plan: Option<Looked>,
}

/// The steps of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The list of revisions: nothing is imported.
    #[default]
    Revisions,
    /// The outside works.
    Working(Working),
    /// The meaning of the columns.
    Columns,
    /// The meaning of the words.
    Words,
    /// What the import would do.
    Plan,
}

/// Work of the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Working {
    /// What it does.
    pub task: Task,
    /// When it began.
    pub since: Duration,
    /// How far it is.
    pub progress: Option<Progress>,
    /// Whether it was asked to stop.
    pub stopping: bool,
}

/// What the outside does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// It reads the file for a proposal.
    Reading,
    /// It compares the file with the newest revision.
    Comparing,
    /// It stores the plan.
    Storing,
}

/// A mapping that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What was proposed, with the changes of the person.
    pub proposal: Proposal,
    /// What each word that waits for an answer means; `None` until it is answered.
    pub answers: Vec<Option<WordMeans>>,
    /// Whether the person changed the columns since the words were looked for.
    pub changed: bool,
    /// Whether the person changed anything at all: that is not thrown away.
    pub touched: bool,
    /// The chosen column; the line before them is the college of the whole file.
    pub column: usize,
    /// The chosen word.
    pub word: usize,
}

impl Draft {
    /// A proposal as it came: each word has the meaning that it perhaps has.
    pub(in crate::tui::app) fn of(proposal: Proposal) -> Self {
        let answers = proposal.asked.iter().map(|asked| asked.near.clone()).collect();
        Self { proposal, answers, changed: false, touched: false, column: 0, word: 0 }
    }

    /// The mapping with the answered words. What was not answered holds its rows back, and is asked again next time.
    #[must_use]
    pub fn mapping(&self) -> Mapping {
        let mut mapping = self.proposal.mapping.clone();
        for (asked, answer) in self.proposal.asked.iter().zip(&self.answers) {
            if let Some(means) = answer {
                let same = |known: &MappedWord| known.of == asked.of && known.word == asked.word;
                mapping.words.retain(|known| !same(known));
                mapping.words.push(MappedWord { of: asked.of, word: asked.word.clone(), means: means.clone() });
            }
        }
        mapping
    }

    /// Whether nobody has to look at the columns: they were confirmed before, or they have Récol's own names.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.proposal.confirmed || self.proposal.mapping.is_plain()
    }

    /// How many lines the columns have: one for the college of the whole file, and one for each column.
    #[must_use]
    pub const fn lines(&self) -> usize {
        self.proposal.mapping.columns.len() + 1
    }

    /// Gives a column a meaning. What only one column can mean is taken from the one that had it.
    pub(in crate::tui::app) fn means(&mut self, at: usize, means: Means) {
        let single = matches!(means, Means::Column(_) | Means::SerialAsTag | Means::Place | Means::CheckoutKind);
        for (other, column) in self.proposal.mapping.columns.iter_mut().enumerate() {
            if other == at {
                self.changed |= column.means != means;
                self.touched |= column.means != means;
                column.means = means;
            } else if single && column.means == means {
                column.means = Means::Ignored;
            }
        }
    }

    /// How many rows wait for an answer. A kind that nobody knows holds no row back.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        let open = self.proposal.asked.iter().zip(&self.answers).filter(|(_, answer)| answer.is_none());
        let open = open.filter(|(asked, _)| asked.of != WordOf::Kind);
        self.proposal.unasked + open.map(|(asked, _)| asked.rows).sum::<u64>()
    }
}

/// A plan that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The plan.
    pub planned: Planned,
    /// Its lines, as they are shown.
    pub lines: Vec<String>,
    /// The first line shown.
    pub top: usize,
}

/// What is chosen from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The meaning of a column, by its position.
    Column(usize),
    /// The meaning of a word, by its position.
    Word(usize),
    /// The college of the whole file.
    College,
}

/// What a line of such a list means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A meaning of a column.
    Means(Means),
    /// A meaning of a word; `None` leaves it open.
    Word(Option<WordMeans>),
    /// A college for the whole file, or none.
    College(Option<Uai>),
}

/// The meanings that a column of devices can have, in the order of a list.
pub(in crate::tui::app) const DEVICE_MEANINGS: [Means; 20] = [
    Means::Column(InventoryColumn::Tag),
    Means::Column(InventoryColumn::Serial),
    Means::SerialAsTag,
    Means::Column(InventoryColumn::Model),
    Means::Column(InventoryColumn::Kind),
    Means::Column(InventoryColumn::Custody),
    Means::Column(InventoryColumn::College),
    Means::Column(InventoryColumn::Room),
    Means::Place,
    Means::Column(InventoryColumn::Programme),
    Means::Column(InventoryColumn::Delivery),
    Means::Column(InventoryColumn::Owner),
    Means::Column(InventoryColumn::Due),
    Means::Column(InventoryColumn::Uuid),
    Means::Column(InventoryColumn::SourceId),
    Means::Keeper,
    Means::CheckoutKind,
    Means::CheckoutPlace,
    Means::Personal,
    Means::Ignored,
];

/// The meanings that a word can have, in the order of a list. Colleges are added from the inventory.
pub(in crate::tui::app) fn word_meanings(of: WordOf) -> Vec<WordMeans> {
    match of {
        WordOf::Custody => {
            let kinds = CustodyKind::ALL.into_iter().map(WordMeans::Custody);
            kinds.chain([WordMeans::InUse, WordMeans::HeldBack]).collect()
        }
        WordOf::Kind => {
            let kinds = [Kind::Laptop, Kind::Tablet, Kind::Desktop, Kind::Other].into_iter().map(WordMeans::Kind);
            kinds.chain([WordMeans::HeldBack]).collect()
        }
        WordOf::College | WordOf::Place => vec![WordMeans::HeldBack],
    }
}
