//! `recol doctor`: reports what Récol finds on this machine, one line each, and what to do if something is missing.

use super::{
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{ledger::Ledger, standing::VerdictClass, text::printable},
    io::{
        camera::{Cameras, Webcams},
        hub::FolderHub,
        store::{Store, StoreError},
    },
    job::{Doing, Failure, HubAddress},
    locale, shell,
};
use serde_json::json;
use std::{io::IsTerminal, path::Path, thread, time::Duration};

/// A line of the report: whether it is in order, what was examined, what was found.
struct Finding {
    well: bool,
    text: String,
}

pub(super) fn run(context: &Context, as_json: bool) -> Result<Exit, Stop> {
    let lang = context.lang;
    let mut lines = vec![Finding { well: true, text: format!("recol {}", env!("CARGO_PKG_VERSION")) }];
    let exit = match store(context, &mut lines) {
        Ok(exit) => exit,
        Err(failure) => {
            lines.push(ill(context, &failure));
            Stop::Failure(failure).exit()
        }
    };
    let cameras = Webcams.list();
    if cameras.is_empty() {
        lines.push(Finding { well: false, text: lang.say("doctor-no-camera") });
    }
    for found in cameras {
        let well = !Webcams.refused(&found);
        let key = if well { "doctor-camera" } else { "doctor-camera-refused" };
        lines.push(Finding { well, text: lang.say_with(key, &[("name", printable(&found.name).into())]) });
    }
    let (width, height) = crossterm::terminal::size().unwrap_or((0, 0));
    let terminal = std::io::stdout().is_terminal();
    let said = [("width", u32::from(width).into()), ("height", u32::from(height).into())];
    let key = if terminal { "doctor-terminal" } else { "doctor-no-terminal" };
    lines.push(Finding { well: !terminal || (width >= 40 && height >= 10), text: lang.say_with(key, &said) });
    if terminal {
        let preview = shell::preview(&context.settings);
        let said = [("way", lang.say_way(preview.way).into()), ("why", lang.say_why(preview.why).into())];
        lines.push(Finding { well: true, text: lang.say_with("doctor-preview", &said) });
    }
    let said = [("lang", lang.code().into()), ("author", printable(&context.settings.author).into())];
    lines.push(Finding { well: true, text: lang.say_with("doctor-settings", &said) });
    for line in lines {
        let sign = if line.well { '√' } else { '▲' };
        let object = || out::json(&json!({"event": "examined", "well": line.well, "text": line.text}));
        out::line(if as_json { object() } else { format!("{sign} {}", line.text) })?;
    }
    Ok(exit)
}

/// The pause after the pattern of a class, so that the next one is not taken for a part of it.
const BETWEEN: Duration = Duration::from_millis(1500);

/// Rings the patterns of the bell, one after another, each after the line that says what it means.
pub(super) fn bell(context: &Context) -> Result<Exit, Stop> {
    let classes = [VerdictClass::Right, VerdictClass::Attention, VerdictClass::Wrong, VerdictClass::Unknown, VerdictClass::Again];
    let heard = std::io::stdout().is_terminal();
    for class in classes {
        out::line(format!("{}  {}", locale::sign(class), context.lang.say(words_of(class))))?;
        if heard {
            shell::hear(class);
            thread::sleep(BETWEEN);
        }
    }
    if !heard {
        out::line(context.lang.say("bell-no-terminal"))?;
    }
    Ok(Exit::Done)
}

/// What the pattern of a class sounds like, and means.
const fn words_of(class: VerdictClass) -> &'static str {
    match class {
        VerdictClass::Right => "bell-right",
        VerdictClass::Attention => "bell-attention",
        VerdictClass::Wrong => "bell-wrong",
        VerdictClass::Unknown => "bell-unknown",
        VerdictClass::Again => "bell-again",
    }
}

/// Examines the store without changing it. If there is no store, none is created.
fn store(context: &Context, lines: &mut Vec<Finding>) -> Result<Exit, Failure> {
    let lang = context.lang;
    let folder = printable(&context.settings.data_dir.display().to_string());
    let mut find = |well, text| lines.push(Finding { well, text });
    let store = match Store::open_read_only(&context.settings.data_dir) {
        Ok(store) => store,
        Err(StoreError::Absent { .. }) => {
            find(false, lang.say_with("doctor-no-store", &[("path", folder.into())]));
            find(false, lang.say("doctor-no-inventory"));
            find(false, lang.say("doctor-no-campaign"));
            return Ok(Exit::Done);
        }
        Err(error) => return Err(shell::store_failure(Doing::OpenStore, &error)),
    };
    let said = |error| shell::store_failure(Doing::ReadStore, &error);
    // The store can be read, but nothing can be recorded in it.
    store.may_be_written().map_err(|error| shell::store_failure(Doing::OpenStore, &error))?;
    let station = store.station_name().map_err(said)?.unwrap_or_default();
    find(true, lang.say_with("doctor-store", &[("path", folder.into()), ("station", printable(&station).into())]));
    if let Some(local) = shell::roams(&context.settings.data_dir) {
        find(false, lang.say_with("doctor-roaming", &[("local", printable(&local.display().to_string()).into())]));
    }
    let address = context.settings.hub.clone().map_or_else(|| store.hub_address(), |named| Ok(Some(named))).map_err(said)?;
    if let Some(HubAddress::Folder(hub)) = address.as_deref().map(HubAddress::new) {
        lines.extend(strangers(context, &hub));
    }
    let mut find = |well, text| lines.push(Finding { well, text });
    let revision = store.newest_revision().map_err(said)?;
    let devices = store.inventory(revision).map_err(said)?.devices().len();
    let key = if devices > 0 { "doctor-inventory" } else { "doctor-no-inventory" };
    find(devices > 0, lang.say_with(key, &[("revision", revision.to_string().into()), ("devices", devices.into())]));
    let verified = store.verify().map_err(|error| shell::store_failure(Doing::Verify, &error))?;
    for held in &verified.held_back {
        find(false, lang.say_with("cli-held-back", &[("device", held.to_string().into())]));
    }
    if !verified.problems.is_empty() {
        // An altered journal gives no reliable information about its campaign, so nothing more is reported.
        find(false, lang.say_with("doctor-bad-journal", &[("problems", verified.problems.len().into())]));
        return Ok(Exit::NotInOrder);
    }
    let ledger = match store.current_campaign().map_err(said)? {
        Some(campaign) => store.ruling(campaign, shell::now()).map_err(said)?,
        None => Ledger::default(),
    };
    match ledger.campaign() {
        Some(campaign) => find(true, lang.say_with("doctor-campaign", &[("name", printable(&campaign.name).into())])),
        None => find(false, lang.say("doctor-no-campaign")),
    }
    find(true, lang.say_with("doctor-journal", &[("entries", verified.entries.into())]));
    Ok(Exit::Done)
}

/// What others left in the hub's folder, if it can be reached and anything is there.
fn strangers(context: &Context, hub: &Path) -> Option<Finding> {
    let found = FolderHub::at(hub).strangers().ok().filter(|found| found.count > 0)?;
    let names: Vec<String> = found.first.iter().map(|name| printable(&name.display().to_string())).collect();
    let path = printable(&hub.display().to_string());
    let said = [("path", path.into()), ("count", found.count.into()), ("names", names.join(", ").into())];
    Some(Finding { well: true, text: context.lang.say_with("doctor-hub-strangers", &said) })
}

fn ill(context: &Context, failure: &Failure) -> Finding {
    let words = locale::say_failure(context.lang, failure);
    Finding { well: false, text: format!("{} · {}", words.sentence, words.hint) }
}
