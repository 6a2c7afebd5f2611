//! Reads a mapping from its file.

use super::codes::{HELD_BACK, IN_USE, NONE, OPEN, QUESTIONS, TABLES, all_custodies, all_kinds, all_means, coded, listed, means};
use crate::{
    audit::{
        ids::RoomName,
        inventory::{CustodyKind, Kind},
        text::{fold, printable},
        uai::Uai,
    },
    io::import::value,
    job::{MappedColumn, MappedWord, Mapping, TableKind, WordMeans, WordOf},
};
use std::{collections::BTreeMap, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The most bytes of a file with a mapping. One with ten thousand words is half of it.
pub const MOST_MAPPING: u64 = 1 << 20;
/// The most columns and words, and the longest text in characters.
const COLUMNS: usize = 2_000;
const WORDS: usize = 20_000;
const LONGEST: usize = 300;

/// What is wrong in a file with a mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct MappingError {
    /// The line, from 1.
    pub line: usize,
    /// What it is.
    pub why: MappingWrong,
}

/// What is wrong at a place of a file with a mapping. Every text in here is printable and limited in length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingWrong {
    /// It is not TOML: the message of the parser.
    #[error("not TOML: {0}")]
    Format(String),
    /// A key that does not belong there.
    #[error("\"{found}\" is not known here: expected {expected}")]
    Unknown {
        /// The key.
        found: String,
        /// The keys that belong there.
        expected: String,
    },
    /// A key is missing.
    #[error("\"{0}\" is missing")]
    Missing(&'static str),
    /// A value has another form than expected.
    #[error("the value of \"{key}\" is not one of: {expected}")]
    Value {
        /// The key.
        key: String,
        /// What is expected.
        expected: String,
    },
    /// A word that stands there already, in another spelling, has another answer.
    #[error("\"{word}\" is \"{other}\" of line {line} in another spelling, with another answer: leave one of them")]
    Contradicts {
        /// The word.
        word: String,
        /// How it was written before.
        other: String,
        /// The line where it was written before.
        line: usize,
    },
    /// There is more of something than any file has.
    #[error("more than {most} {what}")]
    TooMany {
        /// What there is.
        what: &'static str,
        /// How many are read.
        most: usize,
    },
}

type Value<'a> = Spanned<DeValue<'a>>;
type Found<T> = Result<T, (usize, MappingWrong)>;

/// Reads a mapping from the text of its file. A word with the answer `?` is left out: it waits for one.
///
/// # Errors
/// [`MappingError`], with the line of the first thing that is wrong.
pub fn read_mapping(text: &str) -> Result<Mapping, MappingError> {
    let line = |at: usize| text.get(..at.min(text.len())).unwrap_or(text).matches('\n').count() + 1;
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        MappingError { line: line(at), why: MappingWrong::Format(printable(error.message())) }
    })?;
    whole(table.get_ref(), &line).map_err(|(at, why)| MappingError { line: line(at), why })
}

/// The line of a text of a mapping that names this college, from 1.
#[must_use]
pub fn line_naming(text: &str, uai: Uai) -> Option<usize> {
    let named = uai.to_string();
    let bare = |line: &str| line.split('#').next().unwrap_or_default().to_uppercase();
    text.lines().position(|line| bare(line).contains(&named)).map(|at| at + 1)
}

fn whole(table: &DeTable<'_>, line: &dyn Fn(usize) -> usize) -> Found<Mapping> {
    only(table, &["source", "table", "college", "columns", "words"])?;
    let (at, source) = required(table, "source", 0)?;
    let source = text("source", source, at)?;
    let (at, kind) = required(table, "table", 0)?;
    let code = text("table", kind, at.clone())?;
    let kind = coded(&TABLES, &code).ok_or_else(|| wrong(&at, "table", &listed(&TABLES)))?;
    let college = match table.get("college") {
        None => None,
        Some(value) => {
            let said = text("college", value.get_ref(), value.span())?;
            if said.is_empty() { None } else { Some(uai(&said).ok_or_else(|| wrong(&value.span(), "college", A_UAI))?) }
        }
    };
    let (at, columns) = required(table, "columns", 0)?;
    let columns = columns.as_array().ok_or_else(|| wrong(&at, "columns", "[{ header = \"…\", means = \"…\" }, …]"))?;
    most(columns.len(), COLUMNS, "columns", &at)?;
    let columns = columns.iter().map(|value| column(kind, value)).collect::<Found<Vec<_>>>()?;
    let mut words = Vec::new();
    if let Some(value) = table.get("words") {
        let questions = value.get_ref().as_table().ok_or_else(|| wrong(&value.span(), "words", "[words.custody]"))?;
        only(questions, &QUESTIONS.map(|(_, code)| code))?;
        for (of, code) in QUESTIONS {
            let Some(value) = questions.get(code) else { continue };
            let all = value.get_ref().as_table().ok_or_else(|| wrong(&value.span(), code, "\"word\" = \"answer\""))?;
            most(all.len(), WORDS, "words", &value.span())?;
            let mut all: Vec<_> = all.iter().collect();
            all.sort_by_key(|(word, _)| word.span().start);
            let mut before: BTreeMap<String, (usize, String, WordMeans)> = BTreeMap::new();
            for (word, value) in all {
                let (at, word) = (word.span().start, bounded(word.get_ref(), word.span())?);
                let Some(means) = answer(of, &word, value)? else { continue };
                match before.get(&fold(&word)) {
                    Some((first, other, said)) if *said != means => {
                        let (word, other) = (shown(&word), shown(other));
                        return Err((at, MappingWrong::Contradicts { word, other, line: line(*first) }));
                    }
                    Some(_) => {}
                    None => drop(before.insert(fold(&word), (at, word.clone(), means.clone()))),
                }
                words.push(MappedWord { of, word, means });
            }
        }
    }
    Ok(Mapping { source, table: kind, columns, words, college })
}

fn column(kind: TableKind, value: &Value<'_>) -> Found<MappedColumn> {
    let expected = "{ header = \"…\", means = \"…\" }";
    let table = value.get_ref().as_table().ok_or_else(|| wrong(&value.span(), "columns", expected))?;
    only(table, &["header", "means"])?;
    let (at, header) = required(table, "header", value.span().start)?;
    let header = text("header", header, at)?;
    let (at, code) = required(table, "means", value.span().start)?;
    let code = text("means", code, at.clone())?;
    let means = means(kind.columns().iter().copied(), &code)
        .ok_or_else(|| wrong(&at, "means", &all_means(kind.columns().iter().copied())))?;
    Ok(MappedColumn { header, means })
}

/// The answer about a word; `None` if it is still open.
fn answer(of: WordOf, word: &str, value: &Value<'_>) -> Found<Option<WordMeans>> {
    if of == WordOf::Place
        && let Some(table) = value.get_ref().as_table()
    {
        return place(word, table, &value.span()).map(Some);
    }
    let expected = match of {
        WordOf::Custody => all_custodies(),
        WordOf::Kind => all_kinds(),
        WordOf::College => format!("{A_UAI}, {NONE}, {HELD_BACK}, {OPEN}"),
        WordOf::Place => format!("{{ college = \"0921170X\", room = \"CDI\" }}, {NONE}, {HELD_BACK}, {OPEN}"),
    };
    let wrong = || wrong(&value.span(), word, &expected);
    let code = value.get_ref().as_str().ok_or_else(wrong)?;
    let means = match (of, code) {
        (_, OPEN) => return Ok(None),
        (_, HELD_BACK) => Some(WordMeans::HeldBack),
        (WordOf::Custody, IN_USE) => Some(WordMeans::InUse),
        (WordOf::Custody, code) => CustodyKind::from_code(code).map(WordMeans::Custody),
        (WordOf::Kind, code) => Kind::from_code(code).map(WordMeans::Kind),
        (WordOf::College | WordOf::Place, NONE) => Some(WordMeans::Place { college: None, room: None }),
        (WordOf::College, code) => uai(code).map(WordMeans::College),
        (WordOf::Place, _) => None,
    };
    means.map(Some).ok_or_else(wrong)
}

fn place(word: &str, table: &DeTable<'_>, at: &Range<usize>) -> Found<WordMeans> {
    only(table, &["college", "room"])?;
    let said = |key: &str| -> Found<Option<(Range<usize>, String)>> {
        let Some(value) = table.get(key) else { return Ok(None) };
        text(key, value.get_ref(), value.span()).map(|text| Some((value.span(), text)))
    };
    let college = said("college")?.filter(|(_, said)| !said.is_empty());
    let college = college.map(|(at, said)| uai(&said).ok_or_else(|| wrong(&at, "college", A_UAI))).transpose()?;
    let room = said("room")?.and_then(|(_, said)| value::word(&said)).map(RoomName::from);
    if college.is_none() && room.is_none() {
        return Err(wrong(at, word, "{ college = \"0921170X\", room = \"CDI\" }"));
    }
    Ok(WordMeans::Place { college, room })
}

const A_UAI: &str = "a UAI as 0921170X";

fn uai(said: &str) -> Option<Uai> {
    said.parse().ok()
}

fn wrong(at: &Range<usize>, key: &str, expected: &str) -> (usize, MappingWrong) {
    (at.start, MappingWrong::Value { key: shown(key), expected: expected.to_owned() })
}

fn shown(text: &str) -> String {
    crate::audit::text::printable_within(text, 60)
}

/// Refuses keys that do not belong there.
fn only(table: &DeTable<'_>, keys: &[&str]) -> Found<()> {
    let strange = table.keys().filter(|key| !keys.contains(&key.get_ref().as_ref())).min_by_key(|key| key.span().start);
    strange.map_or(Ok(()), |key| {
        Err((key.span().start, MappingWrong::Unknown { found: shown(key.get_ref()), expected: keys.join(", ") }))
    })
}

fn required<'t, 'a>(table: &'t DeTable<'a>, key: &'static str, at: usize) -> Found<(Range<usize>, &'t DeValue<'a>)> {
    table.get(key).map(|value| (value.span(), value.get_ref())).ok_or((at, MappingWrong::Missing(key)))
}

fn text(key: &str, value: &DeValue<'_>, at: Range<usize>) -> Found<String> {
    let text = value.as_str().ok_or_else(|| wrong(&at, key, "a text in quotes"))?;
    bounded(text, at)
}

/// A text as it is compared and shown: printable, and not longer than any header or word that is asked.
fn bounded(text: &str, at: Range<usize>) -> Found<String> {
    most(text.chars().count(), LONGEST, "letters", &at)?;
    Ok(printable(text))
}

fn most(found: usize, most: usize, what: &'static str, at: &Range<usize>) -> Found<()> {
    if found > most { Err((at.start, MappingWrong::TooMany { what, most })) } else { Ok(()) }
}
