//! Actions in an import: the revisions, the file, the meaning of its columns and words, the plan, and storing it.

use super::{
    moved::moved,
    pick,
    state::{
        app::App,
        dialog::{Ask, Dialog},
        importing::{Asked, Draft, Importing, Looked, Stage, Task, Working},
        notice::Tone,
        screen::Screen,
    },
};
use crate::{
    audit::{ids::Revision, text::printable_within},
    job::{Errand, Failure, Hint, ImportTold, Job, LoopOrder, PlanOrder, Planned, Progress, Proposal, RevisionTold, Steps},
    locale::{Lang, say_found, say_import, say_step},
    tui::keys::Action,
};
use std::path::{Path, PathBuf};

/// How many rejected rows of one file are listed on the screen.
const LISTED: usize = 10_000;

/// Opens the screen: the list of revisions.
pub(super) fn open(app: &mut App, jobs: &mut Vec<Job>) {
    let importing = &mut app.screens.importing;
    if app.screens.current != Screen::Import {
        importing.from = app.screens.current;
    }
    app.screens.current = Screen::Import;
    app.notice = None;
    // What was begun is still there.
    if app.screens.importing.stage == Stage::Revisions {
        jobs.push(Job::Errand(Errand::Revisions));
        // The office shows the revisions: what is wanted is a file.
        if app.screens.importing.from == Screen::Office {
            ask_path(app);
        }
    }
}

/// Asks for the file.
pub(super) fn ask_path(app: &mut App) {
    app.over.dialog = Some(Dialog::prompt(Ask::ImportPath, app.screens.importing.path.clone()));
}

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    match app.screens.importing.stage {
        Stage::Revisions => in_revisions(app, action, jobs),
        Stage::Working(working) if action == Action::Back => stop(app, working, jobs),
        Stage::Working(_) => {}
        Stage::Columns | Stage::Words => in_mapping(app, action, jobs),
        Stage::Plan => in_plan(app, action, jobs),
    }
}

fn in_revisions(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let importing = &mut app.screens.importing;
    let rows = importing.revisions.as_ref().map_or(0, Vec::len);
    if let Some(line) = moved(action, importing.chosen, rows, page) {
        importing.chosen = line;
        return;
    }
    match action {
        Action::Import => ask_path(app),
        Action::Choose => match importing.revisions.as_ref().and_then(|rows| rows.get(importing.chosen)) {
            Some(row) => jobs.push(Job::Errand(Errand::Steps(row.revision))),
            None => ask_path(app),
        },
        Action::Back => {
            app.screens.current = importing.from;
            app.notice = None;
        }
        _ => {}
    }
}

/// Asks the outside to stop: nothing is kept of an import that was stopped. Whoever asks again goes elsewhere meanwhile.
fn stop(app: &mut App, working: Working, jobs: &mut Vec<Job>) {
    if working.stopping {
        app.screens.current = app.screens.importing.from;
        return;
    }
    app.screens.importing.stage = Stage::Working(Working { stopping: true, ..working });
    jobs.push(Job::Loop(LoopOrder::Cancel));
}

fn in_mapping(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let (page, words) = (app.page(), app.screens.importing.stage == Stage::Words);
    let Some(draft) = &mut app.screens.importing.draft else { return };
    let lines = if words { draft.proposal.asked.len() } else { draft.lines() };
    let line = if words { &mut draft.word } else { &mut draft.column };
    if let Some(moved) = moved(action, *line, lines, page) {
        *line = moved;
        return;
    }
    match action {
        Action::Choose => {
            let asked = match (words, draft.column.checked_sub(1)) {
                (true, _) => Asked::Word(draft.word),
                (false, Some(column)) => Asked::Column(column),
                (false, None) => Asked::College,
            };
            pick::open(app, asked);
        }
        Action::Continue => go_on(app, jobs),
        Action::Back if words && !draft.is_sure() => app.screens.importing.stage = Stage::Columns,
        Action::Back => leave(app, jobs),
        _ => {}
    }
}

/// Goes on from the mapping: to the words that wait for an answer, and then to the plan.
fn go_on(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(draft) = &app.screens.importing.draft else { return };
    if draft.changed {
        let order = Errand::Propose(PathBuf::from(&app.screens.importing.path), Some(draft.mapping()));
        return work(app, Task::Reading, order, jobs);
    }
    if app.screens.importing.stage == Stage::Columns && !draft.proposal.asked.is_empty() {
        app.screens.importing.stage = Stage::Words;
        return;
    }
    plan(app, jobs);
}

/// Requests the plan.
fn plan(app: &mut App, jobs: &mut Vec<Job>) {
    let importing = &app.screens.importing;
    let mapping = importing.draft.as_ref().map(Draft::mapping).filter(|mapping| !mapping.is_plain());
    let order = PlanOrder { path: PathBuf::from(&importing.path), mapping, whole: importing.whole };
    work(app, Task::Comparing, Errand::Plan(order), jobs);
}

fn in_plan(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let Some(plan) = &mut app.screens.importing.plan else { return };
    if let Some(top) = moved(action, plan.top, plan.lines.len(), page) {
        plan.top = top;
        return;
    }
    match action {
        Action::Confirm => match plan.planned.told.unconfirmed {
            Some(_) => app.over.dialog = Some(Dialog::prompt(Ask::Removal, "")),
            None => store(app, None, jobs),
        },
        Action::Rejects if plan.planned.told.rejected() > 0 => {
            let path = PathBuf::from(&app.screens.importing.path);
            jobs.push(Job::Errand(Errand::Rejects(path)));
        }
        Action::WholeTable => {
            app.screens.importing.whole = !app.screens.importing.whole;
            self::plan(app, jobs);
        }
        Action::Back => match &app.screens.importing.draft {
            Some(draft) if !draft.is_sure() || !draft.proposal.asked.is_empty() => {
                let words = !draft.proposal.asked.is_empty();
                app.screens.importing.stage = if words { Stage::Words } else { Stage::Columns };
            }
            _ => leave(app, jobs),
        },
        _ => {}
    }
}

/// The rejected rows were written to a file.
pub(super) fn rejects(app: &mut App, path: &Path, rows: u64) {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    let said = [("file", printable_within(&path.display().to_string(), 120).into()), ("count", rows.into())];
    app.outside.written = Some(path.to_owned());
    app.say(Tone::Done, app.desk.lang.say_with("cli-import-rejects-written", &said));
}

/// The number of records that a person expects to be removed.
pub(super) fn removal(app: &mut App, typed: &str, jobs: &mut Vec<Job>) {
    let Some(expected) = app.screens.importing.plan.as_ref().and_then(|plan| plan.planned.told.unconfirmed) else { return };
    if typed.parse() == Ok(expected) {
        return store(app, Some(expected), jobs);
    }
    if !typed.is_empty() {
        let words = app.desk.lang.say_with("notice-removal-other", &[("count", expected.into())]);
        app.say(Tone::Wrong, words);
    }
}

fn store(app: &mut App, remove: Option<usize>, jobs: &mut Vec<Job>) {
    work(app, Task::Storing, Errand::Store(remove), jobs);
}

/// Lets the outside work.
fn work(app: &mut App, task: Task, errand: Errand, jobs: &mut Vec<Job>) {
    app.screens.importing.stage = Stage::Working(Working { task, since: app.now.since, progress: None, stopping: false });
    jobs.push(Job::Errand(errand));
}

/// Goes back from a file. What a person answered about it is there again when they name it again.
fn leave(app: &mut App, jobs: &mut Vec<Job>) {
    let draft = app.screens.importing.draft.take().filter(|draft| draft.touched);
    abandon(app, jobs);
    app.screens.importing.draft = draft;
}

/// Ends the import of this file. Its path stays for the next try.
fn abandon(app: &mut App, jobs: &mut Vec<Job>) {
    let Importing { from, path, revisions, .. } = std::mem::take(&mut app.screens.importing);
    app.screens.importing = Importing { from, path, revisions, ..Importing::default() };
    app.notice = None;
    jobs.push(Job::Errand(Errand::Revisions));
}

/// A path was typed, pasted, or dropped on the terminal, which puts it in quotes.
pub(super) fn named(app: &mut App, typed: &str, jobs: &mut Vec<Job>) {
    let bare = ['"', '\''].iter().find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(typed);
    if bare.is_empty() {
        return;
    }
    let importing = &mut app.screens.importing;
    let answered = importing.draft.take().filter(|draft| draft.touched && importing.path == bare);
    (importing.plan, importing.whole) = (None, false);
    bare.clone_into(&mut importing.path);
    app.notice = None;
    let mapping = answered.as_ref().map(Draft::mapping);
    importing.draft = answered.map(|draft| Draft { changed: false, ..draft });
    work(app, Task::Reading, Errand::Propose(PathBuf::from(bare), mapping), jobs);
}

/// Takes a proposal: nothing is asked about a file whose meaning is known.
pub(super) fn proposed(app: &mut App, proposal: Proposal, jobs: &mut Vec<Job>) {
    if is_stopping(app) {
        return stopped(app, jobs);
    }
    // The words of changed columns were looked for: the columns are done.
    let before = app.screens.importing.draft.take();
    let again = before.as_ref().is_some_and(|draft| draft.changed);
    let mut draft = Draft::of(proposal);
    draft.touched = before.is_some_and(|draft| draft.touched);
    let (sure, words) = (draft.is_sure(), !draft.proposal.asked.is_empty());
    app.screens.importing.draft = Some(draft);
    match (sure || again, words) {
        (true, false) => plan(app, jobs),
        (true, true) => app.screens.importing.stage = Stage::Words,
        (false, _) => app.screens.importing.stage = Stage::Columns,
    }
}

/// Whether a person asked the outside to stop, and it may have been too late.
const fn is_stopping(app: &App) -> bool {
    matches!(app.screens.importing.stage, Stage::Working(Working { stopping: true, .. }))
}

/// Work that was to be stopped has come to its end: nothing of it is kept.
fn stopped(app: &mut App, jobs: &mut Vec<Job>) {
    leave(app, jobs);
    app.say(Tone::Told, app.desk.lang.say("notice-import-stopped"));
}

/// Takes a plan to look at.
pub(super) fn planned(app: &mut App, planned: Planned, jobs: &mut Vec<Job>) {
    if is_stopping(app) {
        return stopped(app, jobs);
    }
    let lang = app.desk.lang;
    let steps = planned.steps.devices.iter().map(|step| say_step(lang, step));
    let mut lines: Vec<String> = steps.collect();
    if planned.steps.more > 0 {
        lines.push(lang.say_with("cli-import-plan-more", &[("count", planned.steps.more.into())]));
    }
    if planned.steps.others > 0 {
        lines.push(lang.say_with("import-others", &[("count", planned.steps.others.into())]));
    }
    let mut all = say_found(lang, &planned.told, LISTED);
    all.extend(lines);
    app.screens.importing.plan = Some(Looked { planned, lines: all, top: 0 });
    app.screens.importing.stage = Stage::Plan;
}

/// A plan was stored: shows what was done, and requests a new survey of what can be done next.
pub(super) fn imported(app: &mut App, told: &ImportTold, jobs: &mut Vec<Job>) {
    abandon(app, jobs);
    app.screens.importing.chosen = 0;
    jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
    let words = say_import(app.desk.lang, told, LISTED);
    if app.screens.current != Screen::Import {
        // Whoever scans meanwhile is not stopped by a dialog.
        let last = words.lines.last().cloned().unwrap_or_default();
        return app.say(Tone::Done, last);
    }
    app.over.help = None;
    app.over.palette = None;
    app.over.dialog = Some(Dialog::Told { told: words, top: 0 });
    // Without a campaign the next step is on the guide.
    if !app.is_ready() && app.screens.importing.from == Screen::Dashboard {
        app.screens.current = Screen::Dashboard;
    }
}

/// A file could not be read, or a plan not be made or stored: nothing of it is kept. Answers that a person gave stay, and so does
/// the path.
pub(super) fn failed(app: &mut App, failure: &Failure, jobs: &mut Vec<Job>) {
    let answered = app.screens.importing.draft.as_ref().filter(|draft| !draft.is_sure() || !draft.proposal.asked.is_empty());
    match answered.map(|draft| draft.proposal.asked.is_empty()) {
        Some(true) => app.screens.importing.stage = Stage::Columns,
        Some(false) => app.screens.importing.stage = Stage::Words,
        None => abandon(app, jobs),
    }
    if failure.hint == Hint::Stopped {
        return app.say(Tone::Told, app.desk.lang.say("notice-import-stopped"));
    }
    app.say_failure(failure);
    let begins = app.screens.importing.stage == Stage::Revisions;
    if app.screens.current == Screen::Import && app.over.dialog.is_none() && begins {
        ask_path(app);
    }
}

/// Takes the list of revisions.
pub(super) fn revisions(app: &mut App, revisions: Vec<RevisionTold>) {
    let importing = &mut app.screens.importing;
    importing.chosen = importing.chosen.min(revisions.len().saturating_sub(1));
    importing.revisions = Some(revisions);
}

/// Shows what a revision changed.
pub(super) fn steps(app: &mut App, revision: Revision, steps: &Steps) {
    if !matches!(app.screens.current, Screen::Import | Screen::Office) || app.over.dialog.is_some() {
        return;
    }
    let lang = app.desk.lang;
    let title = lang.say_with("import-revision", &[("revision", revision.to_string().into())]);
    app.over.dialog = Some(Dialog::Steps { title, lines: step_lines(lang, steps), top: 0 });
}

/// What a change does, line by line.
pub(super) fn step_lines(lang: Lang, steps: &Steps) -> Vec<String> {
    let mut lines: Vec<String> = steps.devices.iter().map(|step| say_step(lang, step)).collect();
    if steps.more > 0 {
        lines.push(lang.say_with("cli-import-plan-more", &[("count", steps.more.into())]));
    }
    if steps.others > 0 {
        lines.push(lang.say_with("import-others", &[("count", steps.others.into())]));
    }
    if lines.is_empty() {
        lines.push(lang.say("import-no-steps"));
    }
    lines
}

/// How far the outside is.
pub(super) fn progress(app: &mut App, progress: Progress) {
    if let Stage::Working(working) = &mut app.screens.importing.stage {
        working.progress = Some(progress);
    }
}
