//! From a submitted text or a sight of the camera to a verdict, and to the entry that records it.

use super::{
    rooms,
    state::{App, Tone},
    visit::{Mode, ReadLine, Said, State, Visit},
};
use crate::{
    audit::{
        finding::Code,
        ids::EntryId,
        journal::{By, Fact, Spot},
        standing::{Answer, Reading, Refusal, Verdict, VerdictClass},
        tag::{normal::normal, parse},
    },
    job::{Job, Stamp},
};
use std::num::NonZeroU8;

/// Takes the input line as it stands.
pub(super) fn submit(app: &mut App, stamp: Stamp, jobs: &mut Vec<Job>) {
    let Some(visit) = &mut app.visit else { return };
    let taken = visit.input.take();
    visit.submitted = Some(stamp.since);
    let text = taken.text.trim();
    if text.is_empty() {
        return;
    }
    let (reading, before) = match std::mem::take(&mut visit.mode) {
        Mode::Tag => (Reading::new(text, taken.by), None),
        Mode::SerialOnly => (Reading::new(text, By::Serial), None),
        Mode::SerialOf(reading, entry) => (Reading { serial: Some(parse(text)), ..*reading }, entry),
    };
    read(app, stamp, reading, before, jobs);
}

/// Takes what the camera brings as news.
pub(super) fn sighted(app: &mut App, stamp: Stamp, text: &str, copies: usize, jobs: &mut Vec<Job>) {
    let copies = u8::try_from(copies).ok().and_then(NonZeroU8::new).unwrap_or(NonZeroU8::MIN);
    let reading = Reading { copies, ..Reading::new(text, By::Camera) };
    read(app, stamp, reading, None, jobs);
}

/// Answers a reading, and asks for it to be recorded where it is to be.
///
/// `before` is the entry that read the same device by its label alone. Where the serial shows that the label belongs to
/// another device, that entry is taken back: the device on the label was not here, one that wears its label was.
pub(super) fn read(app: &mut App, stamp: Stamp, reading: Reading, before: Option<EntryId>, jobs: &mut Vec<Job>) {
    let lang = app.lang;
    let (Some(visit), Some(standing)) = (&mut app.visit, &app.standing) else { return };
    let spot = visit.spot();
    let line =
        |said, state, reading: Reading| ReadLine { at: stamp.moment, reading, spot: spot.clone(), said, state, old: false };
    if visit.is_closed() {
        visit.push(line(Said::VisitClosed, State::Refused, reading));
        jobs.push(Job::Ring(VerdictClass::Again));
        return;
    }
    let insist = visit.misread.as_deref() == Some(reading.payload.kept.as_str());
    visit.misread = None;
    match standing.answer(&reading, &spot, insist) {
        Answer::Refused(Refusal::Empty) => {}
        Answer::Refused(refusal) => {
            if refusal == Refusal::Misread {
                visit.misread = Some(reading.payload.kept.to_string());
            }
            visit.push(line(Said::Refused(refusal), State::Refused, reading));
            jobs.push(Job::Ring(VerdictClass::Again));
        }
        Answer::Already { at, author, verdict } => {
            visit.push(line(Said::Verdict(verdict), State::Already(at, author), reading));
            jobs.push(Job::Ring(VerdictClass::Again));
        }
        Answer::Record { seen, verdict } => match under_way(visit, &reading, &spot, &verdict) {
            Some(UnderWay::Flying) => {}
            Some(UnderWay::Refused) => app.say(stamp.since, Tone::Wrong, lang.say("notice-kept-retry")),
            None => {
                let mut facts = rooms::opening(visit.progress.state, visit.college);
                if verdict.alarms.contains(&Code::SwappedTag) {
                    facts.extend(before.map(|entry| Fact::Retracted { entry }));
                }
                facts.push(Fact::Seen(seen));
                let (ticket, job) = app.flight.send(facts);
                visit.push(line(Said::Verdict(verdict), State::Recording(ticket), reading));
                jobs.push(job);
            }
        },
    }
}

enum UnderWay {
    Flying,
    Refused,
}

/// Whether the same reading was asked to be recorded already: it is not asked for twice.
fn under_way(visit: &Visit, reading: &Reading, spot: &Spot, verdict: &Verdict) -> Option<UnderWay> {
    let text = normal(&reading.payload.kept);
    let same = |line: &&ReadLine| {
        let one = match (line.device(), verdict.device) {
            (Some(known), Some(now)) => known == now,
            (None, None) => normal(&line.reading.payload.kept) == text,
            _ => false,
        };
        one && line.spot == *spot && line.reading.copies >= reading.copies && line.reading.serial == reading.serial
    };
    visit.reads.iter().filter(same).find_map(|line| match line.state {
        State::Recording(_) => Some(UnderWay::Flying),
        State::NotRecorded(..) => Some(UnderWay::Refused),
        _ => None,
    })
}
