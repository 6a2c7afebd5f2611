//! The room as a picture: one cell for each expected device, filled as it is read and coloured by its verdict, then what else was read
//! there. Below it the pace: reads a minute, what is left, when it will be done.

use super::paint::{Paint, cut, width};
use crate::{
    audit::{
        finding::{Class, Code},
        journal::Spot,
        ledger::RoomState,
        moment::Moment,
        pace::Pace,
        room::{RoomContents, contents},
        standing::Standing,
    },
    tui::{app::state::visit::Visit, theme::Role},
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

/// Reads a minute from none to many, as columns.
const COLUMNS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, visit: &Visit, frame: &mut Frame, area: Rect) {
    let found = contents(standing, &visit.spot());
    let awaited = found.expected.iter().filter(|(_, code)| is_left(*code)).count();
    let each = share(&found, area);
    let title = match each {
        0 | 1 => paint.say("panel-room"),
        each => paint.say_with("panel-room-many", &[("count", each.into())]),
    };
    let block = paint.panel(cut(&title, usize::from(area.width.saturating_sub(6))));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    if inside.height == 0 {
        return;
    }
    let whole = visit_pace(paint, standing, visit).filter(|_| inside.height >= 6);
    let below = 1 + u16::from(whole.is_some());
    let picture = Rect { height: inside.height - below, ..inside };
    let mut lines = cells(paint, &found, each.max(1), usize::from(picture.width));
    if found.expected.is_empty() && found.others.is_empty() {
        let key = match visit.room {
            None => "place-no-room-short",
            Some(_) if visit.hides_expected(standing) => "room-hidden",
            Some(_) => "room-empty",
        };
        let words = super::paint::wrapped(&paint.say(key), usize::from(picture.width));
        lines = words.into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))).collect();
    }
    frame.render_widget(Paragraph::new(lines), picture);
    let below = Rect { y: inside.y + picture.height, height: below, ..inside };
    let left = u32::try_from(awaited).unwrap_or(u32::MAX);
    let cells = usize::from(below.width);
    let whole = whole.map(|words| Line::from(paint.span(Role::Quiet, cut(&words, cells))));
    let lines: Vec<Line> = std::iter::once(pace(paint, standing, visit, left, cells)).chain(whole).collect();
    frame.render_widget(Paragraph::new(lines), below);
}

/// The minute for which a pace is told: what the screen says of it changes with a minute, not with a second.
fn minute(paint: &Paint<'_>) -> Moment {
    paint.app.now.moment.minute()
}

/// The pace of the reads of the visit.
fn pace_of(paint: &Paint<'_>, standing: &Standing, visit: &Visit) -> Pace {
    let ledger = standing.ledger();
    let reads = ledger.reads_in(visit.college).iter().filter_map(|ix| ledger.valid_read(*ix)).map(|read| read.at);
    Pace::of(reads, minute(paint))
}

/// What is left of the whole visit, and when it will be done; `None` where nothing is left, or where it is hidden.
fn visit_pace(paint: &Paint<'_>, standing: &Standing, visit: &Visit) -> Option<String> {
    let left = standing.tally(visit.college).of(Code::Pending);
    if left == 0 || !standing.expected_shown_in_all(visit.college) {
        return None;
    }
    let left_words = paint.say_with("pace-visit", &[("count", left.into())]);
    let end = pace_of(paint, standing, visit).end(left, minute(paint));
    let end = end.map(|end| paint.say_with("pace-end", &[("time", end.clock().into())]));
    Some(std::iter::once(left_words).chain(end).collect::<Vec<_>>().join(" · "))
}

/// Whether a device is still to be found.
const fn is_left(code: Code) -> bool {
    matches!(code, Code::Pending | Code::Missing)
}

/// How many devices a cell stands for so that the picture fits: 1 where there is room for all of them.
fn share(found: &RoomContents, area: Rect) -> usize {
    let (columns, rows) = (usize::from(area.width.saturating_sub(2)) / 2, usize::from(area.height.saturating_sub(3)));
    let (expected, others) = (found.expected.len(), found.others.len());
    // The others begin a row of their own.
    let rows_of =
        |each: usize| [expected, others].map(|count| count.div_ceil(each).div_ceil(columns.max(1))).iter().sum::<usize>();
    (1..=expected.max(others).max(1)).find(|each| rows_of(*each) <= rows.max(1)).unwrap_or(1)
}

/// The sign and the colour of a device in a room. A cell that stands for several shows what needs attention most.
fn mark(code: Code) -> (u8, char, Role) {
    match code {
        Code::Pending => (5, '□', Role::Quiet),
        Code::Missing => (6, '×', Role::Wrong),
        Code::Unknown | Code::Unidentified => (7, '?', Role::Unknown),
        _ => match (Role::from(code), code.class()) {
            (Role::Right, Class::InOrder) => (1, '■', Role::Right),
            (Role::Attention, _) => (3, '▲', Role::Attention),
            (role, _) => (4, '×', role),
        },
    }
}

fn cells<'t>(paint: &Paint<'_>, found: &RoomContents, each: usize, width: usize) -> Vec<Line<'t>> {
    let columns = (width / 2).max(1);
    let marks = |codes: Vec<Code>| -> Vec<Line<'t>> {
        let worst = |codes: &[Code]| codes.iter().map(|code| mark(*code)).max_by_key(|(rank, ..)| *rank);
        let marks: Vec<_> = codes.chunks(each).filter_map(worst).collect();
        let line =
            |row: &[(u8, char, Role)]| row.iter().map(|(_, sign, role)| paint.span(*role, format!("{sign} "))).collect::<Line>();
        marks.chunks(columns).map(line).collect()
    };
    let mut lines = marks(found.expected.iter().map(|(_, code)| *code).collect());
    lines.extend(marks(found.others.iter().map(|(_, code)| *code).collect()));
    lines
}

/// The reads of the last minutes as columns, what is left in the room, and when it will be done at this pace.
fn pace<'t>(paint: &Paint<'_>, standing: &Standing, visit: &Visit, left: u32, cells: usize) -> Line<'t> {
    let (ledger, now) = (standing.ledger(), minute(paint));
    let pace = pace_of(paint, standing, visit);
    let most = pace.minutes.iter().copied().max().unwrap_or_default().max(1);
    let column = |count: &u32| {
        let height = usize::try_from(count.saturating_mul(8).div_ceil(most)).unwrap_or(8);
        COLUMNS.get(height.min(8)).copied().unwrap_or(' ')
    };
    let Spot { college, room } = visit.spot();
    let closed = room.is_some() && ledger.room(college, room.as_ref()) == RoomState::Closed;
    let shown = !visit.hides_expected(standing) && !closed;
    let mut words = Vec::new();
    if shown && left > 0 {
        words.push(paint.say_with("pace-left", &[("count", left.into())]));
    }
    if let Some(end) = pace.end(left, now).filter(|_| shown) {
        words.push(paint.say_with("pace-end", &[("time", end.clock().into())]));
    }
    let words = words.join(" · ");
    let drawn: String = pace.minutes.iter().map(column).collect();
    let room = cells.saturating_sub(width(&words) + 1);
    let drawn: String = drawn.chars().skip(drawn.chars().count().saturating_sub(room)).collect();
    let drawn = if pace.reads == 0 { String::new() } else { format!("{drawn} ") };
    Line::from(vec![paint.span(Role::Right, drawn), Span::styled(cut(&words, cells), paint.text(Role::Quiet))])
}
