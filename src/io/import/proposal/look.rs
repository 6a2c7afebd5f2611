//! A look into the columns of a file: which are filled, which name colleges, and a few of their cells that may be shown.

use super::super::{
    known::Known,
    mapping::{could_be_a_remark, may_name_a_person},
    place::tells_of_a_college,
    source::Row,
};
use crate::{
    audit::{inventory::InventoryColumn, text::printable_within},
    job::Means,
};

/// How many rows are looked at.
const ROWS: usize = 10_000;
/// How many different cells of a column are shown, and how long they are at most.
const SHOWN: usize = 3;
const LONGEST: usize = 40;

/// What was seen in one column.
#[derive(Clone, Debug, Default)]
pub(in crate::io::import) struct Look {
    /// Whether a cell is not empty.
    pub(super) filled: bool,
    /// Whether a cell tells of a college.
    pub(super) college: bool,
    /// Whether a cell has no digit, as names have none.
    pub(super) names: bool,
    /// Some of its different cells.
    cells: Vec<String>,
    /// Whether a cell is more than a number or a code: it may be about a person.
    words: bool,
}

impl Look {
    /// Looks at the first rows of a file.
    pub(super) fn at<'a>(width: usize, rows: impl Iterator<Item = Row<'a>>, known: &Known<'_>) -> Vec<Self> {
        let mut looks = vec![Self::default(); width];
        for fields in rows.take(ROWS).filter_map(|row| row.fields.ok()) {
            for (look, cell) in looks.iter_mut().zip(&fields) {
                look.see(cell.trim(), known);
            }
        }
        looks
    }

    fn see(&mut self, cell: &str, known: &Known<'_>) {
        if cell.is_empty() {
            return;
        }
        self.filled = true;
        self.words |= !is_a_code(cell);
        self.names |= !cell.contains(|c: char| c.is_ascii_digit()) || cell.contains(['@', ' ']);
        self.college = self.college || tells_of_a_college(cell, known);
        if self.cells.len() < SHOWN {
            let cell = printable_within(cell, LONGEST);
            if !self.cells.contains(&cell) {
                self.cells.push(cell);
            }
        }
    }

    /// The cells that may be shown of a column with this meaning: none of a column about persons, nor of an unknown one that
    /// may be about them.
    pub(super) fn shown(&self, means: Means) -> Vec<String> {
        let hidden = match means {
            Means::Keeper | Means::Personal | Means::CheckoutPlace | Means::Column(InventoryColumn::Holder) => true,
            Means::Ignored => self.words,
            Means::Column(_) | Means::SerialAsTag | Means::Place | Means::CheckoutKind => false,
        };
        let remark = |cell: &str| means == Means::Column(InventoryColumn::Custody) && could_be_a_remark(cell);
        let shows = |cell: &&String| !hidden && !may_name_a_person(cell) && !remark(cell);
        self.cells.iter().filter(shows).cloned().collect()
    }
}

/// Whether a cell is a number, a date or a code: with a digit, and without a word in small letters.
fn is_a_code(cell: &str) -> bool {
    let word = |part: &str| part.chars().count() > 2 && part.chars().any(char::is_lowercase);
    cell.contains(|c: char| c.is_ascii_digit()) && !cell.contains('@') && !cell.split(|c: char| !c.is_alphabetic()).any(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(cells: &[&str]) -> Look {
        let mut look = Look::default();
        cells.iter().for_each(|cell| look.see(cell, &Known::default()));
        look
    }

    #[test]
    fn only_cells_that_name_nobody_are_shown() {
        assert_eq!(look(&["", "S1", "S1", "S2", "S3", "S4"]).shown(Means::SerialAsTag), ["S1", "S2", "S3"]);
        assert_eq!(look(&["a@b.fr", "u1"]).shown(Means::Keeper), [""; 0]);
        assert_eq!(look(&["2024-01-02", "12,50", "X-1"]).shown(Means::Ignored).len(), 3);
        assert_eq!(look(&["2024-01-02", "prêté à martin"]).shown(Means::Ignored), [""; 0]);
        assert_eq!(look(&["CDI", "Chez Mme Martin", "Site > Dupont Jean"]).shown(Means::Place), ["CDI"]);
        let custody = Means::Column(InventoryColumn::Custody);
        assert_eq!(look(&["En panne", "Prêté à Dupont"]).shown(custody), ["En panne"]);
        assert!(look(&["Site > Collège X"]).college && !look(&["CDI"]).college);
    }
}
