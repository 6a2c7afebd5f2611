//! The values of arguments: parses them, or refuses them with what was expected.

use crate::audit::{
    finding::Code,
    ids::{ProgrammeCode, Revision},
    journal::{By, Percent, Sampling},
};
use clap::Args;
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

/// A share from a number of hundredths of a percent to another.
fn percent(text: &str, range: RangeInclusive<u16>) -> Option<Percent> {
    let percent: Percent = text.trim().parse().ok()?;
    range.contains(&percent.hundredths()).then_some(percent)
}

pub(super) fn revision(text: &str) -> Result<Revision, String> {
    let digits = text.trim().trim_start_matches('r');
    digits.parse().map(Revision).map_err(|_| "a revision is a number, as 3".to_owned())
}

/// How a file that is named for an output is written.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Over {
    /// Replace a file that is no earlier export; never Récol's own files, or one in a hub
    #[arg(long)]
    pub force: bool,
    /// Let others read the new file, as far as the system's mask allows [default: its owner alone]
    #[arg(long)]
    pub shared: bool,
}
