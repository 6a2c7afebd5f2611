//! The list of findings: which are wanted, in which order, which one is chosen.

use super::screen::Screen;
use crate::audit::{
    finding::{Code, Finding, Subject},
    standing::Standing,
    text::fold,
    uai::Uai,
};

/// Which findings are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What is in order too.
    pub all: bool,
    /// Only what is not decided yet.
    pub undecided: bool,
    /// Only this sort.
    pub code: Option<Code>,
    /// Only what holds these words.
    pub filter: String,
}

/// The state of the list of findings.
#[derive(Clone, Debug)]
pub struct FindingsList {
    /// Of this college alone.
    pub college: Option<Uai>,
    /// Where to go back to.
    pub from: Screen,
    /// Which are wanted.
    pub wanted: Wanted,
    /// The findings that are.
    pub rows: Vec<Finding>,
    /// The chosen line.
    pub chosen: usize,
    /// How many there are without `code` and `filter`, by code.
    pub counts: Vec<(Code, usize)>,
}

impl FindingsList {
    pub(super) fn new(standing: &Standing, college: Option<Uai>, from: Screen) -> Self {
        let mut list = Self { college, from, wanted: Wanted::default(), rows: Vec::new(), chosen: 0, counts: Vec::new() };
        list.refresh(standing);
        list
    }

    /// The chosen finding.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        self.rows.get(self.chosen)
    }

    /// Filters anew; the chosen finding stays chosen, or the one that took its place.
    pub(super) fn refresh(&mut self, standing: &Standing) {
        let kept = self.finding().cloned();
        let base = crate::audit::report::findings(standing, self.college, self.wanted.all);
        let base: Vec<Finding> =
            base.into_iter().filter(|finding| !self.wanted.undecided || standing.decision(finding).is_none()).collect();
        self.counts = Code::ALL
            .into_iter()
            .map(|code| (code, base.iter().filter(|finding| finding.code == code).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        let words: Vec<String> = fold(&self.wanted.filter).split(' ').map(str::to_owned).collect();
        self.rows = base
            .into_iter()
            .filter(|finding| self.wanted.code.is_none_or(|code| code == finding.code))
            .filter(|finding| self.wanted.filter.is_empty() || fits(standing, finding, &words))
            .collect();
        let place = kept.and_then(|kept| self.rows.binary_search(&kept).ok());
        self.chosen = place.unwrap_or(self.chosen).min(self.rows.len().saturating_sub(1));
    }

    /// Takes the next sort of finding that there is, or the one before; round through "every sort".
    pub(super) fn turn_code(&mut self, forward: bool) {
        let sorts: Vec<Option<Code>> = std::iter::once(None).chain(self.counts.iter().map(|(code, _)| Some(*code))).collect();
        let now = sorts.iter().position(|sort| *sort == self.wanted.code).unwrap_or_default();
        let step = if forward { 1 } else { sorts.len() - 1 };
        self.wanted.code = sorts.get((now + step) % sorts.len()).copied().flatten();
    }
}

fn fits(standing: &Standing, finding: &Finding, words: &[String]) -> bool {
    let inventory = standing.inventory();
    let college = inventory.college(finding.college);
    let device = match &finding.subject {
        Subject::Device(tag) => inventory.by_tag(tag.as_str()).and_then(|ix| inventory.device(ix)),
        Subject::Payload(_) | Subject::Entry(_) => None,
    };
    let subject = match &finding.subject {
        Subject::Device(tag) => tag.as_str().to_owned(),
        Subject::Payload(text) => text.to_string(),
        Subject::Entry(entry) => entry.to_string(),
    };
    let text = [
        Some(subject.as_str()),
        college.map(|c| c.name.as_str()),
        college.map(|c| c.commune.as_str()),
        device.map(|d| d.model.as_str()),
        device.and_then(|d| d.serial.as_ref()).map(|s| s.as_str()),
        device.and_then(|d| d.room.as_ref()).map(|r| r.as_str()),
        device.and_then(|d| d.programme.as_ref()).map(|p| p.as_str()),
    ];
    let text = fold(&text.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let uai = fold(&finding.college.to_string());
    words.iter().all(|word| text.contains(word.as_str()) || uai.contains(word.as_str()))
}
