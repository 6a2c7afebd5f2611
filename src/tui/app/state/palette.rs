//! The palette: every action that is possible in the context where it was opened, found by its name.

use super::{fuzzy, line::TextLine};
use crate::{
    locale::Lang,
    tui::keys::{Action, Context, Keymap, chords},
};

/// The open palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What was typed.
    pub query: TextLine,
    /// Where it was opened: what it runs is run there.
    pub below: Context,
    /// The matching actions, the best first.
    pub rows: Vec<Action>,
    /// The chosen line.
    pub chosen: usize,
}

impl Palette {
    /// Opened where keys are pressed in a context.
    pub(in crate::tui::app) fn over(below: Context) -> Self {
        Self { query: TextLine::default(), below, rows: Vec::new(), chosen: 0 }
    }

    /// Searches for the typed text among the possible actions.
    pub(in crate::tui::app) fn seek(&mut self, lang: Lang, keys: &Keymap, can: impl Fn(Action) -> bool) {
        let actions = keys.bindings(self.below).iter().filter(|b| b.action != Action::Palette && can(b.action));
        let mut rows: Vec<(i32, Action)> = actions
            .filter_map(|binding| {
                best(lang, self.query.text(), binding.action, &chords(lang, binding)).map(|score| (score, binding.action))
            })
            .collect();
        // The sort is stable: equal scores keep the order of the help.
        rows.sort_by_key(|(score, _)| -score);
        self.rows = rows.into_iter().map(|(_, action)| action).collect();
        self.chosen = 0;
    }
}

/// How well an action matches: by its short word, its sentence, its keys, or all of them together.
fn best(lang: Lang, query: &str, action: Action, keys: &str) -> Option<i32> {
    let (word, sentence) = (lang.name(action), lang.say(action.help_key()));
    let all = format!("{word} {sentence} {keys}");
    // If two match, the one whose short word contains the text comes first.
    let named = fuzzy::score(query, &word).map(|score| score + 2);
    named.max(fuzzy::score(query, &sentence)).max(fuzzy::score(query, &all).map(|score| score - 2))
}
