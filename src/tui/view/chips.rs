//! The counts of a list by finding, on one line: each narrows the list to its finding. Where they do not all fit, `…`
//! leads to the rest; the one to which the list is narrowed is always shown.

use super::paint::{Paint, width};
use crate::{
    audit::finding::Code,
    tui::{app::state::findings::FindingsList, chart::Target, keys::Context, theme::Role},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// The cells between two counts, and those of a sign for more of them.
const GAP: usize = 2;

pub(super) fn draw(paint: &Paint<'_>, list: &FindingsList, frame: &mut Frame, area: Rect) {
    let words = |(code, count): &(Code, usize)| {
        let role = Role::from(*code);
        (
            *code,
            role,
            format!(
                "{} {} {}",
                role.sign(),
                paint.lang.name(*code),
                paint.lang.number(u32::try_from(*count).unwrap_or(u32::MAX))
            ),
        )
    };
    let chips: Vec<(Code, Role, String)> = list.counts.iter().map(words).collect();
    let wide: Vec<usize> = chips.iter().map(|(_, _, text)| width(text)).collect();
    let chosen = list.wanted.code.and_then(|code| chips.iter().position(|chip| chip.0 == code));
    let (from, to) = window(&wide, usize::from(area.width), list.first_count, chosen);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    let mut put = |span: Span<'static>, target: Target| {
        let cells = width(&span.content);
        let left = area.x.saturating_add(u16::try_from(used).unwrap_or(u16::MAX));
        let room = area.right().saturating_sub(left);
        paint.mark(Rect { x: left, width: u16::try_from(cells).unwrap_or(room).min(room), ..area }, target);
        used += cells + GAP;
        spans.extend([span, Span::raw(" ".repeat(GAP))]);
    };
    let context = Context::Findings;
    if from > 0 {
        // As far back as a line of counts reaches, and no further than the first.
        let first = (0..from).find(|first| window(&wide, usize::from(area.width), Some(*first), None).1 >= from);
        put(paint.span(Role::Key, "…"), Target::Chips { context, first: first.unwrap_or_default() });
    }
    for (code, role, text) in chips.iter().take(to).skip(from) {
        let role = if list.wanted.code == Some(*code) { Role::Cursor } else { *role };
        put(paint.span(role, text.clone()), Target::Chip { context, code: *code });
    }
    if to < chips.len() {
        put(paint.span(Role::Key, "…"), Target::Chips { context, first: to });
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

/// Which counts are shown: from the first that was chosen, if any; otherwise so that the chosen count is among them.
fn window(wide: &[usize], cells: usize, first: Option<usize>, chosen: Option<usize>) -> (usize, usize) {
    let mut from = first.unwrap_or_default().min(wide.len().saturating_sub(1));
    loop {
        let to = end(wide, cells, from);
        match chosen.filter(|_| first.is_none()) {
            Some(chosen) if chosen >= to && from < chosen => from += 1,
            _ => return (from, to),
        }
    }
}

/// The first count after those that fit; at least one fits. Unless all the rest do, there is room for the sign after them.
fn end(wide: &[usize], cells: usize, from: usize) -> usize {
    let mut used = if from > 0 { 2 + GAP } else { 1 };
    for (place, width) in wide.iter().enumerate().skip(from) {
        let sign = if place + 1 < wide.len() { GAP + 1 } else { 0 };
        if used + width + sign > cells && place > from {
            return place;
        }
        used += width + GAP;
    }
    wide.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_is_reached_and_the_chosen_one_is_shown() {
        let wide = [12, 16, 25, 11, 10, 15];
        assert_eq!(window(&wide, 200, None, None), (0, 6));
        assert_eq!(window(&wide, 61, None, None), (0, 3));
        assert_eq!(window(&wide, 61, Some(3), None), (3, 6));
        for chosen in 0..wide.len() {
            let (from, to) = window(&wide, 61, None, Some(chosen));
            assert!((from..to).contains(&chosen), "{chosen}: {from}..{to}");
        }
        // However narrow it is, one count is shown.
        assert_eq!(window(&wide, 3, Some(2), None), (2, 3));
        assert_eq!(window(&[], 80, None, None), (0, 0));
    }
}
