//! `recol import`: files in, what was rejected and why out.

use super::{
    args::Import,
    context::Context,
    exit::{Exit, Stop},
    import_words, out,
};
use crate::{
    audit::{
        inventory::{MergeMode, Records},
        text::printable,
    },
    io::import::{FullNames, Imported},
    job::Doing,
    locale::Lang,
    shell::{self, ImportReport, Source},
};
use serde_json::json;
use smol_str::SmolStr;
use std::ops::ControlFlow;

/// How many rejected rows are listed for one file; the count is always told.
const LISTED: usize = 200;

pub(super) fn run(context: &Context, args: &Import) -> Result<Exit, Stop> {
    for path in &args.files {
        shell::apart(Doing::Import, &context.settings.data_dir, path)?;
    }
    let sources = args.files.iter().map(|path| Source::file(path)).collect::<Result<Vec<_>, _>>()?;
    let mode = if args.replace { MergeMode::Replace } else { MergeMode::Upsert };
    let names = if args.office { FullNames::Kept } else { FullNames::Dropped };
    let prefixes = (!args.prefix.is_empty()).then(|| args.prefix.iter().map(SmolStr::new).collect());
    let mut session = context.session()?;
    let mut line = out::Progress::start();
    let imported = session.import_watched(&sources, mode, names, prefixes, &mut |far| {
        let seconds = far.left(line.taken()).map_or(0, |left| i64::try_from(left.as_secs()).unwrap_or(i64::MAX) + 1);
        let values = [("percent", far.percent().into()), ("seconds", seconds.into())];
        line.say(&context.lang.say_with("cli-import-far", &values));
        ControlFlow::Continue(())
    });
    line.end();
    let report = imported?;
    if args.json {
        as_json(&report)?;
    } else {
        for line in words(context.lang, &report, LISTED) {
            out::line(line)?;
        }
        if report.revision.is_some() {
            // The inventory alone audits nothing: say what comes next.
            out::line(context.lang.say(if session.joined().is_some() {
                "cli-import-then-move"
            } else {
                "cli-import-then-campaign"
            }))?;
        }
    }
    Ok(if report.rejected() == 0 { Exit::Done } else { Exit::NotInOrder })
}

fn rows(imported: &Imported) -> usize {
    match &imported.table.rows {
        Records::Devices(rows) => rows.len(),
        Records::Colleges(rows) => rows.len(),
        Records::Programmes(rows) => rows.len(),
    }
}

/// What an import found and did, line by line; so many rejected rows of each file are listed.
pub(super) fn words(lang: Lang, report: &ImportReport, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, imported) in &report.files {
        let name = printable(name);
        let table = import_words::table(lang, imported);
        let said = [
            ("file", name.as_str().into()),
            ("table", table.into()),
            ("rows", rows(imported).into()),
            ("rejected", imported.rejected_rows().into()),
        ];
        lines.push(lang.say_with("cli-import-file", &said));
        lines.extend(imported.notices.iter().map(|notice| format!("  · {}", import_words::notice(lang, notice))));
        let rejected = imported.rejected.iter().take(most);
        lines.extend(rejected.map(|rejected| format!("  ✖ {name}: {}", import_words::rejected(lang, rejected))));
        if imported.rejected.len() > most {
            lines.push(lang.say_with("cli-import-more", &[("count", (imported.rejected.len() - most).into())]));
        }
    }
    let counts = report.devices;
    let key = if report.revision.is_some() { "cli-import-done" } else { "cli-import-nothing" };
    let said = [
        ("revision", report.revision.unwrap_or_default().to_string().into()),
        ("added", counts.added.into()),
        ("changed", counts.changed.into()),
        ("removed", counts.removed.into()),
        ("total", report.total.into()),
    ];
    lines.push(lang.say_with(key, &said));
    if report.holders > 0 {
        lines.push(lang.say_with("cli-import-holders", &[("count", report.holders.into())]));
    }
    lines
}

fn as_json(report: &ImportReport) -> Result<(), Stop> {
    for (name, imported) in &report.files {
        for rejected in &imported.rejected {
            let line = json!({"file": name, "line": rejected.line, "column": rejected.column, "found": rejected.found, "reason": rejected.reason.to_string()});
            out::line(out::json(&line))?;
        }
    }
    let counts = report.devices;
    let line = json!({"revision": report.revision, "added": counts.added, "changed": counts.changed, "removed": counts.removed, "total": report.total, "rejected": report.rejected()});
    out::line(out::json(&line))
}
