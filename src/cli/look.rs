//! The appearance with which the terminal program starts: language, keys, colours, preview, and what is wrong with
//! them.

use super::{args_over::Over, context::Context};
use crate::shell::{self, Show};

/// Returns the appearance by the settings. A fault of the keys is reported on the screen.
pub(super) fn look(context: &Context) -> Show {
    let settings = &context.settings;
    let (keys, trouble) = match shell::keymap(context.lang, settings.keys.as_deref()) {
        Ok(keys) => (keys, None),
        // The audit continues with the built-in keys. The fault is reported on the screen.
        Err(failure) => (Default::default(), Some(failure)),
    };
    let (theme, preview) = (shell::theme(settings), shell::preview(settings));
    let guard = context.guard(Over::default());
    Show { lang: context.lang, guard, theme, preview, keys, hub: settings.hub.clone(), mouse: settings.mouse, trouble }
}
