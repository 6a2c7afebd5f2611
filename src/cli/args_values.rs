//! The values of arguments: parses them, or refuses them with what was expected.

use crate::audit::{
    finding::Code,
    ids::{ProgrammeCode, Revision},
    inventory::CustodyKind,
    journal::{By, Percent, Sampling},
};
use std::ops::RangeInclusive;

pub(super) fn finding(code: &str) -> Result<Code, String> {
    let known = || Code::ALL.map(Code::code).join(", ");
    Code::from_code(&code.trim().to_lowercase().replace('-', "_")).ok_or_else(|| format!("known findings: {}", known()))
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
    let codes = || CustodyKind::ALL.map(CustodyKind::code).join(", ");
    let (code, name) = text.split_once('=').ok_or_else(|| "CUSTODY=NAME, as lost=Lost/Stolen".to_owned())?;
    let kind = CustodyKind::from_code(code.trim()).ok_or_else(|| format!("a situation is one of {}", codes()))?;
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
