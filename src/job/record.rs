//! The requests to the worker that records, and their results.

use super::{campaigns::Opening, failure::Failure, whereabouts::Whereabouts};
use crate::audit::{
    ids::CampaignId,
    journal::{Entry, Fact},
    moment::Moment,
};
use smol_str::SmolStr;

/// The number of a request. The outcome contains it, so that both can be matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Work that is done quickly, one request after another, in the order of the requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// Record facts durably, in this order, all of them or none.
    Append {
        /// The number of the request.
        ticket: Ticket,
        /// When they happened.
        at: Moment,
        /// The facts.
        facts: Vec<Fact>,
    },
    /// Make another campaign the current one.
    UseCampaign(CampaignId),
    /// Open a campaign over the newest inventory, and make it the current one.
    OpenCampaign {
        /// Its name.
        name: SmolStr,
        /// How to open it.
        opening: Opening,
    },
    /// Store the name of the camera to which the auditor changed. It is opened first from now on. Raw.
    PreferCamera(String),
    /// Store where the auditor is.
    KeepWhereabouts(Box<Whereabouts>),
}

/// The result of a request. A new current campaign is returned as [`super::Entered`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordOutcome {
    /// The facts are on disk, as these entries.
    Appended {
        /// The number of the request.
        ticket: Ticket,
        /// The entries.
        entries: Vec<Entry>,
    },
    /// Nothing of the request was recorded.
    NotAppended {
        /// The number of the request.
        ticket: Ticket,
        /// The reason.
        failure: Failure,
    },
    /// Another campaign could not be entered: the previous one stays the current one.
    NotEntered(Failure),
    /// The camera's name is stored.
    CameraPreferred,
    /// The camera's name could not be stored.
    CameraNotPreferred(Failure),
    /// The auditor's whereabouts are stored, if that was possible.
    WhereaboutsKept,
}
