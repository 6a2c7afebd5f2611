//! Words for a verdict, for the screen and for commands.

use super::lang::Lang;
use crate::audit::{
    finding::{Code, Finding, Subject},
    inventory::{CustodyKind, Device, Inventory},
    journal::Spot,
    standing::{Refusal, Standing, Verdict, VerdictClass},
    tag::Closeness,
    text::{printable, printable_within},
    uai::Uai,
};

/// How many characters of a text that was read are shown.
const SHOWN: usize = 60;
/// How many candidates of an ambiguous text are named.
const CANDIDATES: usize = 4;

/// The words for one verdict. All of them are harmless to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictWords {
    /// The sign of its class.
    pub sign: char,
    /// The headline in large letters: the finding's name, what is wrong with the label, or that the text is ambiguous.
    pub headline: String,
    /// What it means here, in a sentence.
    pub meaning: String,
    /// Where the device belongs, unless the meaning contains that already.
    pub belongs: String,
    /// The recorded tag, or the text that was read.
    pub tag: String,
    /// Model, programme code, custody, due date; empty if it is in no inventory.
    pub device: String,
    /// Further remarks: an approximate match; next to an alarm about the label, the finding itself.
    pub remarks: Vec<String>,
}

/// The sign of a class, which shows it without colour.
#[must_use]
pub const fn sign(class: VerdictClass) -> char {
    match class {
        VerdictClass::Right => '√',
        VerdictClass::Attention => '▲',
        VerdictClass::Wrong => '×',
        VerdictClass::Unknown => '?',
        VerdictClass::Again => '≡',
    }
}

/// A college by name and commune; by its number if the inventory does not know it.
#[must_use]
pub fn college_name(inventory: &Inventory, uai: Uai) -> String {
    inventory
        .college(uai)
        .map_or_else(|| uai.to_string(), |college| printable(&format!("{} ({})", college.name, college.commune)))
}

/// A college's name without the word that the heading of its column says.
#[must_use]
pub fn short_college(name: &str) -> String {
    let rest = ["Collège ", "COLLÈGE ", "COLLEGE "].iter().find_map(|word| name.strip_prefix(word));
    printable(rest.unwrap_or(name))
}

/// A spot: college, and room where one is known.
#[must_use]
pub fn spot_name(inventory: &Inventory, spot: &Spot) -> String {
    let college = college_name(inventory, spot.college);
    spot.room.as_ref().map_or_else(|| college.clone(), |room| format!("{college} · {room}"))
}

/// What a finding is about, in a few characters: the recorded tag, the text as it was read, what a device without a label
/// looks like.
#[must_use]
pub fn subject_words(standing: &Standing, finding: &Finding) -> String {
    let evidence = standing.evidence(finding);
    match &finding.subject {
        Subject::Device(tag) => tag.to_string(),
        Subject::Payload(text) => {
            let read = evidence.read.map_or(text.as_str(), |(_, read)| read.kept.as_str());
            printable_within(read.trim(), SHOWN)
        }
        Subject::Entry(_) => {
            evidence.unlabelled.and_then(|u| u.note.as_deref()).map(|note| printable_within(note, SHOWN)).unwrap_or_default()
        }
    }
}

/// Model, programme code, custody and due date of a device, in one line.
#[must_use]
pub fn device_line(lang: Lang, device: &Device) -> String {
    let due = device.custody.due().map(|due| lang.say_with("device-due", &[("date", lang.date(due).into())]));
    let custody = lang.name(device.custody.kind());
    [
        Some(printable(&device.model)).filter(|model| !model.is_empty()),
        device.programme.as_ref().map(ToString::to_string),
        Some(custody),
        due,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// Where a device belongs, as recorded: college and room.
#[must_use]
pub fn belongs(lang: Lang, inventory: &Inventory, device: &Device) -> String {
    let Some(college) = device.college else { return lang.say("belongs-nowhere") };
    let college = college_name(inventory, college);
    match &device.room {
        Some(room) => format!("{college} · {room}"),
        None => college,
    }
}

/// The words for a verdict about a text read at a spot.
#[must_use]
pub fn verdict_words(lang: Lang, standing: &Standing, spot: &Spot, text: &str, verdict: &Verdict) -> VerdictWords {
    let inventory = standing.inventory();
    let device = verdict.device.and_then(|ix| inventory.device(ix));
    let mut remarks = Vec::new();
    let mut meaning = match verdict.code {
        // What is about a person or a secret was dropped before anything was recorded.
        Code::Unknown if text.contains('…') => lang.say("verdict-unknown-kept"),
        code => meaning(lang, inventory, spot, device, code),
    };
    if let Some(alarm) = verdict.alarms.first() {
        let alarm = match alarm {
            Code::SwappedTag => "alarm-swapped",
            _ => "alarm-duplicate",
        };
        let presence = [("finding", lang.name(verdict.code).into()), ("meaning", meaning.into())];
        remarks.push(lang.say_with("verdict-beside-alarm", &presence));
        meaning = lang.say(alarm);
    }
    if verdict.closeness == Some(Closeness::Approximate) {
        remarks.push(lang.say_with("verdict-approximate", &[("read", printable_within(text, SHOWN).into())]));
    }
    if !verdict.ambiguous.is_empty() {
        let tags: Vec<String> =
            verdict.ambiguous.iter().take(CANDIDATES).filter_map(|ix| Some(inventory.device(*ix)?.tag.to_string())).collect();
        let more = if verdict.ambiguous.len() > CANDIDATES { ", …" } else { "" };
        let tags = format!("{}{more}", tags.join(", "));
        meaning = lang.say_with("verdict-ambiguous", &[("count", verdict.ambiguous.len().into()), ("tags", tags.into())]);
    }
    VerdictWords {
        sign: sign(verdict.class()),
        headline: headline(lang, verdict),
        meaning,
        belongs: device
            .filter(|_| !matches!(verdict.code, Code::Present | Code::Misplaced | Code::Misassigned))
            .map(|device| lang.say_with("verdict-belongs", &[("place", belongs(lang, inventory, device).into())]))
            .unwrap_or_default(),
        tag: device.map_or_else(|| printable_within(text.trim(), SHOWN), |device| device.tag.to_string()),
        device: device.map(|device| device_line(lang, device)).unwrap_or_default(),
        remarks,
    }
}

/// A verdict in one or two words.
#[must_use]
pub fn headline(lang: Lang, verdict: &Verdict) -> String {
    match verdict.alarms.first() {
        Some(alarm) => lang.name(*alarm),
        None if !verdict.ambiguous.is_empty() => lang.say("headline-ambiguous"),
        None => lang.name(verdict.code),
    }
}

fn meaning(lang: Lang, inventory: &Inventory, spot: &Spot, device: Option<&Device>, code: Code) -> String {
    let place = device.map(|device| belongs(lang, inventory, device)).unwrap_or_default();
    let room = device.and_then(|device| device.room.as_ref()).map(ToString::to_string).unwrap_or_default();
    let custody = device.map_or(CustodyKind::Stored, |device| device.custody.kind());
    match (code, device.and_then(|device| device.college)) {
        (Code::Present, _) if spot.room.is_none() => lang.say("verdict-present-no-room"),
        (Code::Present, _) => lang.say("verdict-present"),
        (Code::Misassigned, Some(_)) => lang.say_with("verdict-misassigned", &[("place", place.into())]),
        (Code::Misassigned, None) => lang.say("verdict-misassigned-nowhere"),
        (Code::Misplaced, _) => lang.say_with("verdict-misplaced", &[("room", room.into())]),
        (Code::UnrecordedReturn, _) => lang.say("verdict-unrecorded-return"),
        (Code::Recovered, _) => lang.say("verdict-recovered"),
        (Code::GoneButPresent, _) => lang.say_with("verdict-gone-but-present", &[("custody", lang.name(custody).into())]),
        (Code::Unknown, _) => lang.say("verdict-unknown"),
        // No read leads to these; their explanation describes what they would mean.
        (
            Code::SeenElsewhere
            | Code::NotExpected
            | Code::Overdue
            | Code::OnLoan
            | Code::NotSampled
            | Code::Missing
            | Code::Pending
            | Code::Unidentified
            | Code::DuplicateTag
            | Code::SwappedTag,
            _,
        ) => lang.explain(code),
    }
}

/// Why a reading is not recorded: a headline, and what to do.
#[must_use]
pub fn refusal_words(lang: Lang, refusal: Refusal) -> (String, String) {
    let hint = match refusal {
        Refusal::Empty => "refusal-empty-hint",
        Refusal::Misread => "refusal-misread-hint",
        Refusal::Place => "refusal-place-hint",
    };
    (lang.name(refusal), lang.say(hint))
}

/// A verdict in one line, for output without a screen: sign, tag, finding, what it means, device, remarks.
#[must_use]
pub fn verdict_line(lang: Lang, standing: &Standing, spot: &Spot, text: &str, verdict: &Verdict) -> String {
    let words = verdict_words(lang, standing, spot, text, verdict);
    let parts = [words.headline, words.meaning, words.belongs, words.device].into_iter().chain(words.remarks);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    format!("{} {}  {}", words.sign, words.tag, parts.join(" · "))
}
