//! Whatever single byte of a sealed series is changed, the walk along it stops there or earlier than its end.

use super::cases;
use proptest::{collection, prelude::*, sample::Index};
use recol::audit::{
    ids::{EntryId, WriterId},
    journal::{Broken, Chain, GENESIS, Sealed, seal},
};

const WRITER: WriterId = WriterId([7; 16]);

fn series() -> impl Strategy<Value = Vec<Sealed>> {
    let entry = (collection::vec(any::<u8>(), 0..40), any::<[u8; 16]>(), prop::bool::weighted(0.2));
    collection::vec(entry, 1..8).prop_map(|entries| {
        let mut prev = GENESIS;
        let sealed = entries.into_iter().zip(1..).map(|((payload, salt, erased), seq)| {
            let mut entry = seal(EntryId { writer: WRITER, seq }, prev, salt, payload);
            prev = entry.hash;
            if erased {
                entry.content = None;
            }
            entry
        });
        sealed.collect()
    })
}

fn walk(series: &[Sealed]) -> Result<(), Broken> {
    let mut chain = Chain::of(WRITER);
    series.iter().try_for_each(|entry| chain.follow(entry))
}

/// Changes one byte of an entry, counted through all its fields.
fn change(entry: &mut Sealed, at: Index, by: u8) {
    let mut seq = entry.id.seq.to_be_bytes();
    let mut fields: Vec<&mut u8> = entry.id.writer.0.iter_mut().chain(&mut seq).chain(&mut entry.prev).collect();
    fields.extend(entry.payload_digest.iter_mut().chain(&mut entry.hash));
    if let Some((salt, payload)) = &mut entry.content {
        fields.extend(salt.iter_mut().chain(payload));
    }
    let at = at.index(fields.len());
    *fields[at] ^= by;
    entry.id.seq = u64::from_be_bytes(seq);
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn every_changed_byte_is_noticed(series in series(), which in any::<Index>(), at in any::<Index>(), by in 1..=255_u8) {
        prop_assert_eq!(walk(&series), Ok(()));
        let mut altered = series;
        let which = which.index(altered.len());
        change(&mut altered[which], at, by);
        prop_assert!(walk(&altered).is_err());
        prop_assert_eq!(walk(&altered[..which]), Ok(()), "what stands before the change still holds");
    }

    /// Who rewrites an entry has to rewrite all that follow, up to the end that the station signed.
    #[test]
    fn an_entry_sealed_anew_breaks_what_follows(series in series(), which in any::<Index>(), payload in any::<[u8; 41]>()) {
        let which = which.index(series.len());
        let mut forged = series.clone();
        forged[which] = seal(series[which].id, series[which].prev, [0; 16], payload.to_vec());
        prop_assert_eq!(walk(&forged).is_ok(), which + 1 == series.len());
        if let Some(next) = forged.get(which + 1).cloned() {
            let hash = forged[which].hash;
            forged[which + 1] = Sealed { prev: hash, ..next };
            prop_assert!(walk(&forged).is_err(), "the link was mended, and the hash of it did not notice");
        }
    }

    #[test]
    fn nothing_can_be_left_out_doubled_or_exchanged(series in series(), which in any::<Index>()) {
        let which = which.index(series.len());
        let mut doubled = series.clone();
        doubled.insert(which, series[which].clone());
        prop_assert!(walk(&doubled).is_err());
        let mut shorter = series.clone();
        shorter.remove(which);
        // Cutting off the end is what the signed head is for; everything else the chain itself notices.
        prop_assert_eq!(walk(&shorter).is_ok(), which + 1 == series.len());
        let mut exchanged = series;
        if which > 0 {
            exchanged.swap(which - 1, which);
            prop_assert!(walk(&exchanged).is_err());
        }
    }
}
