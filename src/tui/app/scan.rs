//! What a scanner types: text where text is taken, and never an action. A tag may hold any character, and whoever prints it
//! chooses them; only a person closes a room, undoes or quits.

use super::{
    palette,
    state::{
        app::App,
        burst::Strike,
        dialog::{Ask, Dialog},
        line::TextLine,
        notice::Tone,
        screen::Screen,
    },
};
use crate::tui::keys::{Action, Context, Key, KeyCode};

/// A key that was pressed in a context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pressed {
    pub(super) key: Key,
    pub(super) context: Context,
    /// Whether another key followed it at once.
    pub(super) swift: bool,
}

/// Sorts out what a scanner typed: the key that is left to be acted on, if any is.
pub(super) fn sift(app: &mut App, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    let fresh = is_fresh(app);
    let quits = app.desk.keys.action_of(context, key) == Some(Action::Quit);
    let joins = app.keyboard.run.strike(Strike { key, since: app.now.since, context, fresh, swift, quits });
    match (joins || swift, context.takes_text()) {
        (false, _) => Some(key),
        (true, true) => into_text(app, pressed),
        (true, false) => into_commands(app, pressed),
    }
}

/// Takes a pasted text for what a scanner may type: what comes with it is no action either.
pub(super) fn pour(app: &mut App) {
    let (context, fresh) = (app.context(), is_fresh(app));
    app.keyboard.run.pour(app.now.since, context, fresh);
}

/// Whether a line is asked for and nothing of it is typed.
fn is_fresh(app: &App) -> bool {
    matches!(&app.over.dialog, Some(Dialog::Prompt { text, .. }) if text.is_empty())
}

/// Nobody presses two commands within a scanner's gap, and a scanned `d…⏎` must not decide about anything.
fn into_commands(app: &mut App, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    let action = app.desk.keys.action_of(context, key);
    let mixed = app.keyboard.run.is_mixed();
    let refused = match key.typed() {
        _ if swift => true,
        // A key held down repeats one command: only moving does so in earnest.
        Some(_) => !matches!(action, Some(Action::Up | Action::Down)),
        None => mixed && (app.keyboard.run.has_text() || action.is_some_and(Action::is_weighty)),
    };
    if !refused {
        return Some(key);
    }
    app.keyboard.count = 0;
    ignored(app);
    if let Some(dialog) = &mut app.over.dialog {
        dialog.unchoose();
    }
    None
}

fn into_text(app: &mut App, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    // What began as a command goes on as none, whatever it has opened.
    if !app.keyboard.run.began_in_text() && !matches!(context, Context::Filter | Context::Palette) {
        ignored(app);
        return None;
    }
    if key.typed().is_some() || key.is_separator() || !app.keyboard.run.is_mixed() {
        return Some(key);
    }
    match key.code {
        KeyCode::Enter => line_end(app, context),
        // A line feed ends a line too.
        KeyCode::Char('j') if key.ctrl && !key.alt => line_end(app, context),
        KeyCode::Tab if context == Context::Visit && !swift => is_typed(app).then_some(key),
        KeyCode::Tab if context == Context::Palette => line_end(app, context),
        _ if key.is_move() && !app.keyboard.run.has_text() && !swift => Some(key),
        _ => {
            control(app, pressed);
            None
        }
    }
}

fn is_typed(app: &App) -> bool {
    app.screens.visit.as_ref().is_some_and(|visit| !visit.input.is_empty())
}

/// The end of a scanned line: submits a scan, answers a question that was asked before it came, and nothing else.
fn line_end(app: &mut App, context: Context) -> Option<Key> {
    let enter = Some(Key::plain(KeyCode::Enter));
    match context {
        // With nothing typed, Enter would take the chosen room; what fingers typed is not the scan's to submit.
        Context::Visit => enter.filter(|_| is_typed(app) && app.keyboard.run.has_text()),
        Context::Filter => enter,
        Context::Prompt
            if asks_for_words(app) && (app.keyboard.run.answers(app.keyboard.named) || app.keyboard.run.is_roll()) =>
        {
            enter
        }
        Context::Note | Context::Form if app.keyboard.run.is_roll() => enter,
        Context::Palette => {
            palette::edit(app, TextLine::clear);
            ignored(app);
            None
        }
        _ => {
            let words = app.desk.lang.say("notice-scan-enter");
            app.say(Tone::Known, words);
            None
        }
    }
}

/// Whether a label may answer what is asked: a place to write to or to send to is named by a person.
const fn asks_for_words(app: &App) -> bool {
    let Some(Dialog::Prompt { ask, .. }) = &app.over.dialog else { return false };
    match ask {
        Ask::NewRoom | Ask::Unlabelled(_) | Ask::Evidence(..) | Ask::Cause(..) => true,
        Ask::Hub | Ask::ImportPath | Ask::ExportPath => false,
    }
}

/// A control character of a scan: kept in the tag's text as it was sent, else dropped, and said.
fn control(app: &mut App, Pressed { key, context, swift }: Pressed) {
    if let (Context::Visit, Some(visit)) = (context, &mut app.screens.visit)
        && (swift || !visit.input.is_empty())
    {
        key.sent().for_each(|c| visit.input.push(c, app.now.since));
    }
    let words = app.desk.lang.say("notice-scan-control");
    app.say(Tone::Known, words);
}

/// Says that a scan was not taken, and what is to be done.
fn ignored(app: &mut App) {
    let asked = app.screens.current == Screen::Visit && app.context() != Context::Visit;
    let words = app.desk.lang.say(if asked { "notice-scan-question" } else { "notice-scan-ignored" });
    app.say(Tone::Known, words);
}
