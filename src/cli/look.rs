//! What the terminal program is begun with: language, keys, colours, preview, and what is wrong with them.

use super::{args::Over, context::Context, import};
use crate::{
    locale::Lang,
    shell::{self, Show, Tell},
};

/// How many rejected rows of one file are listed on the screen.
const TOLD: usize = 10_000;

/// By the settings; what is wrong with the keys is told on the screen.
pub(super) fn look(context: &Context) -> Show {
    let settings = &context.settings;
    let (keys, trouble) = match shell::keymap(context.lang, settings.keys.as_deref()) {
        Ok(keys) => (keys, None),
        // The audit goes on with the keys that the program came with; what is wrong is said on the screen.
        Err(failure) => (Default::default(), Some(failure)),
    };
    let (theme, preview) = (shell::theme(settings), shell::preview(settings));
    let tell: Tell = match context.lang {
        Lang::Fr => |report| import::words(Lang::Fr, report, TOLD),
        Lang::En => |report| import::words(Lang::En, report, TOLD),
    };
    let guard = context.guard(Over::default());
    Show { lang: context.lang, guard, theme, preview, keys, hub: settings.hub.clone(), mouse: settings.mouse, trouble, tell }
}
