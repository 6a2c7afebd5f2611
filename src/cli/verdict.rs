//! One verdict, as a line of text or of JSON; and the totals of a spot.

use crate::{
    audit::{
        finding::{Class, Code},
        journal::Spot,
        ledger::Reason,
        progress,
        road::Shut,
        standing::{Reading, Standing, Verdict},
        text::printable_within,
    },
    locale::{self, Lang},
    shell::Heard,
};
use serde_json::{Value, json};

pub(super) fn in_words(lang: Lang, standing: &Standing, spot: &Spot, reading: &Reading, heard: &Heard) -> String {
    let text = reading.payload.kept.as_str();
    match heard {
        Heard::Recorded { verdict, .. } => {
            format!("{}  {}", lang.say("cli-recorded"), locale::verdict_line(lang, standing, spot, text, verdict))
        }
        Heard::Already { at, author, verdict } => {
            let said = [("time", at.clock().into()), ("author", author.to_string().into())];
            format!("{}  {}", lang.say_with("cli-already", &said), locale::verdict_line(lang, standing, spot, text, verdict))
        }
        Heard::Refused(refusal) => {
            let (head, hint) = locale::refusal_words(lang, *refusal);
            format!("{}  × {}  {head} · {hint}", lang.say("cli-not-recorded"), printable_within(text, 60))
        }
        Heard::Shut(shut) => {
            let why = match shut {
                Shut::Visit => "hint-visit-closed",
                Shut::Campaign => "hint-campaign-closed",
            };
            format!("{}  × {}  {}", lang.say("cli-not-recorded"), printable_within(text, 60), lang.say(why))
        }
    }
}

/// The answer to a reading as one object; `aside` says why nothing is concluded from what is recorded there now.
pub(super) fn as_json(standing: &Standing, spot: &Spot, reading: &Reading, heard: &Heard, aside: Option<Reason>) -> String {
    let mut line = json!({
        "event": "read",
        "payload": reading.payload.kept,
        "by": reading.by.code(),
        "college": spot.college,
        "room": spot.room,
        "recorded": matches!(heard, Heard::Recorded { .. }),
        "aside": aside.map(Reason::code),
    });
    let more = match heard {
        Heard::Recorded { entry, verdict } => {
            let mut more = meaning(standing, verdict);
            put(&mut more, "entry", json!({"writer": entry.writer, "seq": entry.seq}));
            more
        }
        Heard::Already { at, verdict, .. } => {
            let mut more = meaning(standing, verdict);
            put(&mut more, "already", json!(at));
            more
        }
        Heard::Refused(refusal) => json!({"refused": format!("{refusal:?}").to_lowercase()}),
        Heard::Shut(shut) => json!({"refused": format!("{shut:?} closed").to_lowercase()}),
    };
    if let (Value::Object(line), Value::Object(more)) = (&mut line, more) {
        line.extend(more);
    }
    super::out::json(&line)
}

fn put(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = object {
        map.insert(key.to_owned(), value);
    }
}

fn meaning(standing: &Standing, verdict: &Verdict) -> Value {
    let inventory = standing.inventory();
    let device = verdict.device.and_then(|ix| inventory.device(ix));
    let ambiguous: Vec<_> = verdict.ambiguous.iter().filter_map(|ix| inventory.device(*ix)).map(|d| d.tag.as_str()).collect();
    json!({
        "finding": verdict.code.code(),
        "match": verdict.closeness.map(|c| c.code()),
        "alarms": verdict.alarms.iter().map(|code| code.code()).collect::<Vec<_>>(),
        "ambiguous": ambiguous,
        "tag": device.map(|d| d.tag.as_str()),
        "model": device.map(|d| d.model.as_str()),
        "programme": device.and_then(|d| d.programme.as_ref()).map(|p| p.as_str()),
        "custody": device.map(|d| d.custody.kind().code()),
        "recorded_college": device.and_then(|d| d.college),
        "recorded_room": device.and_then(|d| d.room.as_ref()).map(|r| r.as_str()),
    })
}

/// The totals of a college in one line: expected, read, discrepancies, and the findings one by one.
pub(super) fn totals(lang: Lang, standing: &Standing, spot: &Spot) -> String {
    let progress = progress::college(standing, spot.college);
    let counted = standing.expected_shown_in_all(spot.college);
    let said = [
        ("college", locale::college_name(standing.inventory(), spot.college).into()),
        ("expected", progress.expected.into()),
        ("read", progress.read.into()),
        ("count", progress.tally.class(Class::Discrepancy).into()),
    ];
    let [college, _, read, count] = said.clone();
    let line = if !counted {
        lang.say_with("cli-visit-totals-blind", &[college, read, count])
    } else if standing.ledger().sampling(spot.college).is_some() {
        lang.say_with("cli-visit-totals-sampled", &said)
    } else {
        lang.say_with("cli-visit-totals", &said)
    };
    let found = Code::ALL.into_iter().filter(|code| progress.tally.of(*code) > 0 && (counted || *code != Code::Pending));
    let parts: Vec<String> = found.map(|code| format!("{} {}", lang.name(code), progress.tally.of(code))).collect();
    format!("{line}\n{}", parts.join(" · "))
}

/// The totals of a college as one object; `aside` says why nothing is concluded from what is recorded there now.
pub(super) fn totals_json(standing: &Standing, spot: &Spot, aside: Option<Reason>) -> String {
    let progress = progress::college(standing, spot.college);
    let counted = standing.expected_shown_in_all(spot.college);
    super::out::json(&json!({
        "event": "totals",
        "college": spot.college,
        "room": spot.room,
        "state": progress.state.code(),
        "room_state": standing.ledger().room(spot.college, spot.room.as_ref()).code(),
        "open_since": progress.open_since,
        "expected": counted.then_some(progress.expected),
        "read": progress.read,
        "discrepancies": progress.discrepancies(),
        "pending": counted.then_some(progress.tally.of(Code::Pending)),
        "aside": aside.map(Reason::code),
    }))
}
