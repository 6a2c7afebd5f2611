//! The findings of a list as lines. The searched text and the grouping of each are computed once.

use crate::{
    audit::{
        finding::{Finding, Subject},
        ids::{ProgrammeCode, RoomName},
        journal::Decision,
        report,
        standing::Standing,
        uai::Uai,
    },
    locale::{Folded, Text, subject_words},
};
use unicode_width::UnicodeWidthStr;

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
    /// How many cells its texts take.
    pub wide: Wide,
    pub(in crate::tui::app) text: Text,
}

/// How many cells the texts of a line take, or the widest texts of several lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wide {
    /// The tag, which is never cut.
    pub tag: u16,
    /// What stands in its place, at most 24 cells of it: what was read, or noted about a device without a label.
    pub subject: u16,
    /// The model.
    pub model: u16,
    /// The room.
    pub room: u16,
}

/// How many cells a subject that is no tag has without being cut: more than a tag of this program has, and most serials.
const SUBJECT: u16 = 24;

impl Wide {
    /// The widest of both, text by text.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            tag: self.tag.max(other.tag),
            subject: self.subject.max(other.subject),
            model: self.model.max(other.model),
            room: self.room.max(other.room),
        }
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

impl Line {
    /// The model as it is searched.
    pub(in crate::tui::app) fn model(&self) -> &str {
        self.text.model()
    }

    /// The room as it is searched.
    pub(in crate::tui::app) fn room_words(&self) -> &str {
        self.text.room()
    }
}

/// Returns the lines of a college, or of all, sorted by finding.
pub(in crate::tui::app) fn lines(standing: &Standing, college: Option<Uai>, all: bool) -> Vec<Line> {
    let mut folded = Folded::default();
    report::findings(standing, college.as_slice(), None, all)
        .into_iter()
        .map(|finding| line(standing, finding, &mut folded))
        .collect()
}

fn line(standing: &Standing, finding: Finding, folded: &mut Folded) -> Line {
    let evidence = standing.evidence(&finding);
    let device = evidence.device.map(|(_, device)| device);
    let room = evidence.room().cloned();
    let programme = device.and_then(|device| device.programme.clone());
    let (tag_cells, subject) = match &finding.subject {
        Subject::Device(tag) => (cells(tag.as_str()), 0),
        Subject::Payload(_) | Subject::Entry(_) => (0, cells(&subject_words(standing, &finding)).min(SUBJECT)),
    };
    let wide = Wide {
        tag: tag_cells,
        subject,
        model: device.map_or(0, |d| cells(&d.model)),
        room: room.as_ref().map_or(0, |room| cells(room.as_str())),
    };
    let text = Text::of_finding(standing, &finding, &evidence, folded);
    let decision = evidence.decision.map(|decided| decided.decided.decision);
    Line { finding, decision, room, programme, wide, text }
}
