//! Rooms and visits: opened, chosen, closed.

use super::state::{
    app::App,
    dialog::{Dialog, Sure},
    notice::Tone,
    reads::Shut,
    visit::awaited,
};
use crate::{
    audit::{
        ids::RoomName,
        journal::{Fact, Place, Spot},
        ledger::{RoomState, VisitState},
        text::fold,
    },
    job::Job,
};

/// Reads in the chosen room from now on; opens it where it is not open.
pub(super) fn take_chosen(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(room) = app.screens.visit.as_ref().and_then(|visit| visit.chosen_room()).map(|room| room.room.clone()) else {
        let words = app.desk.say_keys("notice-no-room-yet", &[]);
        return app.say(Tone::Known, words);
    };
    match room {
        Some(room) => open(app, room, jobs),
        None => {
            if let Some(visit) = &mut app.screens.visit {
                visit.room = None;
            }
        }
    }
}

/// Opens a room by name: one that is known under another spelling of the same words, else a new one.
pub(super) fn open_named(app: &mut App, name: &str, jobs: &mut Vec<Job>) {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return;
    }
    let Some(visit) = &app.screens.visit else { return };
    let same = visit.rooms.iter().filter_map(|room| room.room.as_ref()).find(|room| fold(room.as_str()) == fold(&name));
    let room = same.cloned().unwrap_or_else(|| RoomName::new(name));
    open(app, room, jobs);
}

fn open(app: &mut App, room: RoomName, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let Some(visit) = &mut app.screens.visit else { return };
    if let Some(shut) = visit.shut() {
        return app.say(Tone::Wrong, app.desk.say_keys(shut.notice(), &[]));
    }
    let known = visit.rooms.iter().find(|known| known.room.as_ref() == Some(&room));
    let state = known.map_or(RoomState::Untouched, |known| known.state);
    let college = visit.college;
    visit.room = Some(room.clone());
    visit.choose_room();
    if state == RoomState::Open {
        return;
    }
    let mut facts = opening(visit.progress.state, college);
    facts.push(Fact::RoomOpened(Place { college, room: room.clone() }));
    let key = if state == RoomState::Closed { "notice-room-reopened" } else { "notice-room-opened" };
    app.append(facts, jobs);
    app.say(Tone::Done, lang.say_with(key, &[("room", room.to_string().into())]));
}

/// The facts that open a visit, if it is not open.
pub(super) fn opening(state: VisitState, college: crate::audit::uai::Uai) -> Vec<Fact> {
    match state {
        VisitState::None => vec![Fact::VisitOpened { college }],
        VisitState::Open | VisitState::Closed => Vec::new(),
    }
}

/// Shows what closing the room that is read in (else the chosen one) would make missing, and asks.
pub(super) fn ask_close(app: &mut App) {
    let lang = app.desk.lang;
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    if let Some(shut) = visit.shut() {
        return app.say(Tone::Wrong, app.desk.say_keys(shut.notice(), &[]));
    }
    let chosen = || visit.chosen_room().and_then(|room| room.room.clone());
    let room = visit.room.clone().or_else(chosen);
    let state = |room: &RoomName| standing.ledger().room(visit.college, Some(room));
    match room {
        Some(room) if state(&room) == RoomState::Open => {
            let devices = awaited(standing, &Spot { college: visit.college, room: Some(room.clone()) }, false);
            app.over.dialog = Some(Dialog::Confirm { sure: Sure::CloseRoom(room), devices, top: 0 });
        }
        _ => app.say(Tone::Known, lang.say("notice-no-open-room")),
    }
}

/// Closes the room.
pub(super) fn close(app: &mut App, room: RoomName, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let Some(visit) = &mut app.screens.visit else { return };
    let college = visit.college;
    if visit.room.as_ref() == Some(&room) {
        visit.room = None;
    }
    let words = lang.say_with("notice-room-closed", &[("room", room.to_string().into())]);
    app.append(vec![Fact::RoomClosed(Place { college, room })], jobs);
    app.say(Tone::Done, words);
}

/// Shows what closing the visit would make missing, and asks; opens a closed visit again.
pub(super) fn ask_close_visit(app: &mut App, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    if visit.campaign_closed {
        return app.say(Tone::Wrong, lang.say(Shut::Campaign.notice()));
    }
    let college = visit.college;
    match visit.progress.state {
        VisitState::None => app.say(Tone::Known, lang.say("notice-visit-not-open")),
        VisitState::Open => {
            let devices = awaited(standing, &Spot { college, room: None }, false);
            app.over.dialog = Some(Dialog::Confirm { sure: Sure::CloseVisit, devices, top: 0 });
        }
        VisitState::Closed => {
            app.append(vec![Fact::VisitOpened { college }], jobs);
            app.say(Tone::Done, lang.say("notice-visit-reopened"));
        }
    }
}

/// Closes the visit.
pub(super) fn close_visit(app: &mut App, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let Some(visit) = &mut app.screens.visit else { return };
    let college = visit.college;
    visit.room = None;
    app.append(vec![Fact::VisitClosed { college }], jobs);
    app.say(Tone::Done, lang.say("notice-visit-closed-now"));
}
