//! What is typed as a filter of findings: words, some with a prefix that says where they are looked for.
//!
//! `lieu:cdi dot:P2 modele:probook constat:manquant` or `room: prog: model: finding:`, `college:` too; a word without a
//! prefix is looked for in tag, serial, model, room, programme and college. Case and accents do not matter. A word that
//! stands literally somewhere is meant literally; only where nothing does, its letters are looked for in their order.

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
/// So many of them, from the first, may hold the letters of a word with others between.
const LOOSE: usize = 4;

/// What is searched of a finding: tag, serial, model, room, programme, college; folded, a line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::app) struct Text(Box<str>);

impl Text {
    /// Of folded fields, in their order.
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

/// A filter, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::tui::app) struct Query(Vec<Term>);

impl Query {
    /// Understands what was typed. A prefix without a word after it narrows nothing yet.
    pub(in crate::tui::app) fn parse(typed: &str) -> Self {
        let folded = fold(typed);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Self(words.filter_map(term).collect())
    }

    /// Whether a finding is let through; `loosely`, by letters in their order where words may stand anywhere.
    pub(in crate::tui::app) fn fits(&self, code: Code, text: &Text, loosely: bool) -> bool {
        self.0.iter().all(|term| match term {
            Term::Anywhere(word) if loosely => text.0.split('\n').take(LOOSE).any(|field| holds_loosely(field, word)),
            Term::Anywhere(word) => text.0.contains(word.as_str()),
            Term::In(field, word) => text.field(*field).contains(word.as_str()),
            Term::Finding(codes) => codes.contains(&code),
        })
    }

    /// Whether looking loosely may find more.
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

/// Whether the letters of a word stand in a field in their order, not too far apart.
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
