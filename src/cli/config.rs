//! `recol config`: prints the settings in use.

use super::{
    args::{Config, ConfigCommand},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::text::printable,
    job::HubAddress,
    locale::Lang,
    settings::{Held, Origin, ValueForm},
    shell::{self, File},
};
use serde_json::json;
use std::{borrow::Cow, path::Path};

pub(super) fn run(context: &Context, args: &Config) -> Result<Exit, Stop> {
    match args.command {
        Some(ConfigCommand::Keys) => {
            let keys = shell::written_keys(context.lang, context.settings.keys.as_deref())?;
            out::whole(keys.as_bytes())?;
        }
        None if args.json => as_json(context)?,
        None => in_words(context)?,
    }
    Ok(Exit::Done)
}

fn in_words(context: &Context) -> Result<(), Stop> {
    let lang = context.lang;
    let (path, file) = &context.file;
    let key = if *file == File::Absent { "config-no-file" } else { "config-file" };
    out::line(lang.say_with(key, &[("path", printable(&path.display().to_string()).into())]))?;
    let head = ["config-setting", "config-value-head", "config-origin"].map(|key| lang.say(key));
    let lines = context
        .settings
        .held
        .iter()
        .map(|held| [held.entry.name.to_owned(), printable(&shown(held)), printable(&origin(lang, held, path))]);
    let rows: Vec<[String; 3]> = std::iter::once(head).chain(lines).collect();
    let width = |pick: fn(&[String; 3]) -> &String| rows.iter().map(|row| pick(row).chars().count()).max().unwrap_or_default();
    let (names, values) = (width(|[name, ..]| name), width(|[_, value, _]| value));
    for [name, value, origin] in &rows {
        out::line(format!("{name:names$}  {value:values$}  {origin}"))?;
    }
    Ok(())
}

/// A value as it may be shown: an address without its password.
fn shown(held: &Held) -> Cow<'_, str> {
    match held.entry.form {
        ValueForm::Address if !held.value.is_empty() => HubAddress::new(&held.value).to_string().into(),
        _ => held.value.as_str().into(),
    }
}

fn origin(lang: Lang, held: &Held, file: &Path) -> String {
    match held.origin {
        Origin::Default => lang.say("config-default"),
        Origin::File(line) => format!("{}:{line}", file.display()),
        Origin::Variable(name) | Origin::Flag(name) => name.to_owned(),
    }
}

fn as_json(context: &Context) -> Result<(), Stop> {
    for held in &context.settings.held {
        let (origin, place) = match held.origin {
            Origin::Default => ("default", None),
            Origin::File(line) => ("file", Some(format!("{}:{line}", context.file.0.display()))),
            Origin::Variable(name) => ("environment", Some(name.to_owned())),
            Origin::Flag(name) => ("flag", Some(name.to_owned())),
        };
        out::line(out::json(
            &json!({"event": "setting", "setting": held.entry.name, "value": shown(held), "origin": origin, "place": place}),
        ))?;
    }
    Ok(())
}
