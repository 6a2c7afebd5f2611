//! What a scanner types: text where text is taken, and never an action. A tag may hold any character, and whoever prints it
//! chooses them; only a person closes a room, undoes or quits.

use super::{
    burst::Strike,
    dialog::{Ask, Dialog},
    dialogs, palette,
    screen::Screen,
    state::{App, Tone},
};
use crate::{
    job::Stamp,
    tui::keys::{Action, Context, Key, KeyCode},
};

/// A key that was pressed in a context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pressed {
    pub(super) key: Key,
    pub(super) context: Context,
    /// Whether another key followed it at once.
    pub(super) swift: bool,
}

/// Sorts out what a scanner typed: the key that is left to be acted on, if any is.
pub(super) fn sift(app: &mut App, stamp: Stamp, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    let fresh = is_fresh(app);
    let quits = app.keys.action_of(context, key) == Some(Action::Quit);
    let joins = app.run.strike(Strike { key, since: stamp.since, context, fresh, swift, quits });
    match (joins || swift, context.takes_text()) {
        (false, _) => Some(key),
        (true, true) => into_text(app, stamp, pressed),
        (true, false) => into_commands(app, stamp, pressed),
    }
}

/// Takes a pasted text for what a scanner may type: what comes with it is no action either.
pub(super) fn pour(app: &mut App, stamp: Stamp) {
    let (context, fresh) = (app.context(), is_fresh(app));
    app.run.pour(stamp.since, context, fresh);
}

/// Whether a line is asked for and nothing of it is typed.
fn is_fresh(app: &App) -> bool {
    matches!(&app.dialog, Some(Dialog::Prompt { text, .. }) if text.is_empty())
}

/// Nobody presses two commands within a scanner's gap, and a scanned `d…⏎` must not decide about anything.
fn into_commands(app: &mut App, stamp: Stamp, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    let action = app.keys.action_of(context, key);
    let mixed = app.run.is_mixed();
    let refused = match key.typed() {
        _ if swift => true,
        // A key held down repeats one command: only moving does so in earnest.
        Some(_) => !matches!(action, Some(Action::Up | Action::Down)),
        None => mixed && (app.run.has_text() || action.is_some_and(Action::is_weighty)),
    };
    if !refused {
        return Some(key);
    }
    app.count = 0;
    ignored(app, stamp);
    dialogs::unchoose(app);
    None
}

fn into_text(app: &mut App, stamp: Stamp, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    // What began as a command goes on as none, whatever it has opened.
    if !app.run.began_in_text() && !matches!(context, Context::Filter | Context::Palette) {
        ignored(app, stamp);
        return None;
    }
    if key.typed().is_some() || key.is_separator() || !app.run.is_mixed() {
        return Some(key);
    }
    match key.code {
        KeyCode::Enter => line_end(app, stamp, context),
        // A line feed ends a line too.
        KeyCode::Char('j') if key.ctrl && !key.alt => line_end(app, stamp, context),
        KeyCode::Tab if context == Context::Visit && !swift => is_typed(app).then_some(key),
        KeyCode::Tab if context == Context::Palette => line_end(app, stamp, context),
        _ if key.is_move() && !app.run.has_text() && !swift => Some(key),
        _ => {
            control(app, stamp, pressed);
            None
        }
    }
}

fn is_typed(app: &App) -> bool {
    app.visit.as_ref().is_some_and(|visit| !visit.input.is_empty())
}

/// The end of a scanned line: submits a scan, answers a question that was asked before it came, and nothing else.
fn line_end(app: &mut App, stamp: Stamp, context: Context) -> Option<Key> {
    let enter = Some(Key::plain(KeyCode::Enter));
    match context {
        // With nothing typed, Enter would take the chosen room; what fingers typed is not the scan's to submit.
        Context::Visit => enter.filter(|_| is_typed(app) && app.run.has_text()),
        Context::Filter => enter,
        Context::Prompt if asks_for_words(app) && (app.run.answers(app.named) || app.run.is_roll()) => enter,
        Context::Note | Context::Form if app.run.is_roll() => enter,
        Context::Palette => {
            palette::edit(app, String::clear);
            ignored(app, stamp);
            None
        }
        _ => {
            let words = app.lang.say("notice-scan-enter");
            app.say(stamp.since, Tone::Known, words);
            None
        }
    }
}

/// Whether a label may answer what is asked: a place to write to or to send to is named by a person.
const fn asks_for_words(app: &App) -> bool {
    let Some(Dialog::Prompt { ask, .. }) = &app.dialog else { return false };
    match ask {
        Ask::NewRoom | Ask::Unlabelled(_) | Ask::Evidence(..) | Ask::Cause(..) => true,
        Ask::Hub | Ask::ImportPath | Ask::ExportPath => false,
    }
}

/// A control character of a scan: kept in the tag's text as it was sent, else dropped, and said.
fn control(app: &mut App, stamp: Stamp, Pressed { key, context, swift }: Pressed) {
    if let (Context::Visit, Some(visit)) = (context, &mut app.visit)
        && (swift || !visit.input.is_empty())
    {
        key.sent().for_each(|c| visit.input.push(c, stamp.since));
    }
    let words = app.lang.say("notice-scan-control");
    app.say(stamp.since, Tone::Known, words);
}

/// Says that a scan was not taken, and what is to be done.
fn ignored(app: &mut App, stamp: Stamp) {
    let asked = app.screen == Screen::Visit && app.context() != Context::Visit;
    let words = app.lang.say(if asked { "notice-scan-question" } else { "notice-scan-ignored" });
    app.say(stamp.since, Tone::Known, words);
}
