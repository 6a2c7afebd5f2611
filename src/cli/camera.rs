//! `recol camera`: lists the cameras of this machine, and measures one of them.

use super::{
    args_field::Camera,
    camera_words::{Row, listed, measured, measured_json, row_json},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::text::printable,
    io::{
        camera::{self, CameraError, Cameras, Choice, LensOptions, Webcams},
        store::Store,
    },
    job::LensFace,
    locale, shell,
};
use std::{
    io::{self, Write},
    sync::Arc,
    time::Duration,
};

pub(super) fn run(context: &Context, command: Camera) -> Result<Exit, Stop> {
    match command {
        Camera::List { json } => list(context, json),
        Camera::Probe { camera, seconds, json } => {
            let choice = camera.map_or_else(|| usual(context), |words| Choice::from(words.as_str()));
            probe(context, choice, Duration::from_secs(seconds), json)
        }
    }
}

/// Returns the choice that the terminal program would make. If the store cannot be read, no camera is preferred:
/// cameras can be looked at without a store.
fn usual(context: &Context) -> Choice {
    let kept = Store::open_read_only(&context.settings.data_dir).and_then(|store| store.preferred_camera());
    kept.ok().flatten().map_or(Choice::Auto, Choice::Preferred)
}

fn list(context: &Context, json: bool) -> Result<Exit, Stop> {
    let opening = LensOptions::default().opening;
    let mut progress = out::ProgressLine::start();
    let entries = Webcams.list();
    let order = usual(context).among(entries.clone());
    let mut rows: Vec<Row> = entries
        .into_iter()
        .map(|entry| {
            let asked = entry.clone();
            let offers = camera::waiting(
                opening,
                move || Webcams.offers(&asked),
                || {
                    progress.say(&context.lang.say("cli-camera-waiting"));
                },
            );
            let offers = offers.unwrap_or_else(|| Err(CameraError::Stalled { name: entry.name.clone() }));
            Row { entry, offers, chosen: false }
        })
        .collect();
    progress.end();
    let opens = |index: u32| rows.iter().any(|row| row.entry.index == index && row.offers.is_ok());
    let chosen = order.into_iter().map(|entry| entry.index).find(|index| opens(*index));
    for row in &mut rows {
        row.chosen = Some(row.entry.index) == chosen;
    }
    if rows.is_empty() && !json {
        out::line(context.lang.say_trouble(&CameraError::NoCamera.trouble()))?;
    }
    for row in &rows {
        out::line(if json { out::json(&row_json(row)) } else { listed(context.lang, row) })?;
    }
    Ok(Exit::Done)
}

fn probe(context: &Context, choice: Choice, time: Duration, json: bool) -> Result<Exit, Stop> {
    let lang = context.lang;
    let mut progress = out::ProgressLine::start();
    let told = |face: Option<&LensFace>, so_far: &camera::Measured| {
        progress.say(&face.map_or_else(
            || lang.say("cli-camera-waiting"),
            |face| {
                let said = [
                    ("name", printable(&face.name).into()),
                    ("frames", so_far.looked_at.to_string().into()),
                    ("read", so_far.read.to_string().into()),
                ];
                lang.say_with("cli-camera-looking", &said)
            },
        ));
    };
    let probed = camera::probe(Arc::new(Webcams), choice, time, LensOptions::default(), told);
    progress.end();
    let probed = match probed {
        Ok(probed) => probed,
        Err(error) => return Ok(refused(context, &error)),
    };
    out::line(if json { out::json(&measured_json(&probed)) } else { measured(lang, &probed) })?;
    Ok(probed.ended.as_ref().map_or(Exit::Done, |error| refused(context, error)))
}

/// Reports why the camera refused, in the words of the lens.
fn refused(context: &Context, error: &CameraError) -> Exit {
    let failure = shell::camera_failure(error);
    let words = locale::say_failure(context.lang, &failure);
    let hint = context.lang.say_trouble(&error.trouble());
    // If nobody reads the output, the exit code still reports the failure.
    let _ = writeln!(io::stderr(), "× {} — {}\n  → {hint}", words.heading, words.sentence);
    Exit::Outside
}
