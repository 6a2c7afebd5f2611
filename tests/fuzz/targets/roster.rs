//! Entries of an office and of stations, whatever they say of each other and of what there is: folded without a panic, and alike
//! in whatever order they arrive.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::audit::{
    exchange::Roster,
    ids::{EntryId, WriterId},
    journal::{Entry, Hlc, PublicKey, decode},
    ledger::{Ledger, Terms},
};

fuzz_target!(|input: &[u8]| {
    // A line each: whose it is, and its payload.
    let mut entries: Vec<Entry> = Vec::new();
    for line in input.split(|byte| *byte == b'\n').take(64) {
        let Some((whose, payload)) = line.split_first() else { continue };
        let Ok(body) = decode(payload) else { continue };
        let writer = WriterId([whose % 4; 16]);
        let seq = 1 + entries.iter().filter(|entry| entry.id.writer == writer).count() as u64;
        entries.push(Entry { id: EntryId { writer, seq }, body });
    }
    let office = PublicKey::from_bytes([input.first().copied().unwrap_or_default(); 32]);
    let terms = Terms { office: Some(office), horizon: Hlc::from_stored(1 << 56) };
    let ledger = Ledger::on(terms, entries.clone());
    let roster = Roster::of(&office, &entries);
    // Whoever is accepted was so by the office's own word, or is the office.
    let cards = roster.judge(&office, Vec::new());
    assert!(cards.iter().filter(|card| card.accepted).all(|card| roster.member(&card.key).is_some()));
    let mut backwards = Ledger::on(terms, []);
    for entry in entries.into_iter().rev() {
        backwards.insert(entry);
    }
    let aside = |ledger: &Ledger| ledger.aside().map(|(id, aside)| (id, aside.reason)).collect::<Vec<_>>();
    assert_eq!(aside(&ledger), aside(&backwards));
    assert_eq!(ledger.campaign(), backwards.campaign());
});
