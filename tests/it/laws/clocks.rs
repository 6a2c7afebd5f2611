//! Clocks that are wrong: whatever they say, from 1971 to 2262, what was read later on another laptop goes on to hold once
//! the faulty clock was put right, and before that as well, where it says a day that has not come.

use super::cases;
use proptest::prelude::*;
use recol::audit::{
    ids::{EntryId, RoomName, WriterId},
    journal::{Body, By, Entry, Fact, Hlc, Seen, Spot},
    ledger::{Ledger, Terms},
    moment::Moment,
    uai::Uai,
};
use std::num::NonZeroU8;

const MINUTE: i64 = 60_000;
/// 28 November 2026.
const NOW: i64 = 1_795_860_000_000;

fn college() -> Uai {
    Uai::from_number(921_170).expect("seven digits")
}

fn seen(room: &str) -> Fact {
    let spot = Spot { college: college(), room: Some(RoomName::new(room)) };
    Fact::Seen(Seen { spot, payload: "1042".into(), by: By::Typed, serial: None, instead: None, copies: NonZeroU8::MIN })
}

/// A laptop: its series and what its clock says.
struct Laptop {
    writer: u8,
    seq: u64,
    last: Hlc,
}

impl Laptop {
    const fn new(writer: u8) -> Self {
        Self { writer, seq: 0, last: Hlc::from_stored(0) }
    }

    fn write(&mut self, wall: i64, fact: Fact) -> Entry {
        self.seq += 1;
        let at = Moment::new(wall, 60);
        self.last = Hlc::after(self.last, at);
        let id = EntryId { writer: WriterId([self.writer; 16]), seq: self.seq };
        Entry { id, body: Body { hlc: self.last, at, author: "alba".into(), fact } }
    }

    /// As the store does it, once the clock is known to be right.
    fn put_right(&mut self, wall: i64, ahead_ms: u64) -> Entry {
        self.last = Hlc::default();
        self.write(wall, Fact::ClockSet { ahead_ms })
    }
}

fn room(ledger: &Ledger) -> String {
    let latest = ledger.reads().iter().max_by_key(|read| read.order).expect("reads");
    latest.spot.room.as_ref().expect("a room").to_string()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_clock_ahead_beats_nobody(
        ahead in prop_oneof![240 * MINUTE..1_440 * MINUTE, 1_440 * MINUTE..5_000_000 * MINUTE, Just(7_420_000_000_000_i64)],
        before in 0..5_i64,
        later in 1..100_i64,
        own in 0..3_i64,
    ) {
        let (mut faulty, mut other) = (Laptop::new(1), Laptop::new(2));
        let mut entries = Vec::new();
        for minute in 0..before {
            entries.push(faulty.write(NOW + minute * MINUTE, seen("before")));
        }
        // The clock jumps ahead; then somebody else reads the same device.
        entries.push(faulty.write(NOW + 10 * MINUTE + ahead, seen("ahead")));
        entries.push(other.write(NOW + (10 + later) * MINUTE, seen("later")));
        // While nobody has put it right, and it has not come to that time.
        let horizon = Hlc::at(NOW + 2 * 24 * 60 * MINUTE);
        if NOW + 10 * MINUTE + ahead > NOW + 2 * 24 * 60 * MINUTE {
            prop_assert_eq!(room(&Ledger::on(Terms { office: None, horizon }, entries.clone())), "later");
        }
        // The clock is set; it reads on, and then a hub shows that it is right.
        for minute in 0..own {
            entries.push(faulty.write(NOW + (120 + minute) * MINUTE, seen("own")));
        }
        entries.push(faulty.put_right(NOW + 200 * MINUTE, u64::try_from(ahead).expect("ahead")));
        let wanted = if own > 0 { "own" } else { "later" };
        prop_assert_eq!(room(&Ledger::of(entries.clone())), wanted);
        let mut arrivals = Ledger::default();
        for entry in entries.into_iter().rev() {
            arrivals.insert(entry);
        }
        prop_assert_eq!(room(&arrivals), wanted);
    }

    /// A clock behind goes on after the last known time: nothing of the own series comes to lie before what it follows.
    #[test]
    fn a_clock_behind_loses_nothing(back in 1..29_000_000_i64) {
        let mut laptop = Laptop::new(1);
        let first = laptop.write(NOW, seen("first"));
        let second = laptop.write(NOW - back * MINUTE, seen("second"));
        prop_assert!(second.body.at.ms() < first.body.at.ms());
        prop_assert_eq!(room(&Ledger::of([second, first])), "second");
    }
}
