//! Proposals of mappings for files: by what is recorded, and by the mappings that were kept.

use super::{
    import::{ImportSource, known_with_serials, newest, office_store, unread},
    mappings,
    session::{Session, needs},
};
use crate::{
    audit::inventory::Inventory,
    io::import::{propose, propose_by},
    job::{Doing, Encoding, Failure, Hint, Mapping, Proposal},
};
use std::path::Path;

impl Session {
    /// Proposes a mapping for a file: the one that was kept for such files, if there is one, else a new one. Asks for the words
    /// that wait for an answer.
    ///
    /// # Errors
    /// As [`Self::plan_import`].
    pub fn propose_import(&self, source: &ImportSource, encoding: Option<Encoding>) -> Result<Proposal, Failure> {
        proposal(&self.inventory_for_import()?, self.folder(), source, encoding)
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
    ) -> Result<Proposal, Failure> {
        proposal_by(&self.inventory_for_import()?, source, encoding, mapping)
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
) -> Result<Proposal, Failure> {
    let before = match office_store(folder)? {
        Some(store) => newest(&store)?,
        None => Inventory::default(),
    };
    match earlier {
        Some(mapping) => proposal_by(&before, source, encoding, mapping),
        None => proposal(&before, folder, source, encoding),
    }
}

fn proposal(before: &Inventory, folder: &Path, source: &ImportSource, encoding: Option<Encoding>) -> Result<Proposal, Failure> {
    let kept = mappings::kept(folder)?;
    if let Some(mapping) = mappings::kept_for(&kept, &source.bytes, encoding) {
        // A college is that of one file, and not of its source: it is looked at again.
        let (confirmed, mapping) = (mapping.college.is_none(), Mapping { college: None, ..mapping.clone() });
        return proposal_by(before, source, encoding, &mapping).map(|proposal| Proposal { confirmed, ..proposal });
    }
    let known = known_with_serials(before);
    propose(&source.name, &source.bytes, encoding, &known).map_err(|error| unread(&source.name, &error.problem))
}

fn proposal_by(
    before: &Inventory,
    source: &ImportSource,
    encoding: Option<Encoding>,
    mapping: &Mapping,
) -> Result<Proposal, Failure> {
    let known = known_with_serials(before);
    let proposed = propose_by(&source.name, &source.bytes, encoding, &known, mapping);
    proposed.map_err(|error| unread(&source.name, &error.problem))
}
