//! The mouse, which is optional: a click chooses the line under it, a click on the chosen line is Enter, a click on a
//! key of the footer is that key, the wheel moves the list under it.
//!
//! What lies under the pointer is looked up in the chart of the last drawing. It counts only if it has the keys now: a
//! list below a question reacts to a click as little as to a key.

use super::{
    act, rooms,
    state::{
        app::App,
        dialog::{Ask, Dialog},
        importing::Stage,
        note::NoteField,
        office::Part,
    },
};
use crate::{
    job::Job,
    tui::{
        chart::Target,
        keys::{Action, Context},
    },
};
use std::time::Duration;

/// The number of lines for one notch of the wheel.
const NOTCH: usize = 3;

/// After a click that did something, another click within this time is ignored: a double click by habit counts once.
const TWICE: Duration = Duration::from_millis(400);

/// Handles a click of the left button.
pub(super) fn click(app: &mut App, (column, row): (u16, u16), jobs: &mut Vec<Job>) {
    let Some(target) = reached(app, column, row) else { return };
    if app.drawn.mouse.did.is_some_and(|at| app.now.since.saturating_sub(at) < TWICE) {
        return;
    }
    app.keyboard.count = 0;
    let did = match target {
        Target::Key { context, action } => {
            act::act(app, context, action, jobs);
            true
        }
        Target::Row { context, line, first } => {
            app.drawn.mouse.held = Some((context, first));
            on_row(app, context, line, jobs)
        }
        Target::Field(place) => on_field(app, place),
        Target::Pane(_) => false,
        Target::Head { context: Context::Office, column } => {
            super::office::show(app, column);
            false
        }
        Target::Head { column, .. } => {
            super::findings::sort_by(app, column);
            false
        }
        Target::Chip { code, .. } => {
            if let Some(list) = &mut app.screens.findings {
                list.turn_to(code);
            }
            false
        }
        Target::Chips { first, .. } => {
            if let Some(list) = &mut app.screens.findings {
                list.first_count = Some(first);
            }
            false
        }
        Target::Jump { context, line } => {
            if let Some(chosen) = chosen(app, context) {
                *chosen = line;
            }
            false
        }
    };
    app.drawn.mouse.did = did.then_some(app.now.since);
}

/// Handles a notch of the wheel.
pub(super) fn wheel(app: &mut App, (column, row): (u16, u16), down: bool, jobs: &mut Vec<Job>) {
    let Some(Target::Row { .. } | Target::Pane(_)) = reached(app, column, row) else { return };
    let context = app.context();
    // In these, up and down move from field to field.
    if context == Context::Note || context == Context::Form && !app.screens.campaigns.form.in_list() {
        return;
    }
    app.drawn.mouse.held = None;
    for _ in 0..NOTCH {
        act::act(app, context, if down { Action::Down } else { Action::Up }, jobs);
    }
}

/// Returns what lies under the pointer, if it has the keys now. A list that is being filtered has them too.
fn reached(app: &App, column: u16, row: u16) -> Option<Target> {
    let now = app.context();
    let filtered = |context| now == Context::Filter && matches!(context, Context::Dashboard | Context::Findings);
    let target = app.drawn.chart.under(column, row)?;
    target.context().is_none_or(|context| context == now || filtered(context)).then_some(target)
}

/// Chooses a line. Returns whether it was already the chosen one, so that Enter is meant.
fn on_row(app: &mut App, context: Context, line: usize, jobs: &mut Vec<Job>) -> bool {
    if matches!(app.over.dialog, Some(Dialog::Filter)) && app.over.palette.is_none() {
        app.over.dialog = None;
    }
    if context == Context::Form {
        let form = &mut app.screens.campaigns.form;
        if !form.in_list() || app.screens.campaigns.entering {
            return false;
        }
        // A line of this list is ticked, because Enter would open the campaign.
        form.line = line;
        form.turn(false);
        app.screens.campaigns.reckon();
        return true;
    }
    let Some(chosen) = chosen(app, context) else { return false };
    if std::mem::replace(chosen, line) != line {
        return false;
    }
    match context {
        // Enter would submit what is being typed.
        Context::Visit if app.screens.campaigns.entering => {}
        Context::Visit => rooms::take_chosen(app, jobs),
        Context::Dashboard => act::act(app, context, Action::Visit, jobs),
        Context::Campaigns => act::act(app, context, Action::EnterCampaign, jobs),
        Context::Findings => act::act(app, context, Action::Decide, jobs),
        _ => act::act(app, context, Action::Choose, jobs),
    }
    true
}

/// Returns the chosen line of the list that has the keys. In a menu without a choice yet, it is the line after the
/// last.
fn chosen(app: &mut App, context: Context) -> Option<&mut usize> {
    match context {
        Context::Dashboard => Some(&mut app.screens.dashboard.chosen),
        Context::Campaigns => Some(&mut app.screens.campaigns.chosen),
        Context::Visit => app.screens.visit.as_mut().map(|visit| &mut visit.chosen),
        Context::Findings => app.screens.findings.as_mut().map(|list| &mut list.chosen),
        Context::Revisions => Some(&mut app.screens.importing.chosen),
        Context::Office => match app.screens.office.part {
            Part::Stations => Some(&mut app.screens.office.station),
            Part::Revisions => Some(&mut app.screens.importing.chosen),
            Part::Aside | Part::Hub => None,
        },
        Context::Mapping => app.screens.importing.draft.as_mut().map(|draft| match app.screens.importing.stage {
            Stage::Words => &mut draft.word,
            _ => &mut draft.column,
        }),
        Context::Palette => app.over.palette.as_mut().map(|palette| &mut palette.chosen),
        _ => match &mut app.over.dialog {
            Some(Dialog::Ticks(ticks)) => Some(&mut ticks.chosen),
            Some(Dialog::Pick(pick)) => Some(&mut pick.chosen),
            Some(Dialog::Find(find)) => Some(&mut find.chosen),
            Some(Dialog::Balance(balance)) => Some(&mut balance.chosen),
            Some(Dialog::Menu { chosen, .. } | Dialog::Prompt { ask: Ask::NewRoom(chosen), .. }) => {
                Some(chosen.get_or_insert(usize::MAX))
            }
            _ => None,
        },
    }
}

/// Puts the cursor into a field. If it is already there, takes the next choice of the field.
fn on_field(app: &mut App, place: usize) -> bool {
    match &mut app.over.dialog {
        Some(Dialog::Note(form)) => {
            let Some(field) = NoteField::ALL.get(place).copied() else { return false };
            if std::mem::replace(&mut form.field, field) == field {
                form.turn(false);
            }
        }
        Some(Dialog::Campaign) if !app.screens.campaigns.entering => {
            let form = &mut app.screens.campaigns.form;
            let Some(field) = form.fields().get(place).copied() else { return false };
            // The list below its field is ticked line by line.
            if std::mem::replace(&mut form.field, field) == field && !form.in_list() {
                form.turn(false);
            }
            app.screens.campaigns.reckon();
        }
        _ => {}
    }
    false
}
