//! Who is known at a hub, and how much of the inventory is handed to each.

use crate::audit::{journal::PublicKey, uai::Uai};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// How far the inventory goes for a station: devices of these colleges in full, of all others only what names them
/// ([`Row::for_scope`](super::Row::for_scope)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every college.
    #[default]
    All,
    /// These.
    Colleges(BTreeSet<Uai>),
}

impl Scope {
    /// Whether a device recorded there is handed over in full. One recorded in no college is, only where all are.
    #[must_use]
    pub fn holds(&self, college: Option<Uai>) -> bool {
        match self {
            Self::All => true,
            Self::Colleges(colleges) => college.is_some_and(|uai| colleges.contains(&uai)),
        }
    }
}

/// A station as the hub knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its public key: what it is known by.
    pub key: PublicKey,
    /// Its name, as it introduced itself. Raw.
    pub name: SmolStr,
    /// Whether the office has accepted it: before that nothing of it is taken in.
    pub accepted: bool,
    /// How much of the inventory it is handed.
    #[serde(default)]
    pub scope: Scope,
}
