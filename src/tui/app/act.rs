//! What an action does on each screen.

use super::{
    campaigns, decide,
    dialog::{Ask, Detail, Dialog, Menu, NoteForm, Sure, Ticks},
    dialogs,
    findings::FindingsList,
    guide, palette, reading, rooms, sample,
    screen::Screen,
    state::{App, Tone},
    text::moved,
    undo,
    visit::{Earlier, Mode, ReadLine, State, Visit, is_by_label},
};
use crate::{
    audit::{
        finding::{Finding, Subject},
        inventory::Device,
        journal::{About, Fact, Spot},
        text::{fold, printable_within},
        uai::Uai,
    },
    job::{Job, LensOrder, Stamp},
    locale::say_reason,
    tui::keys::{Action, Context},
};

pub(super) fn act(app: &mut App, stamp: Stamp, context: Context, action: Action, jobs: &mut Vec<Job>) {
    match action {
        Action::Quit => return quit(app, jobs),
        Action::Help if context != Context::Visit || !is_typed_question(app) => {
            app.help = Some(0);
            return;
        }
        _ => {}
    }
    if let Some(top) = &mut app.help {
        match moved(action, usize::from(*top), usize::from(u16::MAX), 10) {
            Some(line) => *top = u16::try_from(line).unwrap_or(u16::MAX).min(200),
            None => app.help = None,
        }
        return;
    }
    if app.palette.is_some() {
        return palette::act(app, stamp, action, jobs);
    }
    if action == Action::Palette {
        return palette::open(app);
    }
    // Until the other campaign is there, nothing may be recorded in this one.
    if app.campaigns.entering {
        return;
    }
    if action == Action::Sync && app.dialog.is_none() {
        return super::sync::open(app);
    }
    if !app.is_ready() {
        return without_campaign(app, stamp, action, jobs);
    }
    match action {
        Action::Retry => return retry(app, stamp, jobs),
        Action::Undo if app.dialog.is_none() => return undo::undo(app, stamp, jobs),
        Action::Redo if app.dialog.is_none() => return undo::redo(app, stamp, jobs),
        _ => {}
    }
    if app.dialog.is_some() {
        return dialogs::act(app, stamp, action, jobs);
    }
    if action == Action::Back && super::export::cancel(app, jobs) {
        return;
    }
    match app.screen {
        Screen::Dashboard => dashboard(app, stamp, action, jobs),
        Screen::Campaigns => campaigns::act(app, stamp, action, jobs),
        Screen::Visit => visit(app, stamp, action, jobs),
        Screen::Findings => findings(app, stamp, action, jobs),
    }
}

/// Without a campaign there is the list of them, and the guide.
fn without_campaign(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    match app.screen {
        _ if app.dialog.is_some() => dialogs::act(app, stamp, action, jobs),
        Screen::Campaigns => campaigns::act(app, stamp, action, jobs),
        _ => guide::act(app, stamp, action, jobs),
    }
}

fn is_typed_question(app: &App) -> bool {
    app.visit.as_ref().is_some_and(|visit| visit.input.is_question())
}

fn quit(app: &mut App, jobs: &mut Vec<Job>) {
    let asked = matches!(app.dialog, Some(Dialog::Confirm { sure: Sure::Quit, .. }));
    if app.flight.is_empty() || asked {
        super::resume::leave(app, jobs);
        jobs.push(Job::Quit);
    } else {
        app.help = None;
        app.dialog = Some(Dialog::Confirm { sure: Sure::Quit, devices: Vec::new(), top: 0 });
    }
}

fn retry(app: &mut App, stamp: Stamp, jobs: &mut Vec<Job>) {
    let again = app.flight.retry();
    if again.is_empty() {
        let words = app.lang.say("notice-nothing-to-retry");
        return app.say(stamp.since, Tone::Known, words);
    }
    app.notice = None;
    for (ticket, job) in again {
        if let Some(visit) = &mut app.visit {
            for line in &mut visit.reads {
                if matches!(&line.state, State::NotRecorded(refused, _) if *refused == ticket) {
                    line.state = State::Recording(ticket);
                }
            }
        }
        jobs.push(job);
    }
}

fn dashboard(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    if let Some(line) = moved(action, app.dashboard.chosen, app.dashboard.shown.len(), page) {
        app.dashboard.chosen = line;
        return;
    }
    let Some(standing) = &app.standing else { return };
    match action {
        Action::Sort => app.dashboard.turn_sort(standing.inventory()),
        Action::Visit => {
            if let Some(college) = app.dashboard.college().map(|line| line.progress.college) {
                enter(app, stamp, college);
            }
        }
        Action::Findings => {
            app.findings = Some(FindingsList::new(standing, None, Screen::Dashboard));
            app.screen = Screen::Findings;
        }
        Action::Filter => app.dialog = Some(Dialog::Filter),
        Action::Campaigns => campaigns::open(app, jobs),
        Action::Programmes => app.dialog = Some(Dialog::Programmes),
        Action::Back => {
            super::text::edit_filter(app, String::clear);
            app.notice = None;
        }
        _ => {}
    }
}

/// Goes to the visit of a college. Looking does not open it: the first room opened or the first device read does.
fn enter(app: &mut App, stamp: Stamp, college: Uai) {
    let Some(standing) = &app.standing else { return };
    // What was said there since is kept while the program runs.
    if app.visit.as_ref().is_none_or(|visit| visit.college != college) {
        app.visit = Some(Visit::new(standing, college));
    }
    let objection = app.writer.and_then(|writer| standing.ledger().objection_to(writer, &Fact::VisitOpened { college }));
    app.notice = None;
    app.screen = Screen::Visit;
    if let Some(reason) = objection {
        let words = say_reason(app.lang, reason);
        app.say(stamp.since, Tone::Wrong, words);
    }
}

/// Goes to the visit of a college and to a room of it, opened where it is not.
pub(super) fn go(app: &mut App, stamp: Stamp, spot: &Spot, jobs: &mut Vec<Job>) {
    // Until the other campaign is there, nothing may be read in this one.
    if app.campaigns.entering {
        return;
    }
    (app.dialog, app.help, app.palette) = (None, None, None);
    enter(app, stamp, spot.college);
    if let Some(room) = &spot.room {
        rooms::open_named(app, stamp, room.as_str(), jobs);
    }
}

fn visit(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let wants_lens = app.wants_lens();
    let Some(visit) = &mut app.visit else { return };
    if let Some(line) = moved(action, visit.chosen, visit.rooms.len(), page) {
        visit.chosen = line;
        return;
    }
    match action {
        Action::Submit if visit.input.is_empty() && visit.is_echo(stamp.since) => {}
        Action::Submit if visit.input.is_empty() => rooms::take_chosen(app, stamp, jobs),
        Action::Submit if visit.input.is_question() => {
            visit.input.clear();
            app.help = Some(0);
        }
        Action::Submit | Action::SubmitTab => reading::submit(app, stamp, jobs),
        Action::NewRoom => app.dialog = Some(Dialog::Prompt { ask: Ask::NewRoom, text: String::new() }),
        Action::CloseRoom => rooms::ask_close(app, stamp),
        Action::CloseVisit => rooms::ask_close_visit(app, stamp, jobs),
        Action::Lens => switch_lens(app, stamp),
        Action::NextCamera if wants_lens => {
            app.seeks_camera = true;
            jobs.push(Job::Lens(LensOrder::Cycle));
        }
        Action::Unlabelled => app.dialog = Some(Dialog::Menu { menu: Menu::Label, chosen: Some(0) }),
        Action::SerialOnly => {
            visit.mode = if visit.mode == Mode::SerialOnly { Mode::Tag } else { Mode::SerialOnly };
        }
        Action::SerialOfLast => serial_of_last(app, stamp),
        Action::TickList => {
            if let Some(standing) = &app.standing {
                let mut ticks = Ticks::default();
                ticks.refresh(standing, visit);
                if ticks.devices.is_empty() && visit.hides_expected(standing) {
                    let words = app.lang.say("notice-blind");
                    app.say(stamp.since, Tone::Known, words);
                } else {
                    app.dialog = Some(Dialog::Ticks(ticks));
                }
            }
        }
        Action::Sample => sample::open(app, stamp),
        Action::Note => note_last(app, stamp),
        Action::CollegeFindings => {
            if let Some(standing) = &app.standing {
                app.findings = Some(FindingsList::new(standing, Some(visit.college), Screen::Visit));
                app.screen = Screen::Findings;
            }
        }
        Action::Back => {
            if !visit.input.is_empty() {
                visit.input.clear();
            } else if visit.mode != Mode::Tag {
                visit.mode = Mode::Tag;
            } else {
                app.screen = Screen::Dashboard;
                app.notice = None;
            }
        }
        _ => {}
    }
}

fn switch_lens(app: &mut App, stamp: Stamp) {
    if app.has_camera {
        app.lens.on = !app.lens.on;
    } else {
        let words = app.lang.say("lens-no-camera");
        app.say(stamp.since, Tone::Known, words);
    }
}

fn serial_of_last(app: &mut App, stamp: Stamp) {
    let lang = app.lang;
    let Some(visit) = &mut app.visit else { return };
    let last = visit.reads.iter().find(|line| is_noteworthy(line)).cloned();
    match last {
        Some(line) if is_by_label(line.reading.by) => {
            let entry = match line.state {
                State::Recorded(entry) => Some(entry),
                _ => None,
            };
            visit.mode = Mode::SerialOf(Box::new(Earlier { reading: line.reading, spot: line.spot, entry }));
            app.say(stamp.since, Tone::Known, lang.say("notice-serial-now"));
        }
        Some(_) => app.say(stamp.since, Tone::Known, lang.say("notice-serial-needs-tag")),
        None => app.say(stamp.since, Tone::Known, lang.say("notice-nothing-read")),
    }
}

/// Whether a line tells of a device that can be spoken about: recorded, here or before.
fn is_noteworthy(line: &ReadLine) -> bool {
    matches!(line.state, State::Recorded(_) | State::Already(..) | State::Recording(_))
}

fn note_last(app: &mut App, stamp: Stamp) {
    let lang = app.lang;
    let (Some(visit), Some(standing)) = (&app.visit, &app.standing) else { return };
    let line = visit.reads.iter().find(|line| is_noteworthy(line));
    let found = line.and_then(|line| {
        let about = match (line.device().and_then(|ix| standing.inventory().device(ix)), &line.state) {
            (Some(device), _) => Some(About::Device(device.tag.clone())),
            (None, State::Recorded(entry)) => Some(About::Entry(*entry)),
            (None, State::Already(..)) => entry_of_unknown(standing, line),
            (None, _) => None,
        };
        let title = line
            .device()
            .and_then(|ix| standing.inventory().device(ix))
            .map_or_else(|| printable_within(&line.reading.payload.kept, 40), device_title);
        about.map(|about| (about, title))
    });
    match found {
        Some((about, title)) => app.dialog = Some(Dialog::Note(NoteForm::new(visit.college, about, title))),
        None => app.say(stamp.since, Tone::Known, lang.say("notice-nothing-read")),
    }
}

/// A device in a few words, over what is asked about it.
pub(super) fn device_title(device: &Device) -> String {
    format!("{} · {}", device.tag, printable_within(&device.model, 40))
}

fn entry_of_unknown(standing: &crate::audit::standing::Standing, line: &ReadLine) -> Option<About> {
    let text = crate::audit::tag::normal::normal(&line.reading.payload.kept);
    let (_, read) = standing.sightings().of_unknown(standing.ledger(), &text).next()?;
    Some(About::Entry(read.order.id()))
}

fn findings(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let (Some(list), Some(standing)) = (&mut app.findings, &app.standing) else {
        app.screen = Screen::Dashboard;
        return;
    };
    if let Some(line) = moved(action, list.chosen, list.len(), page) {
        list.chosen = line;
        return;
    }
    match action {
        Action::Decide => decide::ask(app, stamp, None),
        Action::DecideAgain => decide::again(app, stamp, jobs),
        Action::Detail => {
            if let Some(finding) = list.finding().cloned() {
                if let Subject::Device(tag) = &finding.subject {
                    jobs.push(Job::History(tag.clone()));
                }
                app.dialog = Some(Dialog::Detail(Box::new(Detail { finding, history: None, top: 0 })));
            }
        }
        Action::Mark => list.mark(),
        Action::MarkAll => list.mark_all(),
        Action::Filter => app.dialog = Some(Dialog::Filter),
        Action::NextCode | Action::PreviousCode => {
            list.turn_code(action == Action::NextCode);
        }
        Action::ToggleAll => {
            list.wanted.all = !list.wanted.all;
            list.wanted.code = None;
            list.refresh(standing);
        }
        Action::ToggleUndecided => {
            list.wanted.undecided = !list.wanted.undecided;
            list.refilter();
        }
        Action::Regroup => {
            list.wanted.group = list.wanted.group.next();
            list.regroup();
        }
        Action::Note => {
            if let Some(finding) = list.finding().cloned() {
                note_finding(app, &finding);
            }
        }
        Action::Export => {
            let text = proposed_name(app);
            app.dialog = Some(Dialog::Prompt { ask: Ask::ExportPath, text });
        }
        Action::Back => {
            if !list.marked.is_empty() {
                list.marked.clear();
            } else if list.wanted.filter.is_empty() && list.wanted.code.is_none() {
                app.screen = list.from;
                app.notice = None;
            } else {
                list.wanted.filter.clear();
                list.wanted.code = None;
                list.refilter();
            }
        }
        _ => {}
    }
}

fn note_finding(app: &mut App, finding: &Finding) {
    let Some(standing) = &app.standing else { return };
    let evidence = standing.evidence(finding);
    let (about, title) = match &finding.subject {
        Subject::Device(tag) => (Some(About::Device(tag.clone())), tag.to_string()),
        Subject::Payload(text) => (evidence.read.map(|(_, read)| About::Entry(read.order.id())), printable_within(text, 40)),
        Subject::Entry(entry) => (Some(About::Entry(*entry)), app.lang.name(finding.code)),
    };
    if let Some(about) = about {
        app.dialog = Some(Dialog::Note(NoteForm::new(finding.college, about, title)));
    }
}

/// `ecarts-campagne-2026-11-23.csv`, in letters that every file system takes.
fn proposed_name(app: &App) -> String {
    let Some((list, standing)) = app.findings.as_ref().zip(app.standing.as_ref()) else { return String::new() };
    let campaign = standing.ledger().campaign().map(|c| c.name.to_string()).unwrap_or_default();
    let slug: String = fold(&campaign).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let kind = app.lang.say(if list.wanted.all { "file-findings" } else { "file-discrepancies" });
    let college = list.college.map(|uai| uai.to_string()).unwrap_or_default();
    let date = app.today.unwrap_or_else(|| standing.date()).to_string();
    let parts = [kind, slug, college, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    format!("{}.csv", parts.join("-"))
}
