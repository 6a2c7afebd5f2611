//! An export: what is asked for it, its progress, the remaining time, and how to stop it.

use super::state::{
    app::App,
    dialog::{Ask, Dialog, Portion},
    neighbour::neighbour,
    notice::Tone,
    outside::Outside,
};
use crate::{
    audit::text::{fold, printable_within},
    job::{Errand, ExportFormat, ExportOrder, Exported, Job, LoopOrder, Profile, Progress},
    locale::Lang,
    tui::keys::Action,
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Exports that take less time than this report no progress.
const MOMENT: Duration = Duration::from_millis(500);

/// Asks for the file, with a name proposed.
pub(super) fn ask(app: &mut App) {
    let college = app.screens.findings.as_ref().and_then(|list| list.college);
    let portion = college.map_or(Portion::Campaign, Portion::College);
    let text = proposed_name(app, portion, ExportFormat::Csv);
    app.over.dialog = Some(Dialog::prompt(Ask::ExportPath(portion), text));
}

/// Changes what is exported, or the format, while the file is asked for; `false` for any other action.
pub(super) fn turn(app: &mut App, action: Action) -> bool {
    let Some(Dialog::Prompt { ask: Ask::ExportPath(portion), text }) = &app.over.dialog else { return false };
    let (portion, typed) = (*portion, text.text().to_owned());
    let format = ExportFormat::of(Path::new(&typed));
    let (next, wanted) = match action {
        Action::Complete => {
            let college = app.screens.findings.as_ref().and_then(|list| list.college).map(Portion::College);
            let all: Vec<Portion> = college.into_iter().chain([Portion::Campaign, Portion::Summary]).collect();
            (neighbour(&all, portion, false), format)
        }
        Action::Up | Action::Down => (portion, neighbour(&ExportFormat::ALL, format, action == Action::Up)),
        _ => return false,
    };
    // A name that was typed is kept, with the ending of the format.
    let is_proposed = typed == proposed_name(app, portion, format);
    let name = match Path::new(&typed).file_name() {
        Some(_) if !is_proposed => PathBuf::from(&typed).with_extension(wanted.ending()).display().to_string(),
        _ => proposed_name(app, next, wanted),
    };
    app.over.dialog = Some(Dialog::prompt(Ask::ExportPath(next), name));
    true
}

/// Orders the export to the file that was named.
pub(super) fn named(app: &mut App, portion: Portion, text: &str, jobs: &mut Vec<Job>) {
    let Some(list) = app.screens.findings.as_ref().filter(|_| !text.is_empty()) else { return };
    let profile = match app.desk.lang {
        Lang::Fr => Profile::ExcelFr,
        Lang::En => Profile::Rfc4180,
    };
    let order = ExportOrder {
        path: text.into(),
        format: ExportFormat::of(Path::new(text)),
        profile,
        campaign: app.work.campaign,
        colleges: if let Portion::College(college) = portion { vec![college] } else { Vec::new() },
        all: list.wanted.all && portion != Portion::Summary,
        summary: portion == Portion::Summary,
        ..ExportOrder::default()
    };
    begin(app);
    jobs.push(Job::Errand(Errand::Export(order)));
    app.say(Tone::Known, app.desk.lang.say("notice-exporting"));
}

/// Says what was exported.
pub(super) fn done(app: &mut App, path: &Path, exported: &Exported) {
    app.outside.exporting = None;
    let path = printable_within(&path.display().to_string(), 120);
    let mut values = vec![("rows", exported.rows.into()), ("path", path.into())];
    if exported.changed == 0 {
        return app.say(Tone::Done, app.desk.lang.say_with("notice-exported", &values));
    }
    values.extend([("count", exported.changed.into()), ("example", printable_within(&exported.example, 40).into())]);
    app.say(Tone::Known, app.desk.lang.say_with("notice-exported-changed", &values));
}

/// Proposes a file name, `ecarts-campagne-2026-11-23.csv`, with letters that every file system accepts.
fn proposed_name(app: &App, portion: Portion, format: ExportFormat) -> String {
    let Some((list, standing)) = app.screens.findings.as_ref().zip(app.work.standing.as_ref()) else { return String::new() };
    let campaign = standing.ledger().campaign().map(|c| c.name.to_string()).unwrap_or_default();
    let slug: String = fold(&campaign).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let kind = app.desk.lang.say(match portion {
        Portion::Summary => "file-summary",
        Portion::College(_) | Portion::Campaign if list.wanted.all => "file-findings",
        Portion::College(_) | Portion::Campaign => "file-discrepancies",
    });
    let college = if let Portion::College(uai) = portion { uai.to_string() } else { String::new() };
    let date = app.work.today.unwrap_or_else(|| standing.date()).to_string();
    let parts = [kind, slug, college, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    format!("{}.{}", parts.join("-"), format.ending())
}

/// Starts the time measurement for the progress of an export.
fn begin(app: &mut App) {
    app.outside.exporting = Some(app.now.since);
}

/// Shows the progress.
pub(super) fn advanced(app: &mut App, progress: Progress) {
    let Some(taken) = app.outside.exporting.map(|began| app.now.since.saturating_sub(began)) else { return };
    if taken < MOMENT {
        return;
    }
    let Some(left) = progress.left(taken) else { return };
    // Less than a second is shown as one second.
    let seconds = left.as_millis().div_ceil(1000).max(1);
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    let values = [("percent", progress.percent().into()), ("seconds", seconds.into())];
    let words = app.desk.say_keys("notice-export-progress", &values);
    app.say(Tone::Known, words);
}

/// Requests the stop of a running export. Returns whether there was one. It is requested only once: the next Escape
/// goes back.
pub(super) fn cancel(outside: &mut Outside, jobs: &mut Vec<Job>) -> bool {
    let running = outside.exporting.take().is_some();
    if running {
        jobs.push(Job::Loop(LoopOrder::Cancel));
    }
    running
}
