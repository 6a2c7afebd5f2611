//! Files that are written: the name that is proposed for one; the progress of a running export, the remaining time, and how to stop it.

use super::state::{app::App, notice::Tone, outside::Outside};
use crate::{
    audit::text::fold,
    job::{Job, LoopOrder, Progress},
};
use std::time::Duration;

/// Exports that take less time than this report no progress.
const MOMENT: Duration = Duration::from_millis(500);

/// Starts the time measurement for the progress of an export.
pub(super) fn begin(app: &mut App) {
    app.outside.exporting = Some(app.now.since);
}

/// Shows the progress.
pub(super) fn advanced(app: &mut App, progress: Progress) {
    let Some(taken) = app.outside.exporting.map(|began| app.now.since.saturating_sub(began)) else { return };
    if taken < MOMENT {
        return;
    }
    let Some(left) = progress.left(taken) else { return };
    // Less than a second is shown as one second.
    let seconds = left.as_millis().div_ceil(1000).max(1);
    let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
    let values = [("percent", progress.percent().into()), ("seconds", seconds.into())];
    let words = app.desk.say_keys("notice-export-progress", &values);
    app.say(Tone::Known, words);
}

/// Requests the stop of a running export. Returns whether there was one. It is requested only once: the next Escape
/// goes back.
pub(super) fn cancel(outside: &mut Outside, jobs: &mut Vec<Job>) -> bool {
    let running = outside.exporting.take().is_some();
    if running {
        jobs.push(Job::Loop(LoopOrder::Cancel));
    }
    running
}

/// Proposes a file name, `ecarts-campagne-2026-11-23.csv`, with letters that every file system accepts.
pub(super) fn proposed_name(app: &App, kind: String, ending: &str) -> String {
    let Some((list, standing)) = app.screens.findings.as_ref().zip(app.work.standing.as_ref()) else { return String::new() };
    let campaign = standing.ledger().campaign().map(|c| c.name.to_string()).unwrap_or_default();
    let slug: String = fold(&campaign).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let college = list.college.map(|uai| uai.to_string()).unwrap_or_default();
    let date = app.work.today.unwrap_or_else(|| standing.date()).to_string();
    let parts = [kind, slug, college, date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    format!("{}.{ending}", parts.join("-"))
}
