//! The proof that one office follows another: the signature of the recovery key that the office before had named. Stored as
//! JSON, like the facts that contain it.

use super::head::{BadSignature, PublicKey, Signature, SigningKey};
use crate::audit::ids::{CampaignId, hex, unhex};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// Separates these signatures from any other use of the key.
const DOMAIN: &[u8] = b"recol succession 1\0";

/// A recovery key's signature of one succession at one hub, 128 hexadecimal digits in the journal.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct Proof(pub Signature);

/// The bytes that a recovery key signs: the hub's roster, the office before, the one after.
fn succession(hub: CampaignId, before: &PublicKey, after: &PublicKey) -> Vec<u8> {
    [hub.0.as_slice(), &before.bytes(), &after.bytes()].concat()
}

impl Proof {
    /// Attests that one office takes the place of another at a hub.
    #[must_use]
    pub fn sign(recovery: &SigningKey, hub: CampaignId, before: &PublicKey, after: &PublicKey) -> Self {
        Self(recovery.sign(DOMAIN, &succession(hub, before, after)))
    }

    /// Checks it.
    ///
    /// # Errors
    /// [`BadSignature`] if another key signed, or another succession was signed.
    pub fn verify(
        &self,
        recovery: &PublicKey,
        hub: CampaignId,
        before: &PublicKey,
        after: &PublicKey,
    ) -> Result<(), BadSignature> {
        recovery.verify(DOMAIN, &succession(hub, before, after), &self.0)
    }
}

/// The text is not a proof of 128 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a proof: 128 hexadecimal digits were expected")]
pub struct NotAProof;

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proof({self})")
    }
}

impl From<Proof> for SmolStr {
    fn from(proof: Proof) -> Self {
        smol_str::format_smolstr!("{proof}")
    }
}

impl TryFrom<SmolStr> for Proof {
    type Error = NotAProof;
    fn try_from(text: SmolStr) -> Result<Self, NotAProof> {
        unhex(&text).map(Self).ok_or(NotAProof)
    }
}
