//! The keymap in use: the built-in one, changed by the user's key file.

use super::{
    action::Action,
    binding::Binding,
    key::{Key, KeyCode},
    keymap::{Context, bindings},
};
use crate::{
    audit::text::printable_within,
    locale::{Lang, Named},
};
use std::collections::BTreeMap;

/// The keys of every context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// The contexts that differ from the built-in ones.
    own: BTreeMap<Context, Vec<Binding>>,
}

/// A line of the user's file: an action in a context gets exactly these keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The line in the file, from 1.
    pub line: usize,
    /// The code of the context.
    pub context: String,
    /// The code of the action.
    pub action: String,
    /// The keys, each with its line.
    pub keys: Vec<(usize, String)>,
}

/// Why a line is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not a list of texts in a table.
    Form,
    /// There is no such context.
    Context(String),
    /// There is no such action in this context.
    Action(String),
    /// There is no such key, or terminals report it as another one.
    Key(String),
    /// The key has another action here.
    Twice(String, Action),
    /// The key is text here: a scanner or the typed text needs it.
    Text(String),
    /// Without a key for this action, the context could not be left.
    NoWayOut(Action),
}

/// A key file that is not valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub why: Why,
}

impl Refused {
    /// The reason in words, escaped.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let name = |key: &str, name: &str| lang.say_with(key, &[("name", printable_within(name, 40).into())]);
        match &self.why {
            Why::Form => lang.say("keys-form"),
            Why::Context(code) => name("keys-no-context", code),
            Why::Action(code) => name("keys-no-action", code),
            Why::Key(written) => name("keys-no-key", written),
            Why::Text(written) => name("keys-are-text", written),
            Why::NoWayOut(action) => {
                let said = [("action", lang.name(*action).into()), ("code", action.code().into())];
                lang.say_with("keys-no-way-out", &said)
            }
            Why::Twice(written, other) => {
                let said = [
                    ("name", printable_within(written, 40).into()),
                    ("other", lang.name(*other).into()),
                    ("code", other.code().into()),
                ];
                lang.say_with("keys-twice", &said)
            }
        }
    }
}

/// Where the file names a key: its line, and its spelling there.
type Places = BTreeMap<(Context, Key), (usize, String)>;

impl Keymap {
    /// The built-in keymap, changed by the lines of the user's file.
    ///
    /// # Errors
    /// The first line that is not valid. Nothing of the file is used then.
    pub fn with(wishes: &[Wish]) -> Result<Self, Refused> {
        let mut map = Self::default();
        let mut places: Places = BTreeMap::new();
        for wish in wishes {
            let refused = |line, why| Refused { line, why };
            let Some(context) = Context::ALL.into_iter().find(|context| context.code() == wish.context) else {
                return Err(refused(wish.line, Why::Context(wish.context.clone())));
            };
            let lines = map.own_lines(context);
            let Some(binding) = lines.iter_mut().find(|binding| binding.action.code() == wish.action) else {
                return Err(refused(wish.line, Why::Action(wish.action.clone())));
            };
            let mut keys = Vec::new();
            for (line, written) in &wish.keys {
                let key = Key::from_name(written).ok_or_else(|| refused(*line, Why::Key(written.clone())))?;
                if context.takes_text() && key.is_text() && !binding.keys.contains(&key) {
                    return Err(refused(*line, Why::Text(written.clone())));
                }
                if keys.contains(&key) {
                    return Err(refused(*line, Why::Twice(written.clone(), binding.action)));
                }
                places.insert((context, key), (*line, written.clone()));
                keys.push(key);
            }
            if keys.is_empty() && matches!(binding.action, Action::Back | Action::Quit) {
                return Err(refused(wish.line, Why::NoWayOut(binding.action)));
            }
            binding.keys = keys.into();
        }
        map.unambiguous(&places)?;
        Ok(map)
    }

    /// Checks that no key has two actions in one context. Only keys of the file can.
    fn unambiguous(&self, places: &Places) -> Result<(), Refused> {
        for ((context, key), (line, written)) in places {
            let mut asked = self.bindings(*context).iter().filter(|binding| binding.keys.contains(key));
            if let (Some(_), Some(other)) = (asked.next(), asked.next()) {
                return Err(Refused { line: *line, why: Why::Twice(written.clone(), other.action) });
            }
        }
        Ok(())
    }

    fn own_lines(&mut self, context: Context) -> &mut Vec<Binding> {
        self.own.entry(context).or_insert_with(|| bindings(context).to_vec())
    }

    /// The bindings of a context, in the order of the help.
    #[must_use]
    pub fn bindings(&self, context: Context) -> &[Binding] {
        self.own.get(&context).map_or_else(|| bindings(context), Vec::as_slice)
    }

    /// The binding of an action in a context.
    #[must_use]
    pub fn of_action(&self, context: Context, action: Action) -> Option<&Binding> {
        self.bindings(context).iter().find(|binding| binding.action == action)
    }

    /// The action of a key in a context, if it has one.
    #[must_use]
    pub fn action_of(&self, context: Context, key: Key) -> Option<Action> {
        self.bindings(context).iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
    }

    /// The whole keymap as a key file, with the sentence of each action. It can be changed and read again.
    #[must_use]
    pub fn written(&self, lang: Lang) -> String {
        let mut out = String::new();
        for context in Context::ALL {
            let head = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{head}[{}]\n", context.code()));
            for binding in self.bindings(context).iter().filter(|binding| !binding.keys.is_empty()) {
                let keys: Vec<String> = binding.keys.iter().map(|key| format!("{:?}", key.name())).collect();
                let sentence = lang.say(binding.action.help_key());
                out.push_str(&format!("{} = [{}] # {sentence}\n", binding.action.code(), keys.join(", ")));
            }
        }
        out
    }
}

impl Context {
    /// Its code in the key file: `visit`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.key().strip_prefix("context-").unwrap_or_default()
    }
}

impl Action {
    /// Its code in the key file: `close-room`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.key().strip_prefix("action-").unwrap_or_default()
    }
}

/// Keys with a name, as the key file writes them.
const NAMES: [(&str, KeyCode); 15] = [
    ("Enter", KeyCode::Enter),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Esc", KeyCode::Esc),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Space", KeyCode::Char(' ')),
];

impl Key {
    /// Reads the name of a key in the key file: `F3`, `Ctrl-W`, `Alt-Enter`, `Space`, `/`. `None` if it is not a key,
    /// or one that terminals report as another: Ctrl with `H`, `I`, `J`, `M`, `[`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (ctrl, rest) = name.strip_prefix("Ctrl-").map_or((false, name), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("Alt-").map_or((false, rest), |rest| (true, rest));
        let mut chars = rest.chars();
        let code = match (chars.next()?, chars.next()) {
            (c, None) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            (c, None) => KeyCode::Char(c),
            ('F', Some('1'..='9')) => KeyCode::F(rest.strip_prefix('F')?.parse().ok().filter(|n| *n <= 24)?),
            _ => NAMES.iter().find(|(known, _)| *known == rest)?.1,
        };
        let mistaken = ctrl && matches!(code, KeyCode::Char('h' | 'i' | 'j' | 'm' | '['));
        let control = matches!(code, KeyCode::Char(c) if crate::audit::text::is_treacherous(c));
        (!mistaken && !control).then_some(Self { code, ctrl, alt })
    }

    /// Its name in the key file.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::F(n) => format!("F{n}"),
            code => match (NAMES.iter().find(|(_, known)| *known == code), code) {
                (Some((name, _)), _) => (*name).to_owned(),
                (None, KeyCode::Char(c)) if self.ctrl => c.to_uppercase().to_string(),
                (None, KeyCode::Char(c)) => c.to_string(),
                (None, _) => String::new(),
            },
        };
        format!("{}{}{name}", if self.ctrl { "Ctrl-" } else { "" }, if self.alt { "Alt-" } else { "" })
    }

    /// Whether it is text where text is accepted: a character, Backspace, or the separator of some scanners.
    fn is_text(self) -> bool {
        self.typed().is_some() || self.code == KeyCode::Backspace || self.is_separator()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(line: usize, context: &str, action: &str, keys: &[&str]) -> Wish {
        let keys = keys.iter().map(|key| (line, (*key).to_owned())).collect();
        Wish { line, context: context.into(), action: action.into(), keys }
    }

    #[test]
    fn an_action_gets_the_wished_keys_and_no_others() {
        let map = Keymap::with(&[wish(1, "visit", Action::CloseRoom.code(), &["Alt-v", "Alt-w"])]).unwrap();
        let asked = |name| map.action_of(Context::Visit, Key::from_name(name).unwrap());
        assert_eq!((asked("Alt-v"), asked("Alt-w"), asked("F3")), (Some(Action::CloseRoom), Some(Action::CloseRoom), None));
        assert_eq!(map.bindings(Context::Findings), bindings(Context::Findings));
    }

    #[test]
    fn two_actions_can_swap_their_keys() {
        let map =
            Keymap::with(&[wish(1, "visit", "lens", &["F5"]), wish(2, "visit", Action::NextCamera.code(), &["F4"])]).unwrap();
        assert_eq!(map.action_of(Context::Visit, Key::plain(KeyCode::F(4))), Some(Action::NextCamera));
    }

    #[test]
    fn what_cannot_be_followed_is_refused_by_name_and_line() {
        let table = [
            (wish(3, "visite", "undo", &["F3"]), Why::Context("visite".into())),
            (wish(4, "visit", "decide", &["F3"]), Why::Action("decide".into())),
            (wish(5, "visit", "undo", &["F99"]), Why::Key("F99".into())),
            (wish(6, "visit", "undo", &["Ctrl-M"]), Why::Key("Ctrl-M".into())),
            (wish(7, "visit", "undo", &["F3"]), Why::Twice("F3".into(), Action::Undo)),
            (wish(8, "findings", "export", &["x", "x"]), Why::Twice("x".into(), Action::Export)),
            (wish(9, "visit", "undo", &["u"]), Why::Text("u".into())),
            (wish(10, "visit", "undo", &["Ctrl-5"]), Why::Text("Ctrl-5".into())),
            (wish(11, "note", "back", &["Backspace"]), Why::Text("Backspace".into())),
            (wish(12, "visit", "back", &[]), Why::NoWayOut(Action::Back)),
        ];
        for (wish, why) in table {
            let line = wish.line;
            let refused = Keymap::with(&[wish]).unwrap_err();
            assert_eq!(refused, Refused { line, why });
            for lang in Lang::ALL {
                assert!(!refused.say(lang).is_empty());
            }
        }
    }

    #[test]
    fn every_key_has_a_name_that_leads_back_to_it() {
        for key in Context::ALL.into_iter().flat_map(bindings).flat_map(|binding| binding.keys.iter()) {
            assert_eq!(Key::from_name(&key.name()), Some(*key), "{key:?}");
        }
    }

    #[test]
    fn the_built_in_keymap_may_be_wished() {
        let line = |context: Context, binding: &Binding| Wish {
            line: 1,
            context: context.code().into(),
            action: binding.action.code().into(),
            keys: binding.keys.iter().map(|key| (1, key.name())).collect(),
        };
        let all = Context::ALL.into_iter().flat_map(|context| bindings(context).iter().map(move |b| line(context, b)));
        let map = Keymap::with(&all.collect::<Vec<_>>()).unwrap();
        assert!(Context::ALL.into_iter().all(|context| map.bindings(context) == bindings(context)));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// Whatever is wished: a way out stays, no key asks for two things, and no letter is taken from the scanner.
        #[test]
        fn a_keymap_that_holds_is_whole(
            context in 0..Context::ALL.len(), action in 0..Action::ALL.len(),
            keys in proptest::collection::vec("(Ctrl-|Alt-|)(F[0-9]{1,2}|[ -~]|Esc|Enter|Backspace|Shift-Tab)", 0..4),
        ) {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let wish = wish(1, Context::ALL[context].code(), Action::ALL[action].code(), &keys);
            let Ok(map) = Keymap::with(&[wish]) else { return Ok(()) };
            for context in Context::ALL {
                let lines = map.bindings(context);
                prop_assert!(lines.iter().any(|b| b.action == Action::Back && !b.keys.is_empty()));
                let mut all: Vec<Key> = lines.iter().flat_map(|b| b.keys.iter().copied()).collect();
                prop_assert!(context != Context::Visit || all.iter().all(|key| !key.is_text() || *key == Key::char('?')));
                all.sort();
                prop_assert!(all.windows(2).all(|two| two[0] != two[1]));
            }
        }
    }
}
