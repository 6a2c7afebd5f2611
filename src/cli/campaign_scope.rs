//! `recol campaign widen` and `recol campaign aside`: adds colleges to a campaign, and lists the entries that are set
//! aside.

use super::{
    campaign_words::{begin, is_college},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{journal::Fact, text::printable, uai::Uai},
    job::Doing,
    locale,
    shell::Session,
};
use serde_json::json;

pub(super) fn widen(context: &Context, session: Session, colleges: &[Uai], as_json: bool) -> Result<Exit, Stop> {
    let mut visit = begin(context, session)?;
    colleges.iter().try_for_each(|college| is_college(Doing::OpenCampaign, visit.standing(), *college))?;
    let mut more: Vec<Uai> = colleges.iter().copied().filter(|uai| !visit.standing().ledger().goes_to(*uai)).collect();
    more.sort_unstable();
    more.dedup();
    let before = visit.standing().ledger().aside().count();
    if !more.is_empty() {
        visit.record(vec![Fact::CampaignWidened { colleges: more.clone() }])?;
    }
    let counted = before.saturating_sub(visit.standing().ledger().aside().count());
    let name = visit.standing().ledger().campaign().map(|campaign| printable(&campaign.name)).unwrap_or_default();
    let said = [("name", name.into()), ("count", more.len().into()), ("counted", counted.into())];
    out::told(context.lang, as_json, "cli-campaign-widened", &said, json!({"colleges": more}))?;
    Ok(Exit::Done)
}

pub(super) fn aside(context: &Context, session: &Session, as_json: bool) -> Result<Exit, Stop> {
    let standing = context.standing(session, None)?;
    let ledger = standing.ledger();
    if !as_json && ledger.aside().next().is_none() {
        out::line(context.lang.say("cli-aside-none"))?;
    }
    for (entry, aside) in ledger.aside() {
        let station = locale::station_name(ledger, entry);
        if as_json {
            let line = json!({
                "event": "aside", "entry": entry.to_string(), "station": station, "author": aside.author.as_str(), "at": aside.at.to_string(),
                "reason": aside.reason.code(), "college": aside.reason.college(),
            });
            out::line(out::json(&line))?;
        } else {
            let reason = locale::say_reason(context.lang, aside.reason);
            let author = printable(aside.author.as_str());
            out::line(format!("{entry}  {}  {station}  {author}  {reason}", aside.at))?;
        }
    }
    Ok(Exit::Done)
}
