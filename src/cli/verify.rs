//! `recol verify`: checks that the store still contains what was recorded in it.

use super::{
    args::Verify,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::text::printable,
    io::store::{Problem, Store},
    job::Doing,
    shell,
};

pub(super) fn run(context: &Context, args: &Verify) -> Result<Exit, Stop> {
    if let Some(paper) = &args.paper {
        return super::report::verify(context, paper);
    }
    let said = |error| shell::store_failure(Doing::Verify, &error);
    let heads = match &args.heads {
        Some(path) => {
            shell::apart(Doing::Verify, &context.settings.data_dir, path)?;
            Some(shell::read_heads(path)?)
        }
        None => None,
    };
    let store = Store::open_read_only(&context.settings.data_dir).map_err(said)?;
    let mut verified = store.verify().map_err(said)?;
    if let Some(heads) = &heads {
        verified.problems.extend(store.verify_heads(heads).map_err(said)?);
    }
    for problem in &verified.problems {
        out::line(format!("✖ {}", in_words(context, problem)))?;
    }
    let lang = context.lang;
    for held in &verified.held_back {
        out::line(format!("▲ {}", lang.say_with("cli-held-back", &[("device", held.to_string().into())])))?;
    }
    let key = if verified.problems.is_empty() { "cli-verify-good" } else { "cli-verify-bad" };
    let said = [
        ("series", verified.series.into()),
        ("entries", verified.entries.into()),
        ("erased", verified.erased.into()),
        ("problems", verified.problems.len().into()),
    ];
    out::line(lang.say_with(key, &said))?;
    if verified.problems.is_empty() {
        out::line(lang.say_with("cli-verify-inventory", &[("revisions", verified.revisions.into())]))?;
        if verified.partial > 0 {
            out::line(lang.say_with("cli-verify-partial", &[("partial", verified.partial.into())]))?;
        }
        if let Some(heads) = &heads {
            out::line(lang.say_with("cli-verify-heads", &[("series", heads.series.len().into())]))?;
        }
    }
    Ok(if verified.problems.is_empty() { Exit::Done } else { Exit::NotInOrder })
}

fn in_words(context: &Context, problem: &Problem) -> String {
    let key = match problem {
        Problem::Broken(_) => "cli-verify-broken",
        Problem::Payload { .. } => "cli-verify-payload",
        Problem::Erased(_) => "cli-verify-erased",
        Problem::Head { .. } => "cli-verify-head",
        Problem::Signature(_) => "cli-verify-signature",
        Problem::Key(_) => "cli-verify-key",
        Problem::Particulars(_) => "cli-verify-particulars",
        Problem::Revision(_) => "cli-verify-revision",
        Problem::NoRevision(_) => "cli-verify-no-revision",
        Problem::Stray { .. } => "cli-verify-stray",
        Problem::Gone(_) => "cli-verify-gone",
        Problem::Unvouched(_) => "cli-verify-unvouched",
        Problem::Roll => "cli-verify-roll",
        Problem::Schema { .. } => "cli-verify-schema",
        Problem::Elsewhere { .. } => "cli-verify-elsewhere",
    };
    format!("{} ({})", context.lang.say(key), printable(&problem.to_string()))
}
