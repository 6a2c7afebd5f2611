//! Characters that go into a text: the input line, a filter, a prompt, a note.

use super::{
    campaign_form,
    dialog::{Dialog, NoteField},
    palette,
    screen::Screen,
    state::App,
};
use crate::{
    job::Stamp,
    tui::keys::{Action, Context, Key, KeyCode},
};

/// Longest text that a prompt takes, in characters.
const MOST: usize = 300;

/// Takes a key as text; `false` if it is none.
pub(super) fn take(app: &mut App, stamp: Stamp, context: Context, key: Key) -> bool {
    match (key.typed(), key.code) {
        (Some(c), _) => type_char(app, stamp, c),
        (None, _) if key.is_separator() && context == Context::Visit => type_char(app, stamp, '\u{1d}'),
        (None, KeyCode::Backspace) => backspace(app),
        (None, _) => return false,
    }
    true
}

fn type_char(app: &mut App, stamp: Stamp, c: char) {
    if app.palette.is_some() {
        return palette::edit(app, |query| push(query, c));
    }
    match &mut app.dialog {
        Some(Dialog::Filter) => edit_filter(app, |filter| push(filter, c)),
        Some(Dialog::Prompt { text, .. }) => push(text, c),
        Some(Dialog::Note(form)) => {
            if form.field == NoteField::Text {
                push(&mut form.text, c);
            } else if form.field == NoteField::Photo {
                push(&mut form.photo, c);
            } else if c == ' ' {
                form.toggle();
            } else {
                // Whoever begins to write wants to write.
                form.field = NoteField::Text;
                push(&mut form.text, c);
            }
        }
        Some(Dialog::Campaign) if !app.campaigns.entering => {
            let form = &mut app.campaigns.form;
            if !(c == ' ' && form.toggle())
                && let Some(text) = form.text()
            {
                push(text, c);
            }
            campaign_form::changed(app);
        }
        Some(_) => {}
        None => {
            if let (Screen::Visit, Some(visit)) = (app.screen, &mut app.visit) {
                visit.input.push(c, stamp.since);
            }
        }
    }
}

fn push(text: &mut String, c: char) {
    if text.chars().count() < MOST {
        text.push(c);
    }
}

fn backspace(app: &mut App) {
    if app.palette.is_some() {
        return palette::edit(app, |query| {
            query.pop();
        });
    }
    match &mut app.dialog {
        Some(Dialog::Filter) => edit_filter(app, |filter| {
            filter.pop();
        }),
        Some(Dialog::Prompt { text, .. }) => {
            text.pop();
        }
        Some(Dialog::Note(form)) if form.field == NoteField::Text => {
            form.text.pop();
        }
        Some(Dialog::Note(form)) if form.field == NoteField::Photo => {
            form.photo.pop();
        }
        Some(Dialog::Campaign) if !app.campaigns.entering => {
            if let Some(text) = app.campaigns.form.text() {
                text.pop();
            }
            campaign_form::changed(app);
        }
        Some(_) => {}
        None => {
            if let Some(visit) = &mut app.visit {
                visit.input.backspace();
            }
        }
    }
}

/// Changes the filter of the list below, and the list with it.
pub(super) fn edit_filter(app: &mut App, change: impl FnOnce(&mut String)) {
    let Some(standing) = &app.standing else { return };
    match (app.screen, &mut app.findings) {
        (Screen::Findings, Some(list)) => {
            change(&mut list.wanted.filter);
            list.refilter();
        }
        _ => {
            change(&mut app.dashboard.filter);
            app.dashboard.arrange(standing.inventory());
        }
    }
}

/// Takes pasted text where text is taken.
pub(super) fn paste(app: &mut App, stamp: Stamp, pasted: &str) {
    let context = app.context();
    if context == Context::Visit {
        if super::lines::ask(app, stamp, pasted) {
            return;
        }
        if let Some(visit) = &mut app.visit {
            visit.input.paste(pasted, stamp.since);
        }
        return;
    }
    if context.takes_text() {
        for c in pasted.trim_start().chars().take_while(|c| !matches!(c, '\n' | '\r')).take(MOST) {
            type_char(app, stamp, c);
        }
    }
}

/// Whether an action moves in a list, and where to: the line it leads to.
pub(super) fn moved(action: Action, at: usize, len: usize, page: usize) -> Option<usize> {
    let last = len.saturating_sub(1);
    Some(match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => at.saturating_add(1).min(last),
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => at.saturating_add(page).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => return None,
    })
}
