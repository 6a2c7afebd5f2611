//! One row of a file: access to its cells by column, and what was found wrong with them.

use super::{
    known::Known,
    likeness::Likeness,
    mapping::{Header, Mapped, could_be_a_place, could_be_a_remark, may_name_a_person, plain, tells_of_a_person},
    place::college_step,
    profile::Profile,
    source::{FORMULA, Field, MADE, MAX_FIELD, STRANGE, UNREADABLE, bare},
    unsaid::Unsaid,
    value::{self, Situation},
};
use crate::{
    audit::{
        inventory::{InventoryColumn, UnreadRow},
        text::{fold, printable_within},
    },
    job::{LEFT_OUT, Reason, Rejected, Somebody, WordMeans, WordOf},
};
use smol_str::SmolStr;
use std::borrow::Cow;

/// One row: its cells, and what was found wrong with them so far.
pub(super) struct Cells<'s, 'a> {
    pub(super) header: &'s Header,
    pub(super) profile: &'s Profile,
    pub(super) known: &'a Known<'a>,
    pub(super) fields: Vec<Field<'a>>,
    pub(super) line: u64,
    /// As [`Row::plain`](super::source::Row::plain).
    plain: bool,
    pub(super) rejected: Vec<Rejected>,
    /// What was concluded from it, in Récol's own words.
    pub(super) ours: Vec<(InventoryColumn, SmolStr)>,
    /// What it says nothing about.
    pub(super) unsaid: Unsaid,
    /// Whether somebody has the device.
    pub(super) somebody: Somebody,
    /// What its tag has to do with a recorded device, if it is not recorded itself; with the tag as written.
    pub(super) likeness: Option<(SmolStr, Likeness)>,
    /// The recorded tag that is perhaps meant.
    pub(super) meant: Option<SmolStr>,
    /// Whether it was accepted before, and is held back now: then it is not counted once more.
    pub(super) again: bool,
}

impl<'s, 'a> Cells<'s, 'a> {
    /// A row of which nothing is known yet but its line, and whether it is [plain](super::source::Row::plain).
    pub(super) fn new(
        header: &'s Header,
        profile: &'s Profile,
        known: &'a Known<'a>,
        fields: Vec<Field<'a>>,
        (line, plain): (u64, bool),
    ) -> Self {
        Self {
            header,
            profile,
            known,
            fields,
            line,
            plain,
            rejected: Vec::new(),
            ours: Vec::new(),
            unsaid: Unsaid::default(),
            somebody: Somebody::default(),
            likeness: None,
            meant: None,
            again: false,
        }
    }

    /// Returns the cell of a column without surrounding blanks; empty if the file has no such column.
    pub(super) fn get(&self, column: InventoryColumn) -> &str {
        self.header.at(column).map_or("", |at| self.cell(at))
    }

    /// The cell at a position without surrounding blanks.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.fields.get(at).map_or("", |cell| bare(cell))
    }

    /// Whether a spreadsheet made the cell at a position of something else.
    fn is_made(&self, at: Option<usize>) -> bool {
        at.and_then(|at| self.fields.get(at)).is_some_and(|cell| cell.starts_with(MADE))
    }

    /// Whether a column about persons says that somebody has the device.
    pub(super) fn has_keeper(&self) -> bool {
        self.header.keepers.iter().any(|at| value::says_somebody(self.cell(*at)))
    }

    /// Whether a column about persons says outright that nobody has the device.
    pub(super) fn says_nobody(&self) -> bool {
        self.header.keepers.iter().any(|at| value::says_nobody(self.cell(*at)))
    }

    /// Whether a column about persons names a place.
    pub(super) fn has_place_as_keeper(&self) -> bool {
        let room = fold(self.get(InventoryColumn::Room));
        let place = |cell: &str| could_be_a_place(cell) || (!cell.is_empty() && fold(cell) == room);
        self.header.keepers.iter().any(|at| place(self.cell(*at)))
    }

    /// What the file says that the device is with: a word for a person or a place; empty if it says nothing.
    pub(super) fn checkout(&self) -> &str {
        self.header.checkout_kind.map_or("", |at| self.cell(at))
    }

    /// The place that the device is with, if it is with one.
    pub(super) fn checkout_place(&self) -> &str {
        let places = self.header.checkout_place.iter().map(|at| self.cell(*at));
        places.into_iter().find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// Whether the file has a column that says who has a device.
    pub(super) const fn tells_keeper(&self) -> bool {
        !self.header.keepers.is_empty()
    }

    /// Rejects the row because it is with something that is no person, or not surely one.
    pub(super) fn reject_checkout(&mut self, reason: Reason) {
        let name = self.header.checkout_kind.and_then(|at| self.header.names.get(at)).cloned();
        self.rejected.push(Rejected { line: self.line, column: name, found: String::new(), reason });
    }

    /// Whether it is sure who or what the device is with.
    pub(super) fn is_sure_who(&self) -> bool {
        !self.rejected.iter().any(|rejected| matches!(rejected.reason, Reason::WithSomethingElse | Reason::PerhapsPlace))
    }

    /// What a mapping says about the rows, if there is one.
    pub(super) fn mapped(&self) -> Option<&'s Mapped> {
        self.header.mapped.as_deref()
    }

    /// Whether the serial is the tag as well.
    pub(super) fn serial_is_tag(&self) -> bool {
        self.header.serial_is_tag()
    }

    /// What the word of custody says: by the mapping, or by itself. One that nobody knows rejects the row.
    pub(super) fn situation(&mut self) -> Situation {
        let (mapped, archived) = (self.mapped(), self.header.archived);
        self.read(InventoryColumn::Custody, |cell| match mapped.and_then(|mapped| mapped.words.get(WordOf::Custody, cell)) {
            Some(&WordMeans::Custody(kind)) => Ok(Situation::Is(kind)),
            Some(WordMeans::InUse) => Ok(Situation::Ready),
            Some(_) => Err(Reason::HeldBack),
            None if archived => value::archived(cell),
            None => value::custody(cell),
        })
    }

    /// Rejects the row because of its college. Only the step that is called a college is repeated, if there is one.
    pub(super) fn reject_college(&mut self, reason: Reason) {
        self.reject_words(InventoryColumn::College, self.get(InventoryColumn::College).to_owned(), reason);
    }

    /// Rejects the row because of a place. If a step of it is called a college, that is what is not known.
    pub(super) fn reject_place(&mut self, text: Option<&str>, reason: Reason) {
        let text = text.unwrap_or_default();
        let unknown = reason == Reason::UnknownPlace && college_step(text, self.known).is_some();
        let reason = if unknown { Reason::UnknownCollege } else { reason };
        self.reject_words(InventoryColumn::Room, text.to_owned(), reason);
    }

    fn reject_words(&mut self, column: InventoryColumn, text: String, reason: Reason) {
        let name = self.header.name(column).map(str::to_owned);
        let words = college_step(&text, self.known).filter(|_| reason == Reason::UnknownCollege).unwrap_or(&text);
        // The name of a recorded college names nobody.
        let hidden = may_name_a_person(words) && self.known.almost(words).is_none();
        let found = if hidden { String::new() } else { printable_within(words, 80) };
        self.rejected.push(Rejected { line: self.line, column: name, found, reason });
    }

    /// Whether a holder without a digit is a code like the others of its column.
    pub(super) fn is_code(&self, holder: &str) -> bool {
        self.profile.is_code(self.header.at(InventoryColumn::Holder), holder)
    }

    /// Whether the file has a column that says what a device is with.
    pub(super) const fn tells_checkout(&self) -> bool {
        self.header.checkout_kind.is_some()
    }

    /// Whether nothing was found wrong so far.
    pub(super) const fn is_good(&self) -> bool {
        self.rejected.is_empty()
    }

    /// Rejects the row because of the cell in that column. A holder is not repeated, nor anything that may name a person.
    pub(super) fn reject(&mut self, column: InventoryColumn, reason: Reason) {
        let name = self.header.name(column).map(str::to_owned);
        let cell = self.get(column);
        let remark = column == InventoryColumn::Custody && could_be_a_remark(cell);
        let hidden = column == InventoryColumn::Holder || remark || tells_of_a_person(cell);
        let found = if hidden { String::new() } else { printable_within(cell, 80) };
        self.rejected.push(Rejected { line: self.line, column: name, found, reason });
    }

    /// Rejects the row as a whole. Its cells are not repeated: there may be persons among them.
    pub(super) fn reject_row(&mut self, reason: Reason) {
        self.rejected.push(Rejected { line: self.line, column: None, found: String::new(), reason });
    }

    /// What a row that was rejected names: its key, unless the key itself is what is wrong, and its serial.
    pub(super) fn unread(&self, key: InventoryColumn) -> UnreadRow {
        let wrong = |column: InventoryColumn| {
            let name = self.header.name(column);
            self.rejected.iter().any(|reason| {
                let known = matches!(reason.reason, Reason::Twice { .. } | Reason::Perhaps { .. } | Reason::Contradicts { .. });
                !known && (reason.column.is_none() || reason.column.as_deref() == name)
            })
        };
        let readable = |column| Some(SmolStr::new(self.get(column))).filter(|cell| !cell.is_empty() && !wrong(column));
        UnreadRow { key: self.meant.clone().or_else(|| readable(key)), serial: readable(InventoryColumn::Serial) }
    }

    /// Takes off what a spreadsheet protects text with. Returns how many cells had it.
    pub(super) fn unwrap(&mut self) -> u64 {
        if self.plain {
            return 0;
        }
        let mut count = 0;
        let imported = self.header.columns.iter().map(Option::is_some);
        for (cell, _) in self.fields.iter_mut().zip(imported).filter(|(_, imported)| *imported) {
            if let Some(bare) = value::unwrapped(cell.trim()) {
                *cell = Cow::Owned(bare);
                count += 1;
            }
        }
        count
    }

    /// Whether it is a row of the table: not the header once more, nor a line below the table.
    pub(super) fn is_of_the_table(&mut self, key: InventoryColumn) -> bool {
        // Compared as written first: a row begins seldom as the header does.
        let letter = |text: &str| text.trim().chars().next().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
        let other = |cell: &str, name: &str| letter(cell).zip(letter(name)).is_some_and(|(cell, name)| cell != name);
        let same = |(cell, name): (&Field<'_>, &String)| !other(cell, name) && plain(cell.trim()) == plain(name);
        let found = if self.fields.len() <= self.header.names.len() && self.fields.iter().zip(&self.header.names).all(same) {
            Reason::HeaderAgain
        } else if value::is_footer(self.get(key)) || self.is_prose(key) {
            Reason::BelowTable
        } else {
            return true;
        };
        self.reject_row(found);
        false
    }

    /// Whether it is a line of prose between or below the rows: three words or more in the place of the key, and nothing else.
    fn is_prose(&self, key: InventoryColumn) -> bool {
        let filled = || self.fields.iter().filter(|cell| !cell.trim().is_empty()).count();
        let one_word = |cell: &str| cell.bytes().all(|b| b.is_ascii_graphic());
        let prose = |cell: &str| !one_word(cell) && cell.split_whitespace().nth(2).is_some();
        self.header.columns.len() > 1 && prose(self.get(key)) && filled() == 1
    }

    /// Checks that the row has a field for every header. Empty fields after the last header are allowed. Fields may lack at
    /// the end, if the file leaves out the empty ones there.
    pub(super) fn has_right_count(&mut self) -> bool {
        let (expected, found) = (self.header.columns.len(), self.fields.len());
        let spare = self.fields.get(expected..).unwrap_or_default();
        // In a single row a surplus field may mean that its cells moved: the last of them must be empty too then.
        let moved = found > expected && !self.profile.is_wider() && !self.cell(expected.saturating_sub(1)).is_empty();
        let complete = found >= expected && !moved && spare.iter().all(|cell| cell.trim().is_empty());
        if complete || (found < expected && self.profile.leaves_out_blanks()) {
            return true;
        }
        self.reject_row(Reason::FieldCount { expected, found });
        false
    }

    /// Checks what no imported cell may contain, whatever its column: too much, bytes that are no text, HTML.
    pub(super) fn check(&mut self) {
        if self.plain {
            return;
        }
        let header = self.header;
        for (at, column) in header.columns.iter().enumerate() {
            let Some(column) = *column else { continue };
            let cell = self.cell(at);
            if cell.len() <= MAX_FIELD && !may_be_wrong(cell) {
                continue;
            }
            if cell.len() > MAX_FIELD {
                self.reject(column, Reason::TooLong);
            } else if cell.contains(['\0', UNREADABLE]) {
                self.reject(column, Reason::Undecodable);
            } else if cell.contains(FORMULA) {
                self.reject(column, Reason::NoValue);
            } else if cell == LEFT_OUT {
                self.reject(column, Reason::LeftOut);
            } else if value::has_markup(cell) {
                self.reject(column, Reason::Markup);
            }
        }
        let left_out = header.keepers.iter().find(|at| self.cell(**at) == LEFT_OUT);
        if let Some(column) = left_out.map(|at| header.names.get(*at).cloned()) {
            self.rejected.push(Rejected { line: self.line, column, found: String::new(), reason: Reason::LeftOut });
        }
    }

    /// A word that identifies something, judged by its whole column too; `None` for an empty cell. `recorded` returns the
    /// recorded number with zeros that is perhaps meant.
    pub(super) fn key(
        &mut self,
        column: InventoryColumn,
        recorded: impl FnOnce(&'a Known<'a>, &str) -> Option<&'a str>,
    ) -> Option<SmolStr> {
        let made = self.is_made(self.header.at(column));
        let rounded = self.profile.rounded(self.header.at(column));
        let known = self.known;
        let required = column == InventoryColumn::Tag;
        self.read(column, |cell| {
            if made || (rounded && value::long_number(cell).is_some()) {
                return Err(Reason::SpreadsheetNumber);
            }
            if let Some(meant) = recorded(known, cell) {
                return Err(Reason::Perhaps { meant: printable_within(meant, 80) });
            }
            if required { value::required_key(cell).map(Some) } else { value::optional_key(cell) }
        })
    }

    /// The day in a column, unless the column has the month first; `None` for an empty cell.
    pub(super) fn date(&mut self, column: InventoryColumn) -> Option<jiff::civil::Date> {
        let month_first = self.profile.month_first(self.header.at(column));
        self.read(column, |cell| if month_first && cell.contains('/') { Err(Reason::MonthFirst) } else { value::date(cell) })
    }

    /// Converts a cell by `value`; if that fails, the row is rejected.
    pub(super) fn read<T: Default>(&mut self, column: InventoryColumn, value: impl FnOnce(&str) -> Result<T, Reason>) -> T {
        value(self.get(column)).unwrap_or_else(|reason| {
            self.reject(column, reason);
            T::default()
        })
    }
}

/// Whether a cell has a byte that is in all that [`Cells::check`] looks for: most have none, and are looked at once.
fn may_be_wrong(cell: &str) -> bool {
    cell.bytes().any(|b| STRANGE.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_for_is_looked_at() {
        for wrong in ['\0', '<', '&', UNREADABLE, FORMULA] {
            assert!(may_be_wrong(&format!("a{wrong}b")), "{wrong:?}");
        }
        assert!(may_be_wrong(LEFT_OUT) && !may_be_wrong("Écran 15\" > été"));
    }
}
