//! The work asked of the outside and what comes of it, as plain data.

use super::{campaigns::Opening, failure::Failure, import::ImportTold, sync::HubAddress, whereabouts::Whereabouts};
use crate::audit::{
    ids::{CampaignId, Tag},
    inventory::Revised,
    journal::{Entry, Fact},
    moment::Moment,
    standing::VerdictClass,
    uai::Uai,
};
use smol_str::SmolStr;
use std::path::PathBuf;

/// Tells which asking an outcome answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

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

/// Which camera work is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LensOrder {
    /// Open the camera.
    Start,
    /// Let go of it.
    Stop,
    /// Take the next camera.
    Cycle,
}

/// Work for the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Record facts, in this order, durably, all or none.
    Append {
        /// Which asking.
        ticket: Ticket,
        /// When they happened.
        at: Moment,
        /// The facts.
        facts: Vec<Fact>,
    },
    /// Look through every campaign of the store; told as seen from the one worked on.
    Survey(Option<CampaignId>),
    /// Work on another campaign from now on.
    UseCampaign(CampaignId),
    /// Open a campaign over the newest inventory, and work on it from now on.
    OpenCampaign {
        /// Its name.
        name: SmolStr,
        /// How it is held.
        opening: Opening,
    },
    /// Write a CSV file.
    Export(ExportOrder),
    /// Stop the export that is being written: no file is left of it.
    Cancel,
    /// Import a file as the next inventory revision.
    Import(PathBuf),
    /// Leave the program for the demonstration.
    Demo,
    /// Look up what became of a device from revision to revision.
    History(Tag),
    /// Sync with the hub now; with this one from now on, if one is named.
    Sync(Option<HubAddress>),
    /// Do something with the camera.
    Lens(LensOrder),
    /// Keep the name of the camera that the auditor went on to: it is taken first from now on. Raw.
    PreferCamera(String),
    /// Keep where the auditor is.
    KeepWhereabouts(Box<Whereabouts>),
    /// Sound the terminal bell in the pattern of a verdict class.
    Ring(VerdictClass),
    /// Leave the program.
    Quit,
}

/// What came of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The facts are on disk, as these entries.
    Appended {
        /// Which asking.
        ticket: Ticket,
        /// The entries.
        entries: Vec<Entry>,
    },
    /// Nothing of it was recorded.
    NotAppended {
        /// Which asking.
        ticket: Ticket,
        /// Why.
        failure: Failure,
    },
    /// Another campaign could not be gone over to: the one before is worked on still.
    NotEntered(Failure),
    /// The file is written.
    Exported {
        /// Where.
        path: PathBuf,
        /// How many rows.
        rows: u64,
    },
    /// The export was stopped, and no file is left of it.
    ExportCancelled,
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
    /// The camera's name is kept.
    CameraPreferred,
    /// Where the auditor is was kept, if that was possible.
    WhereaboutsKept,
    /// Something else failed.
    Failed(Failure),
}
