//! Every text that is typed can be edited where its cursor is: filter, prompt, note, form, palette, and the line of a visit.

use super::harness::{Journey, tag};
use recol::{
    audit::journal::{By, Fact},
    locale::Lang,
    tui::{Key, KeyCode},
};

fn alt(c: char) -> Key {
    Key { alt: true, ..Key::char(c) }
}

fn in_a_room(journey: &mut Journey) -> &mut Journey {
    journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter()
}

fn read(journey: &Journey) -> Vec<(String, By)> {
    let seen = journey.appended.iter().filter_map(|fact| match fact {
        Fact::Seen(seen) => Some((seen.payload.to_string(), seen.by)),
        _ => None,
    });
    seen.collect()
}

#[test]
fn a_filter_is_edited_in_its_middle_and_begun_again_at_its_end() {
    let mut journey = Journey::begin(Lang::Fr);
    journey.type_in("/onaine").press(KeyCode::Home).type_in("f");
    journey.press(KeyCode::Right).press(KeyCode::Right).type_in("t");
    assert!(journey.shows("/ fontaine"), "{}", journey.screen());
    journey.enter().type_in("/").ctrl('w').type_in("xyz");
    assert!(journey.shows("/ xyz▏"), "{}", journey.screen());
}

#[test]
fn words_are_deleted_in_every_text() {
    for lang in Lang::ALL {
        let mut journey = Journey::begin(lang);
        in_a_room(&mut journey).f(2).type_in("salle du fond").ctrl('w').type_in("bas");
        assert!(journey.shows("› salle du bas▏"), "{}", journey.screen());
        journey.key(alt('b')).key(alt('b')).key(alt('d')).type_in("d'en ");
        assert!(journey.shows("› salle d'en"), "{}", journey.screen());
        journey.ctrl('u').ctrl('k');
        assert!(journey.shows("› ▏"), "{}", journey.screen());
        journey.esc().ctrl('p').type_in("mesures notes").ctrl('a').key(alt('d'));
        assert!(!journey.shows("mesures"), "{}", journey.screen());
    }
}

#[test]
fn arrows_choose_where_nothing_is_typed_and_move_where_something_is() {
    let mut journey = Journey::begin(Lang::En);
    in_a_room(&mut journey).scan(&tag(1)).ctrl('n');
    journey.press(KeyCode::Right);
    assert!(journey.shows("‹ good ›"), "{}", journey.screen());
    journey.press(KeyCode::Left).press(KeyCode::Left);
    assert!(journey.shows("‹ incomplete ›"), "{}", journey.screen());
    journey.type_in("crack").press(KeyCode::Left).press(KeyCode::Left).type_in("X");
    assert!(journey.shows("craXck"), "{}", journey.screen());
}

#[test]
fn a_typed_tag_is_put_right_where_it_is_wrong_and_stays_typed() {
    let mut journey = Journey::begin(Lang::Fr);
    let wanted = tag(1);
    let (begin, end) = wanted.split_at(5);
    in_a_room(&mut journey).type_in(begin).type_in("X").type_in(end);
    end.chars().for_each(|_| {
        journey.press(KeyCode::Left);
    });
    journey.press(KeyCode::Backspace).enter();
    assert_eq!(read(&journey), [(wanted, By::Typed)]);
}

#[test]
fn a_scan_into_the_middle_of_a_typed_line_is_read_alone() {
    let mut journey = Journey::begin(Lang::Fr);
    in_a_room(&mut journey).type_in("ABCD").press(KeyCode::Left).press(KeyCode::Left).scan(&tag(1));
    assert_eq!(read(&journey), [(tag(1), By::Wedge)]);
    assert!(journey.shows("› ABCD"), "{}", journey.screen());
}

/// On a visit the keys of the visit come first: a room is closed by `Ctrl-W`, whatever stands in the line.
#[test]
fn keys_of_the_visit_stay_those_of_the_visit() {
    let mut journey = Journey::begin(Lang::En);
    in_a_room(&mut journey).type_in("HDS").ctrl('w');
    assert!(journey.shows("Close the room") || journey.shows("Close “"), "{}", journey.screen());
}
