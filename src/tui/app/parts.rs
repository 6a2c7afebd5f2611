//! A scan that arrives in parts, because a radio link or a busy machine delayed it: a part of a label must not be taken
//! for a label.

use super::state::{app::App, notice::Tone, visit::Visit};
use crate::{
    audit::{
        journal::By,
        moment::Moment,
        standing::{Answer, Reading, Standing},
        tag::{Form, OwnTag, normal::normal, parse},
    },
    job::Stamp,
};
/// A scan that ends without Enter and is shorter than this is not a whole label, unless it is a known one.
const WHOLE: usize = 8;

/// Whether a text is certainly a whole label: that of a recorded device, or an own one with a correct check character.
fn is_known(standing: &Standing, visit: &Visit, at: Moment, text: &str) -> bool {
    let reading = Reading::new(text, By::Wedge);
    let known = match standing.answer(&reading, &visit.spot(), at, false) {
        Answer::Record { verdict, .. } | Answer::Already { verdict, .. } => verdict.device.is_some(),
        Answer::Refused(_) => false,
    };
    known || parse(text).form == Form::Own
}

/// Whether a text is the beginning of an own label and not another known label.
pub(super) fn is_broken_off(standing: &Standing, visit: &Visit, at: Moment, text: &str) -> bool {
    OwnTag::is_broken_off(&normal(text)) && !is_known(standing, visit, at, text)
}

/// Whether the parts in the input line are together one known label.
pub(super) fn are_one(standing: &Standing, visit: &Visit, at: Moment) -> bool {
    visit.input.is_in_parts() && is_known(standing, visit, at, visit.input.text().trim())
}

/// Whether a scan without Enter has ended: nothing follows it, and it is not a part of a label whose other part is
/// awaited.
pub(super) fn has_ended(standing: &Standing, visit: &Visit, now: Stamp) -> bool {
    if visit.input.rests(now.since) && are_one(standing, visit, now.moment) {
        return true;
    }
    let Some(text) = visit.input.due(now.since) else { return false };
    let short = text.chars().count() < WHOLE || OwnTag::is_broken_off(&normal(&text));
    !short || is_known(standing, visit, now.moment, &text)
}

/// Reports once that a part is held.
pub(super) fn tell(app: &mut App) {
    let Some(visit) = &mut app.screens.visit else { return };
    let waits = visit.input.due(app.now.since).map(|_| visit.input.last());
    if waits.is_some() && visit.told_part != waits {
        visit.told_part = waits;
        let words = app.desk.say_keys("notice-scan-part", &[]);
        app.say(Tone::Known, words);
        app.drawn.changed = true;
    }
}
