//! The requests to the worker for work that may take long, and their results.

use super::{
    failure::Failure,
    import::ImportTold,
    importing::{Completed, PlanOrder, Planned, RevisionTold, Steps},
    mapping::{Mapping, Proposal},
};
use crate::audit::{
    ids::{CampaignId, Revision, Tag},
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
    /// The target. It is replaced completely or not at all.
    pub path: PathBuf,
    /// The profile.
    pub profile: Profile,
    /// The campaign; `None` for the one that the writer already has.
    pub campaign: Option<CampaignId>,
    /// Only this college.
    pub college: Option<Uai>,
    /// Export conformity too, not only discrepancies.
    pub all: bool,
    /// One row per college instead of one per finding.
    pub summary: bool,
}

/// Work that may take long. No scan waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Read every campaign of the store. The result is given from the view of this current campaign.
    Survey(Option<CampaignId>),
    /// Write a table.
    Export(ExportOrder),
    /// Find the files that a typed path may mean.
    Complete(String),
    /// Read a file, and propose what its columns and words mean; with a mapping, only what the words mean that it does not say.
    Propose(PathBuf, Option<Mapping>),
    /// Compare a file with the newest revision, and keep the plan.
    Plan(PlanOrder),
    /// Store the plan that was made last as the next revision. Contains the number of records that a person expects to be
    /// removed, if they were asked.
    Store(Option<usize>),
    /// Write the rejected rows of the plan that was made last to a file beside this one, which it was made of.
    Rejects(PathBuf),
    /// Read the revisions.
    Revisions,
    /// Look up what a revision changed.
    Steps(Revision),
    /// Look up the changes of a device from revision to revision.
    History(Tag),
}

/// The result of an errand. A survey is returned as [`super::Survey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrandOutcome {
    /// The file is written.
    Exported {
        /// Where.
        path: PathBuf,
        /// How many rows.
        rows: u64,
    },
    /// The export was stopped; no file remains.
    ExportCancelled,
    /// The file could not be written; the target is unchanged.
    NotExported(Failure),
    /// The files that a typed path may mean.
    Completed(Completed),
    /// What the columns and words of a file mean.
    Proposed(Box<Proposal>),
    /// What an import would do.
    Planned(Box<Planned>),
    /// A plan was stored.
    Imported(ImportTold),
    /// A file could not be read, or a plan not be stored; nothing of it is stored.
    NotImported(Failure),
    /// The rejected rows of a plan are written.
    Rejects {
        /// Where.
        path: PathBuf,
        /// How many rows.
        rows: u64,
    },
    /// The revisions, newest first.
    Revisions(Vec<RevisionTold>),
    /// What a revision changed.
    Steps(Revision, Steps),
    /// The revisions in which a device was added, changed or removed, oldest first.
    History {
        /// The device.
        tag: Tag,
        /// The revisions.
        revisions: Vec<Revised>,
    },
    /// Something could not be looked up.
    NotFound(Failure),
}
