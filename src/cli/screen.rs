//! `recol` without a command: the terminal program; and the demo on its screen.

use super::{
    args::Over,
    context::Context,
    demo,
    exit::{Exit, Stop},
    out,
};
use crate::shell::{self, Left, Session, Show};
use std::fs;

fn show(context: &Context) -> Show {
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

pub(super) fn run(context: &Context) -> Result<Exit, Stop> {
    let session = context.session()?;
    let path = session.store().path();
    let size = fs::metadata(path).map_or(0, |file| file.len());
    out::patience(context.lang, "cli-opening", &path.display().to_string(), size);
    let mut show = show(context);
    if show.trouble.is_none() {
        show.trouble = session.clock_trouble(shell::now())?;
    }
    match shell::run(session, show)? {
        Left::Done => Ok(Exit::Done),
        // Whoever has looked at it begins where the guide was left.
        Left::Demo => {
            demo::on_screen(context)?;
            run(context)
        }
    }
}

pub(super) fn demo(context: &Context, session: Session) -> Result<Exit, Stop> {
    shell::demo::on_screen(session, show(context))?;
    Ok(Exit::Done)
}
