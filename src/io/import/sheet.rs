//! Reading the rows of one file: access to cells by column, and collection of reasons and notices.

use super::{
    mapping::Header,
    outcome::Imported,
    source::{Field, Rows},
};
use crate::{
    audit::{
        inventory::{InventoryColumn, Records, Table, UnreadRow},
        tag::normal::normal,
        text::{bounded, printable_within},
    },
    job::{Notice, Progress, Reason, Rejected},
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::{collections::hash_map::Entry, ops::ControlFlow};

/// Receives the progress in bytes, and decides whether to continue.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// The number of rows after which progress is reported.
const OFTEN: u64 = 1_000;

/// A file being read.
pub(super) struct Sheet<'a> {
    pub(super) header: Header,
    source: Box<dyn Rows<'a> + 'a>,
    /// The lines of the accepted keys: by the key as written, and by its normal form.
    keys: FxHashMap<SmolStr, u64>,
    alike: FxHashMap<SmolStr, u64>,
    rejected: Vec<Rejected>,
    /// The rejected rows, by what they name.
    unread: Vec<UnreadRow>,
    pub(super) notices: Vec<Notice>,
    /// Receives the progress, and decides whether to continue.
    watch: Watch<'a>,
    /// The number of bytes at the start.
    bytes: u64,
    pub(super) stopped: bool,
}

/// One row: its cells, and what was found wrong with them so far.
pub(super) struct Cells<'s, 'a> {
    header: &'s Header,
    fields: Vec<Field<'a>>,
    pub(super) line: u64,
    rejected: Vec<Rejected>,
}

impl Cells<'_, '_> {
    /// Returns the cell of a column without surrounding blanks; empty if the file has no such column.
    pub(super) fn get(&self, column: InventoryColumn) -> &str {
        let at = self.header.columns.iter().position(|c| *c == Some(column));
        at.and_then(|at| self.fields.get(at)).map_or("", |cell| cell.trim())
    }

    /// Whether nothing was found wrong so far.
    pub(super) const fn is_good(&self) -> bool {
        self.rejected.is_empty()
    }

    /// Rejects the row because of the cell in that column.
    pub(super) fn reject(&mut self, column: InventoryColumn, reason: Reason) {
        let at = self.header.columns.iter().position(|c| *c == Some(column));
        let name = at.and_then(|at| self.header.names.get(at)).cloned();
        let found = printable_within(self.get(column), 80);
        self.rejected.push(Rejected { line: self.line, column: name, found, reason });
    }

    /// What a row that was rejected names: its key, unless the key itself is what is wrong, and its serial.
    fn unread(&self, key: InventoryColumn) -> UnreadRow {
        let wrong = |column: InventoryColumn| {
            let name = self.header.name(column);
            self.rejected.iter().any(|reason| {
                let known = matches!(reason.reason, Reason::Twice { .. });
                !known && (reason.column.is_none() || reason.column.as_deref() == name)
            })
        };
        let readable = |column| Some(SmolStr::new(self.get(column))).filter(|cell| !cell.is_empty() && !wrong(column));
        UnreadRow { key: readable(key), serial: readable(InventoryColumn::Serial) }
    }

    /// Checks that the row has a field for every header. Empty fields after the last header are allowed.
    fn has_right_count(&mut self) -> bool {
        let (expected, found) = (self.header.columns.len(), self.fields.len());
        let spare = self.fields.get(expected..).unwrap_or_default();
        if found >= expected && spare.iter().all(|cell| cell.trim().is_empty()) {
            return true;
        }
        let shown = self.fields.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" | ");
        let found_text = printable_within(bounded(&shown, 400), 80);
        let reason = Reason::FieldCount { expected, found };
        self.rejected.push(Rejected { line: self.line, column: None, found: found_text, reason });
        false
    }

    /// Converts a cell by `value`; if that fails, the row is rejected.
    pub(super) fn read<T: Default>(&mut self, column: InventoryColumn, value: impl FnOnce(&str) -> Result<T, Reason>) -> T {
        value(self.get(column)).unwrap_or_else(|reason| {
            self.reject(column, reason);
            T::default()
        })
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(header: Header, source: Box<dyn Rows<'a> + 'a>, watch: Watch<'a>) -> Self {
        let mut notices = Vec::new();
        if !header.personal.is_empty() {
            notices.push(Notice::PersonalColumns(header.personal.clone()));
        }
        if !header.ignored.is_empty() {
            notices.push(Notice::IgnoredColumns(header.ignored.clone()));
        }
        let bytes = source.left();
        let (keys, alike) = (FxHashMap::default(), FxHashMap::default());
        Self { header, source, keys, alike, rejected: Vec::new(), unread: Vec::new(), notices, watch, bytes, stopped: false }
    }

    /// Reads every row by `read`, which returns the row's key and value, or `None` for a row that it rejected. A row
    /// with a key that was accepted before is rejected because of its column `key`.
    pub(super) fn rows<T>(
        &mut self,
        key: InventoryColumn,
        mut read: impl FnMut(&mut Cells<'_, 'a>) -> Option<(SmolStr, T)>,
    ) -> Vec<T> {
        let mut kept = Vec::new();
        let mut count = 0_u64;
        while let Some(row) = self.source.next() {
            count += 1;
            let far = || Progress { done: self.bytes - self.source.left(), total: self.bytes };
            if count.is_multiple_of(OFTEN) && (self.watch)(far()).is_break() {
                self.stopped = true;
                break;
            }
            let fields = match row.fields {
                Ok(fields) => fields,
                Err(spoilt) => {
                    let reason = if spoilt.too_long { Reason::TooLong } else { Reason::UnbalancedQuote };
                    let column = self.header.names.get(spoilt.field).cloned();
                    let found = printable_within(bounded(spoilt.found, 400), 80);
                    self.rejected.push(Rejected { line: row.at, column, found, reason });
                    self.unread.push(UnreadRow::default());
                    continue;
                }
            };
            if fields.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let mut cells = Cells { header: &self.header, fields, line: row.at, rejected: Vec::new() };
            let value = if cells.has_right_count() { read(&mut cells) } else { None };
            let value = value.and_then(|(word, value)| match self.keys.get(&word) {
                Some(first) => {
                    cells.reject(key, Reason::Twice { first: *first });
                    None
                }
                None => Some((word, value)),
            });
            match value {
                Some((word, value)) if cells.rejected.is_empty() => {
                    let second = cells.line;
                    match self.alike.entry(normal(&word)) {
                        Entry::Occupied(first) => {
                            let (key, first) = (printable_within(&word, 80), *first.get());
                            self.notices.push(Notice::KeysAlike { key, first, second });
                        }
                        Entry::Vacant(entry) => {
                            entry.insert(second);
                        }
                    }
                    self.keys.insert(word, second);
                    kept.push(value);
                }
                _ => {
                    let named = cells.unread(key);
                    self.rejected.append(&mut cells.rejected);
                    self.unread.push(named);
                }
            }
        }
        kept
    }

    /// Returns the outcome.
    pub(super) fn finish(self, rows: Records) -> Imported {
        let absent = self.header.absent();
        Imported { table: Table { rows, absent, unread: self.unread }, rejected: self.rejected, notices: self.notices }
    }
}
