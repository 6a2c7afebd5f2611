//! The palette: actions found by their words, run as their keys would.

use super::harness::{Journey, snapshots, tag};
use recol::{locale::Lang, tui::KeyCode};

#[test]
fn it_lists_what_is_possible_here() {
    snapshots("palette_dashboard", |journey| {
        journey.type_in(":");
    });
    snapshots("palette_visit", |journey| {
        journey.enter().ctrl('p').type_in("clo");
    });
    snapshots("palette_nothing", |journey| {
        journey.type_in("f:xyzzy");
    });
}

#[test]
fn words_are_found_in_the_language_of_the_screen_without_accents() {
    for (lang, words, found) in
        [(Lang::Fr, "camera allumer", "allumer ou éteindre la caméra"), (Lang::En, "camera off", "switch the camera on or off")]
    {
        let mut journey = Journey::begin(lang);
        journey.enter().ctrl('p').type_in(words);
        assert!(journey.shows(found), "{}", journey.screen());
        assert!(!journey.shows("F10"), "{}", journey.screen());
    }
}

#[test]
fn enter_runs_it_as_its_key_would() {
    let screen = |keys: fn(&mut Journey) -> &mut Journey| {
        let mut journey = Journey::begin(Lang::Fr);
        keys(&mut journey);
        journey.screen()
    };
    assert_eq!(screen(|j| j.type_in(":dotations").enter()), screen(|j| j.type_in("p")));
    assert_eq!(screen(|j| j.type_in(":constats").enter()), screen(|j| j.type_in("f")));
    assert_eq!(screen(|j| j.enter().ctrl('p').type_in("lieu nom").enter()), screen(|j| j.enter().f(2)),);
    assert_eq!(screen(|j| j.type_in(":touches").enter()), screen(|j| j.f(1)));
    // The second line is one arrow away.
    assert_eq!(screen(|j| j.type_in(":").press(KeyCode::Down).enter()), screen(|j| j.type_in("/")));
    let mut journey = Journey::begin(Lang::En);
    journey.type_in(":leave").enter();
    assert!(journey.quit);
}

#[test]
fn escape_closes_it_and_what_was_typed_in_the_visit_stays() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.enter().type_in("HDS-0");
    let before = journey.screen();
    journey.ctrl('p').type_in("abc").esc();
    assert_eq!(journey.screen(), before);
    // In the visit the colon belongs to the scanner.
    journey.type_in(":");
    assert!(journey.shows("HDS-0:"), "{}", journey.screen());
}

#[test]
fn a_scan_into_it_runs_nothing() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in(":");
    let open = journey.screen();
    journey.scan(&tag(1)).scan("quitter");
    assert!(!journey.quit);
    assert!(journey.shows("Lecture ignorée"), "{}", journey.screen());
    journey.wait(9_000);
    assert_eq!(journey.screen(), open);
    // A camera's read is ignored too, and said to be.
    let mut journey = Journey::with_camera(Lang::Fr);
    journey.enter().ctrl('p').show(&tag(1), 1);
    assert!(journey.appended.is_empty());
}
