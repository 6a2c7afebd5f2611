//! Actions in the open palette: typing and choosing.

use super::{
    moved::moved,
    state::{app::App, line::TextLine, palette::Palette},
};
use crate::tui::keys::{Action, Context};

/// Opens it over the screen.
pub(super) fn open(app: &mut App) {
    let mut palette = Palette::over(app.context());
    palette.seek(app.desk.lang, &app.desk.keys, |action| app.can(action));
    app.over.palette = Some(palette);
}

/// Changes what is typed, and what is found with it.
pub(super) fn edit(app: &mut App, change: impl FnOnce(&mut TextLine)) {
    if let Some(mut palette) = app.over.palette.take() {
        change(&mut palette.query);
        palette.seek(app.desk.lang, &app.desk.keys, |action| app.can(action));
        app.over.palette = Some(palette);
    }
}

/// What an action does while it is open. Returns the chosen action, with the context in which it is to be done.
pub(super) fn act(open: &mut Option<Palette>, page: usize, action: Action) -> Option<(Context, Action)> {
    let palette = open.as_mut()?;
    let chosen = match action {
        Action::Choose => palette.rows.get(palette.chosen).map(|wanted| (palette.below, *wanted)),
        Action::Back => None,
        _ => {
            palette.chosen = moved(action, palette.chosen, palette.rows.len(), page).unwrap_or(palette.chosen);
            return None;
        }
    };
    if chosen.is_some() || action == Action::Back {
        *open = None;
    }
    chosen
}
