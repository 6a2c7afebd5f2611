//! The hash chain of a series.
//!
//! `hash = sha256(tag ‖ writer ‖ seq ‖ prev ‖ phash)` with `phash = sha256(salt ‖ payload)`. Because only the *digest*
//! of the payload is chained, a payload can be erased (privacy) and the chain can still be verified. The salt prevents
//! an erased payload from being guessed.

use crate::audit::ids::{EntryId, WriterId};
use sha2::{Digest as _, Sha256};

/// A SHA-256 digest.
pub type Digest = [u8; 32];
/// Sixteen random bytes, drawn anew for every entry by the station that appends it.
pub type Salt = [u8; 16];

/// The hash before the first entry of a series.
pub const GENESIS: Digest = [0; 32];
/// Separates these hashes from any other use of SHA-256.
const DOMAIN: &[u8] = b"recol entry 1\0";

/// An entry in the form in which it is stored and passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Its identity.
    pub id: EntryId,
    /// The hash of the entry before it; [`GENESIS`] for the first.
    pub prev: Digest,
    /// The digest of salt and payload.
    pub payload_digest: Digest,
    /// Salt and payload; `None` once the payload was erased.
    pub content: Option<(Salt, Vec<u8>)>,
    /// The hash of the entry.
    pub hash: Digest,
}

/// The digest of a payload with its salt.
#[must_use]
pub fn payload_digest(salt: &Salt, payload: &[u8]) -> Digest {
    Sha256::new().chain_update(salt).chain_update(payload).finalize().into()
}

/// The hash of an entry. It covers its identity, the previous hash and the digest of its payload.
#[must_use]
pub fn entry_hash(id: EntryId, prev: &Digest, payload: &Digest) -> Digest {
    let WriterId(writer) = id.writer;
    let hash = Sha256::new().chain_update(DOMAIN).chain_update(writer).chain_update(id.seq.to_be_bytes());
    hash.chain_update(prev).chain_update(payload).finalize().into()
}

/// Seals a payload as the entry `id` after the entry whose hash is `prev`.
#[must_use]
pub fn seal(id: EntryId, prev: Digest, salt: Salt, payload: Vec<u8>) -> Sealed {
    let payload_digest = payload_digest(&salt, &payload);
    Sealed { id, prev, payload_digest, hash: entry_hash(id, &prev, &payload_digest), content: Some((salt, payload)) }
}

/// Where and how a chain is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An entry before this one is missing, or this one occurs twice.
    #[error("entry {found} where {expected} was expected: an entry is missing or doubled")]
    Gap {
        /// The number that should follow.
        expected: u64,
        /// The number found.
        found: u64,
    },
    /// The entry belongs to another series.
    #[error("entry {0} belongs to another series")]
    Series(EntryId),
    /// It does not follow the previous entry: one of the two was replaced.
    #[error("entry {0} does not follow the one before it: one of the two was altered")]
    Link(EntryId),
    /// Its payload is not the one that was sealed.
    #[error("the payload of entry {0} was altered")]
    Payload(EntryId),
    /// Its own hash is wrong.
    #[error("the hash of entry {0} was altered")]
    Hash(EntryId),
}

/// Follows one series and checks each entry against the previous one.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    writer: WriterId,
    seq: u64,
    last: Digest,
}

impl Chain {
    /// Starts at the beginning of a series.
    #[must_use]
    pub const fn of(writer: WriterId) -> Self {
        Self { writer, seq: 0, last: GENESIS }
    }

    /// Starts after an entry that is already known.
    #[must_use]
    pub const fn after(writer: WriterId, seq: u64, hash: Digest) -> Self {
        Self { writer, seq, last: hash }
    }

    /// Checks the next entry and moves to it.
    ///
    /// # Errors
    /// [`Broken`], by case; the position does not change then.
    pub fn follow(&mut self, entry: &Sealed) -> Result<(), Broken> {
        if entry.id.writer != self.writer {
            return Err(Broken::Series(entry.id));
        }
        if entry.id.seq != self.seq + 1 {
            return Err(Broken::Gap { expected: self.seq + 1, found: entry.id.seq });
        }
        if entry.prev != self.last {
            return Err(Broken::Link(entry.id));
        }
        if let Some((salt, payload)) = &entry.content
            && payload_digest(salt, payload) != entry.payload_digest
        {
            return Err(Broken::Payload(entry.id));
        }
        if entry_hash(entry.id, &entry.prev, &entry.payload_digest) != entry.hash {
            return Err(Broken::Hash(entry.id));
        }
        (self.seq, self.last) = (entry.id.seq, entry.hash);
        Ok(())
    }

    /// The number and hash of the last entry that was checked (0 and [`GENESIS`] at the beginning).
    #[must_use]
    pub const fn end(&self) -> (u64, Digest) {
        (self.seq, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(n: u64) -> Vec<Sealed> {
        let writer = WriterId([7; 16]);
        let mut prev = GENESIS;
        (1..=n)
            .map(|seq| {
                let entry =
                    seal(EntryId { writer, seq }, prev, [u8::try_from(seq).unwrap(); 16], format!("payload {seq}").into_bytes());
                prev = entry.hash;
                entry
            })
            .collect()
    }

    fn walk(entries: &[Sealed]) -> Result<(), Broken> {
        let mut chain = Chain::of(WriterId([7; 16]));
        entries.iter().try_for_each(|entry| chain.follow(entry))
    }

    #[test]
    fn a_chain_holds_with_an_erased_payload() {
        let mut entries = series(4);
        entries[1].content = None;
        assert_eq!(walk(&entries), Ok(()));
    }

    #[test]
    fn every_tampering_is_named() {
        let entries = series(4);
        let id = |seq| EntryId { writer: WriterId([7; 16]), seq };
        let broken = |change: &dyn Fn(&mut Vec<Sealed>)| {
            let mut tampered = entries.clone();
            change(&mut tampered);
            walk(&tampered)
        };
        assert_eq!(broken(&|e| drop(e.remove(1))), Err(Broken::Gap { expected: 2, found: 3 }));
        assert_eq!(broken(&|e| e[2].content.as_mut().unwrap().1.push(b'!')), Err(Broken::Payload(id(3))));
        assert_eq!(broken(&|e| e[2] = seal(id(3), e[2].prev, [0; 16], b"other".to_vec())), Err(Broken::Link(id(4))));
        assert_eq!(broken(&|e| e[3].hash[0] ^= 1), Err(Broken::Hash(id(4))));
        assert_eq!(
            broken(&|e| e[0].id.writer = WriterId([8; 16])),
            Err(Broken::Series(EntryId { writer: WriterId([8; 16]), seq: 1 }))
        );
    }
}
