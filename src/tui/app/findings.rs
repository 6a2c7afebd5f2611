//! What an action does in the list of findings.

use super::{
    decide, export, labels,
    moved::moved,
    notes,
    state::{
        app::App,
        dialog::{Detail, Dialog},
        screen::Screen,
    },
    text,
};
use crate::{
    audit::finding::Subject,
    job::{Errand, Job},
    tui::keys::Action,
};

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let (Some(list), Some(standing)) = (&mut app.screens.findings, &app.work.standing) else {
        app.screens.current = Screen::Dashboard;
        return;
    };
    if let Some(line) = moved(action, list.chosen, list.len(), page) {
        list.chosen = line;
        return;
    }
    match action {
        Action::Decide => decide::ask(app, None),
        Action::DecideAgain => decide::again(app, jobs),
        Action::Detail => {
            if let Some(finding) = list.finding().cloned() {
                if let Subject::Device(tag) = &finding.subject {
                    jobs.push(Job::Errand(Errand::History(tag.clone())));
                }
                app.over.dialog = Some(Dialog::Detail(Box::new(Detail { finding, history: None, top: 0 })));
            }
        }
        Action::Mark => list.mark(),
        Action::MarkAll => list.mark_all(),
        Action::Filter => text::open_filter(app),
        Action::NextCode | Action::PreviousCode => {
            list.turn_code(action == Action::NextCode);
        }
        Action::ToggleAll => {
            list.wanted.all = !list.wanted.all;
            list.wanted.code = None;
            list.refresh(standing);
        }
        Action::ToggleUndecided => {
            list.wanted.undecided = !list.wanted.undecided;
            list.refilter();
        }
        Action::Regroup => {
            list.wanted.group = list.wanted.group.next();
            list.regroup();
        }
        Action::Note => {
            if let Some(finding) = list.finding().cloned() {
                notes::of_finding(app, &finding);
            }
        }
        Action::Export => export::ask(app),
        Action::Labels => labels::ask(app),
        Action::Back => {
            if !list.marked.is_empty() {
                list.marked.clear();
            } else if list.wanted.filter.is_empty() && list.wanted.code.is_none() {
                app.screens.current = list.from;
                app.notice = None;
            } else {
                list.wanted.filter.clear();
                list.wanted.code = None;
                list.refilter();
            }
        }
        _ => {}
    }
}
