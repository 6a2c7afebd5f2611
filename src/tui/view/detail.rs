//! What a finding is based on: the recorded row, the reads, the notes, the decision.

use super::paint::{Paint, wrapped};
use crate::{
    audit::{
        finding::{Finding, Subject},
        findings::admitted,
        ledger::Read,
        outcome::{Outcome, outcome},
        standing::{Evidence, Standing},
        text::{printable, printable_within},
    },
    locale::{belongs, college_name, device_line},
    tui::{app::state::findings::FindingsList, theme::Role},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// How many reads of a device are listed.
const READS: usize = 8;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, list: &FindingsList, frame: &mut Frame, area: Rect) {
    let Some(finding) = list.finding() else {
        frame.render_widget(paint.panel(paint.say("panel-detail")), area);
        return;
    };
    let block = paint.panel(paint.lang.name(finding.code));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let cells = usize::from(inside.width);
    let mut sheet = Sheet::new(paint, cells);
    let evidence = standing.evidence(finding);
    // In a low pane the facts matter more than the explanation of the finding.
    if inside.height >= 16 {
        sheet.text(Role::Quiet, &paint.lang.explain(finding.code));
        sheet.lines.push(Line::default());
    }
    recorded(&mut sheet, standing, finding, &evidence);
    decision(&mut sheet, standing, finding, &evidence);
    reads(&mut sheet, standing, finding, &evidence, READS);
    notes(&mut sheet, standing, finding);
    frame.render_widget(Paragraph::new(sheet.lines), inside);
}

/// Lines of the form "name: value", as wide as the pane.
pub(super) struct Sheet<'a> {
    pub(super) paint: &'a Paint<'a>,
    pub(super) cells: usize,
    pub(super) lines: Vec<Line<'static>>,
}

impl<'a> Sheet<'a> {
    pub(super) const fn new(paint: &'a Paint<'a>, cells: usize) -> Self {
        Self { paint, cells, lines: Vec::new() }
    }

    /// Everything that the ledger and the inventory contain about a finding.
    pub(super) fn whole(&mut self, standing: &Standing, finding: &Finding) {
        let evidence = standing.evidence(finding);
        self.text(Role::Quiet, &self.paint.lang.explain(finding.code));
        self.lines.push(Line::default());
        recorded(self, standing, finding, &evidence);
        decision(self, standing, finding, &evidence);
        let told: Vec<_> = evidence.decision.into_iter().chain(standing.conflict(finding)).map(|told| told.order).collect();
        for other in standing.ledger().decisions(finding).filter(|other| !told.contains(&other.order)) {
            let words =
                format!("{} · {}", self.paint.lang.name(other.decided.decision), when(self.paint, other.at, &other.author));
            self.field("field-before", Role::Quiet, &words);
        }
        reads(self, standing, finding, &evidence, usize::MAX);
        notes(self, standing, finding);
    }

    fn text(&mut self, role: Role, text: &str) {
        for line in wrapped(text, self.cells) {
            self.lines.push(Line::from(self.paint.span(role, line)));
        }
    }

    /// A line below a field, aligned with its value.
    pub(super) fn beside(&mut self, role: Role, text: &str) {
        self.lines.push(Line::from(vec![Span::raw(" ".repeat(12)), self.paint.span(role, text.to_owned())]));
    }

    pub(super) fn field(&mut self, key: &str, role: Role, text: &str) {
        if text.is_empty() {
            return;
        }
        let label = super::paint::left(&self.paint.say(key), 12);
        for (ix, line) in wrapped(text, self.cells.saturating_sub(12)).into_iter().enumerate() {
            let label = if ix == 0 { label.clone() } else { " ".repeat(12) };
            self.lines.push(Line::from(vec![self.paint.span(Role::Quiet, label), Span::styled(line, self.paint.text(role))]));
        }
    }
}

fn recorded(sheet: &mut Sheet<'_>, standing: &Standing, finding: &Finding, evidence: &Evidence<'_>) {
    let (lang, inventory) = (sheet.paint.lang, standing.inventory());
    match (evidence.device, &finding.subject) {
        (Some((_, device)), _) => {
            let serial = device.serial.as_ref().map(|s| format!(" · {s}")).unwrap_or_default();
            sheet.field("field-tag", Role::Heading, &format!("{}{serial}", device.tag));
            sheet.field("field-device", Role::Plain, &device_line(lang, device));
            sheet.field("field-recorded", Role::Plain, &belongs(lang, inventory, device));
        }
        (None, Subject::Payload(text)) => {
            let read = evidence.read.map_or(text.as_str(), |(_, read)| read.kept.as_str());
            sheet.field("field-payload", Role::Heading, &printable_within(read.trim(), 400));
            sheet.field("field-recorded", Role::Plain, &sheet.paint.say("detail-nowhere"));
        }
        (None, _) => {}
    }
    if let Some(unlabelled) = evidence.unlabelled {
        let note = unlabelled.note.as_deref().map(printable).unwrap_or_default();
        sheet.field("field-label", Role::Heading, &lang.name(unlabelled.label));
        sheet.field("field-looks", Role::Plain, &note);
        let place = place(standing, &unlabelled.spot);
        sheet.field("field-found", Role::Plain, &format!("{place} · {}", when(sheet.paint, unlabelled.at, &unlabelled.author)));
    }
    if evidence.device.is_none() && evidence.unlabelled.is_none() {
        sheet.field("field-college", Role::Plain, &college_name(inventory, finding.college));
    }
}

fn place(standing: &Standing, spot: &crate::audit::journal::Spot) -> String {
    let college = college_name(standing.inventory(), spot.college);
    match &spot.room {
        Some(room) => format!("{college} · {room}"),
        None => college,
    }
}

fn when(paint: &Paint<'_>, at: crate::audit::moment::Moment, author: &crate::audit::ids::Author) -> String {
    format!("{} · {author}", paint.lang.moment(at))
}

fn decision(sheet: &mut Sheet<'_>, standing: &Standing, finding: &Finding, evidence: &Evidence<'_>) {
    let paint = sheet.paint;
    match evidence.decision {
        Some(found) => {
            sheet.field("field-decision", Role::Right, &format!("√ {}", paint.lang.name(found.decided.decision)));
            sheet.field("field-cause", Role::Plain, &found.decided.cause.as_deref().map(printable).unwrap_or_default());
            sheet.field("field-evidence", Role::Plain, &found.decided.evidence.as_deref().map(printable).unwrap_or_default());
            sheet.field("field-decided", Role::Quiet, &when(paint, found.at, &found.author));
            let became = paint.app.office().and_then(|newest| outcome(standing, found, newest));
            if let Some(became) = became {
                let role = match became {
                    Outcome::CarriedOut => Role::Right,
                    Outcome::Contradicted => Role::Attention,
                    Outcome::Open => Role::Quiet,
                };
                sheet.field("field-outcome", role, &paint.lang.name(became));
            }
        }
        None => {
            for rival in standing.conflict(finding) {
                let words = format!("≠ {} · {}", paint.lang.name(rival.decided.decision), when(paint, rival.at, &rival.author));
                sheet.field("field-conflict", Role::Attention, &words);
            }
            let choices =
                admitted(finding.code).iter().zip(1..).map(|(decision, n)| format!("{n}\u{a0}{}", paint.lang.name(*decision)));
            sheet.field("field-decision", Role::Attention, &choices.collect::<Vec<_>>().join("  "));
        }
    }
}

fn reads(sheet: &mut Sheet<'_>, standing: &Standing, finding: &Finding, evidence: &Evidence<'_>, most: usize) {
    let (ledger, sightings) = (standing.ledger(), standing.sightings());
    let all: Vec<&Read> = match (evidence.device, &finding.subject) {
        (Some((ix, _)), _) => sightings.of_device(ledger, ix).map(|(_, read)| read).collect(),
        (None, Subject::Payload(text)) => sightings.of_unknown(ledger, text).map(|(_, read)| read).collect(),
        (None, _) => return,
    };
    if all.is_empty() {
        sheet.field("field-reads", Role::Plain, &sheet.paint.say("detail-not-read"));
    }
    for (ix, read) in all.iter().enumerate().take(most) {
        let key = if ix == 0 { "field-reads" } else { "field-before" };
        let role = if ix == 0 { Role::Plain } else { Role::Quiet };
        let by = sheet.paint.lang.name(read.by);
        let serial = read.maker_serial().map(|s| format!(" · {}", printable_within(&s.kept, 30))).unwrap_or_default();
        let station = ledger.station(read.order.id().writer).filter(|_| most > READS);
        let station = station.map(|station| format!(" @ {}", printable_within(&station.name, 30))).unwrap_or_default();
        let who = when(sheet.paint, read.at, &read.author);
        let text = format!("{} · {who}{station} · {by}{serial}", place(standing, &read.spot));
        sheet.field(key, role, &text);
    }
}

fn notes(sheet: &mut Sheet<'_>, standing: &Standing, finding: &Finding) {
    for note in standing.notes(finding).iter().rev() {
        let lang = sheet.paint.lang;
        let condition = note.noted.condition.map(|c| lang.name(c));
        let lacks = note.noted.lacks.iter().map(|lack| lang.name(*lack));
        let words = note.noted.note.as_deref().map(printable);
        let photo = note.noted.photo.as_deref();
        let photo = photo.map(|photo| sheet.paint.say_with("detail-photo", &[("photo", printable(photo).into())]));
        let kept = note.noted.still.map(|still| [("photograph", still.short().into())]);
        let kept = kept.map(|said| sheet.paint.say_with("detail-photograph", &said));
        let parts: Vec<String> = condition.into_iter().chain(lacks).chain(words).chain(photo).chain(kept).collect();
        let text = format!("{} · {}", parts.join(", "), when(sheet.paint, note.at, &note.author));
        sheet.field("field-note", Role::Plain, &text);
    }
}
