//! The user's own keys: help, footer and palette follow them.

use super::harness::Journey;
use recol::{
    locale::Lang,
    tui::{
        Key, KeyCode,
        keys::{Keymap, Wish},
    },
};

fn own() -> Keymap {
    let wish = |context: &str, action: &str, key: &str| Wish {
        line: 1,
        context: context.into(),
        action: action.into(),
        keys: vec![(1, key.into())],
    };
    Keymap::with(&[wish("dashboard", "findings", "x"), wish("visit", "new-room", "Alt-v")]).unwrap()
}

#[test]
fn what_the_user_wishes_is_what_the_keys_do() {
    for (lang, footer, word, title) in
        [(Lang::Fr, "x constats", "lieu nom", "Constats"), (Lang::En, "x findings", "room name", "Findings")]
    {
        let mut journey = Journey::with_keys(lang, own());
        assert!(journey.shows(footer), "{}", journey.screen());
        journey.type_in("f");
        assert!(journey.shows(footer), "the old key asks for nothing\n{}", journey.screen());
        journey.type_in("x");
        assert!(journey.shows(title) && !journey.shows(footer), "{}", journey.screen());
        journey.esc().enter().ctrl('p').type_in(word);
        assert!(journey.shows("Alt-v") && !journey.shows("Ctrl-O"), "{}", journey.screen());
        journey.esc().f(1);
        assert!(journey.shows("Alt-v") && !journey.shows("Ctrl-O"), "{}", journey.screen());
    }
}

/// Sentences name the key that the user has, wherever they are said.
#[test]
fn sentences_name_the_users_keys() {
    let wish =
        |action: &str, key: &str| Wish { line: 1, context: "visit".into(), action: action.into(), keys: vec![(1, key.into())] };
    let wishes = [wish("serial-of-last", "Alt-w"), wish("new-room", "Alt-v"), wish("close-visit", "Alt-y")];
    for lang in Lang::ALL {
        let mut journey = Journey::with_keys(lang, Keymap::with(&wishes).unwrap());
        journey.type_in("/fontaine").enter().enter();
        assert!(journey.shows("Alt-v") && !journey.shows("F2"), "{}", journey.screen());
        journey.scan("WIFI-4711");
        assert!(journey.shows("Alt-w") && !journey.shows("Ctrl-S"), "{}", journey.screen());
        journey.key(Key { alt: true, ..Key::char('y') }).enter().scan("WIFI-4712");
        assert!(journey.shows("Alt-y") && !journey.shows("F10"), "{}", journey.screen());
    }
}

/// So do hints below questions and above lists.
#[test]
fn hints_name_the_users_keys() {
    let wish = |context: &str, action: &str, key: &str| Wish {
        line: 1,
        context: context.into(),
        action: action.into(),
        keys: vec![(1, key.into())],
    };
    let wishes = [
        wish("menu", "cause", "w"),
        wish("menu", "choose", "F20"),
        wish("findings", "next-code", "F19"),
        wish("note", "next-choice", "F21"),
        wish("note", "choose", "F22"),
        wish("dashboard", "sort", "z"),
    ];
    for lang in Lang::ALL {
        let mut journey = Journey::with_keys(lang, Keymap::with(&wishes).unwrap());
        assert!(journey.shows("(z)") && !journey.shows("(s)"), "{}", journey.screen());
        journey.type_in("/fontaine").enter().enter().press(KeyCode::Down).enter().scan("WIFI-4711").f(8).type_in("1");
        assert!(journey.shows("F19") && journey.shows("F20"), "{}", journey.screen());
        journey.esc().ctrl('n');
        assert!(journey.shows("F21") && journey.shows("F22") && !journey.shows("Tab"), "{}", journey.screen());
    }
}

#[test]
fn numbers_repeat_what_moves_and_g_leads_to_the_ends() {
    let screen = |walk: fn(&mut Journey) -> &mut Journey| {
        let mut journey = Journey::begin(Lang::Fr);
        journey.type_in("/fontaine").enter().enter().f(9);
        walk(&mut journey);
        journey.screen()
    };
    let fifth = screen(|j| j.type_in("jjjj"));
    assert_eq!(screen(|j| j.type_in("4j")), fifth);
    assert_eq!(screen(|j| j.type_in("12j8k")), fifth);
    assert_eq!(screen(|j| j.type_in("10j").type_in("6k")), fifth);
    // The number holds for one key, and Escape takes it back.
    assert_eq!(screen(|j| j.type_in("3jj")), fifth);
    assert_eq!(screen(|j| j.type_in("3").esc().type_in("jjjj")), fifth);
    assert_eq!(screen(|j| j.type_in("99999999999j")), screen(|j| j.press(KeyCode::End)));
    assert_eq!(screen(|j| j.type_in("Ggg")), screen(|j| j));
    assert_eq!(screen(|j| j.type_in("G")), screen(|j| j.press(KeyCode::End)));
    assert_eq!(screen(|j| j.ctrl('d').ctrl('d').ctrl('u')), screen(|j| j.press(KeyCode::PageDown)));
}
