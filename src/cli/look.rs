//! What the terminal program is begun with: language, keys, colours, preview, and what is wrong with them.

use super::{args::Over, context::Context};
use crate::shell::{self, Show};

/// By the settings; what is wrong with the keys is told on the screen.
pub(super) fn look(context: &Context) -> Show {
    let settings = &context.settings;
    let (keys, trouble) = match shell::keymap(context.lang, settings.keys.as_deref()) {
        Ok(keys) => (keys, None),
        // The audit goes on with the keys that the program came with; what is wrong is said on the screen.
        Err(failure) => (Default::default(), Some(failure)),
    };
    let (theme, preview) = (shell::theme(settings), shell::preview(settings));
    let guard = context.guard(Over::default());
    Show { lang: context.lang, guard, theme, preview, keys, hub: settings.hub.clone(), mouse: settings.mouse, trouble }
}
