//! `recol revisions`: the revisions of the inventory, and what one of them changed.

use super::{
    args::Revisions,
    context::Context,
    exit::{Exit, Stop},
    import::step_json,
    out,
};
use crate::{
    audit::{ids::Revision, text::printable},
    job::{RevisionTold, Steps},
    locale::say_step,
};
use serde_json::json;

pub(super) fn run(context: &Context, args: &Revisions) -> Result<Exit, Stop> {
    let session = context.session()?;
    let Some(number) = args.revision else {
        let told = session.revisions()?;
        if told.is_empty() && !args.json {
            out::line(context.lang.say("cli-revisions-none"))?;
        }
        told.iter().try_for_each(|one| out::line(if args.json { object(one) } else { in_words(one) }))?;
        return Ok(Exit::Done);
    };
    let change = session.changed_in(Revision(number))?;
    if args.json {
        change.devices.iter().try_for_each(|step| out::line(out::json(&step_json(step))))?;
        return Ok(Exit::Done);
    }
    let steps = Steps::of(&change);
    steps.devices.iter().try_for_each(|step| out::line(say_step(context.lang, step)))?;
    if steps.more > 0 {
        out::line(context.lang.say_with("cli-import-plan-more", &[("count", steps.more.into())]))?;
    }
    if steps.others > 0 {
        out::line(context.lang.say_with("import-others", &[("count", steps.others.into())]))?;
    }
    Ok(Exit::Done)
}

fn in_words(one: &RevisionTold) -> String {
    let day: String = printable(&one.at).chars().take(16).map(|c| if c == 'T' { ' ' } else { c }).collect();
    let counts = format!("+{} ~{} -{}", one.devices.added, one.devices.changed, one.devices.removed);
    format!("{:<5} {day}  {counts:<22} {:>8}  {}", one.revision.to_string(), one.total, printable(&one.source))
}

fn object(one: &RevisionTold) -> String {
    let counts = one.devices;
    out::json(
        &json!({"event": "revision", "revision": one.revision, "at": one.at, "source": one.source, "added": counts.added, "changed": counts.changed, "removed": counts.removed, "total": one.total}),
    )
}
