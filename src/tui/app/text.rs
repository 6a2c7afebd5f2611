//! Characters that are added to a text: the input line, a filter, a prompt, a note.

use super::{
    palette,
    state::{app::App, dialog::Dialog, note::NoteField, screen::Screen},
};
use crate::tui::keys::{Context, Key, KeyCode};

/// The longest text that a prompt accepts, in characters.
const MOST: usize = 300;

/// Handles a key as text; `false` if it is not text.
pub(super) fn take(app: &mut App, context: Context, key: Key) -> bool {
    match (key.typed(), key.code) {
        (Some(c), _) => type_char(app, c),
        (None, _) if key.is_separator() && context == Context::Visit => type_char(app, '\u{1d}'),
        (None, KeyCode::Backspace) => backspace(app),
        (None, _) => return false,
    }
    true
}

fn type_char(app: &mut App, c: char) {
    if app.over.palette.is_some() {
        return palette::edit(app, |query| push(query, c));
    }
    match &mut app.over.dialog {
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
                // A person who begins to type wants to write the remark.
                form.field = NoteField::Text;
                push(&mut form.text, c);
            }
        }
        Some(Dialog::Campaign) if !app.screens.campaigns.entering => {
            let form = &mut app.screens.campaigns.form;
            if !(c == ' ' && form.toggle())
                && let Some(text) = form.text()
            {
                push(text, c);
            }
            app.screens.campaigns.reckon();
        }
        Some(_) => {}
        None => {
            if let (Screen::Visit, Some(visit)) = (app.screens.current, &mut app.screens.visit) {
                visit.input.push(c, app.now.since);
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
    if app.over.palette.is_some() {
        return palette::edit(app, |query| {
            query.pop();
        });
    }
    match &mut app.over.dialog {
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
        Some(Dialog::Campaign) if !app.screens.campaigns.entering => {
            if let Some(text) = app.screens.campaigns.form.text() {
                text.pop();
            }
            app.screens.campaigns.reckon();
        }
        Some(_) => {}
        None => {
            if let Some(visit) = &mut app.screens.visit {
                visit.input.backspace();
            }
        }
    }
}

/// Changes the filter of the list below, and the list with it.
pub(super) fn edit_filter(app: &mut App, change: impl FnOnce(&mut String)) {
    if let Some(standing) = &app.work.standing {
        app.screens.edit_filter(standing, change);
    }
}

/// Handles pasted text in a context where text is accepted.
pub(super) fn paste(app: &mut App, pasted: &str) {
    let context = app.context();
    if context == Context::Visit {
        if super::lines::ask(app, pasted) {
            return;
        }
        if let Some(visit) = &mut app.screens.visit {
            visit.input.paste(pasted, app.now.since);
        }
        return;
    }
    if context.takes_text() {
        for c in pasted.trim_start().chars().take_while(|c| !matches!(c, '\n' | '\r')).take(MOST) {
            type_char(app, c);
        }
    }
}
