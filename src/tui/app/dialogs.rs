//! What an action does in a dialog.

use super::{
    campaign_form, campaigns, decide, export, findings, importing, labels,
    moved::moved,
    office, photographs, pick, reading, rooms, sample,
    state::{
        app::App,
        dialog::{Ask, Dialog, Menu, Sure},
        line::TextLine,
        note::NoteForm,
        notice::Tone,
        reads::{ReadLine, State, shut_notice},
        screen::Screen,
    },
    sync,
};
use crate::{
    audit::{
        deciding::Settled,
        journal::{By, Label},
        road,
        standing::Reading,
    },
    job::{Errand, Job, LoopOrder},
    tui::keys::Action,
};
use smol_str::SmolStr;

/// The largest number of lines by which a detail can be scrolled.
const LONGEST: usize = 200;

pub(super) fn act(app: &mut App, action: Action, jobs: &mut Vec<Job>) {
    if export::turn(app, action) {
        return;
    }
    let page = app.page();
    let Some(dialog) = app.over.dialog.take() else { return };
    match dialog {
        Dialog::Filter => filter(app, action),
        Dialog::Prompt { ask, text } => match action {
            Action::Choose => prompted(app, ask, text.text().trim(), jobs),
            Action::Back => {}
            _ if matches!(ask, Ask::NewRoom(_)) => rooms::seek(app, ask, text, action),
            Action::Complete if ask.is_path() => {
                jobs.push(Job::Errand(Errand::Complete(text.text().to_owned())));
                app.over.dialog = Some(Dialog::Prompt { ask, text });
            }
            _ => app.over.dialog = Some(Dialog::Prompt { ask, text }),
        },
        Dialog::Confirm { sure, devices, top } => match action {
            Action::Confirm => confirmed(app, sure, jobs),
            Action::Back => {}
            _ => {
                let top = moved(action, top, devices.len(), page).unwrap_or(top);
                app.over.dialog = Some(Dialog::Confirm { sure, devices, top });
            }
        },
        Dialog::Menu { menu, chosen } => match (action, chosen) {
            (Action::Choose, Some(line)) => picked(app, menu, line, jobs),
            (Action::Cause, Some(line)) => match menu {
                Menu::Decide(deciding) => {
                    let Some(decision) = deciding.choices.get(line).copied() else { return };
                    app.over.dialog = Some(Dialog::prompt(Ask::Cause(deciding, decision), ""));
                }
                Menu::Label | Menu::Room { .. } => app.over.dialog = Some(Dialog::Menu { menu, chosen }),
            },
            (Action::Choose | Action::Cause, None) => {
                app.over.dialog = Some(Dialog::Menu { menu, chosen });
                app.say(Tone::Known, app.desk.lang.say("notice-choose-first"));
            }
            (Action::Back, _) => {
                // What was typed can be corrected.
                if let Menu::Room { name, .. } = menu {
                    app.over.dialog = Some(Dialog::prompt(Ask::NewRoom(None), name.as_str()));
                }
            }
            _ => {
                let chosen = match chosen {
                    Some(line) => Some(moved(action, line, menu.len(), page).unwrap_or(line)),
                    None => moved(action, 0, menu.len(), page).map(|_| 0),
                };
                app.over.dialog = Some(Dialog::Menu { menu, chosen });
            }
        },
        Dialog::Note(form) => note(app, action, form, jobs),
        Dialog::Ticks(mut ticks) => {
            if let Some(line) = moved(action, ticks.chosen, ticks.devices.len(), page) {
                ticks.chosen = line;
            }
            let device = ticks.devices.get(ticks.chosen).copied();
            if action != Action::Back {
                app.over.dialog = Some(Dialog::Ticks(ticks));
            }
            if action == Action::Choose
                && let Some(tag) =
                    app.work.standing.as_ref().zip(device).and_then(|(s, ix)| Some(s.inventory().device(ix)?.tag.clone()))
            {
                reading::read(app, Reading::new(tag.as_str(), By::List), None, jobs);
            }
        }
        Dialog::Detail(mut detail) => match moved(action, detail.top, LONGEST, page) {
            Some(top) => {
                detail.top = top;
                app.over.dialog = Some(Dialog::Detail(detail));
            }
            None if matches!(action, Action::Back) => {}
            None => {
                if action == Action::OpenPhotograph {
                    photographs::open(app, &detail.finding, jobs);
                }
                app.over.dialog = Some(Dialog::Detail(detail));
            }
        },
        Dialog::Balance(balance) => findings::balance(app, action, balance),
        Dialog::Sample { devices, top } => sample::act(app, action, devices, top),
        Dialog::Sync { top } => sync::act(app, action, top, jobs),
        Dialog::Campaign => campaign_form::act(app, action, jobs),
        Dialog::Told { told, top } => {
            if !matches!(action, Action::Back) {
                let top = moved(action, top, told.lines.len(), page).unwrap_or(top);
                app.over.dialog = Some(Dialog::Told { told, top });
            }
        }
        Dialog::Steps { title, lines, top } => {
            if !matches!(action, Action::Back) {
                let top = moved(action, top, lines.len(), page).unwrap_or(top);
                app.over.dialog = Some(Dialog::Steps { title, lines, top });
            }
        }
        Dialog::Pick(pick) => pick::act(app, action, pick),
        Dialog::Find(find) => super::find::act(app, action, find, jobs),
        Dialog::Lines { lines, top } => super::lines::act(app, action, (lines, top), jobs),
        Dialog::Burndown { found, top } => {
            if !matches!(action, Action::Back) {
                let top = moved(action, top.min(found.days.len().saturating_sub(1)), found.days.len(), page).unwrap_or(top);
                app.over.dialog = Some(Dialog::Burndown { found, top });
            }
        }
        Dialog::Programmes => {
            if !matches!(action, Action::Back) {
                app.over.dialog = Some(Dialog::Programmes);
            }
        }
    }
}

fn filter(app: &mut App, action: Action) {
    match action {
        Action::Choose => {}
        Action::Back => super::text::edit_filter(app, TextLine::clear),
        _ => {
            let page = app.page();
            app.over.dialog = Some(Dialog::Filter);
            match &mut app.screens.findings {
                Some(list) if app.screens.current == Screen::Findings => {
                    list.chosen = moved(action, list.chosen, list.len(), page).unwrap_or(list.chosen);
                }
                _ => {
                    let at = app.screens.dashboard.chosen;
                    app.screens.dashboard.chosen = moved(action, at, app.screens.dashboard.shown.len(), page).unwrap_or(at);
                }
            }
        }
    }
}

fn prompted(app: &mut App, ask: Ask, text: &str, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    match ask {
        Ask::NewRoom(chosen) => rooms::named(app, chosen, text, jobs),
        Ask::Unlabelled(label) => unlabelled(app, label, text, jobs),
        Ask::Evidence(deciding, decision, cause) => match some(text) {
            None => {
                app.say(Tone::Wrong, lang.say("notice-evidence-needed"));
                let ask = Ask::Evidence(deciding, decision, cause);
                app.over.dialog = Some(Dialog::prompt(ask, ""));
            }
            evidence => decide::settle(app, &deciding, Settled { decision, cause, evidence }, jobs),
        },
        Ask::Cause(deciding, decision) => decide::caused(app, deciding, decision, some(text), jobs),
        Ask::Hub => sync::named(app, text, jobs),
        Ask::ImportPath => importing::named(app, text, jobs),
        Ask::Removal => importing::removal(app, text, jobs),
        Ask::StationScope { key, name } => office::scoped(app, (key, name), text, jobs),
        Ask::ExportPath(portion) => export::named(app, portion, text, jobs),
        Ask::LabelStock(tags) => labels::stock(app, tags, text),
        Ask::LabelPath { tags, stock, start } => labels::write(app, (tags, stock, start), text, jobs),
    }
}

fn some(text: &str) -> Option<SmolStr> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(SmolStr::new)
}

fn unlabelled(app: &mut App, label: Label, text: &str, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let (spot, note) = (visit.spot(), some(text));
    let facts = match road::unlabelled(standing.ledger(), &spot, label, note.clone()) {
        Ok(facts) => facts,
        Err(shut) => return app.say(Tone::Wrong, app.desk.say_keys(shut_notice(shut), &[])),
    };
    let ticket = app.append(facts, jobs);
    let line = ReadLine::unlabelled(app.now.moment, spot, (label, note.as_deref()), State::Recording(ticket));
    if let Some(visit) = &mut app.screens.visit {
        visit.push(line);
    }
}

fn confirmed(app: &mut App, sure: Sure, jobs: &mut Vec<Job>) {
    match sure {
        Sure::CloseRoom(room) => rooms::close(app, room, jobs),
        Sure::ReopenRoom(name) => rooms::enter(app, name, jobs),
        Sure::ReopenVisit => rooms::reopen_visit(app, jobs),
        Sure::CloseVisit => rooms::close_visit(app, jobs),
        Sure::GoFull(college) => sample::go_full(app, college, jobs),
        Sure::CloseCampaign => campaigns::turn(app, false, jobs),
        Sure::ReopenCampaign => campaigns::turn(app, true, jobs),
        Sure::RefuseStation { key, .. } => office::refuse(app, key, jobs),
        Sure::MoveCampaign(revision) => office::move_to(app, revision, jobs),
        Sure::Quit => {
            super::resume::keep(app, jobs);
            jobs.push(Job::Loop(LoopOrder::Quit));
        }
    }
}

fn picked(app: &mut App, menu: Menu, line: usize, jobs: &mut Vec<Job>) {
    match menu {
        Menu::Label => {
            let ask = Ask::Unlabelled(if line == 0 { Label::Unreadable } else { Label::Absent });
            app.over.dialog = Some(Dialog::prompt(ask, ""));
        }
        Menu::Room { name, mut like } => match line {
            known if known < like.len() => rooms::open(app, like.swap_remove(known), jobs),
            _ => rooms::enter(app, name, jobs),
        },
        Menu::Decide(deciding) => {
            if let Some(decision) = deciding.choices.get(line).copied() {
                decide::picked(app, deciding, decision, jobs);
            }
        }
    }
}

fn note(app: &mut App, action: Action, mut form: NoteForm, jobs: &mut Vec<Job>) {
    match action {
        Action::Back => return,
        Action::NextChoice => form.field = form.field.next(),
        Action::Up => form.field = form.field.before(),
        Action::Photograph => {
            if let Some(said) = photographs::take(app, &mut form, jobs) {
                app.say(Tone::Known, app.desk.lang.say(said));
            }
        }
        Action::Choose => return photographs::record(app, form, jobs),
        _ => {}
    }
    app.over.dialog = Some(Dialog::Note(form));
}
