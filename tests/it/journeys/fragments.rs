//! Parts of labels. A part is never taken for a label, however a radio link cuts a scan; and who types the last characters of a label is
//! offered the whole one.

use super::harness::{Journey, tag};
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestRunner},
};
use recol::{
    audit::{
        inventory::{Inventory, Rows},
        journal::{AuditMode, By, Fact},
        standing::Standing,
    },
    locale::Lang,
    tui::{Key, KeyCode, Message},
};
use std::sync::Arc;

/// In a room of La Fontaine, where nothing was read yet.
fn in_the_storeroom(mode: AuditMode) -> Journey {
    let mut journey = Journey::held(Lang::En, mode);
    journey.type_in("/fontaine").enter().enter();
    journey.f(2).type_in("Réserve").enter().wait(1000);
    journey
}

/// The same where the inventory forgives no prefix.
fn without_prefixes(mode: AuditMode) -> Journey {
    let mut journey = in_the_storeroom(mode);
    let standing = journey.app.standing().unwrap();
    let rows = Rows { prefixes: Vec::new(), ..standing.inventory().rows().clone() };
    let inventory = Arc::new(Inventory::new(standing.inventory().revision(), rows));
    let anew = Standing::new(inventory, standing.ledger().clone(), standing.date());
    journey.send(Message::StandingReplaced(Box::new(anew)));
    journey
}

/// A scan cut by pauses of so many milliseconds, ended by Enter or not.
fn cut_scan(journey: &mut Journey, parts: &[&str], pause: u64, ends: bool) {
    for (ix, part) in parts.iter().enumerate() {
        let wait = if ix == 0 { 1000 } else { pause };
        (0..wait / 25).for_each(|_| {
            journey.hear(25, Message::Tick);
        });
        for c in part.chars() {
            journey.hear(5, Message::Key(Key::char(c)));
        }
    }
    if ends {
        journey.hear(5, Message::Key(Key::plain(KeyCode::Enter)));
    }
    (0..40).for_each(|_| {
        journey.hear(25, Message::Tick);
    });
}

fn reads(journey: &Journey) -> Vec<(String, By)> {
    let seen = journey.appended.iter().filter_map(|fact| match fact {
        Fact::Seen(seen) => Some((seen.payload.to_string(), seen.by)),
        _ => None,
    });
    seen.collect()
}

#[test]
fn the_end_of_a_label_alone_is_held_and_the_whole_one_is_read() {
    for mode in [AuditMode::Full, AuditMode::Blind] {
        for from in 1..tag(1).len() - 1 {
            let mut journey = without_prefixes(mode);
            let end = tag(1)[from..].to_owned();
            cut_scan(&mut journey, &[&end], 0, true);
            assert_eq!(reads(&journey), [], "{end} {mode:?}\n{}", journey.screen());
            cut_scan(&mut journey, &[&tag(1)], 0, true);
            assert_eq!(reads(&journey).len(), 1, "{end} {mode:?}\n{}", journey.screen());
            assert!(journey.shows("RIGHT") || journey.shows("Present") || journey.shows(&tag(1)), "{}", journey.screen());
        }
    }
}

#[test]
fn whoever_insists_on_a_part_gets_it_recorded() {
    let mut journey = without_prefixes(AuditMode::Full);
    cut_scan(&mut journey, &["01X"], 0, true);
    assert!(reads(&journey).is_empty() && journey.shows("label of no device"), "{}", journey.screen());
    cut_scan(&mut journey, &["01X"], 0, true);
    // Three characters are too few to tell a scanner from fingers.
    assert_eq!(reads(&journey), [("01X".to_owned(), By::Typed)], "{}", journey.screen());
    // Any other read between starts anew.
    let mut journey = without_prefixes(AuditMode::Full);
    for text in ["02X", &tag(2), "02X"] {
        cut_scan(&mut journey, &[text], 0, true);
    }
    assert_eq!(reads(&journey), [(tag(2), By::Wedge)], "{}", journey.screen());
}

#[test]
fn the_last_characters_are_completed() {
    let whole = tag(3);
    let end = whole[whole.len() - 4..].to_owned();
    let mut journey = without_prefixes(AuditMode::Full);
    journey.type_in(&end);
    assert!(journey.shows(&format!("Tab → {whole}")), "{}", journey.screen());
    // Enter does not take a part for a label, and leaves it to be completed.
    journey.enter();
    assert!(reads(&journey).is_empty() && journey.shows("label of no device") && journey.shows(&end), "{}", journey.screen());
    journey.press(KeyCode::Tab).enter();
    assert_eq!(reads(&journey), [(whole.clone(), By::Typed)], "{}", journey.screen());
    // Several are walked through; those awaited in this room come first, and what is read already comes last.
    journey.type_in("00");
    assert!(journey.shows("(1/9)") && !journey.shows(&format!("→ {whole}")), "{}", journey.screen());
    journey.press(KeyCode::Down);
    assert!(journey.shows("(2/9)"), "{}", journey.screen());
    journey.press(KeyCode::Esc);
    // The engraved serial completes too.
    journey.type_in("n000005");
    assert!(journey.shows(&format!("Tab → {}", tag(5))), "{}", journey.screen());
}

#[test]
fn a_blind_count_proposes_nothing_that_it_hides() {
    let mut journey = in_the_storeroom(AuditMode::Blind);
    journey.type_in("0001");
    assert!(!journey.shows("Tab →"), "{}", journey.screen());
}

/// Whatever the cuts, what is recorded is one of the texts that were scanned, and every known label once its scan is whole.
#[test]
fn no_cut_makes_two_labels_of_one() {
    let known: Vec<String> = (1..=13).map(tag).chain(["000815".into()]).collect();
    let foreign: Vec<String> = ["ABC-12345", "5CG0412XYZ", "LR-77/2024-0099", "PF460695"].map(String::from).to_vec();
    let all: Vec<String> = known.iter().chain(&foreign).cloned().collect();
    let scan = (prop::sample::select(all), prop::collection::vec(any::<prop::sample::Index>(), 0..3), 160u64..900);
    let mut runner = TestRunner::new(Config { cases: 200, rng_seed: RngSeed::Fixed(15), ..Config::default() });
    let verdict = runner.run(&prop::collection::vec(scan, 1..8), |scans| {
        let mut journey = without_prefixes(AuditMode::Full);
        // The scanner is known: one whole line of it was seen.
        cut_scan(&mut journey, &[&tag(20)], 0, true);
        for (text, cuts, pause) in &scans {
            let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() - 1) + 1).collect();
            at.sort_unstable();
            at.dedup();
            let bounds: Vec<usize> = std::iter::once(0).chain(at).chain([text.len()]).collect();
            let parts: Vec<&str> = bounds.windows(2).map(|two| &text[two[0]..two[1]]).collect();
            cut_scan(&mut journey, &parts, *pause, true);
        }
        for (read, _) in reads(&journey).iter().skip(1) {
            prop_assert!(scans.iter().any(|(text, ..)| text == read), "{read} was never scanned\n{}", journey.screen());
        }
        for (text, cuts, _) in &scans {
            let whole = cuts.is_empty();
            prop_assert!(!whole || reads(&journey).iter().any(|(read, _)| read == text), "{text} is lost\n{}", journey.screen());
        }
        Ok(())
    });
    verdict.unwrap();
}

#[test]
fn the_devices_of_another_college_are_not_proposed() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/frank").enter().enter();
    journey.type_in(&tag(1)[7..]);
    assert!(!journey.shows(&format!("→ {}", tag(1))), "{}", journey.screen());
}
