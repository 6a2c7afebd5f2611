//! Actions during a visit, and entering it.

use super::{
    copy,
    moved::moved,
    notes, reading, rooms, sample,
    state::{
        app::App,
        dialog::{Ask, Dialog, Menu, Ticks},
        findings::FindingsList,
        input::GAP,
        notice::Tone,
        reads::{Said, State, is_by_label},
        screen::Screen,
        visit::{Earlier, InputMode, Visit},
    },
};
use crate::{
    audit::{
        journal::{Fact, Spot},
        uai::Uai,
    },
    job::{Job, LensOrder},
    locale::say_reason,
    tui::keys::Action,
};

/// Goes to the visit of a college. This does not open it: the first opened room or the first read does.
pub(super) fn enter(app: &mut App, college: Uai) {
    let Some(standing) = &app.work.standing else { return };
    // Its reads on this screen are kept while the program runs.
    if app.screens.visit.as_ref().is_none_or(|visit| visit.college != college) {
        app.screens.visit = Some(Visit::new(standing, college));
    }
    let objection = app.work.writer.and_then(|writer| standing.ledger().objection_to(writer, &Fact::VisitOpened { college }));
    app.notice = None;
    app.screens.current = Screen::Visit;
    if let Some(reason) = objection {
        let words = say_reason(app.desk.lang, reason);
        app.say(Tone::Wrong, words);
    }
}

/// Goes to the visit of a college and to a room of it, which is opened if it is not.
pub(super) fn go(app: &mut App, spot: &Spot, jobs: &mut Vec<Job>) {
    // Until the other campaign has been entered, nothing may be read in this one.
    if app.screens.campaigns.entering {
        return;
    }
    (app.over.dialog, app.over.help, app.over.palette) = (None, None, None);
    enter(app, spot.college);
    if let Some(room) = &spot.room {
        rooms::open_named(app, room.as_str(), jobs);
    }
}

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let wants_lens = app.wants_lens();
    let (Some(visit), Some(standing)) = (&mut app.screens.visit, &app.work.standing) else { return };
    let proposed = visit.proposed(standing);
    if let Some(line) = moved(action, visit.pick, proposed.len(), page).filter(|_| !proposed.is_empty()) {
        visit.pick = line;
        return;
    }
    if let Some(line) = moved(action, visit.chosen, visit.rooms.len(), page) {
        visit.chosen = line;
        return;
    }
    match action {
        Action::Submit if visit.input.is_empty() && visit.is_echo(app.now.since) => {}
        Action::Submit if visit.input.is_empty() => rooms::take_chosen(app, jobs),
        Action::Submit if visit.input.is_question() => {
            visit.input.clear();
            app.over.help = Some(0);
        }
        Action::SubmitTab if !proposed.is_empty() => {
            let device = visit.proposal(&proposed).and_then(|(_, ix)| standing.inventory().device(ix));
            if let Some(device) = device {
                visit.input.fill(device.tag.as_str(), app.now.since);
            }
        }
        Action::Submit | Action::SubmitTab => {
            let ended = visit.input.is_scan() && app.now.since.saturating_sub(visit.input.last()) <= GAP;
            app.keyboard.ends_lines |= ended;
            reading::submit(app, jobs);
        }
        Action::NewRoom => app.over.dialog = Some(Dialog::prompt(Ask::NewRoom(None), "")),
        Action::CloseRoom => rooms::ask_close(app),
        Action::CloseVisit => rooms::ask_close_visit(app),
        Action::Lens => switch_lens(app),
        Action::NextCamera if wants_lens => {
            app.outside.seeks_camera = true;
            jobs.push(Job::Lens(LensOrder::Cycle));
        }
        Action::Unlabelled => app.over.dialog = Some(Dialog::Menu { menu: Menu::Label, chosen: Some(0) }),
        Action::SerialOnly => {
            visit.mode = if visit.mode == InputMode::SerialOnly { InputMode::Tag } else { InputMode::SerialOnly };
        }
        Action::SerialOfLast => serial_of_last(app),
        Action::TickList => {
            if let Some(standing) = &app.work.standing {
                let mut ticks = Ticks::default();
                ticks.refresh(standing, visit);
                if ticks.devices.is_empty() && visit.hides_expected(standing) {
                    let words = app.desk.lang.say("notice-blind");
                    app.say(Tone::Known, words);
                } else {
                    app.over.dialog = Some(Dialog::Ticks(ticks));
                }
            }
        }
        Action::Sample => sample::open(app),
        Action::CopyTag => copy::last_read(app, jobs),
        Action::Note => notes::of_last(app),
        Action::CollegeFindings => {
            if let Some(standing) = &app.work.standing {
                app.screens.findings = Some(FindingsList::new(standing, Some(visit.college), Screen::Visit));
                app.screens.current = Screen::Findings;
            }
        }
        Action::Back => {
            visit.doubted = None;
            if !visit.input.is_empty() {
                visit.input.clear();
            } else if visit.mode != InputMode::Tag {
                visit.mode = InputMode::Tag;
            } else {
                app.screens.current = Screen::Dashboard;
                app.notice = None;
            }
        }
        _ => {}
    }
}

fn switch_lens(app: &mut App) {
    if app.desk.has_camera {
        app.outside.lens.on = !app.outside.lens.on;
    } else {
        let words = app.desk.lang.say("lens-no-camera");
        app.say(Tone::Known, words);
    }
}

fn serial_of_last(app: &mut App) {
    let lang = app.desk.lang;
    let Some(visit) = &mut app.screens.visit else { return };
    let last = visit.reads.iter().find(|line| line.is_noteworthy()).cloned();
    match last {
        Some(line) if is_by_label(line.reading.by) && !matches!(line.said, Said::Unlabelled(_)) => {
            let entry = match line.state {
                State::Recorded(entry) => Some(entry),
                _ => None,
            };
            visit.mode = InputMode::SerialOf(Box::new(Earlier { reading: line.reading, spot: line.spot, entry }));
            app.say(Tone::Known, app.desk.say_keys("notice-serial-now", &[]));
        }
        Some(_) => app.say(Tone::Known, lang.say("notice-serial-needs-tag")),
        None => app.say(Tone::Known, lang.say("notice-nothing-read")),
    }
}
