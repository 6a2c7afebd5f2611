//! A list from which one line is picked. What is typed narrows it.

use super::{
    fuzzy,
    importing::{Answer, Asked},
    line::TextLine,
};

/// An open list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What is picked.
    pub asked: Asked,
    /// What was typed.
    pub query: TextLine,
    /// Every line: its words, and what it means.
    pub all: Vec<(String, Answer)>,
    /// The lines that match what was typed, the best first, by their positions in `all`.
    pub rows: Vec<usize>,
    /// The chosen one of them.
    pub chosen: usize,
}

impl Pick {
    /// A list on which the line that means `now` is chosen.
    pub(in crate::tui::app) fn new(asked: Asked, all: Vec<(String, Answer)>, now: &Answer) -> Self {
        let chosen = all.iter().position(|(_, answer)| answer == now).unwrap_or_default();
        Self { asked, query: TextLine::default(), rows: (0..all.len()).collect(), all, chosen }
    }

    /// Finds the lines that match what is typed.
    pub(in crate::tui::app) fn seek(&mut self) {
        let score = |(at, (words, _)): (usize, &(String, Answer))| Some((fuzzy::score(self.query.text(), words)?, at));
        let mut found: Vec<(i32, usize)> = self.all.iter().enumerate().filter_map(score).collect();
        // The sort is stable: equal scores keep the order of the list.
        found.sort_by_key(|(score, _)| -score);
        self.rows = found.into_iter().map(|(_, at)| at).collect();
        self.chosen = 0;
    }

    /// What the chosen line means.
    #[must_use]
    pub fn answer(&self) -> Option<&Answer> {
        self.rows.get(self.chosen).and_then(|at| self.all.get(*at)).map(|(_, answer)| answer)
    }
}
