//! `recol campaign`: open, list, use, move, show.

use super::{
    args::Campaign,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        ids::Revision,
        journal::Fact,
        ledger::VisitState,
        progress,
        text::{fold, printable},
        uai::Uai,
    },
    job::{Doing, Failure, FailureKind, Hint},
    shell::{Session, Visit},
};
use serde_json::json;

pub(super) fn run(context: &Context, command: Campaign) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    match command {
        Campaign::Open { name, college, commune } => open(context, &mut session, &name, college, &commune),
        Campaign::List { json } => list(context, &session, json),
        Campaign::Use { campaign } => choose(context, &mut session, &campaign),
        Campaign::Move { revision } => move_to(context, session, revision),
        Campaign::Show { json } => show(context, &session, json),
    }
}

fn open(context: &Context, session: &mut Session, name: &str, mut colleges: Vec<Uai>, communes: &[String]) -> Result<Exit, Stop> {
    let inventory = session.inventory(session.newest_revision()?)?;
    if let Some(stranger) = colleges.iter().find(|uai| inventory.college(**uai).is_none()) {
        return Err(refused(stranger.to_string(), Hint::UnknownCollege));
    }
    for commune in communes {
        let loose = |name: &str| fold(&name.replace(['-', '\'', '’'], " "));
        let wanted = loose(commune);
        let found: Vec<Uai> = inventory.rows().colleges.iter().filter(|c| loose(&c.commune) == wanted).map(|c| c.uai).collect();
        if found.is_empty() {
            return Err(refused(commune.clone(), Hint::UnknownCollege));
        }
        colleges.extend(found);
    }
    colleges.sort_unstable();
    colleges.dedup();
    let count = if colleges.is_empty() { inventory.rows().colleges.len() } else { colleges.len() };
    session.open_campaign(name, colleges)?;
    let said = [("name", printable(name).into()), ("count", count.into()), ("revision", inventory.revision().to_string().into())];
    out::line(context.lang.say_with("cli-campaign-opened", &said))?;
    Ok(Exit::Done)
}

fn list(context: &Context, session: &Session, as_json: bool) -> Result<Exit, Stop> {
    let campaigns = session.campaigns()?;
    if campaigns.is_empty() && !as_json {
        out::line(context.lang.say("cli-campaign-none"))?;
    }
    for info in campaigns {
        if as_json {
            let line = json!({"campaign": info.line.campaign, "name": info.name, "revision": info.revision, "entries": info.line.entries, "current": info.current});
            out::line(out::json(&line))?;
        } else {
            let mark = if info.current { '*' } else { ' ' };
            let id: String = info.line.campaign.to_string().chars().take(8).collect();
            let said = [("count", info.line.entries.into()), ("revision", info.revision.to_string().into())];
            out::line(format!("{mark} {id}  {}  {}", printable(&info.name), context.lang.say_with("cli-campaign-line", &said)))?;
        }
    }
    Ok(Exit::Done)
}

fn choose(context: &Context, session: &mut Session, wanted: &str) -> Result<Exit, Stop> {
    let campaigns = session.campaigns()?;
    let fits: Vec<_> = campaigns
        .iter()
        .filter(|info| {
            fold(&info.name) == fold(wanted) || (wanted.len() >= 4 && info.line.campaign.to_string().starts_with(wanted))
        })
        .collect();
    let [info] = fits.as_slice() else { return Err(refused(wanted.to_owned(), Hint::NoSuchCampaign)) };
    session.use_campaign(info.line.campaign)?;
    out::line(context.lang.say_with("cli-campaign-used", &[("name", printable(&info.name).into())]))?;
    Ok(Exit::Done)
}

fn move_to(context: &Context, session: Session, revision: Option<Revision>) -> Result<Exit, Stop> {
    let revision = match revision {
        Some(revision) => revision,
        None => session.newest_revision()?,
    };
    session.inventory(revision)?;
    let mut visit = Visit::begin(session, context.today())?;
    visit.record(vec![Fact::CampaignMoved { revision }])?;
    out::line(context.lang.say_with("cli-campaign-moved", &[("revision", revision.to_string().into())]))?;
    Ok(Exit::Done)
}

fn show(context: &Context, session: &Session, as_json: bool) -> Result<Exit, Stop> {
    let standing = session.campaign_standing(context.today())?;
    let lang = context.lang;
    let colleges: Vec<_> = progress::colleges_of(&standing).into_iter().map(|c| progress::college(&standing, c)).collect();
    let total = progress::campaign(&colleges);
    let name = standing.ledger().campaign().map(|c| c.name.to_string()).unwrap_or_default();
    if as_json {
        for c in &colleges {
            let line = json!({"college": c.college, "state": c.state.code(), "expected": c.expected, "read": c.read, "discrepancies": c.discrepancies(), "decided": c.decided});
            out::line(out::json(&line))?;
        }
        return Ok(Exit::Done);
    }
    let said = [
        ("name", printable(&name).into()),
        ("colleges", total.colleges.into()),
        ("open", total.open.into()),
        ("closed", total.closed.into()),
        ("expected", total.expected.into()),
        ("read", total.read.into()),
    ];
    out::line(lang.say_with("cli-campaign-show", &said))?;
    for c in colleges.iter().filter(|c| c.state != VisitState::None) {
        let name = crate::locale::college_name(standing.inventory(), c.college);
        let said = [
            ("read", c.read.into()),
            ("expected", c.expected.into()),
            ("count", c.discrepancies().into()),
            ("decided", c.decided.into()),
        ];
        out::line(format!("{}  {:<7} {name}: {}", c.college, lang.name(c.state), lang.say_with("cli-college-line", &said)))?;
    }
    Ok(Exit::Done)
}

fn refused(subject: String, hint: Hint) -> Stop {
    Failure { kind: FailureKind::User, doing: Doing::OpenCampaign, subject, cause: String::new(), hint }.into()
}
