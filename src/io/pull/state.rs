//! What was read of the lists so far, and which page goes on from there.
//!
//! Every page begins with the last row of the one before. If it does not, a row before it came or went. Identities must rise from
//! row to row, and at the end as many rows must have been read as the server then counts. One thing is not noticed: a row that
//! comes back from the bin and one that goes, both in the part that was read, between the same two pages.

use serde::{Deserialize, Serialize};

/// One row of a list.
pub(super) struct Row {
    /// Its identity in the list.
    pub(super) id: u64,
    /// Its cells, one for each column; `None` for one that is no device of the inventory: a template, one in the bin.
    pub(super) cells: Option<Vec<String>>,
}

/// A page of a list.
pub(super) struct Page {
    /// Its rows, by their identities.
    pub(super) rows: Vec<Row>,
    /// How many rows the list has now.
    pub(super) total: u64,
}

/// What was read so far. It is what is kept for the next time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct State {
    /// How many lists are read to their ends.
    pub(super) lists: usize,
    /// How many rows of the present list were read, with those that were left out.
    pub(super) read: u64,
    /// The identity of the last of them.
    pub(super) last: Option<u64>,
    /// How many kept rows come from lists before the present one.
    pub(super) before: usize,
    /// The kept rows.
    pub(super) rows: Vec<Vec<String>>,
    /// How many rows were left out.
    pub(super) left_out: u64,
    /// How many of these come from lists before the present one.
    pub(super) left_out_before: u64,
}

impl State {
    /// Whether it can be gone on with: what it says fits together.
    pub(super) fn holds(&self, lists: usize, columns: usize) -> bool {
        let rows = self.rows.len() as u64;
        let present = rows.checked_sub(self.before as u64).zip(self.left_out.checked_sub(self.left_out_before));
        self.lists < lists
            && present.is_some_and(|(rows, out)| rows.checked_add(out) == Some(self.read))
            && (self.read == 0) == self.last.is_none()
            && self.rows.iter().all(|row| row.len() == columns)
    }

    /// Begins the present list once more.
    pub(super) fn restart(&mut self) {
        self.rows.truncate(self.before);
        (self.read, self.last, self.left_out) = (0, None, self.left_out_before);
    }

    /// Goes on to the next list.
    pub(super) fn next(&mut self) {
        (self.read, self.last) = (0, None);
        (self.before, self.left_out_before) = (self.rows.len(), self.left_out);
        self.lists += 1;
    }

    /// Takes the rows of a page. Returns whether they follow those before.
    pub(super) fn take(&mut self, page: Page) -> bool {
        let mut rows = page.rows.into_iter();
        if self.last.is_some() && rows.next().map(|row| row.id) != self.last {
            return false;
        }
        let before = self.read;
        for row in rows {
            if self.last.is_some_and(|last| row.id <= last) {
                return false;
            }
            (self.last, self.read) = (Some(row.id), self.read + 1);
            match row.cells {
                Some(cells) => self.rows.push(cells),
                None => self.left_out += 1,
            }
        }
        // A page without a new row that is not the end would come for ever.
        self.read == page.total || (self.read < page.total && self.read > before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(ids: &[u64], total: u64) -> Page {
        Page { rows: ids.iter().map(|id| Row { id: *id, cells: Some(vec![id.to_string()]) }).collect(), total }
    }

    #[test]
    fn a_page_follows_the_one_before_or_is_not_taken() {
        let begun = || {
            let mut state = State::default();
            assert!(state.take(page(&[1, 2, 3], 6)));
            state
        };
        assert!(begun().take(page(&[3, 4, 5], 6)));
        // One before went; the last one itself went; one came before; nothing new came; the order is another; less than read.
        for (ids, total) in
            [(&[4, 5][..], 5), (&[], 2), (&[2, 3, 4], 7), (&[3], 6), (&[3, 5, 4], 6), (&[3, 4, 4], 6), (&[3, 4, 5], 4)]
        {
            assert!(!begun().take(page(ids, total)), "{ids:?} of {total}");
        }
        let mut state = begun();
        assert!(state.take(page(&[3], 3)));
        state.next();
        assert!(state.holds(2, 1) && !state.holds(1, 1) && !state.holds(2, 2));
        assert!(state.take(page(&[1], 2)));
        state.restart();
        assert_eq!((state.rows.len(), state.read, state.last), (3, 0, None));
    }
}
