//! The list of findings on a small terminal: how much of it is list, what is cut and what never is, its order, its place.

use super::harness::{ANNE_FRANK, INDEXED, Journey, LA_FONTAINE, Store, VALLEES, WRITER, inventory, opened, tag, uai};
use crate::made;
use jiff::civil::date;
use recol::{
    audit::{
        finding::Code,
        ids::Revision,
        inventory::{Device, Inventory, Rows},
        journal::{AuditMode, Fact},
        ledger::Ledger,
        moment::Moment,
        standing::Standing,
    },
    locale::Lang,
    tui::{KeyCode, Setup, chart::Target, theme::Theme},
};
use std::sync::Arc;

/// On the findings of a campaign whose visits were closed without a read: every device is missing.
fn all_missing(lang: Lang, theme: Theme, devices: Vec<Device>) -> Journey {
    let rows = Rows { devices, ..inventory().rows().clone() };
    let mut store = Store::default();
    let mut entries = opened(&mut store, AuditMode::Full);
    for college in [LA_FONTAINE, ANNE_FRANK, VALLEES] {
        entries.push(store.entry(Moment::new(1_795_425_300_000, 60), "aud-1", Fact::VisitClosed { college: uai(college) }));
    }
    let standing = Standing::new(Arc::new(Inventory::new(Revision(1), rows)), Ledger::of(entries), date(2026, 11, 23));
    let setup = Setup { standing: Some(standing), writer: Some(WRITER), lang, theme, ..Setup::default() };
    let mut journey = Journey::of(setup, store);
    journey.type_in("f");
    journey
}

fn device(n: u64, model: &str, college: u32, room: &str) -> Device {
    Device { model: model.into(), ..made::device(&tag(n), &format!("SN{n:06}"), uai(college), room) }
}

/// Forty devices in two colleges of one commune and one of another.
fn forty() -> Vec<Device> {
    let room = |n| format!("Salle polyvalente {} du bâtiment des sciences", 101 + n % 4);
    let model = |n| if n % 2 == 0 { "Lenovo 300e 2nd Gen" } else { "HP ProBook 430 G7" };
    let college = |n| if n % 3 == 0 { ANNE_FRANK } else { LA_FONTAINE };
    (1..=40).map(|n| device(n, model(n), college(n), &room(n))).collect()
}

/// The lines of the screen that hold a finding: its sign stands before its name.
fn rows(journey: &Journey) -> Vec<String> {
    let screen = journey.screen().replace('\u{a0}', " ");
    screen.lines().filter(|line| line.contains("HDS-0")).map(str::to_owned).collect()
}

#[test]
fn most_of_a_small_terminal_is_list() {
    for lang in Lang::ALL {
        let journey = all_missing(lang, INDEXED, forty());
        // 60 hundredths of 24 rows.
        assert!(rows(&journey).len() >= 15, "{} rows\n{}", rows(&journey).len(), journey.screen());
    }
}

#[test]
fn the_detail_comes_and_goes_with_a_key_and_stays_beside_a_wide_list() {
    let mut journey = all_missing(Lang::En, INDEXED, forty());
    assert!(!journey.shows("Recorded"), "{}", journey.screen());
    journey.type_in("i");
    assert!(journey.shows("Recorded  ") && journey.shows("SN000003"), "{}", journey.screen());
    // It follows the list, and stays when the list is left and entered again.
    journey.press(KeyCode::Down).esc().type_in("f");
    assert!(journey.shows("Recorded  "), "{}", journey.screen());
    journey.type_in("i");
    assert!(!journey.shows("Recorded  "), "{}", journey.screen());
    journey.resize(160, 50);
    assert!(journey.shows("Recorded  "), "{}", journey.screen());
    journey.resize(40, 10).type_in("i");
    assert!(journey.shows("Recorded"), "on a tiny terminal it takes the list's place\n{}", journey.screen());
}

#[test]
fn what_tells_two_rows_apart_is_never_cut() {
    for lang in Lang::ALL {
        let mut journey = all_missing(lang, INDEXED, forty());
        let mut seen = Vec::new();
        journey.press(KeyCode::Home);
        for row in rows(&journey) {
            let number = row.split_whitespace().find_map(tagged).unwrap_or_else(|| panic!("{row}"));
            let room = (101 + number % 4).to_string();
            assert!(row.contains(&tag(number)), "a tag is whole: {row}");
            assert!(row.contains(&room), "{room} stands in its row, cut as it is: {row}");
            assert!(row.contains('…'), "{row}");
            seen.push(number);
        }
        assert!(seen.len() >= 15, "{}", journey.screen());
    }
}

/// The number of a tag of [`forty`].
fn tagged(word: &str) -> Option<u64> {
    (1..=40).find(|n| tag(*n) == word)
}

#[test]
fn rows_of_several_colleges_say_their_college() {
    // Two colleges of Antony: the commune alone would not do.
    let mut journey = all_missing(Lang::Fr, INDEXED, forty());
    assert!(journey.shows("Collège "), "{}", journey.screen());
    assert!(rows(&journey)[0].contains("Anne Frank"), "{}", journey.screen());
    journey.press(KeyCode::End);
    assert!(rows(&journey).last().unwrap().contains("La Fontaine"), "{}", journey.screen());
    // In the list of one college the title says it.
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).f(3).enter().f(8);
    assert!(!rows(&journey).iter().any(|row| row.contains("Fontaine")), "{}", journey.screen());
}

#[test]
fn columns_sort_by_a_key_and_by_a_click_ties_by_tag() {
    let mut journey = all_missing(Lang::En, INDEXED, forty());
    let numbers = |journey: &Journey| -> Vec<u64> {
        rows(journey).iter().filter_map(|row| row.split_whitespace().find_map(tagged)).collect()
    };
    let usual = numbers(&journey);
    let by_tag = |mut numbers: Vec<u64>| {
        numbers.sort_by_key(|n| tag(*n));
        numbers
    };
    // Finding, then tag.
    journey.type_in("ss").press(KeyCode::Home);
    assert!(journey.shows("↑ Tag"), "{}", journey.screen());
    let first: Vec<u64> = by_tag((1..=40).collect()).into_iter().take(numbers(&journey).len()).collect();
    assert_eq!(numbers(&journey), first);
    // Downwards, by the other key.
    journey.type_in("S").press(KeyCode::Home);
    assert!(journey.shows("↓ Tag"), "{}", journey.screen());
    let last: Vec<u64> = by_tag((1..=40).collect()).into_iter().rev().take(numbers(&journey).len()).collect();
    assert_eq!(numbers(&journey), last);
    // A click on a heading: by room, ties by tag.
    let room = |journey: &mut Journey| {
        let heads = journey.chart().targets().find(|(_, target)| matches!(target, Target::Head { column: 5, .. }));
        journey.click_at(heads.unwrap().0).press(KeyCode::Home);
    };
    room(&mut journey);
    assert!(journey.shows("↑ Room"), "{}", journey.screen());
    let shown = numbers(&journey);
    assert!(shown.is_sorted_by_key(|n| (n % 4, tag(*n))), "{shown:?}");
    // Again: downwards, ties still by tag.
    room(&mut journey);
    let shown = numbers(&journey);
    assert!(shown.is_sorted_by_key(|n| (std::cmp::Reverse(n % 4), tag(*n))), "{shown:?}");
    // The words above the list name the sort too, and turn it round.
    journey.click("↓ Room");
    assert!(journey.shows("↑ Room"), "{}", journey.screen());
    journey.click("↑ Room");
    // A third time: as usual. The chosen finding stays chosen through all of it.
    room(&mut journey);
    assert_eq!(numbers(&journey), usual);
    let chosen = |journey: &Journey| rows(journey).into_iter().find(|row| row.contains('►')).unwrap();
    let before = chosen(&journey);
    journey.type_in("sssS");
    assert_eq!(chosen(&journey).split_whitespace().find_map(tagged), before.split_whitespace().find_map(tagged));
    // In groups each group is sorted.
    journey.type_in("rr").press(KeyCode::Home);
    assert!(journey.shows("━ Collège Anne Frank") && journey.shows("↓ College"), "{}", journey.screen());
}

#[test]
fn the_place_in_the_list_is_said_and_a_scrollbar_leads_elsewhere() {
    let mut journey = all_missing(Lang::Fr, INDEXED, forty());
    assert!(journey.shows("1/40"), "{}", journey.screen());
    journey.press(KeyCode::Down);
    assert!(journey.shows("2/40"), "{}", journey.screen());
    let jumps: Vec<_> = journey.chart().targets().filter(|(_, target)| matches!(target, Target::Jump { .. })).collect();
    let (last, _) = *jumps.last().unwrap();
    journey.click_at(last);
    assert!(journey.shows("40/40"), "{}", journey.screen());
    journey.click_at(jumps[0].0);
    assert!(journey.shows("1/40") && journey.shows("█"), "{}", journey.screen());
    // Where all is shown there is no bar.
    journey.resize(80, 60);
    assert!(journey.shows("1/40") && !journey.shows("█"), "{}", journey.screen());
}

/// A storeroom read and closed: findings of eight kinds.
fn of_many_kinds(lang: Lang, theme: Theme) -> Journey {
    let mut journey = Journey::with(lang, false, theme);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    for n in [1, 2, 3, 10, 20, 24, 25, 30] {
        journey.scan(&tag(n));
    }
    journey.scan("ZZ-77-ZZ").f(6).enter().type_in("tablette noire").enter();
    journey.f(3).enter().f(8);
    journey
}

#[test]
fn headings_of_groups_keep_their_counts() {
    for lang in Lang::ALL {
        let mut journey = all_missing(lang, INDEXED, forty());
        journey.type_in("rr");
        let screen = journey.screen().replace('\u{a0}', " ");
        let headings: Vec<&str> = screen.lines().filter(|line| line.contains('━')).collect();
        assert!(!headings.is_empty(), "{screen}");
        for heading in headings {
            assert!(heading.contains("à décider") || heading.contains("to decide"), "{heading}");
            // Rooms of one college differ by their number. A part of a number would be another one.
            let whole = (101..105).any(|room| heading.contains(&room.to_string()));
            assert!(whole || !heading.contains("Anne Frank"), "{heading}");
            assert!(whole || !["…1 ", "…2 ", "…3 ", "…4 "].iter().any(|part| heading.contains(part)), "{heading}");
        }
    }
}

/// What was read of a device that is in no inventory may be long: it yields to the columns, a tag does not.
#[test]
fn what_is_no_tag_yields_to_the_columns() {
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter();
    journey.scan("INVENTAIRE-DE-LA-REGION-000000000042").f(3).enter().esc().type_in("f").press(KeyCode::End);
    let screen = journey.screen();
    assert!(screen.lines().any(|line| line.contains("not in") && line.contains('…') && line.contains("42 ")), "{screen}");
    assert!(rows(&journey).iter().all(|row| row.split_whitespace().any(|word| (1..=30).any(|n| tag(n) == word))), "{screen}");
}

#[test]
fn counts_are_one_line_and_all_of_them_are_reached() {
    for lang in Lang::ALL {
        let mut journey = of_many_kinds(lang, INDEXED);
        let chips = |journey: &mut Journey| -> Vec<(u16, Target)> {
            let targets = journey.chart();
            targets.targets().filter(|(_, t)| matches!(t, Target::Chip { .. })).map(|(at, target)| (at.1, target)).collect()
        };
        let mut reached = chips(&mut journey);
        assert!(reached.iter().all(|(row, _)| *row == 2), "{reached:?}");
        // The sign at the end of the line leads on, until there is none.
        for _ in 0..9 {
            let more =
                |(at, target): &((u16, u16), Target)| matches!(target, Target::Chips { first, .. } if *first > 0) && at.0 > 10;
            let Some((at, _)) = journey.chart().targets().find(more) else { break };
            journey.click_at(at);
            reached.extend(chips(&mut journey));
        }
        let mut codes: Vec<String> = reached.iter().map(|(_, target)| format!("{target:?}")).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 8, "{codes:?}\n{}", journey.screen());
        // Tab goes through them all, and the one to which the list is narrowed is shown.
        for _ in 0..8 {
            journey.press(KeyCode::Tab);
            let screen = journey.screen();
            let only = |piece: &'_ str| piece.strip_suffix(" only").or(piece.strip_suffix(" seulement")).map(ToOwned::to_owned);
            let name = screen.lines().nth(1).unwrap().split(" · ").find_map(|piece| only(piece.trim())).unwrap();
            let line = journey.screen().lines().nth(2).unwrap().to_owned();
            assert!(line.contains(&name), "{name} stands in {line}");
        }
    }
}

#[test]
fn a_click_on_a_count_narrows_the_list_and_another_widens_it() {
    let mut journey = of_many_kinds(Lang::En, INDEXED);
    let all = journey.screen();
    journey.click("× misassigned");
    assert!(journey.shows("misassigned only") && journey.shows("1/1"), "{}", journey.screen());
    journey.click("× misassigned");
    assert_eq!(journey.screen().lines().nth(1), all.lines().nth(1));
}

/// Without colour and in ASCII the chosen row, the sort, the cut and the bar are still told.
#[test]
fn nothing_is_told_by_colour_or_by_signs_that_a_font_may_lack() {
    let mut journey = all_missing(Lang::Fr, Theme { ascii: true, ..Theme::default() }, forty());
    journey.type_in("s");
    assert!(journey.shows("^ Constat") && journey.shows("~") && journey.shows("#"), "{}", journey.screen());
    let screen = journey.screen();
    let other: String = screen.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert_eq!(other, "", "{screen}");
    assert!(rows(&journey).iter().any(|row| row.contains('>')), "{screen}");
    assert!(rows(&journey).iter().any(|row| row.contains("101")), "{screen}");
}

#[test]
fn a_blind_count_shows_no_share_of_what_is_hidden() {
    let mut journey = Journey::held(Lang::Fr, AuditMode::Blind);
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan(&tag(1)).scan(&tag(2)).f(8).type_in("a");
    assert_eq!(rows(&journey).len(), 8, "{}", journey.screen());
    assert!(journey.shows("6/8"), "only what is shown is counted\n{}", journey.screen());
    assert!(!journey.shows(&Lang::Fr.name(Code::Pending)), "{}", journey.screen());
}
