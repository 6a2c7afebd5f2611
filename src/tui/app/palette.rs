//! The palette: every action that is possible here, found by what it is called, run as its key would.

use super::{act, fuzzy, state::App, text::moved};
use crate::{
    job::{Job, Stamp},
    locale::Lang,
    tui::keys::{Action, Context, chords},
};

/// The open palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What was typed.
    pub query: String,
    /// Where it was opened: what it runs is run there.
    pub below: Context,
    /// The actions that fit, the best first.
    pub rows: Vec<Action>,
    /// The chosen line.
    pub chosen: usize,
}

/// Opens it over what is on the screen.
pub(super) fn open(app: &mut App) {
    let below = app.context();
    let mut palette = Palette { query: String::new(), below, rows: Vec::new(), chosen: 0 };
    palette.seek(app);
    app.palette = Some(palette);
}

impl Palette {
    fn seek(&mut self, app: &App) {
        let lang = app.lang;
        let actions = app.keys.bindings(self.below).iter().filter(|b| b.action != Action::Palette && app.can(b.action));
        let mut rows: Vec<(i32, Action)> = actions
            .filter_map(|binding| {
                best(lang, &self.query, binding.action, &chords(lang, binding)).map(|score| (score, binding.action))
            })
            .collect();
        // The sort is stable: what fits equally well keeps the order of the help.
        rows.sort_by_key(|(score, _)| -score);
        self.rows = rows.into_iter().map(|(_, action)| action).collect();
        self.chosen = 0;
    }
}

/// How well an action fits: by its short word, its sentence, its keys, or all of them together.
fn best(lang: Lang, query: &str, action: Action, keys: &str) -> Option<i32> {
    let (word, sentence) = (lang.name(action), lang.say(action.help_key()));
    let all = format!("{word} {sentence} {keys}");
    // Of two that are found, the one whose short word says it is meant.
    let named = fuzzy::score(query, &word).map(|score| score + 2);
    named.max(fuzzy::score(query, &sentence)).max(fuzzy::score(query, &all).map(|score| score - 2))
}

/// Changes what is typed, and what is found with it.
pub(super) fn edit(app: &mut App, change: impl FnOnce(&mut String)) {
    if let Some(mut palette) = app.palette.take() {
        change(&mut palette.query);
        palette.seek(app);
        app.palette = Some(palette);
    }
}

/// What an action does while it is open.
pub(super) fn act(app: &mut App, stamp: Stamp, action: Action, jobs: &mut Vec<Job>) {
    let page = app.page();
    let Some(mut palette) = app.palette.take() else { return };
    match action {
        Action::Choose => {
            if let Some(wanted) = palette.rows.get(palette.chosen) {
                return act::act(app, stamp, palette.below, *wanted, jobs);
            }
        }
        Action::Back => return,
        _ => palette.chosen = moved(action, palette.chosen, palette.rows.len(), page).unwrap_or(palette.chosen),
    }
    app.palette = Some(palette);
}
