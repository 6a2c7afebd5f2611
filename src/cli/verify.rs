//! `recol verify`: walks the chain of every series.

use super::{
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    io::store::{Problem, Store},
    job::Doing,
    shell,
};

pub(super) fn run(context: &Context) -> Result<Exit, Stop> {
    let said = |error| shell::store_failure(Doing::Verify, &error);
    let verified = Store::open_read_only(&context.settings.data_dir).and_then(|store| store.verify()).map_err(said)?;
    for problem in &verified.problems {
        out::line(format!("✖ {}", in_words(context, problem)))?;
    }
    let key = if verified.problems.is_empty() { "cli-verify-good" } else { "cli-verify-bad" };
    let said = [
        ("series", verified.series.into()),
        ("entries", verified.entries.into()),
        ("erased", verified.erased.into()),
        ("problems", verified.problems.len().into()),
    ];
    out::line(context.lang.say_with(key, &said))?;
    Ok(if verified.problems.is_empty() { Exit::Done } else { Exit::NotInOrder })
}

fn in_words(context: &Context, problem: &Problem) -> String {
    let key = match problem {
        Problem::Broken(_) => "cli-verify-broken",
        Problem::Payload { .. } => "cli-verify-payload",
        Problem::Head { .. } => "cli-verify-head",
        Problem::Signature(_) => "cli-verify-signature",
    };
    format!("{} ({problem})", context.lang.say(key))
}
