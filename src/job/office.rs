//! What the office asks of its hub, and what it hears: who is known there, and who is accepted.

use super::Failure;
use crate::audit::{
    journal::{PublicKey, Scope},
    moment::Moment,
};
use smol_str::SmolStr;

/// A request to the hub. It may take as long as the hub does; no key and no other work waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubOrder {
    /// Who is known there.
    Stations,
    /// Accept a station for a scope, or turn it away.
    Admit {
        /// The key of the station.
        key: PublicKey,
        /// For which colleges; `None` to turn it away.
        scope: Option<Scope>,
    },
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubOutcome {
    /// Who is known, after what was asked.
    Stations(StationsTold),
    /// The hub was not reached, or refused.
    NotDone(Failure),
}

/// Who is known at a hub.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StationsTold {
    /// Whether this station is the office there.
    pub is_office: bool,
    /// The stations, in the order of the hub.
    pub stations: Vec<StationTold>,
}

/// A station as the office sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StationTold {
    /// Its key, by which it is identified.
    pub key: PublicKey,
    /// Its name. Raw.
    pub name: SmolStr,
    /// Whether it is accepted.
    pub state: StationState,
    /// For which colleges it is accepted.
    pub scope: Scope,
    /// Whether it is the office.
    pub is_office: bool,
    /// Whether it is this station.
    pub is_own: bool,
    /// When this station last agreed with the hub; of another one, when the latest entry of it that is here was written.
    pub heard: Option<Moment>,
}

/// The state of a station at the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StationState {
    /// It is accepted.
    Accepted,
    /// It was refused.
    Refused,
    /// It has introduced itself and waits for acceptance.
    Waiting,
}
