//! The dashboard: order, filter, programmes, scans that land there by mistake.

use super::{
    harness::{Journey, snapshots, tag},
    sync::seen,
};
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

/// A colleague who does not know that the visit is closed reads on in the storeroom.
#[test]
fn a_visit_that_was_closed_while_a_colleague_went_on_says_so() {
    let went_on = |journey: &mut Journey| {
        begun(journey);
        journey.f(10).enter().wait(1_000);
        let entry = journey.colleague("aud-9", seen(&tag(3)));
        let mut standing = journey.app.standing().unwrap().clone();
        standing.apply(entry);
        journey.send(Message::StandingReplaced(Box::new(standing))).esc().esc();
    };
    snapshots("dashboard_open_since", went_on);
    let mut journey = Journey::begin(Lang::En);
    went_on(&mut journey);
    assert!(journey.shows("+ 4 ◊") && journey.shows("◊ closed, +1"), "{}", journey.screen());
    journey.type_in("f");
    assert!(journey.shows("+ 4 ◊"), "{}", journey.screen());
    journey.esc();
    // Closed again, it is closed.
    journey.enter().f(10).enter().wait(1_000).esc().esc();
    assert!(!journey.shows("◊") && journey.shows("√ closed"), "{}", journey.screen());
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
    // It is searched for.
    assert!(journey.shows("› 0pfq/0123") && journey.shows("Rien ne correspond"), "{}", journey.screen());
    journey.esc();
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
    assert!(journey.shows("≡2"), "{}", journey.screen());
    journey.resize(160, 50);
    assert!(journey.shows("2 déjà manquants avant"), "{}", journey.screen());
}
