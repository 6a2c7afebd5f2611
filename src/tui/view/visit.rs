//! The visit: camera and verdict above, the input line, then what was read and the rooms.
//!
//! ```text
//! ┌ camera ─┐  V E R D I C T
//! │         │  what it means, where it belongs
//! └─────────┘  recorded at …
//!  Étiquette › HDS-…
//! ┌ lectures ───────────┐┌ lieux ──────────┐
//! ```

use super::{
    easel::Easel,
    lens,
    paint::{Paint, bar, counts, cut, left, right, width},
    room, sample,
    squeeze::squeeze,
    verdict,
};
use crate::{
    audit::{finding::Code, ledger::RoomState, progress::RoomProgress, road::Shut, standing::Standing, text::printable_within},
    locale::{headline, sign},
    tui::{
        app::state::{
            reads::{ReadLine, Said, State},
            visit::Visit,
        },
        keys::Context,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::Paragraph,
};

/// From this width on, the picture of the room stands beside that of the camera, so wide.
const BOTH: u16 = 160;
const PICTURE: u16 = 36;

pub(super) fn draw(paint: &Paint<'_>, easel: &mut Easel, standing: &Standing, frame: &mut Frame, area: Rect) {
    let Some(visit) = &paint.app.screens.visit else { return };
    if area.height < 12 || area.width < 56 {
        return small(paint, standing, visit, frame, area);
    }
    let upper = if area.height < 30 { 10 } else { (area.height / 2).min(26) };
    let rows = [Constraint::Length(1), Constraint::Length(upper), Constraint::Length(1), Constraint::Min(0)];
    let [place, above, typed, below] = Layout::vertical(rows).areas(area);
    place_line(paint, standing, visit, frame, place);
    if paint.app.wants_lens() {
        let width = if area.width < 120 { 30 } else { 66 };
        let [seen, said] = Layout::horizontal([Constraint::Length(width), Constraint::Min(0)]).areas(above);
        lens::draw(paint, easel, visit, frame, seen);
        if area.width < BOTH {
            verdict::draw(paint, standing, visit, frame, said);
        } else {
            let [said, drawn] = Layout::horizontal([Constraint::Min(0), Constraint::Length(PICTURE)]).areas(said);
            verdict::draw(paint, standing, visit, frame, said);
            room::draw(paint, standing, visit, frame, drawn);
        }
    } else {
        let width = if area.width < 120 { 30 } else { 66 };
        let [said, drawn] = Layout::horizontal([Constraint::Min(0), Constraint::Length(width)]).areas(above);
        verdict::draw(paint, standing, visit, frame, said);
        room::draw(paint, standing, visit, frame, drawn);
    }
    verdict::input(paint, visit, frame, typed);
    let side = if area.width < 120 { 34 } else { 56 };
    let [read, places] = Layout::horizontal([Constraint::Min(0), Constraint::Length(side)]).areas(below);
    reads(paint, standing, visit, frame, read);
    rooms(paint, standing, visit, frame, places);
}

/// For a very small terminal: only the place, the verdict, the input line.
fn small(paint: &Paint<'_>, standing: &Standing, visit: &Visit, frame: &mut Frame, area: Rect) {
    let rows = [Constraint::Length(1), Constraint::Min(0), Constraint::Length(1)];
    let [place, said, typed] = Layout::vertical(rows).areas(area);
    place_line(paint, standing, visit, frame, place);
    verdict::draw(paint, standing, visit, frame, said);
    verdict::input(paint, visit, frame, typed);
}

/// The place of the reads, and its progress.
fn place_line(paint: &Paint<'_>, standing: &Standing, visit: &Visit, frame: &mut Frame, area: Rect) {
    let now = visit.rooms.iter().find(|room| room.room == visit.room);
    let mut spans = vec![Span::raw(" ")];
    match (&visit.room, now) {
        (Some(room), now) => {
            let (read, others) = now
                .map(|now| sweep(paint, now, standing.expected_shown(visit.college, now.room.as_ref()), area.width))
                .unwrap_or_default();
            // The count must be readable from afar, so a long name is shortened for it.
            let rest = usize::from(area.width).saturating_sub(3 + width(&read) + width(&others)).clamp(8, 30);
            spans.push(paint.span(Role::Right, "■ "));
            spans.push(paint.span(Role::Heading, printable_within(room.as_str(), rest)));
            spans.push(paint.span(Role::Right, read));
            spans.push(paint.span(Role::Attention, others));
        }
        (None, _) => {
            let key = match visit.shut {
                Some(Shut::Campaign) => "place-campaign-closed",
                Some(Shut::Visit) => "place-visit-closed",
                // The state of the sample is shown beside it.
                None if visit.sample.is_some() && area.width < 100 => "place-no-room-short",
                None => "place-no-room",
            };
            spans.push(paint.span(Role::Attention, format!("{} {}", Role::Attention.sign(), paint.say(key))));
        }
    }
    if let Some(found) = &visit.sample {
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        spans.extend(sample::line(paint, found, usize::from(area.width).saturating_sub(used)));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

/// How many of the expected devices of a room were read, and how many others, in words. In a blind count, only how many
/// were read, and that it is a blind count.
fn sweep(paint: &Paint<'_>, room: &RoomProgress, shown: bool, columns: u16) -> (String, String) {
    if !shown {
        let key = if columns >= 110 { "place-blind" } else { "place-blind-short" };
        let read = paint.say_with("place-read-blind", &[("read", (room.read + room.extra).into())]);
        return (format!("  {read}"), format!("  {} {}", Role::Attention.sign(), paint.say(key)));
    }
    let read = paint.say_with("place-read", &[("read", room.read.into()), ("expected", room.expected.into())]);
    let others = match room.extra {
        0 => String::new(),
        extra => format!("  {}", paint.say_with("place-others", &[("others", extra.into())])),
    };
    let bar = if columns >= 70 { format!("  {}", bar(room.read, room.expected, 10)) } else { String::new() };
    (format!("{bar}  {read}"), others)
}

fn reads(paint: &Paint<'_>, standing: &Standing, visit: &Visit, frame: &mut Frame, area: Rect) {
    let block = paint.panel(paint.say("panel-reads"));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let cells = usize::from(inside.width);
    if visit.reads.is_empty() {
        let words = super::paint::wrapped(&paint.say("empty-reads"), cells);
        let lines: Vec<Line> = words.into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))).collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    let lines: Vec<Line> =
        visit.reads.iter().take(usize::from(inside.height)).map(|line| read_line(paint, standing, line, cells)).collect();
    frame.render_widget(Paragraph::new(lines), inside);
}

fn read_line<'a>(paint: &Paint<'_>, standing: &Standing, line: &ReadLine, cells: usize) -> Line<'a> {
    let class = line.class();
    let device = line.device().and_then(|ix| standing.inventory().device(ix));
    let text = || match &line.said {
        Said::Unlabelled(label) if line.reading.payload.kept.is_empty() => paint.lang.name(*label),
        _ => printable_within(line.reading.payload.kept.trim(), 60),
    };
    let tag = device.map_or_else(text, |device| device.tag.to_string());
    let words = match &line.said {
        Said::Verdict(verdict) => headline(paint.lang, verdict),
        Said::Refused(refusal) => paint.lang.name(*refusal),
        Said::Fleeting => paint.say("said-fleeting"),
        Said::Unlabelled(_) => paint.lang.name(Code::Unidentified),
        Said::Shut(Shut::Visit) => paint.say("said-visit-closed"),
        Said::Shut(Shut::Campaign) => paint.say("said-campaign-closed"),
    };
    let (role, state): (Role, String) = match &line.state {
        State::Recording(_) => (class.into(), format!("{words}…")),
        State::Recorded(_) => (class.into(), words),
        State::NotRecorded(..) => (Role::Wrong, paint.say("mark-not-recorded")),
        State::Already(..) => (Role::Again, format!("{words} · {}", paint.say("mark-already"))),
        State::Refused => (Role::Again, words),
        State::Undone(_) => (Role::Quiet, format!("{} · {words}", paint.say("mark-undone"))),
    };
    let room = match &line.spot.room {
        Some(room) if cells >= 70 => format!("  {}", printable_within(room.as_str(), 20)),
        _ => String::new(),
    };
    let wide = (cells / 3).clamp(12, 24);
    let rest = cells.saturating_sub(9 + wide);
    Line::from(vec![
        paint.span(Role::Quiet, format!("{} ", line.at.clock())),
        paint.span(role, format!("{} ", sign(class))),
        paint.span(Role::Plain, left(&tag, wide)),
        Span::raw(" "),
        paint.span(role, left(&format!("{state}{room}"), rest)),
    ])
}

fn rooms(paint: &Paint<'_>, standing: &Standing, visit: &Visit, frame: &mut Frame, area: Rect) {
    let progress = &visit.progress;
    let shown = standing.expected_shown_in_all(visit.college);
    let read = if shown {
        counts(paint.lang, progress.read, Some(progress.expected))
    } else {
        paint.say_with("place-read-blind", &[("read", progress.read.into())])
    };
    let figures = [("read", read.into()), ("discrepancies", progress.discrepancies().into())];
    let title = paint.say_with("panel-rooms", &figures);
    let block = paint.panel(cut(&title, usize::from(area.width.saturating_sub(6))));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let cells = usize::from(inside.width);
    if visit.rooms.is_empty() {
        let words = super::paint::wrapped(&paint.say_keys("empty-rooms", &[]), cells);
        let lines: Vec<Line> = words.into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))).collect();
        frame.render_widget(Paragraph::new(lines), inside);
        return;
    }
    // Rooms are told apart by their ends too.
    let named = |room: &RoomProgress| {
        room.room.as_ref().map_or_else(|| paint.say("room-none"), |room| printable_within(room.as_str(), 60))
    };
    let names = squeeze(&visit.rooms.iter().map(named).collect::<Vec<_>>(), name_cells(cells));
    let height = usize::from(inside.height);
    let first = paint.first(Context::Visit, visit.chosen, visit.rooms.len(), height);
    paint.mark_list(inside, 0, Context::Visit, first, visit.rooms.len());
    let lines: Vec<Line> = visit
        .rooms
        .iter()
        .enumerate()
        .skip(first)
        .take(height)
        .map(|(ix, room)| {
            let shown = standing.expected_shown(visit.college, room.room.as_ref());
            let name = names.get(ix).map(String::as_str).unwrap_or_default();
            room_line(paint, visit, (room, name), shown, ix == visit.chosen, cells)
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), inside);
}

/// The cells of the state in words, and of the count.
const fn state_and_count(cells: usize) -> (usize, usize) {
    (if cells >= 50 { 12 } else { 0 }, if cells >= 40 { 8 } else { 6 })
}

/// The cells for the name of a room.
const fn name_cells(cells: usize) -> usize {
    let (state, count) = state_and_count(cells);
    cells.saturating_sub(4 + state + count + 4)
}

fn room_line<'a>(
    paint: &Paint<'_>,
    visit: &Visit,
    (room, name): (&RoomProgress, &str),
    shown: bool,
    chosen: bool,
    cells: usize,
) -> Line<'a> {
    let here = room.room == visit.room && room.room.is_some();
    let (mark, role) = match room.state {
        _ if room.room.is_none() => ('–', Role::Quiet),
        RoomState::Open => ('●', Role::Attention),
        RoomState::Closed => ('√', Role::Right),
        RoomState::Untouched => ('○', Role::Quiet),
    };
    let read = counts(paint.lang, room.read, shown.then_some(room.expected));
    let extra = if room.extra > 0 { format!("+{}", room.extra) } else { String::new() };
    let (wide, counted) = state_and_count(cells);
    let state = if room.room.is_some() { paint.lang.name(room.state) } else { String::new() };
    let style = |role: Role| if chosen { paint.text(Role::Cursor) } else { paint.text(role) };
    let pointer = match (here, chosen) {
        (true, _) => '■',
        (false, true) => '►',
        (false, false) => ' ',
    };
    Line::from(vec![
        Span::styled(format!("{pointer} "), style(if here { Role::Right } else { Role::Plain })),
        Span::styled(format!("{mark} "), style(role)),
        Span::styled(left(name, name_cells(cells)), style(if here { Role::Heading } else { Role::Plain })),
        Span::styled(left(&state, wide), style(role)),
        Span::styled(right(&read, counted), style(Role::Plain)),
        Span::styled(right(&extra, 4), style(Role::Attention)),
    ])
}
