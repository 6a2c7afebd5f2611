//! The file of settings: TOML, one `name = value` per line. Each value keeps its position, so that a refusal and `recol config`
//! can point to it.

use super::entry::{Entry, Key, ValueForm};
use toml::de::{DeTable, DeValue};

/// A setting in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub key: Key,
    /// Its value in its plain form.
    pub value: String,
    /// Its line, from 1.
    pub line: usize,
}

/// What is wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
    /// What it is.
    pub why: FaultKind,
}

/// What is wrong at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is not TOML: the message of the parser, in English.
    Format(String),
    /// There is no setting of this name; the one that may have been meant.
    Unknown(String, Option<&'static str>),
    /// The value of this setting does not have the right form.
    Value(&'static Entry),
    /// A path of Windows stands in double quotes, in which `\` begins a special character: the line as it was meant.
    Backslash(String),
}

/// Reads the text of the file. Returns the valid settings in the order of their lines, and the first fault.
#[must_use]
pub fn settings_file(text: &str) -> (Vec<Written>, Option<Fault>) {
    let fault = |at: usize, why| {
        let (line, column) = place(text, at);
        Fault { line, column, why }
    };
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let (at, why) = in_double_quotes(text, at).unwrap_or_else(|| (at, FaultKind::Format(error.message().to_owned())));
            return (Vec::new(), Some(fault(at, why)));
        }
    };
    let (mut written, mut faults) = (Vec::new(), Vec::new());
    for (name, value) in table.get_ref() {
        let at = name.span().start;
        let Some(entry) = Entry::named(name.get_ref()) else {
            let name = name.get_ref().to_string();
            let meant = Entry::nearest(&name);
            faults.push((at, FaultKind::Unknown(name, meant)));
            continue;
        };
        match plain(entry.form, value.get_ref()) {
            // `\t` and its like were no letters of a path.
            Some(plain) if entry.form.is_place() && plain.contains(char::is_control) => {
                let at = value.span().start;
                faults.push(in_double_quotes(text, at).unwrap_or((at, FaultKind::Value(entry))));
            }
            Some(plain) => written.push(Written { key: entry.key, value: plain, line: place(text, at).0 }),
            None => faults.push((value.span().start, FaultKind::Value(entry))),
        }
    }
    written.sort_by_key(|one| one.line);
    let first = faults.into_iter().min_by_key(|(at, _)| *at);
    (written, first.map(|(at, why)| fault(at, why)))
}

/// Where the value begins in the line around a place of the text, if it sets a path with a backslash in double quotes; and the
/// line as it was meant, in single ones.
fn in_double_quotes(text: &str, at: usize) -> Option<(usize, FaultKind)> {
    let (before, after) = text.split_at_checked(at)?;
    let begin = before.rsplit('\n').next().unwrap_or_default();
    let end = after.split('\n').next().unwrap_or_default();
    let line = format!("{begin}{end}");
    let (name, value) = line.split_once('=')?;
    let entry = Entry::named(name.trim()).filter(|entry| entry.form.is_place())?;
    let inner = value.trim().strip_prefix('"').filter(|inner| inner.contains('\\'))?;
    // A comment behind it, or no closing quote: it ends as the line does.
    let inner = inner.rsplit_once('"').map_or(inner, |(inner, _)| inner);
    let meant = (!inner.contains(['\'', '"'])).then(|| format!("{} = '{inner}'", entry.name))?;
    Some((at - begin.len() + line.find('"')?, FaultKind::Backslash(meant)))
}

fn plain(form: ValueForm, value: &DeValue<'_>) -> Option<String> {
    match (form, value) {
        (ValueForm::Switch, DeValue::Boolean(on)) => Some(on.to_string()),
        (ValueForm::Switch, _) => None,
        (_, value) => form.read(value.as_str()?),
    }
}

/// Line and character, both counted from 1, of a byte of a text.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_said_is_kept_with_its_line() {
        let (written, fault) = settings_file("# mine\ntheme = \"Light\"\n\nascii = true\nlang='en_GB'\n");
        let said = |key, value: &str, line| Written { key, value: value.to_owned(), line };
        assert_eq!(written, [said(Key::Theme, "light", 2), said(Key::Ascii, "true", 4), said(Key::Lang, "en", 5)]);
        assert_eq!(fault, None);
        assert_eq!(settings_file(""), (Vec::new(), None));
    }

    #[test]
    fn what_cannot_be_followed_is_told_with_its_place() {
        let theme = Entry::named("theme").unwrap();
        for (text, line, column, why) in [
            ("thme = \"dark\"", 1, 1, FaultKind::Unknown("thme".into(), Some("theme"))),
            ("\n[screen]\ntheme = \"dark\"", 2, 2, FaultKind::Unknown("screen".into(), None)),
            ("lang = \"fr\"\ntheme = \"solarized\"", 2, 9, FaultKind::Value(theme)),
            ("theme = 3", 1, 9, FaultKind::Value(theme)),
            ("# é\n\u{e9} = 1", 2, 1, FaultKind::Format(String::new())),
            ("ascii = \"yes\"", 1, 9, FaultKind::Value(Entry::named("ascii").unwrap())),
            (r#"data-dir = "C:\Users\été\recol""#, 1, 12, FaultKind::Backslash(r"data-dir = 'C:\Users\été\recol'".into())),
            (
                "lang = \"fr\"\nhub = \"\\\\serveur\\partage\" # x",
                2,
                7,
                FaultKind::Backslash(r"hub = '\\serveur\partage'".into()),
            ),
            // Characters that TOML knows: no folder has a tab in its name.
            (r#"keys = "C:\temp\new.toml""#, 1, 8, FaultKind::Backslash(r"keys = 'C:\temp\new.toml'".into())),
            (r#"data-dir = "D:\r""#, 1, 12, FaultKind::Backslash(r"data-dir = 'D:\r'".into())),
            ("data-dir = 'a\tb'", 1, 12, FaultKind::Value(Entry::named("data-dir").unwrap())),
            (r#"theme = "C:\Users""#, 1, 14, FaultKind::Format(String::new())),
            ("author = \" \"", 1, 10, FaultKind::Value(Entry::named("author").unwrap())),
        ] {
            let fault = settings_file(text).1.unwrap();
            assert_eq!((fault.line, fault.column), (line, column), "{text}");
            match (&fault.why, &why) {
                (FaultKind::Format(said), FaultKind::Format(_)) => assert!(!said.is_empty()),
                _ => assert_eq!(fault.why, why, "{text}"),
            }
        }
        // The rest of the file counts: the message is in the language that it sets.
        assert_eq!(settings_file("thme = 1\nlang = \"en\"").0.len(), 1);
        let twice = settings_file("lang = \"en\"\nlang = \"fr\"").1.unwrap();
        assert!(matches!((twice.line, twice.why), (2, FaultKind::Format(_))));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn nothing_panics(text in "([\\[\\]a-z=\"'\n,é. -]|theme|lang|ascii|true){0,40}") {
            let _ = settings_file(&text);
        }
    }
}
