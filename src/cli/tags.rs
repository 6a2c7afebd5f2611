//! `recol tags`: new tags.

use super::{
    args_labels::Tags,
    complaint,
    context::Context,
    exit::{Exit, Stop},
    export::is_stdout,
    labels::{idle, labelled, placing},
    out,
};
use crate::{
    audit::tag::OwnTag,
    io::paper::label::Label,
    locale,
    shell::{self, LabelForm},
};
use serde_json::json;
use smol_str::SmolStr;
use std::path::Path;

pub(super) fn run(context: &Context, command: &Tags) -> Result<Exit, Stop> {
    let Tags::Allot(args) = command;
    if !args.labels && args.sheet.is_said() {
        return Err(idle(context, "cli-tags-idle").into());
    }
    let mut session = context.session()?;
    let Some(output) = args.output.as_deref().filter(|_| args.labels) else {
        let tags: Vec<SmolStr> = session.allot(args.count)?.tags().collect();
        return told(&tags, args.json).map(|()| Exit::Done);
    };
    let form = LabelForm::Sheets(placing(&args.sheet)?);
    let (line, symbology) = (&args.sheet.line, args.sheet.symbology.into());
    let label = |tag: SmolStr| Label { tag: tag.to_string(), line: line.clone(), symbology, ..Label::default() };
    // What refuses the sheet refuses it before a number is given out: here with the longest tag.
    labelled(context, &[label(OwnTag::numbered(u64::MAX >> 9))], form)?;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    let tags: Vec<SmolStr> = session.allot(args.count)?.tags().collect();
    if !is_stdout(output) {
        told(&tags, args.json)?;
    }
    let labels: Vec<Label> = tags.iter().cloned().map(label).collect();
    let written = sheet(context, &labels, form, output, &guard);
    if written.is_err() {
        complaint::warn(&context.lang.say("cli-tags-labels"));
    }
    written.map(|()| Exit::Done)
}

/// Prints the tags, one a line or all in one object.
fn told(tags: &[SmolStr], as_json: bool) -> Result<(), Stop> {
    if as_json {
        return out::line(out::json(&json!({"event": "tags_allotted", "tags": tags})));
    }
    tags.iter().try_for_each(out::line)
}

fn sheet(context: &Context, labels: &[Label], form: LabelForm, output: &Path, guard: &shell::Guard) -> Result<(), Stop> {
    let (bytes, mut told) = labelled(context, labels, form)?;
    if is_stdout(output) {
        guard.stream().map_err(|error| shell::export_failure(&error))?;
        return out::whole(&bytes);
    }
    shell::write_labels(output, guard, &bytes, form)?;
    told.path = output.to_owned();
    locale::say_labelled(context.lang, &told).iter().for_each(|line| complaint::note(line));
    Ok(())
}
