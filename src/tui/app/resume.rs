//! Reports where the auditor is when this changes, and goes back there at the next start.

use super::{
    campaigns, notes,
    state::{
        app::App, dialog::Dialog, findings::FindingsList, line::TextLine, note::NoteForm, notice::Tone, screen::Screen,
        told::Told, visit::Visit,
    },
};
use crate::{
    audit::{
        journal::{About, Lack, Noted},
        ledger::{RoomState, VisitState},
        progress,
        text::printable_within,
        uai::Uai,
    },
    job::{At, Job, LoopOrder, Record, Whereabouts},
    locale::college_name,
};
use smol_str::SmolStr;
use std::time::Duration;

/// The shortest interval between two reports of the whereabouts. What is typed meanwhile is included in the next one.
const PACE: Duration = Duration::from_millis(500);

/// Returns where the auditor is now.
fn here(app: &App) -> Whereabouts {
    let chosen = || app.screens.dashboard.college().map(|line| line.progress.college);
    let visit = app.screens.visit.as_ref();
    let list = app.screens.findings.as_ref().filter(|_| app.screens.current == Screen::Findings);
    let at = match (app.screens.current, list) {
        (Screen::Dashboard | Screen::Import | Screen::Office, _) | (Screen::Findings, None) => At::Dashboard,
        (Screen::Campaigns, _) => At::Campaigns,
        (Screen::Visit, _) => At::Visit,
        (Screen::Findings, Some(list)) if list.college.is_some() => At::CollegeFindings,
        (Screen::Findings, Some(_)) => At::Findings,
    };
    let visited = matches!(at, At::Visit | At::CollegeFindings);
    let wanted = list.map(|list| &list.wanted);
    Whereabouts {
        campaign: app.work.campaign,
        at,
        college: if visited { visit.map(|visit| visit.college) } else { chosen() },
        room: visit.filter(|_| visited).and_then(|visit| visit.room.clone()),
        filter: wanted.map(|wanted| wanted.filter.text().to_owned()).unwrap_or_default(),
        all: wanted.is_some_and(|wanted| wanted.all),
        undecided: wanted.is_some_and(|wanted| wanted.undecided),
        camera_off: app.desk.has_camera && !app.outside.lens.on,
        note: match &app.over.dialog {
            Some(Dialog::Note(form)) => Some(draft(form)),
            _ => None,
        },
    }
}

fn draft(form: &NoteForm) -> Noted {
    let some = |text: &str| (!text.is_empty()).then(|| SmolStr::new(text));
    Noted {
        college: form.college,
        about: form.about.clone(),
        condition: form.condition,
        lacks: form.lacks(),
        note: some(form.text.text()),
        photo: some(form.photo.text()),
        still: form.still,
    }
}

/// Reports where the auditor is, if this has changed. While facts are on their way to the disk it waits, because a read
/// comes first.
pub(super) fn tell(app: &mut App, jobs: &mut Vec<Job>) {
    let rests = app.outside.told.since.is_some_and(|since| app.now.since.saturating_sub(since) < PACE);
    if !app.is_ready() || rests || app.outside.flight.is_waiting() {
        return;
    }
    let whereabouts = here(app);
    if whereabouts != app.outside.told.whereabouts {
        app.outside.told = Told { whereabouts: whereabouts.clone(), since: Some(app.now.since) };
        jobs.push(Job::Record(Record::KeepWhereabouts(Box::new(whereabouts))));
    }
}

/// The system ends the program.
pub(super) fn hang_up(app: &App, jobs: &mut Vec<Job>) {
    keep(app, jobs);
    jobs.push(Job::Loop(LoopOrder::Quit));
}

/// Whatever ends the program, the auditor or the system: the next start continues here.
pub(super) fn keep(app: &App, jobs: &mut Vec<Job>) {
    if app.is_ready() {
        jobs.push(Job::Record(Record::KeepWhereabouts(Box::new(here(app)))));
    }
}

/// Goes back to where the auditor was, or as near as still possible. Records nothing.
pub(super) fn resume(app: &mut App, place: &Whereabouts, jobs: &mut Vec<Job>) {
    let Some(standing) = app.work.standing.as_ref().filter(|_| app.is_ready() && place.campaign == app.work.campaign) else {
        return;
    };
    app.outside.lens.on = app.desk.has_camera && !place.camera_off;
    let college = place.college.filter(|college| progress::colleges_of(standing).contains(college));
    let open = |college: &Uai| !standing.ledger().is_closed() && standing.ledger().visit(*college) != VisitState::Closed;
    if let Some(college) = college {
        app.screens.dashboard.choose(Some(college));
    }
    let lang = app.desk.lang;
    let name = college.map(|college| college_name(standing.inventory(), college)).unwrap_or_default();
    let place_in_words = match (place.at, college) {
        (At::Dashboard, _) => return,
        (At::Visit | At::CollegeFindings, None) => return,
        (At::Visit | At::CollegeFindings, Some(college)) if !open(&college) => {
            let words = lang.say_with("notice-resumed-closed", &[("college", name.into())]);
            return app.say(Tone::Known, words);
        }
        (At::Campaigns, _) => {
            campaigns::open(app, jobs);
            lang.say("panel-campaigns")
        }
        (At::Findings, _) => {
            app.screens.findings = Some(FindingsList::new(standing, None, Screen::Dashboard));
            app.screens.current = Screen::Findings;
            lang.say("title-findings")
        }
        (At::Visit | At::CollegeFindings, Some(college)) => {
            let mut visit = Visit::new(standing, college);
            let is_open = |room: &_| standing.ledger().room(college, Some(room)) == RoomState::Open;
            visit.room = place.room.clone().filter(is_open);
            visit.choose_room();
            let room = visit.room.as_ref().map(|room| printable_within(room.as_str(), 40));
            app.screens.visit = Some(visit);
            app.screens.current = Screen::Visit;
            if place.at == At::CollegeFindings {
                app.screens.findings = Some(FindingsList::new(standing, Some(college), Screen::Visit));
                app.screens.current = Screen::Findings;
            }
            [Some(name), room].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
    };
    if let Some(list) = app.screens.findings.as_mut().filter(|_| app.screens.current == Screen::Findings) {
        list.wanted.filter = TextLine::new(place.filter.clone());
        (list.wanted.all, list.wanted.undecided) = (place.all, place.undecided);
        if let Some(standing) = &app.work.standing {
            list.refresh(standing);
        }
    }
    if let Some(noted) = &place.note {
        write_on(app, noted);
    }
    let words = lang.say_with("notice-resumed", &[("place", place_in_words.into())]);
    app.say(Tone::Told, words);
}

/// Opens the note that was being written, if its device is still known.
fn write_on(app: &mut App, noted: &Noted) {
    let Some(standing) = &app.work.standing else { return };
    let title = match &noted.about {
        About::Device(tag) => {
            let device = standing.inventory().by_tag(tag.as_str()).and_then(|ix| standing.inventory().device(ix));
            let Some(device) = device else { return };
            notes::device_title(device)
        }
        About::Entry(entry) if standing.ledger().touched(*entry).is_some() => entry.to_string(),
        About::Entry(_) => return,
    };
    let mut form = NoteForm::new(noted.college, noted.about.clone(), title);
    form.condition = noted.condition;
    (form.charger, form.pen) = (noted.lacks.contains(&Lack::Charger), noted.lacks.contains(&Lack::Pen));
    form.text = TextLine::new(noted.note.as_deref().unwrap_or_default());
    form.photo = TextLine::new(noted.photo.as_deref().unwrap_or_default());
    form.still = noted.still;
    app.over.dialog = Some(Dialog::Note(form));
}
