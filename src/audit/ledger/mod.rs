//! The ledger: the entries of a campaign, folded. Any order of arrival, any repetition gives the same ledger.
//!
//! It keeps what was said, sorted by the order of entries; what follows from it is concluded elsewhere. What was
//! retracted stays in it and is passed over when it is asked. What was said without the right to is set
//! aside, with its author.

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
