//! The map of the colleges and the picture of a room: what they show is what the lists say, in signs as well as in colours.

use super::{
    harness::{CAMPAIGN, INDEXED, Journey, VALLEES, inventory, snapshots, tag, uai},
    sync::seen,
};
use recol::{
    audit::{
        inventory::{Inventory, Rows},
        journal::AuditMode,
        standing::Standing,
    },
    job::SyncReport,
    locale::Lang,
    tui::{KeyCode, Message, theme::Theme},
};
use std::sync::Arc;

fn chosen(journey: &Journey) -> String {
    journey
        .screen()
        .lines()
        .find(|line| line.contains("► "))
        .map(|line| line.trim_matches(['│', ' ']).to_owned())
        .unwrap_or_default()
}

/// How often a sign stands in the picture of the room, which is the panel at the right of the verdict.
fn count(journey: &Journey, sign: char) -> usize {
    let screen = journey.screen();
    let panel = screen.lines().skip_while(|line| !line.contains("The room")).take_while(|line| !line.contains("Tag ›"));
    panel.filter_map(|line| line.split_once('│')).flat_map(|(_, panel)| panel.chars()).filter(|c| *c == sign).count()
}

#[test]
fn the_map_stands_in_place_of_the_list_or_beside_it() {
    snapshots("map", |journey| {
        journey.type_in("/fontaine").enter().enter().f(2).type_in("Réserve").enter().scan(&tag(1)).f(3).enter().esc().esc();
        journey.esc().type_in("m");
    });
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("m");
    assert!(journey.shows("Map") && journey.shows("no address"), "{}", journey.screen());
    journey.type_in("t");
    assert!(journey.shows("Map · discrepancies"), "{}", journey.screen());
    // Escape is the way back to the list.
    journey.esc();
    assert!(!journey.shows("Map ·") && journey.shows("Colleges"), "{}", journey.screen());
    journey.resize(120, 40);
    assert!(journey.shows("Map ·") && journey.shows("Colleges") && journey.shows("Programmes"), "{}", journey.screen());
}

#[test]
fn arrows_go_to_the_nearest_and_enter_visits() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/fontaine").enter().esc().type_in("m");
    // La Garenne-Colombes lies in the north, Antony in the south.
    for _ in 0..3 {
        journey.press(KeyCode::Up);
    }
    assert!(chosen(&journey).contains("Les Vallées"), "{}", journey.screen());
    for _ in 0..3 {
        journey.press(KeyCode::Down);
    }
    assert!(chosen(&journey).contains("Antony"), "{}", journey.screen());
    journey.press(KeyCode::Up).press(KeyCode::Up).press(KeyCode::Up).enter();
    assert!(journey.shows("Collège Les Vallées"), "{}", journey.screen());
}

#[test]
fn a_sign_can_be_clicked_and_what_is_not_on_the_map_is_counted() {
    let mut journey = Journey::begin(Lang::En);
    let rows = inventory().rows().clone();
    let colleges = rows.colleges.iter().cloned().map(|mut college| {
        if college.uai == uai(VALLEES) {
            college.commune = "Versailles".into();
        }
        college
    });
    let moved = Rows { colleges: colleges.collect(), ..rows };
    let standing = journey.app.standing().unwrap();
    let anew = Standing::new(Arc::new(Inventory::new(inventory().revision(), moved)), standing.ledger().clone(), standing.date());
    journey.send(Message::StandingReplaced(Box::new(anew))).type_in("m");
    assert!(journey.shows("1 college is not on the map"), "{}", journey.screen());
    // Two colleges of Antony have two signs.
    let land =
        journey.screen().lines().filter(|line| line.chars().any(|c| ('\u{2801}'..='\u{28ff}').contains(&c))).collect::<String>();
    assert_eq!(land.matches(['○', '●']).count(), 2, "{}", journey.screen());
    // A click on the other sign chooses its college.
    let before = chosen(&journey);
    let signs = |journey: &Journey| -> Vec<(u16, u16)> {
        let on_land = |line: &str| line.chars().any(|c| ('\u{2801}'..='\u{28ff}').contains(&c));
        let screen = journey.screen();
        let cells = screen.lines().zip(0..).filter(|(line, _)| on_land(line)).flat_map(|(line, row)| {
            line.chars().zip(0..).filter(|(c, _)| ['○', '●'].contains(c)).map(move |(_, column)| (column, row))
        });
        cells.collect()
    };
    let other = signs(&journey)[0];
    journey.click_at(other);
    assert!(chosen(&journey).contains("La Fontaine") && before.contains("Anne Frank"), "{}", journey.screen());
}

#[test]
fn the_room_fills_as_it_is_read() {
    for (mode, awaited) in [(AuditMode::Full, 7), (AuditMode::Blind, 0)] {
        let mut journey = Journey::held(Lang::En, mode);
        journey.type_in("/fontaine").enter().enter().f(2).type_in("Réserve").enter();
        assert_eq!((count(&journey, '□'), count(&journey, '■')), (awaited, 0), "{}", journey.screen());
        for n in [1, 2, 3] {
            journey.scan(&tag(n));
        }
        assert_eq!((count(&journey, '□'), count(&journey, '■')), (awaited.saturating_sub(3), 3), "{}", journey.screen());
        if mode == AuditMode::Full {
            assert!(journey.shows("4 left") && journey.shows("done about 10:"), "{}", journey.screen());
        }
        // One that belongs elsewhere has its own sign.
        let before = count(&journey, '▲') + count(&journey, '×');
        journey.scan(&tag(10));
        assert!(count(&journey, '▲') + count(&journey, '×') > before, "{}", journey.screen());
    }
}

#[test]
fn both_pictures_keep_to_ascii_where_that_is_asked() {
    let mut journey = Journey::with(Lang::En, false, Theme { ascii: true, ..INDEXED });
    journey.resize(160, 50).type_in("m");
    let plain = |journey: &Journey| journey.screen().chars().find(|c| !c.is_ascii() && !c.is_alphabetic());
    assert_eq!(plain(&journey), None, "{}", journey.screen());
    journey.type_in("m/fontaine").enter().enter().f(2).type_in("Réserve").enter().scan(&tag(1)).scan(&tag(10));
    assert_eq!(plain(&journey), None, "{}", journey.screen());
}

/// A visit with a read in its place, one from elsewhere, and a closed room behind it.
fn worked(journey: &mut Journey) {
    journey.type_in("/fontaine").enter().enter().f(2).type_in("Réserve").enter().scan(&tag(1)).scan(&tag(30)).scan(&tag(2));
}

#[test]
fn the_map_and_the_room_at_every_size() {
    for (width, height) in [(80, 24), (120, 36), (160, 50), (200, 60)] {
        for (name, theme) in [("colour", INDEXED), ("none", Theme::default()), ("ascii", Theme { ascii: true, ..INDEXED })] {
            let mut journey = Journey::with(Lang::Fr, false, theme);
            journey.resize(width, height);
            worked(&mut journey);
            let cells = |journey: &Journey| if name == "colour" { format!("{:?}", journey.cells()) } else { journey.screen() };
            insta::assert_snapshot!(format!("room_{name}_{width}x{height}"), cells(&journey));
            journey.f(3).enter().esc().esc().esc().type_in("m");
            insta::assert_snapshot!(format!("map_{name}_{width}x{height}"), cells(&journey));
        }
    }
}

/// The rows of the headline's letters.
fn high(journey: &Journey) -> usize {
    let screen = journey.screen();
    screen.lines().filter(|line| line.split('│').next().is_some_and(|left| left.contains("██") && !left.contains('░'))).count()
}

#[test]
fn the_headline_grows_with_the_screen() {
    let mut heights = Vec::new();
    for (width, height) in [(40, 10), (80, 24), (160, 50), (200, 60)] {
        let mut journey = Journey::with(Lang::En, false, INDEXED);
        journey.resize(width, height);
        worked(&mut journey);
        heights.push(high(&journey));
        let spaced = journey.shows("P R E S E N T");
        assert_eq!(spaced, width == 40, "{}", journey.screen());
    }
    assert!(heights[1] < heights[2] && heights[2] < heights[3], "{heights:?}");
}

#[test]
fn the_pace_of_the_whole_visit_stands_below_that_of_the_room() {
    let mut journey = Journey::with(Lang::En, false, INDEXED);
    journey.resize(160, 50);
    worked(&mut journey);
    journey.wait(60_000);
    assert!(journey.shows("5 left · done about") && journey.shows("visit: 12 left · done about"), "{}", journey.screen());
    // A blind count tells neither.
    let mut journey = Journey::held(Lang::En, AuditMode::Blind);
    journey.resize(160, 50);
    worked(&mut journey);
    assert!(!journey.shows("visit:") && !journey.shows("left"), "{}", journey.screen());
}

#[test]
fn the_campaign_burns_down_day_by_day() {
    snapshots("burndown", |journey| {
        worked(journey);
        journey.esc().esc().type_in("b");
    });
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("b");
    assert!(journey.shows("nothing read yet") && journey.shows("Each day with reads"), "{}", journey.screen());
    journey.esc();
    assert!(!journey.shows("nothing read yet"), "{}", journey.screen());
    worked(&mut journey);
    journey.esc().esc().type_in("b");
    assert!(
        journey.shows("3 read in 1 day") && journey.shows("2026-11-23") && journey.shows("done about"),
        "{}",
        journey.screen()
    );
    // What another station reads meanwhile is there at once.
    let entry = journey.colleague("aud-2", seen(&tag(3)));
    let mut report = SyncReport::default();
    report.receive(CAMPAIGN, vec![entry]);
    journey.synced(report, None, 0);
    assert!(journey.shows("4 read in 1 day"), "{}", journey.screen());
    let mut blind = Journey::held(Lang::En, AuditMode::Blind);
    worked(&mut blind);
    blind.esc().esc().type_in("b");
    assert!(blind.shows("3 read in 1 day") && !blind.shows("left"), "{}", blind.screen());
}
