//! An import: reads files, compares them with the newest revision to make a plan, and stores the plan as the next
//! revision.

use super::{
    clock, mappings,
    session::{Session, needs},
    translate,
};
use crate::{
    audit::{
        ids::Revision,
        inventory::{Change, Inventory, MergeMode, Records, Spared, Step, Table, merge},
    },
    io::{
        bounded::{self, Meant},
        import::{FullNames, Known, Opened, Problem, Terms, hold_back_contradictions, is_workbook, without_person},
        store::{Store, StoreError},
    },
    job::{Doing, Encoding, Failure, FailureKind, FileTold, Hint, ImportTold, Mapping, Means, Progress, TableKind},
};
use smol_str::SmolStr;
use std::{mem::take, ops::ControlFlow, path::Path};

/// The largest file in bytes that is read as a table: a million devices are a third of it.
const MOST_IMPORTED: u64 = 512 << 20;

/// A table in bytes, with the name that errors use for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSource {
    /// The name of the file, without its folder. One that may be that of a person is left out but for its ending: the revision keeps
    /// it, and every station receives that.
    pub name: String,
    /// Its whole content.
    pub bytes: Vec<u8>,
}

impl ImportSource {
    /// Reads a file, or a pipe that a shell created for it.
    ///
    /// # Errors
    /// The errors of the file system. A device, and a file larger than any inventory, is refused.
    pub fn file(path: &Path) -> Result<Self, Failure> {
        let read = bounded::read(path, Meant::FileOrPipe, MOST_IMPORTED);
        let bytes = read.map_err(|refused| translate::unread(Doing::Import, path, &refused))?;
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        Ok(Self { name: without_person(&name), bytes })
    }
}

/// The options of an import.
#[derive(Clone, Debug)]
pub struct ImportOrder {
    /// The tables.
    pub sources: Vec<ImportSource>,
    /// What they contain: changes, or the whole tables.
    pub mode: MergeMode,
    /// How many records the user expects to be removed; `None` if nothing was said about it.
    pub remove: Option<usize>,
    /// Whether the data that only the office may keep is kept.
    pub names: FullNames,
    /// The encoding of the files; `None` detects it.
    pub encoding: Option<Encoding>,
    /// The prefixes from this revision on; `None` keeps the known ones.
    pub prefixes: Option<Vec<SmolStr>>,
    /// What the columns and words of the files mean that it was made for: one file alone must be such a file. It is kept when
    /// the import is stored. `None` for the mapping that was kept for such a file before, if there is one.
    pub mapping: Option<Mapping>,
}

/// A file of an import, opened.
type File<'s> = (&'s ImportSource, Opened<'s>);

impl ImportOrder {
    /// The mapping for each of its files: its own, where it was made for that one; or else one that was kept.
    fn mappings<'m>(&'m self, kept: &'m [Mapping], files: &[File<'_>]) -> Result<Vec<Option<&'m Mapping>>, Failure> {
        let all = self.mapping.as_ref().map_or(kept, std::slice::from_ref);
        let one = |(source, opened): &File<'_>| mappings::kept_for(all, (&source.name, opened));
        let mut found = files.iter().map(one).collect::<Result<Vec<_>, _>>()?;
        // A mapping that was made for none of them was not made for the first one: that is the error.
        if self.mapping.is_some() && found.iter().all(Option::is_none) {
            found.iter_mut().take(1).for_each(|first| *first = self.mapping.as_ref());
        }
        Ok(found)
    }

    /// Opens its files.
    fn opened(&self, far: &mut Far<'_>) -> Result<Vec<File<'_>>, Failure> {
        let mut files = Vec::new();
        for source in &self.sources {
            let weight = opening(source);
            let opened = far.through(weight, |watch| Opened::of(&source.bytes, self.encoding, watch));
            files.push((source, opened.map_err(|problem| unread(&source.name, &problem))?));
        }
        Ok(files)
    }
}

/// How much it is to open a file, beside its bytes that are read.
pub(super) fn opening(source: &ImportSource) -> u64 {
    if is_workbook(&source.bytes) { source.bytes.len() as u64 } else { 0 }
}

/// How far several works are together, each with a weight.
pub(super) struct Far<'w> {
    before: u64,
    total: u64,
    watch: Watch<'w>,
}

impl<'w> Far<'w> {
    /// Nothing is done of works with these weights together.
    pub(super) fn of(total: u64, watch: Watch<'w>) -> Self {
        Self { before: 0, total, watch }
    }

    /// Does the next one.
    pub(super) fn through<T>(&mut self, weight: u64, work: impl FnOnce(Watch<'_>) -> T) -> T {
        let (before, total) = (self.before, self.total);
        let done = work(&mut |far| {
            let share = far.done.saturating_mul(weight).checked_div(far.total).unwrap_or_default();
            (self.watch)(Progress { done: before + share, total })
        });
        self.before += weight;
        done
    }
}

/// What an import would change in the newest revision. Nothing is written yet.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    /// The revision with which it was compared.
    base: Revision,
    /// The names of the files.
    source: String,
    /// What was found, with the counts; no revision is stored yet.
    told: ImportTold,
    change: Change,
    /// The mapping to keep when it is stored.
    mapping: Option<Mapping>,
}

/// How many records may be removed without a confirmation, and which part of a table (one in …). Of 100 devices that is 5,
/// of 10,000 it is 50: what a year's retirements do not exceed, and a truncated file does.
const MOST_REMOVED: usize = 50;
const REMOVED_PART: usize = 20;

/// Receives the progress of an import and may stop it.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

impl ImportPlan {
    /// What was found in the files, and the counts of changes.
    #[must_use]
    pub const fn told(&self) -> &ImportTold {
        &self.told
    }

    /// What would be added, changed and removed.
    #[must_use]
    pub const fn change(&self) -> &Change {
        &self.change
    }

    /// Tells how many records a person expects to be removed, now that they have seen the plan.
    pub fn expect_removed(&mut self, removed: Option<usize>) {
        if removed.is_some() && self.told.unconfirmed == removed {
            self.told.unconfirmed = None;
        }
    }
}

impl Session {
    /// Plans an import and carries it out.
    ///
    /// # Errors
    /// As [`Self::plan_import`] and [`Self::commit_import`].
    pub fn import(&mut self, order: &ImportOrder, watch: Watch<'_>) -> Result<ImportTold, Failure> {
        let plan = self.plan_import(order, watch)?;
        self.commit_import(plan, watch)
    }

    /// Reads tables and compares them with the newest revision. Bad rows are left out and reported; a file that cannot
    /// be read at all is refused.
    ///
    /// # Errors
    /// [`Hint::OfficeOnly`] if the inventory comes from a hub, [`Hint::CheckColumns`] for a file that cannot be read as
    /// a table, [`Hint::Stopped`], and every refusal of the store.
    pub fn plan_import(&self, order: &ImportOrder, watch: Watch<'_>) -> Result<ImportPlan, Failure> {
        if !self.is_office()? {
            return Err(needs(Doing::Import, "", Hint::OfficeOnly));
        }
        plan(Some(self.store()), self.folder(), order, watch)
    }
    /// Stores a plan as the next revision, completely or not at all.
    ///
    /// # Errors
    /// [`Hint::ConfirmRemoval`] if it removes many records and the order does not say how many, or says another number;
    /// [`Hint::ImportAgain`] if another import was stored in between, [`Hint::Stopped`], and every refusal of the
    /// store.
    pub fn commit_import(&mut self, plan: ImportPlan, watch: Watch<'_>) -> Result<ImportTold, Failure> {
        let refused = |error| translate::store(Doing::Import, &error);
        let ImportPlan { base, source, mut told, change, mapping } = plan;
        if let Some(removed) = told.unconfirmed {
            let cause = format!("{removed} records would be removed, and --remove {removed} was not given");
            let hint = Hint::ConfirmRemoval;
            return Err(Failure { kind: FailureKind::User, doing: Doing::Import, subject: source, cause, hint });
        }
        if let Some(mapping) = &mapping {
            mappings::keep(self.folder(), mapping)?;
        }
        if !change.is_empty() {
            let steps = change.devices.len() as u64;
            let mut storing = |done: u64| watch(Progress { done: steps + done, total: steps * 2 });
            let stored = self.store_mut().add_revision_watched(clock::now(), &source, (base, &change), &mut storing);
            told.revision = Some(stored.map_err(refused)?.ok_or_else(|| needs(Doing::Import, &source, Hint::Stopped))?);
        }
        // The revision is stored: that this could not be noted is no reason to say that it is not.
        let _ = self.knows_its_own();
        if told.holders > 0 {
            told.holders = self.store_mut().drop_holders().map_err(refused)?;
        }
        Ok(told)
    }
}

pub(super) fn known_with_serials(before: &Inventory) -> Known<'_> {
    let mut known = Known::of(before);
    known.learn_serials(before);
    known
}

pub(super) fn newest(store: &Store) -> Result<Inventory, Failure> {
    let read = store.newest_revision().and_then(|newest| store.inventory(newest));
    read.map_err(|error| translate::store(Doing::Import, &error))
}

/// Plans an import into the store of a folder without changing it. If there is no store yet, plans it into an empty
/// one.
///
/// # Errors
/// As [`Session::plan_import`].
pub fn plan_beside(folder: &Path, order: &ImportOrder, watch: Watch<'_>) -> Result<ImportPlan, Failure> {
    plan(office_store(folder)?.as_ref(), folder, order, watch)
}

/// The store of an office, to be read; `None` if there is none yet.
///
/// # Errors
/// [`Hint::OfficeOnly`] if its inventory comes from a hub, and every refusal of the store.
pub(super) fn office_store(folder: &Path) -> Result<Option<Store>, Failure> {
    let refused = |error| translate::store(Doing::Import, &error);
    let store = match Store::open_read_only(folder) {
        Ok(store) => store,
        Err(StoreError::Absent { .. }) => return Ok(None),
        Err(error) => return Err(refused(error)),
    };
    let office = match store.station_key().map_err(refused)? {
        Some(key) => store.is_office(&key).map_err(refused)?,
        None => false,
    };
    if !office && store.pin().map_err(refused)?.is_some() {
        return Err(needs(Doing::Import, "", Hint::OfficeOnly));
    }
    Ok(Some(store))
}

fn plan(store: Option<&Store>, folder: &Path, order: &ImportOrder, watch: Watch<'_>) -> Result<ImportPlan, Failure> {
    let refused = |error| translate::store(Doing::Import, &error);
    let (mut before, mut holders) = (Inventory::default(), 0);
    if let Some(store) = store {
        before = newest(store)?;
        holders = if order.names == FullNames::Dropped { store.holders().map_err(refused)? } else { 0 };
    }
    if holders > 0 {
        // Removing the holders is not a change of the inventory, because no other station ever had them.
        let mut rows = before.rows().clone();
        rows.devices.iter_mut().for_each(|device| device.custody = device.custody.without_holder());
        before = Inventory::new(before.revision(), rows);
    }
    let kept = if order.mapping.is_none() { mappings::kept(folder)? } else { Vec::new() };
    // A college is that of one file, and not of its source.
    let kept: Vec<Mapping> = kept.into_iter().map(|mapping| Mapping { college: None, ..mapping }).collect();
    // Reading takes about as long as storing, so it counts as the first half.
    let weights: u64 = order.sources.iter().map(|source| source.bytes.len() as u64 + opening(source)).sum();
    let mut far = Far::of(weights.saturating_mul(2), watch);
    let opened = order.opened(&mut far)?;
    let mappings = order.mappings(&kept, &opened)?;
    for ((source, opened), _) in opened.iter().zip(&mappings).filter(|(_, mapping)| mapping.is_none()) {
        if let Some(problem) = opened.nearly_fitting(&kept) {
            return Err(unread(&source.name, &problem));
        }
    }
    let known = known(&before, mappings.iter().flatten().copied());
    let terms = Terms { full_names: order.names, encoding: order.encoding, known, mapping: None };
    let anew = before.rows().devices.is_empty() && before.held_back().is_empty() && opened.len() == 1;
    let (files, tables) = read(&opened, &mappings, (terms, anew), &mut far)?;
    if let Some(mapping) = &order.mapping {
        let brought = tables.iter().filter_map(|table| if let Records::Colleges(all) = &table.rows { Some(all) } else { None });
        let known = before.rows().colleges.iter().chain(brought.flatten()).map(|college| college.uai).collect();
        if let Some(uai) = mappings::unknown_college(mapping, &known) {
            let (subject, cause) = (mapping.source.clone(), format!("{}{uai}", mappings::UNKNOWN_COLLEGE));
            let (kind, hint) = (FailureKind::User, Hint::CheckMapping);
            return Err(Failure { kind, doing: Doing::Import, subject, cause, hint });
        }
    }
    drop(opened);
    let spared = if order.mode == MergeMode::Replace { Spared::of(&before, &tables) } else { Spared::default() };
    let kept = spared.devices.len() + spared.colleges.len() + spared.programmes.len();
    let mut rows = merge(&before, tables, order.mode);
    if let Some(prefixes) = &order.prefixes {
        rows.prefixes.clone_from(prefixes);
    }
    let (total, held_back) = (rows.devices.len(), rows.held_back.clone());
    let change = Change::onward(&before, rows);
    let devices = change.device_counts();
    let source = order.sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>().join(", ");
    let unconfirmed = unconfirmed(&before, &change, &files, order.remove);
    let nameless = spared.nameless;
    let told = ImportTold { files, revision: None, devices, total, holders, held_back, kept, nameless, unconfirmed };
    Ok(ImportPlan { base: before.revision(), source, told, change, mapping: order.mapping.clone() })
}

/// What is recorded, as far as these mappings need it.
fn known<'i, 'm>(before: &'i Inventory, mut mappings: impl Iterator<Item = &'m Mapping>) -> Known<'i> {
    let by_serial = mappings.any(|mapping| mapping.columns.iter().any(|column| column.means == Means::SerialAsTag));
    if by_serial { known_with_serials(before) } else { Known::of(before) }
}

/// Returns how many records are removed, if that needs a confirmation that the order does not contain.
///
/// It needs one if one table loses more than [`MOST_REMOVED`] records or more than a part of them, or if its file is empty.
fn unconfirmed(before: &Inventory, change: &Change, files: &[FileTold], said: Option<usize>) -> Option<usize> {
    fn gone<K, T>(steps: &[Step<K, T>]) -> usize {
        steps.iter().filter(|step| matches!(step, Step::Removed(_))).count()
    }
    let rows = before.rows();
    let tables = [
        (TableKind::Devices, gone(&change.devices), rows.devices.len() + rows.held_back.len()),
        (TableKind::Colleges, gone(&change.colleges), rows.colleges.len()),
        (TableKind::Programmes, gone(&change.programmes), rows.programmes.len()),
    ];
    let empty = |kind| files.iter().filter(|file| file.table == kind).all(|file| file.rows == 0);
    let many = |(kind, gone, of): &(TableKind, usize, usize)| {
        *gone > 0 && (*gone > MOST_REMOVED || gone.saturating_mul(REMOVED_PART) > *of || empty(*kind))
    };
    let removed = tables.iter().map(|(_, gone, _)| gone).sum();
    let confirmed = match said {
        Some(number) => number == removed,
        None => !tables.iter().any(many),
    };
    (!confirmed).then_some(removed)
}

pub(super) fn unread(name: &str, problem: &Problem) -> Failure {
    Failure {
        kind: FailureKind::User,
        doing: Doing::Import,
        subject: name.to_owned(),
        cause: problem.to_string(),
        hint: problem.hint(),
    }
}

/// Reads every source. Returns what was found in each, and their tables. The colleges of a file are known to those after it. Rows
/// that contradict each other are held back. `anew` is whether no device is recorded, nor brought by another file.
fn read(
    opened: &[File<'_>],
    mappings: &[Option<&Mapping>],
    (mut terms, anew): (Terms<'_>, bool),
    far: &mut Far<'_>,
) -> Result<(Vec<FileTold>, Vec<Table>), Failure> {
    let mut files = Vec::new();
    for ((source, file), mapping) in opened.iter().zip(mappings) {
        terms.mapping = mapping.cloned();
        let imported = far.through(source.bytes.len() as u64, |watch| file.read(&terms, watch));
        let imported = imported.map_err(|problem| unread(&source.name, &problem))?;
        if let Records::Colleges(colleges) = &imported.table.rows {
            terms.known.learn(colleges);
        }
        files.push((source.name.as_str(), imported));
    }
    hold_back_contradictions(&mut files);
    let (mut told, mut tables) = (Vec::new(), Vec::new());
    for (name, mut file) in files {
        let table = match file.table.rows {
            Records::Devices(_) => TableKind::Devices,
            Records::Colleges(_) => TableKind::Colleges,
            Records::Programmes(_) => TableKind::Programmes,
        };
        told.push(FileTold {
            name: name.to_owned(),
            table,
            rows: file.table.rows.len(),
            rejected: take(&mut file.rejected),
            columns: take(&mut file.columns),
            tells_who: file.tells_who,
            cells: take(&mut file.cells),
            notices: take(&mut file.notices),
        });
        tables.append(&mut file.tables(anew));
    }
    Ok((told, tables))
}
