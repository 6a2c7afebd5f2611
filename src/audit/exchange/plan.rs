//! What is to be done with this station's own series: its end here is compared with its end at the hub.

use crate::audit::{
    ids::{CampaignId, WriterId},
    journal::{Digest, PublicKey},
};

/// The end of a series at a hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesHead {
    /// The series.
    pub writer: WriterId,
    /// The campaign that it belongs to.
    pub campaign: CampaignId,
    /// The key that it is signed with.
    pub key: PublicKey,
    /// The number of its last entry there.
    pub seq: u64,
    /// The hash of that entry.
    pub hash: Digest,
}

/// What is to be done with an own series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Both ends are the same.
    Same,
    /// The hub holds the beginning of it: send the entries after this number.
    Push(u64),
    /// The hub holds a different entry in the place of one of these: two copies of this store were both written to.
    Forked,
    /// The hub holds more entries than this store: an older copy of this store was restored, or another copy was
    /// written to.
    Behind,
    /// The hub holds less than it has acknowledged: an older copy of the hub was restored.
    HubLost,
}

/// Compares an own series with the part of it that a hub holds.
///
/// `here` is the number of its last entry here. `hash_at` returns the hash of an entry held here. `acknowledged` is the
/// number up to which this history of the hub has acknowledged the series.
pub fn own(here: u64, hash_at: impl Fn(u64) -> Option<Digest>, acknowledged: u64, hub: Option<&SeriesHead>) -> Own {
    let Some(head) = hub else {
        return match (acknowledged, here) {
            (0, 0) => Own::Same,
            (0, _) => Own::Push(0),
            _ => Own::HubLost,
        };
    };
    if head.seq > here {
        return Own::Behind;
    }
    if hash_at(head.seq) != Some(head.hash) {
        return Own::Forked;
    }
    if head.seq < acknowledged {
        return Own::HubLost;
    }
    if head.seq == here { Own::Same } else { Own::Push(head.seq) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_its_answer() {
        let head = |seq, hash: u8| SeriesHead {
            writer: WriterId([1; 16]),
            campaign: CampaignId([2; 16]),
            key: PublicKey::from_bytes([3; 32]),
            seq,
            hash: [hash; 32],
        };
        // Here: entries 1 to 5, the hash of each its number five times over.
        let at = |seq: u64| (1..=5).contains(&seq).then(|| [u8::try_from(seq).unwrap(); 32]);
        assert_eq!(own(0, at, 0, None), Own::Same);
        assert_eq!(own(5, at, 0, None), Own::Push(0));
        assert_eq!(own(5, at, 3, None), Own::HubLost);
        assert_eq!(own(5, at, 5, Some(&head(5, 5))), Own::Same);
        assert_eq!(own(5, at, 3, Some(&head(3, 3))), Own::Push(3));
        // Taken in, and the answer never arrived: the hub knows more than was acknowledged.
        assert_eq!(own(5, at, 1, Some(&head(4, 4))), Own::Push(4));
        assert_eq!(own(5, at, 4, Some(&head(3, 3))), Own::HubLost);
        assert_eq!(own(5, at, 3, Some(&head(3, 9))), Own::Forked);
        assert_eq!(own(5, at, 5, Some(&head(7, 7))), Own::Behind);
    }
}
