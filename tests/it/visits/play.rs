//! Plays one scenario every way the program may meet it, and tells what differs from its file.

use super::{
    scenario::{Scenario, Stage},
    script::{self, Names},
};
use recol::audit::{
    finding::{Finding, Subject},
    findings,
    journal::Entry,
    ledger::Ledger,
    moment::Moment,
    report::{Cell, CellWord, ReportColumn, row},
    standing::{Answer, Reading, Standing},
    tag::{Closeness, parse},
};

/// What is not as the file says, each complaint with the file's name and the way it was played.
pub fn complaints(scenario: &Scenario) -> Vec<String> {
    // Shown only if something panics: a script that does not read panics without knowing its file.
    println!("playing {}", scenario.name);
    let (entries, names) = script::entries(&scenario.entries);
    let backwards: Vec<Entry> = entries.iter().rev().cloned().collect();
    let mut out = Vec::new();
    for (stage, number) in scenario.stages.iter().zip(1..) {
        let at_once = Standing::new(stage.inventory.clone(), Ledger::of(entries.clone()), stage.date);
        let bare = findings::all(&stage.inventory, &Ledger::of(entries.clone()), stage.date);
        let ways =
            [("at once", at_once), ("entry by entry", one_by_one(stage, &entries)), ("backwards", one_by_one(stage, &backwards))];
        let wanted: Vec<Finding> = script::lines(&stage.findings).map(|words| script::finding(&words, &names)).collect();
        let mut told =
            differences(wanted.iter().map(|f| plain(f, &names)).collect(), bare.iter().map(|f| plain(f, &names)).collect());
        prefix(&mut told, "findings::all");
        for (way, standing) in ways {
            let mut here = differences(expected(stage), concluded(&standing, &names));
            here.extend(details(&standing, stage, &names));
            here.extend(answers(&standing, stage));
            prefix(&mut here, way);
            told.extend(here);
        }
        prefix(&mut told, &format!("{} (evaluation {number})", scenario.name));
        out.extend(told);
    }
    out
}

/// After everything that a scenario tells of.
fn later() -> Moment {
    Moment::new(i64::MAX, 0)
}

fn prefix(lines: &mut [String], with: &str) {
    lines.iter_mut().for_each(|line| *line = format!("{with}: {line}"));
}

fn one_by_one(stage: &Stage, entries: &[Entry]) -> Standing {
    let mut standing = Standing::new(stage.inventory.clone(), Ledger::default(), stage.date);
    for entry in entries {
        standing.apply(entry.clone());
    }
    standing
}

fn differences(mut wanted: Vec<String>, mut found: Vec<String>) -> Vec<String> {
    wanted.sort();
    found.sort();
    let mut out = Vec::new();
    for line in &wanted {
        match found.iter().position(|f| f == line) {
            Some(at) => drop(found.swap_remove(at)),
            None => out.push(format!("missing     {line}")),
        }
    }
    out.extend(found.iter().map(|line| format!("unexpected  {line}")));
    out
}

/// `CODE UAI SUBJECT`, as a file writes it.
fn plain(finding: &Finding, names: &Names) -> String {
    let subject = match &finding.subject {
        Subject::Device(tag) => tag.as_str().to_owned(),
        Subject::Payload(text) => format!("text:{text}"),
        Subject::Entry(id) => {
            names.iter().find(|(_, known)| *known == id).map_or(format!("entry:{id}"), |(name, _)| format!("entry:{name}"))
        }
    };
    format!("{} {} {subject}", finding.code.code(), finding.college)
}

/// The lines of the file with the marks that must be told, the optional ones left out.
fn expected(stage: &Stage) -> Vec<String> {
    let line = |words: Vec<String>| {
        let mut out = words[..3].join(" ");
        if words[3..].iter().any(|w| w == "approximate") {
            out.push_str(" approximate");
        }
        if words[3..].iter().any(|w| w == "conflict") {
            out.push_str(" conflict");
        }
        if let Some(decision) = script::after(&words, "decided") {
            out.push_str(" decided ");
            out.push_str(decision);
        }
        out
    };
    script::lines(&stage.findings).map(line).collect()
}

fn concluded(standing: &Standing, names: &Names) -> Vec<String> {
    let line = |finding: &Finding| {
        let mut out = plain(finding, names);
        if cell(standing, finding, ReportColumn::Match) == Closeness::Approximate.code() {
            out.push_str(" approximate");
        }
        if !standing.conflict(finding).is_empty() {
            out.push_str(" conflict");
        }
        if let Some(decided) = standing.evidence(finding).decision {
            out.push_str(" decided ");
            out.push_str(decided.decided.decision.code());
        }
        out
    };
    standing.findings().iter().map(line).collect()
}

/// What stands in a column of the handover, words as their codes.
fn cell(standing: &Standing, finding: &Finding, wanted: ReportColumn) -> String {
    let at = ReportColumn::ALL.iter().position(|column| *column == wanted).expect("a column");
    match &row(standing, standing.inventory(), finding)[at] {
        Cell::Text(text) => text.clone(),
        Cell::Word(word) => CellWord::code(*word).to_owned(),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(moment) => moment.to_string(),
        Cell::Number(count) => count.to_string(),
    }
}

/// The marks that a line may tell: how, where read, where recorded.
fn details(standing: &Standing, stage: &Stage, names: &Names) -> Vec<String> {
    let mut out = Vec::new();
    for words in script::lines(&stage.findings) {
        let finding = script::finding(&words, names);
        let mut must = |keyword: &str, is: String| {
            if let Some(wanted) = script::after(&words, keyword).filter(|wanted| *wanted != is) {
                out.push(format!("{}: {keyword} {is}, not {wanted}", plain(&finding, names)));
            }
        };
        must("by", cell(standing, &finding, ReportColumn::By));
        let (college, room) =
            (cell(standing, &finding, ReportColumn::ReadCollege), cell(standing, &finding, ReportColumn::ReadRoom));
        must("read", if room.is_empty() { college } else { format!("{college}/{room}") });
        must("recorded", cell(standing, &finding, ReportColumn::RecordedCollege));
    }
    out
}

/// The answers that the file expects once everything is told.
fn answers(standing: &Standing, stage: &Stage) -> Vec<String> {
    let mut out = Vec::new();
    for words in script::lines(&stage.answers) {
        let arrow = words.iter().position(|w| w == "=>").unwrap_or_else(|| panic!("an answer follows =>: {words:?}"));
        let (asked, wanted) = (&words[..arrow], words[arrow + 1..].join(" "));
        let seen = script::seen(asked);
        let reading = Reading {
            payload: parse(&seen.payload),
            by: seen.by,
            serial: seen.serial.as_deref().map(parse),
            copies: seen.copies,
        };
        let given = said(standing, &standing.answer(&reading, &seen.spot, later(), asked.iter().any(|w| w == "insist")));
        if given != wanted {
            out.push(format!("{}: answered `{given}`, not `{wanted}`", asked.join(" ")));
        }
    }
    out
}

fn said(standing: &Standing, answer: &Answer) -> String {
    let (mut out, verdict) = match answer {
        Answer::Refused(why) => return format!("refused {why:?}").to_lowercase(),
        Answer::Record { verdict, .. } => ("record".to_owned(), verdict),
        Answer::Already { at, verdict, .. } => (format!("already {}", at.clock()), verdict),
    };
    let mut add = |word: &str| {
        out.push(' ');
        out.push_str(word);
    };
    add(verdict.code.code());
    if let Some(closeness) = verdict.closeness {
        add(closeness.code());
    }
    for alarm in &verdict.alarms {
        add("alarm");
        add(alarm.code());
    }
    if !verdict.ambiguous.is_empty() {
        let tags = verdict.ambiguous.iter().filter_map(|ix| standing.inventory().device(*ix)).map(|d| d.tag.as_str());
        add("among");
        add(&tags.collect::<Vec<_>>().join(","));
    }
    out
}
