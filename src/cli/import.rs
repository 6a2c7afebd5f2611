//! `recol import`: imports files and reports which rows were rejected and why.

use super::{
    args::{EncodingName, Import},
    args_over::Over,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        ids::Tag,
        inventory::{Device, MergeMode, Step},
        text::printable,
    },
    io::import::FullNames,
    job::{Doing, Encoding, Failure, FailureKind, Hint, ImportTold, Progress, Steps},
    locale::{self, Lang},
    shell::{self, ImportOrder, ImportPlan, ImportSource},
};
use serde_json::{Value, json};
use smol_str::SmolStr;
use std::{ops::ControlFlow, path::Path};

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
    if args.rejects.is_some() {
        only_file(context, args, "--rejects")?;
    }
    if let Some(map) = &args.propose {
        return propose(context, args, map);
    }
    if let Some(map) = &args.map {
        shell::apart(Doing::Import, &context.settings.data_dir, map)?;
    }
    let order = ImportOrder {
        sources: args.files.iter().map(|path| ImportSource::file(path)).collect::<Result<Vec<_>, _>>()?,
        mode: if args.replace { MergeMode::Replace } else { MergeMode::Upsert },
        remove: args.remove,
        names: if args.office { FullNames::Kept } else { FullNames::Dropped },
        encoding: args.encoding.map(Encoding::from),
        prefixes: (!args.prefix.is_empty()).then(|| args.prefix.iter().map(SmolStr::new).collect()),
        mapping: args.map.as_deref().map(shell::read_mapping_file).transpose()?,
    };
    let taken = take_in(context, &order, (args.dry_run, args.json), &|| false, &|told| rejects(context, args, told));
    taken.map_err(|stop| match (stop, args.map.as_deref()) {
        (Stop::Failure(failure), Some(map)) => shell::in_mapping_file(map, failure).into(),
        (stop, _) => stop,
    })
}

/// Imports, or shows what an import would do, until `stopped` says that it shall not go on. `rejects` writes the rejected rows
/// where they are wanted, and returns what to say about them.
pub(super) fn take_in(
    context: &Context,
    order: &ImportOrder,
    (dry_run, json): (bool, bool),
    stopped: &dyn Fn() -> bool,
    rejects: &dyn Fn(&ImportTold) -> Result<Vec<String>, Stop>,
) -> Result<Exit, Stop> {
    if dry_run {
        let plan = watched(context, stopped, |watch| shell::plan_beside(&context.settings.data_dir, order, watch))?;
        let waiting = rejects(plan.told())?;
        show(context, &plan, json)?;
        if !json {
            waiting.into_iter().try_for_each(out::line)?;
        }
        return Ok(ended(plan.told()));
    }
    let mut session = context.session()?;
    let mut found = Vec::new();
    let done = watched(context, stopped, |watch| {
        let plan = session.plan_import(order, watch)?;
        // If they cannot be written, nothing is imported.
        let waiting = rejects(plan.told())?;
        if plan.told().unconfirmed.is_some() && !json {
            // Why a number is another one than expected is often in the rejected rows.
            found = locale::say_found(context.lang, plan.told(), LISTED);
        }
        Ok::<_, Stop>((session.commit_import(plan, watch)?, waiting))
    });
    if done.is_err() {
        found.into_iter().try_for_each(out::line)?;
    }
    let (told, waiting) = done?;
    if json {
        as_json(context.lang, &told, Value::Null)?;
        return Ok(ended(&told));
    }
    for line in locale::say_import(context.lang, &told, LISTED).lines.into_iter().chain(waiting) {
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

/// The file of a command whose option is about one file alone.
fn only_file<'a>(context: &Context, args: &'a Import, option: &str) -> Result<&'a Path, Stop> {
    let [file] = args.files.as_slice() else {
        let (subject, cause) = (option.to_owned(), context.lang.say("cli-import-one"));
        return Err(Failure { kind: FailureKind::User, doing: Doing::Import, subject, cause, hint: Hint::SeeHelp }.into());
    };
    Ok(file)
}

/// Writes a mapping for one file, and says what to do with it.
fn propose(context: &Context, args: &Import, map: &Path) -> Result<Exit, Stop> {
    let file = only_file(context, args, "--propose")?;
    let source = ImportSource::file(file)?;
    shell::apart(Doing::Import, &context.settings.data_dir, map)?;
    let (encoding, earlier) = (args.encoding.map(Encoding::from), shell::earlier_mapping(map)?);
    let proposal = watched(context, &|| false, |watch| {
        shell::propose_beside(&context.settings.data_dir, &source, encoding, earlier.as_ref(), watch)
    })?;
    shell::write_mapping_file(map, &context.guard(Over { force: false, shared: false }), context.lang, &proposal)?;
    for line in locale::say_proposal(context.lang, &proposal, &file.display().to_string(), &map.display().to_string()) {
        out::line(line)?;
    }
    Ok(Exit::Done)
}

/// Writes the rejected rows to the file that was named, if one was. Returns what to say about them.
fn rejects(context: &Context, args: &Import, told: &ImportTold) -> Result<Vec<String>, Stop> {
    let lang = context.lang;
    let Some(path) = &args.rejects else {
        let one = if let [file] = args.files.as_slice() { Some(file) } else { None };
        let beside = one.map(|file| locale::rejects_beside(lang, &file.with_extension("").display().to_string()));
        return Ok(locale::say_waiting(lang, told, beside.as_deref()));
    };
    let Some(file) = told.files.first() else { return Ok(Vec::new()) };
    let mut guard = context.guard(Over { force: false, shared: false });
    guard.inputs.extend(args.files.iter().chain(&args.map).cloned());
    let count = i64::try_from(shell::write_rejects(path, &guard, lang, file)?).unwrap_or(i64::MAX);
    let said = [("file", printable(&path.display().to_string()).into()), ("count", count.into())];
    let written = lang.say_with("cli-import-rejects-written", &said);
    Ok(std::iter::once(written).chain(locale::say_waiting(lang, told, None)).collect())
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
        return locale::say_plan(context.lang, plan.told(), &Steps::of(plan.change()), LISTED)
            .into_iter()
            .try_for_each(out::line);
    }
    plan.change().devices.iter().try_for_each(|step| out::line(out::json(&step_json(step))))?;
    as_json(context.lang, plan.told(), json!(true))
}

/// A step of a device: what happens to which tag.
pub(super) fn step_json(step: &Step<Tag, Device>) -> Value {
    let (what, tag) = match step {
        Step::Added(device) => ("added", &device.tag),
        Step::Changed { after, .. } => ("changed", &after.tag),
        Step::Removed(tag) => ("removed", tag),
    };
    json!({"event": "step", "step": what, "tag": tag})
}

/// Prints one line for each rejected row, and one for the whole. The latter contains `dry_run`, unless it is null.
fn as_json(lang: Lang, told: &ImportTold, dry_run: Value) -> Result<(), Stop> {
    for file in &told.files {
        for rejected in &file.rejected {
            let line = json!({"event": "rejected", "file": file.name, "line": rejected.line, "column": rejected.column, "found": rejected.found, "reason": rejected.reason.to_string()});
            out::line(out::json(&line))?;
        }
    }
    let counts = told.devices;
    let notices: Vec<String> =
        told.files.iter().flat_map(|file| &file.notices).map(|notice| locale::say_notice(lang, notice)).collect();
    let mut line = json!({"event": "imported", "revision": told.revision, "added": counts.added, "changed": counts.changed, "removed": counts.removed, "total": told.total, "rejected": told.rejected(), "kept": told.kept, "notices": notices});
    if let Some(object) = line.as_object_mut().filter(|_| !dry_run.is_null()) {
        object.insert("dry_run".to_owned(), dry_run);
        object.insert("confirm_removal".to_owned(), json!(told.unconfirmed));
    }
    out::line(out::json(&line))
}
