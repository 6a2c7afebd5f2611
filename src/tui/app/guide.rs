//! The guided start: the choices while there is no current campaign. One line for each, the next step first.

use super::{
    campaign_form,
    moved::moved,
    state::{
        app::App,
        dialog::{Ask, Dialog},
        guide::{Choice, Guide},
        notice::Tone,
    },
};
use crate::{
    job::{Errand, Failure, Hint, ImportTold, Job, LoopOrder},
    locale::say_import,
    tui::keys::Action,
};
use std::path::PathBuf;

/// How many rejected rows of one file are listed on the screen.
const LISTED: usize = 10_000;

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let choices = Guide::choices(app.office());
    if let Some(line) = moved(action, app.screens.guide.chosen, choices.len(), choices.len()) {
        app.screens.guide.chosen = line;
        return;
    }
    match action {
        Action::Choose => {
            if let Some(choice) = choices.get(app.screens.guide.chosen) {
                choose(app, *choice, jobs);
            }
        }
        Action::Campaigns => super::campaigns::open(app, jobs),
        // Nothing is kept of a file whose import was stopped.
        Action::Back if app.screens.guide.since.is_some() => jobs.push(Job::Loop(LoopOrder::Cancel)),
        Action::Back => app.notice = None,
        _ => {}
    }
}

/// Chooses a line by its number, from 0. Enter takes it, so that a scan into the guide starts nothing.
pub(super) fn choose_numbered(app: &mut App, line: usize) {
    if line < Guide::choices(app.office()).len() {
        app.screens.guide.chosen = line;
    }
}

fn choose(app: &mut App, choice: Choice, jobs: &mut Vec<Job>) {
    if app.screens.guide.since.is_some() && choice != Choice::Quit {
        return app.say(Tone::Known, app.desk.lang.say("notice-import-first-ends"));
    }
    app.notice = None;
    match choice {
        Choice::Campaign => campaign_form::open(app),
        Choice::Import => ask_path(app),
        Choice::Hub => super::sync::join(app),
        Choice::Demo => jobs.push(Job::Loop(LoopOrder::Demo)),
        Choice::Quit => jobs.push(Job::Loop(LoopOrder::Quit)),
    }
}

fn ask_path(app: &mut App) {
    app.over.dialog = Some(Dialog::prompt(Ask::ImportPath, app.screens.guide.path.clone()));
}

/// A path was typed, pasted, or dropped on the terminal, which puts it in quotes.
pub(super) fn import(app: &mut App, typed: &str, jobs: &mut Vec<Job>) {
    let bare = ['"', '\''].iter().find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(typed);
    if bare.is_empty() {
        return;
    }
    bare.clone_into(&mut app.screens.guide.path);
    (app.screens.guide.since, app.screens.guide.progress) = (Some(app.now.since), None);
    jobs.push(Job::Errand(Errand::Import(PathBuf::from(bare))));
}

/// The file is imported: shows what was found in it, and requests a new survey of what can be done next.
pub(super) fn imported(app: &mut App, told: ImportTold, jobs: &mut Vec<Job>) {
    app.screens.guide = Guide::default();
    app.notice = None;
    app.over.help = None;
    app.over.palette = None;
    app.over.dialog = Some(Dialog::Told { told: say_import(app.desk.lang, &told, LISTED), top: 0 });
    jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
}

/// The file could not be read: its path can be corrected.
pub(super) fn not_imported(app: &mut App, failure: &Failure) {
    (app.screens.guide.since, app.screens.guide.progress) = (None, None);
    if failure.hint == Hint::Stopped {
        return app.say(Tone::Known, app.desk.lang.say("notice-import-stopped"));
    }
    app.say_failure(failure);
    if app.over.dialog.is_none() {
        ask_path(app);
    }
}
