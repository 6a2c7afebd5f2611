//! Delays input from the keyboard for a moment: a key that does something waits until it is certain that no other key
//! follows immediately. Otherwise a scanner whose text begins with such a key would be recognised too late.

use super::{
    state::{
        app::App,
        burst::Run,
        held::{Held, What},
        input::{ALONE, GAP},
    },
    update::update,
};
use crate::{
    job::{Job, Stamp},
    tui::{
        keys::{Action, Context, Key, KeyCode},
        message::Message,
    },
};
use std::time::Duration;

/// The largest number of repetitions that count for a key that was held down.
const MOST: usize = 16;

/// Takes a message as [`update()`] does. But a key that would do something, or a click, is only taken after a short
/// silence of the keyboard. [`Message::Tick`] reports the silence.
pub fn hear(app: &mut App, stamp: Stamp, message: Message) -> Vec<Job> {
    let (stamp, message) = match message {
        Message::At(since, inner) => (Stamp { since, ..stamp }, *inner),
        message => (stamp, message),
    };
    let (mut jobs, mut changed) = (Vec::new(), false);
    let pressed = match &message {
        Message::Key(key) => Some(What::Key(*key)),
        Message::Click { column, row } => Some(What::Click { column: *column, row: *row }),
        _ => None,
    };
    let typed = pressed.is_some() || matches!(message, Message::Swift(_) | Message::Paste(_));
    if let Some(mut held) = app.keyboard.held.take() {
        let gap = stamp.since.saturating_sub(held.last());
        let silent = matches!(message, Message::Tick) && gap >= ALONE;
        match pressed {
            Some(what) if gap <= GAP => {
                held.keys.push((what, stamp.since));
                held.leaves = is_left(app, &held);
                if held.is_one() && held.keys.len() > MOST {
                    held.keys.pop();
                }
                if names_room(app, &held) || held.is_scan() {
                    changed |= release(app, stamp, held, &mut jobs);
                } else {
                    app.keyboard.held = Some(held);
                }
                app.drawn.changed = changed;
                return jobs;
            }
            None if typed && gap <= GAP => changed |= let_go(app, stamp, held, true, &mut jobs),
            None if !typed && !silent => app.keyboard.held = Some(held),
            _ => changed |= release(app, stamp, held, &mut jobs),
        }
    }
    let waits = pressed.filter(|what| match what {
        What::Click { .. } => true,
        What::Key(key) => key_waits(app, stamp.since, *key),
    });
    if let Some(what) = waits {
        let joins = matches!(what, What::Key(key) if joins(app, stamp.since, key));
        let (before, commands) = (app.keyboard.run.behind(stamp.since), !app.context().takes_text());
        app.keyboard.held = Some(Held { keys: vec![(what, stamp.since)], before, joins, commands, leaves: false });
    } else {
        jobs.extend(update(app, stamp, message));
        changed |= app.drawn.changed;
    }
    app.drawn.changed = changed;
    jobs
}

/// Whether the keys ask for a room's name and begin to type it, as a program that presses keys does. Whether it really
/// is one is known at the end of the name.
fn names_room(app: &App, held: &Held) -> bool {
    match held.keys.as_slice() {
        [(What::Key(first), _), (What::Key(second), _)] if !held.joins && held.before == 0 => {
            app.desk.keys.action_of(app.context(), *first) == Some(Action::NewRoom) && second.typed().is_some()
        }
        _ => false,
    }
}

/// Whether the program is left directly after one other key, in a context where keys are commands.
fn is_left(app: &App, held: &Held) -> bool {
    let quits = |key| app.desk.keys.action_of(app.context(), key) == Some(Action::Quit);
    let fits = !app.context().takes_text() && !held.joins && held.before == 0;
    fits && matches!(held.keys.as_slice(), [_, (What::Key(key), _)] if quits(*key))
}

/// Passes on the input that waited: as the text of a scanner, or key by key.
fn release(app: &mut App, stamp: Stamp, held: Held, jobs: &mut Vec<Job>) -> bool {
    let names_room = names_room(app, &held);
    if names_room {
        app.keyboard.named = held.keys.first().map(|(_, since)| *since);
    }
    let scan = held.is_scan() && !names_room;
    let_go(app, stamp, held, scan, jobs)
}

fn let_go(app: &mut App, stamp: Stamp, held: Held, scan: bool, jobs: &mut Vec<Job>) -> bool {
    let mut changed = false;
    for (what, since) in held.keys {
        let message = match what {
            // A click inside a scan does not count.
            What::Click { .. } if scan => continue,
            What::Click { column, row } => Message::Click { column, row },
            What::Key(key) if scan => Message::Swift(key),
            What::Key(key) => {
                if !held.joins {
                    app.keyboard.run = Run::default();
                }
                Message::Key(key)
            }
        };
        jobs.extend(update(app, Stamp { since, ..stamp }, message));
        changed |= app.drawn.changed;
    }
    changed
}

fn key_waits(app: &App, since: Duration, key: Key) -> bool {
    let context = app.context();
    let joins = joins(app, since, key);
    if !context.takes_text() {
        return !joins && app.desk.keys.action_of(context, key).is_some_and(Action::waits);
    }
    let empty = app.screens.visit.as_ref().is_none_or(|visit| visit.input.is_empty());
    match key.code {
        _ if key.typed().is_some() || key.is_move() || key.is_separator() => false,
        KeyCode::Backspace => false,
        // The answer to a scan, or to a typed line, must come immediately.
        KeyCode::Enter if context == Context::Visit => !joins && empty,
        // The following key shows whether it ends a scan or is part of it.
        KeyCode::Tab if context == Context::Visit => !empty,
        _ => !joins,
    }
}

fn joins(app: &App, since: Duration, key: Key) -> bool {
    let quits = app.desk.keys.action_of(app.context(), key) == Some(Action::Quit);
    app.keyboard.run.joins(key, since, quits)
}
