//! The dashboard: the campaign at the top, colleges below, programmes at the side if there is space.

use super::paint::{Paint, bar, counts, cut, left, right, width};
use crate::{
    audit::{assurance::Conclusion, finding::Class, ledger::VisitState, standing::Standing, text::printable},
    tui::{
        app::state::{
            dashboard::{CollegeLine, Sort},
            dialog::Dialog,
        },
        keys::Context,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
    widgets::Paragraph,
};

/// From this width on, the programmes have their own panel.
const WIDE: u16 = 120;
/// The width of that panel.
const PROGRAMMES: u16 = 38;

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let demo = u16::from(paint.app.desk.demo && area.height > 8);
    let head = if area.height > 8 { 2 } else { 1 };
    let rows = [Constraint::Length(head + demo), Constraint::Min(0)];
    let [summary, below] = Layout::vertical(rows).areas(area);
    totals(paint, standing, frame, summary);
    if area.width >= WIDE {
        let [list, side] = Layout::horizontal([Constraint::Min(0), Constraint::Length(PROGRAMMES)]).areas(below);
        colleges(paint, standing, frame, list);
        let block = paint.panel(paint.say("panel-programmes"));
        let inside = block.inner(side);
        frame.render_widget(block, side);
        frame.render_widget(Paragraph::new(programmes(paint, usize::from(inside.width))), inside);
    } else {
        colleges(paint, standing, frame, below);
    }
}

fn percent(read: u32, expected: u32) -> u32 {
    if expected == 0 { 0 } else { u32::try_from(u64::from(read) * 100 / u64::from(expected)).unwrap_or(100) }
}

fn totals(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let sum = &paint.app.screens.dashboard.campaign;
    let name = standing.ledger().campaign().map_or_else(|| paint.say("no-campaign-name"), |c| printable(&c.name));
    let visits = paint.say_with(
        "dashboard-visits",
        &[("colleges", sum.colleges.into()), ("open", sum.open.into()), ("closed", sum.closed.into())],
    );
    let number = |n: u32| paint.lang.number(n);
    let discrepancies = sum.tally.class(Class::Discrepancy);
    let sampled = paint.app.screens.dashboard.colleges.iter().any(|line| line.sample.is_some());
    let expected = if sampled { "total-drawn" } else { "total-expected" };
    let mut figures = vec![Span::raw(" ")];
    if paint.app.screens.dashboard.all_shown {
        figures.extend([
            paint.span(Role::Quiet, paint.say(expected)),
            paint.span(Role::Heading, format!(" {}   ", number(sum.expected))),
            paint.span(Role::Quiet, paint.say("total-read")),
            paint.span(Role::Heading, format!(" {} ", number(sum.read))),
            paint.span(Role::Right, bar(sum.read, sum.expected, 10)),
            paint.span(Role::Heading, format!(" {}\u{a0}%   ", percent(sum.read, sum.expected))),
        ]);
    } else {
        figures.extend([
            paint.span(Role::Attention, format!("{}   ", paint.say("total-blind"))),
            paint.span(Role::Quiet, paint.say("total-read")),
            paint.span(Role::Heading, format!(" {}   ", number(sum.read))),
        ]);
    }
    figures.extend([
        paint.span(Role::Quiet, paint.say("total-discrepancies")),
        paint.span(if discrepancies > 0 { Role::Wrong } else { Role::Right }, format!(" {}   ", number(discrepancies))),
        paint.span(Role::Quiet, paint.say("total-decided")),
        paint.span(Role::Heading, format!(" {}", number(sum.decided))),
    ]);
    let closed = if paint.app.is_closed() { format!(" · {}", paint.say("campaign-closed")) } else { String::new() };
    let again = paint.app.screens.dashboard.again();
    if again > 0 {
        let told = if area.width >= 100 { paint.say_with("total-again", &[("count", again.into())]) } else { again.to_string() };
        let words = format!("   {} {told}", Role::Again.sign());
        figures.push(paint.span(Role::Wrong, words));
    }
    let room = usize::from(area.width).saturating_sub(width(&visits) + width(&closed) + 5);
    let first = Line::from(vec![
        Span::raw(" "),
        paint.span(Role::Heading, cut(&name, room.max(8))),
        paint.span(Role::Attention, closed),
        paint.span(Role::Quiet, format!("  {visits}")),
    ]);
    let mut lines = if area.height == 1 { vec![Line::from(figures)] } else { vec![first, Line::from(figures)] };
    if area.height > 2 {
        let words = format!(" {} {}", Role::Attention.sign(), paint.say("dashboard-demo"));
        lines.push(Line::from(paint.span(Role::Attention, words)));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn colleges(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let dashboard = &paint.app.screens.dashboard;
    let typing = matches!(paint.app.over.dialog, Some(Dialog::Filter));
    let title = if typing || !dashboard.filter.is_empty() {
        let cursor = if typing { "▏" } else { "" };
        format!("{} / {}{cursor}", paint.say("panel-colleges"), printable(&dashboard.filter))
    } else {
        let sort = match dashboard.sort {
            Sort::Attention => "sort-attention",
            Sort::Undecided => "sort-undecided",
            Sort::Progress => "sort-progress",
            Sort::Name => "sort-name",
        };
        format!("{} · {}", paint.say("panel-colleges"), paint.say(sort))
    };
    let block = paint.panel(cut(&title, usize::from(area.width.saturating_sub(6))));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    if dashboard.shown.is_empty() {
        let key = if dashboard.filter.is_empty() { "empty-no-college" } else { "empty-filter" };
        let words = paint.span(Role::Quiet, cut(&paint.say(key), usize::from(inside.width)));
        frame.render_widget(Paragraph::new(Line::from(words)), inside);
        return;
    }
    let sampled = dashboard.colleges.iter().any(|line| line.sample.is_some());
    let columns = Columns::of(inside.width, dashboard.again() > 0, sampled);
    let mut lines = vec![columns.head(paint)];
    let height = usize::from(inside.height.saturating_sub(1));
    let first = paint.first(Context::Dashboard, dashboard.chosen, dashboard.shown.len(), height);
    paint.mark_list(inside, 1, Context::Dashboard, first, dashboard.shown.len());
    for (line, ix) in dashboard.shown.iter().enumerate().skip(first).take(height) {
        if let Some(row) = dashboard.colleges.get(*ix) {
            lines.push(columns.row(paint, standing, row, line == dashboard.chosen));
        }
    }
    frame.render_widget(Paragraph::new(lines), inside);
}

/// The columns for which there is space.
struct Columns {
    commune: usize,
    name: usize,
    uai: bool,
    bar: usize,
    state: usize,
    decided: bool,
    again: bool,
    rooms: bool,
    /// The conclusion of a sample: as a sign or in words.
    sample: usize,
}

impl Columns {
    fn of(width: u16, again: bool, sampled: bool) -> Self {
        let total = usize::from(width);
        let (uai, decided) = (total >= 100, total >= 90);
        let rooms = total >= 110;
        let sample = match (sampled, total >= 90) {
            (false, _) => 0,
            (true, false) => 2,
            (true, true) => 16,
        };
        let again = again && total >= 70;
        let bar = match total {
            0..70 => 0,
            70..110 => 10,
            _ => 16,
        };
        let state = if total >= 60 { 13 } else { 2 };
        let fixed = sample + if again { 6 } else { 0 } + if rooms { 7 } else { 0 };
        let fixed =
            fixed + 2 + state + bar + usize::from(bar > 0) + 11 + 8 + if decided { 8 } else { 0 } + if uai { 10 } else { 0 };
        let rest = total.saturating_sub(fixed);
        let commune = if rest >= 26 { rest * 45 / 100 } else { 0 };
        Self { commune, name: rest.saturating_sub(commune), uai, bar, state, decided, again, rooms, sample }
    }

    fn head(&self, paint: &Paint<'_>) -> Line<'static> {
        let mut text = " ".repeat(2);
        text.push_str(&left(&if self.state > 2 { paint.say("head-state") } else { String::new() }, self.state));
        if self.bar > 0 {
            text.push_str(&" ".repeat(self.bar + 1));
        }
        text.push_str(&right(&paint.say("head-read"), 9));
        text.push_str("  ");
        text.push_str(&right(&paint.say("head-discrepancies"), 7));
        text.push(' ');
        if self.decided {
            text.push_str(&right(&paint.say("head-decided"), 7));
            text.push(' ');
        }
        if self.again {
            text.push_str(&right(&paint.say("head-again"), 5));
            text.push(' ');
        }
        if self.rooms {
            text.push_str(&right(&paint.say("head-rooms"), 6));
            text.push(' ');
        }
        if self.sample > 2 {
            text.push_str(&left(&paint.say("head-sample"), self.sample));
        } else {
            text.push_str(&" ".repeat(self.sample));
        }
        if self.commune > 0 {
            text.push_str(&left(&paint.say("head-commune"), self.commune));
        }
        text.push_str(&left(&paint.say("head-college"), self.name));
        if self.uai {
            text.push_str(" UAI");
        }
        Line::from(paint.span(Role::Quiet, text))
    }

    fn row(&self, paint: &Paint<'_>, standing: &Standing, row: &CollegeLine, chosen: bool) -> Line<'static> {
        let college = &row.progress;
        let known = standing.inventory().college(college.college);
        let (sign, role) = match college.state {
            VisitState::Open => ('●', Role::Attention),
            VisitState::Closed => ('✔', Role::Right),
            VisitState::None => ('○', Role::Quiet),
        };
        let word = if self.state > 2 { paint.lang.name(college.state) } else { String::new() };
        let discrepancies = college.discrepancies();
        let wrong = if discrepancies > college.decided { Role::Wrong } else { Role::Quiet };
        let cursor = if chosen { '▸' } else { ' ' };
        let style = |role: Role| if chosen { paint.text(Role::Cursor) } else { paint.text(role) };
        let plain: Style = style(Role::Plain);
        let mut spans = vec![
            Span::styled(format!("{cursor} "), plain),
            Span::styled(left(&format!("{sign} {word}"), self.state), style(role)),
        ];
        if self.bar > 0 {
            let (role, drawn) = if row.shown {
                (Role::Right, bar(college.read, college.expected, self.bar))
            } else {
                (Role::Quiet, left(&paint.say("bar-blind"), self.bar))
            };
            spans.push(Span::styled(format!("{drawn} "), style(role)));
        }
        let read = counts(paint.lang, college.read, row.shown.then_some(college.expected));
        spans.push(Span::styled(format!("{}  ", right(&read, 9)), plain));
        spans.push(Span::styled(format!("{} ", right(&paint.lang.number(discrepancies), 7)), style(wrong)));
        if self.decided {
            spans.push(Span::styled(format!("{} ", right(&paint.lang.number(college.decided), 7)), style(Role::Quiet)));
        }
        if self.again {
            let again = if row.again > 0 { format!("{}{}", Role::Again.sign(), row.again) } else { String::new() };
            spans.push(Span::styled(format!("{} ", right(&again, 5)), style(Role::Wrong)));
        }
        if self.rooms {
            let open = if row.rooms_open > 0 { row.rooms_open.to_string() } else { String::new() };
            spans.push(Span::styled(format!("{} ", right(&open, 6)), style(Role::Attention)));
        }
        if self.sample > 0 {
            let (role, key) = row.sample.map_or((Role::Quiet, "sample-none-short"), |sample| short(sample.conclusion));
            let words = if self.sample > 2 { format!("{} {}", role.sign(), paint.say(key)) } else { role.sign().to_string() };
            spans.push(Span::styled(left(&words, self.sample), style(role)));
        }
        let name = known.map_or_else(|| college.college.to_string(), |c| short_name(&c.name));
        let commune = known.map(|c| printable(&c.commune)).unwrap_or_default();
        if self.commune > 0 {
            spans.push(Span::styled(left(&cut(&commune, self.commune.saturating_sub(1)), self.commune), plain));
        }
        spans.push(Span::styled(left(&name, self.name), plain));
        if self.uai {
            spans.push(Span::styled(format!(" {} ", college.college), style(Role::Quiet)));
        }
        Line::from(spans)
    }
}

/// A conclusion in a word or two.
pub(super) const fn short(conclusion: Conclusion) -> (Role, &'static str) {
    match conclusion {
        Conclusion::Pending => (Role::Quiet, "sample-pending-short"),
        Conclusion::Incomplete => (Role::Attention, "sample-incomplete-short"),
        Conclusion::Accepted => (Role::Right, "sample-accepted-short"),
        Conclusion::Rejected => (Role::Wrong, "sample-rejected-short"),
    }
}

/// A college's name without the word that is in the header of the column.
fn short_name(name: &str) -> String {
    let rest = ["Collège ", "COLLÈGE ", "COLLEGE "].iter().find_map(|word| name.strip_prefix(word));
    printable(rest.unwrap_or(name))
}

/// The programmes of the inventory: code, number of allotted devices, number in the inventory.
pub(super) fn programmes(paint: &Paint<'_>, cells: usize) -> Vec<Line<'static>> {
    let row = |code: &str, allotted: &str, held: &str| {
        let code = left(code, cells.saturating_sub(24).max(3));
        format!("{code}{}{}", right(allotted, 10), right(held, 12))
    };
    let head = row("", &paint.say("head-allotted"), &paint.say("head-held"));
    let mut lines = vec![Line::from(paint.span(Role::Quiet, head))];
    for count in &paint.app.screens.dashboard.programmes {
        let role = if count.held == count.allotted { Role::Plain } else { Role::Attention };
        let code = count.code.to_string();
        let text = row(&code, &paint.lang.number(count.allotted), &paint.lang.number(count.held));
        let sign = if count.held == count.allotted { ' ' } else { Role::Attention.sign() };
        lines.push(Line::from(paint.span(role, format!("{text} {sign}"))));
    }
    if paint.app.screens.dashboard.programmes.is_empty() {
        lines = vec![Line::from(paint.span(Role::Quiet, cut(&paint.say("empty-no-programme"), cells)))];
    }
    lines
}
