//! The guided start: the choices while there is no current campaign. One line for each, the next step first.

use super::{
    campaign_form, importing,
    moved::moved,
    state::{
        app::App,
        guide::{Choice, Guide},
        importing::Stage,
    },
};
use crate::{
    job::{Job, LoopOrder},
    tui::keys::Action,
};

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
    app.notice = None;
    match choice {
        Choice::Campaign => campaign_form::open(app),
        Choice::Import => {
            importing::open(app, jobs);
            if app.screens.importing.stage == Stage::Revisions {
                importing::ask_path(app);
            }
        }
        Choice::Hub => super::sync::join(app),
        Choice::Demo => jobs.push(Job::Loop(LoopOrder::Demo)),
        Choice::Quit => jobs.push(Job::Loop(LoopOrder::Quit)),
    }
}
