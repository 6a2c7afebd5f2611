//! The syncs with the hub: what is told of them, what arrives by them, and the dialog about them.

use super::{
    dialog::{Ask, Dialog},
    outcome,
    screen::Screen,
    state::{App, Tone},
};
use crate::{
    audit::{
        journal::{Entry, Fact},
        text::printable_within,
    },
    job::{Failure, HubAddress, Job, Stamp, SyncNews, SyncProgress, SyncReport},
    locale::say_troubles,
    tui::keys::Action,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// What the screen knows of its hub.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// Where the hub is; `None` where there is none. Raw.
    pub hub: Option<String>,
    /// How many own entries it does not have yet, as told last.
    pub waiting: u64,
    /// How far the running one is, and when it began.
    pub running: Option<(SyncProgress, Duration)>,
    /// What the last one did, and why it stopped early, if it did.
    pub last: Option<(SyncReport, Option<Failure>)>,
    /// When one last came to a good end: date and clock, in words.
    pub good: Option<String>,
    /// When the next begins by itself.
    pub next: Option<Duration>,
}

/// Opens the dialog.
pub(super) fn open(app: &mut App) {
    app.dialog = Some(Dialog::Sync { top: 0 });
}

/// Asks for the address where none is known, else opens the dialog: the first step of who joins.
pub(super) fn join(app: &mut App) {
    if app.sync.hub.is_some() {
        return open(app);
    }
    app.dialog = Some(Dialog::Prompt { ask: Ask::Hub, text: String::new() });
}

pub(super) fn act(app: &mut App, stamp: Stamp, action: Action, top: usize, jobs: &mut Vec<Job>) {
    let lines = app.sync.last.as_ref().map_or(0, |(report, _)| say_troubles(app.lang, &report.troubles).len());
    let page = app.page();
    match action {
        Action::Back => {}
        Action::NameHub => {
            let text = app.sync.hub.clone().unwrap_or_default();
            app.dialog = Some(Dialog::Prompt { ask: Ask::Hub, text });
        }
        Action::SyncNow if app.sync.hub.is_none() => join(app),
        Action::SyncNow => {
            begin(app, stamp, None, jobs);
            open(app);
        }
        _ => {
            let top = super::text::moved(action, top, lines, page).unwrap_or(top);
            app.dialog = Some(Dialog::Sync { top });
        }
    }
}

/// The address of a hub was typed.
pub(super) fn named(app: &mut App, stamp: Stamp, text: &str, jobs: &mut Vec<Job>) {
    if !text.is_empty() {
        let address = HubAddress::new(text);
        app.sync.hub = Some(address.to_string());
        begin(app, stamp, Some(address), jobs);
    }
    open(app);
}

/// Asks for a sync, unless one is running: that one takes up what there is.
fn begin(app: &mut App, stamp: Stamp, address: Option<HubAddress>, jobs: &mut Vec<Job>) {
    if app.sync.running.is_some() && address.is_none() {
        let words = app.lang.say("notice-sync-running");
        return app.say(stamp.since, Tone::Known, words);
    }
    jobs.push(Job::Sync(address));
}

/// Takes in what is told of a sync.
pub(super) fn take(app: &mut App, stamp: Stamp, news: SyncNews, jobs: &mut Vec<Job>) {
    match news {
        SyncNews::Progress(progress) => {
            let since = app.sync.running.map_or(stamp.since, |(_, since)| since);
            app.sync.running = Some((progress, since));
        }
        SyncNews::Ended { at, report, failure, waiting, next } => {
            let before = app.sync.last.as_ref().and_then(|(_, failure)| failure.clone());
            app.sync.running = None;
            app.sync.waiting = waiting;
            app.sync.next = Some(stamp.since + Duration::from_secs(next));
            if failure.is_none() {
                app.sync.good = Some(format!("{} {}", app.lang.date(at.date()), at.clock()));
            }
            if app.campaign.is_none() && !report.received.is_empty() {
                // The office's campaigns are here: one of them is to be chosen.
                app.screen = Screen::Campaigns;
            }
            let said = |entry: &Entry| {
                matches!(entry.body.fact, Fact::RosterOpened { .. } | Fact::StationAccepted { .. } | Fact::StationRefused { .. })
            };
            // What the office says of stations decides which entries count.
            let anew = report.anew || report.received.iter().flat_map(|(_, entries)| entries).any(said);
            let elsewhere = arrived(app, stamp, &report);
            app.sync.last = Some((SyncReport { received: Vec::new(), ..report }, failure.clone()));
            // Rows of the inventory worked on may be others now: all is read anew, as when a campaign is entered.
            match app.campaign.filter(|_| anew && app.flight.is_empty()) {
                Some(campaign) => jobs.push(Job::UseCampaign(campaign)),
                None if elsewhere => jobs.push(Job::Survey(app.campaign)),
                None => {}
            }
            // The same refusal is told once; it stands in the dialog and in the header.
            if let Some(failure) = failure.filter(|failure| before.as_ref() != Some(failure)) {
                app.say_failure(stamp.since, &failure);
            }
        }
    }
}

/// Concludes from what arrived, and tells whose reads it was. Whether something came that is not of this campaign.
fn arrived(app: &mut App, stamp: Stamp, report: &SyncReport) -> bool {
    let of_this = |app: &App, campaign| app.campaign == Some(campaign);
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
    outcome::conclude(app, entries);
    if let Some(visit) = app.visit.as_mut().zip(app.standing.as_ref()) {
        visit.0.answer_anew(visit.1);
    }
    let conflicts =
        app.standing.as_ref().map_or(0, |standing| decisions.iter().filter(|f| !standing.conflict(f).is_empty()).count());
    let lang = app.lang;
    if conflicts > 0 {
        let words = lang.say_with("notice-sync-conflicts", &[("count", conflicts.into())]);
        app.say(stamp.since, Tone::Wrong, words);
    } else if !reads.is_empty() {
        let count: usize = reads.values().sum();
        let who = reads.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let words = lang.say_with("notice-sync-seen", &[("count", count.into()), ("who", who.into())]);
        app.say(stamp.since, Tone::Known, words);
    }
    elsewhere
}
