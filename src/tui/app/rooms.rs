//! Rooms and visits: opening, choosing, closing.

use super::state::{
    app::App,
    dialog::{Ask, Dialog, Menu, Sure},
    line::TextLine,
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
    tui::keys::Action,
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
                visit.go_to(None);
            }
        }
    }
}

/// Moves the choice among the rooms that fit what is typed, or completes it by the chosen one, otherwise by the first.
pub(super) fn seek(app: &mut App, ask: Ask, text: TextLine, action: Action) {
    let (Ask::NewRoom(chosen), Some(visit)) = (&ask, &app.screens.visit) else { return };
    let like = visit.rooms_like(text.text());
    let last = like.len().checked_sub(1);
    app.over.dialog = Some(match (action, chosen, last) {
        (Action::Complete, at, Some(_)) => match like.get(at.unwrap_or(0)) {
            Some(room) => Dialog::prompt(Ask::NewRoom(None), room.as_str()),
            None => Dialog::Prompt { ask, text },
        },
        (Action::Down, None, Some(_)) => Dialog::Prompt { ask: Ask::NewRoom(Some(0)), text },
        (Action::Down, Some(at), Some(last)) => Dialog::Prompt { ask: Ask::NewRoom(Some((at + 1).min(last))), text },
        // Above the first of them is the typed name.
        (Action::Up, Some(at), _) => Dialog::Prompt { ask: Ask::NewRoom(at.checked_sub(1)), text },
        _ => Dialog::Prompt { ask, text },
    });
}

/// Opens the chosen one of the rooms that fit a typed name; without a choice, the room with that name.
pub(super) fn named(app: &mut App, chosen: Option<usize>, name: &str, jobs: &mut Vec<Job>) {
    let like = |at: usize| app.screens.visit.as_ref().and_then(|visit| visit.rooms_like(name).get(at).cloned());
    match chosen.and_then(like) {
        Some(room) => open(app, room, jobs),
        None => open_named(app, name, jobs),
    }
}

/// Opens a room by name: a known one with another spelling of the same words, otherwise a new one.
pub(super) fn open_named(app: &mut App, name: &str, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let Some(name) = road::room_named(standing, visit.college, name) else { return };
    let like = road::resembling(standing, visit.college, &name);
    if like.is_empty() {
        return open(app, name, jobs);
    }
    app.over.dialog = Some(Dialog::Menu { menu: Menu::Room { name, like }, chosen: Some(0) });
}

/// Opens a room. A closed one is asked about first: what was missing there would not be any more.
pub(super) fn open(app: &mut App, room: RoomName, jobs: &mut Vec<Job>) {
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
    visit.go_to(entrance.spot.room);
    visit.choose_room();
    let key = match entrance.found {
        RoomState::Open => return,
        RoomState::Closed => "notice-room-reopened",
        RoomState::Untouched => "notice-room-opened",
    };
    app.append(entrance.facts, jobs);
    app.say(Tone::Done, app.desk.lang.say_with(key, &[("room", room.to_string().into())]));
}

/// Leaves the room of the reads once its opening was undone: nothing may be read into a room that no longer is.
pub(super) fn leave_undone(app: &mut App) {
    // What is on its way may be the opening itself.
    if !app.outside.flight.is_empty() {
        return;
    }
    let (Some(visit), Some(standing)) = (&mut app.screens.visit, &app.work.standing) else { return };
    let Some(room) = visit.room.clone() else { return };
    if standing.ledger().room(visit.college, Some(&room)) == RoomState::Untouched {
        // Back to where was read before, if that is still open.
        let is_open = |room: &RoomName| standing.ledger().room(visit.college, Some(room)) == RoomState::Open;
        let before = visit.reads.iter().filter_map(|line| line.spot.room.clone()).find(&is_open);
        let open = || visit.rooms.iter().filter_map(|room| room.room.clone()).filter(&is_open);
        let only = open().next().filter(|_| open().count() == 1);
        visit.go_to(before.or(only));
        visit.choose_room();
        let room = ("room", room.to_string().into());
        let words = match &visit.room {
            Some(now) => app.desk.lang.say_with("notice-room-undone-for", &[room, ("other", now.to_string().into())]),
            None => app.desk.lang.say_with("notice-room-undone", &[room]),
        };
        app.say(Tone::Known, words);
    }
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
        visit.go_to(None);
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
        // What another station opened since is closed as the visit itself is.
        state if state == VisitState::Open || !ledger.open_since(college).is_empty() => {
            let devices = awaited(standing, &Spot { college, room: None }, false);
            app.over.dialog = Some(Dialog::Confirm { sure: Sure::CloseVisit, devices, top: 0 });
        }
        VisitState::Open | VisitState::Closed => {
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
    visit.go_to(None);
    close_spot(app, &spot, jobs);
    app.say(Tone::Done, app.desk.lang.say("notice-visit-closed-now"));
}
