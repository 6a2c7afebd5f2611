//! The outcomes of the requested work.

use super::{
    conclude, export, importing,
    state::{
        app::App,
        dialog::Dialog,
        notice::Tone,
        reads::{ReadLine, State},
        screens::Screens,
    },
};
use crate::{
    audit::{
        finding::Subject,
        journal::{Entry, Fact},
        standing::VerdictClass,
    },
    job::{ErrandOutcome, Failure, Job, LoopOrder, RecordOutcome, Ticket},
    locale::say_labelled,
};

/// Handles the outcome of recording.
pub(super) fn recorded(app: &mut App, outcome: RecordOutcome, jobs: &mut Vec<Job>) {
    match outcome {
        RecordOutcome::Appended { ticket, entries } => {
            let before = app.screens.visit.as_ref().and_then(|visit| visit.sample).map(|sample| sample.conclusion);
            appended(app, ticket, entries, jobs);
            super::sample::say_conclusion(app, before);
        }
        RecordOutcome::NotAppended { ticket, failure } => refused(app, ticket, failure, jobs),
        RecordOutcome::NotEntered(failure) => super::campaigns::not_entered(app, &failure),
        RecordOutcome::CameraPreferred | RecordOutcome::WhereaboutsKept => {}
        RecordOutcome::CameraNotPreferred(failure) => app.say_failure(&failure),
    }
}

/// Handles the outcome of an errand.
pub(super) fn ran(app: &mut App, outcome: ErrandOutcome, jobs: &mut Vec<Job>) {
    match outcome {
        ErrandOutcome::Exported { path, exported } => export::done(app, &path, &exported),
        ErrandOutcome::PaperMade { path, pages, escaped } => export::paper_made(app, &path, pages, escaped),
        ErrandOutcome::PaperHidden => app.say(Tone::Wrong, app.desk.lang.say("cli-paper-blind")),
        ErrandOutcome::Labelled(told) => {
            let words = say_labelled(app.desk.lang, &told).join(" · ");
            app.say(Tone::Done, words);
        }
        ErrandOutcome::ExportCancelled => {
            app.outside.exporting = None;
            let words = app.desk.lang.say("notice-export-cancelled");
            app.say(Tone::Done, words);
        }
        ErrandOutcome::NotExported(failure) => {
            app.outside.exporting = None;
            app.say_failure(&failure);
        }
        ErrandOutcome::History { tag, revisions } => {
            if let Some(Dialog::Detail(detail)) = &mut app.over.dialog
                && detail.finding.subject == Subject::Device(tag)
            {
                detail.history = Some(revisions);
            }
        }
        ErrandOutcome::Completed(completed) => importing::completed(app, completed),
        ErrandOutcome::Proposed(proposal) => importing::proposed(app, *proposal, jobs),
        ErrandOutcome::Planned(planned) => importing::planned(app, *planned, jobs),
        ErrandOutcome::Imported(told) => importing::imported(app, &told, jobs),
        ErrandOutcome::NotImported(failure) => importing::failed(app, &failure, jobs),
        ErrandOutcome::Rejects { path, rows } => importing::rejects(app, &path, rows),
        ErrandOutcome::Revisions(revisions) => importing::revisions(app, revisions),
        ErrandOutcome::Steps(revision, steps) => importing::steps(app, revision, &steps),
        ErrandOutcome::NotFound(failure) => app.say_failure(&failure),
    }
}

fn appended(app: &mut App, ticket: Ticket, entries: Vec<Entry>, jobs: &mut Vec<Job>) {
    app.outside.flight.landed(ticket);
    let seen = entries.iter().find(|entry| matches!(entry.body.fact, Fact::Seen(_))).map(|entry| entry.id);
    let touched = conclude::applied(&mut app.work, entries);
    for line in lines_of(&mut app.screens, ticket) {
        if let Some(entry) = seen {
            line.state = State::Recorded(entry);
        }
        jobs.push(Job::Loop(LoopOrder::Ring(line.class())));
    }
    conclude::refresh(app, touched);
}

fn refused(app: &mut App, ticket: Ticket, failure: Failure, jobs: &mut Vec<Job>) {
    app.outside.flight.refused(ticket, failure.clone());
    for line in lines_of(&mut app.screens, ticket) {
        line.state = State::NotRecorded(ticket, failure.clone());
    }
    jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
    app.say_failure(&failure);
}

/// Returns the lines that wait for a ticket.
fn lines_of(screens: &mut Screens, ticket: Ticket) -> impl Iterator<Item = &mut ReadLine> {
    let lines = screens.visit.iter_mut().flat_map(|visit| visit.reads.iter_mut());
    lines.filter(move |line| match &line.state {
        State::Recording(waiting) | State::NotRecorded(waiting, _) => *waiting == ticket,
        State::Recorded(_) | State::Already(..) | State::Refused | State::Undone(_) => false,
    })
}
