//! A visit: every class of verdict, refusals, what is not recorded, rooms and the visit closed, notes, undo.

use super::harness::{Journey, snapshots, snapshots_of, tag};
use recol::{
    audit::{
        finding::Code,
        journal::{By, Condition, Fact, Label, Lack},
        standing::VerdictClass,
    },
    job::{LensEvent, LensFace, LensOrder, LensTrouble},
    locale::Lang,
    tui::{KeyCode, Message},
    vision::Layout,
    vision::{Doubt, Sight},
};

/// At La Fontaine, in its storeroom.
fn in_the_storeroom(journey: &mut Journey) -> &mut Journey {
    at_la_fontaine(journey);
    choose_room(journey, 1)
}

fn at_la_fontaine(journey: &mut Journey) -> &mut Journey {
    journey.type_in("/fontaine").enter().enter()
}

/// The rooms of La Fontaine, by name: Classe mobile 1, Réserve, Salle informatique.
fn choose_room(journey: &mut Journey, line: usize) -> &mut Journey {
    for _ in 0..9 {
        journey.press(KeyCode::Up);
    }
    for _ in 0..line {
        journey.press(KeyCode::Down);
    }
    journey.enter()
}

fn seen(journey: &Journey) -> Vec<(String, By)> {
    journey
        .appended
        .iter()
        .filter_map(|fact| match fact {
            Fact::Seen(seen) => Some((seen.payload.to_string(), seen.by)),
            _ => None,
        })
        .collect()
}

#[test]
fn arriving() {
    snapshots("visit_arriving", |journey| {
        at_la_fontaine(journey);
    });
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey);
    assert!(journey.appended.is_empty(), "looking opens nothing");
}

#[test]
fn each_class_of_verdict() {
    snapshots("visit_right", |journey| {
        in_the_storeroom(journey).scan(&tag(1));
    });
    snapshots("visit_attention_misplaced", |journey| {
        in_the_storeroom(journey).scan(&tag(10));
    });
    snapshots("visit_attention_approximate", |journey| {
        in_the_storeroom(journey).scan("815");
    });
    snapshots("visit_attention_unrecorded_return", |journey| {
        in_the_storeroom(journey).scan(&tag(20));
    });
    snapshots("visit_wrong_misassigned", |journey| {
        in_the_storeroom(journey).scan(&tag(30));
    });
    snapshots("visit_wrong_recovered", |journey| {
        in_the_storeroom(journey).scan(&tag(24));
    });
    snapshots("visit_wrong_gone", |journey| {
        in_the_storeroom(journey).scan(&tag(23));
    });
    snapshots("visit_unknown", |journey| {
        in_the_storeroom(journey).scan("WIFI\u{202e}-4711");
    });
    snapshots("visit_unknown_ambiguous", |journey| {
        in_the_storeroom(journey).scan("4217");
    });
    snapshots("visit_again", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).scan(&tag(2)).scan(&tag(1));
    });
    snapshots("visit_swapped", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).ctrl('s').type_in("SN000002").enter();
    });
}

#[test]
fn classes_ring_once_recorded() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(1)).scan(&tag(10)).scan(&tag(30)).scan("ZZ-1").scan(&tag(1));
    let classes = [VerdictClass::Right, VerdictClass::Attention, VerdictClass::Wrong, VerdictClass::Unknown, VerdictClass::Again];
    assert_eq!(journey.rang, classes);
}

#[test]
fn a_misread_is_kept_only_when_it_comes_twice() {
    let mut wrong = tag(1);
    wrong.replace_range(4..5, "7");
    snapshots("visit_refused_misread", |journey| {
        in_the_storeroom(journey).scan(&wrong);
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&wrong).scan(&tag(1)).scan(&wrong);
    assert_eq!(seen(&journey).len(), 1, "another read in between forgets it");
    journey.scan(&wrong);
    assert_eq!(seen(&journey), [(tag(1), By::Wedge), (wrong, By::Wedge)]);
}

/// Whatever was read in between, of which nothing is recorded: a camera's glance, a broken scan, a read where nothing can be read.
#[test]
fn anything_read_in_between_forgets_a_misread() {
    let mut wrong = tag(1);
    wrong.replace_range(4..5, "7");
    let mut journey = Journey::with_camera(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&wrong);
    journey.sight(Sight { text: "ZZ-9".into(), copies: 1, fresh: false, doubt: Some(Doubt::Fleeting) }).scan(&wrong);
    assert_eq!(seen(&journey), [], "a glance of the camera is a read in between");
    journey.scan("").scan(&wrong);
    assert_eq!(seen(&journey), [(wrong, By::Wedge)], "an empty line is no read");
}

#[test]
fn what_the_camera_doubts_is_shown_and_never_recorded_silently() {
    let sight = |text: &str, doubt| Sight { text: text.into(), copies: 1, fresh: doubt != Some(Doubt::Fleeting), doubt };
    let flash = |journey: &mut Journey| {
        in_the_storeroom(journey).show(&tag(1), 1).sight(sight("ZZ-\u{202e}9", Some(Doubt::Fleeting)));
    };
    snapshots_of("visit_fleeting", Journey::with_camera, flash);
    let mut journey = Journey::with_camera(Lang::Fr);
    flash(&mut journey);
    assert_eq!(seen(&journey), [(tag(1), By::Camera)]);
    assert_eq!(journey.rang, [VerdictClass::Right, VerdictClass::Again]);
    journey.sight(sight("ZZ-9", None));
    assert_eq!(seen(&journey).len(), 2, "seen for longer, it is a read");

    let before = |journey: &mut Journey| {
        in_the_storeroom(journey).show("ZZ-\u{202e}9", 1).sight(sight(&tag(1), Some(Doubt::Before("ZZ-\u{202e}9".into()))));
    };
    snapshots_of("visit_read_before", Journey::with_camera, before);
    let mut journey = Journey::with_camera(Lang::Fr);
    before(&mut journey);
    assert_eq!(seen(&journey).len(), 2, "both are kept: both may be devices");
}

#[test]
fn recorded_is_said_only_once_it_is() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey);
    journey.slow = true;
    journey.scan(&tag(1));
    assert!(journey.shows("enregistrement en cours") && !journey.shows("enregistré à"), "{}", journey.screen());
    assert!(journey.rang.is_empty());
    journey.scan(&tag(1));
    assert_eq!(journey.waiting.len(), 1, "what is in flight is not asked for twice");
    journey.catch_up();
    assert!(journey.shows("enregistré à 10:15"), "{}", journey.screen());
    assert_eq!(journey.rang, [VerdictClass::Right]);
}

#[test]
fn what_is_not_recorded_is_loud_kept_and_retried() {
    let failing = |journey: &mut Journey| {
        in_the_storeroom(journey);
        journey.store.full = true;
        journey.scan(&tag(1));
    };
    snapshots("visit_not_recorded", failing);
    let mut journey = Journey::begin(Lang::Fr);
    failing(&mut journey);
    assert_eq!(journey.rang, [VerdictClass::Again]);
    journey.scan(&tag(1)).scan(&tag(2));
    journey.ctrl('q');
    assert!(!journey.quit && journey.shows("Quitter"), "{}", journey.screen());
    journey.esc();
    journey.store.full = false;
    journey.ctrl('r');
    assert_eq!(seen(&journey), [(tag(1), By::Wedge), (tag(2), By::Wedge)]);
    assert!(!journey.shows("NON ENREGISTRÉ"), "{}", journey.screen());
    journey.ctrl('q');
    assert!(journey.quit);
}

#[test]
fn a_room_is_closed_after_showing_what_becomes_missing() {
    snapshots("visit_close_room", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).scan(&tag(2)).f(3);
    });
    snapshots("visit_room_closed", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).scan(&tag(2)).f(3).enter();
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(1)).f(3).enter();
    let tally = journey.app.standing().unwrap().tally(super::harness::uai(super::harness::LA_FONTAINE));
    assert_eq!(tally.of(Code::Missing), 6);
    // What was missing would not be any more: that is asked first.
    choose_room(&mut journey, 1);
    assert!(journey.shows("Rouvrir") && journey.shows("6 équipements"), "{}", journey.screen());
    journey.press(KeyCode::Esc);
    let missing = |journey: &Journey| {
        journey.app.standing().unwrap().tally(super::harness::uai(super::harness::LA_FONTAINE)).of(Code::Missing)
    };
    assert_eq!(missing(&journey), 6);
    choose_room(&mut journey, 1).enter();
    assert!(journey.shows("Lieu rouvert"), "{}", journey.screen());
    let tally = journey.app.standing().unwrap().tally(super::harness::uai(super::harness::LA_FONTAINE));
    assert_eq!(tally.of(Code::Missing), 0);
}

#[test]
fn the_visit_is_closed_and_opened_again() {
    snapshots("visit_close_visit", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).f(10);
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(1)).f(10).enter();
    assert!(journey.shows("Visite close"), "{}", journey.screen());
    journey.scan(&tag(2));
    assert_eq!(seen(&journey).len(), 1, "a closed visit takes nothing");
    assert!(journey.shows("C L O S E"), "{}", journey.screen());
    journey.resize(160, 50);
    assert!(journey.shows("F10 la rouvre"), "{}", journey.screen());
    journey.f(10);
    assert!(journey.shows("Rouvrir la visite"), "{}", journey.screen());
    journey.enter().resize(80, 24);
    assert!(!journey.shows("C L O S E"), "what was said of the closed visit is not true any more: {}", journey.screen());
    choose_room(&mut journey, 1).scan(&tag(2));
    assert_eq!(seen(&journey).len(), 2);
}

#[test]
fn a_new_room_is_opened_by_name_and_known_ones_are_taken() {
    snapshots("visit_new_room", |journey| {
        at_la_fontaine(journey).f(2).type_in("Local ménage B2");
    });
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey).f(2).type_in("  reserve ").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::RoomOpened(place)) if place.room.as_str() == "Réserve"));
    journey.f(2).type_in("Local B2").enter().scan(&tag(10));
    assert!(journey.shows("hors lieu"), "{}", journey.screen());
}

#[test]
fn a_new_name_that_resembles_a_known_one_is_asked_about() {
    let opened = |journey: &Journey| match journey.appended.last() {
        Some(Fact::RoomOpened(place)) => place.room.to_string(),
        other => panic!("{other:?}\n{}", journey.screen()),
    };
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey).f(2).type_in("Reserev").enter();
    assert!(journey.shows("déjà connu") && journey.appended.is_empty(), "{}", journey.screen());
    // Back to the name, which is completed by the one that was meant.
    journey.press(KeyCode::Esc);
    assert!(journey.shows("› Reserev"), "{}", journey.screen());
    (0..4).for_each(|_| {
        journey.press(KeyCode::Backspace);
    });
    journey.press(KeyCode::Tab).enter();
    assert_eq!(opened(&journey), "Réserve");
    // The known one is one key away; a part of its name is asked about too.
    for typed in ["Clase mobile 1", "mobile 1"] {
        let mut journey = Journey::begin(Lang::Fr);
        at_la_fontaine(&mut journey).f(2).type_in(typed).enter().enter();
        assert_eq!(opened(&journey), "Classe mobile 1", "{typed}");
    }
    // Another number is another room; whoever insists gets what was typed.
    journey.f(2).type_in("Classe mobile 7").enter();
    assert_eq!(opened(&journey), "Classe mobile 7");
    journey.f(2).type_in("Classes mobile 1").enter().type_in("2").enter();
    assert_eq!(opened(&journey), "Classes mobile 1");
}

#[test]
fn a_room_is_chosen_from_the_list() {
    let mut journey = Journey::begin(Lang::En);
    at_la_fontaine(&mut journey);
    let before = journey.keys;
    journey.f(2).press(KeyCode::Down).enter();
    assert!(journey.keys - before <= 4, "{} keys", journey.keys - before);
    assert!(matches!(journey.appended.last(), Some(Fact::RoomOpened(_))), "{}", journey.screen());
    // Typed letters narrow it, and what is chosen is taken, not what is typed.
    journey.f(2).type_in("res").press(KeyCode::Down);
    assert!(journey.shows("Réserve"), "{}", journey.screen());
    journey.enter();
    assert!(matches!(journey.appended.last(), Some(Fact::RoomOpened(place)) if place.room.as_str() == "Réserve"));
    // Above the first of the list is the typed name.
    journey.f(2).type_in("salle").press(KeyCode::Down).press(KeyCode::Up).type_in(" 9").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::RoomOpened(place)) if place.room.as_str() == "salle 9"));
}

#[test]
fn a_room_whose_opening_is_undone_is_left() {
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey).f(2).type_in("Local B2").enter();
    assert!(journey.shows("■ Local B2"), "{}", journey.screen());
    journey.ctrl('z');
    assert!(journey.shows("n’est plus ouvert") && !journey.shows("■ Local B2"), "{}", journey.screen());
    journey.scan(&tag(1));
    assert!(matches!(journey.appended.last(), Some(Fact::Seen(seen)) if seen.spot.room.is_none()));
    // Where another room is open, reads go on there; and the verdict of one room is not shown in another.
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey).f(2).type_in("Réserve").enter().scan(&tag(1)).f(2).type_in("Local B2").enter();
    assert!(!journey.shows("√ enregistré à"), "{}", journey.screen());
    journey.ctrl('z');
    assert!(journey.shows("n’est plus ouvert") && journey.shows("vont de nouveau dans"), "{}", journey.screen());
    journey.scan(&tag(2));
    assert!(matches!(journey.appended.last(), Some(Fact::Seen(seen)) if seen.spot.room.as_ref().unwrap().as_str() == "Réserve"));
}

#[test]
fn every_room_that_a_name_may_mean_is_offered() {
    let mut journey = Journey::begin(Lang::En);
    at_la_fontaine(&mut journey).f(2).type_in("Salle informatique 2").enter().enter();
    journey.f(2).type_in("info").enter();
    assert!(journey.shows("“Salle informatique”, which is known") && journey.shows("“Salle informatique 2”, which is known"));
    assert!(journey.shows("a new room “info”") && !journey.shows("c cause"), "{}", journey.screen());
    let before = journey.appended.len();
    journey.type_in("2").enter();
    assert!(journey.shows("■ Salle informatique 2") && journey.appended.len() == before, "{}", journey.screen());
}

#[test]
fn closing_tells_what_is_missing_already() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(1)).f(3).enter();
    for room in [0, 2] {
        choose_room(&mut journey, room).f(3).enter();
    }
    journey.f(10);
    assert!(!journey.shows("Tout ce qui était attendu a été lu"), "{}", journey.screen());
    assert!(journey.shows("le sont déjà") && journey.shows("En tout"), "{}", journey.screen());
}

#[test]
fn a_message_goes_with_the_next_action_and_is_kept_in_the_log() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(1)).ctrl('s');
    let message = "numéro de série";
    assert!(journey.shows(message), "{}", journey.screen());
    journey.press(KeyCode::Esc);
    let line = journey.screen().lines().filter(|line| line.contains("Lisez maintenant")).count();
    assert_eq!(line, 0, "{}", journey.screen());
    journey.ctrl('b');
    assert!(journey.shows("Messages") && journey.shows(message), "{}", journey.screen());
}

#[test]
fn without_a_room_reads_count_for_the_college() {
    snapshots("visit_no_room", |journey| {
        at_la_fontaine(journey).scan(&tag(1));
    });
    let mut journey = Journey::begin(Lang::Fr);
    at_la_fontaine(&mut journey).scan(&tag(1));
    assert!(matches!(journey.appended.as_slice(), [Fact::VisitOpened { .. }, Fact::Seen(seen)] if seen.spot.room.is_none()));
}

#[test]
fn fingers_scanners_and_the_camera_are_told_apart() {
    let mut journey = Journey::with_camera(Lang::Fr);
    in_the_storeroom(&mut journey).type_in(&tag(1)).enter();
    journey.scan(&tag(2));
    journey.scan_without_enter(&tag(3)).wait(200);
    journey.show(&tag(4), 1);
    journey.send(Message::Paste(format!("{}\n", tag(5)))).enter();
    let expected = [By::Typed, By::Wedge, By::Wedge, By::Camera, By::Typed];
    assert_eq!(seen(&journey).into_iter().map(|(_, by)| by).collect::<Vec<_>>(), expected);
}

#[test]
fn the_camera_runs_on_a_visit_only() {
    let mut journey = Journey::with_camera(Lang::Fr);
    assert!(!journey.app.wants_lens());
    at_la_fontaine(&mut journey);
    assert!(journey.app.wants_lens());
    journey.f(5).f(4).f(4).esc();
    let orders = [LensOrder::Start, LensOrder::Cycle, LensOrder::Stop, LensOrder::Start, LensOrder::Stop];
    assert_eq!(journey.lens, orders);
    snapshots_of("visit_camera", Journey::with_camera, |journey| {
        in_the_storeroom(journey).show(&tag(1), 1);
    });
    snapshots_of("visit_camera_trouble", Journey::with_camera, |journey| {
        in_the_storeroom(journey).send(Message::Lens(LensEvent::Trouble(LensTrouble::Stalled)));
    });
}

#[test]
fn only_a_camera_that_was_asked_for_is_kept() {
    let opened = |name: &str| {
        let face = LensFace { name: name.into(), width: 640, height: 480, layout: Layout::Yuyv, rate: 30 };
        Message::Lens(LensEvent::Opened(face))
    };
    let mut journey = Journey::with_camera(Lang::Fr);
    at_la_fontaine(&mut journey);
    journey.send(opened("Integrated"));
    assert!(journey.preferred.is_empty());
    journey.f(5).send(opened("C920"));
    // It is unplugged, and the lens takes whatever there is.
    journey.send(Message::Lens(LensEvent::Trouble(LensTrouble::Unplugged))).send(opened("Integrated"));
    assert_eq!(journey.preferred, ["C920"]);
    // Asked for and given up.
    journey.f(5).f(4).f(4).send(opened("Integrated"));
    assert_eq!(journey.preferred, ["C920"]);
}

#[test]
fn two_copies_in_one_frame_are_a_duplicate() {
    snapshots_of("visit_duplicate", Journey::with_camera, |journey| {
        in_the_storeroom(journey).show(&tag(1), 2);
    });
}

#[test]
fn a_question_mark_alone_is_help_and_in_a_tag_it_is_a_character() {
    snapshots("visit_help", |journey| {
        at_la_fontaine(journey).type_in("?").wait(60);
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan("?ABC");
    assert_eq!(seen(&journey), [("?ABC".to_owned(), By::Wedge)]);
}

#[test]
fn by_serial_alone() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).f(7).type_in("sn000003").enter();
    assert_eq!(seen(&journey), [("sn000003".to_owned(), By::Serial)]);
    assert!(journey.shows("CONFORME") || journey.shows(&tag(3)), "{}", journey.screen());
}

#[test]
fn a_device_without_a_label() {
    snapshots("visit_unlabelled_menu", |journey| {
        in_the_storeroom(journey).f(6).press(KeyCode::Down);
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).f(6).type_in("2").enter().type_in("portable gris").enter();
    assert!(
        matches!(journey.appended.last(), Some(Fact::Unlabelled { label: Label::Absent, note: Some(note), .. }) if note == "portable gris")
    );
}

#[test]
fn a_note_on_the_last_device() {
    snapshots("visit_note", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).ctrl('n').press(KeyCode::Tab).type_in(" ").type_in("coque fendue");
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(1)).ctrl('n').press(KeyCode::Tab).type_in(" ").type_in("coque fendue");
    journey.press(KeyCode::Tab).type_in("classeur 3").enter();
    match journey.appended.last() {
        Some(Fact::Noted(noted)) => {
            assert_eq!(noted.condition, Some(Condition::Incomplete));
            assert_eq!(noted.lacks, [Lack::Charger]);
            assert_eq!(noted.photo.as_deref(), Some("classeur 3"));
            assert_eq!(noted.note.as_deref(), Some("coque fendue"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn ticking_off_the_list_counts_as_a_read() {
    snapshots("visit_ticks", |journey| {
        in_the_storeroom(journey).scan(&tag(1)).f(9).enter();
    });
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).f(9).press(KeyCode::Down).enter();
    assert_eq!(seen(&journey).last().map(|(_, by)| *by), Some(By::List));
}

#[test]
fn undo_takes_back_the_last_act() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(30)).ctrl('z');
    assert!(journey.shows("Annulé : lecture de"), "{}", journey.screen());
    assert!(matches!(journey.appended.last(), Some(Fact::Retracted { .. })));
    assert!(journey.app.standing().unwrap().discrepancies().iter().all(|f| f.code != Code::Misassigned));
    // Without limit: the read before, the room, the visit; then nothing is left. And all of it again.
    journey.ctrl('y');
    assert!(journey.shows("Rétabli : lecture de"), "{}", journey.screen());
    assert!(journey.app.standing().unwrap().discrepancies().iter().any(|f| f.code == Code::Misassigned));
    let mut undone = 0;
    while !journey.ctrl('z').shows("Rien à annuler") {
        undone += 1;
    }
    assert_eq!(undone, 3, "the read, the room, the visit");
    assert!(journey.app.standing().unwrap().findings().is_empty());
    let redone = (0..undone).filter(|_| journey.ctrl('y').shows("Rétabli")).count();
    assert_eq!(redone, undone);
    assert!(journey.ctrl('y').shows("Rien à rétablir"), "{}", journey.screen());
    assert!(journey.app.standing().unwrap().discrepancies().iter().any(|f| f.code == Code::Misassigned));
    // Whoever goes on ends the redo.
    journey.ctrl('z').scan(&tag(1)).ctrl('y');
    assert!(journey.shows("Rien à rétablir"), "{}", journey.screen());
    snapshots("visit_undone", |journey| {
        in_the_storeroom(journey).scan(&tag(30)).ctrl('z');
    });
}

#[test]
fn a_scanner_that_ends_with_two_enters_chooses_no_room() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).press(KeyCode::Down).scan(&tag(1));
    journey.send(Message::Key(recol::tui::Key::plain(KeyCode::Enter)));
    journey.scan(&tag(2));
    assert!(journey.shows("■ Réserve"), "{}", journey.screen());
}

#[test]
fn another_inventory_answers_anew() {
    use recol::audit::{ids::Revision, inventory::Inventory, inventory::Rows, standing::Standing};
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey).scan(&tag(30)).scan(&tag(1));
    let before = journey.app.standing().unwrap().clone();
    // The office dropped the first devices: every position moved.
    let rows = before.inventory().rows();
    let devices = rows.devices.iter().filter(|d| d.tag.as_str() == tag(1)).cloned().collect();
    let inventory = Inventory::new(Revision(2), Rows { devices, ..rows.clone() });
    let anew = Standing::new(inventory.into(), before.ledger().clone(), before.date());
    journey.send(Message::StandingReplaced(Box::new(anew)));
    assert!(journey.shows(&format!("√ {}", tag(1))), "{}", journey.screen());
    assert!(journey.shows(&format!("? {}", tag(30))), "{}", journey.screen());
}

#[test]
fn midnight_makes_a_loan_fall_due() {
    let mut journey = Journey::begin(Lang::Fr);
    in_the_storeroom(&mut journey);
    let overdue = |journey: &Journey| {
        journey.app.standing().unwrap().tally(super::harness::uai(super::harness::LA_FONTAINE)).of(Code::Overdue)
    };
    assert_eq!(overdue(&journey), 1);
    journey.wait(300 * 24 * 3600 * 1000);
    assert_eq!(overdue(&journey), 2);
}

#[test]
fn a_verdict_in_one_line_for_commands_without_a_screen() {
    use recol::{
        audit::{
            journal::Spot,
            moment::Moment,
            standing::{Answer, Reading},
        },
        locale::verdict_line,
    };
    let journey = Journey::begin(Lang::Fr);
    let standing = journey.app.standing().unwrap();
    let spot = Spot { college: super::harness::uai(super::harness::LA_FONTAINE), room: None };
    let line =
        |lang, text: &str| match standing.answer(&Reading::new(text, By::Typed), &spot, Moment::new(1_900_000_000_000, 0), false)
        {
            Answer::Record { verdict, .. } => verdict_line(lang, standing, &spot, text, &verdict).replace('\u{a0}', " "),
            other => panic!("{other:?}"),
        };
    assert_eq!(
        line(Lang::Fr, &tag(30)),
        "× HDS-00000YV  mal affecté · Appartient à un autre collège : Collège Anne Frank (Antony) · Réserve. · \
         Lenovo 300e 2nd Gen · P1 · en réserve"
    );
    assert_eq!(line(Lang::En, "ZZ-1"), "? ZZ-1  not in inventory · In no inventory. The text read is kept.");
    assert_eq!(
        line(Lang::En, &tag(20)),
        "▲ HDS-00000MK  unrecorded return · Recorded as on loan: its return was never entered. · \
         Its place: Collège La Fontaine (Antony) · Réserve · HP ProBook 430 G7 · P3 · on loan · due 2026-06-30"
    );
}

#[test]
fn a_device_without_a_label_stands_among_the_reads() {
    let mut journey = Journey::begin(Lang::En);
    in_the_storeroom(&mut journey).scan(&tag(1)).f(6).enter().type_in("grey, no hinge").enter();
    assert!(matches!(journey.appended.last(), Some(Fact::Unlabelled { .. })), "{}", journey.screen());
    assert!(journey.shows("grey, no hinge") && journey.shows("added at 10:15"), "{}", journey.screen());
    // It is said to be recorded only once it is, and undone like a read.
    journey.slow = true;
    journey.f(6).enter().enter();
    assert!(!journey.shows("added at"), "{}", journey.screen());
    journey.catch_up();
    assert!(journey.shows("added at"), "{}", journey.screen());
    journey.slow = false;
    journey.ctrl('z');
    assert!(journey.shows("undone"), "{}", journey.screen());
    // It is there when the visit is entered again.
    let after = journey.wait(9_000).restarted(Lang::En);
    assert!(after.shows("grey, no hinge"), "{}", after.screen());
}

#[test]
fn a_menu_shows_only_the_keys_that_act_in_it() {
    for (lang, cause) in [(Lang::Fr, "c motif"), (Lang::En, "c cause")] {
        let mut journey = Journey::begin(lang);
        in_the_storeroom(&mut journey).f(6);
        assert!(journey.app.context() == recol::tui::keys::Context::Menu && !journey.shows(cause), "{}", journey.screen());
        // In the menu of decisions it acts.
        journey.esc().scan("WIFI-4711").f(8).enter();
        assert!(journey.app.context() == recol::tui::keys::Context::Menu && journey.shows(cause), "{}", journey.screen());
    }
}

#[test]
fn a_visit_that_is_not_open_yet_says_what_opens_it() {
    for (lang, words) in [(Lang::Fr, "la visite s’ouvre avec"), (Lang::En, "the visit opens with")] {
        let mut journey = Journey::begin(lang);
        at_la_fontaine(&mut journey).f(10);
        assert!(journey.shows(words), "{}", journey.screen());
    }
}
