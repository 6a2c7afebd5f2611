//! What an action does in the list of findings.

use super::{
    copy, decide, detail, export, labels,
    moved::moved,
    notes,
    state::{
        app::App,
        balance::Balance,
        dialog::Dialog,
        line::TextLine,
        notice::Tone,
        screen::Screen,
        sorting::{SortBy, Sorting},
    },
    text,
};
use crate::{
    audit::{finding::Finding, reconciling},
    job::{Job, Ticket},
    tui::keys::Action,
};
use std::collections::BTreeSet;

/// Shows how far the reconciliation of the list is.
fn open_balance(app: &mut App) {
    if let (Some(list), Some(standing)) = (&app.screens.findings, &app.work.standing) {
        app.over.dialog = Some(Dialog::Balance(Box::new(Balance::of(standing, list.college))));
    }
}

/// The last decision was recorded: if nothing is left to decide, says who decided what, and offers the report.
pub(super) fn settled(app: &mut App, landed: Ticket) {
    let here = app.screens.current == Screen::Findings && app.over.dialog.is_none();
    let Some(list) = &mut app.screens.findings else { return };
    if list.settling != Some(landed) {
        return;
    }
    list.settling = None;
    if here && list.discrepancies > 0 && list.open == 0 {
        open_balance(app);
    }
}

/// What an action does in the balance.
pub(super) fn balance(app: &mut App, action: Action, mut balance: Box<Balance>) {
    let page = app.page();
    match action {
        Action::Back => return,
        Action::Report => return export::ask_report(app),
        Action::Choose => {
            let Some(place) = balance.place().cloned() else { return export::ask_report(app) };
            let (Some(list), Some(standing)) = (&mut app.screens.findings, &app.work.standing) else { return };
            // What hides undecided findings is taken away.
            let is_there = |finding: &Finding| reconciling::place(standing, balance.college, finding) == place;
            if !list.choose_open(is_there) {
                list.wanted.filter = TextLine::default();
                list.narrow(None);
                list.choose_open(is_there);
            }
            return;
        }
        _ => {}
    }
    balance.chosen = moved(action, balance.chosen, balance.reconciled.left.len(), page).unwrap_or(balance.chosen);
    app.over.dialog = Some(Dialog::Balance(balance));
}

/// The heading of a column was chosen: sorts by it, then downwards, then as usual.
pub(super) fn sort_by(app: &mut App, column: usize) {
    if let (Some(list), Some(standing)) = (&mut app.screens.findings, &app.work.standing)
        && let Some(by) = SortBy::ALL.get(column).copied()
    {
        list.wanted.sort = Sorting::chosen(list.wanted.sort, by);
        list.regroup(standing.inventory());
    }
}

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
        Action::Detail => detail::open(app, jobs),
        Action::Mark => list.mark(),
        Action::MarkAlike => {
            let code = list.finding().map(|finding| finding.code);
            if code.is_some_and(|code| !code.is_discrepancy()) {
                return app.say(Tone::Known, app.desk.lang.say("notice-nothing-to-decide"));
            }
            list.mark_all(code);
        }
        Action::MarkAll => list.mark_all(None),
        Action::NextOpen | Action::PreviousOpen => {
            let found = list.next_open(action == Action::PreviousOpen, &BTreeSet::new());
            if !found {
                app.say(Tone::Known, app.desk.lang.say("notice-nothing-open"));
            }
        }
        Action::Balance => open_balance(app),
        Action::Report => export::ask_report(app),
        Action::CopyTag => copy::tags(app, jobs),
        Action::CopyRow => copy::rows(app, jobs),
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
            list.regroup(standing.inventory());
        }
        Action::SortColumn => {
            list.wanted.sort = Sorting::after(list.wanted.sort, list.is_of_several());
            list.regroup(standing.inventory());
        }
        Action::ReverseSort => {
            let sort = list.wanted.sort.or(Sorting::after(None, list.is_of_several()));
            list.wanted.sort = sort.map(|sort| Sorting { down: !sort.down, ..sort });
            list.regroup(standing.inventory());
        }
        Action::Pane => app.screens.detailed = !app.screens.detailed,
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
