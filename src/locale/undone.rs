//! Words for what an undo takes back and a redo restores.

use super::{lang::Lang, verdict::subject_words};
use crate::audit::{finding::Subject, ids::EntryId, journal::About, ledger::Touched, standing::Standing, text::printable_within};

/// How many characters of a read text are shown.
const SAID: usize = 40;

/// A step in words; `None` if it is empty.
#[must_use]
pub fn step_words(lang: Lang, standing: &Standing, step: &[EntryId]) -> Option<String> {
    let first = told_entry(lang, standing, *step.last()?);
    Some(match step.len() {
        1 => first,
        count => lang.say_with("undone-more", &[("what", first.into()), ("count", (count - 1).into())]),
    })
}

fn told_entry(lang: Lang, standing: &Standing, entry: EntryId) -> String {
    let ledger = standing.ledger();
    match ledger.touched(entry) {
        // A redo retracts a retraction. What that one had retracted is restored.
        Some(Touched::Entry(target)) => told_act(lang, standing, target),
        _ => told_act(lang, standing, entry),
    }
}

fn told_act(lang: Lang, standing: &Standing, entry: EntryId) -> String {
    let ledger = standing.ledger();
    match ledger.touched(entry) {
        Some(Touched::Read(ix)) => {
            let text = ledger.read(ix).map(|read| printable_within(&read.kept, SAID)).unwrap_or_default();
            lang.say_with("undone-read", &[("tag", text.into())])
        }
        Some(Touched::Visit(_)) if ledger.is_going_full(entry) => lang.say("undone-full"),
        Some(Touched::Visit(_)) => lang.say("undone-visit"),
        Some(Touched::Room(_, room)) => lang.say_with("undone-room", &[("room", room.to_string().into())]),
        Some(Touched::Unlabelled(_)) => lang.say("undone-unlabelled"),
        Some(Touched::Decision(finding)) => {
            let decision = ledger.decision_entry(entry).map(|found| lang.name(found.decided.decision)).unwrap_or_default();
            let about = match &finding.subject {
                // The place where it was seen no longer identifies it once this is undone.
                Subject::Entry(_) => lang.name(finding.code),
                Subject::Device(_) | Subject::Payload(_) => subject_words(standing, &finding),
            };
            lang.say_with("undone-decision", &[("decision", decision.into()), ("tag", about.into())])
        }
        Some(Touched::Remark(About::Device(tag))) => lang.say_with("undone-note", &[("tag", tag.to_string().into())]),
        Some(Touched::Aside) => lang.say("undone-aside"),
        Some(Touched::Remark(About::Entry(_)) | Touched::Entry(_) | Touched::Foreign | Touched::Campaign) | None => {
            lang.say("undone-remark")
        }
    }
}
