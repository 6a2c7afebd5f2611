//! An import: files read, merged over the newest revision, stored as the next one.

use super::{clock, session::Session, translate};
use crate::{
    audit::{
        ids::Revision,
        inventory::{Change, Counts, Inventory, MergeMode, Table, merge},
    },
    io::{
        bounded::{self, Meant},
        import::{FullNames, Imported, Problem, read_with},
    },
    job::{Doing, Failure, FailureKind, Hint, Progress},
};
use smol_str::SmolStr;
use std::{ops::ControlFlow, path::Path};

/// The largest file that is read as a table: a million devices are a third of it.
const MOST_IMPORTED: u64 = 512 << 20;

/// A table in bytes, and the name that errors call it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name of the file, without its folder.
    pub name: String,
    /// Its whole content.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads a file, or a pipe that a shell made for it.
    ///
    /// # Errors
    /// Whatever the file system answers; a device, and what is larger than any inventory, is refused.
    pub fn file(path: &Path) -> Result<Self, Failure> {
        let read = bounded::read(path, Meant::FileOrPipe, MOST_IMPORTED);
        let bytes = read.map_err(|refused| translate::unread(Doing::Import, path, &refused))?;
        Ok(Self {
            name: path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned()),
            bytes,
        })
    }
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// What was read from each source, by its name: how many rows, which were rejected, what to know.
    pub files: Vec<(String, Imported)>,
    /// The revision made; `None` if nothing differs from the newest one.
    pub revision: Option<Revision>,
    /// What it changes of the devices.
    pub devices: Counts,
    /// How many devices the inventory holds now.
    pub total: usize,
    /// How many references to holders it took out of the store: only an import of the office keeps them.
    pub holders: u64,
}

impl ImportReport {
    /// How many rows were rejected.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.files.iter().map(|(_, imported)| imported.rejected_rows()).sum()
    }
}

impl Session {
    /// Imports tables as the next inventory revision. Bad rows are left out and reported; a file that cannot be read at
    /// all stops the import before anything is stored.
    ///
    /// # Errors
    /// [`Hint::OfficeOnly`] where the inventory comes from a hub, [`Hint::CheckColumns`] for a file that cannot be read as a table, and every refusal of the store.
    pub fn import(
        &mut self,
        sources: &[Source],
        mode: MergeMode,
        names: FullNames,
        prefixes: Option<Vec<SmolStr>>,
    ) -> Result<ImportReport, Failure> {
        self.import_watched(sources, mode, names, prefixes, &mut |_| ControlFlow::Continue(()))
    }

    /// The same, with somebody who is told how far it is and may stop it: nothing is stored then.
    ///
    /// # Errors
    /// As [`Self::import`], and [`Hint::Stopped`].
    pub fn import_watched(
        &mut self,
        sources: &[Source],
        mode: MergeMode,
        names: FullNames,
        prefixes: Option<Vec<SmolStr>>,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ImportReport, Failure> {
        if !self.is_office()? {
            return Err(super::session::needs(Doing::Import, "", Hint::OfficeOnly));
        }
        let bytes: u64 = sources.iter().map(|source| source.bytes.len() as u64).sum();
        let (mut files, mut before) = (Vec::new(), 0);
        for source in sources {
            // Reading takes about as long as storing: it is the first half.
            let mut reading = |far: Progress| watch(Progress { done: before + far.done, total: bytes.saturating_mul(2) });
            let imported = read_with(&source.name, &source.bytes, names, &mut reading).map_err(|error| Failure {
                kind: FailureKind::User,
                doing: Doing::Import,
                subject: source.name.clone(),
                cause: error.problem.to_string(),
                hint: if matches!(error.problem, Problem::Stopped) { Hint::Stopped } else { Hint::CheckColumns },
            })?;
            before += source.bytes.len() as u64;
            files.push((source.name.clone(), imported));
        }
        let refused = |error| translate::store(Doing::Import, &error);
        let newest = self.newest_revision()?;
        let mut before = self.inventory(newest)?;
        let standing = if names == FullNames::Dropped { self.store().holders().map_err(refused)? } else { 0 };
        if standing > 0 {
            // That nobody knows any more who has them is no change of the inventory: no other station ever knew.
            let mut rows = before.rows().clone();
            rows.devices.iter_mut().for_each(|device| device.custody = device.custody.without_holder());
            before = Inventory::new(newest, rows);
        }
        let tables: Vec<Table> = files.iter().map(|(_, imported)| imported.table.clone()).collect();
        let mut rows = merge(&before, tables, mode);
        if let Some(prefixes) = prefixes {
            rows.prefixes = prefixes;
        }
        let after = Inventory::new(Revision(newest.0 + 1), rows);
        let change = Change::between(&before, &after);
        let revision = if change.is_empty() {
            None
        } else {
            let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
            let steps = change.devices.len() as u64;
            let mut storing = |done: u64| watch(Progress { done: steps + done, total: steps * 2 });
            let stored = self.store_mut().add_revision_watched(clock::now(), &names.join(", "), &change, &mut storing);
            let stored = stored.map_err(refused)?;
            Some(stored.ok_or_else(|| super::session::needs(Doing::Import, &names.join(", "), Hint::Stopped))?)
        };
        let holders = if standing > 0 { self.store_mut().drop_holders().map_err(refused)? } else { 0 };
        Ok(ImportReport { files, revision, devices: change.device_counts(), total: after.devices().len(), holders })
    }
}
