//! A hub to which something happens with each request: before it, or when it is done and nobody hears of it.

use recol::{
    audit::{
        exchange::{Card, RevisionHead, Scope, Segment},
        ids::{Revision, WriterId},
        journal::{PublicKey, SigningKey, StillId},
    },
    io::{
        album::Photograph,
        hub::{Begun, Greeting, Hub, HubError, Shot, TakeArrival, TakeSegment, TakeSent, TellRows, Wanted},
    },
};
use std::collections::BTreeSet;

/// What a hub is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Meet,
    Introduce,
    Admit,
    Publish,
    Inventory,
    Gather,
    Push,
    Fetch,
    Stills,
    PutStill,
    Still,
    MakePlace,
    KeepRights,
    IntroducedAs,
    Succeed,
    Restored,
}

/// What happens around the requests.
pub trait Around {
    /// Before the hub is asked; after an error it is not.
    fn before(&mut self, asked: Asked) -> Result<(), HubError>;

    /// After the hub has done it; after an error its answer is lost.
    fn after(&mut self, _: Asked) -> Result<(), HubError> {
        Ok(())
    }
}

/// A hub with something around it.
pub struct Beset<'a, A> {
    pub hub: Box<dyn Hub + 'a>,
    pub around: A,
}

impl<'a, A: Around> Beset<'a, A> {
    pub fn with(hub: impl Hub + 'a, around: A) -> Self {
        Self { hub: Box::new(hub), around }
    }

    fn pass<T>(&mut self, asked: Asked, ask: impl FnOnce(&mut dyn Hub) -> Result<T, HubError>) -> Result<T, HubError> {
        self.around.before(asked)?;
        let done = ask(&mut *self.hub)?;
        self.around.after(asked).map(|()| done)
    }
}

/// Each answer of several is a step of its own, which may be the one that nobody hears of.
fn heard(around: &mut impl Around, asked: Asked, first: &mut bool) -> Result<(), HubError> {
    if !std::mem::take(first) {
        around.before(asked)?;
    }
    around.after(asked)
}

impl<A: Around> Hub for Beset<'_, A> {
    fn knows(&mut self, begun: &[Begun]) {
        self.hub.knows(begun);
    }
    fn meet(&mut self, own: &[WriterId]) -> Result<Greeting, HubError> {
        self.pass(Asked::Meet, |hub| hub.meet(own))
    }
    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        self.pass(Asked::Introduce, |hub| hub.introduce(name, key))
    }
    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        self.pass(Asked::Admit, |hub| hub.admit(cards, office))
    }
    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError> {
        self.pass(Asked::Publish, |hub| hub.publish(head, tell, office))
    }
    fn inventory(&mut self, a: Revision, b: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError> {
        self.pass(Asked::Inventory, |hub| hub.inventory(a, b, scope, take))
    }
    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError> {
        self.pass(Asked::Gather, |hub| hub.gather(floor, office))
    }
    fn push(&mut self, segment: &Segment) -> Result<(), HubError> {
        self.pass(Asked::Push, |hub| hub.push(segment))
    }
    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.pass(Asked::Fetch, |hub| hub.fetch(writer, after, take))
    }
    fn push_all(&mut self, segments: &[Segment], sent: &mut TakeSent<'_>) -> Result<(), HubError> {
        self.around.before(Asked::Push)?;
        let (around, mut first) = (&mut self.around, true);
        self.hub.push_all(segments, &mut |segment, pushed| {
            if pushed.is_ok() {
                heard(around, Asked::Push, &mut first)?;
            }
            sent(segment, pushed)
        })
    }
    fn fetch_all(&mut self, wanted: &[Wanted], take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.around.before(Asked::Fetch)?;
        let (around, mut first) = (&mut self.around, true);
        self.hub.fetch_all(wanted, &mut |segment| {
            heard(around, Asked::Fetch, &mut first)?;
            take(segment)
        })
    }
    fn stills(&mut self, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError> {
        self.pass(Asked::Stills, |hub| hub.stills(asked))
    }
    fn put_still(&mut self, shot: Shot, photograph: &Photograph) -> Result<(), HubError> {
        self.pass(Asked::PutStill, |hub| hub.put_still(shot, photograph))
    }
    fn still(&mut self, still: StillId) -> Result<Option<Photograph>, HubError> {
        self.pass(Asked::Still, |hub| hub.still(still))
    }
    fn make_place_for_stills(&mut self, office: &SigningKey) -> Result<(), HubError> {
        self.pass(Asked::MakePlace, |hub| hub.make_place_for_stills(office))
    }
    fn keep_rights(&mut self, office: &SigningKey) -> Result<Option<String>, HubError> {
        self.pass(Asked::KeepRights, |hub| hub.keep_rights(office))
    }
    fn introduced_as(&mut self, digits: &str) -> Result<Vec<Card>, HubError> {
        self.pass(Asked::IntroducedAs, |hub| hub.introduced_as(digits))
    }
    fn succeed(&mut self, before: &PublicKey, name: &str, office: &SigningKey, told: &[Segment]) -> Result<(), HubError> {
        self.pass(Asked::Succeed, |hub| hub.succeed(before, name, office, told))
    }
    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError> {
        self.pass(Asked::Restored, |hub| hub.restored(office))
    }
}
