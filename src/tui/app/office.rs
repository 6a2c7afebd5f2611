//! What an action does in the office, and what the hub answers.

use super::{
    importing,
    moved::moved,
    state::{
        app::App,
        dialog::{Ask, Dialog, Sure},
        notice::Tone,
        office::Part,
        screen::Screen,
    },
    sync,
};
use crate::{
    audit::{
        ids::Revision,
        journal::{Fact, PublicKey, Scope},
        text::printable_within,
        uai::Uai,
    },
    job::{Compared, Errand, HubOrder, HubOutcome, Job},
    locale::say_reason,
    tui::keys::Action,
};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Opens the office, and asks for what it shows.
pub(super) fn open(app: &mut App, jobs: &mut Vec<Job>) {
    app.screens.office.from = app.screens.current;
    app.screens.current = Screen::Office;
    app.notice = None;
    if let Some(standing) = &app.work.standing {
        app.screens.office.refresh(standing);
    }
    jobs.push(Job::Errand(Errand::Revisions));
    jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
    ask(app, HubOrder::Stations, jobs);
}

/// Asks the hub, if there is one.
fn ask(app: &mut App, order: HubOrder, jobs: &mut Vec<Job>) {
    if app.outside.sync.hub.is_some() {
        app.screens.office.asking = true;
        jobs.push(Job::Hub(order));
    }
}

/// Takes the hub's answer.
pub(super) fn answered(app: &mut App, outcome: HubOutcome) {
    let office = &mut app.screens.office;
    office.asking = false;
    match outcome {
        HubOutcome::Stations(told) => {
            office.station = office.station.min(told.stations.len().saturating_sub(1));
            (office.told, office.failure) = (Some(told), None);
        }
        HubOutcome::NotDone(failure) => {
            office.failure = Some(failure.clone());
            // Elsewhere nobody has asked.
            if app.screens.current == Screen::Office {
                app.say_failure(&failure);
            }
        }
    }
}

/// Shows a part, by its place.
pub(super) fn show(app: &mut App, place: usize) {
    if let Some(part) = Part::ALL.get(place).copied() {
        app.screens.office.part = part;
    }
}

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let part = app.screens.office.part;
    if scrolled(app, part, action) || !part.offers(action) {
        return;
    }
    let place = Part::ALL.iter().position(|known| *known == part).unwrap_or_default();
    match (part, action) {
        (_, Action::NextPart) => show(app, (place + 1) % Part::ALL.len()),
        (_, Action::PreviousPart) => show(app, (place + Part::ALL.len() - 1) % Part::ALL.len()),
        (_, Action::Back) => {
            app.screens.current = app.screens.office.from;
            app.notice = None;
        }
        (Part::Stations, Action::Choose | Action::SyncNow) if app.outside.sync.hub.is_none() => sync::join(app),
        (Part::Stations, Action::Choose | Action::AcceptStation) => ask_scope(app),
        (Part::Stations, Action::RefuseStation) => ask_refusal(app),
        (Part::Stations, Action::SyncNow) => ask(app, HubOrder::Stations, jobs),
        (Part::Revisions, Action::Choose) => {
            if let Some(revision) = revision(app) {
                jobs.push(Job::Errand(Errand::Steps(revision)));
            }
        }
        (Part::Revisions, Action::Compare) => compare(app, jobs),
        (Part::Revisions, Action::MoveCampaign) => ask_move(app),
        (Part::Hub, Action::Choose | Action::SyncNow | Action::NameHub) => {
            let action = if action == Action::Choose { Action::SyncNow } else { action };
            sync::act(app, action, 0, jobs);
        }
        _ => {}
    }
}

/// Moves in the list of a part; `false` for any other action.
fn scrolled(app: &mut App, part: Part, action: Action) -> bool {
    let page = app.page();
    let (lines, at) = match part {
        Part::Stations => {
            let office = &mut app.screens.office;
            (office.told.as_ref().map_or(0, |told| told.stations.len()), &mut office.station)
        }
        Part::Revisions => {
            let importing = &mut app.screens.importing;
            (importing.revisions.as_ref().map_or(0, Vec::len), &mut importing.chosen)
        }
        Part::Aside => {
            let aside = app.work.standing.as_ref().map_or(0, |standing| standing.ledger().aside().count());
            let office = &mut app.screens.office;
            (aside + office.conflicts.len(), &mut office.aside)
        }
        Part::Hub => {
            let troubles = app.outside.sync.last.as_ref().map_or(0, |(report, _)| report.troubles.len());
            (troubles, &mut app.screens.office.trouble)
        }
    };
    let Some(line) = moved(action, *at, lines, page) else { return false };
    *at = line;
    true
}

/// The chosen revision.
fn revision(app: &App) -> Option<Revision> {
    let importing = &app.screens.importing;
    importing.revisions.as_ref()?.get(importing.chosen).map(|row| row.revision)
}

/// Whether this station may say who is accepted; if not, says why.
fn is_office(app: &mut App) -> bool {
    let is_office = app.screens.office.told.as_ref().is_some_and(|told| told.is_office);
    if !is_office {
        let key = match &app.screens.office.told {
            Some(_) => "notice-office-only",
            None if app.outside.sync.hub.is_none() => "sync-no-hub",
            None => "office-no-stations",
        };
        app.say(Tone::Known, app.desk.say_keys(key, &[]));
    }
    is_office
}

fn ask_scope(app: &mut App) {
    if !is_office(app) {
        return;
    }
    let Some(station) = app.screens.office.chosen() else { return };
    let colleges = match &station.scope {
        Scope::All => String::new(),
        Scope::Colleges(colleges) => colleges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    let ask = Ask::StationScope { key: station.key, name: station.name.clone() };
    app.over.dialog = Some(Dialog::prompt(ask, colleges));
}

fn ask_refusal(app: &mut App) {
    if !is_office(app) {
        return;
    }
    let Some(station) = app.screens.office.chosen() else { return };
    if station.is_own || station.is_office {
        return app.say(Tone::Known, app.desk.lang.say("notice-own-station"));
    }
    let sure = Sure::RefuseStation { key: station.key, name: station.name.clone() };
    app.over.dialog = Some(Dialog::Confirm { sure, devices: Vec::new(), top: 0 });
}

/// The colleges of a station were typed: none for all of them.
pub(super) fn scoped(app: &mut App, (key, name): (PublicKey, SmolStr), text: &str, jobs: &mut Vec<Job>) {
    let words = || text.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let mut colleges: BTreeSet<Uai> = BTreeSet::new();
    for word in words() {
        let known = word.parse::<Uai>().ok().filter(|uai| app.office().is_none_or(|office| office.college(*uai).is_some()));
        let Some(uai) = known else {
            let values = [("name", printable_within(word, 40).into())];
            app.say(Tone::Wrong, app.desk.lang.say_with("notice-no-such-college", &values));
            app.over.dialog = Some(Dialog::prompt(Ask::StationScope { key, name }, text));
            return;
        };
        colleges.insert(uai);
    }
    let scope = if colleges.is_empty() { Scope::All } else { Scope::Colleges(colleges) };
    ask(app, HubOrder::Admit { key, scope: Some(scope) }, jobs);
}

/// A station is turned away.
pub(super) fn refuse(app: &mut App, key: PublicKey, jobs: &mut Vec<Job>) {
    ask(app, HubOrder::Admit { key, scope: None }, jobs);
}

/// The first of two revisions is kept in mind; the second is compared with it, the older one first.
fn compare(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(chosen) = revision(app) else { return };
    match app.screens.office.base.take() {
        Some(base) if base != chosen => jobs.push(Job::Errand(Errand::Compare(base.min(chosen), base.max(chosen)))),
        // The same one again takes it back.
        Some(_) => {}
        None => {
            app.screens.office.base = Some(chosen);
            let values = [("revision", chosen.to_string().into())];
            app.say(Tone::Known, app.desk.say_keys("notice-compare-with", &values));
        }
    }
}

/// Shows two revisions, compared.
pub(super) fn compared(app: &mut App, compared: &Compared) {
    if app.screens.current != Screen::Office || app.over.dialog.is_some() {
        return;
    }
    let lang = app.desk.lang;
    let Compared { from, to, counts, moved, steps } = compared;
    let values = [
        ("added", counts.added.into()),
        ("removed", counts.removed.into()),
        ("changed", counts.changed.into()),
        ("moved", (*moved).into()),
    ];
    let mut lines = vec![lang.say_with("office-compared", &values), String::new()];
    lines.extend(importing::step_lines(lang, steps));
    let title = lang.say_with("office-compared-title", &[("from", from.to_string().into()), ("to", to.to_string().into())]);
    app.over.dialog = Some(Dialog::Steps { title, lines, top: 0 });
}

fn ask_move(app: &mut App) {
    let Some(revision) = revision(app) else { return };
    let Some(standing) = app.work.standing.as_ref().filter(|_| app.is_ready()) else {
        return app.say(Tone::Known, app.desk.say_keys("notice-no-campaign-to-move", &[]));
    };
    if standing.inventory().revision() == revision {
        return app.say(Tone::Known, app.desk.lang.say("notice-held-already"));
    }
    let fact = Fact::CampaignMoved { revision };
    if let Some(reason) = app.work.writer.and_then(|writer| standing.ledger().objection_to(writer, &fact)) {
        let words = say_reason(app.desk.lang, reason);
        return app.say(Tone::Wrong, words);
    }
    app.over.dialog = Some(Dialog::Confirm { sure: Sure::MoveCampaign(revision), devices: Vec::new(), top: 0 });
}

/// Holds the campaign against another revision from now on.
pub(super) fn move_to(app: &mut App, revision: Revision, jobs: &mut Vec<Job>) {
    // What is not recorded yet was said against the revision before.
    if !app.outside.flight.is_empty() {
        let words = app.desk.say_keys("notice-switch-unsaved", &[]);
        return app.say(Tone::Wrong, words);
    }
    app.append(vec![Fact::CampaignMoved { revision }], jobs);
    // Nothing may be recorded against the revision before while it is on its way.
    app.screens.campaigns.entering = app.outside.flight.refusals() == 0;
}

/// The move is on disk: the conclusions are drawn from the other revision, as when a campaign is entered.
pub(super) fn has_moved(app: &mut App, jobs: &mut Vec<Job>) {
    app.outside.sync.anew = true;
    // What was waited for is on disk.
    app.screens.campaigns.entering = false;
    app.screens.campaigns.entering = sync::read_anew(app, jobs);
    if app.screens.campaigns.entering {
        // It is waited for, as another campaign is.
        app.outside.sync.rereads = 0;
    }
}
