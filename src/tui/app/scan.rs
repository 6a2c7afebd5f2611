//! Handles what a scanner types. It is text where text is accepted, and never an action: a tag may contain any
//! character, and whoever prints it chooses them. Only a person closes a room, undoes or quits.

use super::{
    find, palette,
    state::{
        app::App,
        burst::Strike,
        dialog::{Ask, Dialog},
        line::TextLine,
        notice::Tone,
        over::Over,
        screen::Screen,
        screens::Screens,
    },
};
use crate::tui::keys::{Action, Context, Key, KeyCode};

/// A line of fewer characters is no label: fingers may have pressed a few commands at once.
const SCANNED: usize = 4;
/// The longest line that is kept, in bytes: more than any label has.
const LONGEST: usize = 8192;

/// A key that was pressed in a context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pressed {
    pub(super) key: Key,
    pub(super) context: Context,
    /// Whether another key followed it immediately.
    pub(super) swift: bool,
}

/// Filters out what a scanner typed. Returns the key that remains to be acted on, if there is one.
pub(super) fn sift(app: &mut App, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    let fresh = is_fresh(&app.over);
    let quits = app.desk.keys.action_of(context, key) == Some(Action::Quit);
    let joins = app.keyboard.run.strike(Strike { key, since: app.now.since, context, fresh, swift, quits });
    keep(app, pressed, joins);
    match (joins || swift, context.takes_text()) {
        (false, _) => Some(key),
        (true, true) => into_text(app, pressed),
        (true, false) => into_commands(app, pressed),
    }
}

/// Keeps what a run types where keys are commands.
fn keep(app: &mut App, Pressed { key, context, .. }: Pressed, joins: bool) {
    let typed = &mut app.keyboard.into_list;
    if !joins || context.takes_text() {
        typed.clear();
    }
    if !context.takes_text() && typed.len() < LONGEST {
        typed.extend(key.typed());
    }
}

/// Treats a pasted text like a scan: what comes with it is not an action either.
pub(super) fn pour(app: &mut App) {
    let (context, fresh) = (app.context(), is_fresh(&app.over));
    app.keyboard.run.pour(app.now.since, context, fresh);
}

/// Whether a line is asked for and nothing has been typed yet.
fn is_fresh(over: &Over) -> bool {
    matches!(&over.dialog, Some(Dialog::Prompt { text, .. }) if text.is_empty())
}

/// Nobody presses two commands within a scanner's gap, and a scanned `d…⏎` must not decide anything.
fn into_commands(app: &mut App, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    let action = app.desk.keys.action_of(context, key);
    let mixed = app.keyboard.run.is_mixed();
    let refused = match key.typed() {
        _ if swift => true,
        // A key that is held down repeats one command. Only moving may be repeated.
        Some(_) => !matches!(action, Some(Action::Up | Action::Down)),
        None => mixed && (app.keyboard.run.has_text() || action.is_some_and(Action::is_weighty)),
    };
    if !refused {
        return Some(key);
    }
    app.keyboard.count = 0;
    if key.code == KeyCode::Enter && app.keyboard.run.is_plain() && app.keyboard.into_list.chars().count() >= SCANNED {
        let typed = std::mem::take(&mut app.keyboard.into_list);
        if find::scanned(app, &typed) {
            return None;
        }
    }
    ignored(app);
    if let Some(dialog) = &mut app.over.dialog {
        dialog.unchoose();
    }
    None
}

fn into_text(app: &mut App, pressed: Pressed) -> Option<Key> {
    let Pressed { key, context, swift } = pressed;
    // What began as a command does not continue as text, whatever it has opened.
    if !app.keyboard.run.began_in_text() && !matches!(context, Context::Filter | Context::Palette) {
        ignored(app);
        return None;
    }
    if key.typed().is_some() || key.is_separator() || !app.keyboard.run.is_mixed() {
        return Some(key);
    }
    match key.code {
        KeyCode::Enter => line_end(app, context),
        // A line feed also ends a line.
        KeyCode::Char('j') if key.ctrl && !key.alt => line_end(app, context),
        KeyCode::Tab if context == Context::Visit && !swift => is_typed(&app.screens).then_some(key),
        KeyCode::Tab if context == Context::Palette => line_end(app, context),
        _ if key.is_move() && !app.keyboard.run.has_text() && !swift => Some(key),
        _ => {
            control(app, pressed);
            None
        }
    }
}

fn is_typed(screens: &Screens) -> bool {
    screens.visit.as_ref().is_some_and(|visit| !visit.input.is_empty())
}

/// The end of a scanned line: submits a scan, answers a question that was asked before it, and does nothing else.
fn line_end(app: &mut App, context: Context) -> Option<Key> {
    let enter = Some(Key::plain(KeyCode::Enter));
    match context {
        // With nothing typed, Enter would take the chosen room. Text typed by fingers must not be submitted by a scan.
        Context::Visit => enter.filter(|_| is_typed(&app.screens) && app.keyboard.run.has_text()),
        Context::Filter => enter,
        Context::Prompt
            if asks_for_words(&app.over) && (app.keyboard.run.answers(app.keyboard.named) || app.keyboard.run.is_roll()) =>
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
            let words = app.desk.say_keys("notice-scan-enter", &[]);
            app.say(Tone::Known, words);
            None
        }
    }
}

/// Whether a label may answer what is asked. The address of a file or a hub must be typed by a person.
const fn asks_for_words(over: &Over) -> bool {
    let Some(Dialog::Prompt { ask, .. }) = &over.dialog else { return false };
    match ask {
        Ask::NewRoom(_) | Ask::Unlabelled(_) | Ask::Evidence(..) | Ask::Cause(..) => true,
        Ask::StationScope { .. }
        | Ask::Hub
        | Ask::ImportPath
        | Ask::ExportPath(_)
        | Ask::LabelStock(_)
        | Ask::LabelPath { .. }
        | Ask::Removal => false,
    }
}

/// A control character of a scan. It is kept in the tag's text as it was sent; otherwise it is dropped, and this is
/// reported.
fn control(app: &mut App, Pressed { key, context, swift }: Pressed) {
    if let (Context::Visit, Some(visit)) = (context, &mut app.screens.visit)
        && (swift || !visit.input.is_empty())
    {
        key.sent().for_each(|c| visit.input.push(c, app.now.since));
    }
    let words = app.desk.lang.say("notice-scan-control");
    app.say(Tone::Known, words);
}

/// Reports that a scan was not accepted, and what to do.
fn ignored(app: &mut App) {
    let asked = app.screens.current == Screen::Visit && app.context() != Context::Visit;
    let words = app.desk.lang.say(if asked { "notice-scan-question" } else { "notice-scan-ignored" });
    app.say(Tone::Known, words);
}
