//! Actions in the form of a new campaign: opening the form, editing its fields, creating the campaign.

use super::{
    moved::moved,
    state::{app::App, dialog::Dialog, form::CampaignForm, notice::Tone},
};
use crate::{
    job::{Job, Record},
    tui::keys::Action,
};
use smol_str::SmolStr;

/// Opens the form: as it was left, or with a name for this year.
pub(super) fn open(app: &mut App) {
    let Some(inventory) = app.screens.campaigns.office.clone() else { return };
    if inventory.rows().colleges.is_empty() {
        let words = app.desk.lang.say("hint-import-first");
        return app.say(Tone::Known, words);
    }
    if app.screens.campaigns.form.name.is_empty() && app.screens.campaigns.form.extent.is_none() {
        let year = app.now.moment.date().year().to_string();
        app.screens.campaigns.form = CampaignForm::new(app.desk.lang.say_with("campaign-name", &[("year", year.into())]));
    }
    app.screens.campaigns.form.refresh(&inventory);
    app.over.dialog = Some(Dialog::Campaign);
}

/// What an action does in the form. The form is removed from the screen while it acts.
pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let form = &mut app.screens.campaigns.form;
    match action {
        Action::Back => return,
        Action::Choose => submit(app, jobs),
        Action::NextChoice => form.step(false),
        Action::PreviousChoice => form.step(true),
        _ if form.in_list() => form.line = moved(action, form.line, form.listed.len(), page).unwrap_or(form.line),
        Action::Down => form.step(false),
        Action::Up => form.step(true),
        _ => {}
    }
    app.over.dialog = Some(Dialog::Campaign);
}

fn submit(app: &mut App, jobs: &mut Vec<Job>) {
    let Some(inventory) = app.screens.campaigns.office.clone() else { return };
    match app.screens.campaigns.form.opening(&inventory, app.screens.campaigns.seed) {
        Ok(_) if !app.outside.flight.is_empty() => {
            let words = app.desk.say_keys("notice-switch-unsaved", &[]);
            app.say(Tone::Wrong, words);
        }
        Ok(opening) => {
            let name = SmolStr::new(app.screens.campaigns.form.name.text().trim());
            app.screens.campaigns.entering = true;
            jobs.push(Job::Record(Record::OpenCampaign { name, opening }));
        }
        Err(fault) => {
            let words = app.desk.lang.say_with(fault.key, &[("subject", fault.subject.into())]);
            app.screens.campaigns.form.field = fault.field;
            app.say(Tone::Wrong, words);
        }
    }
}
