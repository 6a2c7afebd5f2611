//! `recol campaign list`: every campaign of the store with its state, dates, mode and progress.

use super::{
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        journal::AuditMode,
        ledger::Campaign,
        progress::{self, CampaignProgress},
        standing::Standing,
        text::printable,
    },
    locale::{self, Lang},
    shell::{CampaignInfo, Session},
};
use serde_json::{Value, json};

pub(super) fn run(context: &Context, session: &Session, as_json: bool) -> Result<Exit, Stop> {
    let campaigns = session.campaigns()?;
    if campaigns.is_empty() && !as_json {
        out::line(context.lang.say("cli-campaign-none"))?;
    }
    for info in campaigns {
        if let Some(at) = &info.purged {
            purged(context.lang, &info, at, as_json)?;
            continue;
        }
        let standing = session.standing_in(&info, context.today())?;
        let colleges: Vec<_> = progress::colleges_of(&standing).into_iter().map(|c| progress::college(&standing, c)).collect();
        let total = progress::campaign(&colleges);
        if as_json {
            out::line(out::json(&object(&info, &standing, &total)))?;
        } else {
            in_words(context.lang, &info, &standing, &total)?;
        }
    }
    Ok(Exit::Done)
}

fn object(info: &CampaignInfo, standing: &Standing, total: &CampaignProgress) -> Value {
    let told = info.told.as_ref();
    let planned = told.and_then(|told| told.planned);
    let mode = told.map(|told| told.mode).unwrap_or_default();
    let sampling = match mode {
        AuditMode::Sampling(s) => {
            json!({"confidence": s.confidence, "tolerable": s.tolerable, "seed": s.seed, "misplaced_tolerated": s.misplaced_tolerated})
        }
        AuditMode::Full | AuditMode::Blind => Value::Null,
    };
    json!({
        "event": "campaign",
        "campaign": info.line.campaign,
        "name": info.name,
        "revision": info.revision,
        "entries": info.line.entries,
        "current": info.current,
        "state": if is_closed(told) { "closed" } else { "open" },
        "first_day": planned.and_then(|planned| planned.first).map(|day| day.to_string()),
        "last_day": planned.and_then(|planned| planned.last).map(|day| day.to_string()),
        "mode": mode.code(),
        "sampling": sampling,
        "colleges": total.colleges,
        "visits_open": total.open,
        "visits_closed": total.closed,
        "expected": shown(standing).then_some(total.expected),
        "read": total.read,
        "discrepancies": total.tally.class(crate::audit::finding::Class::Discrepancy),
    })
}

fn in_words(lang: Lang, info: &CampaignInfo, standing: &Standing, total: &CampaignProgress) -> Result<(), Stop> {
    let mark = if info.current { '*' } else { ' ' };
    let id: String = info.line.campaign.to_string().chars().take(8).collect();
    let said = [("count", info.line.entries.into()), ("revision", info.revision.to_string().into())];
    out::line(format!("{mark} {id}  {}  {}", printable(&info.name), lang.say_with("cli-campaign-line", &said)))?;
    let told = info.told.as_ref();
    let state = lang.say(if is_closed(told) { "campaign-closed" } else { "campaign-open" });
    let days = told.and_then(|told| told.planned).map(|planned| locale::days(lang, planned));
    let mode = locale::mode_line(lang, told.map(|told| told.mode).unwrap_or_default());
    let parts: Vec<String> = [Some(state), days, Some(mode)].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    out::line(format!("            {}", parts.join(" · ")))?;
    out::line(format!("            {}", figures(lang, standing, total)))
}

/// Prints a purged campaign, from which nothing is concluded any more.
fn purged(lang: Lang, info: &CampaignInfo, at: &str, as_json: bool) -> Result<(), Stop> {
    if as_json {
        let name = &info.name;
        return out::line(out::json(
            &json!({"event": "campaign", "campaign": info.line.campaign, "name": name, "state": "purged", "purged_at": at}),
        ));
    }
    let id: String = info.line.campaign.to_string().chars().take(8).collect();
    let day: String = at.chars().take(10).collect();
    let said = lang.say_with("cli-campaign-purged", &[("day", printable(&day).into())]);
    out::line(format!("  {id}  {}  {said}", printable(&info.name)))
}

fn is_closed(told: Option<&Campaign>) -> bool {
    told.is_some_and(|told| told.closed)
}

/// Whether every college may show how many devices are expected there.
fn shown(standing: &Standing) -> bool {
    progress::colleges_of(standing).into_iter().all(|college| standing.expected_shown_in_all(college))
}

/// The name of a campaign and its totals.
pub(super) fn totals(lang: Lang, standing: &Standing, total: &CampaignProgress) -> String {
    let name = standing.ledger().campaign().map(|c| printable(&c.name)).unwrap_or_default();
    lang.say_with("cli-campaign-show", &[("name", name.into()), ("figures", figures(lang, standing, total).into())])
}

fn figures(lang: Lang, standing: &Standing, total: &CampaignProgress) -> String {
    let visits = [("colleges", total.colleges.into()), ("open", total.open.into()), ("closed", total.closed.into())];
    let devices = [("read", total.read.into()), ("expected", total.expected.into())];
    let key = match standing.ledger().mode() {
        AuditMode::Blind if !shown(standing) => "cli-devices-blind",
        AuditMode::Sampling(_) => "cli-devices-sampled",
        AuditMode::Full | AuditMode::Blind => "cli-devices",
    };
    let [read, _] = devices.clone();
    let devices = if key == "cli-devices-blind" { lang.say_with(key, &[read]) } else { lang.say_with(key, &devices) };
    format!("{} · {devices}", lang.say_with("cli-visits", &visits))
}
