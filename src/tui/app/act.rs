//! What an action does: in what lies over the screen if anything does, otherwise on the screen.

use super::{
    campaigns, dashboard, dialogs, export, find, findings, guide, importing,
    moved::moved,
    office, palette, resume,
    state::{
        app::App,
        dialog::{Dialog, Sure},
        notice::{Notice, Tone},
        reads::State,
        screen::Screen,
        screens::Screens,
    },
    sync, undo, visit,
};
use crate::{
    audit::moment::Moment,
    job::{Job, LoopOrder},
    tui::keys::{Action, Context},
};
use std::time::Duration;

/// A scan takes less time than this.
const BURST: Duration = Duration::from_millis(500);

/// Does an action. A message that stood before it is told no longer, unless the action only moves or shows something: what it said
/// may not be true any more.
pub(super) fn act(app: &mut App, context: Context, action: Action, jobs: &mut Vec<Job>) {
    let before = app.notice.clone();
    perform(app, context, action, jobs);
    let looks = matches!(action, Action::Help | Action::Palette | Action::Messages) || moved(action, 0, 1, 1).is_some();
    // What was said about a scan stays when the key comes that ends the scan.
    let fresh = |notice: &Notice| app.now.since.saturating_sub(notice.since) < BURST;
    let ends = matches!(action, Action::Submit | Action::SubmitTab) && before.as_ref().is_some_and(fresh);
    if before.is_some() && !looks && !ends && app.notice == before {
        app.notice = None;
    }
}

fn perform(app: &mut App, context: Context, action: Action, jobs: &mut Vec<Job>) {
    match action {
        Action::Quit => return quit(app, jobs),
        Action::Help if context != Context::Visit || !is_typed_question(&app.screens) => {
            app.over.help = Some(0);
            return;
        }
        _ => {}
    }
    if let Some(top) = &mut app.over.help {
        match moved(action, usize::from(*top), usize::from(u16::MAX), 10) {
            Some(line) => *top = u16::try_from(line).unwrap_or(u16::MAX),
            None => app.over.help = None,
        }
        return;
    }
    if app.over.palette.is_some() {
        // The chosen action is done where the palette was opened.
        if let Some((below, wanted)) = palette::act(&mut app.over.palette, app.drawn.page(), action) {
            act(app, below, wanted, jobs);
        }
        return;
    }
    if action == Action::Messages && app.over.dialog.is_none() {
        app.over.dialog = Some(messages(app));
        return;
    }
    if action == Action::Palette {
        return palette::open(app);
    }
    // Until the other campaign has been entered, nothing may be recorded in this one.
    if app.screens.campaigns.entering {
        return;
    }
    if action == Action::Sync && app.over.dialog.is_none() {
        return sync::open(&mut app.over);
    }
    if action == Action::Import && app.over.dialog.is_none() && app.screens.current != Screen::Import {
        return importing::open(app, jobs);
    }
    if !app.is_ready() {
        return without_campaign(app, action, jobs);
    }
    match action {
        Action::Retry => return retry(app, jobs),
        Action::Undo | Action::Redo if matches!(app.over.dialog, None | Some(Dialog::Balance(_))) => {
            // The balance comes by itself after the last decision, which can be undone like any other.
            app.over.dialog = None;
            return if action == Action::Undo { undo::undo(app, jobs) } else { undo::redo(app, jobs) };
        }
        Action::OpenFolder if app.over.dialog.is_none() => return export::open_folder(app, jobs),
        Action::Find if app.over.dialog.is_none() => return find::open(app),
        _ => {}
    }
    if app.over.dialog.is_some() {
        return dialogs::act(app, action, jobs);
    }
    if action == Action::Back && export::cancel(&mut app.outside, jobs) {
        return;
    }
    match app.screens.current {
        Screen::Dashboard => dashboard::act(app, action, jobs),
        Screen::Campaigns => campaigns::act(app, action, jobs),
        Screen::Import => importing::act(app, action, jobs),
        Screen::Visit => visit::act(app, action, jobs),
        Screen::Findings => findings::act(app, action, jobs),
        Screen::Office => office::act(app, action, jobs),
    }
}

/// Without a campaign, only the list of campaigns and the guide are available.
fn without_campaign(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    match app.screens.current {
        _ if app.over.dialog.is_some() => dialogs::act(app, action, jobs),
        Screen::Campaigns => campaigns::act(app, action, jobs),
        Screen::Import => importing::act(app, action, jobs),
        Screen::Office => office::act(app, action, jobs),
        _ => guide::act(app, action, jobs),
    }
}

/// Every message so far, the newest first.
fn messages(app: &App) -> Dialog {
    let line = |(at, tone, text): &(Moment, Tone, String)| format!("{} {} {text}", at.clock(), tone.sign());
    let mut lines: Vec<String> = app.messages.newest().map(line).collect();
    if lines.is_empty() {
        lines.push(app.desk.lang.say("messages-none"));
    }
    Dialog::Steps { title: app.desk.lang.say("messages-title"), lines, top: 0 }
}

fn is_typed_question(screens: &Screens) -> bool {
    screens.visit.as_ref().is_some_and(|visit| visit.input.is_question())
}

fn quit(app: &mut App, jobs: &mut Vec<Job>) {
    let asked = matches!(app.over.dialog, Some(Dialog::Confirm { sure: Sure::Quit, .. }));
    if app.outside.flight.is_empty() || asked {
        resume::keep(app, jobs);
        jobs.push(Job::Loop(LoopOrder::Quit));
    } else {
        app.over.help = None;
        app.over.dialog = Some(Dialog::Confirm { sure: Sure::Quit, devices: Vec::new(), top: 0 });
    }
}

fn retry(app: &mut App, jobs: &mut Vec<Job>) {
    let again = app.outside.flight.retry();
    if again.is_empty() {
        let words = app.desk.lang.say("notice-nothing-to-retry");
        return app.say(Tone::Known, words);
    }
    app.notice = None;
    for (ticket, job) in again {
        if let Some(visit) = &mut app.screens.visit {
            for line in &mut visit.reads {
                if matches!(&line.state, State::NotRecorded(refused, _) if *refused == ticket) {
                    line.state = State::Recording(ticket);
                }
            }
        }
        jobs.push(job);
    }
}
