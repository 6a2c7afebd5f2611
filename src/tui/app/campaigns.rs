//! The list of campaigns: looked through, entered, closed and reopened.

use super::{
    campaign_form::{self, CampaignForm},
    dashboard::Dashboard,
    dialog::{Dialog, Sure},
    screen::Screen,
    state::{App, Tone},
    text::moved,
};
use crate::{
    audit::{
        ids::{CampaignId, Tag},
        inventory::Inventory,
        journal::Fact,
        text::printable_within,
    },
    job::{CampaignOverview, Entered, Failure, Job, Stamp, Survey},
    locale::say_reason,
    tui::keys::Action,
};
use std::{collections::BTreeSet, sync::Arc};

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct Campaigns {
    /// Every campaign of the store; `None` until it was looked.
    pub rows: Option<Vec<CampaignOverview>>,
    /// The chosen line.
    pub chosen: usize,
    /// Whether another campaign was asked for and is not there yet: nothing may be recorded meanwhile.
    pub entering: bool,
    /// The devices that were missing in the campaign before.
    pub missing_before: BTreeSet<Tag>,
    /// The newest inventory, once the campaigns were looked through.
    pub office: Option<Arc<Inventory>>,
    /// The seed for the draw of the next campaign.
    pub seed: u64,
    /// The campaign that is being made.
    pub form: CampaignForm,
}

impl Campaigns {
    /// The chosen campaign.
    #[must_use]
    pub fn campaign(&self) -> Option<&CampaignOverview> {
        self.rows.as_ref()?.get(self.chosen)
    }

    fn choose(&mut self, campaign: Option<CampaignId>) {
        let place = self.rows.iter().flatten().position(|overview| Some(overview.id) == campaign);
        self.chosen = place.unwrap_or_default();
    }
}

/// Goes to the list, to the campaign worked on, and has it made anew.
pub(super) fn open(app: &mut App, jobs: &mut Vec<Job>) {
    app.campaigns.choose(app.campaign);
    app.screen = Screen::Campaigns;
    app.notice = None;
    jobs.push(Job::Survey(app.campaign));
}

/// Takes the list in. The chosen campaign stays chosen; at first it is the one worked on.
pub(super) fn surveyed(app: &mut App, survey: Survey) {
    let kept = app.campaigns.campaign().map(|overview| overview.id).or(app.campaign);
    app.campaigns.rows = Some(survey.campaigns);
    app.campaigns.choose(kept);
    app.campaigns.missing_before = survey.missing_before;
    // One inventory in memory is enough.
    let own = app.standing.as_ref().map(|standing| standing.inventory());
    let same = own.filter(|own| own.revision() == survey.office.revision()).cloned();
    app.campaigns.office = Some(same.unwrap_or(survey.office));
    app.campaigns.seed = survey.seed;
    app.refresh_all();
}

pub(super) fn act(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let lines = app.campaigns.rows.as_ref().map_or(0, Vec::len);
    if let Some(line) = moved(action, app.campaigns.chosen, lines, page) {
        app.campaigns.chosen = line;
        return;
    }
    match action {
        Action::EnterCampaign => enter(app, stamp, jobs),
        Action::TurnCampaign => ask_turn(app, stamp),
        Action::NewCampaign => campaign_form::open(app, stamp),
        Action::Back => {
            app.screen = Screen::Dashboard;
            app.notice = None;
        }
        _ => {}
    }
}

fn enter(app: &mut App, stamp: Stamp, jobs: &mut Vec<Job>) {
    let Some(wanted) = app.campaigns.campaign().map(|overview| overview.id) else { return };
    if Some(wanted) == app.campaign {
        app.screen = Screen::Dashboard;
        return;
    }
    // What is kept unrecorded belongs to the campaign in which it happened.
    if !app.flight.is_empty() {
        let words = app.lang.say("notice-switch-unsaved");
        return app.say(stamp.since, Tone::Wrong, words);
    }
    app.campaigns.entering = true;
    jobs.push(Job::UseCampaign(wanted));
}

/// Works on another campaign from now on.
pub(super) fn entered(app: &mut App, stamp: Stamp, entered: Entered, jobs: &mut Vec<Job>) {
    app.campaigns.entering = false;
    if matches!(app.dialog, Some(Dialog::Campaign)) {
        app.campaigns.form = CampaignForm::default();
    }
    let name = entered.standing.ledger().campaign().map(|told| printable_within(&told.name, 60)).unwrap_or_default();
    app.campaign = Some(entered.campaign);
    app.writer = Some(entered.writer);
    app.standing = Some(entered.standing);
    app.dashboard = Dashboard::default();
    (app.visit, app.findings, app.dialog) = (None, None, None);
    app.campaigns.missing_before = BTreeSet::new();
    app.screen = Screen::Dashboard;
    app.refresh_all();
    let words = app.lang.say_with("notice-campaign-entered", &[("name", name.into())]);
    app.say(stamp.since, Tone::Done, words);
    jobs.push(Job::Survey(app.campaign));
}

/// The campaign could not be read: the one before is worked on still.
pub(super) fn not_entered(app: &mut App, stamp: Stamp, failure: &Failure) {
    app.campaigns.entering = false;
    app.say_failure(stamp.since, failure);
}

fn ask_turn(app: &mut App, stamp: Stamp) {
    let Some(chosen) = app.campaigns.campaign() else { return };
    if Some(chosen.id) != app.campaign {
        let words = app.lang.say("notice-enter-first");
        return app.say(stamp.since, Tone::Known, words);
    }
    let sure = if app.is_closed() { Sure::ReopenCampaign } else { Sure::CloseCampaign };
    app.dialog = Some(Dialog::Confirm { sure, devices: Vec::new(), top: 0 });
}

/// Closes the campaign, or goes on with it.
pub(super) fn turn(app: &mut App, stamp: Stamp, open: bool, jobs: &mut Vec<Job>) {
    let (fact, key) = if open {
        (Fact::CampaignReopened {}, "notice-campaign-reopened")
    } else {
        (Fact::CampaignClosed {}, "notice-campaign-closed-now")
    };
    let objection = app.standing.as_ref().zip(app.writer).and_then(|(s, writer)| s.ledger().objection_to(writer, &fact));
    if let Some(reason) = objection {
        let words = say_reason(app.lang, reason);
        return app.say(stamp.since, Tone::Wrong, words);
    }
    app.append(vec![fact], jobs);
    let words = app.lang.say(key);
    app.say(stamp.since, Tone::Done, words);
}
