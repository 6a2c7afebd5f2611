//! What an action does in a dialog.

use super::{
    campaign_form, campaigns,
    decide::{self, Settled},
    dialog::{Ask, Dialog, Menu, NoteField, NoteForm, Sure},
    guide, reading, rooms, sample,
    state::{App, Tone},
    sync,
    text::moved,
};
use crate::{
    audit::{
        journal::{By, Fact, Label, Noted},
        standing::Reading,
    },
    job::{ExportOrder, Job, Profile, Stamp},
    locale::Lang,
    tui::keys::Action,
};
use smol_str::SmolStr;

/// As far as a detail is scrolled, in lines.
const LONGEST: usize = 200;

pub(super) fn act(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let Some(dialog) = app.dialog.take() else { return };
    match dialog {
        Dialog::Filter => filter(app, action),
        Dialog::Prompt { ask, text } => match action {
            Action::Choose => prompted(app, stamp, ask, text.trim(), jobs),
            Action::Back => {}
            _ => app.dialog = Some(Dialog::Prompt { ask, text }),
        },
        Dialog::Confirm { sure, devices, top } => match action {
            Action::Confirm => confirmed(app, stamp, sure, jobs),
            Action::Back => {}
            _ => {
                let top = moved(action, top, devices.len(), page).unwrap_or(top);
                app.dialog = Some(Dialog::Confirm { sure, devices, top });
            }
        },
        Dialog::Menu { menu, chosen } => match (action, chosen) {
            (Action::Choose, Some(line)) => picked(app, stamp, menu, line, jobs),
            (Action::Cause, Some(line)) => match menu {
                Menu::Decide(deciding) => {
                    let Some(decision) = deciding.choices.get(line).copied() else { return };
                    app.dialog = Some(Dialog::Prompt { ask: Ask::Cause(deciding, decision), text: String::new() });
                }
                Menu::Label => app.dialog = Some(Dialog::Menu { menu, chosen }),
            },
            (Action::Choose | Action::Cause, None) => {
                app.dialog = Some(Dialog::Menu { menu, chosen });
                app.say(stamp.since, Tone::Known, app.lang.say("notice-choose-first"));
            }
            (Action::Back, _) => {}
            _ => {
                let chosen = match chosen {
                    Some(line) => Some(moved(action, line, menu.len(), page).unwrap_or(line)),
                    None => moved(action, 0, menu.len(), page).map(|_| 0),
                };
                app.dialog = Some(Dialog::Menu { menu, chosen });
            }
        },
        Dialog::Note(form) => note(app, stamp, action, form, jobs),
        Dialog::Ticks(mut ticks) => {
            if let Some(line) = moved(action, ticks.chosen, ticks.devices.len(), page) {
                ticks.chosen = line;
            }
            let device = ticks.devices.get(ticks.chosen).copied();
            if action != Action::Back {
                app.dialog = Some(Dialog::Ticks(ticks));
            }
            if action == Action::Choose
                && let Some(tag) =
                    app.standing.as_ref().zip(device).and_then(|(s, ix)| Some(s.inventory().device(ix)?.tag.clone()))
            {
                reading::read(app, stamp, Reading::new(tag.as_str(), By::List), None, jobs);
            }
        }
        Dialog::Detail(mut detail) => match moved(action, detail.top, LONGEST, page) {
            Some(top) => {
                detail.top = top;
                app.dialog = Some(Dialog::Detail(detail));
            }
            None if matches!(action, Action::Back) => {}
            None => app.dialog = Some(Dialog::Detail(detail)),
        },
        Dialog::Sample { devices, top } => sample::act(app, stamp, action, devices, top),
        Dialog::Sync { top } => sync::act(app, stamp, action, top, jobs),
        Dialog::Campaign => campaign_form::act(app, stamp, action, jobs),
        Dialog::Told { told, top } => {
            if !matches!(action, Action::Back) {
                let top = moved(action, top, told.lines.len(), page).unwrap_or(top);
                app.dialog = Some(Dialog::Told { told, top });
            }
        }
        Dialog::Lines { lines, top } => super::lines::act(app, stamp, action, (lines, top), jobs),
        Dialog::Programmes => {
            if !matches!(action, Action::Back) {
                app.dialog = Some(Dialog::Programmes);
            }
        }
    }
}

/// Chooses a line of a menu by its number, from 0; Enter takes it, so that a scan into a menu decides nothing.
pub(super) fn choose_numbered(app: &mut App, line: usize) {
    if let Some(Dialog::Menu { menu, chosen }) = &mut app.dialog
        && line < menu.len()
    {
        *chosen = Some(line);
    }
}

/// A scanner typed into a menu: nothing of it chose anything.
pub(super) fn unchoose(app: &mut App) {
    if let Some(Dialog::Menu { menu: Menu::Decide(_), chosen }) = &mut app.dialog {
        *chosen = None;
    }
}

fn filter(app: &mut App, action: Action) {
    match action {
        Action::Choose => {}
        Action::Back => super::text::edit_filter(app, String::clear),
        _ => {
            let page = app.page();
            app.dialog = Some(Dialog::Filter);
            match &mut app.findings {
                Some(list) if app.screen == super::screen::Screen::Findings => {
                    list.chosen = moved(action, list.chosen, list.len(), page).unwrap_or(list.chosen);
                }
                _ => {
                    let at = app.dashboard.chosen;
                    app.dashboard.chosen = moved(action, at, app.dashboard.shown.len(), page).unwrap_or(at);
                }
            }
        }
    }
}

fn prompted(app: &mut App, stamp: Stamp, ask: Ask, text: &str, jobs: &mut Vec<Job>) {
    let lang = app.lang;
    match ask {
        Ask::NewRoom => rooms::open_named(app, stamp, text, jobs),
        Ask::Unlabelled(label) => unlabelled(app, stamp, label, text, jobs),
        Ask::Evidence(deciding, decision, cause) => match some(text) {
            None => {
                app.say(stamp.since, Tone::Wrong, lang.say("notice-evidence-needed"));
                let ask = Ask::Evidence(deciding, decision, cause);
                app.dialog = Some(Dialog::Prompt { ask, text: String::new() });
            }
            evidence => decide::settle(app, stamp, &deciding, Settled { decision, cause, evidence }, jobs),
        },
        Ask::Cause(deciding, decision) => decide::caused(app, stamp, deciding, decision, some(text), jobs),
        Ask::Hub => sync::named(app, stamp, text, jobs),
        Ask::ImportPath => guide::import(app, stamp, text, jobs),
        Ask::ExportPath => {
            if text.is_empty() {
                return;
            }
            let Some(list) = &app.findings else { return };
            let profile = match lang {
                Lang::Fr => Profile::ExcelFr,
                Lang::En => Profile::Rfc4180,
            };
            let (college, all) = (list.college, list.wanted.all);
            let order = ExportOrder { path: text.into(), profile, campaign: app.campaign, college, all, summary: false };
            super::export::begin(app, stamp);
            jobs.push(Job::Export(order));
            app.say(stamp.since, Tone::Known, lang.say("notice-exporting"));
        }
    }
}

fn some(text: &str) -> Option<SmolStr> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(SmolStr::new)
}

fn unlabelled(app: &mut App, stamp: Stamp, label: Label, text: &str, jobs: &mut Vec<Job>) {
    let lang = app.lang;
    let Some(visit) = &app.visit else { return };
    if let Some(shut) = visit.shut() {
        return app.say(stamp.since, Tone::Wrong, lang.say(shut.notice()));
    }
    let mut facts = rooms::opening(visit.progress.state, visit.college);
    facts.push(Fact::Unlabelled { spot: visit.spot(), label, note: some(text) });
    app.append(facts, jobs);
    app.say(stamp.since, Tone::Done, lang.say("notice-unlabelled"));
}

fn confirmed(app: &mut App, stamp: Stamp, sure: Sure, jobs: &mut Vec<Job>) {
    match sure {
        Sure::CloseRoom(room) => rooms::close(app, stamp, room, jobs),
        Sure::CloseVisit => rooms::close_visit(app, stamp, jobs),
        Sure::GoFull(college) => sample::go_full(app, stamp, college, jobs),
        Sure::CloseCampaign => campaigns::turn(app, stamp, false, jobs),
        Sure::ReopenCampaign => campaigns::turn(app, stamp, true, jobs),
        Sure::Quit => {
            super::resume::leave(app, jobs);
            jobs.push(Job::Quit);
        }
    }
}

fn picked(app: &mut App, stamp: Stamp, menu: Menu, line: usize, jobs: &mut Vec<Job>) {
    match menu {
        Menu::Label => {
            let ask = Ask::Unlabelled(if line == 0 { Label::Unreadable } else { Label::Absent });
            app.dialog = Some(Dialog::Prompt { ask, text: String::new() });
        }
        Menu::Decide(deciding) => {
            if let Some(decision) = deciding.choices.get(line).copied() {
                decide::picked(app, stamp, deciding, decision, jobs);
            }
        }
    }
}

fn note(app: &mut App, stamp: Stamp, action: Action, mut form: NoteForm, jobs: &mut Vec<Job>) {
    match action {
        Action::Back => return,
        Action::NextChoice => form.field = form.field.next(),
        Action::Up => form.field = form.field.before(),
        Action::Choose => {
            let lacks = form.lacks();
            let (text, photo, condition) = (some(&form.text), some(&form.photo), form.condition);
            if text.is_none() && photo.is_none() && condition.is_none() {
                app.say(stamp.since, Tone::Known, app.lang.say("notice-note-empty"));
            } else {
                let noted = Noted { college: form.college, about: form.about, condition, lacks, note: text, photo };
                app.append(vec![Fact::Noted(noted)], jobs);
                app.say(stamp.since, Tone::Done, app.lang.say("notice-noted"));
                return;
            }
            form.field = NoteField::Condition;
        }
        _ => {}
    }
    app.dialog = Some(Dialog::Note(form));
}
