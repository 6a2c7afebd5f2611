//! The camera's picture with codes outlined in the colour of their verdict, in pixels or in half blocks; or what
//! prevents reading.

use super::{
    easel::{Easel, Motif},
    paint::{Paint, cut, wrapped},
    picture::{Outline, Picture},
};
use crate::{
    audit::{tag, text::printable_within},
    job::{LensTrouble, Spotted, Way, Wish},
    tui::{app::state::visit::Visit, keys::Context, theme::Role},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::Line,
    widgets::{Block, Paragraph},
};

pub(super) fn draw(paint: &Paint<'_>, easel: &mut Easel, visit: &Visit, frame: &mut Frame, area: Rect) {
    let lens = &paint.app.outside.lens;
    let name = lens.glimpse.as_ref().map(|g| g.source.as_str()).or(lens.name.as_deref());
    let title = name.map_or_else(|| paint.say("panel-lens"), |name| printable_within(name, 40));
    let block: Block = paint.panel(cut(&title, usize::from(area.width.saturating_sub(6))));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let words = match (&lens.trouble, &lens.glimpse) {
        (Some(trouble @ LensTrouble::NoFormat), None) => {
            let next = paint.say_keys("lens-next", &[]);
            Some((Role::Attention, format!("{} {next}", paint.lang.say_trouble(trouble))))
        }
        (Some(trouble), None) => Some((Role::Attention, paint.lang.say_trouble(trouble))),
        (_, None) if lens.ended => Some((Role::Quiet, paint.say("lens-ended"))),
        (_, None) => Some((Role::Quiet, paint.say("lens-opening"))),
        (_, Some(_)) if easel.way() == Way::Off => Some((Role::Quiet, paint.say("lens-unseen"))),
        (_, Some(_)) => None,
    };
    if let Some((role, words)) = words {
        let lines: Vec<Line> =
            wrapped(&words, usize::from(inside.width)).into_iter().map(|line| Line::from(paint.span(role, line))).collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    if let Some(glimpse) = &lens.glimpse {
        let inside = wish(paint, glimpse.wish, frame, inside);
        let outline = |code: &Spotted| (code.corners.map(|corner| (corner.x, corner.y)), role_of(visit, &code.text));
        let outlines: Vec<Outline> = glimpse.spotted.iter().map(outline).collect();
        let seen = &glimpse.preview;
        // Pixels would be drawn over a dialog.
        let free = paint.app.context() == Context::Visit;
        let motif = Motif { seen, outlines: &outlines, now: paint.app.now.since };
        if !(free && easel.hang(&motif, inside, frame.buffer_mut())) {
            let small = seen.thumbnail(usize::from(inside.width), usize::from(inside.height) * 2);
            Picture::of(&small, seen, &outlines, 1).put(paint, frame.buffer_mut(), inside);
        }
    }
}

/// Draws the wish, what would make the picture readable, in the last line. Returns the area left for the picture.
fn wish(paint: &Paint<'_>, wish: Option<Wish>, frame: &mut Frame, area: Rect) -> Rect {
    let Some(wish) = wish.filter(|_| area.height > 1) else { return area };
    let height = area.height - 1;
    let role = Role::Attention;
    let words = cut(&format!("{} {}", role.sign(), paint.lang.say_wish(wish)), usize::from(area.width));
    frame.render_widget(Paragraph::new(paint.span(role, words)), Rect { y: area.y + height, height: 1, ..area });
    Rect { height, ..area }
}

/// The role of the verdict, if the code was read in this visit.
fn role_of(visit: &Visit, text: &str) -> Role {
    let kept = tag::parse(text).kept;
    visit.reads.iter().find(|line| line.reading.payload.kept == kept).map_or(Role::Key, |line| line.class().into())
}
