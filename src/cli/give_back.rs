//! `recol give-back`: what was decided, as a file for the software where the inventory comes from.

use super::{
    args_back::{GiveBack, SystemName},
    complaint,
    context::Context,
    exit::{Exit, Stop},
    export, out,
};
use crate::{
    audit::{
        finding::{Finding, Subject},
        give_back::HeldAsked,
    },
    job::Exported,
    locale::Lang,
    shell::{BackOrder, BackTold, Concluded},
};
use serde_json::{Value, json};

/// How many devices or names a line lists.
const NAMED: usize = 10;

pub(super) fn run(context: &Context, args: &GiveBack) -> Result<Exit, Stop> {
    let session = context.session()?;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    session.unbroken(None)?;
    let standing = context.standing(&session, args.date)?;
    let newest = session.newest_beside(&standing)?;
    let order =
        BackOrder { path: args.output.clone(), system: args.system.into(), lang: context.lang, statuses: args.status.clone() };
    let concluded = Concluded { standing: &standing, newest: &newest };
    let told = session.write_back(&context.settings.data_dir, concluded, &order, &guard)?;
    let exit = if told.held.is_empty() && told.runs.is_empty() { Exit::Done } else { Exit::NotInOrder };
    if args.json {
        out::line(out::json(&object(args, &told)))?;
        return Ok(exit);
    }
    export::say_exported(context, false, &args.output, &Exported { rows: told.rows, ..Exported::default() })?;
    say(context.lang, &told)?;
    if told.rows > 0 {
        out::line(context.lang.say(match args.system {
            SystemName::SnipeIt => "back-next-snipe-it",
            SystemName::Glpi => "back-next-glpi",
        }))?;
    }
    Ok(exit)
}

fn object(args: &GiveBack, told: &BackTold) -> Value {
    json!({
        "event": "given_back", "path": args.output.display().to_string(), "rows": told.rows, "new": told.new,
        "held": held_json(&told.held), "runs": told.runs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "unknown": told.unknown, "carried_out": told.carried_out, "undecided": told.undecided,
    })
}

/// What is held back, with the reason of each.
pub(super) fn held_json(held: &[(Finding, HeldAsked)]) -> Vec<Value> {
    let one = |(finding, why): &(Finding, HeldAsked)| json!({"college": finding.college, "finding": finding.code.code(), "subject": subject(finding), "why": code(*why)});
    held.iter().map(one).collect()
}

const fn code(why: HeldAsked) -> &'static str {
    match why {
        HeldAsked::Conflict => "conflict",
        HeldAsked::Contradicted => "contradicted",
        HeldAsked::TwoWays => "two_ways",
        HeldAsked::NoTag => "no_tag",
    }
}

/// What a finding is about.
fn subject(finding: &Finding) -> String {
    match &finding.subject {
        Subject::Device(tag) => tag.to_string(),
        Subject::Payload(text) => text.to_string(),
        Subject::Entry(entry) => entry.to_string(),
    }
}

/// Says what is not in the file, and what is to be looked at in it.
fn say(lang: Lang, told: &BackTold) -> Result<(), Stop> {
    say_counts(lang, told.carried_out, told.undecided)?;
    say_held(lang, &told.held);
    let runs: Vec<String> = told.runs.iter().map(ToString::to_string).collect();
    warn(lang, "back-runs", &runs);
    warn(lang, "back-unknown", &told.unknown);
    if told.new > 0 {
        complaint::warn(&lang.say_with("back-new", &[("count", i64::try_from(told.new).unwrap_or(i64::MAX).into())]));
    }
    Ok(())
}

/// Says how many decisions need nothing, and how many are to be made.
pub(super) fn say_counts(lang: Lang, carried_out: usize, undecided: usize) -> Result<(), Stop> {
    for (key, count) in [("back-carried-out", carried_out), ("back-undecided", undecided)] {
        if count > 0 {
            out::line(lang.say_with(key, &[("count", count.into())]))?;
        }
    }
    Ok(())
}

/// Says what is held back, by reason.
pub(super) fn say_held(lang: Lang, held: &[(Finding, HeldAsked)]) {
    for why in HeldAsked::ALL {
        let subject = |finding: &Finding| match &finding.subject {
            Subject::Payload(text) => crate::audit::text::printable_within(text, 40),
            Subject::Device(_) | Subject::Entry(_) => subject(finding),
        };
        let names: Vec<String> = held.iter().filter(|(_, of)| *of == why).map(|(finding, _)| subject(finding)).collect();
        let key = match why {
            HeldAsked::Conflict => "back-conflict",
            HeldAsked::Contradicted => "back-contradicted",
            HeldAsked::TwoWays => "back-two-ways",
            HeldAsked::NoTag => "back-no-tag",
        };
        warn(lang, key, &names);
    }
}

/// A warning with names, if there are any.
pub(super) fn warn(lang: Lang, key: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| crate::audit::text::printable_within(name, 60)).collect();
    let more = if names.len() > NAMED { format!(" (+{})", names.len() - NAMED) } else { String::new() };
    let said = [("count", names.len().into()), ("names", (shown.join(", ") + &more).into())];
    complaint::warn(&lang.say_with(key, &said));
}
