//! Every text that is typed can be edited where its cursor is: filter, prompt, note, form, palette, and the line of a visit.

use super::harness::{Journey, tag};
use recol::{
    audit::journal::{By, Fact},
    job::{Completed, Errand, ErrandOutcome, Job},
    locale::Lang,
    tui::{Key, KeyCode, Message},
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

/// On a visit some of these keys have another meaning. They edit while the line holds text, and act when it is empty.
#[test]
fn the_line_of_a_visit_is_edited_while_it_holds_text() {
    let mut journey = Journey::begin(Lang::En);
    in_a_room(&mut journey).type_in("serial 4711 x").ctrl('w');
    assert!(journey.shows("› serial 4711 ▏"), "{}", journey.screen());
    journey.ctrl('a').key(alt('f')).ctrl('k');
    assert!(journey.shows("› serial ▏"), "{}", journey.screen());
    journey.ctrl('e').type_in("7").ctrl('u');
    assert!(journey.shows("› ▏") && !journey.shows("unreadable"), "{}", journey.screen());
    // Empty: the keys of the visit.
    journey.ctrl('w');
    assert!(journey.shows("Close “Réserve”"), "{}", journey.screen());
    journey.esc().ctrl('u');
    assert!(journey.shows("Device without a readable label"), "{}", journey.screen());
    journey.esc().ctrl('e');
    assert!(journey.shows("Serial no."), "{}", journey.screen());
    // The help says both.
    journey.esc().f(1).press(KeyCode::PageDown).press(KeyCode::PageDown).press(KeyCode::PageDown);
    assert!(journey.shows("while the line holds text"), "{}", journey.screen());
}

/// A scanner that sends such a key inside its burst neither edits nor acts.
#[test]
fn inside_a_scan_they_do_neither() {
    for c in ['u', 'k', 'w', 'e', 'a'] {
        let mut journey = Journey::begin(Lang::Fr);
        in_a_room(&mut journey);
        let (opened, context) = (journey.appended.len(), journey.app.context());
        journey.scan_without_enter("HDS-00");
        journey.hear(5, Message::Key(Key::ctrl(c))).hear(5, Message::Key(Key::char('1')));
        assert!(journey.shows("› HDS-00") && journey.shows("1▏"), "Ctrl-{c}\n{}", journey.screen());
        assert_eq!(journey.app.context(), context, "Ctrl-{c}");
        assert_eq!(journey.appended.len(), opened, "Ctrl-{c}");
    }
}

/// Tab completes every path that is asked for: the outside looks, and answers later.
#[test]
fn paths_are_completed_wherever_one_is_asked_for() {
    let completed = |typed: &str, paths: &[&str], common: &str| {
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        let completed = Completed { typed: typed.into(), common: common.into(), paths, more: 0 };
        Message::Errand(ErrandOutcome::Completed(completed))
    };
    let asked = |journey: &mut Journey, typed: &str| {
        let wanted = Job::Errand(Errand::Complete(typed.into()));
        assert_eq!(journey.asked.pop(), Some(wanted), "{}", journey.screen());
    };
    // An export: the proposed name is no path to complete, a typed one is.
    let mut journey = Journey::begin(Lang::En);
    journey.type_in("fe").press(KeyCode::Tab);
    assert!(journey.asked.is_empty() && journey.shows("one row per college"), "{}", journey.screen());
    journey.ctrl('u').type_in("~/aud").press(KeyCode::Tab);
    asked(&mut journey, "~/aud");
    journey.send(completed("~/aud", &["~/audit-1/", "~/audit-2/"], "~/audit-"));
    assert!(journey.shows("› ~/audit-▏") && journey.shows("audit-2"), "{}", journey.screen());
    // What was typed meanwhile stays.
    journey.type_in("2").press(KeyCode::Tab).type_in("/x");
    asked(&mut journey, "~/audit-2");
    journey.send(completed("~/audit-2", &["~/audit-2/"], "~/audit-2/"));
    assert!(journey.shows("› ~/audit-2/x▏"), "{}", journey.screen());
    // With Shift what is exported changes all the same.
    journey.press(KeyCode::BackTab);
    assert!(journey.shows("‹ the whole campaign ›"), "{}", journey.screen());
    // The folder of a hub.
    journey.esc().type_in("y").enter().type_in("/med").press(KeyCode::Tab);
    asked(&mut journey, "/med");
    journey.send(completed("/med", &["/media/"], "/media/"));
    assert!(journey.shows("› /media/▏"), "{}", journey.screen());
}
