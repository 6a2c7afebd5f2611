//! The columns of a list: how wide each is in a list of a width, its heading, and its cell in a row.
//!
//! A list names its columns once, from left to right. Each says from which width of the list on it is how wide; what is left
//! over is shared between those that grow. Or each says how much its texts need and how little it can do with; what is too much
//! is taken from the widest ones.

use super::paint::{Paint, cut, left, right};
use crate::tui::theme::Role;
use ratatui::{
    style::Style,
    text::{Line, Span},
};

/// A column. A width counts the blank cells after the words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    head: &'static str,
    steps: &'static [(usize, usize)],
    share: usize,
    least: usize,
    /// How wide its words are, if it is as wide as they are.
    words: Option<usize>,
    gap: usize,
    right: bool,
    wanted: bool,
    /// The sign of the direction, if the list is sorted by it.
    sign: Option<char>,
}

impl Column {
    /// A column with the key of its heading (`""` for none). `steps` are pairs, narrow lists first: from so many cells of the
    /// list on, the column takes so many. Below the first pair there is no such column.
    pub(super) const fn new(head: &'static str, steps: &'static [(usize, usize)]) -> Self {
        Self { head, steps, share: 0, least: 0, words: None, gap: 1, right: false, wanted: true, sign: None }
    }

    /// A column as wide as its words, and no narrower than `least`, for [`Columns::by_content`].
    pub(super) const fn of_words(head: &'static str, words: usize, least: usize) -> Self {
        Self { words: Some(words), least, ..Self::new(head, &[]) }
    }

    /// Its heading says that the list is sorted by it.
    pub(super) const fn sorted(self, sign: Option<char>) -> Self {
        Self { sign, ..self }
    }

    /// It also takes a share of what is left over, in hundredths; one with 100 takes all that the others leave. The column is
    /// left out where it would be narrower than `least`.
    pub(super) const fn grows(self, share: usize, least: usize) -> Self {
        Self { share, least, ..self }
    }

    /// So many cells after the words stay blank; one, where nothing is said.
    pub(super) const fn gap(self, gap: usize) -> Self {
        Self { gap, ..self }
    }

    /// Words stand at the right: numbers.
    pub(super) const fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// It is only there where it is wanted.
    pub(super) const fn only(self, wanted: bool) -> Self {
        Self { wanted, ..self }
    }

    /// Its heading, with the sign of the direction.
    fn heading(&self, paint: &Paint<'_>) -> String {
        let word = paint.say(self.head);
        self.sign.map_or_else(|| word.clone(), |sign| format!("{sign} {word}"))
    }

    /// How wide it is before what is left over is shared; `None` where it is not there.
    fn fixed(&self, cells: usize) -> Option<usize> {
        let step = self.steps.iter().rev().find(|(from, _)| *from <= cells);
        step.map(|(_, wide)| *wide).or(self.steps.is_empty().then_some(0)).filter(|_| self.wanted)
    }

    /// How wide it is with its share of what is left over.
    const fn grown(&self, fixed: Option<usize>, rest: usize) -> usize {
        let Some(fixed) = fixed else { return 0 };
        let wide = fixed + rest * self.share / 100;
        if wide >= self.least { wide } else { 0 }
    }
}

/// The columns of a list of a width.
pub(super) struct Columns<const N: usize> {
    columns: [Column; N],
    widths: [usize; N],
}

impl<const N: usize> Columns<N> {
    /// The columns of a list that is `cells` wide.
    pub(super) fn fit(columns: [Column; N], cells: usize) -> Self {
        let fixed = columns.map(|column| column.fixed(cells));
        let mut widths = fixed.map(Option::unwrap_or_default);
        // A share of 100 is all that the other shares leave.
        for all in [false, true] {
            let rest = cells.saturating_sub(widths.iter().sum());
            let growing = widths.iter_mut().zip(fixed).zip(&columns).filter(|(_, column)| (column.share == 100) == all);
            for ((wide, fixed), column) in growing {
                *wide = column.grown(fixed, rest);
            }
        }
        Self { columns, widths }
    }

    /// The columns of a list that is `cells` wide, each made with [`Column::of_words`]. Where there is too little room, the columns
    /// `yielding` are left out one after another until the others have their least; then the widest ones become narrower. The last
    /// column takes what is left over.
    pub(super) fn by_content(columns: [Column; N], yielding: &[usize], cells: usize) -> Self {
        let words = |column: &Column| column.words.unwrap_or_default();
        let mut least = columns.map(|column| if column.wanted { column.least.min(words(&column)) + column.gap } else { 0 });
        for place in yielding {
            if least.iter().sum::<usize>() > cells
                && let Some(left_out) = least.get_mut(*place)
            {
                *left_out = 0;
            }
        }
        let mut widths = [0; N];
        for ((width, column), least) in widths.iter_mut().zip(&columns).zip(least) {
            *width = if least > 0 { words(column) + column.gap } else { 0 };
        }
        for _ in cells..widths.iter().sum() {
            let wider = widths.iter_mut().zip(least).filter(|(width, least)| **width > *least);
            match wider.max_by_key(|(width, _)| **width) {
                Some((width, _)) => *width -= 1,
                None => break,
            }
        }
        let rest = cells.saturating_sub(widths.iter().sum());
        if let Some(last) = widths.iter_mut().rev().find(|width| **width > 0) {
            *last += rest;
        }
        Self { columns, widths }
    }

    /// Where each column begins, and how wide it is.
    pub(super) fn places(&self) -> impl Iterator<Item = (usize, usize)> {
        self.widths.iter().scan(0, |used, width| {
            let at = *used;
            *used += width;
            Some((at, *width))
        })
    }

    /// How many cells the words of a column have; 0 where there is no room for it.
    pub(super) fn room(&self, column: usize) -> usize {
        let gap = self.columns.get(column).map_or(0, |column| column.gap);
        self.widths.get(column).map_or(0, |wide| wide.saturating_sub(gap))
    }

    /// The line of headings. A column too narrow for a word has none.
    pub(super) fn head(&self, paint: &Paint<'_>) -> Line<'static> {
        let words = self.columns.iter().zip(self.widths).map(|(column, wide)| {
            let word = if column.head.is_empty() || wide < 3 { String::new() } else { column.heading(paint) };
            cell(column, wide, &word)
        });
        Line::from(paint.span(Role::Quiet, words.collect::<String>()))
    }

    /// A row: the words and the style of each column, in their order.
    pub(super) fn row(&self, words: [(String, Style); N]) -> Line<'static> {
        let cells = words.into_iter().zip(self.columns.iter().zip(self.widths)).filter(|(_, (_, wide))| *wide > 0);
        cells.map(|((words, style), (column, wide))| Span::styled(cell(column, wide, &words), style)).collect()
    }
}

/// Words in a column that is so many cells wide.
fn cell(column: &Column, wide: usize, words: &str) -> String {
    let room = wide.saturating_sub(column.gap);
    let words = if column.right { right(words, room) } else { cut(words, room) };
    left(&words, wide)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SOME: [Column; 4] = [
        Column::new("", &[(0, 2)]).gap(0),
        Column::new("head-tag", &[(0, 6), (40, 12)]),
        Column::new("head-commune", &[]).grows(40, 8),
        Column::new("head-college", &[]).grows(100, 0),
    ];

    #[test]
    fn columns_are_as_wide_as_their_words_while_there_is_room() {
        let of = |cells| {
            let columns = [
                Column::of_words("head-tag", 11, 11),
                Column::of_words("head-model", 20, 8),
                Column::of_words("head-room", 14, 8),
                Column::of_words("head-decision", 8, 8),
            ];
            Columns::by_content(columns, &[1, 2], cells).widths
        };
        assert_eq!(of(80), [12, 21, 15, 32]);
        assert_eq!(of(57), [12, 21, 15, 9]);
        assert_eq!(of(50), [12, 15, 14, 9]);
        assert_eq!(of(39), [12, 9, 9, 9]);
        assert_eq!(of(38), [12, 0, 15, 11]);
        assert_eq!(of(20), [12, 0, 0, 9]);
    }

    #[test]
    fn columns_come_with_the_room_for_them() {
        assert_eq!(Columns::fit(SOME, 20).widths, [2, 6, 0, 12]);
        assert_eq!(Columns::fit(SOME, 30).widths, [2, 6, 8, 14]);
        assert_eq!(Columns::fit(SOME, 60).widths, [2, 12, 18, 28]);
        let [pointer, tag, commune, college] = SOME;
        assert_eq!(Columns::fit([pointer, tag.only(false), commune, college], 60).widths, [2, 0, 23, 35]);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// A column that takes the rest fills the list to its last cell, wherever the others fit.
        #[test]
        fn columns_fill_the_list(cells in 8usize..400) {
            prop_assert_eq!(Columns::fit(SOME, cells).widths.iter().sum::<usize>(), cells);
        }
    }
}
