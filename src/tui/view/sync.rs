//! The dialog about the hub: its address, what was sent and received, what is not in order, when the next sync is.

use super::paint::{Paint, cut, wrapped};
use crate::{
    audit::text::printable_within,
    locale::{say_failure, say_troubles},
    tui::theme::Role,
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// The width of the label of a line.
const LABEL: usize = 16;
/// The most lines of troubles that are shown at once.
const TROUBLES: usize = 6;

pub(super) fn draw(paint: &Paint<'_>, top: usize, frame: &mut Frame, area: Rect) {
    let columns = 74.min(area.width.saturating_sub(4)).max(1);
    let lines = lines(paint, top, usize::from(columns));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, paint.say("panel-sync"));
    frame.render_widget(Paragraph::new(lines), inside);
}

/// Everything about the hub, from one of its troubles on.
pub(super) fn lines(paint: &Paint<'_>, top: usize, cells: usize) -> Vec<Line<'static>> {
    let sync = &paint.app.outside.sync;
    let mut lines: Vec<Line<'static>> = Vec::new();
    let Some(hub) = &sync.hub else {
        return paragraph(paint, Role::Plain, &paint.say_keys("sync-no-hub", &[]), cells);
    };
    let mut field = |role: Role, key: &str, text: &str| {
        let label = super::paint::left(&paint.say(key), LABEL);
        lines.push(Line::from(vec![
            paint.span(Role::Quiet, label),
            Span::styled(cut(text, cells.saturating_sub(LABEL)), paint.text(role)),
        ]));
    };
    field(Role::Heading, "field-hub", &printable_within(hub, 200));
    let good = sync.good.clone().unwrap_or_else(|| paint.say("sync-never"));
    field(Role::Plain, "field-synced", &good);
    let waiting = paint.say_with("sync-waiting", &[("count", number(sync.waiting).into())]);
    field(if sync.waiting == 0 { Role::Right } else { Role::Attention }, "field-waiting", &waiting);
    let now = match (&sync.running, sync.next) {
        (Some((progress, _)), _) => {
            let total = progress.total.map(|total| format!(" / {total}")).unwrap_or_default();
            let done = if progress.done == 0 && total.is_empty() { String::new() } else { format!(" {}{total}", progress.done) };
            format!("{}{done}", paint.lang.name(progress.step))
        }
        (None, Some(next)) => {
            let left = next.saturating_sub(paint.app.now.since).as_secs();
            paint.say_with("sync-next", &[("seconds", number(left).into())])
        }
        (None, None) => paint.say("sync-soon"),
    };
    field(Role::Plain, "field-sync-now", &now);
    if let Some((report, failure)) = &sync.last {
        let done = [
            ("sent", number(report.sent).into()),
            ("received", number(report.arrived()).into()),
            ("rows", number(report.rows).into()),
        ];
        field(Role::Plain, "field-sync-last", &paint.say_with("sync-last", &done));
        let carried = [report.photographs_sent, report.photographs_received, report.photographs_awaited].map(number);
        if carried.iter().any(|count| *count > 0) {
            let [sent, received, awaited] = carried.map(Into::into);
            let said = [("sent", sent), ("received", received), ("awaited", awaited)];
            lines.extend(paragraph(paint, Role::Plain, &paint.say_with("cli-synced-photographs", &said), cells));
        }
        if let Some(failure) = failure {
            let words = say_failure(paint.lang, failure);
            lines.push(Line::default());
            lines.extend(paragraph(paint, Role::Wrong, &format!("× {}", words.sentence), cells));
            lines.extend(paragraph(paint, Role::Heading, &format!("→ {}", words.hint), cells));
        }
        let troubles = say_troubles(paint.lang, &report.troubles);
        if !troubles.is_empty() {
            lines.push(Line::default());
        }
        for trouble in troubles.iter().skip(top).take(TROUBLES) {
            lines.extend(paragraph(paint, Role::Attention, &format!("▲ {trouble}"), cells));
        }
        let hidden = troubles.len().saturating_sub(top + TROUBLES);
        if hidden > 0 {
            lines.push(Line::from(paint.span(Role::Quiet, paint.say_with("sync-more", &[("count", hidden.into())]))));
        }
    }
    lines
}

fn paragraph(paint: &Paint<'_>, role: Role, text: &str, cells: usize) -> Vec<Line<'static>> {
    wrapped(text, cells).into_iter().map(|line| Line::from(paint.span(role, line))).collect()
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
