//! The filter of findings: words, some with a prefix that names the field to search.
//!
//! `lieu:cdi dot:P2 modele:probook constat:manquant` or `room: prog: model: finding:`, and also `college:`. A word
//! without a prefix is searched in tag, serial, model, room, programme and college. Case and accents do not matter. If
//! any field contains the words literally, they are meant literally. Only if none does, their letters are searched in
//! order.

use crate::{
    audit::{finding::Code, text::fold},
    locale::Lang,
};

/// The fields of a finding that are searched, in their order in [`Text`].
const TAG: usize = 0;
const MODEL: usize = 2;
const ROOM: usize = 3;
const PROGRAMME: usize = 4;
const COLLEGE: usize = 5;
/// The number of fields, from the first, in which the letters of a word may have others between them.
const LOOSE: usize = 4;

/// The searched text of a finding: tag, serial, model, room, programme, college; folded, one line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::app) struct Text(Box<str>);

impl Text {
    /// Creates it from folded fields, in their order.
    pub(in crate::tui::app) fn of(fields: [&str; 6]) -> Self {
        Self(fields.join("\n").into())
    }

    fn field(&self, at: usize) -> &str {
        self.0.split('\n').nth(at).unwrap_or_default()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    Anywhere(String),
    In(usize, String),
    Finding(Vec<Code>),
}

/// A parsed filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::app) struct Query(Vec<Term>);

impl Query {
    /// Parses the typed text. A prefix without a word after it has no effect yet.
    pub(in crate::tui::app) fn parse(typed: &str) -> Self {
        let folded = fold(typed);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Self(words.filter_map(term).collect())
    }

    /// Whether a finding passes. With `loosely`, words without a prefix match by their letters in order.
    pub(in crate::tui::app) fn fits(&self, code: Code, text: &Text, loosely: bool) -> bool {
        self.0.iter().all(|term| match term {
            Term::Anywhere(word) if loosely => text.0.split('\n').take(LOOSE).any(|field| holds_loosely(field, word)),
            Term::Anywhere(word) => text.0.contains(word.as_str()),
            Term::In(field, word) => text.field(*field).contains(word.as_str()),
            Term::Finding(codes) => codes.contains(&code),
        })
    }

    /// Whether a loose search may find more.
    pub(in crate::tui::app) fn may_loosen(&self) -> bool {
        self.0.iter().any(|term| matches!(term, Term::Anywhere(word) if word.chars().count() > 1))
    }
}

fn term(word: &str) -> Option<Term> {
    let Some((prefix, rest)) = word.split_once(':') else { return Some(Term::Anywhere(word.to_owned())) };
    let field = match prefix {
        "tag" | "etiquette" => TAG,
        "model" | "modele" => MODEL,
        "room" | "lieu" => ROOM,
        "prog" | "programme" | "dot" | "dotation" => PROGRAMME,
        "college" | "commune" => COLLEGE,
        "finding" | "constat" => return (!rest.is_empty()).then(|| Term::Finding(codes(rest))),
        _ => return Some(Term::Anywhere(word.to_owned())),
    };
    (!rest.is_empty()).then(|| Term::In(field, rest.to_owned()))
}

/// The findings that a word names: by their code, or by their name in either language.
fn codes(word: &str) -> Vec<Code> {
    let plain = |text: &str| fold(&text.replace(['_', '-'], " "));
    let word = plain(word);
    let named = |code: &Code| {
        let names = [code.code().to_owned(), Lang::Fr.name(*code), Lang::En.name(*code)];
        names.iter().any(|name| plain(name).contains(&word))
    };
    Code::ALL.into_iter().filter(named).collect()
}

/// Whether a field contains the letters of a word in order, not too far apart.
fn holds_loosely(field: &str, word: &str) -> bool {
    let most = word.len() * 3;
    let Some(first) = word.chars().next() else { return true };
    field.char_indices().filter(|(_, c)| *c == first).any(|(at, _)| {
        let rest = field.get(at..).unwrap_or_default();
        let mut wanted = word.chars().peekable();
        let mut end = 0;
        for (place, c) in rest.char_indices().take_while(|(place, _)| *place < most) {
            if wanted.peek() == Some(&c) {
                wanted.next();
                end = place;
            }
            if wanted.peek().is_none() {
                return end < most;
            }
        }
        wanted.peek().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text_of(fields: [&str; 6]) -> Text {
        Text::of(fields.map(fold).each_ref().map(String::as_str))
    }

    fn text() -> Text {
        text_of([
            "HDS-000001X",
            "sn000001",
            "hp probook 430 g7",
            "salle informatique",
            "p3",
            "college la fontaine antony 0921170x",
        ])
    }

    fn fits(typed: &str, loosely: bool) -> bool {
        Query::parse(typed).fits(Code::Missing, &text(), loosely)
    }

    #[test]
    fn prefixes_say_where() {
        for typed in ["room:INFO", "lieu:infor", "prog:P3", "dot:p3", "model:430", "modèle:probook", "finding:missing"] {
            assert!(fits(typed, false), "{typed}");
        }
        for typed in ["room:probook", "prog:430", "model:p3", "constat:présent", "finding:nonsense", "tag:SN0"] {
            assert!(!fits(typed, false), "{typed}");
        }
        assert!(fits("constat:manquant lieu:salle hds", false), "all of the words");
        assert!(!fits("constat:manquant lieu:cdi hds", false), "all of the words");
        assert!(fits("finding:", false) && fits("room:", false), "half a prefix narrows nothing");
        assert!(!fits("http://x", false), "an unknown prefix is a word");
    }

    #[test]
    fn letters_in_their_order_are_found_when_asked_for() {
        for typed in ["prbk430", "sallinf", "hds1x", "sinfo"] {
            assert!(!fits(typed, false), "{typed}");
            assert!(fits(typed, true), "{typed}");
        }
        for typed in ["kbrp", "hx", "probook9"] {
            assert!(!fits(typed, true), "{typed}");
        }
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// What fits literally fits loosely, unless it stands only where looking loosely does not look.
        #[test]
        fn loosely_is_wider(word in "[a-z0-9 ]{0,12}", from in 0..20_usize, len in 0..8_usize) {
            let piece: String = "hp probook 430 g7".chars().skip(from).take(len).collect();
            prop_assert!(Query::parse(&piece).fits(Code::Missing, &text(), true));
            let query = Query::parse(&word);
            let near = text_of(["HDS-000001X", "sn000001", "hp probook 430 g7", "salle informatique", "", ""]);
            prop_assert!(!query.fits(Code::Missing, &near, false) || query.fits(Code::Missing, &near, true));
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,40}", field in "\\PC{0,20}") {
            let text = text_of([&field, "", "", "é", "", ""]);
            for loosely in [false, true] {
                Query::parse(&typed).fits(Code::Unknown, &text, loosely);
            }
        }
    }
}
