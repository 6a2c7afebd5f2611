//! An import: files read, merged over the newest revision, stored as the next one.

use super::{clock, session::Session, translate};
use crate::{
    audit::{
        ids::Revision,
        inventory::{Change, Counts, Inventory, Mode, Table, merge},
    },
    io::import::{FullNames, Imported, read_with},
    job::{Doing, Failure, FailureKind, Hint},
};
use smol_str::SmolStr;
use std::{fs, path::Path};

/// A table in bytes, and the name that errors call it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name of the file, without its folder.
    pub name: String,
    /// Its whole content.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads a file.
    ///
    /// # Errors
    /// Whatever the file system answers.
    pub fn file(path: &Path) -> Result<Self, Failure> {
        let bytes = fs::read(path).map_err(|error| translate::file(Doing::Import, path, &error))?;
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
        mode: Mode,
        names: FullNames,
        prefixes: Option<Vec<SmolStr>>,
    ) -> Result<ImportReport, Failure> {
        if !self.is_office()? {
            return Err(super::session::needs(Doing::Import, "", Hint::OfficeOnly));
        }
        let mut files = Vec::new();
        for source in sources {
            let imported = read_with(&source.name, &source.bytes, names).map_err(|error| Failure {
                kind: FailureKind::User,
                doing: Doing::Import,
                subject: source.name.clone(),
                cause: error.problem.to_string(),
                hint: Hint::CheckColumns,
            })?;
            files.push((source.name.clone(), imported));
        }
        let newest = self.newest_revision()?;
        let before = self.inventory(newest)?;
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
            let stored = self.store_mut().add_revision(clock::now(), &names.join(", "), &change);
            Some(stored.map_err(|error| translate::store(Doing::Import, &error))?)
        };
        Ok(ImportReport { files, revision, devices: change.device_counts(), total: after.devices().len() })
    }
}
