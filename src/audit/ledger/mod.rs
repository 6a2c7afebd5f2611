//! The ledger: the entries of a campaign, folded. Any order of arrival, any repetition gives the same ledger.
//!
//! It keeps what was said, sorted by the order of entries; what follows from it is concluded elsewhere. What was
//! retracted stays in it and is passed over when it is asked. What was said without the right to is set
//! aside, with its author.

mod aside;
mod ask;
mod authority;
mod book;
mod fold;
mod reads;
mod retractions;
mod said;
mod timing;
mod undo;
mod visits;

pub use aside::Aside;
pub use authority::Reason;
pub use book::{Ledger, Terms};
pub use reads::{Read, ReadIx};
pub use said::{Campaign, Decided, Note, Participant, Touched, Unlabelled};
pub use visits::{RoomState, VisitState};
