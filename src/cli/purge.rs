//! `recol purge`: shows what a store no longer needs, and erases it with `--yes`.

use super::{
    args::Purge as Args,
    campaign_words::named,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{ids::CampaignId, text::printable},
    job::{Doing, Failure, FailureKind, Hint},
    shell::{Purge, PurgeOrder, Session},
};
use serde_json::{Value, json};

pub(super) fn run(context: &Context, args: &Args) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    let all = !(args.campaigns || args.revisions || args.holders) && args.campaign.is_empty();
    let named = args.campaign.iter().map(|name| identity(&session, name)).collect::<Result<Vec<_>, _>>()?;
    let campaigns = (all || args.campaigns || !named.is_empty()).then_some(named);
    let order = PurgeOrder { campaigns, revisions: all || args.revisions, holders: all || args.holders };
    let purge = session.would_purge(&order)?;
    if args.json {
        if args.yes && !purge.is_empty() {
            session.purge(&purge)?;
        }
        out::line(out::json(&object(&purge, args.yes)))?;
        return Ok(Exit::Done);
    }
    for line in words(context, &purge) {
        out::line(line)?;
    }
    if purge.is_empty() {
        out::line(context.lang.say("cli-purge-nothing"))?;
    } else if args.yes {
        session.purge(&purge)?;
        out::line(context.lang.say("cli-purge-done"))?;
    } else {
        out::line(context.lang.say("cli-purge-dry"))?;
    }
    Ok(Exit::Done)
}

fn object(purge: &Purge, done: bool) -> Value {
    let campaigns: Vec<Value> = purge
        .campaigns
        .iter()
        .map(|one| json!({"campaign": one.campaign, "name": one.name, "payloads": one.payloads, "waiting": one.waiting, "photographs": one.photographs}))
        .collect();
    json!({
        "event": if done { "purged" } else { "would_purge" }, "campaigns": campaigns, "holders": purge.holders,
        "floor": purge.floor.map(|(floor, _)| floor), "rows": purge.floor.map(|(_, rows)| rows),
    })
}

fn identity(session: &Session, wanted: &str) -> Result<CampaignId, Failure> {
    let found = named(session, wanted)?.ok_or_else(|| Failure {
        kind: FailureKind::User,
        doing: Doing::Purge,
        subject: wanted.to_owned(),
        cause: String::new(),
        hint: Hint::NoSuchCampaign,
    })?;
    Ok(found.line.campaign)
}

fn words(context: &Context, purge: &Purge) -> Vec<String> {
    let lang = context.lang;
    let mut lines = Vec::new();
    for campaign in &purge.campaigns {
        let name = printable(&campaign.name);
        lines.push(if campaign.waiting > 0 {
            lang.say_with("cli-purge-waiting", &[("name", name.into()), ("count", campaign.waiting.into())])
        } else if campaign.photographs > 0 {
            lang.say_with("cli-purge-photographs", &[("name", name.into()), ("count", campaign.photographs.into())])
        } else {
            lang.say_with("cli-purge-campaign", &[("name", name.into()), ("count", campaign.payloads.into())])
        });
    }
    if purge.holders > 0 {
        lines.push(lang.say_with("cli-purge-holders", &[("count", purge.holders.into())]));
    }
    if let Some((floor, rows)) = purge.floor {
        lines.push(lang.say_with("cli-purge-revisions", &[("floor", floor.to_string().into()), ("count", rows.into())]));
    }
    lines
}
