//! `recol undo` and `recol redo`: takes back the last step of this station, or restores it.

use super::{
    args_desk::Step,
    campaign_words::begin,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{audit::road, locale};
use serde_json::json;

pub(super) fn run(context: &Context, args: &Step, redo: bool) -> Result<Exit, Stop> {
    let lang = context.lang;
    let mut visit = begin(context, context.session()?)?;
    let step = visit.step(redo);
    let Some(what) = locale::step_words(lang, visit.standing(), &step) else {
        let key = if redo { "cli-nothing-to-redo" } else { "cli-nothing-to-undo" };
        out::told(lang, args.json, key, &[], json!({}))?;
        return Ok(Exit::NotInOrder);
    };
    let entries: Vec<String> = step.iter().map(ToString::to_string).collect();
    visit.record(road::retraction(step))?;
    out::told(
        lang,
        args.json,
        if redo { "cli-redone" } else { "cli-undone" },
        &[("what", what.into())],
        json!({"entries": entries}),
    )?;
    Ok(Exit::Done)
}
