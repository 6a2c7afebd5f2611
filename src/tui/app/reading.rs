//! From a submitted text or a sight of the camera to a verdict, and to the entry that records it.

use super::{
    parts::{self, Parts},
    state::{
        app::App,
        notice::Tone,
        reads::{ReadLine, Said, State},
        visit::{Earlier, InputMode, Visit},
    },
};
use crate::{
    audit::{
        journal::{By, Spot},
        road::{self, Heard},
        standing::{Reading, Refusal, Verdict, VerdictClass},
        tag::{normal::normal, parse},
        text::printable_within,
    },
    job::{Doubt, Job, LoopOrder, Sight},
};
use std::num::NonZeroU8;

/// Takes the whole input line.
pub(super) fn submit(app: &mut App, jobs: &mut Vec<Job>) {
    let (now, ends_lines) = (app.now, app.keyboard.ends_lines);
    let (Some(visit), Some(standing)) = (&mut app.screens.visit, &app.work.standing) else { return };
    let parts = parts::parts(standing, visit, now.moment, ends_lines);
    let before = visit.input.clone();
    // A part that was reported as held, and then sent by fingers, is all that there is.
    let told = visit.told_part == Some(before.last());
    let taken = if parts == Parts::One { visit.input.take_whole() } else { visit.input.take() };
    visit.submitted = Some(now.since);
    let text = taken.text.trim();
    if text.is_empty() {
        return;
    }
    // What remains of the line was typed by fingers. The beginning of a label whose end did not arrive is dropped.
    if parts::is_broken_off(standing, visit, now.moment, visit.input.text().trim()) {
        visit.input.clear();
    }
    let by_label = visit.mode == InputMode::Tag;
    let broken = taken.by == By::Wedge && by_label && parts::is_broken_off(standing, visit, now.moment, text);
    if broken || parts == Parts::Unsure {
        app.screens.insistence.interrupt();
        visit.input.clear();
        jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
        let text = if broken { text } else { before.text() };
        let words = app.desk.lang.say_with("notice-scan-broken", &[("text", printable_within(text, 24).into())]);
        return app.say(Tone::Wrong, words);
    }
    let insists = visit.doubted.take().as_deref() == Some(text) || told;
    if by_label && visit.shut.is_none() && !insists && parts::is_doubtful(standing, visit, now.moment, &taken) {
        visit.doubted = Some(text.to_owned());
        app.screens.insistence.interrupt();
        // Fingers go on with what they typed; a scan comes again.
        if !before.is_swift() && taken.by == By::Typed {
            visit.input = before;
        }
        jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
        let key = if visit.proposed(standing).is_empty() { "notice-part-alone" } else { "notice-part-held" };
        let words = app.desk.say_keys(key, &[("text", printable_within(text, 24).into())]);
        return app.say(Tone::Known, words);
    }
    let (reading, earlier) = match std::mem::take(&mut visit.mode) {
        InputMode::Tag => (Reading::new(text, taken.by), None),
        InputMode::SerialOnly => (Reading::new(text, By::Serial), None),
        InputMode::SerialOf(earlier) => (Reading { serial: Some(parse(text)), ..earlier.reading.clone() }, Some(earlier)),
    };
    read(app, reading, earlier.as_deref(), jobs);
}

/// Handles a new sight of the camera. A doubt is shown for either of two texts. Nothing is corrected automatically,
/// because both may be devices that passed quickly.
pub(super) fn sighted(app: &mut App, sight: &Sight, jobs: &mut Vec<Job>) {
    let copies = u8::try_from(sight.copies).ok().and_then(NonZeroU8::new).unwrap_or(NonZeroU8::MIN);
    let reading = Reading { copies, ..Reading::new(&sight.text, By::Camera) };
    match &sight.doubt {
        Some(Doubt::Fleeting) => return fleeting(app, reading, jobs),
        Some(Doubt::Before(other)) => {
            let shown = |text: &str| printable_within(text.trim(), 24);
            let texts = [("before", shown(&parse(other).kept).into()), ("now", shown(&reading.payload.kept).into())];
            app.say(Tone::Wrong, app.desk.lang.say_with("notice-read-before", &texts));
        }
        None => {}
    }
    read(app, reading, None, jobs);
}

/// Shows what the camera saw too briefly to be certain. It is not recorded.
fn fleeting(app: &mut App, reading: Reading, jobs: &mut Vec<Job>) {
    let Some(visit) = &mut app.screens.visit else { return };
    app.screens.insistence.interrupt();
    let said = visit.shut.map_or(Said::Fleeting, Said::Shut);
    visit.push(ReadLine { at: app.now.moment, reading, spot: visit.spot(), said, state: State::Refused, old: false });
    jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
}

/// Answers a reading, and requests its recording if it is to be recorded.
///
/// `earlier` is the read of the same device by its label alone. If the serial shows that another device was there than
/// the label said, or which one it was, the new read replaces the earlier one.
pub(super) fn read(app: &mut App, reading: Reading, earlier: Option<&Earlier>, jobs: &mut Vec<Job>) {
    let (Some(visit), Some(standing)) = (&mut app.screens.visit, &app.work.standing) else { return };
    visit.doubted = None;
    let spot = earlier.map_or_else(|| visit.spot(), |earlier| earlier.spot.clone());
    let line =
        |said, state, reading: Reading| ReadLine { at: app.now.moment, reading, spot: spot.clone(), said, state, old: false };
    let entry = earlier.and_then(|earlier| earlier.entry);
    match road::hear(standing, &mut app.screens.insistence, &reading, &spot, app.now.moment, entry) {
        Heard::Shut(shut) => {
            visit.push(line(Said::Shut(shut), State::Refused, reading));
            jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
        }
        Heard::Refused(Refusal::Empty) => {}
        Heard::Refused(refusal) => {
            visit.push(line(Said::Refused(refusal), State::Refused, reading));
            jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
        }
        Heard::Already { at, author, verdict } => {
            visit.push(line(Said::Verdict(verdict), State::Already(at, author), reading));
            jobs.push(Job::Loop(LoopOrder::Ring(VerdictClass::Again)));
        }
        Heard::Record { facts, verdict } => match under_way(visit, &reading, &spot, &verdict) {
            Some(UnderWay::Flying) => {}
            Some(UnderWay::Refused) => app.say(Tone::Wrong, app.desk.say_keys("notice-kept-retry", &[])),
            None => {
                let (ticket, job) = app.outside.flight.send(app.now.moment, facts);
                match job {
                    Ok(job) => {
                        visit.push(line(Said::Verdict(verdict), State::Recording(ticket), reading));
                        jobs.push(job);
                    }
                    Err(failure) => {
                        visit.push(line(Said::Verdict(verdict), State::NotRecorded(ticket, failure), reading));
                        app.say(Tone::Wrong, app.desk.say_keys("notice-kept-retry", &[]));
                    }
                }
            }
        },
    }
}

enum UnderWay {
    Flying,
    Refused,
}

/// Returns the same reading if its recording was already requested, so that it is not requested twice.
fn under_way(visit: &Visit, reading: &Reading, spot: &Spot, verdict: &Verdict) -> Option<UnderWay> {
    let text = normal(&reading.payload.kept);
    let same = |line: &&ReadLine| {
        let one = match (line.device(), verdict.device) {
            (Some(known), Some(now)) => known == now,
            (None, None) => !matches!(line.said, Said::Unlabelled(_)) && normal(&line.reading.payload.kept) == text,
            _ => false,
        };
        let told = |reading: &Reading| (reading.serial.clone(), reading.payload.carried().map(|(_, serial)| serial.clone()));
        one && line.spot == *spot && line.reading.copies >= reading.copies && told(&line.reading) == told(reading)
    };
    visit.reads.iter().filter(same).find_map(|line| match line.state {
        State::Recording(_) => Some(UnderWay::Flying),
        State::NotRecorded(..) => Some(UnderWay::Refused),
        _ => None,
    })
}
