//! What is asked of the worker that records, and what comes of it.

use super::{campaigns::Opening, failure::Failure, whereabouts::Whereabouts};
use crate::audit::{
    ids::CampaignId,
    journal::{Entry, Fact},
    moment::Moment,
};
use smol_str::SmolStr;

/// Tells which asking an outcome answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Work that is done quickly, one after the other, in the order in which it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// Record facts, in this order, durably, all or none.
    Append {
        /// Which asking.
        ticket: Ticket,
        /// When they happened.
        at: Moment,
        /// The facts.
        facts: Vec<Fact>,
    },
    /// Work on another campaign from now on.
    UseCampaign(CampaignId),
    /// Open a campaign over the newest inventory, and work on it from now on.
    OpenCampaign {
        /// Its name.
        name: SmolStr,
        /// How it is held.
        opening: Opening,
    },
    /// Keep the name of the camera that the auditor went on to: it is taken first from now on. Raw.
    PreferCamera(String),
    /// Keep where the auditor is.
    KeepWhereabouts(Box<Whereabouts>),
}

/// What came of it. A campaign that was gone over to comes as [`super::Entered`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordOutcome {
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
    /// The camera's name is kept.
    CameraPreferred,
    /// The camera's name could not be kept.
    CameraNotPreferred(Failure),
    /// Where the auditor is was kept, if that was possible.
    WhereaboutsKept,
}
