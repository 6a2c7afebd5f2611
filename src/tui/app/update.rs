//! One message in, the state changed, the work asked for out.

use super::{
    act, parts,
    scan::{self, Pressed},
    state::{App, Tone},
    text,
};
use crate::{
    audit::standing::Standing,
    job::{Job, LensEvent, LensOrder, Stamp},
    tui::{
        keys::{Action, Context, Key},
        message::Message,
    },
};
use std::time::Duration;

/// A notice is shown at least so long; a failure until the next one.
const SHOWN: Duration = Duration::from_secs(8);

/// The highest number before a key that moves.
const MOST: usize = 9_999;

/// Takes a message in. Pure: asks no clock, touches nothing; all that is to be done is in the jobs.
pub fn update(app: &mut App, stamp: Stamp, message: Message) -> Vec<Job> {
    let mut jobs = Vec::new();
    app.now = (stamp.moment, stamp.since);
    let lens_before = app.wants_lens();
    // A picture of the camera may be due.
    app.changed = lens_before || !matches!(message, Message::Tick);
    match message {
        Message::At(since, inner) => return update(app, Stamp { since, ..stamp }, *inner),
        Message::Key(pressed) => key(app, stamp, pressed, false, &mut jobs),
        Message::Swift(pressed) => key(app, stamp, pressed, true, &mut jobs),
        // What a scanner typed may look like the report of a mouse.
        Message::Click { .. } | Message::Wheel { .. } if app.run.lasts(stamp.since) => {}
        Message::Click { column, row } => super::mouse::click(app, stamp, (column, row), &mut jobs),
        Message::Wheel { column, row, down } => super::mouse::wheel(app, stamp, (column, row), down, &mut jobs),
        Message::Paste(pasted) => {
            scan::pour(app, stamp);
            text::paste(app, stamp, &pasted);
        }
        Message::Resize { width, height } => app.size = (width, height),
        Message::Go(spot) => act::go(app, stamp, &spot, &mut jobs),
        Message::Resume(place) => super::resume::resume(app, stamp, &place, &mut jobs),
        Message::HangUp => super::resume::hang_up(app, &mut jobs),
        Message::Stop => super::resume::keep(app, &mut jobs),
        Message::Continued => {}
        Message::Tick => tick(app, stamp, &mut jobs),
        Message::Lens(event) => lens(app, stamp, event, &mut jobs),
        Message::Surveyed(survey) => super::campaigns::surveyed(app, survey),
        Message::Entered(entered) => super::campaigns::entered(app, stamp, *entered, &mut jobs),
        // One errand at a time: an import is told of by the guide alone.
        Message::Progress(progress) if app.guide.since.is_some() => app.guide.progress = Some(progress),
        Message::Progress(progress) => super::export::advanced(app, stamp, progress),
        Message::Sync(news) => super::sync::take(app, stamp, news, &mut jobs),
        Message::Outcome(outcome) => super::outcome::take(app, stamp, outcome, &mut jobs),
        Message::StandingReplaced(standing) => replace(app, *standing),
    }
    match (lens_before, app.wants_lens()) {
        (false, true) => jobs.push(Job::Lens(LensOrder::Start)),
        (true, false) => {
            app.lens.rest();
            app.seeks_camera = false;
            jobs.push(Job::Lens(LensOrder::Stop));
        }
        _ => {}
    }
    jobs
}

fn replace(app: &mut App, standing: Standing) {
    if let Some(visit) = &mut app.visit {
        visit.answer_anew(&standing);
    }
    app.standing = Some(standing);
    app.refresh_all();
    // Positions of devices belong to one inventory: lists of them do not outlive it.
    if matches!(app.dialog, Some(super::dialog::Dialog::Confirm { .. } | super::dialog::Dialog::Sample { .. })) {
        app.dialog = None;
    }
}

fn tick(app: &mut App, stamp: Stamp, jobs: &mut Vec<Job>) {
    if app.notice.as_ref().is_some_and(|n| n.tone != Tone::Wrong && stamp.since.saturating_sub(n.since) >= SHOWN) {
        app.notice = None;
        app.changed = true;
    }
    midnight(app, stamp);
    // The seconds to the next sync are counted down.
    app.changed |= matches!(app.dialog, Some(super::dialog::Dialog::Sync { .. }));
    super::resume::tell(app, stamp, jobs);
    if app.context() != Context::Visit {
        return;
    }
    let (Some(visit), Some(standing)) = (&mut app.visit, &app.standing) else { return };
    if visit.input.asks_for_help(stamp.since) {
        visit.input.clear();
        app.help = Some(0);
        app.changed = true;
    } else if visit.input.is_dross(stamp.since) {
        visit.input.clear();
        app.changed = true;
    } else if parts::has_ended(standing, visit, stamp) {
        app.changed = true;
        super::reading::submit(app, stamp, jobs);
    } else {
        parts::tell(app, stamp);
    }
}

/// A loan falls due with the date: after midnight everything is concluded anew.
fn midnight(app: &mut App, stamp: Stamp) {
    let today = stamp.moment.date();
    let turned = app.today.is_some_and(|before| before != today);
    app.today = Some(today);
    if turned && let Some(standing) = &app.standing {
        let anew = Standing::new(standing.inventory().clone(), standing.ledger().clone(), today);
        app.standing = Some(anew);
        app.refresh_all();
        app.changed = true;
    }
}

fn lens(app: &mut App, stamp: Stamp, event: LensEvent, jobs: &mut Vec<Job>) {
    if !app.wants_lens() {
        return;
    }
    let sights = match &event {
        LensEvent::Glimpse(glimpse) => glimpse.sights.clone(),
        LensEvent::Opened(_) | LensEvent::Trouble(_) | LensEvent::Ended => Vec::new(),
    };
    // Only what the auditor asked for is kept: a camera taken because the usual one is not there is none of that.
    if let LensEvent::Opened(face) = &event
        && std::mem::take(&mut app.seeks_camera)
    {
        jobs.push(Job::PreferCamera(face.name.clone()));
    }
    app.lens.take(event);
    // While a question is open, the auditor looks at the question: a device shown then is shown again afterwards.
    if app.context() != Context::Visit && !sights.is_empty() {
        let words = app.lang.say("notice-sight-ignored");
        app.say(stamp.since, Tone::Known, words);
    }
    if app.context() == Context::Visit {
        for sight in sights {
            super::reading::sighted(app, stamp, &sight, jobs);
        }
    }
}

fn key(app: &mut App, stamp: Stamp, key: Key, swift: bool, jobs: &mut Vec<Job>) {
    let context = app.context();
    app.mouse.held = None;
    let Some(key) = scan::sift(app, stamp, Pressed { key, context, swift }) else { return };
    if context.takes_text() && text::take(app, stamp, context, key) {
        return;
    }
    let count = std::mem::take(&mut app.count);
    let asked = app.keys.action_of(context, key);
    if asked.is_none()
        && context.counts()
        && let Some(digit) = key.typed().and_then(|c| c.to_digit(10))
    {
        app.count = (count * 10 + digit as usize).min(MOST);
        return;
    }
    match (asked, key.number()) {
        (Some(Action::Number), Some(line)) if app.is_ready() || context == Context::Guide => numbered(app, stamp, context, line),
        (Some(action), _) => {
            let times = match action {
                Action::Up | Action::Down | Action::PageUp | Action::PageDown => count.max(1),
                // As in other programs, Escape first takes the number back.
                Action::Back if count > 0 => 0,
                _ => 1,
            };
            for _ in 0..times {
                act::act(app, stamp, context, action, jobs);
            }
        }
        (None, _) => {}
    }
}

/// A number says which line, counted from 0: of the open menu, or of the decisions that the chosen finding admits.
fn numbered(app: &mut App, stamp: Stamp, context: Context, line: usize) {
    match context {
        Context::Guide => super::guide::choose_numbered(app, line),
        Context::Menu => super::dialogs::choose_numbered(app, line),
        Context::Findings | Context::Detail => super::decide::ask(app, stamp, Some(line)),
        _ => {}
    }
}
