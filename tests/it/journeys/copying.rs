//! Copying to the clipboard of the terminal, and the folder of what was written.

use super::harness::{Journey, LA_FONTAINE, tag, uai};
use recol::{audit::journal::AuditMode, locale::Lang, tui::keys::Key};
use std::path::Path;

/// The findings of a college in which one device was read and the rest is missing.
fn findings(lang: Lang) -> Journey {
    let mut journey = Journey::begin(lang);
    journey.type_in("/fontaine").enter().enter().f(2).type_in("Réserve").enter().scan(&tag(1)).f(3).enter().f(8);
    journey
}

#[test]
fn a_tag_a_row_and_a_list_are_copied() {
    let mut journey = findings(Lang::En);
    journey.type_in("c");
    let one = journey.copied.pop().unwrap();
    assert!(journey.shows(&one) && journey.shows("Sent to the clipboard"), "{one}\n{}", journey.screen());
    journey.type_in("C");
    let row = journey.copied.pop().unwrap();
    let cells: Vec<&str> = row.split('\t').collect();
    assert_eq!((cells.len(), cells[3]), (7, one.as_str()), "{row}");
    assert!(cells[1].contains("La Fontaine"), "{row}");
    // The marked ones, in the order of the list.
    journey.type_in("*c");
    let all = journey.copied.pop().unwrap();
    let standing = journey.app.standing().unwrap();
    assert_eq!(all.lines().count(), standing.discrepancies_in(uai(LA_FONTAINE)).count(), "{all}");
    assert!(all.starts_with(&one), "{all}");
    // Those that a filter hides come after those that it shows.
    let last = all.lines().last().unwrap();
    journey.type_in("/").type_in(last).enter().type_in("c");
    let others = journey.copied.pop().unwrap();
    assert!(others.starts_with(last) && last != one, "{others}");
    let set = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(set(&others), set(&all));
    assert!(journey.shows("lines sent to the clipboard"), "{}", journey.screen());
    journey.type_in("C");
    assert_eq!(journey.copied.pop().unwrap().lines().count(), all.lines().count());
}

#[test]
fn on_a_visit_the_last_read_is_copied_and_a_scan_copies_nothing() {
    let mut journey = Journey::held(Lang::Fr, AuditMode::Full);
    journey.type_in("/fontaine").enter().enter().f(2).type_in("Réserve").enter();
    journey.key(Key::alt('c'));
    assert!(journey.copied.is_empty() && journey.shows("aucune étiquette à copier"), "{}", journey.screen());
    journey.scan(&tag(1)).key(Key::alt('c'));
    assert_eq!(journey.copied, [tag(1)]);
    // A scan into the list of findings is a search.
    journey.f(8).scan("0cC/0123");
    assert_eq!(journey.copied.len(), 1, "{}", journey.screen());
}

#[test]
fn the_folder_of_what_was_written_is_shown() {
    let mut journey = findings(Lang::En);
    journey.type_in("O");
    assert!(journey.opened.is_empty() && journey.shows("Nothing was written yet"), "{}", journey.screen());
    journey.type_in("e").ctrl('u').type_in("/exports/a.csv").enter().type_in("O");
    assert_eq!(journey.opened, [Path::new("/exports")]);
    assert!(journey.shows("Shown by another program"), "{}", journey.screen());
}
