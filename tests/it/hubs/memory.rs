//! A hub in memory: the meaning of a hub, without any medium. What the others do is held against it.

use recol::{
    audit::{
        exchange::{Card, Line, RevisionHead, Row, Scope, Segment, SeriesHead, gathered},
        ids::{HubId, Incarnation, Revision, WriterId},
        journal::{Digest, PublicKey, SigningKey, StillId},
    },
    io::{
        album::Photograph,
        hub::{Greeting, Hub, HubError, Refusal, Shot, TakeArrival, TakeSegment, TellRows},
        store::Arrival,
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

#[derive(Clone)]
pub struct MemoryHub(Arc<Mutex<State>>);

struct State {
    office: PublicKey,
    incarnation: u8,
    cards: Vec<Card>,
    floor: Revision,
    revisions: Vec<(RevisionHead, Digest, Vec<Row>)>,
    journal: BTreeMap<WriterId, Vec<Segment>>,
    stills: BTreeMap<StillId, Photograph>,
}

impl MemoryHub {
    pub fn new(name: &str, office: &SigningKey) -> Self {
        let card = Card { key: office.public(), name: name.into(), accepted: true, scope: Scope::All };
        let state = State {
            office: office.public(),
            incarnation: 1,
            cards: vec![card],
            floor: Revision(0),
            revisions: Vec::new(),
            journal: BTreeMap::new(),
            stills: BTreeMap::new(),
        };
        Self(Arc::new(Mutex::new(state)))
    }
}

impl Hub for MemoryHub {
    fn meet(&mut self, _: &[WriterId]) -> Result<Greeting, HubError> {
        let state = self.0.lock().unwrap();
        let head = |(writer, segments): (&WriterId, &Vec<Segment>)| {
            let last = segments.last()?;
            let (campaign, key, head) = (last.campaign(), last.key(), last.head());
            Some(SeriesHead { writer: *writer, campaign, key, seq: head.seq, hash: head.hash })
        };
        Ok(Greeting {
            hub: HubId([1; 16]),
            incarnation: Incarnation([state.incarnation; 16]),
            office: state.office,
            time: None,
            floor: state.floor,
            revisions: state.revisions.iter().map(|(head, digest, _)| (head.revision, *digest)).collect(),
            cards: state.cards.clone(),
            misled: false,
            series: state.journal.iter().filter_map(head).collect(),
            holes: Default::default(),
            troubles: Vec::new(),
        })
    }

    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        let card = Card { key: key.public(), name: name.into(), accepted: false, scope: Scope::All };
        self.0.lock().unwrap().cards.push(card);
        Ok(())
    }

    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        let mut state = self.0.lock().unwrap();
        if state.office != office.public() {
            return Err(Refusal::OfficeOnly.into());
        }
        state.cards = cards.to_vec();
        Ok(())
    }

    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError> {
        if self.0.lock().unwrap().office != office.public() {
            return Err(Refusal::OfficeOnly.into());
        }
        let mut rows = Vec::new();
        let digest = tell(&mut |row, _| {
            rows.push(row.clone());
            Ok(())
        })?;
        self.0.lock().unwrap().revisions.push((head.clone(), digest, rows));
        Ok(())
    }

    fn inventory(&mut self, after: Revision, upto: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError> {
        let revisions = self.0.lock().unwrap().revisions.clone();
        for (head, digest, rows) in revisions {
            let revision = head.revision;
            if revision <= after || revision > upto {
                continue;
            }
            take(Arrival::Revision(head, digest))?;
            for row in rows {
                take(Arrival::Line(Line { revision, row: row.for_scope(scope) }))?;
            }
        }
        Ok(())
    }

    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError> {
        let mut state = self.0.lock().unwrap();
        if state.office != office.public() {
            return Err(Refusal::OfficeOnly.into());
        }
        let (before, mut after): (Vec<_>, Vec<_>) = state.revisions.drain(..).partition(|(head, ..)| head.revision <= floor);
        let (head, digest, _) = before.last().cloned().unwrap();
        after.insert(0, (head, digest, gathered(before.into_iter().flat_map(|(.., rows)| rows))));
        (state.revisions, state.floor) = (after, floor);
        Ok(())
    }

    fn push(&mut self, segment: &Segment) -> Result<(), HubError> {
        self.0.lock().unwrap().journal.entry(segment.head().writer).or_default().push(segment.clone());
        Ok(())
    }

    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        let segments = self.0.lock().unwrap().journal.get(&writer).cloned().unwrap_or_default();
        segments.into_iter().filter(|segment| segment.head().seq >= after.max(1)).try_for_each(|segment| take(Ok(segment)))
    }

    fn stills(&mut self, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError> {
        let state = self.0.lock().unwrap();
        Ok(asked.iter().filter(|(still, _)| state.stills.contains_key(still)).copied().collect())
    }

    fn put_still(&mut self, (still, _): Shot, photograph: &Photograph) -> Result<(), HubError> {
        self.0.lock().unwrap().stills.insert(still, photograph.clone());
        Ok(())
    }

    fn still(&mut self, still: StillId) -> Result<Option<Photograph>, HubError> {
        Ok(self.0.lock().unwrap().stills.get(&still).cloned())
    }

    fn make_place_for_stills(&mut self, _: &SigningKey) -> Result<(), HubError> {
        Ok(())
    }

    fn introduced_as(&mut self, digits: &str) -> Result<Vec<Card>, HubError> {
        let state = self.0.lock().unwrap();
        Ok(state.cards.iter().filter(|card| card.key.to_string().starts_with(digits)).cloned().collect())
    }

    fn succeed(&mut self, before: &PublicKey, name: &str, office: &SigningKey, told: &[Segment]) -> Result<(), HubError> {
        told.iter().try_for_each(|segment| self.push(segment))?;
        let mut state = self.0.lock().unwrap();
        if state.office != *before {
            return Err(Refusal::OtherOffice.into());
        }
        state.office = office.public();
        state.cards.retain(|card| card.key != office.public() && card.key != *before);
        state.cards.push(Card { key: office.public(), name: name.into(), accepted: true, scope: Scope::All });
        Ok(())
    }

    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError> {
        let mut state = self.0.lock().unwrap();
        if state.office != office.public() {
            return Err(Refusal::OfficeOnly.into());
        }
        state.incarnation += 1;
        Ok(())
    }
}
