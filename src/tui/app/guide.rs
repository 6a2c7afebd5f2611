//! The guided start: what can be done while there is no campaign to work on. One line a choice, the next step first.

use super::{
    campaign_form,
    dialog::{Ask, Dialog},
    state::{App, Tone},
    text::moved,
};
use crate::{
    audit::inventory::Inventory,
    job::{Failure, Hint, ImportTold, Job, Progress, Stamp},
    locale::say_import,
    tui::keys::Action,
};
use std::{path::PathBuf, time::Duration};

/// How many rejected rows of one file are listed on the screen.
const LISTED: usize = 10_000;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Opening a campaign.
    Campaign,
    /// Importing a file.
    Import,
    /// Joining a hub: inventory and campaigns come from there.
    Hub,
    /// The demonstration.
    Demo,
    /// Leaving.
    Quit,
}

/// The state of the guide.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// The chosen line.
    pub chosen: usize,
    /// The path typed last.
    pub path: String,
    /// Since when that file is being imported, while it is.
    pub since: Option<Duration>,
    /// How far it is.
    pub progress: Option<Progress>,
}

/// The newest inventory, as far as it is known: that of the start until the campaigns were looked through.
#[must_use]
pub fn office(app: &App) -> Option<&Inventory> {
    app.campaigns.office.as_deref().or_else(|| app.standing.as_ref().map(|standing| &**standing.inventory()))
}

/// What can be chosen now: a campaign once there are colleges to hold it over.
#[must_use]
pub fn choices(app: &App) -> &'static [Choice] {
    if office(app).is_some_and(|office| !office.rows().colleges.is_empty()) {
        &[Choice::Campaign, Choice::Import, Choice::Hub, Choice::Demo, Choice::Quit]
    } else {
        &[Choice::Import, Choice::Hub, Choice::Demo, Choice::Quit]
    }
}

pub(super) fn act(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let choices = choices(app);
    if let Some(line) = moved(action, app.guide.chosen, choices.len(), choices.len()) {
        app.guide.chosen = line;
        return;
    }
    match action {
        Action::Choose => {
            if let Some(choice) = choices.get(app.guide.chosen) {
                choose(app, stamp, *choice, jobs);
            }
        }
        Action::Campaigns => super::campaigns::open(app, jobs),
        // Nothing of a file that was begun is kept.
        Action::Back if app.guide.since.is_some() => jobs.push(Job::Cancel),
        Action::Back => app.notice = None,
        _ => {}
    }
}

/// Chooses a line by its number, from 0; Enter takes it, so that a scan into the guide begins nothing.
pub(super) fn choose_numbered(app: &mut App, line: usize) {
    if line < choices(app).len() {
        app.guide.chosen = line;
    }
}

fn choose(app: &mut App, stamp: Stamp, choice: Choice, jobs: &mut Vec<Job>) {
    if app.guide.since.is_some() && choice != Choice::Quit {
        return app.say(stamp.since, Tone::Known, app.lang.say("notice-import-first-ends"));
    }
    app.notice = None;
    match choice {
        Choice::Campaign => campaign_form::open(app, stamp),
        Choice::Import => ask_path(app),
        Choice::Hub => super::sync::join(app),
        Choice::Demo => jobs.push(Job::Demo),
        Choice::Quit => jobs.push(Job::Quit),
    }
}

fn ask_path(app: &mut App) {
    app.dialog = Some(Dialog::Prompt { ask: Ask::ImportPath, text: app.guide.path.clone() });
}

/// A path was typed, pasted, or dropped on the terminal, which puts it in quotes.
pub(super) fn import(app: &mut App, stamp: Stamp, typed: &str, jobs: &mut Vec<Job>) {
    let bare = ['"', '\''].iter().find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(typed);
    if bare.is_empty() {
        return;
    }
    bare.clone_into(&mut app.guide.path);
    (app.guide.since, app.guide.progress) = (Some(stamp.since), None);
    jobs.push(Job::Import(PathBuf::from(bare)));
}

/// The file is in: what was found in it is shown, and what can be done next is looked up anew.
pub(super) fn imported(app: &mut App, told: ImportTold, jobs: &mut Vec<Job>) {
    app.guide = Guide::default();
    app.notice = None;
    app.help = None;
    app.palette = None;
    app.dialog = Some(Dialog::Told { told: say_import(app.lang, &told, LISTED), top: 0 });
    jobs.push(Job::Survey(app.campaign));
}

/// The file could not be read: its path can be mended.
pub(super) fn not_imported(app: &mut App, stamp: Stamp, failure: &Failure) {
    (app.guide.since, app.guide.progress) = (None, None);
    if failure.hint == Hint::Stopped {
        return app.say(stamp.since, Tone::Known, app.lang.say("notice-import-stopped"));
    }
    app.say_failure(stamp.since, failure);
    if app.dialog.is_none() {
        ask_path(app);
    }
}
