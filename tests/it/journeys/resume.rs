//! The program dies, wherever it is, and is started again: the auditor is where they were, and nothing is recorded by that.

use super::harness::{CAMPAIGN, Journey, LA_FONTAINE, tag, uai};
use recol::{
    audit::ids::CampaignId,
    job::{At, Job, LensOrder, Record, Whereabouts},
    locale::Lang,
    tui::{Key, KeyCode, Message},
};

/// In a room of a visit, with a read in it; nothing is news any more.
fn reading(journey: &mut Journey) {
    journey.press(KeyCode::Down).enter().f(2).type_in("Réserve").enter().scan(&tag(1)).wait(9_000);
}

/// Started again after a walk: everything that was said by the way is gone.
fn after(walk: impl Fn(&mut Journey)) -> (Journey, Journey) {
    let mut before = Journey::begin(Lang::En);
    walk(&mut before);
    before.wait(9_000);
    let after = before.restarted(Lang::En);
    assert!(after.appended.is_empty(), "{:?}", after.appended);
    (before, after)
}

#[test]
fn every_screen_is_come_back_to() {
    type Walk = fn(&mut Journey);
    let walks: [(&str, &str, Walk); 6] = [
        ("the dashboard", "", |j| {
            j.press(KeyCode::Down);
        }),
        ("the findings", "Findings", |j| {
            j.type_in("f").type_in("ao/hp 430").enter();
        }),
        ("the findings of a college", "La Fontaine (Antony) · Réserve", |j| {
            reading(j);
            j.f(8);
        }),
        ("a visit", "La Fontaine (Antony) · Réserve", reading),
        ("a note", "La Fontaine (Antony) · Réserve", |j| {
            reading(j);
            j.ctrl('n').type_in(" the hinge").press(KeyCode::Tab).type_in("IMG_1.jpg").press(KeyCode::Up);
        }),
        ("the campaigns", "Campaigns", |j| {
            j.type_in("c");
        }),
    ];
    for (what, words, walk) in walks {
        let (before, mut after) = after(walk);
        if !words.is_empty() {
            assert!(after.shows("Back where you were: "), "{what}\n{}", after.screen());
            assert!(after.screen().lines().any(|line| line.contains("Back where") && line.contains(words)), "{what}");
        }
        after.wait(9_000);
        // The verdict on the last read is not shouted again.
        let (before, after) = (before.screen(), after.screen());
        let visited = ["a visit", "a note"].contains(&what);
        let below = |screen: &str| screen.lines().skip(if visited { 13 } else { 0 }).collect::<Vec<_>>().join("\n");
        assert_eq!(below(&after), below(&before), "{what}");
        assert_eq!(after.lines().next(), before.lines().next(), "{what}");
    }
}

#[test]
fn it_goes_on_in_the_room_with_the_camera() {
    let mut before = Journey::with_camera(Lang::Fr);
    reading(&mut before);
    let mut after = before.restarted(Lang::Fr);
    assert_eq!(after.lens, [LensOrder::Start]);
    assert!(after.shows("Reprise là où vous étiez : Collège La Fontaine (Antony) · Réserve"), "{}", after.screen());
    assert!(after.shows(&tag(1)), "{}", after.screen());
    after.show(&tag(2), 1);
    assert!(after.shows("conforme"), "{}", after.screen());
    assert_eq!(after.appended.len(), 1, "no room is opened again: {:?}", after.appended);
}

#[test]
fn where_it_is_not_possible_the_nearest_screen_is_shown() {
    let place = Whereabouts {
        campaign: Some(CAMPAIGN),
        at: At::Visit,
        college: Some(uai(LA_FONTAINE)),
        room: Some("Réserve".into()),
        ..Whereabouts::default()
    };
    let resume = |journey: &mut Journey, place: &Whereabouts| {
        journey.send(Message::Resume(Box::new(place.clone())));
        journey.screen()
    };
    // The visit was closed meanwhile, by another station.
    let mut journey = Journey::begin(Lang::En);
    reading(&mut journey);
    journey.f(10).enter().wait(1_000);
    let mut journey = journey.restarted(Lang::En);
    assert!(resume(&mut journey, &place).contains("is closed."), "{}", journey.screen());
    assert!(journey.shows("► √ closed"), "{}", journey.screen());
    // Only the room was.
    let mut journey = Journey::begin(Lang::En);
    reading(&mut journey);
    journey.f(3).enter().wait(1_000);
    let mut journey = journey.restarted(Lang::En);
    assert!(resume(&mut journey, &place).contains("No room open"), "{}", journey.screen());
    // Another campaign is worked on, or the college is in no inventory.
    for place in [
        Whereabouts { campaign: Some(CampaignId([9; 16])), ..place.clone() },
        Whereabouts { college: Some(uai(920_001)), ..place.clone() },
    ] {
        let mut journey = Journey::begin(Lang::En);
        let before = journey.screen();
        assert_eq!(resume(&mut journey, &place), before);
    }
}

#[test]
fn whoever_leaves_comes_back_to_the_same_place() {
    for leaves in [Message::HangUp, Message::Key(Key::ctrl('q'))] {
        let mut before = Journey::begin(Lang::En);
        reading(&mut before);
        before.send(leaves);
        assert!(before.quit && before.restarted(Lang::En).shows("■ Réserve"));
    }
}

#[test]
fn the_camera_is_as_it_was_left() {
    let mut before = Journey::with_camera(Lang::En);
    reading(&mut before);
    let mut off = before.f(4).wait(9_000).restarted(Lang::En);
    assert_eq!(off.lens, []);
    off.f(4);
    assert_eq!(off.lens, [LensOrder::Start]);
    // On the dashboard it is not open, and in the next visit it is.
    before.f(4).esc().wait(9_000);
    let mut after = before.restarted(Lang::En);
    assert_eq!(after.lens, []);
    after.enter();
    assert_eq!(after.lens, [LensOrder::Start]);
}

#[test]
fn it_is_told_seldom_and_never_before_a_read() {
    let mut journey = Journey::begin(Lang::En);
    reading(&mut journey);
    journey.ctrl('n').wait(1_000);
    // Ten characters a second, and a tick after each.
    let told = (0..50)
        .filter(|n| {
            journey.whereabouts = None;
            journey.send(Message::Key(Key::char(char::from(b'a' + n % 26)))).wait(100);
            journey.whereabouts.is_some()
        })
        .count();
    assert!((8..=10).contains(&told), "{told} times in five seconds");
    journey.esc().wait(1_000);
    journey.slow = true;
    journey.whereabouts = None;
    journey.scan(&tag(2)).esc().wait(1_000);
    assert_eq!(journey.whereabouts, None, "the read is not on disk yet");
    assert!(matches!(journey.waiting.as_slice(), [Job::Record(Record::Append { .. })]));
    journey.catch_up().wait(1_000);
    assert!(journey.whereabouts.is_some());
}
