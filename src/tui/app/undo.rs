//! Undo and redo. The ledger returns what they would retract; this is requested as entries and reported in words.

use super::state::{app::App, notice::Tone, reads::State};
use crate::{
    audit::{
        finding::Subject,
        ids::EntryId,
        journal::{About, Fact},
        ledger::Touched,
        standing::Standing,
        text::printable_within,
    },
    job::Job,
    locale::{Lang, subject_words},
};

/// How many characters of a read text are shown.
const SAID: usize = 40;

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
        return app.say(Tone::Done, lang.say("notice-given-up"));
    }
    let Some((standing, writer)) = app.work.standing.as_ref().zip(app.work.writer) else { return };
    let step = standing.ledger().to_undo(writer);
    let Some(what) = told(lang, standing, &step) else {
        return app.say(Tone::Known, lang.say("notice-nothing-to-undo"));
    };
    retract(app, step, jobs);
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
    let Some(what) = told(lang, standing, &step) else {
        return app.say(Tone::Known, lang.say("notice-nothing-to-redo"));
    };
    retract(app, step, jobs);
    app.say(Tone::Done, lang.say_with("notice-redone", &[("what", what.into())]));
}

fn retract(app: &mut App, step: Vec<EntryId>, jobs: &mut Vec<Job>) {
    app.append(step.into_iter().map(|entry| Fact::Retracted { entry }).collect(), jobs);
}

/// A step in words; `None` if it is empty.
fn told(lang: Lang, standing: &Standing, step: &[EntryId]) -> Option<String> {
    let first = told_entry(lang, standing, *step.last()?);
    Some(match step.len() {
        1 => first,
        count => lang.say_with("undone-more", &[("what", first.into()), ("count", (count - 1).into())]),
    })
}

fn told_entry(lang: Lang, standing: &Standing, entry: EntryId) -> String {
    let ledger = standing.ledger();
    match ledger.touched(entry) {
        // A redo retracts a retraction. What that one had retracted is restored.
        Some(Touched::Entry(target)) => told_act(lang, standing, *target),
        _ => told_act(lang, standing, entry),
    }
}

fn told_act(lang: Lang, standing: &Standing, entry: EntryId) -> String {
    let ledger = standing.ledger();
    match ledger.touched(entry) {
        Some(Touched::Read(ix)) => {
            let text = ledger.read(*ix).map(|read| printable_within(&read.payload.kept, SAID)).unwrap_or_default();
            lang.say_with("undone-read", &[("tag", text.into())])
        }
        Some(Touched::Visit(_)) if ledger.is_going_full(entry) => lang.say("undone-full"),
        Some(Touched::Visit(_)) => lang.say("undone-visit"),
        Some(Touched::Room(_, room)) => lang.say_with("undone-room", &[("room", room.to_string().into())]),
        Some(Touched::Unlabelled(_)) => lang.say("undone-unlabelled"),
        Some(Touched::Decision(finding)) => {
            let decision = ledger.decision_entry(entry).map(|found| lang.name(found.decided.decision)).unwrap_or_default();
            let about = match &finding.subject {
                // The place where it was seen no longer identifies it once this is undone.
                Subject::Entry(_) => lang.name(finding.code),
                Subject::Device(_) | Subject::Payload(_) => subject_words(standing, finding),
            };
            lang.say_with("undone-decision", &[("decision", decision.into()), ("tag", about.into())])
        }
        Some(Touched::Remark(About::Device(tag))) => lang.say_with("undone-note", &[("tag", tag.to_string().into())]),
        Some(Touched::Aside) => lang.say("undone-aside"),
        Some(Touched::Remark(About::Entry(_)) | Touched::Entry(_) | Touched::Foreign | Touched::Campaign) | None => {
            lang.say("undone-remark")
        }
    }
}
