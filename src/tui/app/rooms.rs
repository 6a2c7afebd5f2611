//! Rooms and visits: opening, choosing, closing.

use super::state::{
    app::App,
    dialog::{Dialog, Sure},
    notice::Tone,
    reads::shut_notice,
    visit::awaited,
};
use crate::{
    audit::{
        ids::RoomName,
        journal::Spot,
        ledger::{RoomState, VisitState},
        road::{self, Shut},
    },
    job::Job,
};

/// Makes the chosen room the place of the reads; opens it if it is not open.
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

/// Opens a room by name: a known one with another spelling of the same words, otherwise a new one.
pub(super) fn open_named(app: &mut App, name: &str, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let Some(name) = road::room_named(standing, visit.college, name) else { return };
    match road::resembling(standing, visit.college, &name) {
        Some(like) => {
            app.over.dialog = Some(Dialog::Confirm { sure: Sure::NewRoom { name, like }, devices: Vec::new(), top: 0 });
        }
        None => open(app, name, jobs),
    }
}

/// Opens a room. A closed one is asked about first: what was missing there would not be any more.
fn open(app: &mut App, room: RoomName, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let is_closed = standing.ledger().room(visit.college, Some(&room)) == RoomState::Closed;
    if is_closed && road::enter(standing.ledger(), visit.college, Some(room.clone())).is_ok() {
        let devices = awaited(standing, &Spot { college: visit.college, room: Some(room.clone()) }, true);
        app.over.dialog = Some(Dialog::Confirm { sure: Sure::ReopenRoom(room), devices, top: 0 });
        return;
    }
    enter(app, room, jobs);
}

/// Makes a room the place of the reads, and opens or reopens it where it is not open.
pub(super) fn enter(app: &mut App, room: RoomName, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&mut app.screens.visit, &app.work.standing) else { return };
    let entrance = match road::enter(standing.ledger(), visit.college, Some(room.clone())) {
        Ok(entrance) => entrance,
        Err(shut) => return app.say(Tone::Wrong, app.desk.say_keys(shut_notice(shut), &[])),
    };
    visit.room = entrance.spot.room;
    visit.choose_room();
    let key = match entrance.found {
        RoomState::Open => return,
        RoomState::Closed => "notice-room-reopened",
        RoomState::Untouched => "notice-room-opened",
    };
    app.append(entrance.facts, jobs);
    app.say(Tone::Done, app.desk.lang.say_with(key, &[("room", room.to_string().into())]));
}

/// Shows what closing the chosen room (otherwise the current one) would make missing, and asks for confirmation.
pub(super) fn ask_close(app: &mut App) {
    let lang = app.desk.lang;
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    if let Some(shut) = visit.shut {
        return app.say(Tone::Wrong, app.desk.say_keys(shut_notice(shut), &[]));
    }
    let chosen = || visit.chosen_room().and_then(|room| room.room.clone());
    let room = chosen().or_else(|| visit.room.clone());
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
    let Some(visit) = &mut app.screens.visit else { return };
    let spot = Spot { college: visit.college, room: Some(room.clone()) };
    if visit.room.as_ref() == Some(&room) {
        visit.room = None;
    }
    close_spot(app, &spot, jobs);
    app.say(Tone::Done, app.desk.lang.say_with("notice-room-closed", &[("room", room.to_string().into())]));
}

fn close_spot(app: &mut App, spot: &Spot, jobs: &mut Vec<Job>) {
    let fact = app.work.standing.as_ref().and_then(|standing| road::closing(standing.ledger(), spot));
    if let Some(fact) = fact {
        app.append(vec![fact], jobs);
    }
}

/// Shows what closing the visit would make missing, and asks for confirmation; for a closed visit, what reopening would.
pub(super) fn ask_close_visit(app: &mut App) {
    let lang = app.desk.lang;
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let (college, ledger) = (visit.college, standing.ledger());
    if let Some(shut @ Shut::Campaign) = road::shut(ledger, college) {
        return app.say(Tone::Wrong, app.desk.say_keys(shut_notice(shut), &[]));
    }
    match ledger.visit(college) {
        VisitState::None => app.say(Tone::Known, lang.say("notice-visit-not-open")),
        VisitState::Open => {
            let devices = awaited(standing, &Spot { college, room: None }, false);
            app.over.dialog = Some(Dialog::Confirm { sure: Sure::CloseVisit, devices, top: 0 });
        }
        VisitState::Closed => {
            let devices = awaited(standing, &Spot { college, room: None }, true);
            app.over.dialog = Some(Dialog::Confirm { sure: Sure::ReopenVisit, devices, top: 0 });
        }
    }
}

/// Opens the visit again.
pub(super) fn reopen_visit(app: &mut App, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let reopening = road::reopening(standing.ledger(), visit.college).into_iter().collect();
    app.append(reopening, jobs);
    app.say(Tone::Done, app.desk.lang.say("notice-visit-reopened"));
}

/// Closes the visit.
pub(super) fn close_visit(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(visit) = &mut app.screens.visit else { return };
    let spot = Spot { college: visit.college, room: None };
    visit.room = None;
    close_spot(app, &spot, jobs);
    app.say(Tone::Done, app.desk.lang.say("notice-visit-closed-now"));
}
