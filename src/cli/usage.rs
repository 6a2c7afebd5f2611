//! What the argument parser says of a command that was typed wrongly, in the user's language. The parser itself speaks English.

use super::context::Context;
use crate::locale::{Lang, known_cause};
use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::{env, error::Error as _, ffi::OsString};

/// The language in which a command that cannot be parsed is answered: that of its own `--lang`, otherwise that of the settings.
pub(super) fn lang() -> Lang {
    let words: Vec<OsString> = env::args_os().skip(1).take_while(|word| word != "--").collect();
    let named = words.iter().enumerate().find_map(|(at, word)| match word.to_str()?.strip_prefix("--lang")? {
        "" => words.get(at + 1).and_then(|next| next.to_str()),
        rest => rest.strip_prefix('='),
    });
    let of_settings = || Context::new(<_>::default(), |name| env::var(name).ok()).lang;
    named.and_then(Lang::from_name).unwrap_or_else(of_settings)
}

/// The message about an error of the parser in a language that it does not speak; `None` for help, and in English.
pub(super) fn in_words(lang: Lang, error: &Error) -> Option<String> {
    if lang == Lang::En || !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return None;
    }
    let said = |kind: ContextKind| error.get(kind).map(text).unwrap_or_default();
    let (arg, value, valid) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue), said(ContextKind::ValidValue));
    let values = |names: &[(&'static str, &str)]| -> Vec<(&'static str, crate::locale::Arg<'static>)> {
        names.iter().map(|(name, text)| (*name, (*text).to_owned().into())).collect()
    };
    let mut lines = vec![match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => lang.say_with("usage-no-value", &values(&[("arg", &arg)])),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            lang.say_with("usage-invalid-value", &values(&[("value", &value), ("arg", &arg)]))
        }
        ErrorKind::UnknownArgument => lang.say_with("usage-unknown", &values(&[("arg", &arg)])),
        ErrorKind::InvalidSubcommand => {
            lang.say_with("usage-unknown-command", &values(&[("command", &said(ContextKind::InvalidSubcommand))]))
        }
        ErrorKind::MissingRequiredArgument => lang.say_with("usage-missing", &values(&[("arg", &arg)])),
        ErrorKind::MissingSubcommand => lang.say("usage-missing-command"),
        ErrorKind::ArgumentConflict => {
            lang.say_with("usage-conflict", &values(&[("arg", &arg), ("other", &said(ContextKind::PriorArg))]))
        }
        _ => lang.say_with("usage-other", &values(&[("arg", &arg)])),
    }];
    // What a library says in English alone is left out: the value and its option are named already.
    lines.extend(error.source().and_then(|why| known_cause(lang, &why.to_string())));
    if !valid.is_empty() {
        lines.push(lang.say_with("usage-valid", &values(&[("values", &valid)])));
    }
    let meant = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue].map(said);
    if let Some(meant) = meant.iter().find(|meant| !meant.is_empty()) {
        lines.push(lang.say_with("usage-meant", &values(&[("meant", meant)])));
    }
    let usage = said(ContextKind::Usage);
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).trim();
    if !usage.is_empty() {
        lines.extend([String::new(), lang.say_with("usage-usage", &values(&[("usage", usage)]))]);
    }
    lines.extend([String::new(), lang.say("usage-help")]);
    Some(format!("{}\n", lines.join("\n")))
}

/// A value of an error's context as text.
fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}
