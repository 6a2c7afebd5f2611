//! The dashboard: order, filter, programmes, scans that land there by mistake.

use super::harness::{Journey, snapshots, tag};
use recol::{
    audit::ids::Tag,
    job::Survey,
    locale::Lang,
    tui::{KeyCode, Message},
};

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

/// The colleges in the order of the screen.
fn order(journey: &Journey) -> Vec<&'static str> {
    let screen = journey.screen();
    let mut found: Vec<_> =
        ["Anne Frank", "La Fontaine", "Les Vallées"].into_iter().filter_map(|name| Some((screen.find(name)?, name))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn a_key_chooses_the_order() {
    for (lang, words) in [
        (Lang::Fr, ["à traiter d’abord", "écarts à décider", "avancement", "commune"]),
        (Lang::En, ["attention first", "discrepancies to decide", "progress", "commune"]),
    ] {
        let mut journey = Journey::begin(lang);
        begun(&mut journey);
        journey.esc().esc();
        let first = [
            ["La Fontaine", "Anne Frank", "Les Vallées"],
            ["La Fontaine", "Anne Frank", "Les Vallées"],
            ["Anne Frank", "La Fontaine", "Les Vallées"],
            ["Anne Frank", "La Fontaine", "Les Vallées"],
        ];
        for (words, wanted) in words.into_iter().zip(first) {
            assert!(journey.shows(words), "{words}\n{}", journey.screen());
            assert_eq!(order(&journey), wanted, "{words}\n{}", journey.screen());
            journey.type_in("s");
        }
        assert!(journey.shows(words[0]), "round and round\n{}", journey.screen());
    }
}

#[test]
fn what_is_missing_again_is_marked() {
    let again = |journey: &mut Journey| {
        let survey =
            Survey { missing_before: [Tag::new(tag(3)), Tag::new(tag(4)), Tag::new(tag(7))].into(), ..Survey::default() };
        journey.send(Message::Surveyed(survey));
        journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).f(3).enter().esc().esc();
    };
    snapshots("dashboard_again", again);
    let mut journey = Journey::begin(Lang::Fr);
    again(&mut journey);
    assert!(journey.shows("⟳2"), "{}", journey.screen());
    journey.resize(160, 50);
    assert!(journey.shows("2 déjà manquants avant"), "{}", journey.screen());
}
