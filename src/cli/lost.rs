//! `recol station lost`: what a lost laptop has, what arrived of it, and what to do next.

use super::{
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{exchange::Scope, text::printable},
    job::HubAddress,
    locale::Lang,
    shell::{Loss, LossDone},
};
use serde_json::json;

/// Tells what is known about a lost station, whose key is shown as `key`, and what was done about it.
pub(super) fn tell(lang: Lang, loss: &Loss, key: &str, address: &HubAddress, as_json: bool) -> Result<Exit, Stop> {
    let exit = if loss.done == LossDone::Waits { Exit::NotInOrder } else { Exit::Done };
    let commands: Vec<String> = loss.roles.iter().map(|role| shut(role)).collect();
    if as_json {
        out::line(out::json(&object(loss, key, address, &commands)))?;
        return Ok(exit);
    }
    head(lang, loss, key)?;
    had(lang, loss, address)?;
    arrived(lang, loss, key)?;
    out::line(lang.say("cli-lost-unknown"))?;
    out::line(lang.say("cli-lost-in-clear"))?;
    for step in next(lang, &commands, address) {
        out::line(format!("→ {step}"))?;
    }
    last(lang, loss, key)?;
    Ok(exit)
}

fn object(loss: &Loss, key: &str, address: &HubAddress, commands: &[String]) -> serde_json::Value {
    let colleges = match &loss.scope {
        Some(Scope::Colleges(colleges)) => Some(colleges.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Some(Scope::All) | None => None,
    };
    let event = match loss.done {
        LossDone::Told => "would_lose_station",
        LossDone::Refused => "station_lost",
        LossDone::Before => "station_lost_before",
        LossDone::Waits => "station_not_lost",
    };
    json!({
        "event": event,
        "name": loss.card.name.as_str(), "key": loss.card.key.to_string(),
        "had_access": loss.scope.is_some(), "colleges": colleges,
        "revision": loss.scope.is_some().then_some(loss.revision),
        "entries": loss.entries, "last_at": loss.last.map(|at| at.to_string()), "not_here": loss.not_here,
        "lost_at": loss.before.map(|at| at.to_string()),
        "hub": address.to_string(), "roles": loss.roles, "commands": commands,
        "accept": loss.accepted_for.is_some().then(|| accept(loss, key)),
    })
}

/// Which station, and what was done about it.
fn head(lang: Lang, loss: &Loss, key: &str) -> Result<(), Stop> {
    let said = match loss.done {
        LossDone::Told => "cli-station-would-lose",
        LossDone::Refused => "cli-station-lost",
        LossDone::Before => "cli-station-lost-before",
        LossDone::Waits => "cli-station-not-lost",
    };
    let at = loss.before.map(|at| lang.moment(at)).unwrap_or_default();
    let name = printable(&loss.card.name);
    out::line(lang.say_with(said, &[("name", name.into()), ("key", key.into()), ("at", at.into())]))
}

/// What it can have.
fn had(lang: Lang, loss: &Loss, address: &HubAddress) -> Result<(), Stop> {
    let revision = ("revision", loss.revision.0.to_string().into());
    out::line(match (&loss.scope, address) {
        // A folder hands nothing over: whoever reaches it reads in it.
        (None, HubAddress::Folder(_)) => lang.say("cli-lost-had-nothing-of-folder"),
        (None, HubAddress::Postgres(_)) => lang.say("cli-lost-had-nothing"),
        (Some(Scope::All), _) => lang.say_with("cli-lost-had-all", &[revision]),
        (Some(Scope::Colleges(colleges)), _) => {
            let colleges = colleges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            lang.say_with("cli-lost-had", &[revision, ("colleges", colleges.into())])
        }
    })
}

/// What of it arrived, and what did not.
fn arrived(lang: Lang, loss: &Loss, key: &str) -> Result<(), Stop> {
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    out::line(lang.say_with("cli-lost-entries", &[("count", count(loss.entries).into())]))?;
    if let Some(at) = loss.last {
        out::line(lang.say_with("cli-lost-last", &[("at", lang.moment(at).into())]))?;
    }
    if loss.not_here == 0 {
        return Ok(());
    }
    let not_here = ("count", count(loss.not_here).into());
    out::line(if loss.card.accepted {
        lang.say_with("cli-lost-not-here", &[not_here])
    } else {
        lang.say_with("cli-lost-shut-out", &[not_here, ("accept", accept(loss, key).into())])
    })
}

/// What remains to be said: where it is named from now on, and the way back; or why nothing was changed.
fn last(lang: Lang, loss: &Loss, key: &str) -> Result<(), Stop> {
    let found = || lang.say_with("cli-lost-found", &[("accept", accept(loss, key).into())]);
    match loss.done {
        LossDone::Told => out::line(lang.say("cli-lost-dry")),
        LossDone::Waits => out::line(lang.say_with("cli-lost-waits", &[("key", key.into())])),
        LossDone::Before => out::line(lang.say("cli-lost-once")).and_then(|()| out::line(found())),
        LossDone::Refused => {
            if loss.scope.is_some() {
                out::line(lang.say("cli-lost-named"))?;
            }
            out::line(found())
        }
    }
}

/// The command that accepts the station again as it was accepted last. By its key: a name may hold what a shell would obey.
fn accept(loss: &Loss, key: &str) -> String {
    let colleges = match &loss.accepted_for {
        None => " --college UAI".to_owned(),
        Some(Scope::All) => String::new(),
        Some(Scope::Colleges(colleges)) => colleges.iter().map(|college| format!(" --college {college}")).collect(),
    };
    format!("recol station accept {key}{colleges}")
}

/// The statement after which a role of a server logs in no more.
fn shut(role: &str) -> String {
    format!("ALTER ROLE \"{}\" NOLOGIN;", printable(role).replace('"', "\"\""))
}

/// What people do next, as the hub wants it.
fn next(lang: Lang, commands: &[String], address: &HubAddress) -> Vec<String> {
    match address {
        HubAddress::Folder(folder) => {
            let folder = printable(&folder.display().to_string());
            vec![lang.say_with("cli-lost-folder", &[("folder", folder.into())])]
        }
        HubAddress::Postgres(_) if commands.is_empty() => vec![lang.say("cli-lost-no-role")],
        HubAddress::Postgres(_) => {
            let told = |command: &String| lang.say_with("cli-lost-role", &[("command", command.as_str().into())]);
            commands.iter().map(told).collect()
        }
    }
}
