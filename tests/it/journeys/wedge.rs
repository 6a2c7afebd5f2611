//! A scan is text. Whatever characters a tag holds, and wherever the scanner's keys arrive: they close no room, undo
//! nothing, decide nothing and do not quit. A key that a person presses does so as ever.

use super::harness::{Journey, LA_FONTAINE, snapshots_of, tag, uai};
use super::importing;
use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed, TestRunner},
};
use recol::{
    audit::journal::{By, Fact},
    job::{Errand, Job},
    locale::Lang,
    tui::{Key, KeyCode, Message, keys::Context},
};
use std::{cell::RefCell, collections::BTreeMap};

/// So many scans, in all places together.
const SCANS: u32 = 3000;

fn in_the_storeroom() -> Journey {
    begin_in_the_storeroom(Lang::En)
}

fn begin_in_the_storeroom(lang: Lang) -> Journey {
    let mut journey = Journey::begin(lang);
    journey.type_in("/fontaine").enter().enter();
    journey.f(2).type_in("Réserve").enter().scan(&tag(2)).wait(1000);
    journey
}

/// Keys in one breath: so many milliseconds apart, then silence.
fn burst(journey: &mut Journey, keys: &[Key], gap: u64) {
    journey.hear(1000, Message::Tick);
    for key in keys {
        journey.hear(gap, Message::Key(*key));
    }
    for _ in 0..5 {
        journey.hear(41, Message::Tick);
    }
}

fn chars(text: &str) -> Vec<Key> {
    text.chars().map(Key::char).collect()
}

fn with(text: &str, more: &[Key]) -> Vec<Key> {
    let mut keys = chars(text);
    keys.extend(more);
    keys
}

const ENTER: Key = Key::plain(KeyCode::Enter);
const TAB: Key = Key::plain(KeyCode::Tab);

fn reads(journey: &Journey) -> Vec<String> {
    let seen = journey.appended.iter().filter_map(|fact| match fact {
        Fact::Seen(seen) => Some(seen.payload.to_string()),
        _ => None,
    });
    seen.collect()
}

#[test]
fn a_control_key_inside_or_behind_a_scan_belongs_to_it() {
    for control in ['w', 'x', 'q', 'c', 'z', 'u', 'f', 'n', 'o', 'p', 'y', 'k', 'l', 's', 't', 'e', 'g', 'r', 'd', 'b'] {
        for (what, keys) in [
            ("behind", with(&tag(1), &[Key::ctrl(control)])),
            ("behind the line", with(&tag(1), &[ENTER, Key::ctrl(control)])),
            ("before the end", with(&tag(1), &[Key::ctrl(control), ENTER])),
            ("before", [vec![Key::ctrl(control)], with(&tag(1), &[ENTER])].concat()),
        ] {
            for gap in [0, 1, 5, 12].into_iter().filter(|_| control != 'o' || what != "before") {
                let mut journey = in_the_storeroom();
                let before = journey.appended.len();
                burst(&mut journey, &keys, gap);
                let why = format!("Ctrl-{control} {what}, {gap} ms apart\n{}", journey.screen());
                assert!(!journey.quit && journey.asked.is_empty(), "{why}");
                assert_eq!(journey.app.context(), Context::Visit, "{why}");
                // The tag is read all the same: what stands around it is not of it.
                assert_eq!(reads(&journey).len(), 2, "{why}");
                assert_eq!(journey.appended.len(), before + 1, "{why}");
                let Some(Fact::Seen(seen)) = journey.appended.last() else { panic!("{why}") };
                assert!(seen.payload.contains(&tag(1)) && seen.by == By::Wedge, "{why}");
                assert!(journey.shows("Conforme") || journey.shows("RIGHT") || journey.shows(&tag(1)), "{why}");
            }
        }
    }
}

#[test]
fn what_the_scanner_sent_inside_a_tag_is_kept_and_shown() {
    let mut journey = in_the_storeroom();
    let mut keys = chars("HD");
    keys.push(Key::ctrl('w'));
    keys.extend(with("S-9", &[ENTER]));
    burst(&mut journey, &keys, 5);
    assert_eq!(reads(&journey).last().map(String::as_str), Some("HD\u{17}S-9"));
    assert!(journey.shows(r"HD\u{17}S-9") && journey.shows("control characters"), "{}", journey.screen());
    // Fields of a label are one text.
    let mut journey = in_the_storeroom();
    burst(&mut journey, &[with("A-1", &[TAB]), with("B-2", &[TAB])].concat(), 5);
    assert_eq!(reads(&journey).last().map(String::as_str), Some("A-1\tB-2"));
    // A line feed ends a line, behind Enter it is nothing.
    let mut journey = in_the_storeroom();
    burst(&mut journey, &with(&tag(1), &[Key::ctrl('j')]), 5);
    burst(&mut journey, &with(&tag(3), &[ENTER, Key::ctrl('j')]), 5);
    assert_eq!(reads(&journey), [tag(2), tag(1), tag(3)]);
    // The separator of GS1 is one wherever it stands.
    let mut journey = in_the_storeroom();
    let gs1 = [vec![Key::ctrl('5')], chars("8004HDS1"), vec![Key::ctrl(']')], with("21X", &[ENTER])].concat();
    burst(&mut journey, &gs1, 5);
    assert_eq!(reads(&journey).last().map(String::as_str), Some("\u{1d}8004HDS1\u{1d}21X"));
}

#[test]
fn a_key_that_a_person_presses_does_what_it_does() {
    let mut journey = in_the_storeroom();
    journey.hear(1000, Message::Key(Key::ctrl('q')));
    journey.hear(41, Message::Tick);
    assert!(journey.quit, "within two frames");
    // A key held down is still that key.
    let mut journey = in_the_storeroom();
    for _ in 0..5 {
        journey.hear(20, Message::Key(Key::ctrl('q')));
    }
    journey.hear(41, Message::Tick);
    assert!(journey.quit);
    // Without a silence told, the next thing pressed shows it.
    let mut journey = in_the_storeroom();
    journey.hear(1000, Message::Key(Key::plain(KeyCode::F(3)))).hear(300, Message::Key(Key::plain(KeyCode::Enter)));
    journey.hear(41, Message::Tick);
    assert!(matches!(journey.appended.last(), Some(Fact::RoomClosed(_))), "{}", journey.screen());
    // Shortly after a scan was answered, but not at its pace.
    let mut journey = in_the_storeroom();
    for key in with(&tag(1), &[ENTER]) {
        journey.hear(0, Message::Key(key));
    }
    journey.hear(8, Message::Key(Key::ctrl('q'))).hear(41, Message::Tick);
    assert!(journey.quit, "nothing was scanned as slowly as that");
    // A question that is answered by hand.
    let mut journey = in_the_storeroom();
    journey.f(2);
    for c in "Local B2".chars() {
        journey.hear(140, Message::Key(Key::char(c)));
    }
    journey.hear(25, Message::Key(ENTER)).hear(41, Message::Tick);
    assert!(matches!(journey.appended.last(), Some(Fact::RoomOpened(_))), "the last letter and Enter may be one roll");
}

#[test]
fn a_scan_into_a_question_answers_it_only_where_it_is_a_line_alone() {
    let mut journey = in_the_storeroom();
    journey.f(2);
    burst(&mut journey, &with("Local B2", &[ENTER]), 3);
    assert!(matches!(journey.appended.last(), Some(Fact::RoomOpened(place)) if place.room.as_str() == "Local B2"));
    let mut journey = in_the_storeroom();
    let before = journey.appended.len();
    journey.f(2);
    burst(&mut journey, &[chars("Lo"), vec![Key::ctrl('w')], with("cal B2", &[ENTER])].concat(), 3);
    assert_eq!((journey.appended.len(), journey.app.context()), (before, Context::Prompt), "{}", journey.screen());
    assert!(journey.shows("press Enter yourself"), "{}", journey.screen());
    // Into a half-typed answer.
    let mut journey = in_the_storeroom();
    journey.f(2).type_in("Ré");
    burst(&mut journey, &with(&tag(9), &[ENTER]), 3);
    assert_eq!((journey.appended.len(), journey.app.context()), (before, Context::Prompt), "{}", journey.screen());
    journey.esc().ctrl('n');
    burst(&mut journey, &with("cracked", &[ENTER]), 3);
    assert_eq!((journey.appended.len(), journey.app.context()), (before, Context::Note), "{}", journey.screen());
}

#[test]
fn a_mouse_in_a_scan_is_none_and_a_paste_brings_no_action() {
    let mut journey = in_the_storeroom();
    journey.resize(160, 50).chart();
    let before = (journey.screen(), journey.appended.len());
    for y in 0..50 {
        journey.hear(500, Message::Click { column: 150, row: y }).hear(0, Message::Key(Key::ctrl('w')));
        journey.hear(0, Message::Click { column: 3, row: y }).hear(0, Message::Key(Key::ctrl('x'))).hear(41, Message::Tick);
    }
    assert_eq!((journey.app.context(), journey.appended.len()), (Context::Visit, before.1), "{}", journey.screen());
    journey.hear(500, Message::Paste(format!("{}\u{11}", tag(1)))).hear(0, Message::Key(Key::ctrl('q'))).hear(41, Message::Tick);
    assert!(!journey.quit);
    journey.enter();
    assert_eq!(reads(&journey).len(), 2);
    let mut journey = in_the_storeroom();
    journey.hear(500, Message::Paste("x\u{17}\u{1b}[201~".repeat(1000))).hear(0, Message::Key(Key::ctrl('q')));
    journey.hear(41, Message::Tick);
    assert!(!journey.quit && journey.shows("x"), "{}", journey.screen());
    journey.ctrl('q');
    assert!(journey.quit);
}

#[test]
fn a_pause_inside_a_scan_makes_no_two_reads_of_one_tag() {
    // Cut anywhere, with Enter at its end or without.
    for enter in [true, false] {
        for at in 1..tag(1).len() {
            let mut journey = in_the_storeroom();
            let before = journey.appended.len();
            let label = tag(1);
            let (first, rest) = label.split_at(at);
            for (part, end) in [(first, false), (rest, enter)] {
                for key in with(part, if end { &[ENTER] } else { &[] }) {
                    journey.hear(5, Message::Key(key));
                }
                for _ in 0..9 {
                    journey.hear(39, Message::Tick);
                }
            }
            let why = format!("{first} {rest}\n{}", journey.screen());
            if enter || at >= 4 {
                assert_eq!(reads(&journey)[1..], [tag(1)], "{why}");
                assert!(matches!(journey.appended.last(), Some(Fact::Seen(seen)) if seen.by == By::Wedge || at < 4), "{why}");
            }
            assert!(reads(&journey)[1..].iter().all(|text| *text == tag(1)), "{why}");
            assert!(journey.appended.len() <= before + 1, "{why}");
        }
    }
    // The begin alone is held and said; it is never recorded, and the next scan takes its place.
    let mut journey = in_the_storeroom();
    journey.scan_without_enter("HDS-00").wait(400);
    assert!(journey.shows("Part of a label") && journey.shows("HDS-00\u{258f}"), "{}", journey.screen());
    journey.enter();
    assert!(reads(&journey).len() == 1 && journey.shows("Only part of a label"), "{}", journey.screen());
    journey.scan_without_enter("HDS-00").wait(400).scan(&tag(3)).wait(400);
    assert_eq!(reads(&journey), [tag(2), tag(3)], "{}", journey.screen());
    assert!(!journey.shows("HDS-00\u{258f}"), "{}", journey.screen());
    // A short foreign text waits for Enter from fingers; a known one does not.
    journey.scan_without_enter("AB12").wait(400);
    assert_eq!(reads(&journey).len(), 2);
    journey.enter();
    assert_eq!(reads(&journey).last().map(String::as_str), Some("AB12"));
    journey.scan_without_enter("000815").wait(400);
    assert_eq!(reads(&journey).last().map(String::as_str), Some("000815"));
}

#[test]
fn several_lines_pasted_are_shown_with_what_they_are_and_read_when_somebody_says_so() {
    let pasted = format!("{}\r\n{}\n\n  {}\rZZ-\u{202e}9\n{}\n{}\n", tag(1), tag(30), tag(2), tag(3), tag(10));
    snapshots_of("visit_pasted_lines", begin_in_the_storeroom, |journey| {
        journey.send(Message::Paste(pasted.clone()));
    });
    let mut journey = in_the_storeroom();
    journey.send(Message::Paste(pasted.clone()));
    assert!(journey.shows("6 lines: read them?"), "{}", journey.screen());
    journey.esc();
    assert_eq!((reads(&journey).len(), journey.app.context()), (1, Context::Visit));
    journey.send(Message::Paste(pasted)).enter();
    assert_eq!(reads(&journey), [tag(2), tag(1), tag(30), "ZZ-\u{202e}9".to_owned(), tag(3), tag(10)]);
    assert!(journey.shows("6 lines read"), "{}", journey.screen());
    // One line is a line, whatever ends it; too much is not taken.
    journey.send(Message::Paste(format!("{}\r\n", tag(4)))).enter();
    assert_eq!(reads(&journey).last(), Some(&tag(4)));
    journey.send(Message::Paste("y\n".repeat(2500)));
    assert!(journey.shows("at most 500") && journey.app.context() == Context::Visit, "{}", journey.screen());
    journey.f(10).enter().send(Message::Paste("a\nb\n".into()));
    assert_eq!(journey.app.context(), Context::Visit, "a closed visit is asked nothing");
}

/// A place where a scan may arrive, by name, and the way there.
type Place = (&'static str, fn() -> Journey);

/// All of them.
fn places() -> Vec<Place> {
    fn at(walk: impl Fn(&mut Journey)) -> Journey {
        let mut journey = in_the_storeroom();
        walk(&mut journey);
        journey.wait(1000);
        journey
    }
    vec![
        ("visit", || at(|_| {})),
        ("half a line", || at(|j| _ = j.type_in("HD"))),
        ("serial", || at(|j| _ = j.f(7))),
        ("closing a room", || at(|j| _ = j.f(3))),
        ("closing the visit", || at(|j| _ = j.f(10))),
        ("half a room", || at(|j| _ = j.f(2).type_in("R"))),
        ("pasted lines", || at(|j| _ = j.send(Message::Paste("A-1\nB-2".into())))),
        ("label", || at(|j| _ = j.f(6))),
        ("ticks", || at(|j| _ = j.f(9))),
        ("note", || at(|j| _ = j.ctrl('n'))),
        ("palette", || at(|j| _ = j.ctrl('p'))),
        ("help", || at(|j| _ = j.f(1))),
        ("findings of the college", || at(|j| _ = j.f(8))),
        ("dashboard", || at(|j| _ = j.esc())),
        ("filter", || at(|j| _ = j.esc().type_in("/"))),
        ("findings", || at(|j| _ = j.esc().type_in("f"))),
        ("decision", || at(|j| _ = j.esc().type_in("fa").enter())),
        ("decision chosen", || at(|j| _ = j.esc().type_in("fa").enter().press(KeyCode::Down))),
        ("export", || at(|j| _ = j.esc().type_in("fe"))),
        ("campaigns", || at(|j| _ = j.esc().type_in("c"))),
        ("revisions", || at(|j| importing::revisions_of(j.esc()))),
        ("mapping", || at(|j| importing::mapping_of(j.esc()))),
        ("mapping, words", || {
            at(|j| {
                importing::mapping_of(j.esc());
                j.press(KeyCode::Tab);
            })
        }),
        ("mapping, list", || {
            at(|j| {
                importing::mapping_of(j.esc());
                j.enter();
            })
        }),
        ("plan", || at(|j| importing::plan_of(j.esc()))),
        ("sync", || at(|j| _ = j.f(12))),
        ("hub", || at(|j| _ = j.f(12).type_in("n"))),
        ("full disk", || {
            at(|j| {
                j.store.full = true;
                j.scan(&tag(3));
                j.store.full = false;
            })
        }),
    ]
}

/// A key as the terminal tells it, and whether the terminal tells of it in a sequence of several bytes.
fn key() -> impl Strategy<Value = (Key, bool)> {
    use KeyCode::{BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up};
    let long = [
        BackTab,
        Delete,
        Down,
        End,
        Home,
        Left,
        PageDown,
        PageUp,
        Right,
        Up,
        Esc,
        F(2),
        F(3),
        F(4),
        F(6),
        F(8),
        F(9),
        F(10),
        F(12),
    ];
    prop_oneof![
        6 => prop::char::range(' ', '~').prop_map(|c| (Key::char(c), false)),
        4 => prop::sample::select("qwxzcuydnofkpeltgsrj5]6".chars().collect::<Vec<_>>()).prop_map(|c| (Key::ctrl(c), false)),
        2 => prop::sample::select(vec![Enter, Tab, Backspace]).prop_map(|code| (Key::plain(code), false)),
        2 => prop::sample::select(long.to_vec()).prop_map(|code| (Key::plain(code), true)),
        1 => prop::char::range('a', 'z').prop_map(|c| (Key { alt: true, ..Key::char(c) }, true)),
    ]
}

#[derive(Clone, Debug)]
struct Scan {
    keys: Vec<(Key, bool)>,
    /// The shortest pause between two of them, and how much longer each is.
    base: u64,
    more: Vec<u64>,
}

fn scan() -> impl Strategy<Value = Scan> {
    let piece = prop_oneof![
        3 => prop::collection::vec(key(), 1..4),
        1 => (1u64..14).prop_map(|n| chars(&tag(n)).into_iter().map(|key| (key, false)).collect()),
    ];
    let end = prop::sample::select(vec![vec![], vec![ENTER], vec![TAB], vec![ENTER, Key::ctrl('j')]]);
    (prop::collection::vec(piece, 1..5), end, 0u64..=8, prop::collection::vec(0u64..=8, 40)).prop_map(
        |(pieces, end, base, more)| {
            let keys = pieces.into_iter().flatten().chain(end.into_iter().map(|key| (key, false))).collect();
            Scan { keys, base, more: more.into_iter().map(|more| more.min(base)).collect() }
        },
    )
}

/// What a program may send that presses keys for a person: two or three keys at the very same time, a room by its name, and
/// the key that quits behind one letter where letters are commands.
fn is_a_programs(context: Context, scan: &Scan) -> bool {
    let quits = |key: Key| [Key::ctrl('q'), Key::ctrl('c')].contains(&key);
    let keys: Vec<Key> = scan.keys.iter().map(|(key, _)| *key).collect();
    let named = matches!(keys.as_slice(), [first, rest @ ..] if [Key::plain(KeyCode::F(2)), Key::ctrl('o')].contains(first)
        && rest.iter().all(|key| key.typed().is_some() || *key == ENTER));
    let at_once = scan.base == 0;
    at_once && (keys.len() < 4 || named) || !context.takes_text() && matches!(keys.as_slice(), [_, quit] if quits(*quit))
}

#[test]
fn keys_that_a_program_sends_at_once_are_those_keys() {
    let mut journey = in_the_storeroom();
    journey.hear(1000, Message::Key(Key::plain(KeyCode::F(2))));
    for key in with("Local B2", &[ENTER]).into_iter().chain(with(&tag(1), &[ENTER])) {
        journey.hear(0, Message::Key(key));
    }
    assert!(
        matches!(journey.appended.last(), Some(Fact::Seen(seen)) if seen.spot.room.as_ref().is_some_and(|room| room.as_str() == "Local B2"))
    );
    // A scanner is no program: it needs longer.
    let mut journey = in_the_storeroom();
    let before = journey.appended.len();
    journey.hear(1000, Message::Key(Key::plain(KeyCode::F(2))));
    for key in with("Local B2", &[ENTER]) {
        journey.hear(4, Message::Key(key));
    }
    journey.hear(41, Message::Tick);
    assert_eq!((journey.appended.len(), journey.app.context()), (before, Context::Prompt), "{}", journey.screen());
    for gap in [0, 9, 25] {
        let mut journey = Journey::begin(Lang::En);
        journey.hear(1000, Message::Key(ENTER)).hear(gap, Message::Key(Key::ctrl('q'))).hear(41, Message::Tick);
        assert!(journey.quit, "{gap}");
    }
    let mut journey = Journey::begin(Lang::En);
    journey.hear(1000, Message::Key(Key::char('f'))).hear(3, Message::Key(Key::ctrl('q'))).hear(41, Message::Tick);
    assert!(journey.quit);
    // Not so in the middle of more.
    let mut journey = Journey::begin(Lang::En);
    for key in [vec![ENTER, Key::ctrl('q')], chars("TAG")].concat() {
        journey.hear(0, Message::Key(key));
    }
    journey.hear(41, Message::Tick);
    assert!(
        !journey.quit && journey.app.context() == Context::Dashboard && journey.shows("Scan ignored"),
        "{}",
        journey.screen()
    );
}

#[test]
fn no_scan_does_anything_whatever_its_bytes() {
    let told: RefCell<BTreeMap<&str, (u32, u32)>> = RefCell::default();
    let places = places();
    let config = Config { cases: SCANS, failure_persistence: None, ..Config::default() };
    let config = Config { rng_seed: RngSeed::Fixed(8), ..config };
    let strategy = (0..places.len(), scan());
    let faults: RefCell<Vec<String>> = RefCell::default();
    let one = |(place, scan): (usize, Scan)| {
        // One key alone, and one held down, are a person's.
        let first = scan.keys[0].0;
        prop_assume!(scan.keys.iter().any(|(key, _)| *key != first));
        let (name, begin) = places[place];
        let mut journey = begin();
        let context = journey.app.context();
        prop_assume!(!is_a_programs(context, &scan));
        let before = (journey.appended.len(), journey.syncs.len(), journey.asked.len(), journey.exported.len());
        let standing = |journey: &Journey| {
            let ledger = journey.app.standing().unwrap().ledger().clone();
            let rooms = ["Réserve", "Salle informatique", "Classe mobile 1"];
            let rooms = rooms.map(|room| ledger.room(uai(LA_FONTAINE), Some(&room.into())));
            (ledger.visit(uai(LA_FONTAINE)), rooms, ledger.is_closed(), ledger.campaign())
        };
        let stood = standing(&journey);
        journey.hear(1000, Message::Tick);
        let mut text = String::new();
        for ((key, long), more) in scan.keys.iter().zip(scan.more.iter().cycle()) {
            let gap = scan.base + more;
            // The decoder tells a sequence that comes byte by byte.
            let pieces = *long && (gap > 2 || key.code == KeyCode::Esc);
            journey.hear(gap, if pieces { Message::Swift(*key) } else { Message::Key(*key) });
            // An Enter that ends no line is dropped.
            text.extend(key.sent().filter(|c| !matches!(*c, '\r' | '\n')));
        }
        for _ in 0..6 {
            journey.hear(41, Message::Tick);
        }
        let why = format!("{name} {context:?}: {scan:?}\n{}", journey.screen());
        prop_assert!(!journey.quit, "it quits: {}", why);
        prop_assert_eq!(standing(&journey), stood, "{}", &why);
        let asked = (
            journey.syncs.len(),
            journey.asked.iter().filter(|job| !matches!(job, Job::Errand(Errand::Survey(_) | Errand::Revisions))).count(),
            journey.exported.len(),
        );
        prop_assert_eq!(asked, (before.1, 0, before.3), "{}", &why);
        let mut tally = told.borrow_mut();
        let (scans, recorded) = tally.entry(name).or_default();
        *scans += 1;
        for fact in &journey.appended[before.0..] {
            let Fact::Seen(seen) = fact else { return Err(TestCaseError::fail(format!("{fact:?} by {why}"))) };
            prop_assert!(context == Context::Visit, "a read from elsewhere: {}", why);
            // What was typed by hand before may stand in front of it, or what a Backspace left of that.
            let payload = seen.payload.trim_start_matches("HD").trim_start_matches('H');
            prop_assert!(
                text.contains(payload.trim()) || seen.payload.contains('…'),
                "{:?} was not scanned: {}",
                seen.payload,
                why
            );
            *recorded += 1;
        }
        Ok(())
    };
    // All are tried, so that a fault is counted, and the simplest of them are shown.
    let run = TestRunner::new(config).run(&strategy, |case| match one(case) {
        Err(TestCaseError::Fail(why)) => {
            faults.borrow_mut().push(why.to_string());
            Ok(())
        }
        other => other,
    });
    run.unwrap();
    let tally = told.borrow();
    let all: u32 = tally.values().map(|(scans, _)| scans).sum();
    let mut faults = faults.into_inner();
    faults.sort_by_key(String::len);
    let recorded: u32 = tally.values().map(|(_, recorded)| recorded).sum();
    println!(
        "scans: {all}, into {} places; texts recorded: {recorded}; actions, rooms, visits changed: {}",
        tally.len(),
        faults.len()
    );
    for (place, (scans, recorded)) in &*tally {
        println!("  {place}: {scans} scans, {recorded} reads");
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.iter().take(6).cloned().collect::<Vec<_>>().join("\n\n"));
    assert!(all > SCANS * 9 / 10 && tally.len() == places.len(), "{all}");
}
