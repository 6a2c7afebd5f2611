//! `recol doctor`: what Récol finds on this machine, one line each, and what to do where something is missing.

use super::{
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::text::printable,
    io::{
        camera::{Cameras, Webcams},
        store::Store,
    },
    job::{Doing, Failure},
    locale,
    shell::{self, Session},
};
use std::io::IsTerminal;

/// A line of the report: whether it is well, what was looked at, what was found.
struct Finding {
    well: bool,
    text: String,
}

pub(super) fn run(context: &Context) -> Result<Exit, Stop> {
    let lang = context.lang;
    let mut lines = vec![Finding { well: true, text: format!("recol {}", env!("CARGO_PKG_VERSION")) }];
    let folder = printable(&context.settings.data_dir.display().to_string());
    match context.session() {
        Ok(session) => store(context, &session, &folder, &mut lines)?,
        Err(failure) => lines.push(ill(context, &failure)),
    }
    let cameras = Webcams.list();
    if cameras.is_empty() {
        lines.push(Finding { well: false, text: lang.say("doctor-no-camera") });
    }
    for found in cameras {
        lines.push(Finding { well: true, text: lang.say_with("doctor-camera", &[("name", printable(&found.name).into())]) });
    }
    let (width, height) = crossterm::terminal::size().unwrap_or((0, 0));
    let terminal = std::io::stdout().is_terminal();
    let said = [("width", u32::from(width).into()), ("height", u32::from(height).into())];
    let key = if terminal { "doctor-terminal" } else { "doctor-no-terminal" };
    lines.push(Finding { well: !terminal || (width >= 40 && height >= 10), text: lang.say_with(key, &said) });
    let said = [("lang", lang.code().into()), ("author", printable(&context.settings.author).into())];
    lines.push(Finding { well: true, text: lang.say_with("doctor-settings", &said) });
    for line in lines {
        out::line(format!("{} {}", if line.well { '✔' } else { '▲' }, line.text))?;
    }
    Ok(Exit::Done)
}

fn store(context: &Context, session: &Session, folder: &str, lines: &mut Vec<Finding>) -> Result<(), Stop> {
    let lang = context.lang;
    let station = printable(&session.station().name);
    lines.push(Finding {
        well: true,
        text: lang.say_with("doctor-store", &[("path", folder.into()), ("station", station.into())]),
    });
    let revision = session.newest_revision()?;
    let devices = session.inventory(revision)?.devices().len();
    let said = [("revision", revision.to_string().into()), ("devices", devices.into())];
    lines.push(Finding {
        well: devices > 0,
        text: lang.say_with(if devices > 0 { "doctor-inventory" } else { "doctor-no-inventory" }, &said),
    });
    let campaign = session.standing(context.today())?.ledger().campaign();
    lines.push(match campaign {
        Some(campaign) => {
            Finding { well: true, text: lang.say_with("doctor-campaign", &[("name", printable(&campaign.name).into())]) }
        }
        None => Finding { well: false, text: lang.say("doctor-no-campaign") },
    });
    let verified = Store::verify(session.store()).map_err(|error| shell::store_failure(Doing::Verify, &error))?;
    let said = [("entries", verified.entries.into()), ("problems", verified.problems.len().into())];
    let well = verified.problems.is_empty();
    lines.push(Finding { well, text: lang.say_with(if well { "doctor-journal" } else { "doctor-bad-journal" }, &said) });
    Ok(())
}

fn ill(context: &Context, failure: &Failure) -> Finding {
    let words = locale::say_failure(context.lang, failure);
    Finding { well: false, text: format!("{} · {}", words.sentence, words.hint) }
}
