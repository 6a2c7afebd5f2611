//! Whatever is pressed, scanned, shown and resized: nothing panics, nothing is drawn outside, no acknowledged read is lost.

use super::harness::{Journey, tag};
use proptest::prelude::*;
use recol::{
    audit::journal::Fact,
    job::{LensEvent, LensTrouble},
    locale::Lang,
    tui::{Key, KeyCode, Message},
};

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Scan(u64),
    Show(u64, usize),
    Type(String),
    Paste(String),
    Resize(u16, u16),
    Wait(u64),
    Trouble,
    DiskFull(bool),
    Slow(bool),
}

fn key() -> impl Strategy<Value = Key> {
    use KeyCode::{BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up};
    let plain = [BackTab, Backspace, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up, Enter, Down];
    prop_oneof![
        4 => prop::sample::select(plain.to_vec()).prop_map(Key::plain),
        2 => (1u8..=12).prop_map(|n| Key::plain(F(n))),
        2 => prop::char::range('a', 'z').prop_map(Key::ctrl),
        3 => prop::char::range(' ', '~').prop_map(Key::char),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => key().prop_map(Step::Key),
        3 => (1u64..45).prop_map(Step::Scan),
        2 => ((1u64..45), (1usize..4)).prop_map(|(n, copies)| Step::Show(n, copies)),
        1 => "[ -~é日\u{202e}]{0,12}".prop_map(Step::Type),
        1 => "[ -~\n\u{1b}é日]{0,40}".prop_map(Step::Paste),
        1 => ((1u16..170), (1u16..60)).prop_map(|(w, h)| Step::Resize(w, h)),
        2 => (0u64..900).prop_map(Step::Wait),
        1 => Just(Step::Trouble),
        1 => any::<bool>().prop_map(Step::DiskFull),
        1 => any::<bool>().prop_map(Step::Slow),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    /// 30 walks of up to 160 steps, drawn at every one of them.
    #[test]
    fn nothing_panics(steps in prop::collection::vec(step(), 80..160), french in any::<bool>()) {
        let mut journey = Journey::with_camera(if french { Lang::Fr } else { Lang::En });
        for step in steps {
            match step {
                Step::Key(key) => { journey.key(key); }
                Step::Scan(n) => { journey.scan(&tag(n)); }
                Step::Show(n, copies) => { journey.show(&tag(n), copies); }
                Step::Type(text) => { journey.type_in(&text); }
                Step::Paste(text) => { journey.send(Message::Paste(text)); }
                Step::Resize(width, height) => { journey.resize(width, height); }
                Step::Wait(ms) => { journey.wait(ms); }
                Step::Trouble => { journey.send(Message::Lens(LensEvent::Trouble(LensTrouble::Unplugged))); }
                Step::DiskFull(full) => journey.store.full = full,
                Step::Slow(true) => journey.slow = true,
                Step::Slow(false) => { journey.catch_up(); }
            }
            let screen = journey.screen();
            prop_assert!(!screen.chars().any(|c| c != '\n' && recol::audit::text::is_treacherous(c)), "{screen}");
        }
        journey.catch_up();
        journey.store.full = false;
        // Out of whatever is open: a retry is a key of the screens.
        for _ in 0..6 {
            journey.esc();
        }
        journey.ctrl('r');
        prop_assert!(journey.app.flight().is_empty());
        let seen = journey.appended.iter().filter(|fact| matches!(fact, Fact::Seen(_))).count();
        prop_assert_eq!(journey.app.standing().unwrap().ledger().reads().len(), seen);
    }
}
