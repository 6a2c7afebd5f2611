//! Several lines that were pasted at once where only one text can be read. They are shown with their meaning, and read
//! after a confirmation.

use super::{
    moved::moved,
    reading,
    state::{app::App, dialog::Dialog, notice::Tone, reads::shut_notice},
};
use crate::{
    audit::{journal::By, standing::Reading},
    job::Job,
    tui::keys::Action,
};

/// The most lines that are accepted at once.
const MOST: usize = 500;
/// The length in characters above which a line cannot be a tag.
const LONGEST: usize = 1024;

/// If the pasted text has several lines, asks whether to read them.
pub(super) fn ask(app: &mut App, pasted: &str) -> bool {
    let lines = || pasted.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    if lines().nth(1).is_none() {
        return false;
    }
    let count = lines().count();
    if count > MOST {
        let words = app.desk.lang.say_with("notice-paste-too-many", &[("count", count.into()), ("most", MOST.into())]);
        app.say(Tone::Wrong, words);
        return true;
    }
    if lines().any(|line| line.chars().count() > LONGEST) {
        app.say(Tone::Wrong, app.desk.lang.say("notice-paste-too-long"));
        return true;
    }
    if let Some(shut) = app.screens.visit.as_ref().and_then(|visit| visit.shut) {
        app.say(Tone::Wrong, app.desk.say_keys(shut_notice(shut), &[]));
        return true;
    }
    app.over.dialog = Some(Dialog::Lines { lines: lines().map(ToOwned::to_owned).collect(), top: 0 });
    true
}

/// Reads all lines in their order, or none.
pub(super) fn act(app: &mut App, action: Action, (lines, top): (Vec<String>, usize), jobs: &mut Vec<Job>) {
    match action {
        Action::Back => {}
        Action::Confirm => {
            for line in &lines {
                reading::read(app, Reading::new(line, By::Typed), None, jobs);
            }
            if app.outside.flight.failure().is_none() {
                let words = app.desk.lang.say_with("notice-lines-read", &[("count", lines.len().into())]);
                app.say(Tone::Done, words);
            }
        }
        _ => {
            let top = moved(action, top, lines.len(), app.page()).unwrap_or(top);
            app.over.dialog = Some(Dialog::Lines { lines, top });
        }
    }
}
