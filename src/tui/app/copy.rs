//! Copying to the clipboard of the terminal: tags, or whole rows, of the marked findings or of the chosen one.

use super::state::{app::App, findings::FindingsList, notice::Tone};
use crate::{
    audit::{
        finding::{Finding, Subject},
        standing::Standing,
        text::{printable, printable_within, would_run},
    },
    job::Job,
    locale::{Lang, college_name, subject_words},
};
use std::collections::BTreeSet;

/// The most bytes that are copied. In Base64 they stay below the 100,000 bytes that terminals of the hterm and xterm families take
/// in one sequence; a longer one would be dropped without a word.
const MOST: usize = 74_000;
/// How much of what was copied the message shows.
const SHOWN: usize = 40;

/// Copies the tags of the marked findings, or of the chosen one: one a line, each once.
pub(super) fn tags(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(list) = &app.screens.findings else { return };
    let mut met = BTreeSet::new();
    let mut lines: Vec<String> = Vec::new();
    for finding in meant(list) {
        let text = match &finding.subject {
            Subject::Device(tag) => printable(tag.as_str()),
            // Of an own tag not a letter may change; a text of whoever printed it may be pasted into a spreadsheet.
            Subject::Payload(text) => tamed(&printable(text)),
            Subject::Entry(_) => continue,
        };
        if met.insert(text.clone()) {
            lines.push(text);
        }
    }
    copy(app, &lines, jobs);
}

/// Copies the rows of the marked findings, or of the chosen one, with tabs between their cells, as a spreadsheet takes them.
pub(super) fn rows(app: &mut App, jobs: &mut Vec<Job>) {
    let (Some(list), Some(standing)) = (&app.screens.findings, &app.work.standing) else { return };
    let lines: Vec<String> = meant(list).into_iter().map(|finding| row(app.desk.lang, standing, finding)).collect();
    copy(app, &lines, jobs);
}

/// Copies the tag that was read last on a visit.
pub(super) fn last_read(app: &mut App, jobs: &mut Vec<Job>) {
    let read = app.screens.visit.as_ref().and_then(|visit| visit.last());
    let text = read.map(|line| printable(&line.reading.payload.kept)).filter(|text| !text.is_empty());
    copy(app, &text.into_iter().collect::<Vec<_>>(), jobs);
}

/// The marked findings in the order of the list, then those that a filter hides; without marks the chosen one.
fn meant(list: &FindingsList) -> Vec<&Finding> {
    if list.marked.is_empty() {
        return list.finding().into_iter().collect();
    }
    let mut meant: Vec<&Finding> = list.shown().filter(|finding| list.marked.contains(*finding)).collect();
    let shown: BTreeSet<&Finding> = meant.iter().copied().collect();
    meant.extend(list.marked.iter().filter(|finding| !shown.contains(finding)));
    meant
}

fn row(lang: Lang, standing: &Standing, finding: &Finding) -> String {
    let evidence = standing.evidence(finding);
    let device = evidence.device.map(|(_, device)| device);
    let cells = [
        lang.name(finding.code),
        college_name(standing.inventory(), finding.college),
        evidence.room().map(|room| printable(room.as_str())).unwrap_or_default(),
        printable(&subject_words(standing, finding)),
        device.and_then(|device| device.serial.as_ref()).map(|serial| printable(serial.as_str())).unwrap_or_default(),
        device.map(|device| printable(&device.model)).unwrap_or_default(),
        evidence.decision.map(|decided| lang.name(decided.decided.decision)).unwrap_or_default(),
    ];
    cells.map(|cell: String| tamed(&cell)).join("\t")
}

/// A cell that a spreadsheet takes as text: an apostrophe stands before what it would run or unquote, and no tab is in it.
fn tamed(cell: &str) -> String {
    let plain = cell.replace(['\t', '\n', '\r'], " ");
    if would_run(&plain) || plain.starts_with('"') { format!("'{plain}") } else { plain }
}

fn copy(app: &mut App, lines: &[String], jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let text = lines.join("\n");
    let words = match lines {
        [] => return app.say(Tone::Known, lang.say("notice-copy-none")),
        _ if text.len() > MOST => {
            return app.say(Tone::Wrong, app.desk.say_keys("notice-copy-long", &[("count", lines.len().into())]));
        }
        [one] => lang.say_with("notice-copied", &[("text", printable_within(one, SHOWN).into())]),
        lines => lang.say_with("notice-copied-lines", &[("count", lines.len().into())]),
    };
    jobs.push(Job::Copy(text));
    app.say(Tone::Done, words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_run_or_becomes_two() {
        assert_eq!(tamed("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(tamed("-1 Cave"), "'-1 Cave");
        assert_eq!(tamed("\u{a0}=1+1"), "'\u{a0}=1+1");
        assert_eq!(tamed("\"=1+1\""), "'\"=1+1\"");
        assert_eq!(tamed("a\tb\nc"), "a b c");
        assert_eq!(tamed("0012345"), "0012345");
    }
}
