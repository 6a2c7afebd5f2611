//! A segment: consecutive entries of one series, with the signed head at their end. It is the unit that is handed over,
//! and a file of a folder hub.
//!
//! ```text
//! "RECOLSG1" ‖ campaign 16 ‖ writer 16 ‖ key 32 ‖ first u64 ‖ count u32 ‖ prev 32
//! ‖ count × ( digest 32 ‖ length u32 ‖ salt 16 ‖ payload )     length 0xffffffff: erased, no salt, no payload
//! ‖ signature of the head 64 ‖ sha256 of all before 32          numbers big-endian
//! ```

use crate::audit::{
    ids::{CampaignId, EntryId, WriterId},
    journal::{Broken, Chain, Head, PublicKey, Sealed, Signature, SigningKey, entry_hash},
};
use sha2::{Digest as _, Sha256};

const MAGIC: &[u8; 8] = b"RECOLSG1";
const ERASED: u32 = u32::MAX;

/// The most entries that one segment may hold. It limits what one read from a hub can return.
pub const MOST_ENTRIES: usize = 10_000;
/// With how many bytes of payloads a segment is not made longer. As text or in an answer it is below the 64 MiB that are read then.
pub const FULL_BYTES: usize = 16 << 20;
/// The largest payload in bytes: an entry with a long note has a few thousand.
const LARGEST: usize = 1 << 20;

/// Consecutive entries of one series. In every value of this type the chain is unbroken and the end is signed by its
/// station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    campaign: CampaignId,
    key: PublicKey,
    entries: Vec<Sealed>,
    head: Head,
    signature: Signature,
}

/// Why bytes or entries are not a segment.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// It is another kind of file.
    #[error("not a segment")]
    NotASegment,
    /// A newer version wrote it.
    #[error("a segment of a newer form")]
    Newer,
    /// It is truncated, or some of its bytes changed.
    #[error("cut off or altered: the checksum does not hold")]
    Torn,
    /// It contains no entry, or more than a segment may. Contains the number.
    #[error("a segment of {0} entries")]
    Size(usize),
    /// Its chain is broken.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// Its end is not signed by the key that it names.
    #[error("the signature is not of its station")]
    Signature,
}

impl Segment {
    /// Creates a segment from entries of an own series and signs it.
    ///
    /// # Errors
    /// [`SegmentError::Size`] and [`SegmentError::Broken`]: these entries are not part of a series.
    pub fn signed(campaign: CampaignId, key: &SigningKey, entries: Vec<Sealed>) -> Result<Self, SegmentError> {
        let head = walked(&entries)?;
        Ok(Self { campaign, key: key.public(), signature: head.sign(key), head, entries })
    }

    /// Creates a segment from entries that a hub returned, with the signature of their end.
    ///
    /// # Errors
    /// By case of [`SegmentError`].
    pub fn told(campaign: CampaignId, key: PublicKey, entries: Vec<Sealed>, signature: Signature) -> Result<Self, SegmentError> {
        let head = walked(&entries)?;
        head.verify(&key, &signature).map_err(|_| SegmentError::Signature)?;
        Ok(Self { campaign, key, entries, head, signature })
    }

    /// The campaign that it names. The first entry of the series is authoritative.
    #[must_use]
    pub const fn campaign(&self) -> CampaignId {
        self.campaign
    }

    /// The key that signed it. The receiver must check whether it is a known one.
    #[must_use]
    pub const fn key(&self) -> PublicKey {
        self.key
    }

    /// Its entries, at least one.
    #[must_use]
    pub fn entries(&self) -> &[Sealed] {
        &self.entries
    }

    /// Its end.
    #[must_use]
    pub const fn head(&self) -> Head {
        self.head
    }

    /// The number of its first entry.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.entries.first().map_or(0, |entry| entry.id.seq)
    }

    /// The signature of its end.
    #[must_use]
    pub const fn signature(&self) -> &Signature {
        &self.signature
    }

    /// The bytes of a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.entries.len() * 320 + 256);
        out.extend(MAGIC);
        out.extend(self.campaign.0);
        out.extend(self.head.writer.0);
        out.extend(self.key.bytes());
        out.extend(self.first().to_be_bytes());
        out.extend(u32::try_from(self.entries.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend(self.entries.first().map_or([0; 32], |entry| entry.prev));
        for entry in &self.entries {
            out.extend(entry.payload_digest);
            match &entry.content {
                Some((salt, payload)) => {
                    out.extend(u32::try_from(payload.len()).unwrap_or(ERASED).to_be_bytes());
                    out.extend(salt);
                    out.extend(payload);
                }
                None => out.extend(ERASED.to_be_bytes()),
            }
        }
        out.extend(self.signature);
        let sum: [u8; 32] = Sha256::digest(&out).into();
        out.extend(sum);
        out
    }

    /// Reads a segment from the bytes of a file and checks its checksum, chain and signature.
    ///
    /// # Errors
    /// By case of [`SegmentError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SegmentError> {
        match bytes.get(..8) {
            Some(magic) if magic == MAGIC => {}
            Some(magic) if magic.starts_with(b"RECOLSG") => return Err(SegmentError::Newer),
            _ => return Err(SegmentError::NotASegment),
        }
        let (body, sum) = bytes.split_last_chunk::<32>().ok_or(SegmentError::Torn)?;
        if <[u8; 32]>::from(Sha256::digest(body)) != *sum {
            return Err(SegmentError::Torn);
        }
        let (body, signature) = body.split_last_chunk::<64>().ok_or(SegmentError::Torn)?;
        let mut rest = body.get(8..).ok_or(SegmentError::Torn)?;
        let campaign = CampaignId(take(&mut rest)?);
        let writer = WriterId(take(&mut rest)?);
        let key = PublicKey::from_bytes(take(&mut rest)?);
        let first = u64::from_be_bytes(take(&mut rest)?);
        let count = u32::from_be_bytes(take(&mut rest)?) as usize;
        if count == 0 || count > MOST_ENTRIES {
            return Err(SegmentError::Size(count));
        }
        let mut prev: [u8; 32] = take(&mut rest)?;
        let mut entries = Vec::with_capacity(count);
        for at in 0..count {
            let payload_digest = take(&mut rest)?;
            let content = match u32::from_be_bytes(take(&mut rest)?) {
                ERASED => None,
                length if length as usize > LARGEST => return Err(SegmentError::Torn),
                length => {
                    let salt = take(&mut rest)?;
                    let (payload, behind) = rest.split_at_checked(length as usize).ok_or(SegmentError::Torn)?;
                    rest = behind;
                    Some((salt, payload.to_vec()))
                }
            };
            let id = EntryId { writer, seq: first.saturating_add(at as u64) };
            let hash = entry_hash(id, &prev, &payload_digest);
            entries.push(Sealed { id, prev, payload_digest, content, hash });
            prev = hash;
        }
        if !rest.is_empty() {
            return Err(SegmentError::Torn);
        }
        Self::told(campaign, key, entries, *signature)
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], SegmentError> {
    let (chunk, behind) = rest.split_first_chunk::<N>().ok_or(SegmentError::Torn)?;
    *rest = behind;
    Ok(*chunk)
}

/// Follows a chain of entries and returns its end; an error if the chain is broken.
fn walked(entries: &[Sealed]) -> Result<Head, SegmentError> {
    let first = entries.first().filter(|_| entries.len() <= MOST_ENTRIES).ok_or(SegmentError::Size(entries.len()))?;
    // Every store keeps numbers in 63 bits.
    if first.id.seq == 0 || first.id.seq > i64::MAX.unsigned_abs() - entries.len() as u64 {
        return Err(Broken::Gap { expected: 1, found: first.id.seq }.into());
    }
    let writer = first.id.writer;
    let mut chain = match first.id.seq {
        1 => Chain::of(writer),
        seq => Chain::after(writer, seq - 1, first.prev),
    };
    entries.iter().try_for_each(|entry| chain.follow(entry))?;
    let (seq, hash) = chain.end();
    Ok(Head { writer, seq, hash })
}
