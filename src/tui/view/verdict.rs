//! The verdict of the last read, in large: a block in the colour of its class, then what it means.
//!
//! ```text
//! ┌ coloured ─────────────────┐
//! │ √  C O N F O R M E (big)  │
//! └───────────────────────────┘
//! what it means · where it belongs
//! tag · model · programme · custody
//! what else is to be known
//! √ recorded at 10:15
//! ```

use super::{
    bigtext::{ROWS, big},
    paint::{Paint, cut, width, wrapped},
};
use crate::{
    audit::{
        finding::Code,
        journal::By,
        road::Shut,
        standing::{Standing, VerdictClass},
        text::printable_within,
    },
    locale::{refusal_words, say_failure, sign, verdict_words},
    tui::{
        app::state::{
            reads::{ReadLine, Said, State, is_by_label},
            visit::{InputMode, Visit},
        },
        keys::{Action, Context, key_of},
        theme::Role,
    },
};
use ratatui::{
    Frame,
    layout::{Alignment, Rect},
    style::Modifier,
    text::{Line, Span},
    widgets::Paragraph,
};

/// The content: a big word in a block, and lines below it.
struct Shout {
    role: Role,
    sign: char,
    word: String,
    lines: Vec<(Role, String)>,
}

pub(super) fn draw(paint: &Paint<'_>, standing: &Standing, visit: &Visit, frame: &mut Frame, area: Rect) {
    // That nothing can be read is no longer true once it was reopened.
    let holds = |line: &&ReadLine| !matches!(line.said, Said::Shut(_)) || visit.shut.is_some();
    let shout = match visit.last().filter(holds) {
        Some(line) => said(paint, standing, line),
        None => waiting(paint, visit),
    };
    let cells = usize::from(area.width);
    let size = size(paint, &shout.word, area);
    let block = if size > 1 { high(size) + 4 } else { block_height(area.height).min(area.height) };
    let top = Rect { height: block, ..area };
    headline(paint, &shout, size, frame, top);
    let below = Rect { y: area.y + block, height: area.height - block, ..area };
    let written = |(role, text): &(Role, String)| -> Vec<Line<'_>> {
        let texts = wrapped(text, cells.saturating_sub(2));
        texts.into_iter().map(|text| Line::from(vec![Span::raw(" "), paint.span(*role, text)])).collect()
    };
    // The outcome comes last and must not be cut off.
    let height = usize::from(below.height);
    let (last, before) = shout
        .lines
        .split_last()
        .map_or((Vec::new(), Vec::new()), |(last, before)| (written(last), before.iter().flat_map(written).collect()));
    let mut lines: Vec<Line> = before;
    lines.truncate(height.saturating_sub(last.len()));
    lines.extend(last);
    frame.render_widget(Paragraph::new(lines), below);
}

/// The cells beside a big word: its sign, and some air.
const BESIDE: usize = 10;

/// The largest size of a big word in an area of which it takes half the height at most; 0 where it fits in no size.
fn size(paint: &Paint<'_>, word: &str, area: Rect) -> usize {
    let Some(cells) = big(word, 1).filter(|_| !paint.theme.ascii).and_then(|rows| rows.first().map(|row| width(row))) else {
        return 0;
    };
    let wide = usize::from(area.width).saturating_sub(BESIDE) / cells.max(1);
    wide.min(usize::from(area.height / 2).saturating_sub(4) / usize::from(ROWS)).max(usize::from(wide > 0))
}

/// The rows of a big word of a size.
fn high(size: usize) -> u16 {
    u16::try_from(size).unwrap_or(u16::MAX).saturating_mul(ROWS)
}

/// The height in rows of the coloured block in an area of this height, where letters have their least size.
const fn block_height(height: u16) -> u16 {
    match height {
        0..=2 => 1,
        3..=6 => 1,
        7..=8 => ROWS,
        9..=15 => ROWS + 2,
        _ => ROWS + 4,
    }
}

fn headline(paint: &Paint<'_>, shout: &Shout, size: usize, frame: &mut Frame, area: Rect) {
    let style = paint.theme.block(shout.role);
    frame.render_widget(Paragraph::new("").style(style), area);
    let cells = usize::from(area.width);
    let drawn = big(&shout.word, size).filter(|_| size > 0 && area.height >= high(size));
    let lines: Vec<Line> = match drawn {
        Some(rows) => {
            let middle = rows.len() / 2;
            rows.into_iter()
                .enumerate()
                .map(|(ix, row)| Line::from(format!("{}   {row}", if ix == middle { shout.sign } else { ' ' })))
                .collect()
        }
        None => {
            let spaced: String = shout.word.to_uppercase().chars().flat_map(|c| [c, ' ']).collect();
            let word = if width(&spaced) + 6 <= cells { spaced } else { shout.word.to_uppercase() };
            vec![Line::from(cut(&format!("{}  {}", shout.sign, word.trim_end()), cells))]
        }
    };
    let height = u16::try_from(lines.len()).unwrap_or(1).min(area.height);
    let inside = Rect { y: area.y + (area.height - height) / 2, height, ..area };
    let words = Paragraph::new(lines).style(style.add_modifier(Modifier::BOLD)).alignment(Alignment::Center);
    frame.render_widget(words, inside);
}

fn waiting(paint: &Paint<'_>, visit: &Visit) -> Shout {
    let mut lines = Vec::new();
    let (word, key) = if let Some(shut) = visit.shut {
        shut_words(shut)
    } else if visit.room.is_none() {
        ("shout-ready", "waiting-no-room")
    } else {
        ("shout-ready", "waiting-read")
    };
    lines.push((Role::Heading, paint.say_keys(key, &[])));
    if visit.shut.is_none() {
        lines.push((Role::Quiet, paint.say_keys("waiting-how", &[])));
    }
    Shout { role: Role::Quiet, sign: ' ', word: paint.say(word), lines }
}

/// The texts if nothing can be read: the headline, and what to do.
const fn shut_words(shut: Shut) -> (&'static str, &'static str) {
    match shut {
        Shut::Visit => ("shout-closed", "waiting-closed"),
        Shut::Campaign => ("shout-campaign-closed", "waiting-campaign-closed"),
    }
}

fn said(paint: &Paint<'_>, standing: &Standing, line: &ReadLine) -> Shout {
    let lang = paint.lang;
    let class = line.class();
    let text = line.reading.payload.kept.as_str();
    let mut shout = Shout { role: class.into(), sign: sign(class), word: String::new(), lines: Vec::new() };
    match &line.said {
        Said::Verdict(verdict) => {
            let words = verdict_words(lang, standing, &line.spot, text, verdict);
            shout.word = match line.state {
                State::Already(..) => paint.say("shout-already"),
                State::NotRecorded(..) => paint.say("shout-not-recorded"),
                State::Undone(_) => paint.say("shout-undone"),
                State::Recording(_) | State::Recorded(_) | State::Refused => words.headline.clone(),
            };
            if shout.word == words.headline {
                shout.lines.push((Role::Heading, words.meaning));
            } else {
                let would = Role::from(verdict.class());
                shout.lines.push((would, format!("{} {} – {}", would.sign(), words.headline, words.meaning)));
            }
            shout.lines.push((Role::Plain, words.belongs));
            let tag = [words.tag, words.device].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            shout.lines.push((Role::Plain, tag));
            for remark in words.remarks {
                shout.lines.push((Role::Attention, format!("{} {remark}", Role::Attention.sign())));
            }
        }
        Said::Unlabelled(label) => {
            shout.word = match line.state {
                State::NotRecorded(..) => paint.say("shout-not-recorded"),
                State::Undone(_) => paint.say("shout-undone"),
                _ => lang.name(Code::Unidentified),
            };
            shout.lines.push((Role::Heading, lang.name(*label)));
            shout.lines.push((Role::Plain, printable_within(text, 80)));
        }
        Said::Refused(refusal) => {
            let (word, hint) = refusal_words(lang, *refusal);
            shout.word = paint.say("shout-refused");
            shout.lines.push((Role::Heading, format!("{}. {hint}", capitalised(&word))));
            shout.lines.push((Role::Plain, printable_within(text, 80)));
        }
        Said::Fleeting => {
            shout.word = paint.say("shout-refused");
            shout.lines.push((Role::Heading, paint.say("fleeting-hint")));
            shout.lines.push((Role::Plain, printable_within(text, 80)));
        }
        Said::Shut(shut) => {
            let (word, key) = shut_words(*shut);
            shout.word = paint.say(word);
            shout.lines.push((Role::Heading, paint.say_keys(key, &[])));
            shout.lines.push((Role::Plain, printable_within(text, 80)));
        }
    }
    if matches!(line.state, State::NotRecorded(..)) {
        (shout.role, shout.sign) = (Role::Wrong, Role::Wrong.sign());
    }
    if shout_is_void(line) {
        (shout.role, shout.sign) = (Role::Again, Role::Again.sign());
    }
    shout.lines.retain(|(_, text)| !text.is_empty());
    if wants_serial(line) {
        let key = key_of(paint.lang, &paint.app.desk.keys, Context::Visit, Action::SerialOfLast);
        shout.lines.push((Role::Quiet, paint.say_with("verdict-check-serial", &[("key", key.into())])));
    }
    // The last line is kept if there is no space for all.
    shout.lines.push(became(paint, line));
    shout
}

/// Whether the engraved serial would help: only the label was read, and the answer is doubtful.
fn wants_serial(line: &ReadLine) -> bool {
    let doubtful = match &line.said {
        Said::Verdict(verdict) => verdict.class() != VerdictClass::Right,
        Said::Refused(_) | Said::Fleeting | Said::Shut(_) | Said::Unlabelled(_) => false,
    };
    let stands = matches!(line.state, State::Recorded(_) | State::Recording(_) | State::Already(..));
    doubtful && stands && line.reading.serial.is_none() && is_by_label(line.reading.by)
}

/// Whether the verdict is no longer valid, because its reading was retracted.
const fn shout_is_void(line: &ReadLine) -> bool {
    matches!(line.state, State::Undone(_))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The outcome of the reading. It is shown only once it is certain.
fn became(paint: &Paint<'_>, line: &ReadLine) -> (Role, String) {
    let by: By = line.reading.by;
    let how = [("time", line.at.clock().into()), ("by", paint.lang.name(by).into())];
    match &line.state {
        State::Recording(_) => (Role::Quiet, paint.say("state-recording")),
        State::Recorded(_) if matches!(line.said, Said::Unlabelled(_)) => {
            (Role::Right, format!("√ {}", paint.say_with("state-added", &[("time", line.at.clock().into())])))
        }
        State::Recorded(_) => (Role::Right, format!("√ {}", paint.say_with("state-recorded", &how))),
        State::NotRecorded(_, failure) => {
            let words = say_failure(paint.lang, failure);
            (Role::Wrong, paint.say_keys("state-not-recorded", &[("hint", words.hint.into())]))
        }
        State::Already(at, author) => {
            let values = [("time", at.clock().into()), ("author", author.to_string().into())];
            (Role::Again, paint.say_with("state-already", &values))
        }
        State::Refused => (Role::Quiet, paint.say("state-refused")),
        State::Undone(_) => (Role::Quiet, paint.say("state-undone")),
    }
}

/// The input line: what is asked for, and what was typed so far.
pub(super) fn input(paint: &Paint<'_>, visit: &Visit, frame: &mut Frame, area: Rect) {
    let label = match &visit.mode {
        InputMode::Tag => paint.say("input-tag"),
        InputMode::SerialOnly => paint.say("input-serial"),
        InputMode::SerialOf(earlier) => {
            paint.say_with("input-serial-of", &[("tag", printable_within(&earlier.reading.payload.kept, 24).into())])
        }
    };
    let role = if visit.mode == InputMode::Tag { Role::Key } else { Role::Attention };
    let room = usize::from(area.width).saturating_sub(width(&label) + 5);
    let mut spans = vec![Span::raw(" "), paint.span(role, label), paint.span(Role::Key, " › ")];
    spans.extend(paint.typed(Role::Heading, visit.input.line(), room));
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    spans.extend(proposal(paint, visit, usize::from(area.width).saturating_sub(used)));
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
}

/// The device that what is typed may mean, with the key that completes it.
fn proposal<'t>(paint: &Paint<'_>, visit: &Visit, cells: usize) -> Option<Span<'t>> {
    let standing = paint.app.standing()?;
    let proposed = visit.proposed(standing);
    let (at, ix) = visit.proposal(&proposed)?;
    let device = standing.inventory().device(ix)?;
    let key = key_of(paint.lang, &paint.app.desk.keys, Context::Visit, Action::SubmitTab);
    let count = if proposed.len() > 1 { format!(" ({}/{})", at + 1, proposed.len()) } else { String::new() };
    let room = device.room.as_ref().map(|room| format!(" · {}", printable_within(room.as_str(), 24))).unwrap_or_default();
    let words =
        format!("  {key} → {}{count}{room} · {}", printable_within(device.tag.as_str(), 24), printable_within(&device.model, 24));
    Some(paint.span(Role::Quiet, cut(&words, cells)))
}
