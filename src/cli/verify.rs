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
    locale::say_cause,
    shell::{self, Photographs},
};
use serde_json::json;

pub(super) fn run(context: &Context, args: &Verify) -> Result<Exit, Stop> {
    if let Some(paper) = &args.paper {
        return super::report::verify(context, paper, args.passphrase_file.as_deref(), args.json);
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
    let photographs = shell::photographs(&store)?;
    let problems = verified.problems.len() + photographs.damaged.len() + photographs.lost.len();
    let good = problems == 0;
    let exit = if good { Exit::Done } else { Exit::NotInOrder };
    if args.json {
        for problem in &verified.problems {
            out::line(out::json(&json!({"event": "problem", "problem": code(problem), "about": problem.to_string()})))?;
        }
        for (still, cause) in &photographs.damaged {
            let about = json!({"event": "problem", "problem": "photograph", "about": cause, "photograph": still.to_string()});
            out::line(out::json(&about))?;
        }
        for still in &photographs.lost {
            let about = "neither here nor acknowledged by a hub";
            let about =
                json!({"event": "problem", "problem": "photograph_lost", "about": about, "photograph": still.to_string()});
            out::line(out::json(&about))?;
        }
        let held: Vec<String> = verified.held_back.iter().map(ToString::to_string).collect();
        out::line(out::json(&json!({
            "event": "verified", "good": good, "problems": problems, "series": verified.series,
            "entries": verified.entries, "erased": verified.erased, "revisions": verified.revisions, "partial": verified.partial,
            "held_back": held, "heads": heads.map(|heads| heads.series.len()),
            "photographs": photographs.named, "photographs_missing": photographs.missing.len(),
            "photographs_lost": photographs.lost.len(),
        })))?;
        return Ok(exit);
    }
    for problem in &verified.problems {
        out::line(format!("× {}", in_words(context, problem)))?;
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
    photographs_in_words(context, &photographs)?;
    Ok(exit)
}

/// What there is of the photographs that notes name; nothing where no note names one.
fn photographs_in_words(context: &Context, photographs: &Photographs) -> Result<(), Stop> {
    let lang = context.lang;
    for (still, cause) in &photographs.damaged {
        let cause = say_cause(lang, &printable(cause));
        out::line(format!("× {} ({cause})", lang.say_with("cli-verify-photograph", &[("photograph", still.short().into())])))?;
    }
    for still in &photographs.lost {
        out::line(format!("× {}", lang.say_with("cli-verify-photograph-lost", &[("photograph", still.short().into())])))?;
    }
    if photographs.named > 0 {
        out::line(lang.say_with("cli-verify-photographs", &[("count", photographs.named.into())]))?;
    }
    // What is lost was told already.
    let missing = photographs.missing.len() - photographs.lost.len();
    if missing > 0 {
        let key = if photographs.has_hub { "cli-verify-photographs-missing" } else { "cli-verify-photographs-absent" };
        let missing = lang.say_with(key, &[("count", missing.into())]);
        out::line(format!("▲ {missing}"))?;
    }
    Ok(())
}

fn in_words(context: &Context, problem: &Problem) -> String {
    format!("{} ({})", context.lang.say(key(problem)), say_cause(context.lang, &printable(&problem.to_string())))
}

/// The code of a problem: its key without what all have in common.
fn code(problem: &Problem) -> String {
    key(problem).trim_start_matches("cli-verify-").replace('-', "_")
}

const fn key(problem: &Problem) -> &'static str {
    match problem {
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
    }
}
