//! `recol hub` and `recol station`: creating a hub, and managing the stations that it knows.

use super::{
    args_hub::{Hub, Station, Where},
    context::Context,
    exit::{Exit, Stop},
    out, secret,
};
use crate::{
    audit::{
        exchange::{Card, Scope},
        ids::Revision,
        text::printable,
    },
    job::{Doing, HubAddress},
    locale::Lang,
    shell::{self, Known, Session},
};
use serde_json::json;
use std::io::IsTerminal as _;

/// How many digits of a key are shown: enough to distinguish stations.
const DIGITS: usize = 16;

pub(super) fn hub(context: &Context, command: Hub) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    let lang = context.lang;
    match command {
        Hub::Init { address } => {
            let address = HubAddress::new(&address);
            session.init_hub(&address)?;
            out::line(lang.say_with("cli-hub-made", &[("address", printable(&address.to_string()).into())]))?;
        }
        Hub::Auditor { role, password_stdin, keep_password, hub } => {
            let address = address(context, &session, &hub)?;
            let chosen = if password_stdin { Some(secret::line()?) } else { None };
            let made = session.auditor(&address, &role, chosen, keep_password)?;
            // Quoted, because a shell would interpret `?` and `&`.
            let quoted = format!("'{}'", printable(&made.address));
            let values = [("role", role.as_str().into()), ("address", quoted.into())];
            out::line(lang.say_with("cli-auditor", &values))?;
            if let Some(password) = made.password {
                out::line(lang.say_with("cli-auditor-password", &[("password", password.into())]))?;
            }
        }
        Hub::Password(hub) => {
            let address = address(context, &session, &hub)?;
            session.keep_password(&address, password(lang)?)?;
            out::line(lang.say("cli-password-kept"))?;
        }
        Hub::Gather { revision, hub } => {
            let address = address(context, &session, &hub)?;
            let floor = session.gather_hub(&address, revision.map(Revision))?;
            out::line(lang.say_with("cli-hub-gathered", &[("revision", i64::from(floor.0).into())]))?;
        }
        Hub::Restored(hub) => {
            let address = address(context, &session, &hub)?;
            session.hub_restored(&address)?;
            out::line(lang.say("cli-hub-restored"))?;
        }
        Hub::Forget => {
            session.forget_hub()?;
            out::line(lang.say("cli-hub-forgotten"))?;
        }
    }
    Ok(Exit::Done)
}

pub(super) fn station(context: &Context, command: Station) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    match command {
        Station::Show => show(context, &session)?,
        Station::List { hub, json } => list(context, &session, &hub, json)?,
        Station::Accept { station, colleges, hub } => {
            let scope = if colleges.is_empty() { Scope::All } else { Scope::Colleges(colleges.into_iter().collect()) };
            let card = session.admit(&address(context, &session, &hub)?, &station, true, scope)?;
            line(context, &card, Known::Accepted)?;
        }
        Station::Refuse { station, hub } => {
            let card = session.admit(&address(context, &session, &hub)?, &station, false, Scope::All)?;
            line(context, &card, Known::Refused)?;
        }
        Station::Name { name } => {
            session.rename(&name)?;
            show(context, &session)?;
        }
        Station::Renew(hub) => {
            let (count, key) = session.renew(&address(context, &session, &hub)?)?;
            let key = short(&key.to_string());
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            out::line(context.lang.say_with("cli-station-renewed", &[("count", count.into()), ("key", key.into())]))?;
        }
    }
    Ok(Exit::Done)
}

/// Returns the address of the hub: the one named, otherwise the one in the settings, otherwise the one used last.
pub(super) fn address(context: &Context, session: &Session, hub: &Where) -> Result<HubAddress, Stop> {
    Ok(session.hub_address(hub.address.as_deref().or(context.settings.hub.as_deref()))?)
}

/// A password: asked for on a terminal, or the first line of standard input.
fn password(lang: Lang) -> Result<String, Stop> {
    if std::io::stdin().is_terminal() { secret::asked(&lang.say("cli-password-ask")) } else { secret::line() }
}

fn short(key: &str) -> String {
    key.get(..DIGITS).unwrap_or(key).to_owned()
}

fn show(context: &Context, session: &Session) -> Result<(), Stop> {
    let lang = context.lang;
    let station = session.station();
    let name = printable(&station.name);
    out::line(lang.say_with("cli-station", &[("name", name.into()), ("key", station.key.public().to_string().into())]))?;
    if let Some(office) = session.pin()?.map(|pin| pin.office) {
        out::line(lang.say_with("cli-station-office-key", &[("key", office.groups().into())]))?;
        let stated = session.office_stated()?;
        let stated = stated.map_or_else(|| lang.say("sync-never"), |at| format!("{} {}", lang.date(at.date()), at.clock()));
        out::line(lang.say_with("cli-station-stated", &[("at", stated.into())]))?;
    }
    let Some(pin) = session.pin()? else { return out::line(lang.say("cli-station-alone")) };
    let said = |error| shell::store_failure(Doing::ReadStore, &error);
    let known = session.store().hub_address().map_err(said)?.unwrap_or_default();
    let role = lang.say(if session.is_office()? { "cli-station-office" } else { "cli-station-field" });
    let synced = pin.synced.map_or_else(|| lang.say("sync-never"), |at| format!("{} {}", lang.date(at.date()), at.clock()));
    let values = [("role", role.into()), ("address", printable(&known).into()), ("synced", synced.into())];
    out::line(lang.say_with("cli-station-hub", &values))
}

fn list(context: &Context, session: &Session, hub: &Where, json: bool) -> Result<(), Stop> {
    let stations = session.stations(&address(context, session, hub)?)?;
    if json {
        let card = |(card, known): &(Card, Known)| {
            let colleges = match &card.scope {
                Scope::All => None,
                Scope::Colleges(colleges) => Some(colleges.iter().map(ToString::to_string).collect::<Vec<_>>()),
            };
            json!({
                "name": card.name.as_str(), "key": card.key.to_string(), "accepted": *known == Known::Accepted,
                "refused": *known == Known::Refused, "colleges": colleges,
            })
        };
        return out::line(out::json(&stations.iter().map(card).collect()));
    }
    stations.iter().try_for_each(|(card, known)| line(context, card, *known))
}

fn line(context: &Context, card: &Card, known: Known) -> Result<(), Stop> {
    let lang = context.lang;
    let (sign, state) = match known {
        Known::Accepted => ('✔', "cli-card-accepted"),
        Known::Refused => ('✖', "cli-card-refused"),
        Known::Waiting => ('·', "cli-card-waiting"),
    };
    let scope = match &card.scope {
        Scope::All => lang.say("cli-card-all"),
        Scope::Colleges(colleges) => colleges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    let scope = if card.accepted { format!(" · {scope}") } else { String::new() };
    out::line(format!("{sign} {}  {}  {}{scope}", printable(&card.name), short(&card.key.to_string()), lang.say(state)))
}
