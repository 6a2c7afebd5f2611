//! A campaign of samples: the drawn devices, the conclusion in words, and the way to a full count and back.

use super::harness::{Journey, snapshots_of, tag};
use recol::{
    audit::journal::{AuditMode, Fact, Sampling},
    locale::Lang,
    tui::KeyCode,
};

/// Of the 14 devices stored at La Fontaine, 9 are drawn.
fn begin(lang: Lang) -> Journey {
    let (confidence, tolerable) = ("95".parse().unwrap(), "20".parse().unwrap());
    Journey::held(lang, AuditMode::Sampling(Sampling { confidence, tolerable, seed: 7, misplaced_tolerated: false }))
}

/// The devices stored at La Fontaine.
fn stored() -> Vec<String> {
    (1..=13).map(tag).chain(["000815".to_owned()]).collect()
}

fn at_la_fontaine(journey: &mut Journey) -> &mut Journey {
    journey.type_in("/fontaine").enter().enter()
}

/// Everything that stands there is read: the drawn devices and more than are asked for beside them.
fn read_all(journey: &mut Journey) {
    at_la_fontaine(journey);
    for text in stored() {
        journey.scan(&text);
    }
}

#[test]
fn the_drawn_devices_are_shown_by_room() {
    snapshots_of("sample_dashboard", begin, |_| {});
    snapshots_of("sample_arriving", begin, |journey| {
        at_la_fontaine(journey);
    });
    snapshots_of("sample_drawn", begin, |journey| {
        at_la_fontaine(journey).f(11);
    });
    let mut journey = begin(Lang::Fr);
    at_la_fontaine(&mut journey).f(11).resize(80, 40);
    let drawn = stored().into_iter().filter(|tag| journey.shows(tag)).count();
    assert_eq!(drawn, 9, "{}", journey.screen());
}

#[test]
fn a_complete_sample_without_errors_confirms() {
    snapshots_of("sample_confirmed", begin, read_all);
    for (lang, words) in [(Lang::Fr, "Inventaire confirmé"), (Lang::En, "Inventory confirmed")] {
        let mut journey = begin(lang);
        read_all(&mut journey);
        journey.f(11);
        assert!(journey.shows(words), "{}", journey.screen());
        journey.esc().esc();
        let short = if lang == Lang::Fr { "confirmé" } else { "confirmed" };
        journey.resize(160, 50);
        assert!(journey.shows(short), "{}", journey.screen());
    }
}

#[test]
fn an_error_proposes_a_full_count() {
    let wrong = |journey: &mut Journey| {
        // A device of another college stands here.
        at_la_fontaine(journey).press(KeyCode::Down).enter().scan(&tag(30));
    };
    snapshots_of("sample_rejected", begin, wrong);
    snapshots_of("sample_full", begin, |journey| {
        wrong(journey);
        journey.f(11).type_in("f");
    });
    for lang in Lang::ALL {
        let mut journey = begin(lang);
        wrong(&mut journey);
        let words = if lang == Lang::Fr { "F11, puis f" } else { "F11, then f" };
        assert!(journey.shows(words), "{}", journey.screen());
        journey.f(11).type_in("f").esc();
        assert!(!journey.appended.iter().any(|fact| matches!(fact, Fact::WentFull { .. })), "not without a yes");
        journey.f(11).type_in("f").enter();
        assert!(matches!(journey.appended.last(), Some(Fact::WentFull { .. })));
        assert!(journey.shows("0/14"), "every device is looked for\n{}", journey.screen());
        journey.f(11);
        assert!(journey.shows(if lang == Lang::Fr { "pas d’échantillon" } else { "no sample" }), "{}", journey.screen());
        journey.ctrl('z');
        assert!(journey.shows("0/9"), "the sample again\n{}", journey.screen());
        assert!(journey.shows(if lang == Lang::Fr { "comptage complet" } else { "full count" }), "{}", journey.screen());
    }
}

#[test]
fn without_a_sample_that_is_said() {
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey).f(11);
    assert!(journey.shows("pas d’échantillon"), "{}", journey.screen());
}
