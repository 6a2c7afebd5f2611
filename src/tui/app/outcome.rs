//! The outcomes of the requested work.

use super::{
    conclude, export, importing, rooms,
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
        text::printable_within,
    },
    job::{ErrandOutcome, Failure, Job, LoopOrder, RecordOutcome, Ticket},
    locale::say_labelled,
};

/// Handles the outcome of recording.
pub(super) fn recorded(app: &mut App, outcome: RecordOutcome, jobs: &mut Vec<Job>) {
    match outcome {
        RecordOutcome::Appended { ticket, entries } => {
            let has_moved = entries.iter().any(|entry| matches!(entry.body.fact, Fact::CampaignMoved { .. }));
            let before = app.screens.visit.as_ref().and_then(|visit| visit.sample).map(|sample| sample.conclusion);
            appended(app, ticket, entries, jobs);
            super::sample::say_conclusion(app, before);
            super::findings::settled(app, ticket);
            if has_moved {
                super::office::has_moved(app, jobs);
            }
        }
        RecordOutcome::NotAppended { ticket, failure } => refused(app, ticket, failure, jobs),
        RecordOutcome::NotEntered(failure) => super::campaigns::not_entered(app, &failure, jobs),
        RecordOutcome::CameraPreferred | RecordOutcome::WhereaboutsKept => {}
        RecordOutcome::CameraNotPreferred(failure) => app.say_failure(&failure),
    }
}

/// Handles the outcome of an errand.
pub(super) fn ran(app: &mut App, outcome: ErrandOutcome, jobs: &mut Vec<Job>) {
    match outcome {
        ErrandOutcome::Exported { path, exported } => export::done(app, &path, &exported),
        ErrandOutcome::PaperMade { path, pages, escaped, left_out, replaced } => {
            export::paper_made(app, &path, (pages, escaped), left_out, replaced);
        }
        ErrandOutcome::PaperHidden => {
            app.outside.asked.pop_front();
            app.say(Tone::Wrong, app.desk.lang.say("cli-paper-blind"));
        }
        ErrandOutcome::Labelled(told) => {
            app.outside.asked.pop_front();
            app.outside.written = Some(told.path.clone());
            let words = say_labelled(app.desk.lang, &told).join(" · ");
            app.say(Tone::Done, words);
        }
        ErrandOutcome::ExportCancelled => {
            app.outside.asked.pop_front();
            app.outside.exporting = None;
            let words = app.desk.lang.say("notice-export-cancelled");
            app.say(Tone::Done, words);
        }
        ErrandOutcome::NotExported(failure) => export::refused(app, &failure),
        ErrandOutcome::History { tag, history } => {
            if let Some(Dialog::Detail(detail)) = &mut app.over.dialog
                && detail.finding.subject == Subject::Device(tag)
            {
                detail.history = Some(history);
            }
        }
        ErrandOutcome::Completed(completed) => app.over.complete(completed),
        ErrandOutcome::Proposed(proposal) => importing::proposed(app, *proposal, jobs),
        ErrandOutcome::Planned(planned) => importing::planned(app, *planned, jobs),
        ErrandOutcome::Imported(told) => importing::imported(app, &told, jobs),
        ErrandOutcome::NotImported(failure) => importing::failed(app, &failure, jobs),
        ErrandOutcome::Rejects { path, rows } => importing::rejects(app, &path, rows),
        ErrandOutcome::Revisions(revisions) => importing::revisions(app, revisions),
        ErrandOutcome::Steps(revision, steps) => importing::steps(app, revision, &steps),
        ErrandOutcome::Compared(compared) => super::office::compared(app, &compared),
        ErrandOutcome::Opened(path) => {
            let path = printable_within(&path.display().to_string(), 120);
            app.say(Tone::Done, app.desk.lang.say_with("notice-opened", &[("path", path.into())]));
        }
        ErrandOutcome::NotFound(failure) => app.say_failure(&failure),
    }
}

fn appended(app: &mut App, ticket: Ticket, entries: Vec<Entry>, jobs: &mut Vec<Job>) {
    app.outside.flight.landed(ticket);
    let seen = |entry: &&Entry| matches!(entry.body.fact, Fact::Seen(_) | Fact::Unlabelled { .. });
    let seen = entries.iter().find(seen).map(|entry| entry.id);
    let touched = conclude::applied(&mut app.work, entries);
    for line in lines_of(&mut app.screens, ticket) {
        if let Some(entry) = seen {
            line.state = State::Recorded(entry);
        }
        jobs.push(Job::Loop(LoopOrder::Ring(line.class())));
    }
    conclude::refresh(app, touched);
    rooms::leave_undone(app);
    super::sync::read_anew(app, jobs);
}

fn refused(app: &mut App, ticket: Ticket, failure: Failure, jobs: &mut Vec<Job>) {
    app.outside.flight.refused(ticket, failure.clone());
    for line in lines_of(&mut app.screens, ticket) {
        line.state = State::NotRecorded(ticket, failure.clone());
    }
    jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
    app.screens.campaigns.entering = false;
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
