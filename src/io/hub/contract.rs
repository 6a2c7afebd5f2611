//! The interface that every kind of hub implements.

use super::{Trouble, error::HubError, greeting::Greeting};
use crate::{
    audit::{
        exchange::{Card, RevisionHead, Row, Scope, Segment},
        ids::{Revision, WriterId},
        journal::{Digest, SigningKey},
    },
    io::store::Arrival,
};

/// Receives a row and its written line while a revision is handed out.
pub type TakeRow<'a> = dyn FnMut(&Row, &[u8]) -> Result<(), HubError> + 'a;
/// Passes the rows of a revision to a receiver, and returns the digest at the end.
pub type TellRows<'a> = dyn FnMut(&mut TakeRow<'_>) -> Result<Digest, HubError> + 'a;
/// Receives the parts of an inventory as they arrive.
pub type TakeArrival<'a> = dyn FnMut(Arrival) -> Result<(), HubError> + 'a;
/// Receives a segment, or what is wrong with one.
pub type TakeSegment<'a> = dyn FnMut(Result<Segment, Trouble>) -> Result<(), HubError> + 'a;

/// A hub, as a station sees it. Every call may fail by case of [`HubError`]. The hub stays consistent then: what it
/// accepted is stored completely or not at all.
pub trait Hub {
    /// Returns what the hub has: its stations, its revisions, the length of each series. The own series are checked
    /// closely.
    fn meet(&mut self, own: &[WriterId]) -> Result<Greeting, HubError>;

    /// Sends the station's name and key, for the office to accept.
    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError>;

    /// Sets the list of stations: every card. Only the office may.
    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError>;

    /// Publishes the revision after the newest one. Only the office may.
    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError>;

    /// Fetches the revisions after one, in order, up to another. Rows are returned as a station with this scope
    /// receives them.
    fn inventory(&mut self, after: Revision, upto: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError>;

    /// Merges every revision before one into it. From then on this revision contains the last row of each key, without
    /// the keys that are gone, and earlier ones are no longer handed out. It keeps its number and digest. Only the
    /// office may.
    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError>;

    /// Stores a segment of an own series, after everything the hub already has of that series.
    fn push(&mut self, segment: &Segment) -> Result<(), HubError>;

    /// Fetches the entries of a series after a number, in order.
    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError>;

    /// Begins a new history after the hub was restored from a backup. Only the office may.
    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError>;
}
