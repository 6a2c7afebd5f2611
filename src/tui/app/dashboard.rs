//! What an action does on the dashboard.

use super::{
    campaigns, map,
    moved::moved,
    office,
    state::{app::App, dialog::Dialog, findings::FindingsList, line::TextLine, screen::Screen},
    text, visit,
};
use crate::{audit::burndown::Burndown, job::Job, tui::keys::Action};

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    if map::act(app, action) {
        return;
    }
    let page = app.page();
    if let Some(line) = moved(action, app.screens.dashboard.chosen, app.screens.dashboard.shown.len(), page) {
        app.screens.dashboard.chosen = line;
        return;
    }
    let Some(standing) = &app.work.standing else { return };
    match action {
        Action::Sort => app.screens.dashboard.turn_sort(standing.inventory()),
        Action::Visit => {
            if let Some(college) = app.screens.dashboard.college().map(|line| line.progress.college) {
                visit::enter(app, college);
            }
        }
        Action::Findings => {
            app.screens.findings = Some(FindingsList::new(standing, None, Screen::Dashboard));
            app.screens.current = Screen::Findings;
        }
        Action::Filter => text::open_filter(app),
        Action::Campaigns => campaigns::open(app, jobs),
        Action::Office => office::open(app, jobs),
        Action::Burndown => {
            app.over.dialog = Some(Dialog::Burndown { found: Box::new(Burndown::of(standing)), top: 0 });
        }
        Action::Programmes => app.over.dialog = Some(Dialog::Programmes),
        Action::Back => {
            text::edit_filter(app, TextLine::clear);
            app.notice = None;
        }
        _ => {}
    }
}
