//! The map: the communes outlined in braille dots and shaded, a sign for each college in its commune.

use super::{
    college,
    paint::{Paint, cut, wrapped},
};
use crate::{
    atlas::{self, Commune, Point},
    audit::{standing::Standing, text::printable},
    tui::{
        app::state::{
            dashboard::CollegeLine,
            map::{self, Dot},
            shade::Shade,
        },
        chart::Target,
        keys::Context,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    style::Color,
    symbols::Marker,
    text::Line,
    widgets::{
        Paragraph,
        canvas::{Canvas, Context as Layer, Line as Edge, Points},
    },
};
use std::collections::BTreeSet;

/// The order in which dots are set when an area gets darker, so that every share is a pattern of its own (Bayer's matrix).
const DITHER: [[f64; 4]; 4] = [[0.5, 8.5, 2.5, 10.5], [12.5, 4.5, 14.5, 6.5], [3.5, 11.5, 1.5, 9.5], [15.5, 7.5, 13.5, 5.5]];

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, frame: &mut Frame, area: Rect) {
    let dashboard = &paint.app.screens.dashboard;
    let title = match dashboard.map.shade {
        Shade::Progress => "map-progress",
        Shade::Discrepancies => "map-discrepancies",
    };
    let block = paint.panel(cut(&paint.say(title), usize::from(area.width.saturating_sub(6))));
    let block = if dashboard.map.focused { block.border_style(paint.text(Role::Key)) } else { block };
    let inside = block.inner(area);
    frame.render_widget(block, area);
    let (dots, off) = map::dots(standing.inventory(), dashboard);
    let legend = legend(paint, off, usize::from(inside.width));
    let height = u16::try_from(legend.len()).unwrap_or_default().min(inside.height / 3);
    let below = Rect { y: inside.y + inside.height - height, height, ..inside };
    frame.render_widget(Paragraph::new(legend), below);
    let Some(sheet) = fit(Rect { height: inside.height - height, ..inside }) else { return };
    let shares = map::shares(standing, dashboard, dashboard.map.shade);
    let colour = |role: Role| paint.text(role).fg.unwrap_or(Color::Reset);
    let shade = match dashboard.map.shade {
        Shade::Progress => colour(Role::Right),
        Shade::Discrepancies => colour(Role::Wrong),
    };
    let size = atlas::known().size;
    let canvas = Canvas::default()
        .marker(if paint.theme.ascii { Marker::Custom('.') } else { Marker::Braille })
        .x_bounds([0.0, size.0])
        .y_bounds([0.0, size.1])
        .paint(|layer| {
            let filled: Vec<Point> = shares.iter().flat_map(|(commune, share)| filled(commune, *share, sheet)).collect();
            layer.draw(&Points { coords: &filled, color: shade });
            atlas::known().communes.iter().for_each(|commune| outline(layer, commune, colour(Role::Frame)));
        });
    frame.render_widget(canvas, sheet);
    // The chosen one has its place first.
    let mut taken = BTreeSet::new();
    let is_chosen = |dot: &&Dot| dot.line == dashboard.chosen;
    for dot in dots.iter().filter(is_chosen).chain(dots.iter().filter(|dot| !is_chosen(dot))) {
        sign(paint, dot, sheet, &mut taken, frame);
    }
}

/// The largest part of an area that keeps the proportions of the land: a braille dot is as wide as it is high.
fn fit(area: Rect) -> Option<Rect> {
    let (width, height) = atlas::known().size;
    if area.width < 2 || area.height < 2 || width <= 0.0 || height <= 0.0 {
        return None;
    }
    let scale = f64::min(f64::from(area.width) * 2.0 / width, f64::from(area.height) * 4.0 / height);
    // Both are at least 1 and at most the area, which has less than 65,536 cells a side.
    let cells = |length: f64, dots: f64, most: u16| ((length * scale / dots).round() as u16).clamp(1, most);
    let (columns, rows) = (cells(width, 2.0, area.width), cells(height, 4.0, area.height));
    Some(Rect { x: area.x + (area.width - columns) / 2, y: area.y, width: columns, height: rows })
}

/// The dots that shade a commune: as many of those inside as its share says, in an even pattern. Row by row, between the crossings of its
/// outline.
fn filled(commune: &Commune, share: f64, sheet: Rect) -> Vec<Point> {
    let size = atlas::known().size;
    let (across, down) = (f64::from(sheet.width) * 2.0, f64::from(sheet.height) * 4.0);
    let (low, high) = commune.bounds();
    let dot = |at: f64, size: f64, dots: f64| (at / size * (dots - 1.0)).round();
    let mut out = Vec::new();
    let mut row = dot(low.1, size.1, down);
    while row <= dot(high.1, size.1, down) {
        let y = row * size.1 / (down - 1.0);
        let mut crossings = crossings(commune, y);
        crossings.sort_by(f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let [from, to] = pair else { continue };
            let (mut column, last) = (dot(*from, size.0, across), dot(*to, size.0, across));
            while column <= last {
                let pattern = DITHER.get(row as usize % 4).and_then(|row| row.get(column as usize % 4));
                if pattern.is_some_and(|least| share * 16.0 > *least) {
                    out.push((column * size.0 / (across - 1.0), size.1 - y));
                }
                column += 1.0;
            }
        }
        row += 1.0;
    }
    out
}

/// Where a line from west to east crosses the outline of a commune.
fn crossings(commune: &Commune, y: f64) -> Vec<f64> {
    let mut out = Vec::new();
    for ring in &commune.rings {
        let mut before = ring.last().copied().unwrap_or_default();
        for &to in ring {
            let from = std::mem::replace(&mut before, to);
            if (from.1 > y) != (to.1 > y) {
                out.push((to.0 - from.0) * (y - from.1) / (to.1 - from.1) + from.0);
            }
        }
    }
    out
}

fn outline(layer: &mut Layer<'_>, commune: &Commune, color: Color) {
    let high = atlas::known().size.1;
    for ring in &commune.rings {
        let mut before = ring.last().copied().unwrap_or_default();
        for &to in ring {
            let from = std::mem::replace(&mut before, to);
            layer.draw(&Edge { x1: from.0, y1: high - from.1, x2: to.0, y2: high - to.1, color });
        }
    }
}

/// The sign of a college: that of the list, and one of its own where something is left to decide after its visit.
fn state(line: &CollegeLine) -> (char, Role) {
    match college::state(&line.progress) {
        (_, Role::Right) if line.progress.discrepancies() > line.progress.decided => ('×', Role::Wrong),
        known => known,
    }
}

/// Draws the sign of a college, in the free cell that is nearest to its place: where there are few cells, several colleges have one
/// place.
fn sign(paint: &Paint<'_>, dot: &Dot, sheet: Rect, taken: &mut BTreeSet<(u16, u16)>, frame: &mut Frame) {
    let dashboard = &paint.app.screens.dashboard;
    let Some(line) = dashboard.shown.get(dot.line).and_then(|ix| dashboard.colleges.get(*ix)) else { return };
    let size = atlas::known().size;
    // Both are inside the sheet, which has less than 65,536 cells a side.
    let cell = |at: f64, size: f64, cells: u16| ((at / size * f64::from(cells.saturating_sub(1))).round() as u16).min(cells - 1);
    let (column, row) = (cell(dot.at.0, size.0, sheet.width), cell(dot.at.1, size.1, sheet.height));
    let Some((column, row)) = free(taken, (column, row), (sheet.width, sheet.height)) else { return };
    taken.insert((column, row));
    let (x, y) = (sheet.x + column, sheet.y + row);
    let (sign, role) = state(line);
    let role = if dot.line == dashboard.chosen { Role::Cursor } else { role };
    frame.buffer_mut().set_string(x, y, sign.to_string(), paint.text(role));
    let target = Target::Row { context: Context::Dashboard, line: dot.line, first: dashboard.chosen };
    paint.mark(Rect { x, y, width: 1, height: 1 }, target);
}

/// The free cell nearest to a place, at most four away; a cell is about twice as high as it is wide.
fn free(taken: &BTreeSet<(u16, u16)>, (column, row): (u16, u16), (width, height): (u16, u16)) -> Option<(u16, u16)> {
    /// How far a sign may be from its place.
    const FAR: i32 = 4;
    let near = (-FAR..=FAR).flat_map(|x| (-FAR..=FAR).map(move |y| (x, y)));
    let cell = |(x, y): (i32, i32)| {
        let at = |from: u16, step: i32, most: u16| u16::try_from(i32::from(from) + step).ok().filter(|at| *at < most);
        Some(((x * x + 4 * y * y, x, y), (at(column, x, width)?, at(row, y, height)?)))
    };
    let mut cells: Vec<_> = near.filter_map(cell).filter(|(_, cell)| !taken.contains(cell)).collect();
    cells.sort_unstable();
    cells.first().map(|(_, cell)| *cell)
}

/// What the signs mean, which college is chosen, and what the map does not tell.
fn legend<'t>(paint: &Paint<'_>, off: usize, cells: usize) -> Vec<Line<'t>> {
    let dashboard = &paint.app.screens.dashboard;
    let standing = paint.app.standing();
    let chosen = dashboard.college().and_then(|line| {
        let college = standing?.inventory().college(line.progress.college)?;
        let (sign, role) = state(line);
        Some(Line::from(
            paint.span(role, cut(&format!("► {sign} {} · {}", printable(&college.name), printable(&college.commune)), cells)),
        ))
    });
    let mut words = vec![paint.say("map-signs"), paint.say("map-no-address")];
    if off > 0 {
        words.push(paint.say_with("map-off", &[("count", off.into())]));
    }
    let told = words.iter().flat_map(|words| wrapped(words, cells)).map(|line| Line::from(paint.span(Role::Quiet, line)));
    chosen.into_iter().chain(told).collect()
}
