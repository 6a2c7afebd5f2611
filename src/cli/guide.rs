//! `recol guide`: two pages, one for the auditor, one for the office, with the keys in use.

use super::{
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::shell;

pub(super) fn run(context: &Context) -> Result<Exit, Stop> {
    let guide = shell::guide(context.lang, context.settings.keys.as_deref())?;
    out::whole(guide.as_bytes()).map(|()| Exit::Done)
}
