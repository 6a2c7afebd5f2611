//! What is asked of the worker for what may take long, and what comes of it.

use super::{failure::Failure, import::ImportTold};
use crate::audit::{
    ids::{CampaignId, Tag},
    inventory::Revised,
    uai::Uai,
};
use std::path::PathBuf;

/// A CSV profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Semicolons, BOM, CRLF, French headers and words: opens in a French Excel by a double click.
    #[default]
    ExcelFr,
    /// Commas, no BOM, CRLF as RFC 4180 says, English headers and codes: for programs.
    Rfc4180,
}

/// What to export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportOrder {
    /// Where to; the file is replaced at once or not at all.
    pub path: PathBuf,
    /// In which form.
    pub profile: Profile,
    /// Of which campaign; `None` for the one that the writer has at hand.
    pub campaign: Option<CampaignId>,
    /// Only this college.
    pub college: Option<Uai>,
    /// Conformity too, not only discrepancies.
    pub all: bool,
    /// One row per college instead of one per finding.
    pub summary: bool,
}

/// Work that may take long. No scan waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Look through every campaign of the store; told as seen from the one worked on.
    Survey(Option<CampaignId>),
    /// Write a table.
    Export(ExportOrder),
    /// Import a file as the next inventory revision.
    Import(PathBuf),
    /// Look up what became of a device from revision to revision.
    History(Tag),
}

/// What came of it. The campaigns come as [`super::Survey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrandOutcome {
    /// The file is written.
    Exported {
        /// Where.
        path: PathBuf,
        /// How many rows.
        rows: u64,
    },
    /// The export was stopped, and no file is left of it.
    ExportCancelled,
    /// The file could not be written: the target is as it was.
    NotExported(Failure),
    /// A file was imported.
    Imported(ImportTold),
    /// A file could not be imported: nothing of it is stored.
    NotImported(Failure),
    /// The revisions in which a device came, changed or went, oldest first.
    History {
        /// The device.
        tag: Tag,
        /// The revisions.
        revisions: Vec<Revised>,
    },
    /// Something could not be looked up.
    NotFound(Failure),
}
