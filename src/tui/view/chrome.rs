//! Header, notice and footer.

use super::paint::{Paint, cut, width, wrapped};
use crate::{
    audit::text::printable_within,
    locale::college_name,
    tui::{
        app::state::{notice::Tone, screen::Screen},
        chart::Target,
        keys::{Action, Context, footer as footer_of},
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

fn title(paint: &Paint<'_>) -> String {
    let app = paint.app;
    let college = |uai| app.work.standing.as_ref().map(|s| college_name(s.inventory(), uai)).unwrap_or_default();
    match app.screens.current {
        Screen::Dashboard => paint.say("title-dashboard"),
        Screen::Campaigns => paint.say("panel-campaigns"),
        Screen::Import => paint.say("panel-import"),
        Screen::Office => paint.say("context-office"),
        Screen::Visit => match &app.screens.visit {
            Some(visit) => format!("{} · {}", college(visit.college), visit.college),
            None => paint.say("title-visit"),
        },
        Screen::Findings => {
            let title = paint.say("title-findings");
            match app.screens.findings.as_ref().and_then(|list| list.college) {
                Some(uai) => format!("{title} · {}", college(uai)),
                None => title,
            }
        }
    }
}

/// Program and screen on the left; on the right the demonstration, if it is one, and the person who works.
pub(super) fn header(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let app = paint.app;
    let total = usize::from(area.width);
    let mut who = [printable_within(app.desk.author.as_str(), 20), printable_within(&app.desk.station, 20)].join(" @ ");
    if app.desk.author.as_str().is_empty() || app.desk.station.is_empty() {
        who = who.replace(" @ ", "");
    }
    // Entries that have not left this laptop yet, and a hub that was not reached, are shown on every screen.
    let failed = app.outside.sync.last.as_ref().is_some_and(|(_, failure)| failure.is_some());
    let hub = match (&app.outside.sync.hub, app.outside.sync.waiting, failed) {
        (None, ..) | (Some(_), 0, false) => String::new(),
        (Some(_), 0, true) => " ↕ ! ".to_owned(),
        (Some(_), waiting, failed) => format!(" ↕ {waiting}{} ", if failed { " !" } else { "" }),
    };
    let newer = newer(paint, total);
    let demo = if app.desk.demo { format!(" {} ", paint.say("badge-demo")) } else { String::new() };
    let name = " Récol ";
    let fixed = width(&demo) + width(&hub) + width(&newer);
    let right = fixed + if who.is_empty() { 0 } else { width(&who) + 2 };
    let (who, right) = if total < right + 30 { (String::new(), fixed) } else { (who, right) };
    let room = total.saturating_sub(width(name) + right + 2);
    let title = cut(&title(paint), room);
    let gap = total.saturating_sub(width(name) + 1 + width(&title) + right);
    let line = Line::from(vec![
        Span::styled(name, paint.theme.block(Role::Key)),
        Span::raw(" "),
        paint.span(Role::Heading, title),
        Span::raw(" ".repeat(gap)),
        paint.span(Role::Attention, newer),
        paint.span(Role::Attention, hub),
        Span::styled(demo, paint.theme.block(Role::Attention)),
        paint.span(Role::Quiet, if who.is_empty() { String::new() } else { format!(" {who} ") }),
    ]);
    frame.render_widget(Paragraph::new(line), area);
}

/// On a visit, a revision that is newer than the one that the campaign is held against; in words where there is room.
fn newer(paint: &Paint<'_>, cells: usize) -> String {
    let newer = paint.app.newer_revision().filter(|_| paint.app.screens.current == Screen::Visit);
    let Some((held, newest)) = newer else { return String::new() };
    let values = [("held", held.to_string().into()), ("newest", newest.to_string().into())];
    let words = if cells >= 120 { paint.say_with("title-newer-revision", &values) } else { newest.to_string() };
    format!(" {} {words} ", Role::Attention.sign())
}

fn wide(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// How many lines the notice needs: none without a notice, at most three.
pub(super) fn notice_height(paint: &Paint<'_>, columns: u16, rows: u16) -> u16 {
    let most = if rows < 12 { 2 } else { 3 };
    let lines = paint.app.notice.as_ref().map_or(0, |notice| wrapped(&notice.text, text_width(columns)).len());
    let kept = usize::from(paint.app.outside.flight.refusals() > 0 && paint.app.notice.is_none());
    u16::try_from(lines.min(most).max(kept)).unwrap_or(1)
}

fn text_width(columns: u16) -> usize {
    usize::from(columns.saturating_sub(4).max(1))
}

/// Shows what was done or what went wrong; if something is not recorded, always that.
pub(super) fn notice(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let kept = paint.app.outside.flight.refusals();
    let (tone, text) = match &paint.app.notice {
        Some(notice) => (notice.tone, notice.text.clone()),
        None if kept > 0 => (Tone::Wrong, paint.say_keys("notice-kept", &[("count", kept.into())])),
        None => return,
    };
    let role = match tone {
        Tone::Done => Role::Right,
        Tone::Told => Role::Plain,
        Tone::Known => Role::Attention,
        Tone::Wrong => Role::Wrong,
    };
    let mut lines = wrapped(&text, text_width(area.width));
    let height = usize::from(area.height);
    if lines.len() > height && height > 0 {
        let rest = lines.split_off(height - 1).join(" ");
        lines.push(cut(&rest, text_width(area.width)));
    }
    let lines: Vec<Line> = lines
        .into_iter()
        .enumerate()
        .map(|(ix, text)| {
            let sign = if ix == 0 { tone.sign() } else { ' ' };
            Line::from(vec![Span::styled(format!(" {sign} "), paint.text(role)), Span::styled(text, paint.text(role))])
        })
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// The keys of the context: always help and the way out, and as many others as fit.
pub(super) fn footer(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let context: Context = paint.app.context();
    let always = |action: Action| matches!(action, Action::Help | Action::Back | Action::Quit);
    let keys: Vec<(Action, String, String)> =
        footer_of(paint.lang, &paint.app.desk.keys, context).into_iter().filter(|(action, ..)| paint.app.can(*action)).collect();
    let cells = |(_, chord, word): &(Action, String, String)| width(chord) + width(word) + 3;
    let kept: usize = keys.iter().filter(|key| always(key.0)).map(cells).sum();
    let mut room = (usize::from(area.width) + 1).saturating_sub(kept);
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for key in keys {
        if !always(key.0) {
            if cells(&key) > room {
                continue;
            }
            room -= cells(&key);
        }
        let taken = cells(&key);
        let (action, chord, word) = key;
        // The space between keys belongs to no key.
        let (x, width) = (area.x.saturating_add(wide(used)), wide(taken - 2).min(area.width.saturating_sub(wide(used))));
        paint.mark(Rect { x, width, ..area }, Target::Key { context, action });
        used += taken;
        spans.push(paint.span(Role::Key, chord));
        spans.push(Span::raw(" "));
        spans.push(paint.span(Role::Quiet, word));
        spans.push(Span::raw("  "));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}
