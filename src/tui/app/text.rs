//! Characters that go into a text, and the keys that edit it: the input line, a filter, a prompt, a note, a form.

use super::{
    palette,
    state::{
        app::App,
        campaigns::Campaigns,
        dialog::{Ask, Dialog},
        line::TextLine,
        note::NoteField,
        screen::Screen,
    },
};
use crate::tui::keys::{Context, Edit, Key, KeyCode};
use std::path::Path;

/// The longest text that a prompt accepts, in characters.
const MOST: usize = 300;

/// Takes a key as text or as an edit of it; `false` if it is neither.
pub(super) fn take(app: &mut App, context: Context, key: Key) -> bool {
    if let Some(c) = key.typed() {
        type_char(app, c);
    } else if key.is_separator() && context == Context::Visit {
        type_char(app, '\u{1d}');
    } else if let Some(edit) = Edit::of(&app.desk.keys, context, key, holds(app)) {
        return edit_text(app, edit) || turn(app, edit) || key.code == KeyCode::Backspace;
    } else {
        return false;
    }
    true
}

/// Whether the line of the visit holds text.
fn holds(app: &App) -> bool {
    app.screens.visit.as_ref().is_some_and(|visit| !visit.input.is_empty())
}

fn type_char(app: &mut App, c: char) {
    match &mut app.over.dialog {
        _ if app.over.palette.is_some() => {}
        Some(Dialog::Note(form)) if !form.field.is_text() => {
            if c == ' ' {
                return form.turn(false);
            }
            // Whoever begins to write wants to write.
            form.field = NoteField::Text;
        }
        Some(Dialog::Campaign) if !app.screens.campaigns.entering => {
            if c == ' ' && app.screens.campaigns.form.turn(false) {
                return app.screens.campaigns.reckon();
            }
        }
        Some(_) => {}
        None => {
            if let (Screen::Visit, Some(visit)) = (app.screens.current, &mut app.screens.visit) {
                visit.input.push(c, app.now.since);
                visit.pick = 0;
            }
            return;
        }
    }
    in_line(app, |line| line.insert(c, MOST));
}

fn edit_text(app: &mut App, edit: Edit) -> bool {
    if app.over.palette.is_none()
        && app.over.dialog.is_none()
        && let (Screen::Visit, Some(visit)) = (app.screens.current, &mut app.screens.visit)
    {
        visit.input.edit(edit);
        visit.pick = 0;
        return true;
    }
    in_line(app, |line| line.edit(edit))
}

/// Changes the line that is being typed in, and what follows from it; `false` where there is none.
fn in_line(app: &mut App, change: impl FnOnce(&mut TextLine)) -> bool {
    if app.over.palette.is_some() {
        palette::edit(app, change);
        return true;
    }
    let line = match &mut app.over.dialog {
        Some(Dialog::Filter) => {
            edit_filter(app, change);
            return true;
        }
        Some(Dialog::Prompt { ask, text }) => {
            // What is typed narrows the list below it.
            if let Ask::NewRoom(chosen) = ask {
                *chosen = None;
            }
            Some(text)
        }
        Some(Dialog::Note(form)) => form.text(),
        Some(Dialog::Campaign) if !app.screens.campaigns.entering => return in_form(&mut app.screens.campaigns, change),
        Some(Dialog::Find(_)) => {
            super::find::edit(app, change);
            return true;
        }
        Some(Dialog::Pick(pick)) => {
            super::pick::edit(pick, change);
            return true;
        }
        _ => None,
    };
    line.map(change).is_some()
}

/// Changes the text of the form's field, and what the form comes to; `false` in a field that is no text.
fn in_form(campaigns: &mut Campaigns, change: impl FnOnce(&mut TextLine)) -> bool {
    let changed = campaigns.form.text().map(change).is_some();
    campaigns.reckon();
    changed
}

/// In a field of a form that is no text, the arrows choose the next value or the one before; `false` where they do not.
fn turn(app: &mut App, edit: Edit) -> bool {
    let back = match edit {
        Edit::Left => true,
        Edit::Right => false,
        _ => return false,
    };
    match &mut app.over.dialog {
        Some(Dialog::Note(form)) => form.turn(back),
        Some(Dialog::Campaign) if !app.screens.campaigns.entering => {
            app.screens.campaigns.form.turn(back);
            app.screens.campaigns.reckon();
        }
        _ => return false,
    }
    true
}

/// Begins to type in the filter of the list, at its end.
pub(super) fn open_filter(app: &mut App) {
    app.over.dialog = Some(Dialog::Filter);
    edit_filter(app, |filter| filter.edit(Edit::End));
}

/// Changes the filter of the list below, and the list with it.
pub(super) fn edit_filter(app: &mut App, change: impl FnOnce(&mut TextLine)) {
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
    // A file that is dropped on the terminal, or a whole path, is the file that is meant.
    if let Some(Dialog::Prompt { ask: Ask::ImportPath, text }) = &mut app.over.dialog
        && is_whole_path(pasted)
    {
        text.clear();
    }
    if context.takes_text() {
        for c in pasted.trim_start().chars().take_while(|c| !matches!(c, '\n' | '\r')).take(MOST) {
            type_char(app, c);
        }
    }
}

/// Whether a text is a path from the root or from home, perhaps in quotes.
fn is_whole_path(text: &str) -> bool {
    let bare = text.trim_start().trim_start_matches(['"', '\'']);
    bare.starts_with('~') || Path::new(bare).is_absolute()
}
