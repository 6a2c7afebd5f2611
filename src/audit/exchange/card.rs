//! The stations that a hub knows, and how much of the inventory each of them receives.

use crate::audit::journal::{PublicKey, Scope};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A station as the hub knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its public key, by which it is identified.
    pub key: PublicKey,
    /// The name under which it introduced itself. Raw.
    pub name: SmolStr,
    /// Whether the office has accepted it. Before that, nothing from it is taken in.
    pub accepted: bool,
    /// How much of the inventory it receives.
    #[serde(default)]
    pub scope: Scope,
}
