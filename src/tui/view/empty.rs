//! Nothing yet: what to do.

use super::paint::{Paint, wrapped};
use crate::tui::theme::Role;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// Says what is missing, and the commands that bring it.
pub(super) fn draw(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let (title, steps): (&str, &[(&str, &str)]) = match &paint.app.standing {
        Some(standing) if !standing.inventory().devices().is_empty() => {
            ("empty-no-campaign", &[("recol campaign open NOM", "empty-open-campaign"), ("recol demo", "empty-demo")])
        }
        _ => (
            "empty-no-inventory",
            &[
                ("recol demo", "empty-demo"),
                ("recol import FICHIER.csv", "empty-import"),
                ("recol campaign open NOM", "empty-open-campaign"),
            ],
        ),
    };
    let columns = usize::from(area.width.saturating_sub(4).clamp(1, 72));
    let mut lines = Vec::new();
    for text in wrapped(&paint.say(title), columns) {
        lines.push(Line::from(paint.span(Role::Heading, text)));
    }
    lines.push(Line::default());
    for (command, key) in steps {
        let command = match paint.lang {
            crate::locale::Lang::Fr => (*command).to_owned(),
            crate::locale::Lang::En => command.replace("NOM", "NAME").replace("FICHIER", "FILE"),
        };
        lines.push(Line::from(vec![Span::raw("  "), paint.span(Role::Key, command)]));
        for text in wrapped(&paint.say(key), columns.saturating_sub(4)) {
            lines.push(Line::from(vec![Span::raw("    "), paint.span(Role::Quiet, text)]));
        }
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let width = u16::try_from(columns).unwrap_or(area.width).min(area.width);
    let inside = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 3, width, height };
    frame.render_widget(Paragraph::new(lines), inside);
}
