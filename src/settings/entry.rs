//! All settings, one entry each: its name, where it may be set, its possible values.
//!
//! A new setting is added here, and in [`super::Settings`] for its value. The file, the environment, `recol config` and
//! the error messages follow from this table.

use strsim::levenshtein;

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The folder of the local store.
    DataDir,
    /// The language of screens and messages.
    Lang,
    /// The auditor.
    Author,
    /// The name of this station.
    Station,
    /// The colours.
    Theme,
    /// Whether colours are shown at all.
    Colour,
    /// Whether signs and lines are drawn in ASCII.
    Ascii,
    /// How the camera's picture is drawn.
    Preview,
    /// Whether the mouse is used.
    Mouse,
    /// The address of the hub.
    Hub,
    /// The key file.
    Keys,
}

/// The form of a setting's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueForm {
    /// A short name.
    Name,
    /// A path. In the file, a relative path starts at the file's folder.
    Path,
    /// A folder or another address, unchanged.
    Address,
    /// Yes or no: `true` or `false` in the file; in a variable anything except `0` means yes.
    Switch,
    /// A language, or the name of a locale (`fr_FR.UTF-8`).
    Language,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// A setting, and where it may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub key: Key,
    /// Its name in the file, and in what is printed.
    pub name: &'static str,
    /// Its flag, if there is one.
    pub flag: Option<&'static str>,
    /// Récol's variable for it, if there is one.
    pub variable: Option<&'static str>,
    /// Variables of the system for its default: the first that is set, if its value is valid.
    pub system: &'static [&'static str],
    /// The form of its value.
    pub form: ValueForm,
    /// Its default value. If it is empty, the caller fills it in.
    pub default: &'static str,
}

/// The languages.
const LANGUAGES: &[&str] = &["fr", "en"];

/// Every setting, in the order in which they are printed.
pub const ENTRIES: [Entry; 11] = [
    Entry {
        key: Key::DataDir,
        name: "data-dir",
        flag: Some("--data-dir"),
        variable: Some("RECOL_DATA_DIR"),
        system: &[],
        form: ValueForm::Path,
        default: "",
    },
    Entry {
        key: Key::Lang,
        name: "lang",
        flag: Some("--lang"),
        variable: Some("RECOL_LANG"),
        system: &["LC_ALL", "LC_MESSAGES", "LANG"],
        form: ValueForm::Language,
        default: "fr",
    },
    Entry {
        key: Key::Author,
        name: "author",
        flag: Some("--author"),
        variable: Some("RECOL_AUTHOR"),
        system: &["USER", "USERNAME"],
        form: ValueForm::Name,
        default: "auditor",
    },
    Entry {
        key: Key::Station,
        name: "station",
        flag: Some("--station"),
        variable: Some("RECOL_STATION"),
        system: &["HOSTNAME", "COMPUTERNAME"],
        form: ValueForm::Name,
        default: "poste",
    },
    Entry {
        key: Key::Theme,
        name: "theme",
        flag: Some("--theme"),
        variable: Some("RECOL_THEME"),
        system: &[],
        form: ValueForm::OneOf(&["dark", "light", "contrast"]),
        default: "dark",
    },
    Entry {
        key: Key::Colour,
        name: "colour",
        flag: None,
        variable: None,
        system: &["NO_COLOR"],
        form: ValueForm::Switch,
        default: "true",
    },
    Entry {
        key: Key::Ascii,
        name: "ascii",
        flag: Some("--ascii"),
        variable: Some("RECOL_ASCII"),
        system: &[],
        form: ValueForm::Switch,
        default: "false",
    },
    Entry {
        key: Key::Preview,
        name: "preview",
        flag: None,
        variable: Some("RECOL_PREVIEW"),
        system: &[],
        form: ValueForm::OneOf(&["auto", "blocks", "kitty", "iterm2", "sixel", "off"]),
        default: "auto",
    },
    Entry {
        key: Key::Mouse,
        name: "mouse",
        flag: None,
        variable: Some("RECOL_MOUSE"),
        system: &[],
        form: ValueForm::Switch,
        default: "true",
    },
    Entry {
        key: Key::Hub,
        name: "hub",
        flag: None,
        variable: Some("RECOL_HUB"),
        system: &[],
        form: ValueForm::Address,
        default: "",
    },
    Entry {
        key: Key::Keys,
        name: "keys",
        flag: None,
        variable: Some("RECOL_KEYS"),
        system: &[],
        form: ValueForm::Path,
        default: "",
    },
];

/// The longest name kept, in characters.
const NAME: usize = 40;

/// The largest number of letters by which a mistyped name may differ from the intended one.
const SLIP: usize = 2;

impl ValueForm {
    /// The value of a text, in its plain form; `None` if the text does not have this form.
    #[must_use]
    pub fn read(self, text: &str) -> Option<String> {
        let one_of =
            |names: &[&str], text: &str| names.iter().find(|name| name.eq_ignore_ascii_case(text)).map(|n| (*n).to_owned());
        match self {
            Self::Name => {
                let name: String = text.trim().chars().filter(|c| !c.is_control()).take(NAME).collect();
                (!name.is_empty()).then_some(name)
            }
            Self::Path | Self::Address => (!text.trim().is_empty()).then(|| text.to_owned()),
            Self::Switch => Some((text.trim() != "0").to_string()),
            Self::Language => one_of(LANGUAGES, text.trim().split(['_', '-', '.', '@', ':']).next().unwrap_or_default()),
            Self::OneOf(names) => one_of(names, text.trim()),
        }
    }

    /// Whether it names a place: a path, or an address that may be one.
    #[must_use]
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Path | Self::Address)
    }

    /// The possible values, if they can be listed.
    #[must_use]
    pub const fn choices(self) -> &'static [&'static str] {
        match self {
            Self::Name | Self::Path | Self::Address => &[],
            Self::Switch => &["true", "false"],
            Self::Language => LANGUAGES,
            Self::OneOf(names) => names,
        }
    }
}

impl Entry {
    /// The setting of this name in the file.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ENTRIES.iter().find(|entry| entry.name == name)
    }

    /// The name that was probably meant by an unknown one, if it differs by one or two letters.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        let plain = name.to_lowercase().replace('_', "-");
        // A file may contain a text of any length. A text much longer than every name is not a typing error.
        let all = ENTRIES.iter().filter(|entry| plain.len() <= entry.name.len() + 2 * SLIP);
        let all = all.map(|entry| (levenshtein(&plain, entry.name), entry.name));
        all.filter(|(far, known)| *far <= SLIP && *far < known.len()).min().map(|(_, known)| known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leads_to_the_name_that_was_meant() {
        for (typed, meant) in [
            ("thme", Some("theme")),
            ("Theme", Some("theme")),
            ("data_dir", Some("data-dir")),
            ("langue", Some("lang")),
            ("color", Some("colour")),
            ("auditor", None),
            ("", None),
        ] {
            assert_eq!(Entry::nearest(typed), meant, "{typed}");
        }
        assert_eq!((levenshtein("kitten", "sitting"), levenshtein("", "abc"), levenshtein("abc", "")), (3, 3, 3));
    }

    #[test]
    fn every_setting_is_named_once_and_its_default_is_of_its_form() {
        for entry in ENTRIES {
            assert_eq!(ENTRIES.iter().filter(|other| other.key == entry.key || other.name == entry.name).count(), 1);
            assert_eq!(Entry::named(entry.name), Some(&entry));
            let default = entry.default;
            assert!(
                default.is_empty() || entry.form == ValueForm::Switch || entry.form.read(default).as_deref() == Some(default)
            );
            assert!(entry.form.choices().is_empty() || entry.form.choices().contains(&default), "{}", entry.name);
        }
    }
}
