//! The file of keys as plain lines: context, action, keys, and the line of each. The keymap decides what they mean.

use toml::de::{DeTable, DeValue};

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The code of the context: the name of its table.
    pub context: String,
    /// The code of the action.
    pub action: String,
    /// The keys as they are written, each with its line.
    pub keys: Vec<(usize, String)>,
}

/// What is wrong with the form of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFault {
    /// The line, from 1.
    pub line: usize,
    /// The message of the parser, in English; `None` if it is TOML but not a table of lists of texts.
    pub cause: Option<String>,
}

/// Reads the text of a file of keys: one table per context, and in it one list of texts per action.
///
/// # Errors
/// The first place that is not TOML, or does not have that form.
pub fn key_lines(text: &str) -> Result<Vec<KeyLine>, KeyFault> {
    let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    let malformed = |at: usize| KeyFault { line: line(at), cause: None };
    let table = DeTable::parse(text).map_err(|error| KeyFault {
        line: line(error.span().map_or(0, |span| span.start)),
        cause: Some(error.message().to_owned()),
    })?;
    let mut lines = Vec::new();
    for (context, actions) in table.get_ref() {
        let actions = actions.get_ref().as_table().ok_or_else(|| malformed(context.span().start))?;
        for (action, keys) in actions {
            let at = action.span().start;
            let DeValue::Array(keys) = keys.get_ref() else { return Err(malformed(at)) };
            let mut written = Vec::new();
            for key in keys {
                let text = key.get_ref().as_str().ok_or_else(|| malformed(key.span().start))?;
                written.push((line(key.span().start), text.to_owned()));
            }
            let (context, action) = (context.get_ref().to_string(), action.get_ref().to_string());
            lines.push(KeyLine { line: line(at), context, action, keys: written });
        }
    }
    lines.sort_by_key(|one| one.line);
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_keep_their_places() {
        let lines = key_lines("# mine\n[visit]\nclose-room = [\"F3\",\n  \"Ctrl-W\"]\n").unwrap();
        let keys = vec![(3, "F3".to_owned()), (4, "Ctrl-W".to_owned())];
        assert_eq!(lines, [KeyLine { line: 3, context: "visit".into(), action: "close-room".into(), keys }]);
        assert_eq!(key_lines("").unwrap(), []);
    }

    #[test]
    fn what_is_of_another_form_is_told_with_its_line() {
        for (text, line, toml) in [
            ("[visit\n", 1, true),
            ("[visit]\nundo = [\"F3\"]\nundo = [\"F4\"]", 3, true),
            ("\nlang = \"fr\"", 2, false),
            ("[visit]\nundo = \"F3\"", 2, false),
            ("[visit]\nundo = [\n3]", 3, false),
        ] {
            let fault = key_lines(text).unwrap_err();
            assert_eq!((fault.line, fault.cause.is_some()), (line, toml), "{text}");
        }
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn nothing_panics(text in "[\\[\\]a-z=\"\n,é. -]{0,60}") {
            let _ = key_lines(&text);
        }
    }
}
