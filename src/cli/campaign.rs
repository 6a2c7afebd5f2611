//! `recol campaign`: close, reopen, full, use, move, show. The other subcommands (open, list, widen, aside, pace)
//! have files of their own.

use super::{
    args_campaign::Campaign,
    campaign_list, campaign_open, campaign_pace, campaign_scope,
    campaign_words::{begin, is_college, named, refused},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        finding::Code,
        ids::{Revision, Tag},
        journal::Fact,
        ledger::VisitState,
        outcome::{Outcomes, outcomes},
        progress::{self, CollegeProgress},
        scope,
        standing::Standing,
        text::printable,
        uai::Uai,
    },
    job::{Doing, Hint},
    locale::{self, Lang},
    shell::Session,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn run(context: &Context, command: Campaign) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    match command {
        Campaign::Open(args) => campaign_open::run(context, &mut session, &args),
        Campaign::List { json } => campaign_list::run(context, &session, json),
        Campaign::Use { campaign, json } => choose(context, &mut session, &campaign, json),
        Campaign::Move { revision, json } => move_to(context, session, revision, json),
        Campaign::Widen { colleges, json } => campaign_scope::widen(context, session, &colleges, json),
        Campaign::Aside { json } => campaign_scope::aside(context, &session, json),
        Campaign::Pace { json } => campaign_pace::run(context, &session, json),
        Campaign::Close { json } => turn(context, session, false, json),
        Campaign::Reopen { json } => turn(context, session, true, json),
        Campaign::Full { college, json } => full(context, session, college, json),
        Campaign::Show { json } => show(context, &session, json),
    }
}

fn choose(context: &Context, session: &mut Session, wanted: &str, as_json: bool) -> Result<Exit, Stop> {
    let Some(info) = named(session, wanted)? else { return Err(refused(wanted.to_owned(), Hint::NoSuchCampaign)) };
    session.use_campaign(info.line.campaign)?;
    let more = json!({"campaign": info.line.campaign, "name": info.name});
    out::told(context.lang, as_json, "cli-campaign-used", &[("name", printable(&info.name).into())], more)?;
    Ok(Exit::Done)
}

fn move_to(context: &Context, session: Session, revision: Option<Revision>, as_json: bool) -> Result<Exit, Stop> {
    let revision = match revision {
        Some(revision) => revision,
        None => session.newest_revision()?,
    };
    // Before the first import there is nothing to be held against.
    if revision == Revision(0) {
        return Err(refused(revision.to_string(), Hint::UnknownRevision));
    }
    session.inventory(revision)?;
    let mut visit = begin(context, session)?;
    visit.record(vec![Fact::CampaignMoved { revision }])?;
    let said = [("revision", revision.to_string().into())];
    out::told(context.lang, as_json, "cli-campaign-moved", &said, json!({"revision": revision}))?;
    Ok(Exit::Done)
}

/// Closes or reopens the campaign. If it is already in that state, nothing is recorded.
fn turn(context: &Context, session: Session, open: bool, as_json: bool) -> Result<Exit, Stop> {
    let mut visit = begin(context, session)?;
    let turns = visit.standing().ledger().is_closed() == open;
    if turns {
        visit.record(vec![if open { Fact::CampaignReopened {} } else { Fact::CampaignClosed {} }])?;
    }
    let standing = visit.standing();
    let name = standing.ledger().campaign().map(|c| printable(&c.name)).unwrap_or_default();
    if !turns {
        let key = if open { "cli-campaign-is-open" } else { "cli-campaign-is-closed" };
        out::told(context.lang, as_json, key, &[("name", name.into())], Value::Null)?;
    } else if open {
        out::told(context.lang, as_json, "cli-campaign-reopened", &[("name", name.into())], Value::Null)?;
    } else {
        let colleges = progress::colleges_of(standing).into_iter();
        let left = colleges.filter(|college| standing.ledger().visit(*college) == VisitState::Open).count();
        let said = [("name", name.into()), ("open", left.into())];
        out::told(context.lang, as_json, "cli-campaign-closed", &said, Value::Null)?;
    }
    Ok(Exit::Done)
}

fn full(context: &Context, session: Session, college: Uai, as_json: bool) -> Result<Exit, Stop> {
    let mut visit = begin(context, session)?;
    is_college(Doing::OpenCampaign, visit.standing(), college)?;
    if visit.standing().ledger().sampling(college).is_none() {
        return Err(refused(college.to_string(), Hint::NoSample));
    }
    visit.record(vec![Fact::WentFull { college }])?;
    let standing = visit.standing();
    let said = [
        ("college", locale::college_name(standing.inventory(), college).into()),
        ("expected", progress::college(standing, college).expected.into()),
    ];
    out::told(context.lang, as_json, "cli-campaign-full", &said, json!({"college": college}))?;
    Ok(Exit::Done)
}

fn show(context: &Context, session: &Session, as_json: bool) -> Result<Exit, Stop> {
    let standing = context.standing(session, None)?;
    let before = session.standing_before(context.today())?;
    let again = before.map(|before| scope::missing_again(&standing, &before)).unwrap_or_default();
    let colleges: Vec<_> = progress::colleges_of(&standing).into_iter().map(|c| progress::college(&standing, c)).collect();
    let newest = session.newest_beside(&standing)?;
    if as_json {
        for c in &colleges {
            let Outcomes { carried_out, contradicted, open } = outcomes(&standing, &newest, Some(c.college));
            let became = json!({"carried_out": carried_out, "contradicted": contradicted, "open": open});
            let expected = standing.expected_shown_in_all(c.college).then_some(c.expected);
            let missing_again = again_in(&standing, &again, c.college);
            let line = json!({"event": "college", "college": c.college, "state": c.state.code(), "open_since": c.open_since, "pending": expected.map(|_| c.tally.of(Code::Pending)), "expected": expected, "read": c.read, "discrepancies": c.discrepancies(), "decided": c.decided, "missing_again": missing_again, "outcomes": became});
            out::line(out::json(&line))?;
        }
        return Ok(Exit::Done);
    }
    let lang = context.lang;
    out::line(campaign_list::totals(lang, &standing, &progress::campaign(&colleges)))?;
    for c in colleges.iter().filter(|c| c.state != VisitState::None) {
        let name = locale::college_name(standing.inventory(), c.college);
        out::line(format!("{}  {:<7} {name}: {}", c.college, lang.name(c.state), college_line(lang, &standing, c)))?;
    }
    let became = outcomes(&standing, &newest, None);
    if !became.is_empty() {
        let said = [
            ("carried", became.carried_out.into()),
            ("contradicted", became.contradicted.into()),
            ("open", became.open.into()),
            ("revision", newest.revision().to_string().into()),
        ];
        out::line(lang.say_with("cli-outcomes", &said))?;
    }
    for line in locale::aside_lines(lang, standing.ledger()) {
        out::line(format!("▲ {line}"))?;
    }
    if !again.is_empty() {
        let tags: Vec<String> = again.iter().map(ToString::to_string).collect();
        let said = [("count", tags.len().into()), ("tags", tags.join(", ").into())];
        out::line(lang.say_with("cli-missing-again", &said))?;
    }
    Ok(Exit::Done)
}

fn college_line(lang: Lang, standing: &Standing, c: &CollegeProgress) -> String {
    let said = [
        ("read", c.read.into()),
        ("expected", c.expected.into()),
        ("count", c.discrepancies().into()),
        ("decided", c.decided.into()),
    ];
    let [read, _, count, decided] = said.clone();
    let line = if !standing.expected_shown_in_all(c.college) {
        lang.say_with("cli-college-line-blind", &[read, count, decided])
    } else if standing.ledger().sampling(c.college).is_some() {
        lang.say_with("cli-college-line-sampled", &said)
    } else {
        lang.say_with("cli-college-line", &said)
    };
    match since(lang, standing, c) {
        Some(since) => format!("{line}; {since}"),
        None => line,
    }
}

/// In a visit that is closed, with rooms open since: how many, and how many devices are to be checked there.
fn since(lang: Lang, standing: &Standing, c: &CollegeProgress) -> Option<String> {
    let said = [("places", c.open_since.into()), ("pending", c.pending_since().into())];
    let [places, _] = said.clone();
    match (c.open_since, standing.expected_shown_in_all(c.college)) {
        (0, _) => None,
        (_, true) => Some(lang.say_with("cli-since", &said)),
        (_, false) => Some(lang.say_with("cli-since-blind", &[places])),
    }
}

/// A sentence for each of these colleges, or of all of the campaign, whose visit is closed with rooms open since.
pub(super) fn open_since(lang: Lang, standing: &Standing, colleges: &[Uai]) -> Vec<String> {
    let all = || progress::colleges_of(standing);
    let colleges = if colleges.is_empty() { all() } else { colleges.to_vec() };
    let told = |college| {
        let since = since(lang, standing, &progress::college(standing, college))?;
        Some(format!("{}: {since}", locale::college_name(standing.inventory(), college)))
    };
    colleges.into_iter().filter_map(told).collect()
}

/// How many of these devices are missing in a college.
fn again_in(standing: &Standing, again: &BTreeSet<Tag>, college: Uai) -> usize {
    let is_here = |tag: &&Tag| {
        let device = standing.inventory().by_tag(tag.as_str()).and_then(|ix| standing.inventory().device(ix));
        device.is_some_and(|device| device.college == Some(college))
    };
    again.iter().filter(is_here).count()
}
