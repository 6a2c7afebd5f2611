//! Words for what an import found and did, or would do.

use super::{altered::say_altered_or, catalogue::Arg, lang::Lang, mapping::say_column};
use crate::{
    audit::{
        ids::Tag,
        inventory::{Device, Step, altered},
        text::{printable, printable_within},
        uai::{NotAUai, Uai},
    },
    job::{Encoding, FileTold, ImportTold, LEFT_OUT, Notice, Proposal, Reason, Rejected, Somebody, Steps, TableKind},
};

/// What an import found, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportWords {
    /// How many rows were rejected.
    pub rejected: usize,
    /// The lines, escaped.
    pub lines: Vec<String>,
}

/// The words for an import. At most `most` rejected rows of each file are listed.
#[must_use]
pub fn say_import(lang: Lang, told: &ImportTold, most: usize) -> ImportWords {
    let mut lines = files(lang, told, most);
    let key = if told.revision.is_some() { "cli-import-done" } else { "cli-import-nothing" };
    lines.push(lang.say_with(key, &counts(told)));
    lines.extend(aside(lang, told, "cli-import-holders"));
    ImportWords { rejected: told.rejected(), lines }
}

/// What a command can be told next about rejected rows: to answer what words mean, and to write the rows to the file `rejects`.
#[must_use]
pub fn say_waiting(lang: Lang, told: &ImportTold, rejects: Option<&str>) -> Vec<String> {
    let waiting = told.waiting();
    let waiting = (waiting > 0).then(|| lang.say_with("cli-import-waiting", &[("count", waiting.into())]));
    let offered = rejects.filter(|_| told.rejected() > 0);
    let offered = offered.map(|file| lang.say_with("cli-import-rejects", &[("file", printable(file).into())]));
    waiting.into_iter().chain(offered).collect()
}

/// The headers of a table of rejected rows, before those of the inventory.
#[must_use]
pub fn rejects_head(lang: Lang) -> [String; 4] {
    ["rejects-file", "rejects-line", "rejects-column", "rejects-reason"].map(|key| lang.say(key))
}

/// The name of a file for the rejected rows of another one, beside it. `stem` is the path of that one without its ending.
#[must_use]
pub fn rejects_beside(lang: Lang, stem: &str) -> String {
    lang.say_with("cli-import-rejects-name", &[("stem", stem.into())])
}

/// Whether somebody has the device of a rejected row, as an import reads it.
#[must_use]
pub fn say_somebody(lang: Lang, somebody: Somebody) -> String {
    match somebody {
        Somebody::Unsaid => String::new(),
        Somebody::Yes => lang.say("rejects-yes"),
        Somebody::No => lang.say("rejects-no"),
        Somebody::Unsure => LEFT_OUT.to_owned(),
    }
}

/// Why a row was rejected, with the text found there.
#[must_use]
pub fn say_rejected(lang: Lang, row: &Rejected) -> String {
    let why = reason(lang, &row.reason);
    if row.found.is_empty() {
        why
    } else {
        lang.say_with("rejects-found", &[("reason", why.into()), ("found", row.found.as_str().into())])
    }
}

/// The words beside a mapping in its file. Each text may have several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingWords {
    /// What the file is, and how to use it.
    pub head: String,
    /// What the college of the whole file is.
    pub college: String,
    /// What a column may mean.
    pub columns: String,
    /// What the words of each question may mean: custody, kind, college, place.
    pub words: [String; 4],
}

/// The words beside a mapping in its file.
#[must_use]
pub fn say_mapping(lang: Lang) -> MappingWords {
    MappingWords {
        head: lang.say("mapping-head"),
        college: lang.say("mapping-college"),
        columns: lang.say("mapping-columns"),
        words: ["mapping-custody", "mapping-kind", "mapping-college-words", "mapping-place"].map(|key| lang.say(key)),
    }
}

/// The words for a mapping that was written to the file `map` for the file `file`, and what comes next.
#[must_use]
pub fn say_proposal(lang: Lang, proposal: &Proposal, file: &str, map: &str) -> Vec<String> {
    let (file, map) = (printable(file), printable(map));
    let count = |count: u64| Arg::from(i64::try_from(count).unwrap_or(i64::MAX));
    let source = printable(&proposal.mapping.source);
    let said = [
        ("map", map.as_str().into()),
        ("source", source.as_str().into()),
        ("rows", count(proposal.rows)),
        ("asked", proposal.asked.len().into()),
    ];
    let mut lines = vec![lang.say_with("cli-import-proposed", &said)];
    if proposal.unasked > 0 {
        lines.push(lang.say_with("cli-import-unasked", &[("count", count(proposal.unasked))]));
    }
    lines.push(lang.say_with("cli-import-then-map", &[("file", file.as_str().into()), ("map", map.as_str().into())]));
    lines
}

/// The most devices of a plan that a command names.
const STEPS: usize = 20;

/// The words for what an import would do. At most `most` rejected rows of each file are listed, and a limited number of
/// devices.
#[must_use]
pub fn say_plan(lang: Lang, told: &ImportTold, steps: &Steps, most: usize) -> Vec<String> {
    let mut lines = files(lang, told, most);
    let shown = most.min(STEPS);
    lines.extend(steps.devices.iter().take(shown).map(|step| format!("  {}", say_step(lang, step))));
    let more = steps.devices.len().saturating_sub(shown) + steps.more;
    if more > 0 {
        lines.push(lang.say_with("cli-import-plan-more", &[("count", more.into())]));
    }
    let key = if steps.nothing { "cli-import-nothing" } else { "cli-import-plan" };
    lines.push(lang.say_with(key, &counts(told)));
    lines.extend(aside(lang, told, "cli-import-plan-holders"));
    lines
}

/// What was found in the files, with at most `most` rejected rows of each: as the plan of an import on the screen shows it.
#[must_use]
pub fn say_found(lang: Lang, told: &ImportTold, most: usize) -> Vec<String> {
    let mut lines = files(lang, told, most);
    lines.extend(aside(lang, told, "cli-import-plan-holders"));
    lines
}

fn files(lang: Lang, told: &ImportTold, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &told.files {
        let name = printable(&file.name);
        let said = [
            ("file", name.as_str().into()),
            ("table", table(lang, file).into()),
            ("rows", file.rows.into()),
            ("rejected", file.rejected_rows().into()),
        ];
        lines.push(lang.say_with("cli-import-file", &said));
        lines.extend(file.notices.iter().map(|notice| format!("  · {}", say_notice(lang, notice))));
        lines.extend(file.rejected.iter().take(most).map(|row| format!("  × {name}: {}", rejected(lang, row))));
        if file.rejected.len() > most {
            lines.push(lang.say_with("cli-import-more", &[("count", (file.rejected.len() - most).into())]));
        }
    }
    lines
}

fn counts(told: &ImportTold) -> [(&'static str, Arg<'static>); 5] {
    [
        ("revision", told.revision.unwrap_or_default().to_string().into()),
        ("added", told.devices.added.into()),
        ("changed", told.devices.changed.into()),
        ("removed", told.devices.removed.into()),
        ("total", told.total.into()),
    ]
}

/// Information besides the counts: records that stay because of rejected rows, the confirmation of a removal, holders that are removed, devices that stay held back.
fn aside(lang: Lang, told: &ImportTold, holders: &'static str) -> Vec<String> {
    let count = i64::try_from(told.holders).unwrap_or(i64::MAX);
    let holders = (told.holders > 0).then(|| lang.say_with(holders, &[("count", count.into())]));
    let held = told.held_back.iter().map(|held| lang.say_with("cli-held-back", &[("device", held.to_string().into())]));
    let kept = [("count", Arg::from(told.kept)), ("nameless", told.nameless.into())];
    let kept =
        (told.kept > 0).then(|| lang.say_with(if told.nameless > 0 { "cli-import-kept-all" } else { "cli-import-kept" }, &kept));
    let remove = told.unconfirmed.map(|count| lang.say_with("cli-import-plan-remove", &[("count", count.to_string().into())]));
    kept.into_iter().chain(remove).chain(holders).chain(held).collect()
}

/// The step of a device, without its holder, which is confidential: added, removed, or each column before and after.
#[must_use]
pub fn say_step(lang: Lang, step: &Step<Tag, Device>) -> String {
    let tag = |tag: &Tag| ("tag", printable(tag.as_str()).into());
    match step {
        Step::Added(device) => lang.say_with("import-plan-added", &[tag(&device.tag)]),
        Step::Removed(gone) => lang.say_with("import-plan-removed", &[tag(gone)]),
        Step::Changed { before, after } => {
            let (uai, empty) = (|uai: Uai| uai.to_string(), lang.say("altered-empty"));
            // A table that is imported is the whole of it.
            let kind = |device: &Device| Some(device.kind);
            let changes: Vec<String> = altered(before, after)
                .into_iter()
                .map(|column| {
                    format!(
                        "{} {}",
                        say_column(lang, column),
                        say_altered_or(lang, column, (before, after), (&uai, &kind), &empty)
                    )
                })
                .collect();
            let key = if changes.is_empty() { "import-plan-changed-otherwise" } else { "import-plan-changed" };
            lang.say_with(key, &[tag(&after.tag), ("columns", changes.join(" · ").into())])
        }
    }
}

/// The kind of rows in a file.
fn table(lang: Lang, file: &FileTold) -> String {
    lang.say(match file.table {
        TableKind::Devices => "import-devices",
        TableKind::Colleges => "import-colleges",
        TableKind::Programmes => "import-programmes",
    })
}

/// Why a row was rejected.
fn rejected(lang: Lang, row: &Rejected) -> String {
    let mut said: Vec<(&str, Arg<'_>)> = vec![
        ("line", row.line.to_string().into()),
        ("reason", reason(lang, &row.reason).into()),
        ("found", row.found.as_str().into()),
    ];
    match &row.column {
        Some(column) => {
            said.push(("column", printable_within(column, 60).into()));
            lang.say_with(if row.found.is_empty() { "import-rejected-column-only" } else { "import-rejected-column" }, &said)
        }
        None => lang.say_with(if row.found.is_empty() { "import-rejected-only" } else { "import-rejected" }, &said),
    }
}

fn reason(lang: Lang, reason: &Reason) -> String {
    let key = match reason {
        Reason::Uai(NotAUai::Letter { digits, expected, .. }) => {
            return lang.say_with(
                "reason-uai-letter",
                &[("digits", format!("{digits:07}").into()), ("letter", expected.to_string().into())],
            );
        }
        Reason::Twice { first } => return lang.say_with("reason-twice", &[("first", first.to_string().into())]),
        Reason::FieldCount { expected, found } => {
            return lang.say_with("reason-field-count", &[("expected", (*expected).into()), ("found", (*found).into())]);
        }
        Reason::Contradicts { file, line, columns } => {
            let columns: Vec<String> = columns.iter().map(|column| say_column(lang, *column)).collect();
            let said = [
                ("file", file.as_deref().unwrap_or_default().into()),
                ("line", line.to_string().into()),
                ("columns", columns.join(", ").into()),
            ];
            return lang.say_with(if file.is_some() { "reason-contradicts-file" } else { "reason-contradicts" }, &said);
        }
        Reason::Resembles { meant } => return lang.say_with("reason-resembles", &[("meant", meant.as_str().into())]),
        Reason::LeftOut => "reason-left-out",
        Reason::NoValue => "reason-no-value",
        Reason::BelowValue => "reason-below-value",
        Reason::Perhaps { meant } => return lang.say_with("reason-perhaps", &[("meant", meant.as_str().into())]),
        Reason::Uai(NotAUai::Form) => "reason-uai-form",
        Reason::UnknownCustody => "reason-unknown-custody",
        Reason::BadDate => "reason-bad-date",
        Reason::BadNumber => "reason-bad-number",
        Reason::BadFlag => "reason-bad-flag",
        Reason::BadCommuneCode => "reason-bad-commune-code",
        Reason::BadUuid => "reason-bad-uuid",
        Reason::Empty => "reason-empty",
        Reason::SpreadsheetNumber => "reason-spreadsheet-number",
        Reason::UnbalancedQuote => "reason-unbalanced-quote",
        Reason::TooLong => "reason-too-long",
        Reason::Invisible => "reason-invisible",
        Reason::Placeholder => "reason-placeholder",
        Reason::HeaderAgain => "reason-header-again",
        Reason::BelowTable => "reason-below-table",
        Reason::MonthFirst => "reason-month-first",
        Reason::FewKeys => "reason-few-keys",
        Reason::Undecodable => "reason-undecodable",
        Reason::Markup => "reason-markup",
        Reason::PerhapsName => "reason-perhaps-name",
        Reason::NobodyNamed => "reason-nobody-named",
        Reason::PerhapsPlace => "reason-perhaps-place",
        Reason::WithSomethingElse => "reason-with-something-else",
        Reason::UnknownCollege => "reason-unknown-college",
        Reason::UnknownPlace => "reason-unknown-place",
        Reason::TwoColleges => "reason-two-colleges",
        Reason::NamesSomebody => "reason-names-somebody",
        Reason::HeldBack => "reason-held-back",
        Reason::SerialShared => "reason-serial-shared",
    };
    lang.say(key)
}

/// How many tags have to do with a recorded one, with the first of them.
fn like(lang: Lang, key: &str, (written, recorded): (&str, &str), count: Arg<'_>) -> String {
    lang.say_with(key, &[("written", written.into()), ("recorded", recorded.into()), ("count", count)])
}

/// Further information for the person who imports.
#[must_use]
pub fn say_notice(lang: Lang, notice: &Notice) -> String {
    let count = |count: &u64| Arg::from(i64::try_from(*count).unwrap_or(i64::MAX));
    match notice {
        Notice::Encoding(Encoding::Utf8) => lang.say("notice-utf8"),
        Notice::Encoding(Encoding::Utf16) => lang.say("notice-utf16"),
        Notice::Encoding(Encoding::MacRoman) => lang.say("notice-mac"),
        Notice::Encoding(Encoding::Twice) => lang.say("notice-twice"),
        Notice::HeaderBelow { line } => lang.say_with("notice-header-below", &[("line", line.to_string().into())]),
        Notice::OneSheet { read, others } => {
            lang.say_with("notice-one-sheet", &[("read", read.as_str().into()), ("others", others.join(", ").into())])
        }
        Notice::EqualColumns(columns) => lang.say_with("notice-equal-columns", &[("columns", columns.join(", ").into())]),
        Notice::Unwrapped { count: n } => lang.say_with("notice-unwrapped", &[("count", count(n))]),
        Notice::UnknownKinds { words, count: n } => {
            lang.say_with("notice-unknown-kinds", &[("words", words.join(", ").into()), ("count", count(n))])
        }
        Notice::SerialsDropped { count: n } => lang.say_with("notice-serials-dropped", &[("count", count(n))]),
        Notice::NoCollege { count: n } => lang.say_with("notice-no-college", &[("count", count(n))]),
        Notice::Kept { count: n } => lang.say_with("notice-kept-by", &[("count", count(n))]),
        Notice::Encoding(Encoding::Windows1252) => lang.say("notice-windows"),
        Notice::Mapped(source) => lang.say_with("notice-mapped", &[("source", source.as_str().into())]),
        Notice::IgnoredColumns(columns) => lang.say_with("notice-ignored-columns", &[("columns", columns.join(", ").into())]),
        Notice::PersonalColumns(columns) => lang.say_with("notice-personal-columns", &[("columns", columns.join(", ").into())]),
        Notice::PersonalHolders { count: n } => lang.say_with("notice-personal-holders", &[("count", count(n))]),
        Notice::HoldersDropped { count: n } => lang.say_with("notice-holders", &[("count", count(n))]),
        Notice::FullNamesDropped { count: n } => lang.say_with("notice-full-names", &[("count", count(n))]),
        Notice::SerialTwice { serial, lines, count: n } => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            let said = [("serial", serial.as_str().into()), ("lines", lines.join(", ").into()), ("count", count(n))];
            lang.say_with("notice-serial-twice", &said)
        }
        Notice::Respelt { count: n, written, recorded } => like(lang, "notice-respelt", (written, recorded), count(n)),
        Notice::LikeRecorded { count: n, written, recorded } => like(lang, "notice-like-recorded", (written, recorded), count(n)),
        Notice::SerialRecorded { count: n, written, recorded } => {
            like(lang, "notice-serial-recorded", (written, recorded), count(n))
        }
        Notice::DueDropped { count: n, lines } => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            lang.say_with("notice-due-dropped", &[("lines", lines.join(", ").into()), ("count", count(n))])
        }
        Notice::KeysAlike { key, first, second } => {
            let said = [("key", key.as_str().into()), ("first", first.to_string().into()), ("second", second.to_string().into())];
            lang.say_with("notice-keys-alike", &said)
        }
    }
}
