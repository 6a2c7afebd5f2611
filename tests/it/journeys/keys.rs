//! The user's own keys: help, footer and palette follow them.

use super::harness::Journey;
use recol::{
    locale::Lang,
    tui::keys::{Keymap, Wish},
};

fn own() -> Keymap {
    let wish = |context: &str, action: &str, key: &str| Wish {
        line: 1,
        context: context.into(),
        action: action.into(),
        keys: vec![(1, key.into())],
    };
    Keymap::with(&[wish("dashboard", "findings", "x"), wish("visit", "new-room", "F12")]).unwrap()
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
        assert!(journey.shows("F12") && !journey.shows("Ctrl-O"), "{}", journey.screen());
        journey.esc().f(1);
        assert!(journey.shows("F12") && !journey.shows("Ctrl-O"), "{}", journey.screen());
    }
}
