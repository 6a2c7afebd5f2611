//! Proposals of mappings for files: by what is recorded, and by the mappings that were kept.

use super::{
    import::{Far, ImportSource, Watch, known_with_serials, newest, office_store, opening, unread},
    mappings,
    session::{Session, needs},
};
use crate::{
    audit::inventory::Inventory,
    io::import::Opened,
    job::{Doing, Encoding, Failure, Hint, Mapping, Proposal},
};
use std::path::Path;

impl Session {
    /// Proposes a mapping for a file: the one that was kept for such files, if there is one, else a new one. Asks for the words
    /// that wait for an answer.
    ///
    /// # Errors
    /// As [`Self::plan_import`].
    pub fn propose_import(
        &self,
        source: &ImportSource,
        encoding: Option<Encoding>,
        watch: Watch<'_>,
    ) -> Result<Proposal, Failure> {
        proposal(&self.inventory_for_import()?, Some(self.folder()), (source, encoding), None, watch)
    }

    /// Asks for the words of a file that a mapping does not answer: after a person changed what a column means.
    ///
    /// # Errors
    /// As [`Self::plan_import`].
    pub fn propose_import_by(
        &self,
        source: &ImportSource,
        encoding: Option<Encoding>,
        mapping: &Mapping,
        watch: Watch<'_>,
    ) -> Result<Proposal, Failure> {
        proposal(&self.inventory_for_import()?, None, (source, encoding), Some(mapping), watch)
    }

    fn inventory_for_import(&self) -> Result<Inventory, Failure> {
        if !self.is_office()? {
            return Err(needs(Doing::Import, "", Hint::OfficeOnly));
        }
        self.newest_revision().and_then(|newest| self.inventory(newest))
    }
}

/// Proposes a mapping for a file beside the store of a folder, without changing it. If there is no store yet, nothing is recorded.
/// The answers of an `earlier` mapping stay.
///
/// # Errors
/// As [`Session::propose_import`].
pub fn propose_beside(
    folder: &Path,
    source: &ImportSource,
    encoding: Option<Encoding>,
    earlier: Option<&Mapping>,
    watch: Watch<'_>,
) -> Result<Proposal, Failure> {
    let before = match office_store(folder)? {
        Some(store) => newest(&store)?,
        None => Inventory::default(),
    };
    proposal(&before, Some(folder), (source, encoding), earlier, watch)
}

/// A proposal for a file: by a mapping, or by one that is kept in a data folder, or a new one.
fn proposal(
    before: &Inventory,
    folder: Option<&Path>,
    (source, encoding): (&ImportSource, Option<Encoding>),
    mapping: Option<&Mapping>,
    watch: Watch<'_>,
) -> Result<Proposal, Failure> {
    let (bytes, known) = (source.bytes.len() as u64, known_with_serials(before));
    let refused = |problem| unread(&source.name, &problem);
    let mut far = Far::of(opening(source) + bytes, watch);
    let opened = far.through(opening(source), |watch| Opened::of(&source.bytes, encoding, watch)).map_err(refused)?;
    if let Some(mapping) = mapping {
        return far.through(bytes, |watch| opened.propose_by(&known, mapping, watch)).map_err(refused);
    }
    let kept = folder.map_or_else(|| Ok(Vec::new()), mappings::kept)?;
    if let Some(mapping) = mappings::kept_for(&kept, (&source.name, &opened))? {
        // A college is that of one file, and not of its source: it is looked at again.
        let (confirmed, mapping) = (mapping.college.is_none(), Mapping { college: None, ..mapping.clone() });
        let proposal = far.through(bytes, |watch| opened.propose_by(&known, &mapping, watch)).map_err(refused)?;
        return Ok(Proposal { confirmed, ..proposal });
    }
    far.through(bytes, |watch| opened.propose(&source.name, &known, watch)).map_err(refused)
}
