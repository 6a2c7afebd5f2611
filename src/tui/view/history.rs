//! Everything known about a finding, over the screen: its evidence, and the changes of the device from revision to
//! revision.

use super::{
    detail::Sheet,
    easel::{Easel, Motif},
    paint::{Paint, wrapped},
    picture::Picture,
};
use crate::{
    audit::standing::Standing,
    job::{Drawn, Gray, Way},
    locale::{HistoryLine, other_campaign, revision_lines},
    tui::{app::state::dialog::Detail, theme::Role},
};
use ratatui::{Frame, layout::Rect, widgets::Paragraph};
use std::sync::Arc;

/// The height of a photograph below the text, in lines: as many as there is room for, and no fewer than these.
const PICTURE: (u16, u16) = (4, 16);

pub(super) fn draw(
    paint: &Paint<'_>,
    easel: &mut Easel,
    (standing, detail): (&Standing, &Detail),
    frame: &mut Frame,
    area: Rect,
) {
    let columns = area.width.saturating_sub(6).clamp(1, 100);
    let mut sheet = Sheet::new(paint, usize::from(columns));
    sheet.whole(standing, &detail.finding);
    let picture = photograph(&mut sheet, standing, detail);
    if standing.evidence(&detail.finding).device.is_some() {
        match &detail.history {
            Some(known) => {
                let (lang, inventory) = (paint.lang, standing.inventory());
                let campaigns = known.campaigns.iter().map(|campaign| other_campaign(lang, inventory, campaign));
                history(&mut sheet, "field-campaigns", campaigns);
                history(&mut sheet, "field-history", revision_lines(lang, inventory, &known.revisions).into_iter());
            }
            None => sheet.field("field-history", Role::Quiet, "…"),
        }
    }
    let height = u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX);
    let title = paint.lang.name(detail.finding.code);
    let wanted = if picture.is_some() { height.saturating_add(PICTURE.1) } else { height };
    let mut inside = paint.popup(frame, area, columns, wanted, title);
    // The words come first. Where nothing is left below them, the key opens the photograph.
    let left = inside.height.saturating_sub(height);
    if let Some(seen) = picture.filter(|_| left >= PICTURE.0 && easel.way() != Way::Off) {
        let below = Rect { y: inside.y + height, height: left, ..inside };
        let motif = Motif { seen, outlines: &[], now: paint.app.now.since };
        let free = paint.app.over.help.is_none() && paint.app.over.palette.is_none();
        if !(free && easel.hang(&motif, below, frame.buffer_mut())) {
            let small = seen.thumbnail(usize::from(below.width), usize::from(below.height) * 2);
            Picture::of(&small, seen, &[], 1).put(paint, frame.buffer_mut(), below);
        }
        inside.height = height;
    }
    let first = u16::try_from(detail.top).unwrap_or(u16::MAX).min(height.saturating_sub(inside.height));
    paint.scrolled_to(usize::from(first));
    frame.render_widget(Paragraph::new(sheet.lines).scroll((first, 0)), inside);
}

/// A line about the latest photograph: how it is opened, or that it is not here or damaged. Returns its picture, if it has been
/// read.
fn photograph<'a>(sheet: &mut Sheet<'_>, standing: &Standing, detail: &'a Detail) -> Option<&'a Arc<Gray>> {
    let still = standing.photograph(&detail.finding)?;
    let shown = detail.picture.as_ref().filter(|(of, _)| *of == still).map(|(_, picture)| picture);
    let said = [("photograph", still.short().into())];
    let (role, words) = match shown {
        Some(Drawn::Missing) => (Role::Plain, sheet.paint.say_with("detail-photograph-missing", &said)),
        Some(Drawn::Damaged) => (Role::Wrong, sheet.paint.say_with("detail-photograph-damaged", &said)),
        Some(Drawn::Here(_)) | None => (Role::Plain, sheet.paint.say_keys("detail-photograph-open", &said)),
    };
    sheet.field("field-photograph", role, &words);
    match shown {
        Some(Drawn::Here(picture)) => Some(picture),
        Some(Drawn::Missing | Drawn::Damaged) | None => None,
    }
}

/// Lines of history below a field's name.
fn history(sheet: &mut Sheet<'_>, key: &str, lines: impl Iterator<Item = HistoryLine>) {
    for (ix, HistoryLine { head, told }) in lines.enumerate() {
        sheet.field(if ix == 0 { key } else { "field-before" }, Role::Quiet, &head);
        for line in wrapped(&told, sheet.cells.saturating_sub(12)) {
            sheet.beside(Role::Plain, &line);
        }
    }
}
