//! The work requested from the outside, as plain data: jobs, outcomes, failures, what the lens shows, the stamp of
//! time, the results of a sync.
//!
//! The screen sends requests and the outside answers, both in these types. Neither depends on the other.

mod address;
mod campaigns;
mod errand;
mod failure;
mod glimpse;
mod import;
mod importing;
mod label;
mod mapping;
mod office;
mod path;
mod photograph;
mod preview;
mod progress;
mod record;
mod stamp;
mod sync;
mod table;
mod thing;
mod whereabouts;
mod work;

/// The new sights of a glimpse, in the types of the vision.
pub use crate::vision::{Doubt, Sight};
/// A picture, a code in it and what it lacks, for modules that may not use [`crate::vision`].
pub use crate::vision::{Gray, Spotted, Wish};
pub use address::HubAddress;
pub use campaigns::{CampaignOverview, Entered, Opening, Survey};
pub use errand::{
    DeviceHistory, Errand, ErrandOutcome, ExportFormat, ExportOrder, Exported, OtherCampaign, PaperOrder, PaperWhat, Profile,
};
pub use failure::{Doing, Failure, FailureKind, Hint};
pub use glimpse::{Glimpse, LensEvent, LensFace, LensTrouble, StillFault};
pub use import::{
    Encoding, FileTold, ImportTold, LEFT_OUT, Notice, Reason, Rejected, RejectedCells, Somebody, WITH_SOMEBODY, rows_of,
};
pub use importing::{Compared, Completed, PlanOrder, Planned, RevisionTold, Steps};
pub use label::{LabelOrder, LabelWords, Labelled, Symbology};
pub use mapping::{AskedWord, MappedColumn, MappedWord, Mapping, Means, Proposal, WordMeans, WordOf};
pub use office::{HubOrder, HubOutcome, StationState, StationTold, StationsTold};
pub use path::{plain_path, plain_paths};
pub use photograph::{Asked, Drawn, Given, Kept, PhotographOrder, PhotographOutcome, is_path, kilobytes, may_be_path};
pub use preview::{CellSize, Way, Why};
pub use progress::Progress;
pub use record::{Record, RecordOutcome, Ticket};
pub use stamp::Stamp;
pub use sync::{SyncNews, SyncProgress, SyncReport, SyncStep, SyncTrouble};
pub use table::TableKind;
pub use thing::Thing;
pub use whereabouts::{At, Whereabouts};
pub use work::{Job, LensOrder, LoopOrder};
