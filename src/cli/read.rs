//! `recol read`: reads images and prints their texts, nothing else. For measuring, and for seeing what a label
//! contains.

use super::{
    args_field::Read,
    complaint::complain,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::text::printable,
    io::camera,
    shell,
    vision::{self, Budget, Spotted},
};
use serde_json::json;
use std::{path::Path, time::Instant};

pub(super) fn run(context: &Context, args: &Read) -> Result<Exit, Stop> {
    let mut exit = Exit::Done;
    for given in &args.images {
        let paths = if given.is_dir() {
            camera::pictures(given).map_err(|error| shell::camera_failure(&error))?
        } else {
            vec![given.clone()]
        };
        for path in paths {
            match camera::still(&path) {
                Ok(frame) => {
                    // Only the decoding is measured, not opening and unpacking the file.
                    let start = Instant::now();
                    let spotted = vision::read(&frame, Budget::Patient);
                    let ms = start.elapsed().as_secs_f64() * 1000.0;
                    out::line(if args.json { as_json(&path, &spotted, ms) } else { in_words(context, &path, &spotted, ms) })?;
                }
                Err(error) => {
                    exit = Exit::NotInOrder;
                    let failure = shell::camera_failure(&error);
                    if args.json {
                        out::line(out::json(
                            &json!({"event": "picture", "path": path.display().to_string(), "error": failure.cause}),
                        ))?;
                    } else {
                        complain(context.lang, &failure);
                    }
                }
            }
        }
    }
    Ok(exit)
}

fn as_json(path: &Path, spotted: &[Spotted], ms: f64) -> String {
    let codes: Vec<_> = spotted
        .iter()
        .map(|code| json!({"text": code.text, "corners": code.corners.map(|p| [p.x, p.y]), "step": code.step.name()}))
        .collect();
    out::json(
        &json!({"event": "picture", "path": path.display().to_string(), "codes": codes, "ms": (ms * 1000.0).round() / 1000.0}),
    )
}

fn in_words(context: &Context, path: &Path, spotted: &[Spotted], ms: f64) -> String {
    let path = printable(&path.display().to_string());
    if spotted.is_empty() {
        return format!("{path}  {ms:.1} ms  {}", context.lang.say("cli-read-nothing"));
    }
    let codes = spotted.iter().map(|code| {
        let corners: Vec<String> = code.corners.iter().map(|p| format!("{:.0},{:.0}", p.x, p.y)).collect();
        format!("\n  {}  [{}]  ({})", printable(&code.text), corners.join(" "), code.step.name())
    });
    format!("{path}  {ms:.1} ms{}", codes.collect::<String>())
}
