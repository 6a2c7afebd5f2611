//! Actions in the list of campaigns: moving in it, entering, closing and reopening a campaign.

use super::{
    campaign_form, conclude,
    moved::moved,
    state::{
        app::App,
        dashboard::Dashboard,
        dialog::{Dialog, Sure},
        form::CampaignForm,
        notice::Tone,
        screen::Screen,
    },
    sync,
};
use crate::{
    audit::{journal::Fact, road::Insistence, text::printable_within},
    job::{Entered, Errand, Failure, Job, Record, Survey},
    locale::say_reason,
    tui::keys::Action,
};
use std::collections::BTreeSet;

/// Goes to the list, to the current campaign, and requests a new survey.
pub(super) fn open(app: &mut App, jobs: &mut Vec<Job>) {
    app.screens.campaigns.choose(app.work.campaign);
    app.screens.current = Screen::Campaigns;
    app.notice = None;
    jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
}

/// Takes the new list. The chosen campaign stays chosen; at first it is the current one.
pub(super) fn surveyed(app: &mut App, survey: Survey) {
    let kept = app.screens.campaigns.campaign().map(|overview| overview.id).or(app.work.campaign);
    app.screens.campaigns.rows = Some(survey.campaigns);
    app.screens.campaigns.choose(kept);
    app.screens.campaigns.missing_before = survey.missing_before;
    // One copy of the inventory in memory is enough.
    let own = app.work.standing.as_ref().map(|standing| standing.inventory());
    let same = own.filter(|own| own.revision() == survey.office.revision()).cloned();
    app.screens.campaigns.office = Some(same.unwrap_or(survey.office));
    app.screens.campaigns.seed = survey.seed;
    app.refresh_all();
}

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let lines = app.screens.campaigns.rows.as_ref().map_or(0, Vec::len);
    if let Some(line) = moved(action, app.screens.campaigns.chosen, lines, page) {
        app.screens.campaigns.chosen = line;
        return;
    }
    match action {
        Action::EnterCampaign => enter(app, jobs),
        Action::TurnCampaign => ask_turn(app),
        Action::NewCampaign => campaign_form::open(app),
        Action::Back => {
            app.screens.current = Screen::Dashboard;
            app.notice = None;
        }
        _ => {}
    }
}

fn enter(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(wanted) = app.screens.campaigns.campaign().map(|overview| overview.id) else { return };
    if Some(wanted) == app.work.campaign {
        app.screens.current = Screen::Dashboard;
        return;
    }
    // Facts that are not recorded yet belong to the campaign in which they happened.
    if !app.outside.flight.is_empty() {
        let words = app.desk.say_keys("notice-switch-unsaved", &[]);
        return app.say(Tone::Wrong, words);
    }
    app.screens.campaigns.entering = true;
    jobs.push(Job::Record(Record::UseCampaign(wanted)));
}

/// Makes another campaign the current one. The one worked on, read anew for a sync, takes nobody from where he is, nor from what
/// is half written.
pub(super) fn entered(app: &mut App, entered: Entered, jobs: &mut Vec<Job>) {
    let (rereads, entering) = (app.outside.sync.rereads, app.screens.campaigns.entering);
    if app.work.campaign == Some(entered.campaign) && (rereads > 0 || !entering) {
        // Another one may be on its way behind it.
        app.outside.sync.rereads = rereads.saturating_sub(1);
        app.work.writer = Some(entered.writer);
        conclude::replace(app, entered.standing);
        jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
        sync::read_anew(app, jobs);
        return;
    }
    app.screens.campaigns.entering = false;
    if matches!(app.over.dialog, Some(Dialog::Campaign)) {
        app.screens.campaigns.form = CampaignForm::default();
    }
    let name = entered.standing.ledger().campaign().map(|told| printable_within(&told.name, 60)).unwrap_or_default();
    app.work.campaign = Some(entered.campaign);
    app.work.writer = Some(entered.writer);
    app.work.standing = Some(entered.standing);
    // What was found, or refused as misread, belongs to the campaign before.
    app.work.finder = None;
    app.screens.insistence = Insistence::default();
    app.screens.dashboard = Dashboard::default();
    (app.screens.visit, app.screens.findings, app.over.dialog) = (None, None, None);
    app.screens.campaigns.missing_before = BTreeSet::new();
    app.screens.current = Screen::Dashboard;
    app.refresh_all();
    let words = app.desk.lang.say_with("notice-campaign-entered", &[("name", name.into())]);
    app.say(Tone::Done, words);
    jobs.push(Job::Errand(Errand::Survey(app.work.campaign)));
    sync::read_anew(app, jobs);
}

/// The campaign could not be read: the previous one stays the current one.
pub(super) fn not_entered(app: &mut App, failure: &Failure, jobs: &mut Vec<Job>) {
    match app.outside.sync.rereads.checked_sub(1) {
        Some(left) => app.outside.sync.rereads = left,
        None => app.screens.campaigns.entering = false,
    }
    sync::read_anew(app, jobs);
    app.say_failure(failure);
}

fn ask_turn(app: &mut App) {
    let Some(chosen) = app.screens.campaigns.campaign() else { return };
    if Some(chosen.id) != app.work.campaign {
        let words = app.desk.say_keys("notice-enter-first", &[]);
        return app.say(Tone::Known, words);
    }
    let sure = if app.is_closed() { Sure::ReopenCampaign } else { Sure::CloseCampaign };
    app.over.dialog = Some(Dialog::Confirm { sure, devices: Vec::new(), top: 0 });
}

/// Closes or reopens the campaign.
pub(super) fn turn(app: &mut App, open: bool, jobs: &mut Vec<Job>) {
    let (fact, key) = if open {
        (Fact::CampaignReopened {}, "notice-campaign-reopened")
    } else {
        (Fact::CampaignClosed {}, "notice-campaign-closed-now")
    };
    let objection =
        app.work.standing.as_ref().zip(app.work.writer).and_then(|(s, writer)| s.ledger().objection_to(writer, &fact));
    if let Some(reason) = objection {
        let words = say_reason(app.desk.lang, reason);
        return app.say(Tone::Wrong, words);
    }
    app.append(vec![fact], jobs);
    let words = app.desk.lang.say(key);
    app.say(Tone::Done, words);
}
