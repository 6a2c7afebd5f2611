//! `recol campaign open`: the colleges, the dates, and how devices are looked for.

use super::{
    args_campaign::CampaignOpen,
    campaign_words::refused,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        journal::{AuditMode, Planned, Sampling},
        scope::{self, Stranger},
        text::printable,
    },
    job::{Hint, Opening},
    locale,
    shell::Session,
};

pub(super) fn run(context: &Context, session: &mut Session, args: &CampaignOpen) -> Result<Exit, Stop> {
    if let Some((from, to)) = args.from.zip(args.to).filter(|(from, to)| to < from) {
        return Err(refused(format!("{from} … {to}"), Hint::CheckDates));
    }
    let inventory = session.inventory(session.newest_revision()?)?;
    context.say_held_back(&inventory);
    let found = scope::colleges(&inventory, &args.college, &args.commune, &args.programme);
    let colleges = found.map_err(|stranger| match stranger {
        Stranger::College(uai) => refused(uai.to_string(), Hint::UnknownCollege),
        Stranger::Commune(name) => refused(name, Hint::UnknownCollege),
        Stranger::Programme(code) => refused(code.to_string(), Hint::UnknownProgramme),
    })?;
    let count = if colleges.is_empty() { inventory.rows().colleges.len() } else { colleges.len() };
    let mode = mode(session, args)?;
    let planned = (args.from.is_some() || args.to.is_some()).then_some(Planned { first: args.from, last: args.to });
    session.open_campaign(&args.name, Opening { colleges, planned, mode })?;
    let lang = context.lang;
    let name = printable(&args.name);
    let said = [("name", name.into()), ("count", count.into()), ("revision", inventory.revision().to_string().into())];
    out::line(lang.say_with("cli-campaign-opened", &said))?;
    if mode != AuditMode::Full {
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
    Ok(AuditMode::Sampling(Sampling { confidence: args.confidence, tolerable: args.tolerable, seed }))
}
