//! Writes a mapping into its file, to be read and corrected by a person.

use super::codes::{HELD_BACK, IN_USE, NONE, OPEN, QUESTIONS, TABLES, code_of, of_means};
use crate::{
    audit::{
        inventory::InventoryColumn,
        text::{is_treacherous, printable},
    },
    job::{AskedWord, Mapping, Means, Proposal, WordMeans, WordOf},
};
use std::fmt::Write;

/// How every such file begins, in every language: an earlier one is recognised by it.
pub const BEGINNING: &str = "# recol mapping 1";

const KIND: Means = Means::Column(InventoryColumn::Kind);

/// What is said beside the mapping, in the language of the person who reads it. Every text may have several lines.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    /// What the file is, and how to use it.
    pub head: String,
    /// What the college of the whole file is.
    pub college: String,
    /// What a column may mean.
    pub columns: String,
    /// What the words of each question may mean: custody, kind, college, place.
    pub words: [String; 4],
}

/// The text of a mapping: what is still open comes first for each question.
#[must_use]
pub fn write_mapping(proposal: &Proposal, remarks: &Remarks) -> String {
    let mapping = &proposal.mapping;
    let mut out = format!("{BEGINNING}\n");
    remark(&mut out, &remarks.head);
    out.push('\n');
    line(&mut out, &format!("source = {}", quoted(&mapping.source)));
    line(&mut out, &format!("table = {}", quoted(code_of(&TABLES, &mapping.table))));
    remark(&mut out, &remarks.college);
    let college = mapping.college.map_or_else(String::new, |uai| uai.to_string());
    line(&mut out, &format!("college = {}", quoted(&college)));
    out.push('\n');
    remark(&mut out, &remarks.columns);
    columns(&mut out, mapping, &proposal.samples);
    for ((of, code), remarks) in QUESTIONS.into_iter().zip(&remarks.words) {
        words(&mut out, (of, code), mapping, &proposal.asked, remarks);
    }
    out
}

fn columns(out: &mut String, mapping: &Mapping, samples: &[Vec<String>]) {
    line(out, "columns = [");
    for (at, column) in mapping.columns.iter().enumerate() {
        let cells = samples.get(at).map(|cells| cells.join(" · ")).unwrap_or_default();
        let beside = if cells.is_empty() { String::new() } else { format!(" # {}", in_a_remark(&cells)) };
        let (header, means) = (quoted(&column.header), quoted(of_means(column.means)));
        line(out, &format!("  {{ header = {header}, means = {means} }},{beside}"));
    }
    line(out, "]");
}

fn words(out: &mut String, (of, code): (WordOf, &str), mapping: &Mapping, asked: &[AskedWord], remarks: &str) {
    let open: Vec<&AskedWord> = asked.iter().filter(|word| word.of == of).collect();
    let known = mapping.words.iter().filter(|word| word.of == of);
    let mut written: Vec<&str> = Vec::new();
    let mut lines = String::new();
    for word in &open {
        let near = word.near.as_ref().and_then(|near| answer(of, near)).map(|near| format!(" ? {near}")).unwrap_or_default();
        line(&mut lines, &format!("{} = {} # × {}{}", quoted(&word.word), quoted(OPEN), word.rows, in_a_remark(&near)));
        written.push(&word.word);
    }
    for word in known {
        // A key stands once.
        if !written.contains(&word.word.as_str()) {
            let Some(answer) = answer(of, &word.means) else { continue };
            line(&mut lines, &format!("{} = {answer}", quoted(&word.word)));
            written.push(&word.word);
        }
    }
    // A kind that is not known needs no answer, so that its lines are for the person to add.
    let kinds = of == WordOf::Kind && mapping.columns.iter().any(|column| column.means == KIND);
    if !lines.is_empty() || kinds {
        out.push('\n');
        line(out, &format!("[words.{code}]"));
        remark(out, remarks);
        out.push_str(&lines);
    }
}

/// An answer as a value; `None` for one that is none to this question.
fn answer(of: WordOf, means: &WordMeans) -> Option<String> {
    let code = match (of, means) {
        (WordOf::Custody, WordMeans::Custody(kind)) => kind.code(),
        (WordOf::Custody, WordMeans::InUse) => IN_USE,
        (WordOf::Kind, WordMeans::Kind(kind)) => kind.code(),
        (WordOf::College | WordOf::Place, WordMeans::Place { college: None, room: None }) => NONE,
        (_, WordMeans::HeldBack) => HELD_BACK,
        (WordOf::College, WordMeans::College(uai)) => return Some(quoted(&uai.to_string())),
        (WordOf::Place, WordMeans::Place { college, room }) => {
            let college = college.map(|uai| format!("college = {}", quoted(&uai.to_string())));
            let room = room.as_ref().map(|room| format!("room = {}", quoted(room.as_str())));
            return Some(format!("{{ {} }}", college.into_iter().chain(room).collect::<Vec<_>>().join(", ")));
        }
        _ => return None,
    };
    Some(quoted(code))
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn remark(out: &mut String, text: &str) {
    text.lines().filter(|text| !text.is_empty()).for_each(|text| line(out, &format!("# {}", in_a_remark(text))));
}

/// A text that stays in its remark: without ends of lines and other controls.
fn in_a_remark(text: &str) -> String {
    printable(text)
}

/// A text in quotes, with every character that TOML or an editor would take for something else as its number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if is_treacherous(c) || c.is_control() => {
                // Writing to a text never fails.
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
