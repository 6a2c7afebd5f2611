//! Drawing: it only reads the state. It changes no state and requests no work. Only the [`Easel`] has a memory: the
//! last encoded picture, and the chart of what was drawn where.
//!
//! ```text
//! header   program, screen, college │ demonstration, station
//! body     one of: dashboard, campaigns, import, office, visit, findings, or the guide while there is no campaign yet
//! notice   what was done, what went wrong and what to do about it
//! footer   the keys of the context, from the keymap
//! ```
//! Dialogs and help lie over the body.

mod balance;
mod bigtext;
mod burndown;
mod campaign_form;
mod campaigns;
mod chips;
mod chrome;
mod closing;
mod college;
mod columns;
mod dashboard;
mod decide;
mod detail;
mod device;
mod dialog;
mod easel;
mod find;
mod finding_rows;
mod findings;
mod guide;
mod help;
mod history;
mod importing;
mod lens;
mod lines;
mod map;
mod note;
mod office;
mod pace;
mod paint;
mod palette;
mod pick;
mod picture;
mod room;
mod room_list;
mod sample;
mod scroll;
mod squeeze;
mod sync;
mod verdict;
mod visit;

pub use easel::Easel;

use super::app::state::{app::App, screen::Screen};
use paint::Paint;
use ratatui::{
    Frame,
    layout::{Constraint, Layout},
};

/// Draws the whole screen; the lens' picture is drawn by an easel.
pub fn draw(app: &App, easel: &mut Easel, frame: &mut Frame) {
    easel.begin();
    let paint = Paint::of(app);
    let area = frame.area();
    let notice = chrome::notice_height(&paint, area.width, area.height);
    let rows = [Constraint::Length(1), Constraint::Min(0), Constraint::Length(notice), Constraint::Length(1)];
    let [head, body, said, foot] = Layout::vertical(rows).areas(area);
    chrome::header(&paint, frame, head);
    match (&app.work.standing, app.screens.current) {
        (_, Screen::Campaigns) => campaigns::draw(&paint, frame, body),
        (_, Screen::Import) => importing::draw(&paint, frame, body),
        (_, Screen::Office) => office::draw(&paint, frame, body),
        _ if !app.is_ready() => guide::draw(&paint, frame, body),
        (Some(standing), Screen::Dashboard) => dashboard::draw(&paint, standing, frame, body),
        (Some(standing), Screen::Visit) => visit::draw(&paint, easel, standing, frame, body),
        (Some(standing), Screen::Findings) => findings::draw(&paint, standing, frame, body),
        (None, _) => guide::draw(&paint, frame, body),
    }
    chrome::notice(&paint, frame, said);
    chrome::footer(&paint, frame, foot);
    if let (Some(open), Some(standing)) = (&app.over.dialog, &app.work.standing) {
        dialog::draw(&paint, easel, (standing, open), frame, body);
    }
    if let Some(palette) = &app.over.palette {
        palette::draw(&paint, palette, frame, body);
    }
    if let Some(top) = app.over.help {
        help::draw(&paint, top, frame, body);
    }
    paint.theme.finish(frame.buffer_mut());
    easel.finish(paint.chart(), frame.buffer_mut());
}
