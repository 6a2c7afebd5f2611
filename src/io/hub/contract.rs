//! What every hub does, wherever it lies.

use super::{Trouble, error::HubError, greeting::Greeting};
use crate::{
    audit::{
        exchange::{Card, RevisionHead, Row, Scope, Segment},
        ids::{Revision, WriterId},
        journal::{Digest, SigningKey},
    },
    io::store::Arrival,
};

/// Takes a row and its written line while a revision is handed out.
pub type TakeRow<'a> = dyn FnMut(&Row, &[u8]) -> Result<(), HubError> + 'a;
/// Hands the rows of a revision to whoever takes them, and tells the digest when all are told.
pub type TellRows<'a> = dyn FnMut(&mut TakeRow<'_>) -> Result<Digest, HubError> + 'a;
/// Takes what arrives of an inventory.
pub type TakeArrival<'a> = dyn FnMut(Arrival) -> Result<(), HubError> + 'a;
/// Takes a segment, or what is wrong with one.
pub type TakeSegment<'a> = dyn FnMut(Result<Segment, Trouble>) -> Result<(), HubError> + 'a;

/// A hub, as a station sees it. Every call may fail by case of [`HubError`] and leaves the hub whole then: what it took is
/// there as a whole or not at all.
pub trait Hub {
    /// What there is: who, which revisions, how far each series goes. The own series are looked at closely.
    fn meet(&mut self, own: &[WriterId]) -> Result<Greeting, HubError>;

    /// Tells the station's name and key, for the office to accept.
    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError>;

    /// Sets who is known: every card. The office alone may.
    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError>;

    /// Publishes the revision after the newest. The office alone may.
    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError>;

    /// Brings the revisions after one, in order, up to another; rows as a station of that scope is handed them.
    fn inventory(&mut self, after: Revision, upto: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError>;

    /// Gathers every revision before one into it: from then on it tells how each key stands, what is gone by then left out,
    /// and earlier ones are told no more. It keeps its number and digest. The office alone may.
    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError>;

    /// Takes a segment of an own series, after all that it holds of it.
    fn push(&mut self, segment: &Segment) -> Result<(), HubError>;

    /// Brings what it holds of a series after a number, in order.
    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError>;

    /// Begins a new history: after the hub was restored from a backup. The office alone may.
    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError>;
}
