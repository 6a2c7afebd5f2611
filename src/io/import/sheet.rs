//! Reading the rows of one file, and collection of reasons and notices.

use super::{
    cells::Cells,
    contradiction::{Keyed, both_say, stay},
    full_names::FullNames,
    known::Known,
    mapping::Header,
    outcome::Imported,
    profile::Profile,
    seen::{Before, Seen, Spelt},
    source::{Row, Rows},
    unsaid::Unsaid,
    watch::Watch,
};
use crate::{
    audit::{
        inventory::{InventoryColumn, Records, Table, UnreadRow},
        text::printable_within,
    },
    job::{Notice, Progress, Reason, Rejected, RejectedCells, Somebody},
};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

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
    known: &'a Known<'a>,
    source: Box<dyn Rows<'a> + 'a>,
    /// What only the office keeps.
    pub(super) secrets: FullNames,
    /// The accepted keys.
    pub(super) seen: Seen,
    /// What each accepted row says nothing about.
    unsaid: Vec<Unsaid>,
    left_out: LeftOut,
    /// The words for kinds that are not known, each with how many rows have it.
    pub(super) kinds: Vec<(String, u64)>,
    pub(super) notices: Vec<Notice>,
    /// Receives the progress, and decides whether to continue.
    watch: Watch<'a>,
    /// The number of bytes at the start.
    bytes: u64,
    pub(super) stopped: bool,
    /// Whether a column about persons says who has a device, so that an empty cell of it means nobody.
    says_who: bool,
}

/// The rejected rows.
#[derive(Default)]
struct LeftOut {
    rejected: Vec<Rejected>,
    cells: Vec<RejectedCells>,
    /// By what they name.
    unread: Vec<UnreadRow>,
}

impl LeftOut {
    /// Keeps the reasons of a rejected row, what it names, and what may be repeated of it.
    fn take(&mut self, mut cells: Cells<'_, '_>, key: InventoryColumn, secrets: FullNames) {
        self.unread.push(cells.unread(key));
        if self.cells.len() < REPEATED {
            self.cells.extend(cells.repeatable(secrets));
        }
        self.rejected.append(&mut cells.rejected);
    }
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        header: Header,
        (profile, source): (Profile, Box<dyn Rows<'a> + 'a>),
        known: &'a Known<'a>,
        secrets: FullNames,
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
            secrets,
            seen: Seen::default(),
            unsaid: Vec::new(),
            left_out: LeftOut::default(),
            kinds: Vec::new(),
            notices,
            watch,
            bytes,
            stopped: false,
            says_who: false,
        }
    }

    /// Reads every row by `read`, which returns its value, or `None` for a row that it rejected. A row with a key that was
    /// accepted before is rejected because of its column `key`; if the two contradict each other, both are.
    pub(super) fn rows<T: Keyed>(
        &mut self,
        key: InventoryColumn,
        mut read: impl FnMut(&mut Cells<'_, 'a>) -> Option<T>,
    ) -> Vec<T> {
        let mut kept: Vec<T> = Vec::new();
        let mut contradicted: BTreeMap<usize, Reason> = BTreeMap::new();
        let (mut count, mut unwrapped) = (0_u64, 0);
        let again = self.source.again();
        let absent = self.header.absent();
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
                    self.left_out.rejected.push(Rejected { line: row.at, column, found: String::new(), reason });
                    self.left_out.unread.push(UnreadRow::default());
                    continue;
                }
            };
            if fields.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let mut cells = Cells::new(&self.header, &self.profile, self.known, fields, (row.at, row.plain));
            if !cells.is_of_the_table(key) {
                self.left_out.rejected.append(&mut cells.rejected);
                continue;
            }
            let value = whole(&mut cells, key, &mut unwrapped, &mut read);
            self.says_who |= cells.somebody == Somebody::Yes || cells.says_nobody();
            let Some(value) = value else {
                self.left_out.take(cells, key, self.secrets);
                continue;
            };
            let word = value.key();
            let spelt = Spelt::of(&word);
            let before = self.seen.before((&word, spelt), |at| kept.get(at).map(Keyed::key).unwrap_or_default());
            if let Before::Same(at) = before {
                let first = self.seen.line(at).unwrap_or_default();
                let says = both_say(cells.unsaid, self.unsaid.get(at).copied().unwrap_or_default(), &absent);
                let columns = kept.get(at).map(|kept| value.differing(kept, &says)).unwrap_or_default();
                let contradicts = |line| Reason::Contradicts { file: None, line, columns: columns.clone() };
                if columns.is_empty() {
                    cells.reject(key, Reason::Twice { first });
                } else {
                    contradicted.entry(at).or_insert_with(|| contradicts(cells.line));
                    cells.reject(key, contradicts(first));
                }
            }
            if !cells.is_good() {
                self.left_out.take(cells, key, self.secrets);
                continue;
            }
            if let Before::Alike(at) = before {
                let (first, second) = (self.seen.line(at).unwrap_or_default(), cells.line);
                self.notices.push(Notice::KeysAlike { key: printable_within(&word, 80), first, second });
            }
            self.unsaid.push(cells.unsaid);
            self.seen.add(spelt, cells.line);
            kept.push(value);
        }
        if unwrapped > 0 {
            self.notices.push(Notice::Unwrapped { count: unwrapped });
        }
        if !contradicted.is_empty() {
            self.take_out(&mut kept, (key, &contradicted), again, read);
        }
        kept
    }

    /// Takes accepted rows out that a later one contradicts. They are read once more, because their cells are not there any more.
    fn take_out<T>(
        &mut self,
        kept: &mut Vec<T>,
        (key, contradicted): (InventoryColumn, &BTreeMap<usize, Reason>),
        again: Box<dyn Rows<'a> + 'a>,
        mut read: impl FnMut(&mut Cells<'_, 'a>) -> Option<T>,
    ) {
        let lines: BTreeMap<u64, &Reason> =
            contradicted.iter().filter_map(|(at, reason)| Some((self.seen.line(*at)?, reason))).collect();
        for Row { at, fields, plain } in again {
            let (Some(reason), Ok(fields)) = (lines.get(&at), fields) else { continue };
            let mut cells = Cells::new(&self.header, &self.profile, self.known, fields, (at, plain));
            cells.again = true;
            whole(&mut cells, key, &mut 0, &mut read);
            cells.reject(key, (*reason).clone());
            self.left_out.take(cells, key, self.secrets);
        }
        let gone: FxHashSet<usize> = contradicted.keys().copied().collect();
        stay(kept, &gone);
        stay(&mut self.unsaid, &gone);
        self.seen.forget(&gone);
        self.left_out.rejected.sort_by_key(|row| row.line);
        self.left_out.cells.sort_by_key(|row| row.line);
    }

    /// Returns the outcome.
    pub(super) fn finish(self, rows: Records) -> Imported {
        let absent = self.header.absent();
        let LeftOut { rejected, mut cells, unread } = self.left_out;
        if !self.says_who {
            // Where nobody has any device, it is not said that nobody has one.
            cells.iter_mut().filter(|row| row.somebody == Somebody::No).for_each(|row| row.somebody = Somebody::Unsaid);
        }
        let devices = matches!(rows, Records::Devices(_));
        Imported {
            table: Table { rows, absent, unread, says_who: self.says_who },
            unsaid: if devices { self.unsaid } else { Vec::new() },
            lines: self.seen.into_lines(),
            key_header: self.header.name(self.header.table.key()).map(str::to_owned),
            kinds: self.kinds,
            rejected,
            columns: self.header.repeated(self.secrets),
            tells_who: self.header.tells_who(),
            cells,
            notices: self.notices,
        }
    }
}

/// Reads a row of the table as a whole. `unwrapped` counts the cells of which a protection was taken off.
fn whole<'a, T>(
    cells: &mut Cells<'_, 'a>,
    key: InventoryColumn,
    unwrapped: &mut u64,
    read: &mut impl FnMut(&mut Cells<'_, 'a>) -> Option<T>,
) -> Option<T> {
    if !cells.has_right_count() {
        return None;
    }
    *unwrapped += cells.unwrap();
    cells.check();
    if cells.profile.few_keys {
        cells.reject(key, Reason::FewKeys);
    }
    read(cells)
}
