//! Visits and rooms: what was opened and closed, and when.

use super::{reads::ReadIx, retractions::Retractions};
use crate::audit::{ids::RoomName, journal::Order};
use std::collections::{BTreeMap, BTreeSet};

/// The openings and closings of one thing, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns(Vec<(Order, bool)>);

impl Turns {
    pub(super) fn insert(&mut self, at: Order, open: bool) {
        let place = self.0.partition_point(|(order, _)| *order < at);
        self.0.insert(place, (at, open));
    }

    pub(super) fn last(&self, retractions: &Retractions) -> Option<(Order, bool)> {
        self.last_before(Order::END, retractions)
    }

    /// The last one before a place.
    pub(super) fn last_before(&self, place: Order, retractions: &Retractions) -> Option<(Order, bool)> {
        self.0.iter().rev().find(|(order, _)| *order < place && !retractions.is_void(*order)).copied()
    }
}

/// One college within the campaign.
#[derive(Clone, Debug, Default)]
pub(super) struct VisitEntries {
    pub(super) turns: Turns,
    pub(super) rooms: BTreeMap<RoomName, Turns>,
    pub(super) reads: Vec<ReadIx>,
    /// When something was found in each room, or in none: reads and devices without a label, sorted.
    found: BTreeMap<Option<RoomName>, Vec<Order>>,
}

/// The state of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitState {
    /// It was not opened, and nothing was read there.
    None,
    /// It is in progress.
    Open,
    /// It was closed.
    Closed,
}

impl VisitState {
    /// Its code in files and in JSON, the same in every language.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "not_visited",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// The state of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomState {
    /// It was not opened yet.
    Untouched,
    /// It was opened.
    Open,
    /// It was closed, alone or with the visit.
    Closed,
}

impl RoomState {
    /// Its code in JSON, the same in every language.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Untouched => "not_opened",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl VisitEntries {
    pub(super) fn was_opened(&self, retractions: &Retractions) -> Option<bool> {
        self.turns.last(retractions).map(|(_, open)| open)
    }

    /// Notes that something was found in a room, or in none.
    pub(super) fn find(&mut self, room: Option<&RoomName>, at: Order) {
        let found = self.found.entry(room.cloned()).or_default();
        let place = found.partition_point(|known| *known < at);
        found.insert(place, at);
    }

    /// The room's own last opening or closing decides, unless the visit was closed after it. A closed visit in which somebody who
    /// did not know of it opened a room, or found something, is open there.
    pub(super) fn room(&self, room: Option<&RoomName>, retractions: &Retractions) -> RoomState {
        let visit = self.turns.last(retractions);
        let own = room.and_then(|room| self.rooms.get(room)).and_then(|turns| turns.last(retractions));
        match (own, visit) {
            (Some((shut, false)), Some((closed, false))) => self.since(room, shut.max(closed), retractions),
            (Some((_, false)), _) => RoomState::Closed,
            (Some((opened, true)), Some((closed, false))) if closed > opened => self.since(room, closed, retractions),
            (Some((_, true)), _) => RoomState::Open,
            (None, Some((closed, false))) => self.since(room, closed, retractions),
            (None, _) => RoomState::Untouched,
        }
    }

    /// The state of a room that was closed at this place in the order of entries: open if something was found there later.
    fn since(&self, room: Option<&RoomName>, closed: Order, retractions: &Retractions) -> RoomState {
        let found = self.found.get(&room.cloned()).into_iter().flatten().rev();
        let later = found.take_while(|at| **at > closed).any(|at| !retractions.is_void(*at));
        if later { RoomState::Open } else { RoomState::Closed }
    }

    /// The rooms that any entry names, and `None` where something was found in no room.
    pub(super) fn places(&self) -> BTreeSet<Option<&RoomName>> {
        self.rooms.keys().map(Some).chain(self.found.keys().map(Option::as_ref)).collect()
    }
}
