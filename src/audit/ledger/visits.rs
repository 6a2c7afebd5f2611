//! Visits and rooms: what was opened and closed, and when.

use super::{reads::ReadIx, retractions::Retractions};
use crate::audit::{ids::RoomName, journal::Order};
use std::collections::BTreeMap;

/// The openings and closings of one thing, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Turns(Vec<(Order, bool)>);

impl Turns {
    pub(super) fn insert(&mut self, at: Order, open: bool) {
        let place = self.0.partition_point(|(order, _)| *order < at);
        self.0.insert(place, (at, open));
    }

    pub(super) fn last(&self, retractions: &Retractions) -> Option<(Order, bool)> {
        self.0.iter().rev().find(|(order, _)| !retractions.is_void(*order)).copied()
    }
}

/// One college within the campaign.
#[derive(Clone, Debug, Default)]
pub(super) struct VisitEntries {
    pub(super) turns: Turns,
    pub(super) rooms: BTreeMap<RoomName, Turns>,
    pub(super) reads: Vec<ReadIx>,
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

impl VisitEntries {
    pub(super) fn was_opened(&self, retractions: &Retractions) -> Option<bool> {
        self.turns.last(retractions).map(|(_, open)| open)
    }

    /// The room's own last opening or closing decides, unless the visit was closed after it.
    pub(super) fn room(&self, room: Option<&RoomName>, retractions: &Retractions) -> RoomState {
        let visit = self.turns.last(retractions);
        let own = room.and_then(|room| self.rooms.get(room)).and_then(|turns| turns.last(retractions));
        match (own, visit) {
            (Some((_, false)), _) => RoomState::Closed,
            (Some((opened, true)), Some((closed, false))) if closed > opened => RoomState::Closed,
            (Some((_, true)), _) => RoomState::Open,
            (None, Some((_, false))) => RoomState::Closed,
            (None, _) => RoomState::Untouched,
        }
    }
}
