//! `recol` without a command: the terminal program.

use super::{
    context::Context,
    demo,
    exit::{Exit, Stop},
    look::look,
    out,
};
use crate::shell::{self, Left};
use std::fs;

pub(super) fn run(context: &Context) -> Result<Exit, Stop> {
    let session = context.session()?;
    let path = session.store().path();
    let size = fs::metadata(path).map_or(0, |file| file.len());
    out::patience(context.lang, "cli-opening", &path.display().to_string(), size);
    let mut show = look(context);
    if show.trouble.is_none() {
        show.trouble = shell::use_outlines(&context.settings.data_dir).err();
    }
    if show.trouble.is_none() {
        show.trouble = session.clock_trouble(shell::now())?;
    }
    match shell::run(session, show)? {
        Left::Done => Ok(Exit::Done),
        // After the demonstration the program starts again.
        Left::Demo => {
            demo::on_screen(context)?;
            run(context)
        }
    }
}
