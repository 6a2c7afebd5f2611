//! An export that is being written: how far it has come, how long it takes still, and the way to stop it.

use super::state::{app::App, notice::Tone};
use crate::job::{Job, LoopOrder, Progress};
use std::time::Duration;

/// What takes no longer needs no word.
const MOMENT: Duration = Duration::from_millis(500);

/// Begins: whatever is told of the job from now on is counted from here.
pub(super) fn begin(app: &mut App) {
    app.outside.exporting = Some(app.now.since);
}

/// Says how far it has come.
pub(super) fn advanced(app: &mut App, progress: Progress) {
    let Some(taken) = app.outside.exporting.map(|began| app.now.since.saturating_sub(began)) else { return };
    if taken < MOMENT {
        return;
    }
    let Some(left) = progress.left(taken) else { return };
    // The last second is a second still.
    let seconds = left.as_millis().div_ceil(1000).max(1);
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    let values = [("percent", progress.percent().into()), ("seconds", seconds.into())];
    let words = app.desk.lang.say_with("notice-export-progress", &values);
    app.say(Tone::Known, words);
}

/// Asks for it to be stopped; whether there is one. Once is enough: whatever comes of it, the next Escape leads back.
pub(super) fn cancel(app: &mut App, jobs: &mut Vec<Job>) -> bool {
    let running = app.outside.exporting.take().is_some();
    if running {
        jobs.push(Job::Loop(LoopOrder::Cancel));
    }
    running
}
