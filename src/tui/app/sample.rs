//! The sample of a visit: the drawn devices, the conclusion, and the change to a full count.

use super::{
    moved::moved,
    state::{
        app::App,
        dialog::{Dialog, Sure},
        notice::Tone,
        reads::shut_notice,
    },
};
use crate::{
    audit::{
        assurance::{self, Conclusion},
        inventory::DeviceIx,
        journal::Fact,
    },
    job::Job,
    locale,
    tui::keys::Action,
};

/// Shows the sample of the visited college.
pub(super) fn open(app: &mut App) {
    let (Some(visit), Some(standing)) = (&app.screens.visit, &app.work.standing) else { return };
    let Some(mut devices) = assurance::drawn(standing, visit.college) else {
        let words = app.desk.lang.say("hint-no-sample");
        return app.say(Tone::Known, words);
    };
    // By room, in the order in which it is walked.
    let device = |ix: &DeviceIx| standing.inventory().device(*ix);
    devices.sort_by_key(|ix| device(ix).map(|device| (&device.room, &device.tag)));
    app.over.dialog = Some(Dialog::Sample { devices, top: 0 });
}

/// What an action does while the sample is shown.
pub(super) fn act(app: &mut App, action: Action, devices: Vec<DeviceIx>, top: usize) {
    match action {
        Action::Back => {}
        Action::GoFull => ask_full(app),
        _ => {
            let top = moved(action, top, devices.len(), app.page()).unwrap_or(top);
            app.over.dialog = Some(Dialog::Sample { devices, top });
        }
    }
}

fn ask_full(app: &mut App) {
    let Some(visit) = &app.screens.visit else { return };
    if let Some(shut) = visit.shut {
        let words = app.desk.say_keys(shut_notice(shut), &[]);
        return app.say(Tone::Wrong, words);
    }
    app.over.dialog = Some(Dialog::Confirm { sure: Sure::GoFull(visit.college), devices: Vec::new(), top: 0 });
}

/// Changes to a full count.
pub(super) fn go_full(app: &mut App, college: crate::audit::uai::Uai, jobs: &mut Vec<Job>) {
    app.append(vec![Fact::WentFull { college }], jobs);
    let words = app.desk.say_keys("notice-went-full", &[]);
    app.say(Tone::Done, words);
}

/// Reports the conclusion of the visit's sample when it has changed.
pub(super) fn say_conclusion(app: &mut App, before: Option<Conclusion>) {
    let Some(found) = app.screens.visit.as_ref().and_then(|visit| visit.sample) else { return };
    if before.is_none_or(|before| before == found.conclusion) || found.conclusion == Conclusion::Pending {
        return;
    }
    let mut words = locale::conclusion_line(app.desk.lang, &found);
    let tone = match found.conclusion {
        Conclusion::Accepted => Tone::Done,
        Conclusion::Pending | Conclusion::Incomplete => Tone::Known,
        Conclusion::Rejected => Tone::Wrong,
    };
    if found.proposes_full_count() {
        words = format!("{words} {}", app.desk.say_keys("notice-sample-full", &[]));
    }
    app.say(tone, words);
}
