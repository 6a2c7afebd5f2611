//! `recol campaign open`: the colleges, the dates, and how devices are looked for.

use super::{
    args_campaign::CampaignOpen,
    campaign_words::{refused, stranger},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        journal::{AuditMode, Planned, Sampling},
        scope,
        text::printable,
    },
    job::{Doing, Hint, Opening},
    locale,
    shell::Session,
};
use serde_json::json;

pub(super) fn run(context: &Context, session: &mut Session, args: &CampaignOpen) -> Result<Exit, Stop> {
    if let Some((from, to)) = args.from.zip(args.to).filter(|(from, to)| to < from) {
        return Err(refused(format!("{from} … {to}"), Hint::CheckDates));
    }
    // Nobody could name it afterwards.
    if args.name.trim().is_empty() {
        return Err(refused(String::new(), Hint::SeeHelp));
    }
    let inventory = session.inventory(session.newest_revision()?)?;
    context.say_held_back(&inventory);
    let found = scope::colleges(&inventory, &args.college, &args.commune, &args.programme);
    let colleges = found.map_err(|found| stranger(Doing::OpenCampaign, found))?;
    let count = if colleges.is_empty() { inventory.rows().colleges.len() } else { colleges.len() };
    let mode = mode(session, args)?;
    let planned = (args.from.is_some() || args.to.is_some()).then_some(Planned { first: args.from, last: args.to });
    let joined = session.open_campaign(&args.name, Opening { colleges, planned, mode })?;
    let lang = context.lang;
    let name = printable(&args.name);
    let said = [("name", name.into()), ("count", count.into()), ("revision", inventory.revision().to_string().into())];
    let more = json!({"campaign": joined.campaign, "name": args.name, "revision": inventory.revision(), "mode": mode.code()});
    out::told(lang, args.json, "cli-campaign-opened", &said, more)?;
    if mode != AuditMode::Full && !args.json {
        out::line(locale::mode_line(lang, mode))?;
    }
    Ok(Exit::Done)
}

fn mode(session: &Session, args: &CampaignOpen) -> Result<AuditMode, Stop> {
    if !args.sampling {
        return Ok(if args.blind { AuditMode::Blind } else { AuditMode::Full });
    }
    let seed = match args.seed {
        Some(seed) => seed,
        None => session.draw_seed()?,
    };
    Ok(AuditMode::Sampling(Sampling {
        confidence: args.confidence,
        tolerable: args.tolerable,
        seed,
        misplaced_tolerated: args.tolerate_misplaced,
    }))
}
