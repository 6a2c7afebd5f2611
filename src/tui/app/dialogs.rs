//! What an action does in a dialog.

use super::{
    campaign_form, campaigns, decide, export, importing, labels,
    moved::moved,
    pick, reading, rooms, sample,
    state::{
        app::App,
        deciding::Settled,
        dialog::{Ask, Dialog, Menu, Sure},
        line::TextLine,
        note::{NoteField, NoteForm},
        notice::Tone,
        reads::shut_notice,
        screen::Screen,
    },
    sync,
};
use crate::{
    audit::{
        journal::{By, Fact, Label, Noted},
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
            Action::Complete if ask == Ask::NewRoom => {
                let best = app.screens.visit.as_ref().and_then(|visit| visit.rooms_like(text.text()).first().cloned());
                app.over.dialog = Some(match best {
                    Some(room) => Dialog::prompt(ask, room.as_str()),
                    None => Dialog::Prompt { ask, text },
                });
            }
            Action::Complete if ask == Ask::ImportPath => {
                jobs.push(Job::Errand(Errand::Complete(text.text().to_owned())));
                app.over.dialog = Some(Dialog::Prompt { ask, text });
            }
            _ => app.over.dialog = Some(Dialog::Prompt { ask, text }),
        },
        Dialog::Confirm { sure, devices, top } => match action {
            Action::Confirm => confirmed(app, sure, jobs),
            Action::Back => {
                // What was typed can be corrected.
                if let Sure::NewRoom { name, .. } = sure {
                    app.over.dialog = Some(Dialog::prompt(Ask::NewRoom, name.as_str()));
                }
            }
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
                Menu::Label => app.over.dialog = Some(Dialog::Menu { menu, chosen }),
            },
            (Action::Choose | Action::Cause, None) => {
                app.over.dialog = Some(Dialog::Menu { menu, chosen });
                app.say(Tone::Known, app.desk.lang.say("notice-choose-first"));
            }
            (Action::Back, _) => {}
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
            None => app.over.dialog = Some(Dialog::Detail(detail)),
        },
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
        Dialog::Lines { lines, top } => super::lines::act(app, action, (lines, top), jobs),
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
        Ask::NewRoom => rooms::open_named(app, text, jobs),
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
        Ask::ExportPath(portion) => export::named(app, portion, text, jobs),
        Ask::LabelStock(tags) => labels::stock(app, tags, text),
        Ask::LabelPath { tags, stock, start } => labels::write(app, (tags, stock, start), text, jobs),
    }
}

fn some(text: &str) -> Option<SmolStr> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(SmolStr::new)
}

fn unlabelled(app: &mut App, label: Label, text: &str, jobs: &mut Vec<Job>) {
    let lang = app.desk.lang;
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    if let Some(shut) = visit.shut {
        return app.say(Tone::Wrong, app.desk.say_keys(shut_notice(shut), &[]));
    }
    let mut facts = road::opening(standing.ledger(), visit.college);
    facts.push(Fact::Unlabelled { spot: visit.spot(), label, note: some(text) });
    app.append(facts, jobs);
    app.say(Tone::Done, lang.say("notice-unlabelled"));
}

fn confirmed(app: &mut App, sure: Sure, jobs: &mut Vec<Job>) {
    match sure {
        Sure::CloseRoom(room) => rooms::close(app, room, jobs),
        Sure::ReopenRoom(name) | Sure::NewRoom { name, .. } => rooms::enter(app, name, jobs),
        Sure::ReopenVisit => rooms::reopen_visit(app, jobs),
        Sure::CloseVisit => rooms::close_visit(app, jobs),
        Sure::GoFull(college) => sample::go_full(app, college, jobs),
        Sure::CloseCampaign => campaigns::turn(app, false, jobs),
        Sure::ReopenCampaign => campaigns::turn(app, true, jobs),
        Sure::Quit => {
            super::resume::leave(app, jobs);
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
        Action::Choose => {
            let lacks = form.lacks();
            let (text, photo, condition) = (some(form.text.text()), some(form.photo.text()), form.condition);
            if text.is_none() && photo.is_none() && condition.is_none() {
                app.say(Tone::Known, app.desk.lang.say("notice-note-empty"));
            } else {
                let noted = Noted { college: form.college, about: form.about, condition, lacks, note: text, photo };
                app.append(vec![Fact::Noted(noted)], jobs);
                app.say(Tone::Done, app.desk.lang.say("notice-noted"));
                return;
            }
            form.field = NoteField::Condition;
        }
        _ => {}
    }
    app.over.dialog = Some(Dialog::Note(form));
}
