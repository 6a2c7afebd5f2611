//! `recol decide`: decides about discrepancies, of devices that are named or of all that a filter lets through.

use super::{
    args_desk::Decide,
    campaign_words::{begin, is_college, kept, refused_in},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        deciding::{Deciding, Settled},
        finding::{Finding, Subject},
        report,
        standing::Standing,
        tag::{normal::normal, parse, resolve},
    },
    job::{Doing, Hint},
    locale::{Folded, Query, Text},
};
use serde_json::json;
use smol_str::SmolStr;

pub(super) fn run(context: &Context, args: &Decide) -> Result<Exit, Stop> {
    let mut visit = begin(context, context.session()?)?;
    let standing = visit.standing();
    if let Some(college) = args.college {
        is_college(Doing::Record, standing, college)?;
    }
    let lacks_evidence = args.evidence.as_deref().is_none_or(|evidence| evidence.trim().is_empty());
    if args.decision.needs_evidence() && lacks_evidence {
        return Err(refused_in(Doing::Record, args.decision.code().to_owned(), Hint::GiveEvidence));
    }
    // An empty filter is a forgotten word, and not every discrepancy.
    if args.filter.as_deref().is_some_and(|typed| Query::parse(typed).is_empty()) {
        return Err(refused_in(Doing::Record, "--filter".to_owned(), Hint::SeeHelp));
    }
    let findings = wanted(standing, args)?;
    let all = findings.len();
    let text = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(SmolStr::new);
    let settled = Settled { decision: args.decision, cause: text(&args.cause), evidence: text(&args.evidence) };
    let deciding = Deciding::about(standing, findings);
    let facts = deciding.as_ref().map(|deciding| deciding.facts(standing, &settled)).unwrap_or_default();
    let effect = deciding.as_ref().map(|deciding| deciding.effect(args.decision)).unwrap_or_default();
    if facts.is_empty() && !args.tags.is_empty() {
        return Err(refused_in(
            Doing::Record,
            args.tags.iter().map(|tag| kept(tag)).collect::<Vec<_>>().join(", "),
            Hint::NothingToDecide,
        ));
    }
    let lang = context.lang;
    let said = [
        ("decision", lang.name(args.decision).into()),
        ("count", effect.taken.into()),
        ("ends", effect.ends.into()),
        ("skipped", (all - effect.taken).into()),
        ("decided", deciding.as_ref().map_or(0, |deciding| deciding.decided).into()),
    ];
    // Whoever names a device wants it decided: one that admits nothing is told by the exit code too.
    let taken = deciding.as_ref().map(|deciding| deciding.taken(args.decision)).unwrap_or_default();
    let spared = args.tags.iter().filter(|tag| {
        let named = subject(standing, tag).ok();
        !taken.iter().any(|finding| Some(&finding.subject) == named.as_ref())
    });
    let exit = if spared.count() == 0 { Exit::Done } else { Exit::NotInOrder };
    let findings: Vec<_> = deciding.iter().flat_map(|deciding| deciding.taken(args.decision)).map(as_json).collect();
    let sure = args.yes || !args.tags.is_empty();
    let more = json!({"decision": args.decision.code(), "findings": findings});
    if sure {
        visit.record(facts)?;
    }
    out::told(lang, args.json, if sure { "cli-decided" } else { "cli-would-decide" }, &said, more)?;
    Ok(exit)
}

fn as_json(finding: &Finding) -> serde_json::Value {
    let subject = match &finding.subject {
        Subject::Device(tag) => tag.to_string(),
        Subject::Payload(text) => text.to_string(),
        Subject::Entry(entry) => entry.to_string(),
    };
    json!({"college": finding.college, "finding": finding.code.code(), "subject": subject})
}

/// The discrepancies that the arguments select.
fn wanted(standing: &Standing, args: &Decide) -> Result<Vec<Finding>, Stop> {
    let subjects = args.tags.iter().map(|tag| subject(standing, tag)).collect::<Result<Vec<_>, _>>()?;
    let query = args.filter.as_deref().map(Query::parse);
    let mut folded = Folded::default();
    let mut lets_through = |finding: &Finding| {
        let evidence = standing.evidence(finding);
        let decision = evidence.decision.map(|decided| decided.decided.decision);
        (subjects.is_empty() || subjects.contains(&finding.subject))
            && (args.finding.is_empty() || args.finding.contains(&finding.code))
            && (!args.undecided || decision.is_none())
            && query.as_ref().is_none_or(|query| {
                query.fits(finding.code, decision, &Text::of_finding(standing, finding, &evidence, &mut folded), false)
            })
    };
    let mut findings = report::findings(standing, args.college.as_slice(), None, false);
    findings.retain(|finding| lets_through(finding));
    Ok(findings)
}

/// What a tag on the command line stands for: a recorded device, a text about which there is a finding, or an entry about a device
/// without a label.
fn subject(standing: &Standing, tag: &str) -> Result<Subject, Stop> {
    let payload = parse(tag);
    if let Some(device) = resolve(standing.inventory(), &payload).device().and_then(|ix| standing.inventory().device(ix)) {
        return Ok(Subject::Device(device.tag.clone()));
    }
    let text = normal(&payload.kept);
    let is_meant = |finding: &&Finding| match &finding.subject {
        Subject::Payload(known) => *known == text,
        Subject::Entry(entry) => entry.to_string() == tag.trim(),
        Subject::Device(_) => false,
    };
    let found = standing.discrepancies().iter().find(is_meant);
    found.map(|finding| finding.subject.clone()).ok_or_else(|| refused_in(Doing::Record, kept(tag), Hint::UnknownTag))
}
