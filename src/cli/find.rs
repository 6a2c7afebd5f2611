//! `recol find`: anything of the inventory by a few letters, with where it belongs and who read it last.

use super::{
    args_field::Find,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        find::{Finder, Found, may_show},
        finding::Code,
        inventory::{Device, DeviceIx, Revised},
        standing::Standing,
    },
    job::{DeviceHistory, OtherCampaign},
    locale::{self, Lang},
    shell::Session,
};
use serde_json::{Value, json};

pub(super) fn run(context: &Context, args: &Find) -> Result<Exit, Stop> {
    let session = context.session()?;
    let standing = session.standing(context.today())?;
    let inventory = standing.inventory();
    let most = usize::from(args.most);
    // One more than is listed tells that there are more.
    let mut found =
        Finder::new(inventory).find(inventory, &args.words.join(" "), most.saturating_add(1), |ix| may_show(&standing, ix));
    let more = found.len() > most;
    found.truncate(most);
    let lang = context.lang;
    // What is told of one thing alone would say of a cut list that there is no other.
    let alone = found.len() == 1 && !more;
    for one in &found {
        if args.json {
            out::line(out::json(&object(context, &session, &standing, one, alone)?))?;
            continue;
        }
        out::line(words(lang, &standing, one))?;
        if let (Found::Device(ix), true) = (one, alone) {
            history(lang, &standing, &known(context, &session, &standing, *ix)?)?;
        }
    }
    match (found.is_empty(), more, args.json) {
        (true, _, false) => out::line(lang.say("find-none"))?,
        (false, true, false) => out::line(lang.say_with("cli-find-more", &[("most", most.into())]))?,
        (_, true, true) => out::line(out::json(&json!({"event": "more", "listed": found.len()})))?,
        _ => {}
    }
    Ok(if found.is_empty() { Exit::NotInOrder } else { Exit::Done })
}

/// What is concluded about a device: where it was read, or where it is expected.
fn concluded(standing: &Standing, ix: DeviceIx) -> Option<Code> {
    standing.away(ix).map(|(_, code)| code).or_else(|| standing.at_home(ix))
}

fn known(context: &Context, session: &Session, standing: &Standing, ix: DeviceIx) -> Result<DeviceHistory, Stop> {
    match standing.inventory().device(ix) {
        Some(device) => Ok(session.history(&device.tag, context.today())?),
        None => Ok(DeviceHistory::default()),
    }
}

/// What was found, in a line.
fn words(lang: Lang, standing: &Standing, found: &Found) -> String {
    let inventory = standing.inventory();
    match found {
        Found::College(uai) => format!("{uai}  {}", locale::college_name(inventory, *uai)),
        Found::Room(uai, room) => format!("{uai}  {room} · {}", locale::college_name(inventory, *uai)),
        Found::Device(ix) => inventory.device(*ix).map(|device| device_words(lang, standing, *ix, device)).unwrap_or_default(),
    }
}

fn device_words(lang: Lang, standing: &Standing, ix: DeviceIx, device: &Device) -> String {
    let mut parts = vec![locale::device_line(lang, device), locale::belongs(lang, standing.inventory(), device)];
    parts.extend(concluded(standing, ix).map(|code| lang.name(code)));
    if let Some(read) = standing.sightings().latest(standing.ledger(), ix) {
        let place = locale::spot_name(standing.inventory(), &read.spot);
        let said = [("date", lang.moment(read.at).into()), ("place", place.into()), ("author", read.author.to_string().into())];
        parts.push(lang.say_with("history-read", &said));
    }
    parts.retain(|part| !part.is_empty());
    format!("{}  {}", device.tag, parts.join(" · "))
}

/// The lines below a device that was found alone.
fn history(lang: Lang, standing: &Standing, known: &DeviceHistory) -> Result<(), Stop> {
    let inventory = standing.inventory();
    let campaigns = known.campaigns.iter().map(|campaign| locale::other_campaign(lang, inventory, campaign));
    let revisions = locale::revision_lines(lang, inventory, &known.revisions);
    for (key, lines) in [("field-campaigns", campaigns.collect::<Vec<_>>()), ("field-history", revisions)] {
        if !lines.is_empty() {
            out::line(format!("  {}", lang.say(key)))?;
        }
        for line in lines {
            out::line(format!("    {}\n      {}", line.head, line.told))?;
        }
    }
    Ok(())
}

fn object(context: &Context, session: &Session, standing: &Standing, found: &Found, alone: bool) -> Result<Value, Stop> {
    let inventory = standing.inventory();
    let college = |uai| inventory.college(uai).map(|college| (college.name.as_str(), college.commune.as_str()));
    Ok(match found {
        Found::College(uai) => {
            let (name, commune) = college(*uai).unwrap_or_default();
            json!({"event": "college", "college": uai, "name": name, "commune": commune})
        }
        Found::Room(uai, room) => json!({"event": "room", "college": uai, "room": room.as_str()}),
        Found::Device(ix) => {
            let Some(device) = inventory.device(*ix) else { return Ok(Value::Null) };
            let read = standing.sightings().latest(standing.ledger(), *ix).map(|read| {
                let room = read.spot.room.as_ref().map(|room| room.as_str());
                json!({"at": read.at, "college": read.spot.college, "room": room, "author": read.author.as_str()})
            });
            let mut object = json!({
                "event": "device",
                "tag": device.tag.as_str(),
                "serial": device.serial.as_ref().map(|serial| serial.as_str()),
                "model": device.model.as_str(),
                "kind": inventory.kind_of(device).map(|kind| kind.code()),
                "college": device.college,
                "room": device.room.as_ref().map(|room| room.as_str()),
                "finding": concluded(standing, *ix).map(Code::code),
                "read": read,
            });
            if let (true, Value::Object(object)) = (alone, &mut object) {
                let known = known(context, session, standing, *ix)?;
                object.insert("campaigns".to_owned(), known.campaigns.iter().map(campaign).collect());
                let revision = |revised: &Revised| json!({"revision": revised.revision, "at": revised.at, "source": revised.source, "held": revised.device.is_some()});
                object.insert("revisions".to_owned(), known.revisions.iter().map(revision).collect());
            }
            object
        }
    })
}

fn campaign(campaign: &OtherCampaign) -> Value {
    let read = campaign.read.as_ref().map(|(at, spot, author)| {
        json!({"at": at, "college": spot.college, "room": spot.room.as_ref().map(|room| room.as_str()), "author": author.as_str()})
    });
    json!({"name": campaign.name.as_str(), "opened": campaign.opened, "finding": campaign.code.map(|code| code.code()), "read": read})
}
