//! The syncs with the hub: their news, the data that they bring, and the dialog about them.

use super::{
    conclude,
    moved::moved,
    state::{
        app::App,
        dialog::{Ask, Dialog},
        notice::Tone,
        over::Over,
        screen::Screen,
    },
};
use crate::{
    audit::{
        journal::{Entry, Fact},
        text::printable_within,
    },
    job::{Errand, HubAddress, Job, LoopOrder, Record, SyncNews, SyncReport},
    locale::say_troubles,
    tui::keys::Action,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Opens the dialog.
pub(super) fn open(over: &mut Over) {
    over.dialog = Some(Dialog::Sync { top: 0 });
}

/// The first step of joining a hub: asks for the address if none is known, otherwise opens the dialog.
pub(super) fn join(app: &mut App) {
    if app.outside.sync.hub.is_some() {
        return open(&mut app.over);
    }
    app.over.dialog = Some(Dialog::prompt(Ask::Hub, ""));
}

pub(super) fn act(app: &mut App, action: Action, top: usize, jobs: &mut Vec<Job>) {
    let lines = app.outside.sync.last.as_ref().map_or(0, |(report, _)| say_troubles(app.desk.lang, &report.troubles).len());
    let page = app.page();
    match action {
        Action::Back => {}
        Action::NameHub => {
            let text = app.outside.sync.hub.clone().unwrap_or_default();
            app.over.dialog = Some(Dialog::prompt(Ask::Hub, text));
        }
        Action::StopSync if app.outside.sync.running.is_none() => open(&mut app.over),
        Action::StopSync => {
            jobs.push(Job::Loop(LoopOrder::StopSync));
            let words = app.desk.lang.say("notice-sync-stopping");
            app.say(Tone::Told, words);
            open(&mut app.over);
        }
        Action::SyncNow if app.outside.sync.hub.is_none() => join(app),
        Action::SyncNow => {
            begin(app, None, jobs);
            open(&mut app.over);
        }
        _ => {
            let top = moved(action, top, lines, page).unwrap_or(top);
            app.over.dialog = Some(Dialog::Sync { top });
        }
    }
}

/// The address of a hub was typed.
pub(super) fn named(app: &mut App, text: &str, jobs: &mut Vec<Job>) {
    if !text.is_empty() {
        let address = HubAddress::new(text);
        app.outside.sync.hub = Some(address.to_string());
        app.screens.office.forget_hub();
        begin(app, Some(address), jobs);
    }
    open(&mut app.over);
}

/// Requests a sync, unless one is running, which then includes everything anyway.
fn begin(app: &mut App, address: Option<HubAddress>, jobs: &mut Vec<Job>) {
    if app.outside.sync.running.is_some() && address.is_none() {
        let words = app.desk.lang.say("notice-sync-running");
        return app.say(Tone::Told, words);
    }
    jobs.push(Job::Sync(address));
}

/// Handles news of a sync.
pub(super) fn take(app: &mut App, news: SyncNews, jobs: &mut Vec<Job>) {
    match news {
        SyncNews::Progress(progress) => {
            let since = app.outside.sync.running.map_or(app.now.since, |(_, since)| since);
            app.outside.sync.running = Some((progress, since));
        }
        SyncNews::Ended { at, report, failure, waiting, next } => {
            let before = app.outside.sync.last.as_ref().and_then(|(_, failure)| failure.clone());
            app.outside.sync.running = None;
            app.outside.sync.waiting = waiting;
            app.outside.sync.next = Some(app.now.since + Duration::from_secs(next));
            if failure.is_none() {
                app.outside.sync.good = Some(app.desk.lang.moment(at));
            }
            if app.work.campaign.is_none() && !report.received.is_empty() {
                // The office's campaigns have arrived: one of them is to be chosen.
                app.screens.current = Screen::Campaigns;
            }
            let said = |entry: &Entry| {
                matches!(
                    entry.body.fact,
                    Fact::RosterOpened { .. }
                        | Fact::StationAccepted { .. }
                        | Fact::StationRefused { .. }
                        | Fact::OfficeTaken { .. }
                )
            };
            // The office's statements about stations decide which entries count.
            let anew = report.anew || report.received.iter().flat_map(|(_, entries)| entries).any(said);
            let elsewhere = arrived(app, &report);
            app.outside.sync.last = Some((SyncReport { received: Vec::new(), ..*report }, failure.clone()));
            // Rows of the current inventory may have changed. Everything is read again, as when a campaign is entered.
            app.outside.sync.anew |= anew;
            if !read_anew(app, jobs) && elsewhere {
                jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
            }
            // The same refusal is reported once. It remains visible in the dialog and in the header.
            if let Some(failure) = failure.filter(|failure| before.as_ref() != Some(failure)) {
                app.say_failure(&failure);
            }
        }
    }
}

/// Requests that everything is read again, if a sync or a move wants it and nothing is on its way, no other campaign either;
/// otherwise it is done once that has landed. Returns whether it was requested.
pub(super) fn read_anew(app: &mut App, jobs: &mut Vec<Job>) -> bool {
    // Behind another campaign that is being entered, this one would be entered again.
    let free = app.outside.flight.is_empty() && !app.screens.campaigns.entering;
    let Some(campaign) = app.work.campaign.filter(|_| app.outside.sync.anew && free) else { return false };
    app.outside.sync.anew = false;
    app.outside.sync.rereads += 1;
    jobs.push(Job::Record(Record::UseCampaign(campaign)));
    true
}

/// Draws conclusions from what arrived, and reports whose reads it was. Returns whether anything arrived that does not
/// belong to this campaign.
fn arrived(app: &mut App, report: &SyncReport) -> bool {
    let of_this = |app: &App, campaign| app.work.campaign == Some(campaign);
    let elsewhere = report.revisions > 0 || report.received.iter().any(|(campaign, _)| !of_this(app, *campaign));
    let entries: Vec<Entry> = report
        .received
        .iter()
        .filter(|(campaign, _)| of_this(app, *campaign))
        .flat_map(|(_, entries)| entries.iter().cloned())
        .collect();
    if entries.is_empty() {
        return elsewhere;
    }
    let mut reads: BTreeMap<String, usize> = BTreeMap::new();
    let mut decisions = BTreeSet::new();
    for entry in &entries {
        match &entry.body.fact {
            Fact::Seen(_) => *reads.entry(printable_within(entry.body.author.as_str(), 20)).or_default() += 1,
            Fact::Decided(decided) => {
                decisions.insert(decided.finding.clone());
            }
            _ => {}
        }
    }
    conclude::conclude(app, entries);
    if let Some(visit) = app.screens.visit.as_mut().zip(app.work.standing.as_ref()) {
        visit.0.answer_anew(visit.1);
    }
    let conflicts =
        app.work.standing.as_ref().map_or(0, |standing| decisions.iter().filter(|f| !standing.conflict(f).is_empty()).count());
    let lang = app.desk.lang;
    if conflicts > 0 {
        let words = lang.say_with("notice-sync-conflicts", &[("count", conflicts.into())]);
        app.say(Tone::Wrong, words);
    } else if !reads.is_empty() {
        let count: usize = reads.values().sum();
        let who = reads.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let words = lang.say_with("notice-sync-seen", &[("count", count.into()), ("who", who.into())]);
        app.say(Tone::Told, words);
    }
    elsewhere
}
