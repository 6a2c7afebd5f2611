//! The short form in which a scenario tells entries and readings. One a line; `#` begins a remark; words with blanks
//! stand in double quotes; a spot is `0921170X` or `0921170X/Room`.
//!
//! ```text
//! 09:59 alba campaign sampling CONFIDENCE TOLERABLE SEED
//! 09:59 alba full 0921170X [as name]
//! 10:00 alba visit 0921170X opened | closed
//! 10:01 alba room 0921170X/Réserve opened | closed
//! 10:02 alba seen TAG in 0921170X/Réserve [by camera] [serial S] [copies 2] [as name]
//! 10:03 alba unlabelled absent | unreadable in 0921170X [as name]
//! 10:04 alba decided confirm_missing about missing 0921170X TAG
//! 10:05 alba retract name [as other]
//! ```
//!
//! Findings: `missing 0921170X SUBJECT [approximate] [decided confirm_missing] [by serial] [read SPOT] [recorded UAI]`, the
//! subject being a tag, `text:…` or `entry:name`. Marks `approximate` and `decided` must be told, the others may be.
//! Answers: `TAG in SPOT [by …] [serial S] [copies 2] [insist] => record present exact`, or `already 10:02 …`, `refused …`.

use recol::audit::{
    finding::{Code, Finding, Subject},
    ids::{EntryId, Revision, WriterId},
    journal::{AuditMode, Body, By, Decided, Decision, Entry, Fact, Hlc, Label, Percent, RoomPlace, Sampling, Seen, Spot},
    moment::Moment,
};
use std::{collections::BTreeMap, num::NonZeroU8};

/// Entries by the names that a script gives them.
pub type Names = BTreeMap<String, EntryId>;

/// The words of each line that says something.
pub fn lines(text: &str) -> impl Iterator<Item = Vec<String>> {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).map(words)
}

fn words(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => out.push(String::new()),
            c => out.last_mut().expect("never empty").push(c),
        }
    }
    assert!(!quoted, "a quote is not closed: {line}");
    out.retain(|word| !word.is_empty());
    out
}

/// The word after a keyword.
pub fn after<'a>(words: &'a [String], keyword: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word == keyword)?;
    words.get(at + 1).map(String::as_str)
}

pub fn spot(text: &str) -> Spot {
    let (college, room) = text.split_once('/').map_or((text, None), |(college, room)| (college, Some(room)));
    Spot { college: college.parse().unwrap_or_else(|e| panic!("{text}: {e}")), room: room.map(Into::into) }
}

pub fn code(text: &str) -> Code {
    Code::from_code(text).unwrap_or_else(|| panic!("no finding {text}"))
}

/// `CODE UAI SUBJECT`, the beginning of `words`.
pub fn finding(words: &[String], names: &Names) -> Finding {
    let [first, college, subject, ..] = words else { panic!("a finding is CODE UAI SUBJECT: {words:?}") };
    let subject = match subject.split_once(':') {
        Some(("text", text)) => Subject::Payload(text.into()),
        Some(("entry", name)) => Subject::Entry(*names.get(name).unwrap_or_else(|| panic!("no entry {name}"))),
        _ => Subject::Device(subject.as_str().into()),
    };
    Finding { college: spot(college).college, code: code(first), subject }
}

/// `PAYLOAD in SPOT …`, at the beginning of `words`.
pub fn seen(words: &[String]) -> Seen {
    let copies = after(words, "copies").map_or(1, |n| n.parse().expect("copies is a number"));
    Seen {
        instead: None,
        spot: spot(after(words, "in").unwrap_or_else(|| panic!("seen where? {words:?}"))),
        payload: words[0].as_str().into(),
        by: after(words, "by").map_or(By::Camera, |by| By::ALL.into_iter().find(|b| b.code() == by).expect("a way to read")),
        serial: after(words, "serial").map(Into::into),
        copies: NonZeroU8::new(copies).expect("copies is not nought"),
    }
}

fn fact(words: &[String], names: &Names) -> Fact {
    let rest = &words[1..];
    let opened = || match rest.get(1).map(String::as_str) {
        Some("opened") => true,
        Some("closed") => false,
        other => panic!("opened or closed, not {other:?}"),
    };
    match words[0].as_str() {
        "campaign" => {
            let [mode, confidence, tolerable, seed, ..] = rest else { panic!("sampling CONFIDENCE TOLERABLE SEED: {rest:?}") };
            assert_eq!(mode, "sampling");
            let percent = |text: &str| text.parse::<Percent>().unwrap_or_else(|e| panic!("{text}: {e}"));
            let seed = seed.parse().unwrap_or_else(|e| panic!("{seed}: {e}"));
            let mode = AuditMode::Sampling(Sampling {
                confidence: percent(confidence),
                tolerable: percent(tolerable),
                seed,
                misplaced_tolerated: false,
            });
            Fact::CampaignOpened { name: "C".into(), colleges: Vec::new(), revision: Revision(1), planned: None, mode }
        }
        "full" => Fact::WentFull { college: spot(&rest[0]).college },
        "visit" => {
            let college = spot(&rest[0]).college;
            if opened() { Fact::VisitOpened { college } } else { Fact::VisitClosed { college } }
        }
        "room" => {
            let Spot { college, room } = spot(&rest[0]);
            let place = RoomPlace { college, room: room.expect("a room is UAI/Room") };
            if opened() { Fact::RoomOpened(place) } else { Fact::RoomClosed(place) }
        }
        "seen" => Fact::Seen(seen(rest)),
        "unlabelled" => {
            let label = if rest[0] == "absent" { Label::Absent } else { Label::Unreadable };
            Fact::Unlabelled { spot: spot(after(rest, "in").expect("unlabelled where?")), label, note: None }
        }
        "decided" => {
            let decision = Decision::from_code(&rest[0]).unwrap_or_else(|| panic!("no decision {}", rest[0]));
            Fact::Decided(Decided {
                finding: finding(&rest[2..], names),
                basis: None,
                decision,
                cause: None,
                evidence: None,
                over: after(rest, "over").map(|name| names[name]).into_iter().collect(),
            })
        }
        "retract" => Fact::Retracted { entry: *names.get(&rest[0]).unwrap_or_else(|| panic!("no entry {}", rest[0])) },
        other => panic!("no entry is called {other}"),
    }
}

/// The entries of a script, in the order of its lines. Each station numbers its own and never turns its clock back.
pub fn entries(text: &str) -> (Vec<Entry>, Names) {
    let mut names = Names::new();
    let mut stations: BTreeMap<String, (u64, Hlc)> = BTreeMap::new();
    let mut out = Vec::new();
    for words in lines(text) {
        let [clock, station, said @ ..] = words.as_slice() else { panic!("an entry is CLOCK STATION …: {words:?}") };
        let at: Moment = format!("2026-11-23T{clock}:00.000+01:00").parse().unwrap_or_else(|e| panic!("{clock}: {e}"));
        let mut writer = [0; 16];
        writer.iter_mut().zip(station.bytes()).for_each(|(slot, byte)| *slot = byte);
        let (seq, last) = stations.entry(station.clone()).or_default();
        (*seq, *last) = (*seq + 1, Hlc::after(*last, at));
        let id = EntryId { writer: WriterId(writer), seq: *seq };
        out.push(Entry { id, body: Body { hlc: *last, at, author: station.as_str().into(), fact: fact(said, &names) } });
        if let Some(name) = after(said, "as") {
            assert_eq!(names.insert(name.to_owned(), id), None, "two entries are called {name}");
        }
    }
    (out, names)
}
