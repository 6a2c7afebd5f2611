//! `recol import`: imports files and reports which rows were rejected and why.

use super::{
    args::{EncodingName, Import},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::inventory::{MergeMode, Step},
    io::import::FullNames,
    job::{Doing, Encoding, ImportTold, Progress},
    locale,
    shell::{self, ImportOrder, ImportPlan, ImportSource},
};
use serde_json::{Value, json};
use smol_str::SmolStr;
use std::ops::ControlFlow;

/// How many rejected rows of one file are listed, and how many devices of a plan. The total is always reported.
const LISTED: usize = 200;

impl From<EncodingName> for Encoding {
    fn from(name: EncodingName) -> Self {
        match name {
            EncodingName::Utf8 => Self::Utf8,
            EncodingName::Utf16 => Self::Utf16,
            EncodingName::Windows1252 => Self::Windows1252,
            EncodingName::MacRoman => Self::MacRoman,
            EncodingName::Utf8Twice => Self::Twice,
        }
    }
}

pub(super) fn run(context: &Context, args: &Import) -> Result<Exit, Stop> {
    for path in &args.files {
        shell::apart(Doing::Import, &context.settings.data_dir, path)?;
    }
    let order = ImportOrder {
        sources: args.files.iter().map(|path| ImportSource::file(path)).collect::<Result<Vec<_>, _>>()?,
        mode: if args.replace { MergeMode::Replace } else { MergeMode::Upsert },
        remove: args.remove,
        names: if args.office { FullNames::Kept } else { FullNames::Dropped },
        encoding: args.encoding.map(Encoding::from),
        prefixes: (!args.prefix.is_empty()).then(|| args.prefix.iter().map(SmolStr::new).collect()),
    };
    take_in(context, &order, (args.dry_run, args.json), &|| false)
}

/// Imports, or shows what an import would do, until `stopped` says that it shall not go on.
pub(super) fn take_in(
    context: &Context,
    order: &ImportOrder,
    (dry_run, json): (bool, bool),
    stopped: &dyn Fn() -> bool,
) -> Result<Exit, Stop> {
    if dry_run {
        let plan = watched(context, stopped, |watch| shell::plan_beside(&context.settings.data_dir, order, watch))?;
        show(context, &plan, json)?;
        return Ok(ended(plan.told()));
    }
    let mut session = context.session()?;
    let told = watched(context, stopped, |watch| session.import(order, watch))?;
    if json {
        as_json(&told, Value::Null)?;
        return Ok(ended(&told));
    }
    for line in locale::say_import(context.lang, &told, LISTED).lines {
        out::line(line)?;
    }
    if told.revision.is_some() {
        // Without a campaign nothing is audited: print the next step.
        out::line(context.lang.say(if session.joined().is_some() {
            "cli-import-then-move"
        } else {
            "cli-import-then-campaign"
        }))?;
    }
    Ok(ended(&told))
}

/// Does the work under a line that shows its progress.
fn watched<T, E>(
    context: &Context,
    stopped: &dyn Fn() -> bool,
    work: impl FnOnce(&mut dyn FnMut(Progress) -> ControlFlow<()>) -> Result<T, E>,
) -> Result<T, E> {
    let mut line = out::ProgressLine::start();
    let done = work(&mut |far| {
        let seconds = far.left(line.taken()).map_or(0, |left| i64::try_from(left.as_secs()).unwrap_or(i64::MAX) + 1);
        let values = [("percent", far.percent().into()), ("seconds", seconds.into())];
        line.say(&context.lang.say_with("cli-import-far", &values));
        if stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    line.end();
    done
}

fn ended(told: &ImportTold) -> Exit {
    if told.rejected() == 0 && told.unconfirmed.is_none() { Exit::Done } else { Exit::NotInOrder }
}

/// Prints what an import would do.
fn show(context: &Context, plan: &ImportPlan, json: bool) -> Result<(), Stop> {
    if !json {
        return locale::say_plan(context.lang, plan.told(), plan.change(), LISTED).into_iter().try_for_each(out::line);
    }
    for step in &plan.change().devices {
        let (what, tag) = match step {
            Step::Added(device) => ("added", &device.tag),
            Step::Changed { after, .. } => ("changed", &after.tag),
            Step::Removed(tag) => ("removed", tag),
        };
        out::line(out::json(&json!({"step": what, "tag": tag})))?;
    }
    as_json(plan.told(), json!(true))
}

/// Prints one line for each rejected row, and one for the whole. The latter contains `dry_run`, unless it is null.
fn as_json(told: &ImportTold, dry_run: Value) -> Result<(), Stop> {
    for file in &told.files {
        for rejected in &file.rejected {
            let line = json!({"file": file.name, "line": rejected.line, "column": rejected.column, "found": rejected.found, "reason": rejected.reason.to_string()});
            out::line(out::json(&line))?;
        }
    }
    let counts = told.devices;
    let mut line = json!({"revision": told.revision, "added": counts.added, "changed": counts.changed, "removed": counts.removed, "total": told.total, "rejected": told.rejected(), "kept": told.kept});
    if let Some(object) = line.as_object_mut().filter(|_| !dry_run.is_null()) {
        object.insert("dry_run".to_owned(), dry_run);
        object.insert("confirm_removal".to_owned(), json!(told.unconfirmed));
    }
    out::line(out::json(&line))
}
