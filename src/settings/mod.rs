//! Settings, in layers: defaults, then the file, then the environment, then flags. Pure: the caller passes the file and the
//! environment in. The system's own variables (`LANG`, `USER`, `NO_COLOR`) count as defaults: the file overrides them.

mod entry;
mod file;
mod keys;

pub use entry::{ENTRIES, Entry, Key, ValueForm};
pub use file::{Fault, FaultKind, Written, settings_file};
pub use keys::{KeyFault, KeyLine, key_lines};

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// The flags of the command line; `None` for those that were not given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--data-dir`.
    pub data_dir: Option<PathBuf>,
    /// `--lang`.
    pub lang: Option<String>,
    /// `--author`.
    pub author: Option<String>,
    /// `--station`.
    pub station: Option<String>,
    /// `--theme`.
    pub theme: Option<String>,
    /// `--ascii`.
    pub ascii: bool,
}

impl Flags {
    fn says(&self, key: Key) -> Option<String> {
        match key {
            Key::DataDir => self.data_dir.as_ref().map(|path| path.display().to_string()),
            Key::Lang => self.lang.clone(),
            Key::Author => self.author.clone(),
            Key::Station => self.station.clone(),
            Key::Theme => self.theme.clone(),
            Key::Ascii => self.ascii.then(|| "1".to_owned()),
            Key::Colour | Key::Preview | Key::Mouse | Key::Hub | Key::Keys => None,
        }
    }
}

/// The layers below flags and environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The platform's data folder.
    pub data_dir: PathBuf,
    /// Where the file of keys is looked for.
    pub keys: PathBuf,
    /// Where the file of settings is looked for; relative paths in it start at its folder.
    pub file: PathBuf,
    /// The settings of the file; empty if there is none.
    pub written: Vec<Written>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The default.
    Default,
    /// A line of the file, from 1.
    File(usize),
    /// A variable of the environment.
    Variable(&'static str),
    /// A flag.
    Flag(&'static str),
}

/// A setting and the value that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The setting.
    pub entry: &'static Entry,
    /// Its value in its plain form.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// One of Récol's variables whose value is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The setting.
    pub entry: &'static Entry,
    /// The variable.
    pub variable: &'static str,
    /// Its value. Raw.
    pub value: String,
}

/// The settings that are in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The folder of the local store.
    pub data_dir: PathBuf,
    /// The language, by its code.
    pub lang: String,
    /// Who audits: a short name.
    pub author: String,
    /// The name of this station, used when the store is made.
    pub station: String,
    /// The file of keys that was named, if one was.
    pub keys: Option<PathBuf>,
    /// Whether colours may be shown (<https://no-color.org>: any value but the empty one of `NO_COLOR` forbids them).
    pub colour: bool,
    /// The name of the colours.
    pub theme: String,
    /// Whether signs and lines are to be drawn in ASCII.
    pub ascii: bool,
    /// How the camera's picture is to be drawn; `None` where that is left to Récol.
    pub preview: Option<String>,
    /// Whether the mouse is used; the terminal cannot select text with it then.
    pub mouse: bool,
    /// The address of the hub, if it is set.
    pub hub: Option<String>,
    /// The variables that describe the terminal, as far as they are set.
    pub terminal: BTreeMap<&'static str, String>,
    /// Every setting with its value and where that comes from, in the order of [`ENTRIES`].
    pub held: Vec<Held>,
    /// The first variable of ours that could not be understood.
    pub misread: Option<Misread>,
}

/// The variables by which a terminal, or a multiplexer in front of it, describes itself.
const TERMINAL: [&str; 12] = [
    "TERM",
    "COLORTERM",
    "TERM_PROGRAM",
    "LC_TERMINAL",
    "KITTY_WINDOW_ID",
    "WEZTERM_PANE",
    "ITERM_SESSION_ID",
    "KONSOLE_VERSION",
    "TMUX",
    "STY",
    "SSH_CONNECTION",
    "SSH_TTY",
];

impl Settings {
    /// Combines the layers. For each setting the first of these that has a value counts: flag, Récol's variable, file, the
    /// system's variables, default. `env` returns the value of a variable; an empty one counts as unset.
    #[must_use]
    pub fn layered(flags: Flags, env: impl Fn(&str) -> Option<String>, ground: &Ground) -> Self {
        let env = |name: &str| env(name).filter(|value| !value.trim().is_empty());
        let mut misread = None;
        let mut held = Vec::new();
        for entry in &ENTRIES {
            let (value, origin) = hold(entry, &flags, &env, ground, &mut misread);
            held.push(Held { entry, value, origin });
        }
        let text = |key| held.iter().find(|one| one.entry.key == key).map(|one| one.value.clone()).unwrap_or_default();
        let on = |key| text(key) == "true";
        let named = held.iter().any(|one| one.entry.key == Key::Keys && one.origin != Origin::Default);
        Self {
            // A path that is not valid text keeps its bytes.
            data_dir: flags.data_dir.clone().unwrap_or_else(|| text(Key::DataDir).into()),
            lang: text(Key::Lang),
            author: text(Key::Author),
            station: text(Key::Station),
            keys: named.then(|| text(Key::Keys).into()),
            colour: on(Key::Colour),
            theme: text(Key::Theme),
            ascii: on(Key::Ascii),
            preview: Some(text(Key::Preview)).filter(|name| name != "auto"),
            mouse: on(Key::Mouse),
            hub: Some(text(Key::Hub)).filter(|hub| !hub.is_empty()),
            terminal: TERMINAL.into_iter().filter_map(|name| Some((name, env(name)?))).collect(),
            held,
            misread,
        }
    }
}

/// The value of one setting, and where it comes from.
fn hold(
    entry: &'static Entry,
    flags: &Flags,
    env: &impl Fn(&str) -> Option<String>,
    ground: &Ground,
    misread: &mut Option<Misread>,
) -> (String, Origin) {
    let variable = entry.variable.and_then(|name| {
        let text = env(name)?;
        let value = entry.form.read(&text);
        // Reported also if a flag overrides it: the user meant it to count.
        if value.is_none() && misread.is_none() {
            *misread = Some(Misread { entry, variable: name, value: text });
        }
        Some((value?, Origin::Variable(name)))
    });
    let flag = entry.flag.and_then(|flag| Some((entry.form.read(&flags.says(entry.key)?)?, Origin::Flag(flag))));
    if let Some(said) = flag.or(variable) {
        return said;
    }
    if let Some(written) = ground.written.iter().find(|written| written.key == entry.key) {
        let value = match entry.form {
            ValueForm::Path => beside(&ground.file, &written.value).display().to_string(),
            _ => written.value.clone(),
        };
        return (value, Origin::File(written.line));
    }
    let told = entry.system.iter().find_map(|name| Some((*name, env(name)?)));
    let told = told.and_then(|(name, text)| match entry.key {
        // If it is set, that means no, whatever its value is.
        Key::Colour => Some(("false".to_owned(), Origin::Variable(name))),
        _ => Some((entry.form.read(&text)?, Origin::Variable(name))),
    });
    told.unwrap_or_else(|| {
        let default = match entry.key {
            Key::DataDir => ground.data_dir.display().to_string(),
            Key::Keys => ground.keys.display().to_string(),
            _ => entry.default.to_owned(),
        };
        (default, Origin::Default)
    })
}

/// A path in the file, relative to its folder.
fn beside(file: &Path, path: &str) -> PathBuf {
    file.parent().map_or_else(|| path.into(), |folder| folder.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    fn ground(text: &str) -> Ground {
        let (written, fault) = settings_file(text);
        assert_eq!(fault, None);
        Ground { data_dir: "/default".into(), keys: "/conf/keys.toml".into(), file: "/conf/config.toml".into(), written }
    }

    fn origin(settings: &Settings, key: Key) -> (&str, Origin) {
        let held = settings.held.iter().find(|held| held.entry.key == key).unwrap();
        (&held.value, held.origin)
    }

    #[test]
    fn the_nearest_layer_wins() {
        let file = "theme = \"light\"\nauthor = \"cd\"\nstation = \"Poste 3\"\npreview = \"off\"";
        let vars = [("RECOL_AUTHOR", "ef"), ("RECOL_STATION", " "), ("RECOL_THEME", "Contrast"), ("USER", "ab")];
        let flags = Flags { theme: Some("dark".into()), ..Flags::default() };
        let settings = Settings::layered(flags, env(&vars), &ground(file));
        assert_eq!(origin(&settings, Key::Theme), ("dark", Origin::Flag("--theme")));
        assert_eq!(origin(&settings, Key::Author), ("ef", Origin::Variable("RECOL_AUTHOR")));
        assert_eq!(origin(&settings, Key::Station), ("Poste 3", Origin::File(3)));
        assert_eq!(origin(&settings, Key::Preview), ("off", Origin::File(4)));
        assert_eq!(origin(&settings, Key::DataDir), ("/default", Origin::Default));
        assert_eq!((settings.keys, settings.preview.as_deref()), (None, Some("off")));
        let settings = Settings::layered(Flags::default(), env(&[("USER", "ab")]), &ground(""));
        assert_eq!(origin(&settings, Key::Author), ("ab", Origin::Variable("USER")));
        assert_eq!(origin(&settings, Key::Station), ("poste", Origin::Default));
    }

    #[test]
    fn the_system_only_proposes() {
        let of = |vars: &[(&str, &str)], file: &str| Settings::layered(Flags::default(), env(vars), &ground(file));
        assert_eq!(of(&[("LC_MESSAGES", "en_GB.UTF-8"), ("LANG", "fr_FR.UTF-8")], "").lang, "en");
        // A locale of another language gives French, and is not an error.
        let german = of(&[("LC_ALL", "de_DE"), ("LANG", "en")], "");
        assert_eq!((origin(&german, Key::Lang), german.misread.is_none()), (("fr", Origin::Default), true));
        assert_eq!(of(&[("LANG", "en")], "lang = \"fr\"").lang, "fr");
        assert!(of(&[], "").colour && !of(&[("NO_COLOR", "0")], "").colour);
        assert!(of(&[("NO_COLOR", "1")], "colour = true").colour);
    }

    #[test]
    fn a_variable_that_nobody_understands_is_kept_to_be_told() {
        let vars = [("RECOL_LANG", "tlh"), ("LANG", "en"), ("RECOL_THEME", "solarized")];
        let settings = Settings::layered(Flags::default(), env(&vars), &ground(""));
        let misread = settings.misread.unwrap();
        assert_eq!((misread.variable, misread.value.as_str(), settings.lang.as_str()), ("RECOL_LANG", "tlh", "en"));
        assert_eq!(settings.theme, "dark");
    }

    #[test]
    fn paths_of_the_file_count_from_its_folder() {
        let settings = Settings::layered(Flags::default(), env(&[]), &ground("data-dir = \"store\"\nkeys = \"/k.toml\""));
        assert_eq!(settings.data_dir, Path::new("/conf/store"));
        assert_eq!(settings.keys.as_deref(), Some(Path::new("/k.toml")));
    }

    #[test]
    fn what_the_terminal_tells_is_handed_on() {
        let vars = [("TERM", "xterm-kitty"), ("TMUX", ""), ("RECOL_PREVIEW", "Auto"), ("HOME", "/")];
        let settings = Settings::layered(Flags::default(), env(&vars), &Ground::default());
        assert_eq!(settings.terminal, BTreeMap::from([("TERM", "xterm-kitty".to_owned())]));
        assert_eq!(settings.preview, None);
    }

    #[test]
    fn names_are_bounded_and_without_controls() {
        let flags = Flags { author: Some(format!("a\u{1b}[2J{}", "b".repeat(100))), ..Flags::default() };
        let settings = Settings::layered(flags, env(&[]), &Ground::default());
        assert_eq!(settings.author.chars().count(), 40);
        assert!(!settings.author.contains('\u{1b}'));
    }
}
