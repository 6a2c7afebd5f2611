//! Words for the mode of a campaign, and for what a sample allows to conclude.

use super::{lang::Lang, named::Named};
use crate::audit::{
    assurance::{Assurance, Conclusion, Direction},
    journal::{AuditMode, Planned, Sampling},
};

impl Named for AuditMode {
    fn key(&self) -> &'static str {
        match self {
            Self::Full => "mode-full",
            Self::Blind => "mode-blind",
            Self::Sampling(_) => "mode-sampling",
        }
    }
}

/// The days for which a campaign is planned; empty if none are given.
#[must_use]
pub fn days(lang: Lang, planned: Planned) -> String {
    let day = |day: jiff::civil::Date| lang.date(day).into();
    match (planned.first, planned.last) {
        (Some(first), Some(last)) => lang.say_with("campaign-days", &[("first", day(first)), ("last", day(last))]),
        (Some(first), None) => lang.say_with("campaign-from", &[("first", day(first))]),
        (None, Some(last)) => lang.say_with("campaign-until", &[("last", day(last))]),
        (None, None) => String::new(),
    }
}

/// The mode of a campaign; for a sample also what it has to assure and the seed of its draw.
#[must_use]
pub fn mode_line(lang: Lang, mode: AuditMode) -> String {
    match mode {
        AuditMode::Full | AuditMode::Blind => lang.name(mode),
        AuditMode::Sampling(sampling) => {
            let said = [
                ("mode", lang.name(mode).into()),
                ("confidence", lang.share(sampling.confidence).into()),
                ("tolerable", lang.share(sampling.tolerable).into()),
                // Without grouping, so that the digits can be typed again.
                ("seed", sampling.seed.to_string().into()),
            ];
            with_tolerance(lang, sampling, lang.say_with("mode-sampling-line", &said), "mode-sampling-misplaced", ", ")
        }
    }
}

/// What a sample allows to conclude, in a sentence.
#[must_use]
pub fn conclusion_line(lang: Lang, found: &Assurance) -> String {
    let key = match found.conclusion {
        Conclusion::Pending => "sample-pending",
        Conclusion::Incomplete => "sample-incomplete",
        Conclusion::Accepted => "sample-accepted",
        Conclusion::Rejected => "sample-rejected",
    };
    let confidence = ("confidence", lang.share(found.sampling.confidence).into());
    let line = lang.say_with(key, &[confidence, ("tolerable", lang.share(found.sampling.tolerable).into())]);
    with_tolerance(lang, found.sampling, line, "sample-misplaced", " ")
}

/// The words, and behind them that a device in another room of its college is no error, where that was chosen.
fn with_tolerance(lang: Lang, sampling: Sampling, words: String, key: &str, between: &str) -> String {
    if sampling.misplaced_tolerated { format!("{words}{between}{}", lang.say(key)) } else { words }
}

/// One sentence each: what the sample is, the progress of each direction, and what may be concluded.
#[must_use]
pub fn sample_lines(lang: Lang, found: &Assurance) -> Vec<String> {
    let direction = |key: &str, d: &Direction| {
        lang.say_with(key, &[("size", d.size.into()), ("examined", d.examined.into()), ("errors", d.errors.into())])
    };
    let confidence = ("confidence", lang.share(found.sampling.confidence).into());
    let mut lines = vec![
        mode_line(lang, AuditMode::Sampling(found.sampling)),
        lang.say_with("sample-size", &[("size", found.to_floor.size.into()), ("population", found.population.into())]),
        direction("sample-to-floor", &found.to_floor),
        direction("sample-to-record", &found.to_record),
        conclusion_line(lang, found),
    ];
    if let Some(most) = found.at_most {
        let said = [("most", most.into()), ("population", found.population.into()), confidence];
        lines.push(lang.say_with("sample-at-most", &said));
    }
    lines
}
