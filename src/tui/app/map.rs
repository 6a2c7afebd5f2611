//! What an action does on the map of the dashboard.

use super::state::{
    app::App,
    map::{self, Direction},
    notice::Tone,
    shade::Shade,
};
use crate::tui::keys::Action;

/// Does what concerns the map; `false` for what does not.
pub(super) fn act(app: &mut App, action: Action) -> bool {
    let size = app.drawn.size;
    let dashboard = &mut app.screens.dashboard;
    let programmes = dashboard.programmes.len();
    if !dashboard.map.fits(size, programmes) {
        dashboard.map.focused = false;
    }
    let drawn = dashboard.map.is_drawn(size, programmes);
    let direction = match action {
        Action::Map if !dashboard.map.fits(size, programmes) => {
            let words = app.desk.lang.say("notice-map-small");
            app.say(Tone::Known, words);
            return true;
        }
        Action::Left | Action::Right | Action::Shade if !drawn => return true,
        Action::Map => {
            dashboard.map.focused = !dashboard.map.focused;
            return true;
        }
        Action::Shade => {
            dashboard.map.shade = match dashboard.map.shade {
                Shade::Progress => Shade::Discrepancies,
                Shade::Discrepancies => Shade::Progress,
            };
            return true;
        }
        Action::Back if dashboard.map.focused => {
            dashboard.map.focused = false;
            return true;
        }
        Action::Left => Direction::Left,
        Action::Right => Direction::Right,
        Action::Up if dashboard.map.focused => Direction::Up,
        Action::Down if dashboard.map.focused => Direction::Down,
        _ => return false,
    };
    let Some(standing) = &app.work.standing else { return true };
    let (dots, _) = map::dots(standing.inventory(), dashboard);
    let here = dots.iter().find(|dot| dot.line == dashboard.chosen).or(dots.first());
    if let Some(next) = here.and_then(|here| map::next(&dots, here.at, direction)) {
        dashboard.chosen = next.line;
    }
    true
}
