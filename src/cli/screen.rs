//! `recol` without a command: the terminal program; and the demo on its screen.

use super::{
    context::Context,
    exit::{Exit, Stop},
};
use crate::shell::{self, Session, Show};

fn show(context: &Context) -> Show {
    Show { lang: context.lang, colour: context.settings.colour }
}

pub(super) fn run(context: &Context) -> Result<Exit, Stop> {
    shell::run(context.session()?, show(context))?;
    Ok(Exit::Done)
}

pub(super) fn demo(context: &Context, session: Session) -> Result<Exit, Stop> {
    shell::demo::on_screen(session, show(context))?;
    Ok(Exit::Done)
}
