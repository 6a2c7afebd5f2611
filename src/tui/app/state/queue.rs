//! The findings of a list as lines. The searched text and the grouping of each are computed once.

use super::query::Text;
use crate::audit::{
    finding::{Finding, Subject},
    ids::{ProgrammeCode, RoomName},
    journal::Decision,
    report,
    standing::Standing,
    text::fold,
    uai::Uai,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// A finding that a list may show.
#[derive(Clone, Debug)]
pub struct Line {
    /// The finding.
    pub finding: Finding,
    /// What a person has decided about it.
    pub decision: Option<Decision>,
    /// The room of the read that decides; otherwise the recorded one.
    pub room: Option<RoomName>,
    /// The programme of the device.
    pub programme: Option<ProgrammeCode>,
    pub(in crate::tui::app) text: Text,
}

/// Returns the lines of a college, or of all, sorted by finding.
pub(in crate::tui::app) fn lines(standing: &Standing, college: Option<Uai>, all: bool) -> Vec<Line> {
    let mut folded = Folded::default();
    report::findings(standing, college.as_slice(), None, all)
        .into_iter()
        .map(|finding| line(standing, finding, &mut folded))
        .collect()
}

/// Cache of folded names: there are many devices but few models.
#[derive(Default)]
struct Folded(FxHashMap<SmolStr, SmolStr>);

impl Folded {
    fn of(&mut self, text: &str) -> SmolStr {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let folded = SmolStr::new(fold(text));
        self.0.insert(SmolStr::new(text), folded.clone());
        folded
    }
}

fn line(standing: &Standing, finding: Finding, folded: &mut Folded) -> Line {
    let evidence = standing.evidence(&finding);
    let device = evidence.device.map(|(_, device)| device);
    let spot = evidence.read.map(|(_, read)| &read.spot).or_else(|| evidence.unlabelled.map(|found| &found.spot));
    let room = spot.and_then(|spot| spot.room.as_ref()).or_else(|| device.and_then(|d| d.room.as_ref())).cloned();
    let programme = device.and_then(|d| d.programme.clone());
    let tag = match &finding.subject {
        Subject::Device(tag) => fold(tag.as_str()),
        Subject::Payload(text) => fold(text),
        Subject::Entry(entry) => {
            let note = evidence.unlabelled.and_then(|found| found.note.as_deref()).unwrap_or_default();
            fold(&format!("{entry} {note}"))
        }
    };
    let serial = device.and_then(|d| d.serial.as_ref()).map(|serial| fold(serial.as_str())).unwrap_or_default();
    let model = device.map(|d| folded.of(&d.model)).unwrap_or_default();
    let place = standing.inventory().college(finding.college).map(|c| format!("{} {} ", c.name, c.commune)).unwrap_or_default();
    let text = Text::of([
        &tag,
        &serial,
        &model,
        &room.as_ref().map(|room| folded.of(room.as_str())).unwrap_or_default(),
        &programme.as_ref().map(|code| folded.of(code.as_str())).unwrap_or_default(),
        &folded.of(&format!("{place}{}", finding.college)),
    ]);
    let decision = evidence.decision.map(|decided| decided.decided.decision);
    Line { finding, decision, room, programme, text }
}
