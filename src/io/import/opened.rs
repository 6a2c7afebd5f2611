//! A file that was opened once: its text is decoded, or its workbook unpacked, and then it is looked at, read or proposed.

use super::{
    colleges, devices,
    error::Problem,
    full_names::FullNames,
    known::Known,
    mapping,
    outcome::Imported,
    profile::Profile,
    programmes,
    proposal::{self, Look},
    sheet::Sheet,
    source::Source,
    watch::{Watch, part},
};
use crate::job::{Encoding, Mapping, Notice, Proposal, TableKind};

/// What the user says about a file, and what is recorded already.
#[derive(Clone, Debug, Default)]
pub struct Terms<'i> {
    /// Whether the data that only the office may keep is kept.
    pub full_names: FullNames,
    /// The encoding; `None` detects it.
    pub encoding: Option<Encoding>,
    /// What is recorded.
    pub known: Known<'i>,
    /// What columns and words mean; `None` for what the headers mean by themselves.
    pub mapping: Option<Mapping>,
}

/// A file that was opened.
pub struct Opened<'b>(Source<'b>);

/// Whether bytes are those of a workbook: to open it takes about as long as to read it.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    Source::is_book(bytes)
}

impl<'b> Opened<'b> {
    /// Opens bytes. `encoding` is that of a text, if the user names it. Whoever watches is told how far a workbook is unpacked.
    ///
    /// # Errors
    /// [`Problem::Stopped`], and every [`Problem`] of bytes that are no table.
    pub fn of(bytes: &'b [u8], encoding: Option<Encoding>, watch: Watch<'_>) -> Result<Self, Problem> {
        Source::of(bytes, encoding, watch).map(Self)
    }

    /// Reads its table, on these terms.
    ///
    /// # Errors
    /// As [`super::read_knowing`].
    pub fn read(&self, terms: &Terms<'_>, watch: Watch<'_>) -> Result<Imported, Problem> {
        read_source(&self.0, terms, watch)
    }

    /// The position of the mapping that was made for files like this one: the columns that it uses are there, and the file is none
    /// with Récol's own headers. Of several it is the one that knows most of its columns, and of those the last.
    ///
    /// # Errors
    /// The positions of two that know as many, and contradict each other.
    pub fn fitting(&self, mappings: &[Mapping]) -> Result<Option<usize>, (usize, usize)> {
        if mappings.is_empty() { Ok(None) } else { mapping::fitting(mappings, &self.0) }
    }

    /// Why none of these mappings is for a file that one of them was nearly made for: a column that it uses is missing. `None` if
    /// one of them is for it, or none nearly.
    #[must_use]
    pub fn nearly_fitting(&self, mappings: &[Mapping]) -> Option<Problem> {
        if mappings.is_empty() { None } else { mapping::nearly_fitting(mappings, &self.0) }
    }

    /// Proposes a mapping, and asks for what its words mean. `name` is the name of the file; `known` is what is recorded.
    ///
    /// The rows are read with the proposed mapping, and what is asked is what would hold them back, and the kinds that are not
    /// known. A proposal whose mapping has no key yet asks for no words.
    ///
    /// # Errors
    /// As [`Self::read`], but for unknown headers: these are for a person to map.
    pub fn propose(&self, name: &str, known: &Known<'_>, watch: Watch<'_>) -> Result<Proposal, Problem> {
        let draft = proposal::drafted(name, &self.0, known, &mut part(watch, 0, 2))?;
        self.proposed(draft, known, &mut part(watch, 1, 2))
    }

    /// Asks for what the words mean that a mapping does not answer. The columns of the proposal are those of the file.
    ///
    /// # Errors
    /// As [`Self::read`] with this mapping.
    pub fn propose_by(&self, known: &Known<'_>, mapping: &Mapping, watch: Watch<'_>) -> Result<Proposal, Problem> {
        self.proposed(proposal::redrafted(mapping, &self.0, known)?, known, watch)
    }

    fn proposed(&self, draft: (Mapping, Vec<Look>), known: &Known<'_>, watch: Watch<'_>) -> Result<Proposal, Problem> {
        let terms = Terms { known: known.clone(), mapping: Some(draft.0.clone()), ..Terms::default() };
        let (rejected, kinds, rows) = match self.read(&terms, watch) {
            Ok(imported) => {
                let rows = imported.table.rows.len() + imported.rejected_rows();
                (imported.rejected, imported.kinds, rows)
            }
            // Without a key no row can be read yet.
            Err(Problem::Mapping(_)) => (Vec::new(), Vec::new(), mapping::rows(&self.0, &draft.0)),
            Err(problem) => return Err(problem),
        };
        Ok(proposal::proposed(draft, (&rejected, &kinds), rows as u64, known))
    }
}

/// Reads the table of a source.
fn read_source(source: &Source<'_>, terms: &Terms<'_>, watch: Watch<'_>) -> Result<Imported, Problem> {
    let (header, rows) = match &terms.mapping {
        Some(mapping) => mapping::mapped(source.readings(), mapping)?,
        None => mapping::detected(source.readings())?,
    };
    let key = header.table.key();
    let profile = Profile::of(&header, rows.again(), key, &mut part(watch, 0, 2))?;
    if let Some((first, second)) = header.twice.iter().find(|(_, second)| profile.differs(*second)) {
        let column = header.columns.get(*first).copied().flatten().unwrap_or(key);
        let name = |at: &usize| header.names.get(*at).cloned().unwrap_or_default();
        return Err(Problem::HeaderTwice { column, first: name(first), second: name(second) });
    }
    let notice = source.notice(rows.sheet());
    let mut reading = part(watch, 1, 2);
    let mut sheet = Sheet::new(header, (profile, rows), &terms.known, terms.full_names, &mut reading);
    sheet.notices.extend(notice);
    sheet.notices.extend(terms.mapping.as_ref().map(|mapping| Notice::Mapped(mapping::shown(&mapping.source))));
    let rows = match sheet.header.table {
        TableKind::Devices => devices::read(&mut sheet),
        TableKind::Colleges => colleges::read(&mut sheet),
        TableKind::Programmes => programmes::read(&mut sheet),
    };
    if sheet.stopped { Err(Problem::Stopped) } else { Ok(sheet.finish(rows)) }
}
