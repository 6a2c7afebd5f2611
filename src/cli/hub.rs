//! `recol hub` and `recol station`: creating a hub, and managing the stations that it knows.

use super::{
    args_hub::{At, Hub, Role, Station, Where},
    context::Context,
    exit::{Exit, Stop},
    lost, out, secret,
};
use crate::{
    audit::{
        exchange::{Card, Scope},
        ids::Revision,
        text::printable,
    },
    job::{HubAddress, StationState},
    locale::Lang,
    shell::{self, Access, NewRole, Repaired, Session},
};
use serde_json::{Value, json};

/// How many digits of a key are shown: enough to distinguish stations.
const DIGITS: usize = 16;

pub(super) fn hub(context: &Context, command: Hub) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    let lang = context.lang;
    match command {
        Hub::Init { address, json } => {
            let address = shell::typed_address(&address)?;
            let recovery = session.init_hub(&address)?;
            let more = json!({"recovery": recovery.replace(' ', "")});
            out::told(lang, json, "cli-hub-made", &[("address", printable(&address.to_string()).into())], more)?;
            told_recovery(lang, json, &recovery)?;
        }
        Hub::Auditor(role) => new_role(context, &mut session, For::Auditor, &role)?,
        Hub::Office(role) => new_role(context, &mut session, For::Office, &role)?,
        Hub::Repair(At { hub, json }) => {
            let repaired = session.repair_hub(&address(context, &session, &hub)?)?;
            told_repair(lang, json, &repaired)?;
        }
        Hub::Password(At { hub, json }) => {
            let address = address(context, &session, &hub)?;
            session.keep_password(&address, secret::given(&lang.say("cli-password-ask"))?)?;
            out::told(lang, json, "cli-password-kept", &[], Value::Null)?;
        }
        Hub::Gather { revision, hub, json } => {
            let address = address(context, &session, &hub)?;
            let floor = session.gather_hub(&address, revision.map(Revision))?;
            out::told(lang, json, "cli-hub-gathered", &[("revision", i64::from(floor.0).into())], Value::Null)?;
        }
        Hub::Restored(At { hub, json }) => {
            let address = address(context, &session, &hub)?;
            session.hub_restored(&address)?;
            out::told(lang, json, "cli-hub-restored", &[], Value::Null)?;
        }
        Hub::Rejoin(At { hub, json }) => {
            let address = address(context, &session, &hub)?;
            let (rejoined, report) = session.rejoin(&address)?;
            let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
            let values = [
                ("taken", i64::from(rejoined.taken).into()),
                ("moved", i64::from(rejoined.moved).into()),
                ("received", number(report.arrived()).into()),
                ("carried", number(rejoined.carried).into()),
            ];
            let more = json!({
                "taken": rejoined.taken, "moved": rejoined.moved, "received": report.arrived(), "carried": rejoined.carried,
            });
            out::told(lang, json, "cli-hub-rejoined", &values, more)?;
        }
        Hub::Succeed(At { hub, json }) => {
            let address = address(context, &session, &hub)?;
            session.succeed(&address, &secret::given(&lang.say("cli-recovery-ask"))?)?;
            out::told(lang, json, "cli-hub-succeeded", &[], Value::Null)?;
        }
        Hub::Recovery { json } => {
            let recovery = session.draw_recovery()?;
            if json {
                out::line(out::json(&json!({"event": "recovery", "recovery": recovery.replace(' ', "")})))?;
            }
            told_recovery(lang, json, &recovery)?;
        }
        Hub::Forget { json } => {
            session.forget_hub()?;
            out::told(lang, json, "cli-hub-forgotten", &[], Value::Null)?;
        }
    }
    Ok(Exit::Done)
}

pub(super) fn station(context: &Context, command: Station) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    match command {
        Station::Show { json } => show(context, &session, json)?,
        Station::List { hub, json } => list(context, &session, &hub, json)?,
        Station::Accept { station, colleges, hub, json } => {
            let scope = if colleges.is_empty() { Scope::All } else { Scope::Colleges(colleges.into_iter().collect()) };
            let card = session.admit(&address(context, &session, &hub)?, &station, true, scope)?;
            admitted(context, &card, StationState::Accepted, json)?;
        }
        Station::Refuse { station, hub, json } => {
            let card = session.admit(&address(context, &session, &hub)?, &station, false, Scope::All)?;
            admitted(context, &card, StationState::Refused, json)?;
        }
        Station::Lost { station, yes, hub, json } => {
            let address = address(context, &session, &hub)?;
            let loss = session.lose(&address, &station, yes)?;
            let key = short(&loss.card.key.to_string());
            return lost::tell(context.lang, &loss, &key, &address, json);
        }
        Station::Name { name, json } => {
            session.rename(&name)?;
            show(context, &session, json)?;
        }
        Station::Renew(At { hub, json }) => {
            let (count, key) = session.renew(&address(context, &session, &hub)?)?;
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let said = [("count", count.into()), ("key", short(&key.to_string()).into())];
            out::told(context.lang, json, "cli-station-renewed", &said, json!({"key": key.to_string()}))?;
        }
    }
    Ok(Exit::Done)
}

/// Returns the address of the hub: the one named, otherwise the one in the settings, otherwise the one used last.
pub(super) fn address(context: &Context, session: &Session, hub: &Where) -> Result<HubAddress, Stop> {
    Ok(session.hub_address(hub.address.as_deref().or(context.settings.hub.as_deref()))?)
}

/// Says a recovery key, once.
fn told_recovery(lang: Lang, json: bool, recovery: &str) -> Result<(), Stop> {
    if json { Ok(()) } else { out::line(lang.say_with("cli-recovery", &[("key", recovery.into())])) }
}

/// What a new role is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Auditor,
    Office,
}

fn new_role(context: &Context, session: &mut Session, of: For, args: &Role) -> Result<(), Stop> {
    let chosen = if args.password_stdin { Some(secret::line()?) } else { None };
    let address = address(context, session, &args.hub)?;
    let made = session.new_role(&address, (&args.role, of == For::Office), chosen, args.keep_password)?;
    told_role(context.lang, args.json, of, &args.role, made)
}

/// Says how a new role reaches its hub, and its password, once. Fails if it does not reach it.
fn told_role(lang: Lang, json: bool, of: For, role: &str, made: NewRole) -> Result<(), Stop> {
    // Quoted, because a shell would interpret `?` and `&`.
    let quoted = format!("'{}'", printable(&made.address));
    let values = [("role", role.into()), ("address", quoted.into())];
    let access = match made.access {
        Access::Works => "works",
        Access::Untried => "untried",
        Access::Fails(_) => "fails",
    };
    let more = json!({
        "address": made.address, "password": made.password, "certificate": made.certificate, "access": access,
    });
    let key = match (&made.access, of, json) {
        (_, For::Auditor, true) | (Access::Works, For::Auditor, _) => "cli-auditor",
        (_, For::Office, true) | (Access::Works, For::Office, _) => "cli-office-role",
        (Access::Untried, ..) => "cli-role-untried",
        (Access::Fails(_), ..) => "cli-role-unreached",
    };
    out::told(lang, json, key, &values, more)?;
    if !json {
        if let Some(file) = made.certificate {
            out::line(lang.say_with("cli-auditor-certificate", &[("file", printable(&file).into())]))?;
        }
        if let Some(password) = made.password {
            out::line(lang.say_with("cli-auditor-password", &[("password", password.into())]))?;
        }
    }
    match made.access {
        Access::Fails(failure) => Err(failure.into()),
        Access::Works | Access::Untried => Ok(()),
    }
}

/// Says what a repair made, and what is left to do.
fn told_repair(lang: Lang, json: bool, repaired: &Repaired) -> Result<(), Stop> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (policies, of) = repaired.policies;
    let nothing = repaired.roles.is_empty() && repaired.rights == 0 && policies == 0 && !repaired.office;
    if json || !nothing {
        let values = [
            ("roles", repaired.roles.join(", ").into()),
            ("made", count(repaired.roles.len()).into()),
            ("rights", count(repaired.rights).into()),
            ("policies", count(policies).into()),
            ("of", count(of).into()),
        ];
        let more = json!({"roles": repaired.roles, "office": repaired.office, "without": repaired.without});
        out::told(lang, json, "cli-hub-repaired", &values, more)?;
    } else if repaired.without.is_empty() {
        out::line(lang.say("cli-hub-whole"))?;
    }
    if json {
        return Ok(());
    }
    if repaired.office {
        out::line(lang.say("cli-hub-repaired-office"))?;
    }
    match repaired.without.as_slice() {
        [] => Ok(()),
        without => {
            let roles: Vec<_> = without.iter().map(|role| printable(role)).collect();
            out::line(lang.say_with("cli-hub-repaired-without", &[("roles", roles.join(", ").into())]))
        }
    }
}

fn short(key: &str) -> String {
    key.get(..DIGITS).unwrap_or(key).to_owned()
}

fn show(context: &Context, session: &Session, as_json: bool) -> Result<(), Stop> {
    let lang = context.lang;
    let station = session.station();
    if as_json {
        let pin = session.pin()?;
        let hub = session.last_hub()?.map(|hub| hub.to_string());
        return out::line(out::json(&json!({
            "event": "station",
            "name": station.name.as_str(),
            "key": station.key.public().to_string(),
            "hub": hub.filter(|_| pin.is_some()),
            "office": session.is_office()?,
            "office_key": session.office_key()?.map(|office| office.to_string()),
            "stated_at": session.office_stated()?.map(|at| at.to_string()),
            "synced_at": pin.and_then(|pin| pin.synced).map(|at| at.to_string()),
        })));
    }
    let name = printable(&station.name);
    out::line(lang.say_with("cli-station", &[("name", name.into()), ("key", station.key.public().to_string().into())]))?;
    if let Some(office) = session.office_key()? {
        out::line(lang.say_with("cli-station-office-key", &[("key", office.groups().into())]))?;
        let stated = session.office_stated()?;
        let stated = stated.map_or_else(|| lang.say("sync-never"), |at| lang.moment(at));
        out::line(lang.say_with("cli-station-stated", &[("at", stated.into())]))?;
    }
    let Some(pin) = session.pin()? else { return out::line(lang.say("cli-station-alone")) };
    let known = session.last_hub()?.map(|hub| hub.to_string()).unwrap_or_default();
    let role = lang.say(if session.is_office()? { "cli-station-office" } else { "cli-station-field" });
    let synced = pin.synced.map_or_else(|| lang.say("sync-never"), |at| lang.moment(at));
    let values = [("role", role.into()), ("address", printable(&known).into()), ("synced", synced.into())];
    out::line(lang.say_with("cli-station-hub", &values))
}

fn list(context: &Context, session: &Session, hub: &Where, json: bool) -> Result<(), Stop> {
    let stations = session.stations(&address(context, session, hub)?)?;
    if json {
        return stations.iter().try_for_each(|(card, known)| out::line(out::json(&object(card, *known, "station"))));
    }
    stations.iter().try_for_each(|(card, known)| line(context, card, *known))
}

/// A station as an object.
fn object(card: &Card, known: StationState, event: &str) -> Value {
    let colleges = match &card.scope {
        Scope::All => None,
        Scope::Colleges(colleges) => Some(colleges.iter().map(ToString::to_string).collect::<Vec<_>>()),
    };
    json!({
        "event": event, "name": card.name.as_str(), "key": card.key.to_string(), "accepted": known == StationState::Accepted,
        "refused": known == StationState::Refused, "colleges": colleges,
    })
}

/// Tells that a station was accepted or refused.
fn admitted(context: &Context, card: &Card, known: StationState, as_json: bool) -> Result<(), Stop> {
    if !as_json {
        return line(context, card, known);
    }
    let event = if known == StationState::Accepted { "station_accepted" } else { "station_refused" };
    out::line(out::json(&object(card, known, event)))
}

fn line(context: &Context, card: &Card, known: StationState) -> Result<(), Stop> {
    let lang = context.lang;
    let (sign, state) = match known {
        StationState::Accepted => ('√', "cli-card-accepted"),
        StationState::Refused => ('×', "cli-card-refused"),
        StationState::Waiting => ('·', "cli-card-waiting"),
    };
    let scope = match &card.scope {
        Scope::All => lang.say("cli-card-all"),
        Scope::Colleges(colleges) => colleges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
    };
    let scope = if card.accepted { format!(" · {scope}") } else { String::new() };
    out::line(format!("{sign} {}  {}  {}{scope}", printable(&card.name), short(&card.key.to_string()), lang.say(state)))
}
