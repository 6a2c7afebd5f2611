//! What came of the work that was asked for.

use super::{
    dialog::Dialog,
    state::{App, Tone},
    visit::{ReadLine, State},
};
use crate::{
    audit::{
        finding::Subject,
        ids::EntryId,
        journal::{Entry, Fact},
        ledger::Touched,
        standing::{Standing, VerdictClass},
        text::printable_within,
        uai::Uai,
    },
    job::{Doing, Failure, Job, Outcome, Stamp, Ticket},
};

pub(super) fn take(app: &mut App, stamp: Stamp, outcome: Outcome, jobs: &mut Vec<Job>) {
    match outcome {
        Outcome::Appended { ticket, entries } => {
            let before = app.visit.as_ref().and_then(|visit| visit.sample).map(|sample| sample.conclusion);
            appended(app, ticket, entries, jobs);
            super::sample::say_conclusion(app, stamp, before);
        }
        Outcome::NotAppended { ticket, failure } => refused(app, stamp, ticket, failure, jobs),
        Outcome::NotEntered(failure) => super::campaigns::not_entered(app, stamp, &failure),
        Outcome::Exported { path, rows } => {
            app.exporting = None;
            let path = printable_within(&path.display().to_string(), 120);
            let words = app.lang.say_with("notice-exported", &[("rows", rows.into()), ("path", path.into())]);
            app.say(stamp.since, Tone::Done, words);
        }
        Outcome::ExportCancelled => {
            app.exporting = None;
            let words = app.lang.say("notice-export-cancelled");
            app.say(stamp.since, Tone::Done, words);
        }
        Outcome::History { tag, revisions } => {
            if let Some(Dialog::Detail(detail)) = &mut app.dialog
                && detail.finding.subject == Subject::Device(tag)
            {
                detail.history = Some(revisions);
            }
        }
        Outcome::Imported(told) => super::guide::imported(app, told, jobs),
        Outcome::NotImported(failure) => super::guide::not_imported(app, stamp, &failure),
        Outcome::CameraPreferred | Outcome::WhereaboutsKept => {}
        Outcome::Failed(failure) => {
            if failure.doing == Doing::Export {
                app.exporting = None;
            }
            app.say_failure(stamp.since, &failure);
        }
    }
}

fn appended(app: &mut App, ticket: Ticket, entries: Vec<Entry>, jobs: &mut Vec<Job>) {
    app.flight.landed(ticket);
    let seen = entries.iter().find(|entry| matches!(entry.body.fact, Fact::Seen(_))).map(|entry| entry.id);
    let touched = applied(app, entries);
    for line in lines_of(app, ticket) {
        if let Some(entry) = seen {
            line.state = State::Recorded(entry);
        }
        jobs.push(Job::Ring(line.class()));
    }
    refresh(app, touched);
}

/// Concludes from entries that came from elsewhere, and shows it.
pub(super) fn conclude(app: &mut App, entries: Vec<Entry>) {
    let touched = applied(app, entries);
    refresh(app, touched);
}

/// Concludes from entries; the colleges whose figures that changes, `None` for all.
fn applied(app: &mut App, entries: Vec<Entry>) -> Option<Vec<Uai>> {
    let mut touched = Some(Vec::new());
    if let Some(standing) = &mut app.standing {
        if standing.ledger().is_governed_by_any(&entries) {
            standing.apply_all(entries);
            return None;
        }
        for entry in entries {
            let mut colleges = affected(standing, &entry);
            let delta = standing.apply(entry);
            if let Some(colleges) = &mut colleges {
                let findings = || delta.gone.iter().chain(&delta.come);
                colleges.extend(findings().map(|finding| finding.college));
                // A device read elsewhere counts as read at home, where it may have no finding: nobody is there yet.
                let inventory = standing.inventory();
                let home = |subject: &Subject| match subject {
                    Subject::Device(tag) => inventory.device(inventory.by_tag(tag.as_str())?)?.college,
                    _ => None,
                };
                colleges.extend(findings().filter_map(|finding| home(&finding.subject)));
            }
            touched = touched.zip(colleges).map(|(mut all, more)| {
                all.extend(more);
                all
            });
        }
    }
    touched
}

fn refresh(app: &mut App, touched: Option<Vec<Uai>>) {
    match touched {
        Some(mut colleges) => {
            colleges.sort_unstable();
            colleges.dedup();
            app.refresh(&colleges);
        }
        None => app.refresh_all(),
    }
}

/// The colleges whose figures an entry changes beside those whose findings it changes; `None` for all.
fn affected(standing: &Standing, entry: &Entry) -> Option<Vec<Uai>> {
    match &entry.body.fact {
        Fact::VisitOpened { college } | Fact::VisitClosed { college } | Fact::WentFull { college } => Some(vec![*college]),
        Fact::RoomOpened(place) | Fact::RoomClosed(place) => Some(vec![place.college]),
        Fact::Seen(seen) => Some(vec![seen.spot.college]),
        Fact::Unlabelled { spot, .. } => Some(vec![spot.college]),
        Fact::Noted(noted) => Some(vec![noted.college]),
        Fact::Decided(decided) => Some(vec![decided.finding.college]),
        Fact::Retracted { entry } => college_of(standing, *entry).map(|college| vec![college]),
        Fact::Joined { .. }
        | Fact::CampaignOpened { .. }
        | Fact::CampaignMoved { .. }
        | Fact::CampaignClosed {}
        | Fact::CampaignReopened {}
        | Fact::CampaignWidened { .. }
        | Fact::RosterOpened { .. }
        | Fact::StationAccepted { .. }
        | Fact::StationRefused { .. }
        | Fact::Stated { .. }
        | Fact::ClockSet { .. }
        | Fact::Foreign(_) => None,
    }
}

fn college_of(standing: &Standing, entry: EntryId) -> Option<Uai> {
    let ledger = standing.ledger();
    match ledger.touched_in_the_end(entry)? {
        Touched::Read(ix) => ledger.read(*ix).map(|read| read.spot.college),
        Touched::Visit(college) | Touched::Room(college, _) => Some(*college),
        Touched::Unlabelled(entry) => ledger.unlabelled_college(*entry),
        Touched::Decision(finding) => Some(finding.college),
        Touched::Entry(_) | Touched::Remark(_) | Touched::Foreign | Touched::Campaign | Touched::Aside => None,
    }
}

fn refused(app: &mut App, stamp: Stamp, ticket: Ticket, failure: Failure, jobs: &mut Vec<Job>) {
    app.flight.refused(ticket, failure.clone());
    for line in lines_of(app, ticket) {
        line.state = State::NotRecorded(ticket, failure.clone());
    }
    jobs.push(Job::Ring(VerdictClass::Again));
    app.say_failure(stamp.since, &failure);
}

/// The lines that wait for a ticket.
fn lines_of(app: &mut App, ticket: Ticket) -> impl Iterator<Item = &mut ReadLine> {
    let lines = app.visit.iter_mut().flat_map(|visit| visit.reads.iter_mut());
    lines.filter(move |line| match &line.state {
        State::Recording(waiting) | State::NotRecorded(waiting, _) => *waiting == ticket,
        State::Recorded(_) | State::Already(..) | State::Refused | State::Undone(_) => false,
    })
}
