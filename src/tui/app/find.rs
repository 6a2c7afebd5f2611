//! Finding anything from anywhere: what is typed, what fits, and going there.

use super::{
    detail,
    moved::moved,
    state::{
        app::App,
        dialog::{Dialog, Find},
        findings::FindingsList,
        line::TextLine,
        notice::Tone,
        screen::Screen,
    },
    visit,
};
use crate::{
    audit::{
        find::{Finder, Found, may_show},
        inventory::DeviceIx,
        tag::{parse, resolve},
        uai::Uai,
    },
    job::Job,
    tui::keys::Action,
};
use std::sync::Arc;

/// The most things that are listed.
const MOST: usize = 200;

/// Opens the search. Its texts are prepared once for each inventory.
pub(super) fn open(app: &mut App) {
    let Some(standing) = &app.work.standing else { return };
    let inventory = standing.inventory();
    if !app.work.finder.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, inventory)) {
        app.work.finder = Some((inventory.clone(), Arc::new(Finder::new(inventory))));
    }
    app.over.dialog = Some(Dialog::Find(Find::default()));
}

/// Searches for what was scanned into a list: the device that it means, or its text. Returns whether it was a list.
pub(super) fn scanned(app: &mut App, raw: &str) -> bool {
    let list = matches!(app.screens.current, Screen::Dashboard | Screen::Findings);
    let (true, None, Some(standing)) = (list && app.is_ready(), &app.over.dialog, &app.work.standing) else { return false };
    let payload = parse(raw);
    let device = resolve(standing.inventory(), &payload).device().and_then(|ix| standing.inventory().device(ix));
    let meant = device.map(|device| device.tag.to_string()).or_else(|| Some(payload.candidates.first()?.text.to_string()));
    let text = meant.unwrap_or_else(|| payload.kept.to_string());
    app.notice = None;
    open(app);
    edit(app, |typed| *typed = TextLine::new(text.as_str()));
    true
}

/// Changes what is typed, and what is found with it.
pub(super) fn edit(app: &mut App, change: impl FnOnce(&mut TextLine)) {
    let (Some(Dialog::Find(find)), Some(standing), Some((inventory, finder))) =
        (&mut app.over.dialog, &app.work.standing, &app.work.finder)
    else {
        return;
    };
    change(&mut find.typed);
    find.found = finder.find(inventory, find.typed.text(), MOST, |ix| may_show(standing, ix));
    find.chosen = 0;
}

/// What an action does while it is open. It is removed from the screen while it acts.
pub(super) fn act(app: &mut App, action: Action, mut find: Find, jobs: &mut Vec<Job>) {
    match action {
        Action::Back => {}
        Action::Choose => match find.found.get(find.chosen).cloned() {
            Some(found) => go(app, &found, jobs),
            None => app.over.dialog = Some(Dialog::Find(find)),
        },
        _ => {
            find.chosen = moved(action, find.chosen, find.found.len(), app.page()).unwrap_or(find.chosen);
            app.over.dialog = Some(Dialog::Find(find));
        }
    }
}

/// Goes to what was found: the visit of a college, a room in it, or everything that is known of a device.
fn go(app: &mut App, found: &Found, jobs: &mut Vec<Job>) {
    match found {
        Found::College(college) => visit::enter(app, *college),
        Found::Room(college, room) => {
            visit::enter(app, *college);
            if let Some(visit) = &mut app.screens.visit
                && let Some(line) = visit.rooms.iter().position(|known| known.room.as_ref() == Some(room))
            {
                visit.chosen = line;
            }
        }
        Found::Device(ix) => device(app, *ix, jobs),
    }
}

fn device(app: &mut App, ix: DeviceIx, jobs: &mut Vec<Job>) {
    let Some(standing) = &app.work.standing else { return };
    let Some(known) = standing.inventory().device(ix) else { return };
    // A list that shows it keeps its filter, its order and its marks.
    let listed = app.screens.findings.as_mut().filter(|_| app.screens.current == Screen::Findings);
    if listed.is_some_and(|list| list.choose_device(&known.tag)) {
        return detail::open(app, jobs);
    }
    let read = standing.sightings().latest(standing.ledger(), ix).map(|read| read.spot.college);
    let Some(college): Option<Uai> = read.or(known.college) else {
        let words = app.desk.lang.say("find-nowhere");
        return app.say(Tone::Known, words);
    };
    let here = app.screens.current == Screen::Visit && app.screens.visit.as_ref().is_some_and(|v| v.college == college);
    let mut list = FindingsList::new(standing, Some(college), if here { Screen::Visit } else { Screen::Dashboard });
    list.wanted.all = true;
    list.wanted.filter = TextLine::new(format!("tag:{}", known.tag));
    list.refresh(standing);
    if !list.choose_device(&known.tag) {
        // Nothing is concluded about it; why nothing can be read there comes first.
        visit::enter(app, college);
        if app.notice.is_none() {
            let words = app.desk.lang.say("find-unvisited");
            app.say(Tone::Known, words);
        }
        return;
    }
    app.screens.findings = Some(list);
    app.screens.current = Screen::Findings;
    detail::open(app, jobs);
}
