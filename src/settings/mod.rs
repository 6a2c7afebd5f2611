//! Settings, in layers: defaults, then the environment, then flags. Pure: whoever asks hands the environment in.

mod keys;

pub use keys::{KeyFault, KeyLine, key_lines};

use std::{collections::BTreeMap, path::PathBuf};

/// What was said on the command line; `None` where nothing was.
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

/// The settings that hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The folder of the local store.
    pub data_dir: PathBuf,
    /// The language that the flag asks for.
    pub lang: Option<String>,
    /// The language that `RECOL_LANG` asks for.
    pub own_lang: Option<String>,
    /// `LC_ALL`, `LC_MESSAGES`, `LANG`, each where it is set.
    pub locale: [Option<String>; 3],
    /// Who audits: a short name.
    pub author: String,
    /// The name of this station, used when the store is made.
    pub station: String,
    /// The file of keys that `RECOL_KEYS` names.
    pub keys: Option<PathBuf>,
    /// Whether colours may be shown (<https://no-color.org>: any value but the empty one of `NO_COLOR` forbids them).
    pub colour: bool,
    /// The name of the colours that are wanted; `None` for the usual ones.
    pub theme: Option<String>,
    /// Whether signs and lines are to be drawn in ASCII.
    pub ascii: bool,
    /// Whether the mouse is listened to; the terminal selects no text with it then.
    pub mouse: bool,
    /// How the camera's picture is to be drawn, as `RECOL_PREVIEW` says it; `None` where that is left to Récol.
    pub preview: Option<String>,
    /// The variables by which a terminal tells of itself, each where it is set.
    pub terminal: BTreeMap<&'static str, String>,
}

/// The variables by which a terminal, or what stands before it, tells of itself.
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

/// The longest author or station name kept, in characters.
const NAME: usize = 40;

impl Settings {
    /// Lays the layers over each other. `env` tells the value of a variable; `default_dir` is the platform's data folder.
    ///
    /// Variables: `RECOL_DATA_DIR`, `RECOL_LANG`, `RECOL_AUTHOR`, `RECOL_STATION`, `RECOL_KEYS`; then `LC_ALL`, `LC_MESSAGES`, `LANG`,
    /// `USER` or `USERNAME`, `HOSTNAME` or `COMPUTERNAME`, `NO_COLOR`, `RECOL_THEME`, `RECOL_ASCII`,
    /// `RECOL_PREVIEW`, `RECOL_MOUSE`, and those by which a terminal tells of itself. An empty variable counts as unset.
    #[must_use]
    pub fn layered(flags: Flags, env: impl Fn(&str) -> Option<String>, default_dir: PathBuf) -> Self {
        let env = |names: &[&str]| names.iter().find_map(|name| env(name).filter(|value| !value.trim().is_empty()));
        let named = |flag: Option<String>, names: &[&str], default: &str| {
            let name = flag.filter(|f| !f.trim().is_empty()).or_else(|| env(names)).unwrap_or_else(|| default.to_owned());
            name.trim().chars().filter(|c| !c.is_control()).take(NAME).collect()
        };
        Self {
            data_dir: flags.data_dir.or_else(|| env(&["RECOL_DATA_DIR"]).map(PathBuf::from)).unwrap_or(default_dir),
            lang: flags.lang,
            own_lang: env(&["RECOL_LANG"]),
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| env(&[name])),
            author: named(flags.author, &["RECOL_AUTHOR", "USER", "USERNAME"], "auditor"),
            station: named(flags.station, &["RECOL_STATION", "HOSTNAME", "COMPUTERNAME"], "poste"),
            keys: env(&["RECOL_KEYS"]).map(PathBuf::from),
            colour: env(&["NO_COLOR"]).is_none(),
            theme: flags.theme.or_else(|| env(&["RECOL_THEME"])),
            ascii: flags.ascii || env(&["RECOL_ASCII"]).is_some_and(|said| said.trim() != "0"),
            mouse: env(&["RECOL_MOUSE"]).is_none_or(|said| said.trim() != "0"),
            preview: env(&["RECOL_PREVIEW"]).filter(|name| !name.trim().eq_ignore_ascii_case("auto")),
            terminal: TERMINAL.into_iter().filter_map(|name| Some((name, env(&[name])?))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_nearest_layer_wins() {
        let vars =
            [("RECOL_DATA_DIR", "/env"), ("RECOL_LANG", "en"), ("LANG", "fr_FR.UTF-8"), ("USER", "ab"), ("RECOL_STATION", " ")];
        let flags = Flags { data_dir: Some("/flag".into()), ..Flags::default() };
        let settings = Settings::layered(flags, env(&vars), "/default".into());
        assert_eq!(settings.data_dir, PathBuf::from("/flag"));
        assert_eq!((settings.lang, settings.own_lang.as_deref()), (None, Some("en")));
        assert_eq!(settings.locale, [None, None, Some("fr_FR.UTF-8".to_owned())]);
        assert_eq!((settings.author.as_str(), settings.station.as_str()), ("ab", "poste"));
        assert!(settings.colour);
        let plain = Settings::layered(Flags::default(), env(&[("NO_COLOR", "1")]), "/default".into());
        assert_eq!((plain.data_dir, plain.colour), (PathBuf::from("/default"), false));
    }

    #[test]
    fn what_the_terminal_tells_is_handed_on() {
        let vars = [("TERM", "xterm-kitty"), ("TMUX", ""), ("RECOL_PREVIEW", "Auto"), ("HOME", "/")];
        let settings = Settings::layered(Flags::default(), env(&vars), PathBuf::new());
        assert_eq!(settings.terminal, BTreeMap::from([("TERM", "xterm-kitty".to_owned())]));
        assert_eq!(settings.preview, None);
        let settings = Settings::layered(Flags::default(), env(&[("RECOL_PREVIEW", "sixel")]), PathBuf::new());
        assert_eq!(settings.preview.as_deref(), Some("sixel"));
    }

    #[test]
    fn names_are_bounded_and_without_controls() {
        let flags = Flags { author: Some(format!("a\u{1b}[2J{}", "b".repeat(100))), ..Flags::default() };
        let settings = Settings::layered(flags, env(&[]), PathBuf::new());
        assert_eq!(settings.author.chars().count(), 40);
        assert!(!settings.author.contains('\u{1b}'));
    }
}
