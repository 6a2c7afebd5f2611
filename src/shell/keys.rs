//! The key file: finding it, reading it, and applying it to the keymap.

use super::{
    config::{KEYS, MOST_SETTINGS},
    places::config_dir,
    translate,
};
use crate::{
    io::bounded,
    job::{Doing, Failure, FailureKind, Hint},
    locale::Lang,
    settings::key_lines,
    tui::keys::{self, Context, Keymap, Refused, Why, Wish},
};
use std::{io, path::Path};

/// Returns the keymap of a file, or of `keys.toml` in the user's configuration folder; the built-in one if that does
/// not exist.
///
/// # Errors
/// A named file does not exist, a file cannot be read, or it contains something invalid; the last with its line.
pub fn keymap(lang: Lang, named: Option<&Path>) -> Result<Keymap, Failure> {
    let path = named.map_or_else(|| config_dir().join(KEYS), ToOwned::to_owned);
    let text = match bounded::text(&path, MOST_SETTINGS) {
        Ok(text) => text,
        Err(bounded::Refused::Io(error)) if named.is_none() && error.kind() == io::ErrorKind::NotFound => {
            return Ok(Keymap::default());
        }
        Err(refused) => {
            let failure = translate::unread(Doing::ReadSettings, &path, &refused);
            return Err(Failure { kind: FailureKind::Settings, ..failure });
        }
    };
    let wrong = |line: usize, cause: String| Failure {
        kind: FailureKind::Settings,
        doing: Doing::ReadSettings,
        subject: format!("{}:{line}", path.display()),
        cause,
        hint: Hint::CheckKeys,
    };
    let lines = key_lines(&text)
        .map_err(|fault| {
            let form = || Refused { line: fault.line, why: Why::Form }.say(lang);
            wrong(fault.line, fault.cause.map_or_else(form, |said| format!("not TOML: {said}")))
        })?
        .into_iter()
        .map(|line| Wish { line: line.line, context: line.context, action: line.action, keys: line.keys });
    Keymap::with(&lines.collect::<Vec<_>>()).map_err(|refused| wrong(refused.line, refused.say(lang)))
}

/// Returns the keymap in use, in the format of a key file.
///
/// # Errors
/// As [`keymap`].
pub fn written_keys(lang: Lang, named: Option<&Path>) -> Result<String, Failure> {
    keymap(lang, named).map(|keys| keys.written(lang))
}

/// Returns the built-in keys of every context: its name, then the keys and the description of each action.
#[must_use]
pub fn key_tables(lang: Lang) -> Vec<(String, Vec<(String, String)>)> {
    let keys = Keymap::default();
    Context::ALL.into_iter().map(|context| (lang.name(context), keys::help(lang, &keys, context))).collect()
}

/// Returns the guide, with the keys in use.
///
/// # Errors
/// As [`keymap`].
pub fn guide(lang: Lang, named: Option<&Path>) -> Result<String, Failure> {
    keymap(lang, named).map(|keys| keys::set_in(lang, &keys, lang.guide()))
}
