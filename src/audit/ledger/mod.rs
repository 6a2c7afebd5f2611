//! The ledger: the entries of a campaign, folded. Any order of arrival, any repetition gives the same ledger.
//!
//! It keeps what was said, sorted by the order of entries; what follows from it is concluded elsewhere. What was
//! retracted stays in it and is passed over when it is asked.

mod ask;
mod fold;
mod reads;
mod retractions;
mod undo;
mod visits;

pub use fold::{Campaign, Decided, Ledger, Note, Station, Touched, Unlabelled};
pub use reads::{Read, ReadIx};
pub use visits::{RoomState, VisitState};
