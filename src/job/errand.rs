//! The requests to the worker for work that may take long, and their results.

use super::{
    failure::Failure,
    import::ImportTold,
    importing::{Compared, Completed, PlanOrder, Planned, RevisionTold, Steps},
    label::{LabelOrder, Labelled},
    mapping::{Mapping, Proposal},
};
use crate::audit::{
    finding::{Code, Finding},
    ids::{Author, CampaignId, ProgrammeCode, Revision, Tag},
    inventory::Revised,
    journal::Spot,
    moment::Moment,
    uai::Uai,
};
use smol_str::SmolStr;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// The format of an exported file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportFormat {
    /// CSV.
    #[default]
    Csv,
    /// A workbook: a summary, and the findings.
    Xlsx,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    JsonLines,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::JsonLines];

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
        }
    }

    /// The format with the ending of a path. Any other ending means CSV.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let is_its = |format: &Self| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(format.ending()));
        Self::ALL.into_iter().find(is_its).unwrap_or_default()
    }
}

/// The profile of an export: the layout and wording of CSV, and the language of a workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Semicolons, BOM, CRLF, French headers and words: opens in a French Excel by a double click.
    #[default]
    ExcelFr,
    /// Commas, no BOM, CRLF as RFC 4180 says, English headers and codes: for programs. A workbook has English words.
    Rfc4180,
}

/// What to export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportOrder {
    /// The target. It is replaced completely or not at all.
    pub path: PathBuf,
    /// The format.
    pub format: ExportFormat,
    /// The profile.
    pub profile: Profile,
    /// The campaign; `None` for the one that the writer already has.
    pub campaign: Option<CampaignId>,
    /// Only these colleges; all of them if it is empty.
    pub colleges: Vec<Uai>,
    /// Only devices of this programme.
    pub programme: Option<ProgrammeCode>,
    /// Only these findings, in the order of a report; `None` for every one that the other fields admit.
    pub only: Option<BTreeSet<Finding>>,
    /// Export conformity too, not only discrepancies.
    pub all: bool,
    /// One row per college instead of one per finding.
    pub summary: bool,
    /// In a workbook, a sheet for each college.
    pub sheet_per_college: bool,
}

/// What a paper is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperWhat {
    /// The procès-verbal of a college.
    Minutes(Uai),
    /// The recapitulation of the campaign.
    Recap,
    /// The campaign as an HTML page.
    Page,
    /// The count sheets of the rooms of a college.
    Sheets(Uai),
    /// The archive of a college.
    Handover(Uai),
}

/// A paper to be made of the current campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOrder {
    /// The target. It is replaced completely or not at all.
    pub path: PathBuf,
    /// What it is about.
    pub what: PaperWhat,
    /// Its language, as a code.
    pub lang: &'static str,
}

/// What was exported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many rows, of findings or of colleges.
    pub rows: u64,
    /// How many tags and serial numbers a spreadsheet would change that opens the file by double click.
    pub changed: u64,
    /// The first of them. Raw.
    pub example: SmolStr,
    /// Whether an earlier export of the same name was replaced.
    pub replaced: bool,
}

/// Work that may take long. No scan waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Read every campaign of the store. The result is given from the view of this current campaign.
    Survey(Option<CampaignId>),
    /// Write a table.
    Export(ExportOrder),
    /// Make a paper, and write it.
    Paper(PaperOrder),
    /// Write a sheet of labels.
    Label(LabelOrder),
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
    /// Compare two revisions.
    Compare(Revision, Revision),
    /// Look up the changes of a device from revision to revision, and what became of it in the other campaigns.
    History(Tag),
    /// Show a folder, or a file, with the program that the system has for it.
    Open(PathBuf),
}

/// What is known about a device beyond the current campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeviceHistory {
    /// The revisions in which it was added, changed or removed, oldest first.
    pub revisions: Vec<Revised>,
    /// The other campaigns that concluded something about it, or in which it was read, the latest first.
    pub campaigns: Vec<OtherCampaign>,
}

/// What another campaign says about a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherCampaign {
    /// Its name. Raw.
    pub name: SmolStr,
    /// When it was opened.
    pub opened: Moment,
    /// What it concludes about the device, in the college where it was read or is recorded.
    pub code: Option<Code>,
    /// When and where it was last read, and who read it.
    pub read: Option<(Moment, Spot, Author)>,
}

/// The result of an errand. A survey is returned as [`super::Survey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrandOutcome {
    /// The file is written.
    Exported {
        /// Where.
        path: PathBuf,
        /// What is in it.
        exported: Exported,
    },
    /// The paper is written.
    PaperMade {
        /// Where.
        path: PathBuf,
        /// How many pages it has.
        pages: usize,
        /// How many letters stand in it as escapes.
        escaped: u32,
        /// How many photographs that belong into it are missing or damaged here, and left out.
        left_out: usize,
        /// Whether an earlier paper of the same name was replaced.
        replaced: bool,
    },
    /// A blind count hides what would stand on the paper; nothing is written.
    PaperHidden,
    /// The labels are written.
    Labelled(Labelled),
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
    /// Two revisions, compared.
    Compared(Box<Compared>),
    /// What is known about a device beyond the current campaign.
    History {
        /// The device.
        tag: Tag,
        /// What is known.
        history: DeviceHistory,
    },
    /// Another program shows this.
    Opened(PathBuf),
    /// Something could not be looked up.
    NotFound(Failure),
}
