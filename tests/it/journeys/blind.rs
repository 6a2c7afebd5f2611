//! A blind count: nothing tells what is expected in a room before it is closed, and everything does afterwards.

use super::harness::{Journey, snapshots_of, tag};
use recol::{
    audit::{finding::Code, journal::AuditMode},
    locale::Lang,
    tui::KeyCode,
};

/// The devices stored in the storeroom of La Fontaine that nobody reads here.
const UNREAD: [u64; 4] = [3, 4, 5, 6];

fn begin(lang: Lang) -> Journey {
    Journey::held(lang, AuditMode::Blind)
}

/// In the storeroom of La Fontaine, where two of seven are read.
fn in_the_storeroom(journey: &mut Journey) {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.scan(&tag(1)).scan(&tag(2));
}

/// Whether a screen tells a share, as in `2/7`; a date, as in `30/06/2026`, is none.
fn tells_a_share(screen: &str) -> bool {
    let number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    screen.split_whitespace().any(|word| word.split_once('/').is_some_and(|(read, of)| number(read) && number(of)))
}

fn keeps_the_secret(journey: &Journey, at: &str) {
    let screen = journey.screen();
    for n in UNREAD {
        assert!(!screen.contains(&tag(n)), "{at}: {}\n{screen}", tag(n));
    }
    assert!(!tells_a_share(&screen), "{at}\n{screen}");
    for words in ["sur 7", "of 7", "sur 14", "of 14"] {
        assert!(!screen.replace('\u{a0}', " ").contains(words), "{at}: {words}\n{screen}");
    }
}

#[test]
fn nothing_is_told_before_the_room_is_closed() {
    for (lang, width, height) in [(Lang::Fr, 80, 24), (Lang::Fr, 160, 50), (Lang::En, 80, 24), (Lang::En, 160, 50)] {
        let mut journey = begin(lang);
        journey.resize(width, height);
        let blind = match lang {
            Lang::Fr => "aveugle",
            Lang::En => "lind",
        };
        keeps_the_secret(&journey, "dashboard");
        assert!(journey.shows(blind), "{}", journey.screen());
        journey.type_in("/fontaine").enter().enter();
        keeps_the_secret(&journey, "arriving");
        journey.f(9);
        keeps_the_secret(&journey, "ticks without a room");
        assert!(journey.shows(blind), "{}", journey.screen());
        journey.press(KeyCode::Down).enter().scan(&tag(1)).scan(&tag(2));
        keeps_the_secret(&journey, "reading");
        assert!(journey.shows(blind), "{}", journey.screen());
        journey.f(9);
        keeps_the_secret(&journey, "ticks");
        journey.f(8).type_in("a");
        keeps_the_secret(&journey, "findings");
        assert!(!journey.shows(&lang.name(Code::Pending)), "{}", journey.screen());
        journey.esc().f(10);
        keeps_the_secret(&journey, "closing the visit");
        journey.esc().f(3);
        keeps_the_secret(&journey, "closing the room");
        assert!(journey.shows(blind), "{}", journey.screen());

        journey.enter();
        assert!(journey.shows("2/7"), "{}", journey.screen());
        journey.f(8);
        for n in UNREAD {
            assert!(journey.shows(&tag(n)), "{}\n{}", tag(n), journey.screen());
        }
        // Opened again, it is hidden again.
        journey.esc().enter().enter();
        keeps_the_secret(&journey, "opened again");
    }
}

#[test]
fn the_devices_of_a_closed_room_can_be_ticked_off() {
    let mut journey = begin(Lang::En);
    in_the_storeroom(&mut journey);
    journey.f(3).enter().f(9);
    assert!(journey.shows(&tag(3)), "the missing ones of the closed room\n{}", journey.screen());
    assert!(!journey.shows(&tag(7)), "not what another room hides\n{}", journey.screen());
}

#[test]
fn what_it_looks_like() {
    snapshots_of("blind_dashboard", begin, |_| {});
    snapshots_of("blind_reading", begin, in_the_storeroom);
    snapshots_of("blind_close_room", begin, |journey| {
        in_the_storeroom(journey);
        journey.f(3);
    });
}
