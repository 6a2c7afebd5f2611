//! What every part of the drawing needs: the state, the theme, the language; and functions that cut text to a width.

use crate::{
    audit::text::printable,
    locale::{Arg, Lang},
    tui::{
        app::state::{app::App, line::TextLine},
        chart::{Chart, Target},
        keys::Context,
        theme::{Role, Theme},
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
    widgets::{Block, BorderType, Clear, Padding},
};
use std::cell::RefCell;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// State, theme and language.
pub(super) struct Paint<'a> {
    pub(super) app: &'a App,
    pub(super) theme: Theme,
    pub(super) lang: Lang,
    /// The chart of what was drawn where, so far.
    chart: RefCell<Chart>,
}

impl<'a> Paint<'a> {
    pub(super) fn of(app: &'a App) -> Self {
        Self { app, theme: app.desk.theme, lang: app.desk.lang, chart: RefCell::default() }
    }

    /// Returns the chart of what was drawn where.
    pub(super) fn chart(self) -> Chart {
        self.chart.into_inner()
    }

    /// Marks an area in which something is drawn that can be pointed at.
    pub(super) fn mark(&self, area: Rect, target: Target) {
        self.chart.borrow_mut().put((area.x, area.y), (area.width, area.height), target);
    }

    /// Notes the first line that is shown of a text that scrolls.
    pub(super) fn scrolled_to(&self, first: usize) {
        self.chart.borrow_mut().scrolled_to(first);
    }

    /// Marks the row of an area in which a line of a list is drawn.
    pub(super) fn mark_row(&self, area: Rect, row: usize, target: Target) {
        let y = u16::try_from(row).ok().and_then(|row| area.y.checked_add(row)).filter(|y| *y < area.bottom());
        if let Some(y) = y {
            self.mark(Rect { y, height: 1, ..area }, target);
        }
    }

    /// Marks a list: its lines from `first` on, one in each row, below the rows of its head.
    pub(super) fn mark_list(&self, area: Rect, head: usize, context: Context, first: usize, len: usize) {
        self.mark(area, Target::Pane(context));
        for row in head..usize::from(area.height).min(head + len.saturating_sub(first)) {
            self.mark_row(area, row, Target::Row { context, line: first + row - head, first });
        }
    }

    /// The first line of a list to show. The chosen line is in the middle if possible; if a click chose it, the list
    /// does not move.
    pub(super) fn first(&self, context: Context, chosen: usize, len: usize, height: usize) -> usize {
        match self.app.drawn.mouse.held {
            Some((held, first)) if held == context && (first..first.saturating_add(height)).contains(&chosen) => {
                first.min(len.saturating_sub(height))
            }
            _ => top(chosen, len, height),
        }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.lang.say(key)
    }

    pub(super) fn say_with(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        self.lang.say_with(key, values)
    }

    /// A sentence that names keys, with the keys of the user.
    pub(super) fn say_keys(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        self.app.desk.say_keys(key, values)
    }

    pub(super) fn text(&self, role: Role) -> Style {
        self.theme.text(role)
    }

    pub(super) fn span<'t>(&self, role: Role, text: impl Into<std::borrow::Cow<'t, str>>) -> Span<'t> {
        Span::styled(text, self.text(role))
    }

    /// A panel with a title and a plain frame around its content.
    pub(super) fn panel<'t>(&self, title: impl Into<std::borrow::Cow<'t, str>>) -> Block<'t> {
        self.panel_of(vec![Span::styled(title, self.text(Role::Heading))])
    }

    /// A panel whose title is made of several parts.
    pub(super) fn panel_of<'t>(&self, title: Vec<Span<'t>>) -> Block<'t> {
        let title = Line::from_iter([Span::raw(" ")].into_iter().chain(title).chain([Span::raw(" ")]));
        Block::bordered().border_type(BorderType::Rounded).border_style(self.text(Role::Frame)).title(title)
    }

    /// A line that is being typed, in at most so many cells: the part around its cursor. The cursor is a bar at the end, else
    /// it lies on its character.
    pub(super) fn typed(&self, role: Role, line: &TextLine, cells: usize) -> Vec<Span<'static>> {
        let (before, after) = line.halves();
        let mut rest = after.chars();
        let under = rest.next().map_or_else(|| "▏".to_owned(), |c| printable(&c.to_string()));
        let shown = tail(&printable(before), cells.saturating_sub(under.width()));
        let room = cells.saturating_sub(shown.width() + under.width());
        let rest = printable(rest.as_str());
        let cut: String = within(&rest, room).to_owned();
        let here = if after.is_empty() { Role::Key } else { Role::Cursor };
        vec![self.span(role, shown), self.span(here, under), self.span(role, cut)]
    }

    /// Draws a cleared box with a title in the middle of an area; returns the area inside it.
    pub(super) fn popup(&self, frame: &mut Frame, area: Rect, width: u16, height: u16, title: String) -> Rect {
        let (width, height) = ((width + 4).min(area.width), (height + 2).min(area.height));
        let x = area.x + (area.width - width) / 2;
        let y = area.y + (area.height - height) / 2;
        let around = Rect { x, y, width, height };
        frame.render_widget(Clear, around);
        self.mark(around, Target::Pane(self.app.context()));
        let title = cut(&title, usize::from(width.saturating_sub(4)));
        let block = self.panel(title).border_style(self.text(Role::Key)).padding(Padding::horizontal(1));
        let inside = block.inner(around);
        frame.render_widget(block, around);
        inside
    }
}

/// How many cells a text needs.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// A text cut to a number of cells; a cut one ends in `…`.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > most {
            break;
        }
        used += wide;
        out.push(c);
    }
    if most > 0 {
        out.push('…');
    }
    out
}

/// A text padded or cut to a number of cells, aligned left.
pub(super) fn left(text: &str, cells: usize) -> String {
    let cut = cut(text, cells);
    let blanks = cells.saturating_sub(cut.width());
    format!("{cut}{}", " ".repeat(blanks))
}

/// A text padded or cut to a number of cells, aligned right.
pub(super) fn right(text: &str, cells: usize) -> String {
    let cut = cut(text, cells);
    let blanks = cells.saturating_sub(cut.width());
    format!("{}{cut}", " ".repeat(blanks))
}

/// The longest beginning of a text that takes at most so many cells.
fn within(text: &str, cells: usize) -> &str {
    let mut used = 0;
    let fitting = text.chars().take_while(|c| {
        used += c.width().unwrap_or(0);
        used <= cells
    });
    let bytes = fitting.map(char::len_utf8).sum();
    text.get(..bytes).unwrap_or_default()
}

/// The longest end of a text that takes at most so many cells: what is being typed.
fn tail(text: &str, cells: usize) -> String {
    let mut used = 0;
    let mut chars: Vec<char> = text
        .chars()
        .rev()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= cells
        })
        .collect();
    chars.reverse();
    chars.into_iter().collect()
}

/// A text in lines of a given width, broken between words. A word longer than a line is broken anywhere.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let most = most.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    // Only the ordinary blank breaks a line. The no-break space before a colon keeps the colon on its line.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut word = word;
        if !line.is_empty() && line.width() + 1 + word.width() > most {
            lines.push(std::mem::take(&mut line));
        }
        while word.width() > most {
            let mut used = 0;
            let over = word.char_indices().skip_while(|(_, c)| {
                used += c.width().unwrap_or(0);
                used <= most
            });
            // At least one character, otherwise the loop would never end.
            let first = word.chars().next().map_or(0, char::len_utf8);
            let at = over.map(|(ix, _)| ix).next().unwrap_or(word.len()).max(first);
            if at >= word.len() {
                break;
            }
            let (head, tail) = word.split_at_checked(at).unwrap_or((word, ""));
            lines.push(head.to_owned());
            word = tail;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The first line of a list to show, so that the chosen one is in the middle if possible.
pub(super) fn top(chosen: usize, len: usize, height: usize) -> usize {
    chosen.saturating_sub(height / 2).min(len.saturating_sub(height))
}

/// How many were read, of how many expected; the latter is left out if it is hidden.
pub(super) fn counts(lang: Lang, read: u32, expected: Option<u32>) -> String {
    let read = lang.number(read);
    expected.map_or_else(|| read.clone(), |expected| format!("{read}/{}", lang.number(expected)))
}

/// A share of a whole in percent, rounded down: 100 only if nothing is left. Nothing of nothing is 0.
pub(super) fn percent(share: u32, whole: u32) -> u32 {
    if whole == 0 { 0 } else { u32::try_from(u64::from(share.min(whole)) * 100 / u64::from(whole)).unwrap_or(100) }
}

/// A bar with a number of cells, filled in proportion to a share: as many as its percentage, rounded down, fills.
pub(super) fn bar(share: u32, whole: u32, cells: usize) -> String {
    let percent = percent(share, whole) as usize;
    // The first hundredth fills a cell at once; the last cell is filled only by the last unit.
    let most = if percent < 100 { cells.saturating_sub(1) } else { cells };
    let full = (percent * cells / 100).max(usize::from(percent > 0)).min(most);
    format!("{}{}", "█".repeat(full), "░".repeat(cells - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fit_their_cells() {
        assert_eq!(cut("réserve", 4), "rés…");
        assert_eq!(cut("réserve", 7), "réserve");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(left("ab", 4), "ab  ");
        assert_eq!(right("日本", 5), " 日本");
        assert_eq!(cut("x", 0), "");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("une étiquette illisible", 12), ["une", "étiquette", "illisible"]);
        assert_eq!(wrapped("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrapped("日本語", 1), ["日", "本", "語"]);
        assert!(wrapped("", 5).is_empty());
    }

    #[test]
    fn bars_are_as_long_as_they_say() {
        assert_eq!(bar(1, 2, 4), "██░░");
        assert_eq!(bar(0, 0, 3), "░░░");
        assert_eq!(bar(9, 3, 3), "███");
        for whole in 0..=230 {
            for share in 0..=whole {
                for cells in 0..12 {
                    let drawn = bar(share, whole, cells);
                    let full = drawn.matches('█').count();
                    assert_eq!(drawn.chars().count(), cells);
                    assert_eq!(full == cells, cells == 0 || (share == whole && whole > 0), "{share} of {whole}: {drawn}");
                    assert!(full == 0 || percent(share, whole) > 0, "{share} of {whole}: {drawn}");
                }
            }
        }
    }

    #[test]
    fn the_chosen_line_is_always_shown() {
        for len in 0..30 {
            for chosen in 0..len {
                let first = top(chosen, len, 7);
                assert!(first <= chosen && chosen < first + 7);
            }
        }
    }
}
