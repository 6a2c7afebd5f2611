//! Handles one message: changes the state and returns the requested work.

use super::{
    act, parts, scan,
    state::{app::App, dialog::Dialog, importing::Stage, notice::Tone, office::Part, screen::Screen},
    text,
};
use crate::{
    audit::standing::Standing,
    job::{Errand, Job, LensEvent, LensOrder, Record, Stamp},
    tui::{
        keys::{Action, Context, Key},
        message::Message,
    },
};
use std::time::Duration;

/// The shortest time for which a notice is shown. A failure is shown until the next notice.
const SHOWN: Duration = Duration::from_secs(8);

/// The highest number before a key that moves.
const MOST: usize = 9_999;

/// Handles a message. Pure: reads no clock and changes nothing outside. All work to do is in the jobs.
pub fn update(app: &mut App, stamp: Stamp, message: Message) -> Vec<Job> {
    let mut jobs = Vec::new();
    app.now = stamp;
    let lens_before = app.wants_lens();
    // A picture of the camera may be due.
    app.drawn.changed = lens_before || !matches!(message, Message::Tick);
    match message {
        Message::At(since, inner) => return update(app, Stamp { since, ..stamp }, *inner),
        Message::Key(pressed) => key(app, pressed, false, &mut jobs),
        Message::Swift(pressed) => key(app, pressed, true, &mut jobs),
        // What a scanner typed may look like the report of a mouse.
        Message::Click { .. } | Message::Wheel { .. } if app.keyboard.run.lasts(app.now.since) => {}
        Message::Click { column, row } => super::mouse::click(app, (column, row), &mut jobs),
        Message::Wheel { column, row, down } => super::mouse::wheel(app, (column, row), down, &mut jobs),
        Message::Paste(pasted) => {
            scan::pour(app);
            text::paste(app, &pasted);
        }
        Message::Resize { width, height } => app.drawn.size = (width, height),
        Message::Go(spot) => super::visit::go(app, &spot, &mut jobs),
        Message::Resume(place) => super::resume::resume(app, &place, &mut jobs),
        Message::HangUp => super::resume::hang_up(app, &mut jobs),
        Message::Stop => super::resume::keep(app, &mut jobs),
        Message::Continued => {}
        Message::Tick => tick(app, &mut jobs),
        Message::Lens(event) => lens(app, event, &mut jobs),
        Message::Surveyed(survey) => super::campaigns::surveyed(app, survey),
        Message::Entered(entered) => super::campaigns::entered(app, *entered, &mut jobs),
        // Only one errand runs at a time.
        Message::Progress(progress) if matches!(app.screens.importing.stage, Stage::Working(_)) => {
            super::importing::progress(app, progress);
        }
        Message::Progress(progress) => super::export::advanced(app, progress),
        Message::Sync(news) => super::sync::take(app, news, &mut jobs),
        Message::Hub(outcome) => super::office::answered(app, outcome),
        Message::Recorded(outcome) => super::outcome::recorded(app, outcome, &mut jobs),
        Message::Errand(outcome) => super::outcome::ran(app, outcome, &mut jobs),
        Message::Photograph(outcome) => super::photographs::answered(app, outcome, &mut jobs),
        Message::StandingReplaced(standing) => super::conclude::replace(app, *standing),
        Message::OfficeChanged => jobs.push(Job::Errand(Errand::Survey(app.work.campaign))),
    }
    match (lens_before, app.wants_lens()) {
        (false, true) => jobs.push(Job::Lens(LensOrder::Start)),
        (true, false) => {
            app.outside.lens.rest();
            app.outside.seeks_camera = false;
            jobs.push(Job::Lens(LensOrder::Stop));
        }
        _ => {}
    }
    jobs
}

fn tick(app: &mut App, jobs: &mut Vec<Job>) {
    if app.notice.as_ref().is_some_and(|n| n.tone != Tone::Wrong && app.now.since.saturating_sub(n.since) >= SHOWN) {
        app.notice = None;
        app.drawn.changed = true;
    }
    midnight(app);
    // The seconds until the next sync are counted down.
    let office = app.screens.current == Screen::Office && app.screens.office.part == Part::Hub;
    app.drawn.changed |= office || matches!(app.over.dialog, Some(Dialog::Sync { .. }));
    // So are those of an import that the outside works on.
    app.drawn.changed |= app.screens.current == Screen::Import && matches!(app.screens.importing.stage, Stage::Working(_));
    // The pace of reading and the end that it promises change with every minute.
    let minute = app.now.moment.ms().div_euclid(60_000);
    app.drawn.changed |= app.screens.current == Screen::Visit && app.drawn.minute.replace(minute) != Some(minute);
    super::resume::tell(app, jobs);
    if app.context() != Context::Visit {
        return;
    }
    let (Some(visit), Some(standing)) = (&mut app.screens.visit, &app.work.standing) else { return };
    if visit.input.asks_for_help(app.now.since) {
        visit.input.clear();
        app.over.help = Some(0);
        app.drawn.changed = true;
    } else if visit.input.is_dross(app.now.since) {
        visit.input.clear();
        app.drawn.changed = true;
    } else if parts::has_ended(standing, visit, app.now, app.keyboard.ends_lines) {
        app.drawn.changed = true;
        app.keyboard.ends_lines = false;
        super::reading::submit(app, jobs);
    } else {
        parts::tell(app);
    }
}

/// A loan becomes overdue with the date: after midnight everything is concluded again.
fn midnight(app: &mut App) {
    let today = app.now.moment.date();
    let turned = app.work.today.is_some_and(|before| before != today);
    app.work.today = Some(today);
    if turned && let Some(standing) = &app.work.standing {
        let anew = Standing::new(standing.inventory().clone(), standing.ledger().clone(), today);
        app.work.standing = Some(anew);
        app.refresh_all();
        app.drawn.changed = true;
    }
}

fn lens(app: &mut App, event: LensEvent, jobs: &mut Vec<Job>) {
    if !app.wants_lens() {
        return;
    }
    let sights = match &event {
        LensEvent::Glimpse(glimpse) => glimpse.sights.clone(),
        LensEvent::Opened(_) | LensEvent::Trouble(_) | LensEvent::Ended => Vec::new(),
    };
    // Only a camera that the auditor requested is remembered, not one that was opened because the usual one is not
    // there.
    if let LensEvent::Opened(face) = &event
        && std::mem::take(&mut app.outside.seeks_camera)
    {
        jobs.push(Job::Record(Record::PreferCamera(face.name.clone())));
    }
    app.outside.lens.take(event);
    // While a question is open, the auditor looks at the question. A device shown during that time must be shown again
    // afterwards.
    if app.context() != Context::Visit && !sights.is_empty() {
        let words = app.desk.lang.say("notice-sight-ignored");
        app.say(Tone::Known, words);
    }
    if app.context() == Context::Visit {
        for sight in sights {
            super::reading::sighted(app, &sight, jobs);
        }
    }
}

fn key(app: &mut App, key: Key, swift: bool, jobs: &mut Vec<Job>) {
    let context = app.context();
    app.drawn.mouse.held = None;
    let Some(key) = scan::sift(app, scan::Pressed { key, context, swift }) else { return };
    if context.takes_text() && text::take(app, context, key) {
        return;
    }
    let count = std::mem::take(&mut app.keyboard.count);
    let asked = app.desk.keys.action_of(context, key);
    if asked.is_none()
        && context.counts()
        && let Some(digit) = key.typed().and_then(|c| c.to_digit(10))
    {
        app.keyboard.count = (count * 10 + digit as usize).min(MOST);
        return;
    }
    match (asked, key.number()) {
        (Some(Action::Number), Some(line)) if app.is_ready() || context == Context::Guide => numbered(app, context, line),
        (Some(action), _) => {
            let times = match action {
                Action::Up | Action::Down | Action::PageUp | Action::PageDown => count.max(1),
                // As in other programs, Escape first cancels the number.
                Action::Back if count > 0 => 0,
                _ => 1,
            };
            for _ in 0..times {
                act::act(app, context, action, jobs);
            }
        }
        (None, _) => {}
    }
}

/// A number chooses a line, counted from 0: of the open menu, or of the decisions that the chosen finding admits.
fn numbered(app: &mut App, context: Context, line: usize) {
    // What asked for a number is answered by it.
    app.notice = None;
    match context {
        Context::Guide => super::guide::choose_numbered(app, line),
        Context::Menu => {
            if let Some(dialog) = &mut app.over.dialog {
                dialog.choose_numbered(line);
            }
        }
        Context::Findings | Context::Detail => super::decide::ask(app, Some(line)),
        _ => {}
    }
}
