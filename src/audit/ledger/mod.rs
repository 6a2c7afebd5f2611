//! The ledger: the entries of a campaign, folded. Any order of arrival, any repetition gives the same ledger.
//!
//! It keeps what was said, sorted by the order of entries; what follows from it is concluded elsewhere. What was
//! retracted stays in it and is passed over when it is asked. What somebody said who may not say it is set aside, and told.

mod aside;
mod ask;
mod authority;
mod fold;
mod reads;
mod retractions;
mod timing;
mod undo;
mod visits;

pub use aside::Aside;
pub use authority::Reason;
pub use fold::{Campaign, Decided, Ledger, Note, Station, Terms, Touched, Unlabelled};
pub use reads::{Read, ReadIx};
pub use visits::{RoomState, VisitState};
