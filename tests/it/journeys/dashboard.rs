//! The dashboard: order, filter, programmes, scans that land there by mistake.

use super::harness::{Journey, snapshots, tag};
use recol::{locale::Lang, tui::KeyCode};

/// A visit begun at La Fontaine, so that figures move.
fn begun(journey: &mut Journey) {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Up).press(KeyCode::Up);
    journey.press(KeyCode::Down).enter();
    journey.scan(&tag(1)).scan(&tag(2)).scan(&tag(30)).scan("ZZ-77-ZZ");
}

#[test]
fn a_fresh_campaign() {
    snapshots("dashboard_fresh", |_| {});
}

#[test]
fn open_visits_come_first() {
    snapshots("dashboard_begun", |journey| {
        begun(journey);
        journey.esc().esc();
    });
}

#[test]
fn the_filter_takes_name_commune_and_uai() {
    let mut journey = Journey::begin(Lang::En);
    for words in ["garenne", "vallees", "0920594W", "les val gar"] {
        journey.type_in("/").type_in(words);
        assert!(journey.shows("Les Vallées") && !journey.shows("Anne Frank"), "{words}\n{}", journey.screen());
        journey.esc();
        assert!(journey.shows("Anne Frank"));
    }
    snapshots("dashboard_filter_nothing", |journey| {
        journey.type_in("/xyz");
    });
}

#[test]
fn programmes_are_shown_by_a_key() {
    snapshots("dashboard_programmes", |journey| {
        journey.type_in("p");
    });
}

#[test]
fn help_is_generated() {
    snapshots("dashboard_help", |journey| {
        journey.type_in("?");
    });
}

#[test]
fn a_scan_on_the_dashboard_commands_nothing() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.scan("0pfq/0123");
    assert!(journey.shows("Lecture ignorée"), "{}", journey.screen());
    assert!(journey.shows("Collèges") && !journey.quit, "{}", journey.screen());
    journey.type_in("q");
    assert!(journey.quit);
}
