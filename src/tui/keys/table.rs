//! The keymap in words: a single key, the footer, the help, the keys in a text, and the README's table.

use super::{
    action::Action,
    binding::Binding,
    edit::Edit,
    key::{Key, KeyCode},
    keymap::Context,
    own::Keymap,
};
use crate::locale::Lang;

/// How a key is written: `F3`, `Ctrl-N`, `Entrée`, `↑`.
#[must_use]
pub fn chord(lang: Lang, key: Key) -> String {
    let name = match key.code {
        KeyCode::Char(' ') => lang.say("key-space"),
        KeyCode::Char(c) if key.ctrl => c.to_uppercase().to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::Enter => lang.say("key-enter"),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => lang.say("key-back-tab"),
        KeyCode::Esc => lang.say("key-esc"),
        KeyCode::Backspace => lang.say("key-backspace"),
        KeyCode::Delete => lang.say("key-delete"),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::Home => lang.say("key-home"),
        KeyCode::End => lang.say("key-end"),
        KeyCode::PageUp => lang.say("key-page-up"),
        KeyCode::PageDown => lang.say("key-page-down"),
    };
    let ctrl = if key.ctrl { "Ctrl-" } else { "" };
    let alt = if key.alt { "Alt-" } else { "" };
    format!("{ctrl}{alt}{name}")
}

/// The keys of a binding, in words.
#[must_use]
pub fn chords(lang: Lang, binding: &Binding) -> String {
    binding.keys.iter().map(|key| chord(lang, *key)).collect::<Vec<_>>().join("  ")
}

/// The key of an action in words: in this context, otherwise in any context that has one. An action without a key is
/// named by its word, because the palette has it.
#[must_use]
pub fn key_of(lang: Lang, keys: &Keymap, context: Context, action: Action) -> String {
    let mut contexts = std::iter::once(context).chain(Context::ALL);
    let binding = contexts.find_map(|context| keys.of_action(context, action).filter(|binding| !binding.keys.is_empty()));
    binding.map_or_else(|| lang.name(action), |binding| first_chord(lang, binding))
}

fn first_chord(lang: Lang, binding: &Binding) -> String {
    binding.keys.first().map(|key| chord(lang, *key)).unwrap_or_default()
}

/// The footer of a context: action, key and short word of each action that it shows.
#[must_use]
pub fn footer(lang: Lang, keys: &Keymap, context: Context) -> Vec<(Action, String, String)> {
    let named = keys.bindings(context).iter().filter(|b| b.footer && !b.keys.is_empty());
    named.map(|b| (b.action, first_chord(lang, b), lang.name(b.action))).collect()
}

/// The help of a context: the chords and the sentence of each action; where text is typed, the keys that edit it too.
#[must_use]
pub fn help(lang: Lang, keys: &Keymap, context: Context) -> Vec<(String, String)> {
    let actions = keys.bindings(context).iter().filter(|b| !b.keys.is_empty());
    let mut rows: Vec<_> = actions.map(|b| (chords(lang, b), lang.say(b.action.help_key()))).collect();
    if context.takes_text() {
        rows.extend([(true, "edit-move-help"), (false, "edit-delete-help")].map(|(moving, sentence)| {
            let chords: Vec<String> = Edit::first_keys(keys, context, moving).map(|key| chord(lang, key)).collect();
            let when = if context == Context::Visit { lang.say("edit-while-typed") } else { String::new() };
            (chords.join("  "), format!("{}{when}", lang.say(sentence)))
        }));
    }
    rows
}

/// Replaces every `{context.action}` in a text by the first key of the action, or by the action's short word if it has
/// no key. Anything else stays as it is.
#[must_use]
pub fn set_in(lang: Lang, keys: &Keymap, text: &str) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let found = part.split_once('}').and_then(|(pair, rest)| Some((bound(keys, pair)?, rest)));
        match found {
            Some((binding, rest)) if binding.keys.is_empty() => out.extend([&lang.name(binding.action), rest]),
            Some((binding, rest)) => out.extend([&first_chord(lang, binding), rest]),
            None => out.extend(["{", part]),
        }
    }
    out
}

/// The binding of a pair of codes: `visit.close-room`.
fn bound<'a>(keys: &'a Keymap, pair: &str) -> Option<&'a Binding> {
    let (context, action) = pair.split_once('.')?;
    let context = Context::ALL.into_iter().find(|known| known.code() == context)?;
    keys.bindings(context).iter().find(|binding| binding.action.code() == action)
}

/// The keys in the README: enough for a first audit.
const FIRST_AUDIT: [(Option<Context>, Action); 10] = [
    (Some(Context::Dashboard), Action::Visit),
    (Some(Context::Visit), Action::NewRoom),
    (Some(Context::Visit), Action::CloseRoom),
    (Some(Context::Visit), Action::Unlabelled),
    (Some(Context::Visit), Action::CollegeFindings),
    (None, Action::Undo),
    (Some(Context::Findings), Action::Decide),
    (Some(Context::Findings), Action::Export),
    (None, Action::Help),
    (None, Action::Quit),
];

/// The table of the ten most important built-in keys in Markdown, for the README.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    let mut out =
        format!("| {} | {} | {} |\n|---|---|---|\n", lang.say("table-where"), lang.say("table-keys"), lang.say("table-what"));
    let keys = Keymap::default();
    for (context, action) in FIRST_AUDIT {
        // What works everywhere has the same keys during a visit.
        let Some(binding) = keys.of_action(context.unwrap_or(Context::Visit), action) else { continue };
        let chords: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", chord(lang, *key))).collect();
        let place = context.map_or_else(|| lang.say("table-anywhere"), |context| lang.name(context));
        out.push_str(&format!("| {place} | {} | {} |\n", chords.join(" "), lang.say(action.help_key())));
    }
    out
}
