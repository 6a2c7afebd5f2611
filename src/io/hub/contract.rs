//! The interface that every kind of hub implements.

use super::{Trouble, error::HubError, greeting::Greeting};
use crate::{
    audit::{
        exchange::{Card, RevisionHead, Row, Scope, Segment},
        ids::{CampaignId, Revision, WriterId},
        journal::{Digest, PublicKey, SigningKey, StillId},
        uai::Uai,
    },
    io::{album::Photograph, store::Arrival},
};
use std::collections::BTreeSet;

/// A photograph, and the college where it was taken.
pub type Shot = (StillId, Uai);

/// Receives a row and its written line while a revision is handed out.
pub type TakeRow<'a> = dyn FnMut(&Row, &[u8]) -> Result<(), HubError> + 'a;
/// Passes the rows of a revision to a receiver, and returns the digest at the end.
pub type TellRows<'a> = dyn FnMut(&mut TakeRow<'_>) -> Result<Digest, HubError> + 'a;
/// Receives the parts of an inventory as they arrive.
pub type TakeArrival<'a> = dyn FnMut(Arrival) -> Result<(), HubError> + 'a;
/// Receives a segment, or what is wrong with one.
pub type TakeSegment<'a> = dyn FnMut(Result<Segment, Trouble>) -> Result<(), HubError> + 'a;
/// Receives what became of a segment that was sent. An error ends the sending.
pub type TakeSent<'a> = dyn FnMut(&Segment, Result<(), HubError>) -> Result<(), HubError> + 'a;

/// A series of which at least the first entry is in the store: its campaign, and the key of its station.
pub type Begun = (WriterId, (CampaignId, PublicKey));

/// What is asked for of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The series.
    pub writer: WriterId,
    /// The number after which its entries are wanted.
    pub after: u64,
    /// How many they are, as the hub itself told. Only portions what is asked for at once: all that are there are fetched.
    pub entries: u64,
}

/// A hub, as a station sees it. Every call may fail by case of [`HubError`]. The hub stays consistent then: what it
/// accepted is stored completely or not at all.
pub trait Hub {
    /// Takes note of the series that the station has, so that [`Hub::meet`] need not look up how they begin.
    fn knows(&mut self, _begun: &[Begun]) {}

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

    /// Stores a segment of each of several own series, and says of each in turn whether it is stored. Those that a call does
    /// not come to say may be stored too. Together, where each question costs a journey.
    fn push_all(&mut self, segments: &[Segment], sent: &mut TakeSent<'_>) -> Result<(), HubError> {
        segments.iter().try_for_each(|segment| {
            let pushed = self.push(segment);
            sent(segment, pushed)
        })
    }

    /// Fetches the entries of a series after a number, in order.
    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError>;

    /// Fetches the entries of several series, each in order. Together, where each question costs a journey.
    fn fetch_all(&mut self, wanted: &[Wanted], take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        wanted.iter().try_for_each(|Wanted { writer, after, .. }| self.fetch(*writer, *after, take))
    }

    /// Returns those of the photographs that the hub has, as far as this station may know.
    fn stills(&mut self, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError>;

    /// Stores a photograph. Once more is nothing more. [`HubError::NoPlace`] at a hub that was made before there were any.
    fn put_still(&mut self, shot: Shot, photograph: &Photograph) -> Result<(), HubError>;

    /// Fetches a photograph, checked; `None` if the hub does not have it, or not for this station.
    fn still(&mut self, still: StillId) -> Result<Option<Photograph>, HubError>;

    /// Makes the place for photographs at a hub that has none. Only the office may.
    fn make_place_for_stills(&mut self, office: &SigningKey) -> Result<(), HubError>;

    /// Sets the rights that a hub lacks because it was made before them, as found at the last [`Hub::meet`]. Only the office may.
    /// Returns the name of who owns the hub, if nobody else can set them. A hub that keeps no rights lacks none.
    fn keep_rights(&mut self, _office: &SigningKey) -> Result<Option<String>, HubError> {
        Ok(None)
    }

    /// Returns the introductions under a key that begins with these digits, which [`Hub::meet`] may leave out where there are
    /// too many of them.
    fn introduced_as(&mut self, digits: &str) -> Result<Vec<Card>, HubError>;

    /// Returns the names under which a station logs in, as far as it introduced itself with them. A hub where nobody logs in has none.
    fn roles_of(&mut self, _key: &PublicKey) -> Result<Vec<String>, HubError> {
        Ok(Vec::new())
    }

    /// Makes a station the office in the place of another key. `told` are the segments with its statement about that. Whether
    /// it is attested is checked by every station ([`crate::audit::journal::Offices::attested`]).
    fn succeed(&mut self, before: &PublicKey, name: &str, office: &SigningKey, told: &[Segment]) -> Result<(), HubError>;

    /// Begins a new history after the hub was restored from a backup. Only the office may.
    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError>;
}
