//! `recol outlines`: the outlines of communes that the map draws, and which communes of the inventory are not among them.

use super::{
    args::Outlines,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::text::printable,
    shell::{self, Outlined},
};
use serde_json::json;

pub(super) fn run(context: &Context, args: &Outlines) -> Result<Exit, Stop> {
    let folder = &context.settings.data_dir;
    // Opens the store first: it makes the folder.
    let session = context.session()?;
    if args.built_in {
        shell::forget_outlines(folder)?;
    }
    if let Some(path) = &args.file {
        shell::import_outlines(folder, path)?;
    }
    let told = shell::outlined(folder, &session.inventory(session.newest_revision()?)?)?;
    let absent: Vec<String> = told.absent.iter().map(|commune| printable(commune)).collect();
    if args.json {
        out::line(out::json(
            &json!({"event": "outlines", "built_in": told.built_in, "communes": told.communes, "drawn": told.drawn, "colleges": told.colleges, "absent": absent}),
        ))?;
    } else {
        in_words(context, &told, &absent)?;
    }
    Ok(if absent.is_empty() { Exit::Done } else { Exit::NotInOrder })
}

fn in_words(context: &Context, told: &Outlined, absent: &[String]) -> Result<(), Stop> {
    let lang = context.lang;
    let key = if told.built_in { "cli-outlines-built-in" } else { "cli-outlines-own" };
    out::line(lang.say_with(key, &[("communes", told.communes.into())]))?;
    out::line(lang.say_with("cli-outlines-colleges", &[("drawn", told.drawn.into()), ("count", told.colleges.into())]))?;
    for commune in absent {
        out::line(format!("▲ {}", lang.say_with("cli-outlines-absent", &[("commune", commune.as_str().into())])))?;
    }
    Ok(())
}
