//! The signed end of a series. It proves that no entry was cut off at the end.

use super::chain::Digest;
use crate::audit::ids::{WriterId, hex, unhex};
use ed25519_dalek::{Signer, Verifier};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// An ed25519 signature.
pub type Signature = [u8; 64];

/// Separates signatures of heads from any other use of the key.
const DOMAIN: &[u8] = b"recol head 1\0";

/// The secret key of a station (ed25519, RFC 8032). Its `Debug` form reveals nothing of it.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

/// The public key of a station, 64 hexadecimal digits in the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "SmolStr", into = "SmolStr")]
pub struct PublicKey([u8; 32]);

/// The last entry of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The series.
    pub writer: WriterId,
    /// The number of its last entry.
    pub seq: u64,
    /// The hash of its last entry.
    pub hash: Digest,
}

/// The signature was not made with the station's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the signature is not of the key that should have signed")]
pub struct BadSignature;

impl Head {
    fn signed_bytes(&self) -> Vec<u8> {
        let WriterId(writer) = self.writer;
        [writer.as_slice(), &self.seq.to_be_bytes(), &self.hash].concat()
    }

    /// Signs this head.
    #[must_use]
    pub fn sign(&self, key: &SigningKey) -> Signature {
        key.sign(DOMAIN, &self.signed_bytes())
    }

    /// Checks a signature.
    ///
    /// # Errors
    /// [`BadSignature`] if another key signed, another head was signed, or `key` is not a valid key.
    pub fn verify(&self, key: &PublicKey, signature: &Signature) -> Result<(), BadSignature> {
        key.verify(DOMAIN, &self.signed_bytes(), signature)
    }
}

impl SigningKey {
    /// Derives the key from 32 random bytes.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes for one use. The domain names the use, so that a signature is not valid for any other.
    #[must_use]
    pub fn sign(&self, domain: &[u8], bytes: &[u8]) -> Signature {
        self.0.sign(&[domain, bytes].concat()).to_bytes()
    }
}

impl PublicKey {
    /// Creates the key from these bytes. Whether they are a valid key is only checked when a signature is verified.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 32] {
        self.0
    }

    /// Its first sixteen bytes in groups of four digits, short enough to compare by telephone: `3f2a 91cc …`.
    #[must_use]
    pub fn groups(&self) -> String {
        let (pairs, _) = self.0.as_chunks::<2>();
        let groups: Vec<String> = pairs.iter().take(8).map(|[a, b]| format!("{a:02x}{b:02x}")).collect();
        groups.join(" ")
    }

    /// Whether a typed text is equal to its groups. Spaces, hyphens and capitals do not matter, but all digits must be
    /// there.
    #[must_use]
    pub fn is_told_by(&self, groups: &str) -> bool {
        let typed: String = groups.chars().filter(char::is_ascii_alphanumeric).collect();
        typed.eq_ignore_ascii_case(&self.groups().replace(' ', "")) || typed.eq_ignore_ascii_case(&self.to_string())
    }

    /// Checks a signature of bytes for one use.
    ///
    /// # Errors
    /// [`BadSignature`] if another key signed, other bytes or another use were signed, or this is not a valid key.
    pub fn verify(&self, domain: &[u8], bytes: &[u8], signature: &Signature) -> Result<(), BadSignature> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&self.0).map_err(|_| BadSignature)?;
        key.verify(&[domain, bytes].concat(), &ed25519_dalek::Signature::from_bytes(signature)).map_err(|_| BadSignature)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl From<PublicKey> for SmolStr {
    fn from(key: PublicKey) -> Self {
        smol_str::format_smolstr!("{key}")
    }
}

impl TryFrom<SmolStr> for PublicKey {
    type Error = NotAKey;
    fn try_from(text: SmolStr) -> Result<Self, NotAKey> {
        unhex(&text).map(Self).ok_or(NotAKey)
    }
}

/// The text is not a key of 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a public key: 64 hexadecimal digits were expected")]
pub struct NotAKey;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_station_signs_its_head() {
        let key = SigningKey::from_seed(&[1; 32]);
        let head = Head { writer: WriterId([2; 16]), seq: 9, hash: [3; 32] };
        let signature = head.sign(&key);
        assert_eq!(head.verify(&key.public(), &signature), Ok(()));
        assert_eq!(Head { seq: 8, ..head }.verify(&key.public(), &signature), Err(BadSignature));
        assert_eq!(head.verify(&SigningKey::from_seed(&[4; 32]).public(), &signature), Err(BadSignature));
        assert_eq!(PublicKey::try_from(SmolStr::from(key.public())), Ok(key.public()));
    }
}
