//! A terminal as small as 40×10 still shows what matters.

use super::harness::{Journey, tag};
use recol::{locale::Lang, tui::KeyCode};

#[test]
fn forty_by_ten() {
    let mut journey = Journey::with_camera(Lang::Fr);
    journey.resize(40, 10);
    insta::assert_snapshot!("small_dashboard", journey.screen());
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.scan(&tag(30));
    insta::assert_snapshot!("small_visit", journey.screen());
    journey.f(3);
    insta::assert_snapshot!("small_close_room", journey.screen());
    journey.esc().f(8).enter();
    insta::assert_snapshot!("small_decide", journey.screen());
    journey.esc().f(1);
    insta::assert_snapshot!("small_help", journey.screen());
}

/// Whoever scrolls on at the end of a text is at its end: one key back shows the line before.
#[test]
fn a_text_is_scrolled_to_its_end_and_no_further() {
    type Open = fn(&mut Journey);
    let open: [(&str, Open); 3] = [
        ("help", |journey| _ = journey.type_in("?")),
        ("detail", |journey| _ = journey.type_in("/fontaine").enter().enter().enter().scan("INCONNU-7").f(8).type_in("v")),
        ("closing sheet", |journey| _ = journey.type_in("/fontaine").enter().enter().enter().f(3)),
    ];
    for (name, open) in open {
        let mut journey = Journey::begin(Lang::En);
        journey.resize(60, 12);
        open(&mut journey);
        let begin = journey.screen();
        let mut end = begin.clone();
        for _ in 0..60 {
            journey.press(KeyCode::Down);
            journey.chart();
            end = journey.screen();
        }
        journey.press(KeyCode::Home);
        journey.chart();
        assert_eq!(journey.screen(), begin, "{name}");
        journey.press(KeyCode::End);
        journey.chart();
        assert_eq!(journey.screen(), end, "{name}");
        assert_ne!(begin, end, "{name} does not scroll:\n{begin}");
        journey.press(KeyCode::Up);
        journey.chart();
        assert_ne!(journey.screen(), end, "{name}");
    }
}

#[test]
fn every_size_is_drawn() {
    let mut journey = Journey::with_camera(Lang::En);
    journey.type_in("/fontaine").enter().enter().enter();
    journey.show(&tag(30), 1);
    for width in (1..170).step_by(7) {
        for height in 1..54 {
            journey.resize(width, height);
            let _ = journey.screen();
        }
    }
}

#[test]
fn without_colour_everything_is_still_said() {
    let mut journey = Journey::without_colour(Lang::Fr);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.show(&tag(30), 1);
    insta::assert_snapshot!("no_colour_visit", journey.screen());
    assert!(journey.shows("×"), "{}", journey.screen());
    assert!(journey.shows("Appartient à un autre collège"), "{}", journey.screen());
}
