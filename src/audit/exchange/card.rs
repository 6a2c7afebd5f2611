//! Who is known at a hub, and how much of the inventory is handed to each.

use crate::audit::journal::{PublicKey, Scope};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

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
