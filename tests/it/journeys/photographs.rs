//! Photographs: taken for a note by one key, given by a path, seen and opened in the detail of a finding.

use super::harness::{Journey, not_a_picture, snapshots_of, tag};
use recol::{
    audit::journal::{About, Fact, Noted, StillId},
    job::{Drawn, Given, Kept, LensEvent, LensTrouble, PhotographOrder, PhotographOutcome},
    locale::Lang,
    tui::{Key, KeyCode, Message, keys::Context},
    vision::Gray,
};
use std::sync::Arc;

fn still() -> StillId {
    StillId::of(b"a hinge that is broken")
}

fn kept(name: Option<&str>) -> Kept {
    Kept { still: still(), bytes: 84_210, name: name.map(Into::into) }
}

/// A slope from dark to bright, with a dark bar.
fn picture() -> Gray {
    let pixels = (0..64 * 48_u32).map(|at| if (20..28).contains(&(at / 64)) { 20 } else { (at % 64 * 4) as u8 });
    Gray::new(64, 48, pixels.collect()).unwrap()
}

/// In the storeroom of La Fontaine, a device read, and the camera looking on.
fn in_the_storeroom(journey: &mut Journey) {
    journey.type_in("/fontaine").enter().enter();
    for _ in 0..9 {
        journey.press(KeyCode::Up);
    }
    journey.press(KeyCode::Down).enter().scan(&tag(10)).look(&picture(), None);
}

fn at_a_device(lang: Lang) -> Journey {
    let mut journey = Journey::with_camera(lang);
    in_the_storeroom(&mut journey);
    journey
}

fn noted(journey: &Journey) -> Option<&Noted> {
    match journey.appended.last() {
        Some(Fact::Noted(noted)) => Some(noted),
        _ => None,
    }
}

/// A note with a photograph, then everything known about the device.
fn in_the_detail(journey: &mut Journey) {
    journey.kept = Some(kept(None));
    journey.picture = Some(Arc::new(picture()));
    in_the_storeroom(journey);
    journey.ctrl('n').f(4).enter().f(8).type_in("/").type_in(&tag(10)).enter().type_in("v");
}

#[test]
fn one_key_takes_what_the_camera_sees_and_the_note_names_it() {
    for lang in Lang::ALL {
        let mut journey = at_a_device(lang);
        journey.slow = true;
        journey.ctrl('n').f(4);
        assert_eq!(journey.photographs, [PhotographOrder::Take(1)]);
        // It is not shown as taken before it is on disk, and not taken twice; the note waits for it.
        assert!(!journey.shows(&still().short()), "{}", journey.screen());
        journey.f(4).enter();
        assert_eq!((journey.photographs.len(), noted(&journey)), (1, None));
        assert_eq!(journey.app.context(), Context::Note);
        journey.slow = false;
        journey.send(Message::Photograph(PhotographOutcome::Taken(1, kept(None))));
        assert!(journey.shows(&format!("{}, 85", still().short())), "{}", journey.screen());
        journey.enter();
        let note = noted(&journey).unwrap();
        assert_eq!((note.still, note.photo.as_deref(), note.condition), (Some(still()), None, None));
        // It is undone like every note.
        journey.ctrl('z');
        assert!(matches!(journey.appended.last(), Some(Fact::Retracted { .. })));
    }
}

#[test]
fn without_a_picture_of_the_camera_the_key_says_so() {
    // After a trouble, with the camera off, and where there is none.
    let mut troubled = at_a_device(Lang::En);
    troubled.send(Message::Lens(LensEvent::Trouble(LensTrouble::Unplugged)));
    let mut off = at_a_device(Lang::En);
    off.f(4);
    let mut none = Journey::begin(Lang::En);
    in_the_storeroom(&mut none);
    for mut journey in [troubled, off, none] {
        journey.ctrl('n').f(4);
        assert!(journey.shows("The camera shows nothing here"), "{}", journey.screen());
        assert_eq!((journey.photographs.len(), journey.app.context()), (0, Context::Note));
    }
    // The camera was released between the key and the worker: the note does not wait for ever.
    let mut journey = at_a_device(Lang::En);
    journey.ctrl('n').f(4).send(Message::Photograph(PhotographOutcome::Blind(1)));
    journey.type_in("worn").enter();
    assert_eq!(noted(&journey).and_then(|note| note.note.as_deref()), Some("worn"), "{}", journey.screen());
}

#[test]
fn a_path_is_read_when_the_note_is_recorded_and_other_words_stay_words() {
    let typed = |kept: Option<Kept>, text: &str| {
        let mut journey = at_a_device(Lang::Fr);
        journey.kept = kept;
        journey.ctrl('n').press(KeyCode::Up).type_in(text).enter();
        let note = noted(&journey).unwrap_or_else(|| panic!("{text}: {}", journey.screen())).clone();
        (journey.photographs, note)
    };
    let (asked, note) = typed(Some(kept(Some("IMG_0412.jpg"))), "~/photos/IMG_0412.jpg");
    assert_eq!(asked, [PhotographOrder::Give(1, "~/photos/IMG_0412.jpg".into())]);
    assert_eq!((note.photo.as_deref(), note.still), (Some("IMG_0412.jpg"), Some(still())), "its folder stays here");
    let (asked, note) = typed(None, "classeur 3, page 2");
    assert_eq!((asked.len(), note.photo.as_deref(), note.still), (0, Some("classeur 3, page 2"), None));
    // Nobody believes that a picture is kept where only words are.
    let mut journey = at_a_device(Lang::En);
    journey.ctrl('n').press(KeyCode::Up).type_in("binder 3").enter();
    assert!(journey.shows("No picture is kept, only this reference: binder 3"), "{}", journey.screen());
    // What was meant as a picture and is none is told, and the note stays to be corrected.
    for text in ["IMG_0412.JPG", "IMG_0412.heic", "photos/a"] {
        let mut journey = at_a_device(Lang::En);
        journey.ctrl('n').press(KeyCode::Up).type_in(text).enter();
        assert_eq!((journey.photographs.len(), noted(&journey), journey.app.context()), (1, None, Context::Note), "{text}");
        assert!(journey.shows("picture was expected") && journey.shows("in words"), "{}", journey.screen());
    }
    let mut journey = at_a_device(Lang::Fr);
    journey.slow = true;
    journey.ctrl('n').press(KeyCode::Up).type_in("a.png").enter();
    journey.send(Message::Photograph(PhotographOutcome::Failed(Some(1), not_a_picture("a.png"))));
    assert!(journey.shows("a.png") && journey.app.context() == Context::Note, "{}", journey.screen());
    // A note that was left meanwhile is not recorded by a late answer.
    journey.enter().esc().send(Message::Photograph(PhotographOutcome::Given(2, Given::Kept(kept(None)))));
    assert_eq!(noted(&journey), None);
}

/// The answer about one device's photograph is not put on, nor recorded with, the note about the next one.
#[test]
fn an_answer_belongs_to_the_note_that_asked() {
    let mut journey = at_a_device(Lang::En);
    journey.slow = true;
    let path = |journey: &mut Journey, text: &str| {
        journey.ctrl('n').press(KeyCode::Up).type_in(text).enter();
    };
    path(&mut journey, "a.png");
    journey.esc().scan(&tag(11));
    path(&mut journey, "b.png");
    let (first, second) = (PhotographOrder::Give(1, "a.png".into()), PhotographOrder::Give(2, "b.png".into()));
    assert_eq!(journey.photographs, [first, second]);
    let given = |asked, name| Message::Photograph(PhotographOutcome::Given(asked, Given::Kept(kept(Some(name)))));
    journey.send(given(1, "a.png"));
    for other in [Some(1), None] {
        journey.send(Message::Photograph(PhotographOutcome::Failed(other, not_a_picture("a.png"))));
    }
    journey.send(Message::Photograph(PhotographOutcome::Taken(1, kept(None))));
    journey.send(Message::Photograph(PhotographOutcome::Blind(1)));
    // The second one waits on: it is neither recorded nor freed.
    journey.enter();
    assert_eq!((noted(&journey), journey.photographs.len(), journey.app.context()), (None, 2, Context::Note));
    journey.send(given(2, "b.png")).catch_up();
    let note = noted(&journey).unwrap();
    assert_eq!((note.about.clone(), note.photo.as_deref()), (About::Device(tag(11).as_str().into()), Some("b.png")));
}

#[test]
fn a_photograph_taken_for_a_note_is_there_after_a_restart() {
    let mut journey = at_a_device(Lang::En);
    journey.kept = Some(kept(None));
    journey.ctrl('n').f(4).wait(1_000);
    let mut again = journey.restarted(Lang::En);
    assert!(again.shows(&format!("photograph {}", still().short())), "{}", again.screen());
    again.enter();
    assert_eq!(noted(&again).and_then(|note| note.still), Some(still()));
}

#[test]
fn the_detail_shows_the_photograph_and_opens_it() {
    let mut journey = Journey::with_camera(Lang::En);
    in_the_detail(&mut journey);
    assert!(journey.shows(&format!("photograph {}", still().short())), "{}", journey.screen());
    journey.type_in("o");
    assert_eq!(journey.photographs, [PhotographOrder::Take(1), PhotographOrder::Show(still()), PhotographOrder::Open(still())]);
    assert!(journey.shows("opened"), "{}", journey.screen());
    // One that no sync has brought yet.
    journey.send(Message::Photograph(PhotographOutcome::Shown(still(), Drawn::Missing)));
    assert!(journey.shows("not here yet"), "{}", journey.screen());
    journey.send(Message::Photograph(PhotographOutcome::Missing(still())));
    assert!(journey.shows("the next sync brings it"), "{}", journey.screen());
    // One whose file was spoilt is not said to be on its way.
    journey.send(Message::Photograph(PhotographOutcome::Shown(still(), Drawn::Damaged)));
    assert!(journey.shows("damaged") && !journey.shows("· not here yet"), "{}", journey.screen());
    // A finding without one.
    let mut journey = Journey::with_camera(Lang::En);
    in_the_storeroom(&mut journey);
    journey.f(8).type_in("/").type_in(&tag(10)).enter().type_in("v").key(Key::char('o'));
    assert!(journey.shows("No note about this has a photograph"), "{}", journey.screen());
    assert_eq!(journey.photographs, []);
}

#[test]
fn photographs_in_pictures() {
    snapshots_of("photograph_taken", Journey::with_camera, |journey| {
        journey.kept = Some(kept(None));
        in_the_storeroom(journey);
        journey.ctrl('n').f(4);
    });
    snapshots_of("photograph_detail", Journey::with_camera, in_the_detail);
}
