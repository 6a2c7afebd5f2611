//! Undo and redo. The ledger returns what they would retract; this is requested as entries and reported in words.

use super::{
    state::{app::App, notice::Tone, reads::State},
    sync,
};
use crate::{audit::road, job::Job, locale::step_words};

/// Retracts the latest valid step of this station.
pub(super) fn undo(app: &mut App, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    if app.outside.flight.is_waiting() {
        return app.say(Tone::Known, lang.say("notice-wait"));
    }
    // What was refused came last: it is dropped before anything recorded is retracted.
    if let Some(ticket) = app.outside.flight.give_up() {
        if let Some(visit) = &mut app.screens.visit {
            visit.reads.retain(|line| !matches!(&line.state, State::NotRecorded(refused, _) if *refused == ticket));
        }
        // A sync may have waited for it.
        sync::read_anew(app, jobs);
        return app.say(Tone::Done, lang.say("notice-given-up"));
    }
    let Some((standing, writer)) = app.work.standing.as_ref().zip(app.work.writer) else { return };
    let step = standing.ledger().to_undo(writer);
    let Some(what) = step_words(lang, standing, &step) else {
        return app.say(Tone::Known, lang.say("notice-nothing-to-undo"));
    };
    app.append(road::retraction(step), jobs);
    app.say(Tone::Done, lang.say_with("notice-undone", &[("what", what.into())]));
}

/// Restores the step that was undone last, unless something was recorded since.
pub(super) fn redo(app: &mut App, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    if app.outside.flight.is_waiting() {
        return app.say(Tone::Known, lang.say("notice-wait"));
    }
    let Some((standing, writer)) = app.work.standing.as_ref().zip(app.work.writer) else { return };
    // What was refused and is kept happened after the undo.
    let step = if app.outside.flight.is_empty() { standing.ledger().to_redo(writer) } else { Vec::new() };
    let Some(what) = step_words(lang, standing, &step) else {
        return app.say(Tone::Known, lang.say("notice-nothing-to-redo"));
    };
    app.append(road::retraction(step), jobs);
    app.say(Tone::Done, lang.say_with("notice-redone", &[("what", what.into())]));
}
