//! Everything known about a finding, over the screen: its evidence, and the changes of the device from revision to
//! revision.

use super::{
    detail::Sheet,
    paint::{Paint, wrapped},
};
use crate::{
    audit::{
        inventory::{Inventory, Revised, altered},
        moment::Moment,
        standing::Standing,
        text::printable_within,
    },
    locale::{belongs, college_name, device_line, say_altered},
    tui::{app::state::dialog::Detail, theme::Role},
};
use ratatui::{Frame, layout::Rect, widgets::Paragraph};

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, detail: &Detail, frame: &mut Frame, area: Rect) {
    let columns = area.width.saturating_sub(6).clamp(1, 100);
    let mut sheet = Sheet::new(paint, usize::from(columns));
    sheet.whole(standing, &detail.finding);
    if standing.evidence(&detail.finding).device.is_some() {
        match &detail.history {
            Some(revisions) => history(&mut sheet, standing.inventory(), revisions),
            None => sheet.field("field-history", Role::Quiet, "…"),
        }
    }
    let height = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
    let title = paint.lang.name(detail.finding.code);
    let inside = paint.popup(frame, area, columns, height, title);
    let first = u16::try_from(detail.top).unwrap_or(u16::MAX).min(height.saturating_sub(inside.height));
    frame.render_widget(Paragraph::new(sheet.lines).scroll((first, 0)), inside);
}

/// The revisions in which the device was added, changed or removed, the latest first.
fn history(sheet: &mut Sheet<'_>, inventory: &Inventory, revisions: &[Revised]) {
    let paint = sheet.paint;
    for (ix, revised) in revisions.iter().enumerate().rev() {
        let before = ix.checked_sub(1).and_then(|ix| revisions.get(ix)).and_then(|before| before.device.as_ref());
        let what = match (before, &revised.device) {
            (_, None) => paint.say("history-gone"),
            (None, Some(device)) => {
                let told = format!("{} · {}", device_line(paint.lang, device), belongs(paint.lang, inventory, device));
                paint.say_with("history-came", &[("device", told.into())])
            }
            (Some(before), Some(device)) => {
                let changes = altered(before, device).into_iter();
                let college = |uai| college_name(inventory, uai);
                let told: Vec<String> =
                    changes.map(|column| say_altered(paint.lang, column, (before, device), &college)).collect();
                if told.is_empty() { paint.say("history-other") } else { told.join(" · ") }
            }
        };
        let day = revised.at.parse::<Moment>().map(|at| paint.lang.date(at.date())).unwrap_or_default();
        let head = format!("{} · {day} · {}", revised.revision, printable_within(&revised.source, 60));
        let key = if ix + 1 == revisions.len() { "field-history" } else { "field-before" };
        sheet.field(key, Role::Quiet, &head);
        for line in wrapped(&what, sheet.cells.saturating_sub(12)) {
            sheet.beside(Role::Plain, &line);
        }
    }
}
