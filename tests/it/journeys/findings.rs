//! Findings: the list, its filters, the detail, decisions, the export.

use super::harness::{Journey, snapshots, tag};
use recol::{
    audit::journal::{Decision, Fact},
    job::Profile,
    locale::Lang,
    tui::KeyCode,
};

/// A storeroom read and closed, with something of everything; then the findings of the college.
fn worked(journey: &mut Journey) -> &mut Journey {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Up).press(KeyCode::Up).press(KeyCode::Down).enter();
    for n in [1, 2, 3, 10, 20, 24, 30] {
        journey.scan(&tag(n));
    }
    journey.ctrl('n').type_in("écran rayé").enter();
    journey.scan("ZZ-77-ZZ").f(6).enter().type_in("tablette noire").enter();
    journey.f(3).enter().f(8)
}

#[test]
fn the_list_and_the_detail() {
    snapshots("findings_college", |journey| {
        worked(journey);
    });
    snapshots("findings_detail_read", |journey| {
        worked(journey).press(KeyCode::Down);
    });
    snapshots("findings_campaign_all", |journey| {
        worked(journey).esc().esc().type_in("fa");
    });
    snapshots("findings_none", |journey| {
        journey.type_in("f");
    });
}

#[test]
fn filters_narrow_and_escape_widens() {
    let mut journey = Journey::begin(Lang::En);
    worked(&mut journey).press(KeyCode::Tab);
    assert!(journey.shows("⇥ recovered"), "{}", journey.screen());
    journey.esc();
    assert!(journey.shows("⇥ every finding"));
    journey.type_in("/optiplex").enter();
    assert!(journey.shows("1 discrepancy"), "{}", journey.screen());
    snapshots("findings_filter", |journey| {
        worked(journey).type_in("/probook");
    });
}

#[test]
fn deciding() {
    snapshots("findings_decide", |journey| {
        worked(journey).press(KeyCode::End).press(KeyCode::Home).type_in("/manquant");
        journey.esc().press(KeyCode::Tab);
        for _ in 0..9 {
            journey.press(KeyCode::Tab);
            if journey.shows("⇥ manquant") || journey.shows("⇥ missing") {
                break;
            }
        }
        journey.enter().type_in("2");
    });
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    while !journey.shows("⇥ manquant") {
        journey.press(KeyCode::Tab);
    }
    journey.enter().type_in("2").enter();
    journey.enter();
    assert!(journey.shows("Il faut un justificatif"), "{}", journey.screen());
    journey.type_in("PV 2026/4412").enter().type_in("vol de nuit").enter();
    match journey.appended.last() {
        Some(Fact::Decided(decided)) => {
            assert_eq!(decided.decision, Decision::ReportTheft);
            assert_eq!(decided.evidence.as_deref(), Some("PV 2026/4412"));
            assert_eq!(decided.cause.as_deref(), Some("vol de nuit"));
        }
        other => panic!("{other:?}"),
    }
    assert!(journey.shows("déclarer un vol"), "{}", journey.screen());
    journey.type_in("o");
    assert!(!journey.shows("PV 2026/4412"), "{}", journey.screen());
    journey.ctrl('z');
    assert!(matches!(journey.appended.last(), Some(Fact::Retracted { .. })));
}

#[test]
fn a_decision_on_the_screen() {
    snapshots("findings_decided", |journey| {
        worked(journey).type_in("d").enter().type_in("vu avec la principale").enter();
    });
}

#[test]
fn a_scan_into_the_list_decides_nothing() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey);
    let before = journey.appended.len();
    journey.scan("d1").scan("00123").enter().esc();
    assert_eq!(journey.appended.len(), before);
}

#[test]
fn export_proposes_a_name_and_takes_the_profile_of_the_language() {
    let mut journey = Journey::begin(Lang::Fr);
    worked(&mut journey).type_in("e");
    assert!(journey.shows("ecarts-recolement-2026-0921170X-2026-11-23.csv"), "{}", journey.screen());
    journey.enter();
    assert_eq!(journey.exported[0].profile, Profile::ExcelFr);
    assert!(journey.shows("3 lignes exportées"), "{}", journey.screen());
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("fe").enter();
    assert_eq!(journey.exported[0].profile, Profile::Rfc4180);
    assert_eq!(journey.exported[0].college, None);
}
