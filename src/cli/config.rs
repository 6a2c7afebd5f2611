//! `recol config`: settings as they hold.

use super::{
    args::Config,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::shell;

pub(super) fn run(context: &Context, command: &Config) -> Result<Exit, Stop> {
    match command {
        Config::Keys => {
            let keys = shell::written_keys(context.lang, context.settings.keys.as_deref())?;
            out::whole(keys.as_bytes()).map(|()| Exit::Done)
        }
    }
}
