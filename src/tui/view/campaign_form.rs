//! The form of a new campaign.

use super::paint::{Paint, cut, left, wrapped};
use crate::{
    audit::text::{printable, printable_within},
    tui::{
        app::state::{
            form::{CampaignField, CampaignForm, Extent, Held, Where},
            line::TextLine,
        },
        chart::Target,
        keys::Context,
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::Paragraph,
};

pub(super) fn draw(paint: &Paint<'_>, frame: &mut Frame, area: Rect) {
    let form = &paint.app.screens.campaigns.form;
    let columns = 74.min(area.width.saturating_sub(4)).max(1);
    let cells = usize::from(columns);
    let (fields, below) = (form.fields(), below(paint, form, cells));
    let room = usize::from(area.height).saturating_sub(fields.len() + below.len() + 3).clamp(1, 14);
    let mut lines: Vec<Line> = Vec::new();
    let mut marks = Vec::new();
    for (place, field) in fields.into_iter().enumerate() {
        marks.push((lines.len(), Target::Field(place)));
        lines.push(row(paint, form, field, cells));
        if field == CampaignField::Which && form.in_list() {
            let first = paint.first(Context::Form, form.line, form.listed.len(), room);
            let listed = form.listed.iter().enumerate().skip(first).take(room);
            marks.extend(
                listed.map(|(line, _)| (lines.len() + line - first, Target::Row { context: Context::Form, line, first })),
            );
            lines.extend(list(paint, form, cells, first, room));
        }
    }
    lines.extend(below);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inside = paint.popup(frame, area, columns, height, paint.say("form-title"));
    frame.render_widget(Paragraph::new(lines), inside);
    for (row, target) in marks {
        paint.mark_row(inside, row, target);
    }
}

fn row(paint: &Paint<'_>, form: &CampaignForm, field: CampaignField, cells: usize) -> Line<'static> {
    let here = form.field == field;
    let role = if here { Role::Heading } else { Role::Plain };
    let label = match field {
        CampaignField::Name => "form-name",
        CampaignField::First => "form-first",
        CampaignField::Last => "form-last",
        CampaignField::Where => "form-where",
        CampaignField::Which => match form.place {
            Where::Programme => "form-programme",
            Where::Commune => "form-commune",
            Where::All | Where::Listed => "form-list",
        },
        CampaignField::Mode => "form-mode",
        CampaignField::Confidence => "form-confidence",
        CampaignField::Tolerable => "form-tolerable",
        CampaignField::Misplaced => "form-misplaced",
    };
    let choice = |key: &str| vec![paint.span(role, format!("‹ {} ›", paint.say(key)))];
    let typed = |text: &TextLine, empty: &str| {
        let room = cells.saturating_sub(25);
        let hint = if text.is_empty() { format!(" {}", paint.say(empty)) } else { String::new() };
        let shown = || vec![paint.span(role, cut(&printable(text.text()), room))];
        (if here { paint.typed(role, text, room) } else { shown() }, hint)
    };
    let (value, hint) = match field {
        CampaignField::Name => typed(&form.name, "form-name-hint"),
        CampaignField::First => typed(&form.first, "form-date-hint"),
        CampaignField::Last => typed(&form.last, "form-date-hint"),
        CampaignField::Where => (
            choice(match form.place {
                Where::All => "where-all",
                Where::Listed => "where-list",
                Where::Commune => "where-commune",
                Where::Programme => "where-programme",
            }),
            String::new(),
        ),
        CampaignField::Which => match form.place {
            Where::Commune => typed(&form.communes, "form-several"),
            Where::Programme => typed(&form.programmes, "form-several"),
            Where::All | Where::Listed => {
                let (text, hint) = typed(&form.filter, "form-list-hint");
                let picked = paint.say_with("form-picked", &[("count", form.picked.len().into())]);
                (text, format!("{hint}  {picked}"))
            }
        },
        CampaignField::Mode => (
            choice(match form.held {
                Held::Full => "mode-full",
                Held::Blind => "mode-blind-short",
                Held::Sampling => "mode-sampling",
            }),
            String::new(),
        ),
        CampaignField::Confidence => {
            let (text, hint) = typed(&form.confidence, "form-confidence-hint");
            (text, format!("{hint} %"))
        }
        CampaignField::Tolerable => {
            let (text, hint) = typed(&form.tolerable, "form-tolerable-hint");
            (text, format!("{hint} %"))
        }
        CampaignField::Misplaced => {
            (choice(if form.misplaced_tolerated { "misplaced-tolerated" } else { "misplaced-is-error" }), String::new())
        }
    };
    let pointer = paint.span(Role::Key, if here { "► " } else { "  " });
    let label = paint.span(if here { Role::Key } else { Role::Quiet }, left(&paint.say(label), 20));
    Line::from_iter([pointer, label].into_iter().chain(value).chain([paint.span(Role::Quiet, hint)]))
}

/// The colleges to choose from.
fn list(paint: &Paint<'_>, form: &CampaignForm, cells: usize, first: usize, room: usize) -> Vec<Line<'static>> {
    let Some(inventory) = &paint.app.screens.campaigns.office else { return Vec::new() };
    if form.listed.is_empty() {
        return vec![Line::from(paint.span(Role::Quiet, format!("    {}", paint.say("empty-form-list"))))];
    }
    let shown = form.listed.iter().enumerate().skip(first).take(room);
    shown
        .map(|(ix, uai)| {
            let mark = if form.picked.contains(uai) { "[x]" } else { "[ ]" };
            let name = inventory.college(*uai).map(|c| format!("{}  {}", c.commune, c.name)).unwrap_or_default();
            let text =
                left(&cut(&format!("{mark} {uai}  {}", printable(&name)), cells.saturating_sub(4)), cells.saturating_sub(4));
            let role = if ix == form.line { Role::Cursor } else { Role::Plain };
            Line::from(vec![Span::raw("    "), paint.span(role, text)])
        })
        .collect()
}

/// The result of the fields, or why they are refused; and the keys.
fn below(paint: &Paint<'_>, form: &CampaignForm, cells: usize) -> Vec<Line<'static>> {
    let (role, words) = match &form.extent {
        Some(Ok(extent)) => (Role::Right, reach(paint, extent)),
        Some(Err(fault)) => {
            (Role::Attention, paint.say_with(fault.key, &[("subject", printable_within(&fault.subject, 40).into())]))
        }
        None => (Role::Quiet, String::new()),
    };
    let words = format!("{} {words}", role.sign());
    let hint = if form.in_list() { "form-hint-list" } else { "form-hint" };
    let mut lines = vec![Line::default()];
    lines.extend(wrapped(&words, cells).into_iter().map(|line| Line::from(paint.span(role, line))));
    lines.extend(wrapped(&paint.say_keys(hint, &[]), cells).into_iter().map(|line| Line::from(paint.span(Role::Quiet, line))));
    lines
}

fn reach(paint: &Paint<'_>, extent: &Extent) -> String {
    let said = [("colleges", extent.colleges.into()), ("stored", extent.stored.into())];
    match extent.drawn {
        Some(drawn) => {
            let [colleges, stored] = said;
            paint.say_with("form-extent-sampling", &[colleges, stored, ("drawn", drawn.into())])
        }
        None => paint.say_with("form-extent", &said),
    }
}
