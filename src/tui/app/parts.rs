//! A scan that arrives in parts, because a radio link or a busy machine delayed it: a part of a label must not be taken
//! for a label.

use super::state::{
    app::App,
    input::{BURST, Taken},
    notice::Tone,
    visit::{InputMode, Visit},
};
use crate::{
    audit::{
        journal::By,
        likely::{is_part, likely},
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

/// What is in the input line, if a scanner typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// One label that arrived in parts.
    One,
    /// One label, perhaps after something that was typed before.
    Last,
    /// Parts of which nobody knows whether they are one label.
    Unsure,
}

/// Tells what is in the input line. Parts are one label if together they are a known one, or if the scanner ends its lines and has not
/// ended one between them.
pub(super) fn parts(standing: &Standing, visit: &Visit, at: Moment, ends_lines: bool) -> Parts {
    if visit.input.is_in_parts() && is_known(standing, visit, at, visit.input.text().trim()) {
        return Parts::One;
    }
    match visit.input.last_part() {
        Some((part, scanned)) if visit.mode == InputMode::Tag && !is_known(standing, visit, at, part.trim()) => {
            if ends_lines && scanned { Parts::One } else { Parts::Unsure }
        }
        _ => Parts::Last,
    }
}

/// Whether a scan without Enter has ended: nothing follows it, and it is not a part of a label whose other part is
/// awaited. A scanner that ends its lines has not ended this one, so only a known label is believed.
pub(super) fn has_ended(standing: &Standing, visit: &Visit, now: Stamp, ends_lines: bool) -> bool {
    if visit.input.rests(now.since)
        && visit.input.is_in_parts()
        && is_known(standing, visit, now.moment, visit.input.text().trim())
    {
        return true;
    }
    let Some(text) = visit.input.due(now.since) else { return false };
    let short = ends_lines || text.chars().count() < WHOLE || OwnTag::is_broken_off(&normal(&text));
    !short || is_known(standing, visit, now.moment, &text)
}

/// Whether a text is no label that is known, and may be a part of one: it is very short, or a part of a recorded own label, or typed and
/// inside a tag or serial of this college.
pub(super) fn is_doubtful(standing: &Standing, visit: &Visit, at: Moment, taken: &Taken) -> bool {
    let text = taken.text.trim();
    let plain = parse(text).form == Form::Plain && !is_known(standing, visit, at, text);
    let typed = || taken.by == By::Typed && !likely(standing, &visit.spot(), text).is_empty();
    plain && (text.chars().count() < BURST || is_part(standing.inventory(), text) || typed())
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
