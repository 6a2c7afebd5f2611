//! An export: what is asked for it, its progress, the remaining time, and how to stop it.

use super::state::{
    app::App,
    dialog::{Ask, Dialog, Form, Portion},
    neighbour::neighbour,
    notice::Tone,
    outside::Outside,
    screen::Screen,
};
use crate::{
    audit::{
        text::{fold, printable_within},
        uai::Uai,
    },
    job::{Errand, ExportFormat, ExportOrder, Exported, Failure, Job, LoopOrder, PaperOrder, PaperWhat, Profile, Progress},
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
    let text = proposed(app, portion, Form::Table(ExportFormat::Csv));
    app.over.dialog = Some(Dialog::prompt(Ask::ExportPath(portion), text));
}

/// Asks for the file of the report of a college, or of the recapitulation of the campaign.
pub(super) fn ask_report(app: &mut App) {
    let college = app.screens.findings.as_ref().and_then(|list| list.college);
    let portion = college.map_or(Portion::Campaign, Portion::College);
    let text = proposed(app, portion, Form::Pdf);
    app.over.dialog = Some(Dialog::prompt(Ask::ExportPath(portion), text));
}

/// Changes what is exported, or the format, while the file is asked for; `false` for any other action. Completing a name that
/// was proposed changes what is exported too: there is nothing to complete.
pub(super) fn turn(app: &mut App, action: Action) -> bool {
    let Some(Dialog::Prompt { ask: Ask::ExportPath(portion), text }) = &app.over.dialog else { return false };
    let (portion, typed) = (*portion, text.text().to_owned());
    let form = Form::of(Path::new(&typed));
    let is_proposed = typed == proposed(app, portion, form);
    let (next, wanted) = match action {
        Action::Complete if !is_proposed => return false,
        Action::Complete | Action::NextChoice => {
            let list = app.screens.findings.as_ref();
            let college = list.and_then(|list| list.college);
            let narrowed = list.filter(|list| list.is_narrowed()).map(|_| Portion::Shown);
            // After everything, what a filtered list shows.
            let all: Vec<Portion> = match college {
                Some(college) => std::iter::once(Portion::College(college))
                    .chain(narrowed)
                    .chain([Portion::Campaign, Portion::Summary, Portion::Sheets(college)])
                    .collect(),
                None => std::iter::once(Portion::Campaign).chain(narrowed).chain([Portion::Summary]).collect(),
            };
            let next = neighbour(&all, portion, false);
            let forms = Form::of_portion(next);
            (next, forms.iter().copied().find(|known| *known == form).or(forms.first().copied()).unwrap_or(form))
        }
        Action::Up | Action::Down => (portion, neighbour(&Form::of_portion(portion), form, action == Action::Up)),
        _ => return false,
    };
    // A name that was typed is kept, with the ending of the format.
    let name = match Path::new(&typed).file_name() {
        Some(_) if !is_proposed => PathBuf::from(&typed).with_extension(wanted.ending()).display().to_string(),
        _ => proposed(app, next, wanted),
    };
    app.over.dialog = Some(Dialog::prompt(Ask::ExportPath(next), name));
    true
}

/// Orders the export to the file that was named.
pub(super) fn named(app: &mut App, portion: Portion, text: &str, jobs: &mut Vec<Job>) {
    let Some(list) = app.screens.findings.as_ref().filter(|_| !text.is_empty()) else { return };
    let form = Form::of(Path::new(text));
    let paper = match (portion, form) {
        (Portion::Sheets(college), Form::Pdf) => Some(PaperWhat::Sheets(college)),
        (Portion::College(college), Form::Pdf) => Some(PaperWhat::Minutes(college)),
        (Portion::College(college), Form::Archive) => Some(PaperWhat::Handover(college)),
        (Portion::Campaign, Form::Pdf) => Some(PaperWhat::Recap),
        (Portion::Campaign, Form::Page) => Some(PaperWhat::Page),
        // A name was typed whose ending what is chosen cannot have: nothing else is written in its place.
        (portion, form) if !Form::of_portion(portion).contains(&form) => {
            let key = if form == Form::Archive { "notice-archive-college" } else { "notice-form-not-here" };
            app.say(Tone::Wrong, app.desk.say_keys(key, &[("ending", form.ending().into())]));
            app.over.dialog = Some(Dialog::prompt(Ask::ExportPath(portion), text));
            return;
        }
        _ => None,
    };
    app.outside.asked.push_back((Ask::ExportPath(portion), text.to_owned()));
    if let Some(what) = paper {
        let order = PaperOrder { path: text.into(), what, lang: app.desk.lang.code() };
        jobs.push(Job::Errand(Errand::Paper(order)));
        return app.say(Tone::Told, app.desk.lang.say("notice-paper-making"));
    }
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
        only: (portion == Portion::Shown).then(|| list.shown().cloned().collect()),
        summary: portion == Portion::Summary,
        ..ExportOrder::default()
    };
    begin(app);
    jobs.push(Job::Errand(Errand::Export(order)));
    app.say(Tone::Told, app.desk.lang.say("notice-exporting"));
}

/// Says why nothing was written, and asks again with what was typed, if nothing else was begun meanwhile: keys that are meant for the
/// path must not decide about findings.
pub(super) fn refused(app: &mut App, failure: &Failure) {
    let asked = app.outside.asked.pop_front();
    if matches!(asked, Some((Ask::ExportPath(_), _))) {
        app.outside.exporting = None;
    }
    let free = app.over.dialog.is_none() && app.screens.current == Screen::Findings;
    if let Some((ask, text)) = asked.filter(|_| free) {
        app.over.dialog = Some(Dialog::prompt(ask, text));
    }
    app.say_failure(failure);
}

/// Says what was exported.
pub(super) fn done(app: &mut App, path: &Path, exported: &Exported) {
    app.outside.asked.pop_front();
    (app.outside.exporting, app.outside.written) = (None, Some(path.to_owned()));
    let path = printable_within(&path.display().to_string(), 120);
    let mut values = vec![("rows", exported.rows.into()), ("path", path.into())];
    values.extend([("count", exported.changed.into()), ("example", printable_within(&exported.example, 40).into())]);
    let (tone, key) =
        if exported.changed == 0 { (Tone::Done, "notice-exported") } else { (Tone::Known, "notice-exported-changed") };
    let words = app.desk.lang.say_with(key, &values);
    app.say(tone, with_replaced(app, words, exported.replaced));
}

/// Opens the folder of the file that was written last.
pub(super) fn open_folder(app: &mut App, jobs: &mut Vec<Job>) {
    match app.outside.written.as_deref().and_then(Path::parent) {
        Some(folder) => jobs.push(Job::Errand(Errand::Open(folder.to_owned()))),
        None => app.say(Tone::Known, app.desk.say_keys("notice-nothing-written", &[])),
    }
}

/// A sentence about a file that was written, and that it took the place of an earlier one.
fn with_replaced(app: &App, words: String, replaced: bool) -> String {
    if replaced { format!("{} · {words}", app.desk.lang.say("notice-replaced")) } else { words }
}

/// Says which paper was made.
pub(super) fn paper_made(app: &mut App, path: &Path, (pages, escaped): (usize, u32), left_out: usize, replaced: bool) {
    app.outside.asked.pop_front();
    app.outside.written = Some(path.to_owned());
    let path = printable_within(&path.display().to_string(), 120);
    let values = [("pages", pages.into()), ("path", path.into()), ("count", escaped.into())];
    let (tone, key) = if escaped == 0 { (Tone::Done, "notice-paper-made") } else { (Tone::Known, "notice-paper-escaped") };
    let words = app.desk.lang.say_with(key, &values);
    let words = with_replaced(app, words, replaced);
    if left_out == 0 {
        return app.say(tone, words);
    }
    let without = app.desk.lang.say_with("notice-paper-left-out", &[("count", left_out.into())]);
    app.say(Tone::Wrong, format!("{words} {without}"));
}

/// Proposes the name of the file for what is to be exported.
fn proposed(app: &App, portion: Portion, form: Form) -> String {
    let all = app.screens.findings.as_ref().is_some_and(|list| list.wanted.all);
    let kind = app.desk.lang.say(match (portion, form) {
        (Portion::Sheets(_), _) => "file-sheets",
        (Portion::College(_), Form::Pdf) => "file-report",
        (_, Form::Pdf) => "file-recap",
        (_, Form::Page) => "file-page",
        (_, Form::Archive) => "file-handover",
        (Portion::Summary, Form::Table(_)) => "file-summary",
        (Portion::Shown, Form::Table(_)) => "file-shown",
        (Portion::College(_) | Portion::Campaign, Form::Table(_)) if all => "file-findings",
        (Portion::College(_) | Portion::Campaign, Form::Table(_)) => "file-discrepancies",
    });
    let college = match portion {
        Portion::College(uai) | Portion::Sheets(uai) => Some(uai),
        Portion::Shown => app.screens.findings.as_ref().and_then(|list| list.college),
        Portion::Campaign | Portion::Summary => None,
    };
    proposed_name(app, kind, college, form.ending())
}

/// Proposes a file name, `ecarts-campagne-0921170X-2026-11-23.csv`, with letters that every file system accepts.
pub(super) fn proposed_name(app: &App, kind: String, college: Option<Uai>, ending: &str) -> String {
    let Some(standing) = app.work.standing.as_ref() else { return String::new() };
    let campaign = standing.ledger().campaign().map(|c| c.name.to_string()).unwrap_or_default();
    let slug: String = fold(&campaign).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let college = college.map(|uai| uai.to_string()).unwrap_or_default();
    let date = app.work.today.unwrap_or_else(|| standing.date()).to_string();
    let parts = [kind, slug, college, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    format!("{}.{ending}", parts.join("-"))
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
    app.show(Tone::Told, words);
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
