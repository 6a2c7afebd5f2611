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
use smol_str::SmolStr;
use std::path::Path;

pub(super) fn run(context: &Context, command: &Tags) -> Result<Exit, Stop> {
    let Tags::Allot(args) = command;
    if !args.labels && args.sheet.is_said() {
        return Err(idle(context, "cli-tags-idle").into());
    }
    let mut session = context.session()?;
    let Some(output) = args.output.as_deref().filter(|_| args.labels) else {
        for tag in session.allot(args.count)?.tags() {
            out::line(tag)?;
        }
        return Ok(Exit::Done);
    };
    let form = LabelForm::Sheets(placing(&args.sheet)?);
    let label = |tag: SmolStr| Label { tag: tag.to_string(), line: args.sheet.line.clone(), ..Label::default() };
    // What refuses the sheet refuses it before a number is given out: here with the longest tag.
    labelled(context, &[label(OwnTag::numbered(u64::MAX >> 9))], form)?;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    let tags: Vec<SmolStr> = session.allot(args.count)?.tags().collect();
    if !is_stdout(output) {
        for tag in &tags {
            out::line(tag)?;
        }
    }
    let labels: Vec<Label> = tags.iter().cloned().map(label).collect();
    let written = sheet(context, &labels, form, output, &guard);
    if written.is_err() {
        complaint::warn(&context.lang.say("cli-tags-labels"));
    }
    written.map(|()| Exit::Done)
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
