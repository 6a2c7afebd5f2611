//! The filter of findings: words, some with a prefix that names the field to search.
//!
//! `lieu:cdi dot:P2 modele:probook constat:manquant` or `room: prog: model: finding:`, and also `college:`. A word
//! without a prefix is searched in everything that a row shows: tag, serial, model, room, programme, college, the finding and the
//! decision, these two by their words in either language. Case and accents do not matter. If
//! any field contains the words literally, they are meant literally. Only if none does, their letters are searched in
//! order.

use super::lang::Lang;
use crate::audit::{
    finding::{Code, Finding, Subject},
    journal::Decision,
    standing::{Evidence, Standing},
    text::fold,
};
use memchr::memmem;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

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
pub struct Text {
    text: Box<str>,
    /// Which letters it has: most lines are left out by a look at it.
    letters: u64,
}

/// The letters and digits of a folded text, a bit each, and a bit for everything else.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |all, byte| {
        let bit = match byte {
            b'a'..=b'z' => byte - b'a',
            b'0'..=b'9' => byte - b'0' + 26,
            _ => 36,
        };
        all | 1 << bit
    })
}

impl Text {
    /// Creates it from a finding and what it is based on.
    #[must_use]
    pub fn of_finding(standing: &Standing, finding: &Finding, evidence: &Evidence<'_>, folded: &mut Folded) -> Self {
        let device = evidence.device.map(|(_, device)| device);
        let tag = match &finding.subject {
            Subject::Device(tag) => fold(tag.as_str()),
            Subject::Payload(text) => fold(text),
            Subject::Entry(entry) => {
                let note = evidence.unlabelled.and_then(|found| found.note.as_deref()).unwrap_or_default();
                fold(&format!("{entry} {note}"))
            }
        };
        let serial = device.and_then(|d| d.serial.as_ref()).map(|serial| fold(serial.as_str())).unwrap_or_default();
        let model = device.map(|d| folded.of(&d.model)).unwrap_or_default();
        let place =
            standing.inventory().college(finding.college).map(|c| format!("{} {} ", c.name, c.commune)).unwrap_or_default();
        let programme = device.and_then(|d| d.programme.as_ref());
        Self::of([
            &tag,
            &serial,
            &model,
            &evidence.room().map(|room| folded.of(room.as_str())).unwrap_or_default(),
            &programme.map(|code| folded.of(code.as_str())).unwrap_or_default(),
            &folded.of(&format!("{place}{}", finding.college)),
        ])
    }

    /// Creates it from folded fields, in their order.
    fn of(fields: [&str; 6]) -> Self {
        let text: Box<str> = fields.join("\n").into();
        Self { letters: letters(&text), text }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &str {
        self.field(MODEL)
    }

    /// The room.
    #[must_use]
    pub fn room(&self) -> &str {
        self.field(ROOM)
    }

    fn field(&self, at: usize) -> &str {
        self.text.split('\n').nth(at).unwrap_or_default()
    }
}

/// Cache of folded names: there are many devices but few models.
#[derive(Clone, Debug, Default)]
pub struct Folded(FxHashMap<SmolStr, SmolStr>);

impl Folded {
    fn of(&mut self, text: &str) -> SmolStr {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let folded = SmolStr::new(fold(text));
        self.0.insert(SmolStr::new(text), folded.clone());
        folded
    }
}

/// A word that is searched for in a hundred thousand texts: what can be known of it beforehand is known once.
#[derive(Clone, Debug)]
struct Word {
    word: String,
    letters: u64,
    search: memmem::Finder<'static>,
}

impl Word {
    fn new(word: &str) -> Self {
        Self { word: word.to_owned(), letters: letters(word), search: memmem::Finder::new(word).into_owned() }
    }

    /// Whether a text has all of its letters.
    const fn may_be_in(&self, text: &Text) -> bool {
        text.letters & self.letters == self.letters
    }

    fn is_in(&self, text: &str) -> bool {
        self.search.find(text.as_bytes()).is_some()
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for Word {}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    /// The word, and the findings and decisions that it names.
    Anywhere(Word, Vec<Code>, Vec<Decision>),
    In(usize, Word),
    Finding(Vec<Code>),
}

/// A parsed filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<Term>);

impl Query {
    /// Whether it narrows nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Parses the typed text. A prefix without a word after it has no effect yet.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let folded = fold(typed);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Self(words.filter_map(term).collect())
    }

    /// Whether a finding passes. With `loosely`, words without a prefix match by their letters in order.
    #[must_use]
    pub fn fits(&self, code: Code, decision: Option<Decision>, text: &Text, loosely: bool) -> bool {
        self.0.iter().all(|term| match term {
            Term::Anywhere(_, codes, decisions)
                if codes.contains(&code) || decision.is_some_and(|decision| decisions.contains(&decision)) =>
            {
                true
            }
            Term::Anywhere(word, ..) | Term::In(_, word) if !word.may_be_in(text) => false,
            Term::Anywhere(word, ..) if loosely => {
                text.text.split('\n').take(LOOSE).any(|field| holds_loosely(field, &word.word))
            }
            Term::Anywhere(word, ..) => word.is_in(&text.text),
            // Most fields need not be parted from the others to be left out.
            Term::In(field, word) => word.is_in(&text.text) && word.is_in(text.field(*field)),
            Term::Finding(codes) => codes.contains(&code),
        })
    }

    /// Whether a loose search may find more.
    #[must_use]
    pub fn may_loosen(&self) -> bool {
        self.0.iter().any(|term| matches!(term, Term::Anywhere(word, ..) if word.word.chars().count() > 1))
    }
}

fn term(word: &str) -> Option<Term> {
    let Some((prefix, rest)) = word.split_once(':') else { return Some(anywhere(word)) };
    let field = match prefix {
        "tag" | "etiquette" => TAG,
        "model" | "modele" => MODEL,
        "room" | "lieu" => ROOM,
        "prog" | "programme" | "dot" | "dotation" => PROGRAMME,
        "college" | "commune" => COLLEGE,
        "finding" | "constat" => return (!rest.is_empty()).then(|| Term::Finding(codes(rest))),
        _ => return Some(anywhere(word)),
    };
    (!rest.is_empty()).then(|| Term::In(field, Word::new(rest)))
}

/// A word that may stand in any field. Fewer than three letters name no finding: they stand in nearly every name.
fn anywhere(word: &str) -> Term {
    let named = word.chars().count() >= 3;
    let decisions = Decision::ALL.into_iter().filter(|decision| {
        let names = [decision.code().replace('_', " "), Lang::Fr.name(*decision), Lang::En.name(*decision)];
        named && names.iter().any(|name| fold(name).contains(word))
    });
    Term::Anywhere(Word::new(word), if named { codes(word) } else { Vec::new() }, decisions.collect())
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
        Query::parse(typed).fits(Code::Missing, Some(Decision::ReportTheft), &text(), loosely)
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
    fn the_words_of_a_row_are_found() {
        for typed in ["manquant", "MISSING", "vol", "theft", "manquant probook", "déclarer"] {
            assert!(fits(typed, false), "{typed}");
        }
        for typed in ["conforme", "réimprimer", "mi", "overdue"] {
            assert!(!fits(typed, false), "{typed}");
        }
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
            prop_assert!(Query::parse(&piece).fits(Code::Missing, None, &text(), true));
            let query = Query::parse(&word);
            let near = text_of(["HDS-000001X", "sn000001", "hp probook 430 g7", "salle informatique", "", ""]);
            prop_assert!(!query.fits(Code::Missing, None, &near, false) || query.fits(Code::Missing, None, &near, true));
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,40}", field in "\\PC{0,20}") {
            let text = text_of([&field, "", "", "é", "", ""]);
            for loosely in [false, true] {
                let _ = Query::parse(&typed).fits(Code::Unknown, None, &text, loosely);
            }
        }
    }
}
