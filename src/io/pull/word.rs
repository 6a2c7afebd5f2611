//! Values in the answers: words that come in several forms, and whether there is one at all.

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use std::fmt;

/// A word: text, a number, or the name (or date) of an object. Empty for null, false, and the number 0, which is the identity of
/// nothing. The second part is whether it came as a number: then it may have lost zeros at its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word(pub(super) String, pub(super) bool);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words)
    }
}

struct Words;

impl<'de> Visitor<'de> for Words {
    type Value = Word;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word, or an object with a name")
    }

    fn visit_str<E>(self, text: &str) -> Result<Word, E> {
        Ok(Word(text.to_owned(), false))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Word, E> {
        Ok(Word(if number == 0 { String::new() } else { number.to_string() }, true))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Word, E> {
        Ok(Word(number.to_string(), true))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Word, E> {
        Ok(Word(number.to_string(), true))
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Word, E> {
        Ok(Word(if yes { "true".to_owned() } else { String::new() }, false))
    }

    fn visit_unit<E>(self) -> Result<Word, E> {
        Ok(Word::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Word, A::Error> {
        // The whole path of a place or entity says more than its last name.
        let (mut name, mut whole) = (Word::default(), Word::default());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "completename" => whole = map.next_value()?,
                "name" | "date" => name = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(if whole.0.is_empty() { name } else { whole })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Word, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Word::default())
    }
}

/// Whether there is something: of a person nothing else is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Present(pub(super) bool);

impl<'de> Deserialize<'de> for Present {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Presence).map(Self)
    }
}

struct Presence;

impl<'de> Visitor<'de> for Presence {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything, or nothing")
    }

    fn visit_str<E>(self, text: &str) -> Result<bool, E> {
        Ok(!matches!(text.trim(), "" | "0" | "&nbsp;"))
    }

    fn visit_u64<E>(self, number: u64) -> Result<bool, E> {
        Ok(number != 0)
    }

    fn visit_i64<E>(self, number: i64) -> Result<bool, E> {
        Ok(number > 0)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<bool, E> {
        Ok(yes)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut present = false;
        while let Some(key) = map.next_key::<String>()? {
            // Nobody has the identity 0.
            if key == "id" {
                present = map.next_value::<Present>()?.0;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(present)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        let mut present = false;
        while seq.next_element::<IgnoredAny>()?.is_some() {
            present = true;
        }
        Ok(present)
    }
}

/// Replaces the entities of HTML, once. Snipe-IT escapes every text that it answers (`e()` in `AssetsTransformer`), and GLPI
/// before 11 stores some characters so.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after.split_once(';').and_then(|(name, after)| Some((letter(name)?, after)));
        match found {
            Some((letter, after)) => {
                out.push(letter);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_in_several_forms() {
        for (json, word) in [
            (r#""Salle 12""#, "Salle 12"),
            ("12", "12"),
            ("-1", "-1"),
            ("null", ""),
            ("false", ""),
            ("0", ""),
            ("\"0\"", "0"),
            ("[]", ""),
            (r#"[{"name":"x"}]"#, ""),
            (r#"{"id":3,"name":"CDI"}"#, "CDI"),
            (r#"{"id":3,"name":"CDI","completename":"A > CDI"}"#, "A > CDI"),
            (r#"{"date":"2027-07-02","formatted":"02/07/2027"}"#, "2027-07-02"),
            (r#"{"id":3,"other":{"name":"x"}}"#, ""),
        ] {
            let Word(text, number) = serde_json::from_str(json).unwrap();
            let came_as_one = json.starts_with(|c: char| c == '-' || c.is_ascii_digit());
            assert_eq!((text.as_str(), number), (word, came_as_one), "{json}");
        }
    }

    #[test]
    fn of_a_person_only_the_presence_is_read() {
        for (json, present) in [
            ("null", false),
            ("0", false),
            ("\"\"", false),
            ("\"0\"", false),
            ("\"&nbsp;\"", false),
            ("[]", false),
            (r#"{"id":0,"name":""}"#, false),
            ("{}", false),
            ("7", true),
            ("\"Dupont\"", true),
            (r#"{"name":"Dupont","id":7}"#, true),
            (r#"[{"id":7}]"#, true),
        ] {
            assert_eq!(serde_json::from_str::<Present>(json).unwrap().0, present, "{json}");
        }
    }

    #[test]
    fn entities_are_replaced_once() {
        for (text, plain) in [
            ("Salle d&#039;arts", "Salle d'arts"),
            ("A &#62; B &gt; C", "A > B > C"),
            ("&amp;lt; &quot;x&quot; &#x41;", "&lt; \"x\" A"),
            ("R&D; &unknown; & ; &#9999999;", "R&D; &unknown; & ; &#9999999;"),
            ("plain", "plain"),
        ] {
            assert_eq!(unescaped(text), plain);
        }
    }
}
