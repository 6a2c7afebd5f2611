//! Anything is found from anywhere, in few keys.

use super::harness::{Journey, snapshots, tag};
use recol::{audit::journal::AuditMode, locale::Lang, tui::KeyCode};

#[test]
fn a_college_is_reached_in_five_keys() {
    let mut journey = Journey::begin(Lang::En);
    let before = journey.keys;
    journey.type_in("wval").enter();
    assert!(journey.shows("Collège Les Vallées") && journey.keys - before <= 5, "{}", journey.screen());
    // From there, another one; and a room of it is marked, not opened.
    let before = journey.appended.len();
    journey.ctrl('d').type_in("antony font").enter();
    assert!(journey.shows("Collège La Fontaine"), "{}", journey.screen());
    journey.ctrl('d').type_in("info font").enter();
    assert!(journey.shows("► ○ Salle informatique") && journey.appended.len() == before, "{}", journey.screen());
}

#[test]
fn a_device_is_found_with_where_it_belongs_and_who_read_it() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("wzzz");
    assert!(journey.shows("Nothing fits"), "{}", journey.screen());
    journey.esc();
    // Before anybody was there, its college is gone to.
    let end = tag(3)[8..].to_owned();
    journey.type_in("w").type_in(&end).enter();
    assert!(
        journey.shows("Collège La Fontaine") && journey.shows("Nothing is concluded about this device"),
        "{}",
        journey.screen()
    );
    journey.f(2).type_in("Réserve").enter().scan(&tag(3)).resize(160, 50);
    let before = journey.keys;
    journey.ctrl('d').type_in("000003");
    assert!(journey.shows("read 2026-11-23 10:15") && journey.shows("by aud-1"), "{}", journey.screen());
    journey.enter();
    assert!(journey.shows(&tag(3)) && journey.shows("aud-1"), "{}", journey.screen());
    assert!(journey.keys - before <= 8);
    // Back to the visit in which one was.
    journey.esc().esc().esc();
    assert!(journey.shows("■ Réserve"), "{}", journey.screen());
    snapshots("find", |journey| {
        journey.type_in("w").type_in("probook");
    });
}

#[test]
fn a_scan_into_a_list_finds_its_device() {
    let mut journey = Journey::begin(Lang::En);
    journey.scan(&tag(3));
    assert!(journey.shows(&format!("› {}", tag(3))) && journey.shows("SN000003"), "{}", journey.screen());
    // Of an address, the device that it means.
    journey.esc().scan(&format!("https://parc.example/hardware/bytag/{}", tag(3)));
    assert!(journey.shows(&format!("› {}", tag(3))) && !journey.shows("Scan ignored"), "{}", journey.screen());
    journey.esc().type_in("f").scan(&tag(3));
    assert!(journey.shows("SN000003") && journey.appended.is_empty(), "{}", journey.screen());
}

#[test]
fn a_blind_count_is_not_told_what_it_hides() {
    let mut journey = Journey::held(Lang::En, AuditMode::Blind);
    journey.type_in("w").type_in(&tag(1));
    assert!(journey.shows("Nothing fits"), "{}", journey.screen());
    journey.esc().type_in("/fontaine").enter().enter().f(2).type_in("Réserve").enter().scan(&tag(1));
    journey.ctrl('d').type_in(&tag(1));
    assert!(!journey.shows("Nothing fits"), "{}", journey.screen());
    journey.press(KeyCode::Esc);
}
