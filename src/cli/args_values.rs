//! The values of arguments: parses them, or refuses them with what was expected.

use crate::{
    audit::{
        finding::Code,
        ids::{ProgrammeCode, Revision},
        inventory::CustodyKind,
        journal::{By, Condition, Decision, Label, Lack, Percent, Sampling},
    },
    io::paper::label::millimetres,
};
use std::ops::RangeInclusive;

pub(super) fn finding(code: &str) -> Result<Code, String> {
    let known = Code::ALL.map(Code::code).join(", ");
    Code::from_code(&code.trim().to_lowercase().replace('-', "_")).ok_or_else(|| format!("known findings: {known}"))
}

pub(super) fn by(code: &str) -> Result<By, String> {
    By::ALL.into_iter().find(|by| by.code() == code && *by != By::Camera).ok_or_else(|| "typed, wedge, serial or list".to_owned())
}

pub(super) fn programme(code: &str) -> Result<ProgrammeCode, String> {
    let code = code.trim();
    if code.is_empty() { Err("a programme has a code, as P2".to_owned()) } else { Ok(ProgrammeCode::new(code)) }
}

pub(super) fn confidence(text: &str) -> Result<Percent, String> {
    percent(text, Sampling::CONFIDENCE).ok_or_else(|| "a confidence is between 50 and 99.9 percent".to_owned())
}

pub(super) fn tolerable(text: &str) -> Result<Percent, String> {
    percent(text, Sampling::TOLERABLE).ok_or_else(|| "a tolerable rate is between 0.01 and 50 percent".to_owned())
}

/// What a situation is called somewhere else: `lost=Lost/Stolen`.
pub(super) fn status(text: &str) -> Result<(CustodyKind, String), String> {
    let codes = CustodyKind::ALL.map(CustodyKind::code).join(", ");
    let (code, name) = text.split_once('=').ok_or_else(|| "CUSTODY=NAME, as lost=Lost/Stolen".to_owned())?;
    let kind = CustodyKind::from_code(code.trim()).ok_or_else(|| format!("a situation is one of {codes}"))?;
    if name.trim().is_empty() { Err("a name is missing behind the =".to_owned()) } else { Ok((kind, name.trim().to_owned())) }
}

/// A share from a number of hundredths of a percent to another.
fn percent(text: &str, range: RangeInclusive<u16>) -> Option<Percent> {
    let percent: Percent = text.trim().parse().ok()?;
    range.contains(&percent.hundredths()).then_some(percent)
}

pub(super) fn revision(text: &str) -> Result<Revision, String> {
    let digits = text.trim().trim_start_matches('r');
    digits.parse().map(Revision).map_err(|_| "a revision is a number, as 3".to_owned())
}

/// Width and height in millimetres, as hundredths.
pub(super) fn size(text: &str) -> Result<(u32, u32), String> {
    millimetres(text).ok_or_else(|| "a label has a width and a height in millimetres, as 57x32".to_owned())
}

/// A distance to the right and one down in millimetres, as tenths.
pub(super) fn offset(text: &str) -> Result<(i32, i32), String> {
    let tenths = |text: &str| -> Option<i32> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let number = |text: &str, most: usize| -> Option<i32> {
            let digits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()
        };
        Some(sign * (number(whole, 3)? * 10 + number(part, 1)?))
    };
    let pair = text.split_once(',').and_then(|(x, y)| Some((tenths(x.trim())?, tenths(y.trim())?)));
    pair.ok_or_else(|| "an offset is two distances in millimetres with at most one decimal, as 0.5,-0.3".to_owned())
}

/// The name of a room: it may begin with a dash, but what looks like an option is one whose value was forgotten.
pub(super) fn room(text: &str) -> Result<String, String> {
    if text.starts_with("--") { Err("the name of a room is missing".to_owned()) } else { Ok(text.to_owned()) }
}

pub(super) fn label(text: &str) -> Result<Label, String> {
    match text {
        "absent" => Ok(Label::Absent),
        "unreadable" => Ok(Label::Unreadable),
        _ => Err("absent or unreadable".to_owned()),
    }
}

pub(super) fn decision(code: &str) -> Result<Decision, String> {
    let known = Decision::ALL.map(Decision::code).join(", ");
    Decision::from_code(&code.trim().to_lowercase().replace('-', "_")).ok_or_else(|| format!("known decisions: {known}"))
}

pub(super) fn condition(code: &str) -> Result<Condition, String> {
    let all = [Condition::Good, Condition::Damaged, Condition::Incomplete];
    all.into_iter().find(|condition| condition.code() == code).ok_or_else(|| "good, damaged or incomplete".to_owned())
}

pub(super) fn lack(code: &str) -> Result<Lack, String> {
    [Lack::Charger, Lack::Pen].into_iter().find(|lack| lack.code() == code).ok_or_else(|| "charger or pen".to_owned())
}
