//! The ledger: the entries of a campaign, folded. The order of arrival and repetitions make no difference to it.
//!
//! It stores what entries state, sorted by the order of entries. What follows from them is concluded elsewhere.
//! Retracted entries stay in it, and its answers leave them out. Entries whose author had no right to state them are
//! set aside, with their author.

mod aside;
mod ask;
mod authority;
mod book;
mod entries;
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
pub use entries::Entries;
pub use reads::{Read, ReadIx};
pub use said::{Campaign, Decided, Lost, Note, Participant, Touched, Unlabelled};
pub use visits::{RoomState, VisitState};
