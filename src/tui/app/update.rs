//! One message in, the state changed, the work asked for out.

use super::{
    act,
    state::{App, Tone},
    text,
};
use crate::{
    audit::standing::Standing,
    job::{Job, LensEvent, LensOrder, Stamp},
    tui::{
        keys::{Action, Context, Key, KeyCode},
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
        Message::Key(pressed) => key(app, stamp, pressed, &mut jobs),
        Message::Click { column, row } => super::mouse::click(app, stamp, (column, row), &mut jobs),
        Message::Wheel { column, row, down } => super::mouse::wheel(app, stamp, (column, row), down, &mut jobs),
        Message::Paste(pasted) => text::paste(app, stamp, &pasted),
        Message::Resize { width, height } => app.size = (width, height),
        Message::Go(spot) => act::go(app, stamp, &spot, &mut jobs),
        Message::Resume(place) => super::resume::resume(app, stamp, &place, &mut jobs),
        Message::HangUp => super::resume::hang_up(app, &mut jobs),
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
    let Some(visit) = &mut app.visit else { return };
    if visit.input.asks_for_help(stamp.since) {
        visit.input.clear();
        app.help = Some(0);
        app.changed = true;
    } else if visit.input.is_due(stamp.since) {
        app.changed = true;
        super::reading::submit(app, stamp, jobs);
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

fn key(app: &mut App, stamp: Stamp, key: Key, jobs: &mut Vec<Job>) {
    let context = app.context();
    app.mouse.held = None;
    if is_scan_into_commands(app, stamp, context, key) {
        let words = app.lang.say("notice-scan-ignored");
        app.say(stamp.since, Tone::Known, words);
        super::dialogs::unchoose(app);
        return;
    }
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

/// Whether a scanner is typing where characters are commands: nobody presses two commands within a burst's gap, and a
/// scanned `d…⏎` must not decide about anything.
fn is_scan_into_commands(app: &mut App, stamp: Stamp, context: Context, key: Key) -> bool {
    if context == Context::Palette {
        return is_scan_into_palette(app, stamp, key);
    }
    if context.takes_text() {
        app.last_char = None;
        return false;
    }
    let typed = key.typed();
    if typed.is_none() && !matches!(key.code, KeyCode::Enter | KeyCode::Tab) {
        app.last_char = None;
        return false;
    }
    let fast = app.last_char.is_some_and(|before| stamp.since.saturating_sub(before) <= super::input::GAP);
    // A key held down repeats one command: that is no scan. Only moving does so in earnest.
    let moving = matches!(app.keys.action_of(context, key), Some(Action::Up | Action::Down));
    app.last_char = typed.map(|_| stamp.since);
    fast && !moving
}

/// Whether a scanner ends a line in the palette: it takes text, but no device is read there and nothing is to be run.
fn is_scan_into_palette(app: &mut App, stamp: Stamp, key: Key) -> bool {
    let before = app.last_char.take();
    app.last_char = key.typed().map(|_| stamp.since);
    let fast = before.is_some_and(|before| stamp.since.saturating_sub(before) <= super::input::GAP);
    let scan = fast && matches!(key.code, KeyCode::Enter | KeyCode::Tab);
    if scan {
        super::palette::edit(app, String::clear);
    }
    scan
}
