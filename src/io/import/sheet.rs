//! Reading the rows of one file, and collection of reasons and notices.

use super::{
    cells::Cells,
    known::Known,
    mapping::Header,
    outcome::Imported,
    profile::Profile,
    seen::{Before, Seen},
    source::Rows,
};
use crate::{
    audit::{
        inventory::{InventoryColumn, Records, Table, UnreadRow},
        text::printable_within,
    },
    job::{Notice, Progress, Reason, Rejected, RejectedCells},
};
use smol_str::SmolStr;
use std::ops::ControlFlow;

/// Receives the progress in bytes, and decides whether to continue.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// The number of rows after which progress is reported.
const OFTEN: u64 = 1_000;

/// Of how many rejected rows the cells are kept.
const REPEATED: usize = 100_000;

/// A file being read.
pub(super) struct Sheet<'a> {
    pub(super) header: Header,
    /// What its columns are like.
    profile: Profile,
    /// What is recorded already.
    known: &'a Known,
    source: Box<dyn Rows<'a> + 'a>,
    /// The accepted keys.
    pub(super) seen: Seen,
    rejected: Vec<Rejected>,
    cells: Vec<RejectedCells>,
    /// The rejected rows, by what they name.
    unread: Vec<UnreadRow>,
    pub(super) notices: Vec<Notice>,
    /// Receives the progress, and decides whether to continue.
    watch: Watch<'a>,
    /// The number of bytes at the start.
    bytes: u64,
    pub(super) stopped: bool,
    /// Whether a column about persons says who has a device, so that an empty cell of it means nobody.
    pub(super) says_who: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        header: Header,
        profile: Profile,
        source: Box<dyn Rows<'a> + 'a>,
        known: &'a Known,
        watch: Watch<'a>,
    ) -> Self {
        let mut notices = Vec::new();
        let (found, unknown): (Vec<usize>, Vec<usize>) = header.ignored.iter().partition(|at| profile.personal(**at));
        let mut personal = [header.personal.as_slice(), &found].concat();
        personal.sort_unstable();
        notices.extend(header.below.map(|line| Notice::HeaderBelow { line }));
        if !header.twice.is_empty() {
            let equal: Vec<usize> = header.twice.iter().map(|(_, second)| *second).collect();
            notices.push(Notice::EqualColumns(header.named(&equal)));
        }
        if !personal.is_empty() {
            notices.push(Notice::PersonalColumns(header.named(&personal)));
        }
        if !unknown.is_empty() {
            notices.push(Notice::IgnoredColumns(header.named(&unknown)));
        }
        let bytes = source.left();
        Self {
            header,
            profile,
            known,
            source,
            seen: Seen::default(),
            rejected: Vec::new(),
            cells: Vec::new(),
            unread: Vec::new(),
            notices,
            watch,
            bytes,
            stopped: false,
            says_who: false,
        }
    }

    /// Reads every row by `read`, which returns its value, or `None` for a row that it rejected. A row with a key that was
    /// accepted before is rejected because of its column `key`; `word` returns the key of a value.
    pub(super) fn rows<T>(
        &mut self,
        key: InventoryColumn,
        word: impl Fn(&T) -> SmolStr,
        mut read: impl FnMut(&mut Cells<'_, 'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut kept: Vec<T> = Vec::new();
        let (mut count, mut unwrapped) = (0_u64, 0);
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
                    self.rejected.push(Rejected { line: row.at, column, found: String::new(), reason });
                    self.unread.push(UnreadRow::default());
                    continue;
                }
            };
            if fields.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let (header, profile, known) = (&self.header, &self.profile, self.known);
            let mut cells = Cells { header, profile, known, fields, line: row.at, rejected: Vec::new(), ours: Vec::new() };
            if !cells.is_of_the_table(key) {
                self.rejected.append(&mut cells.rejected);
                continue;
            }
            let mut value = None;
            if cells.has_right_count() {
                unwrapped += cells.unwrap();
                cells.check();
                if self.profile.few_keys {
                    cells.reject(key, Reason::FewKeys);
                }
                value = read(&mut cells);
            }
            let known = |at: u32| kept.get(at as usize).map(&word).unwrap_or_default();
            let word = value.as_ref().map(&word).unwrap_or_default();
            let before = value.as_ref().map_or(Before::Nothing, |_| self.seen.before(&word, known));
            if let Before::Same(first) = before {
                cells.reject(key, Reason::Twice { first });
            }
            match value {
                Some(value) if cells.rejected.is_empty() => {
                    let second = cells.line;
                    if let Before::Alike(first) = before {
                        self.notices.push(Notice::KeysAlike { key: printable_within(&word, 80), first, second });
                    }
                    self.seen.add(&word, matches!(before, Before::Alike(_)), second, known);
                    kept.push(value);
                }
                _ => {
                    let named = cells.unread(key);
                    if self.cells.len() < REPEATED {
                        self.cells.extend(cells.repeatable());
                    }
                    self.rejected.append(&mut cells.rejected);
                    self.unread.push(named);
                }
            }
        }
        if unwrapped > 0 {
            self.notices.push(Notice::Unwrapped { count: unwrapped });
        }
        kept
    }

    /// Returns the outcome.
    pub(super) fn finish(self, rows: Records) -> Imported {
        let absent = self.header.absent();
        Imported {
            table: Table { rows, absent, unread: self.unread, says_who: self.says_who },
            rejected: self.rejected,
            columns: self.header.repeated(),
            cells: self.cells,
            notices: self.notices,
        }
    }
}
