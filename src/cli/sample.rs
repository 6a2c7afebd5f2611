//! `recol sample`: the drawn devices of a college, both directions, and what may be concluded.

use super::{
    args_field::Sample,
    campaign_words::{is_college, refused_in},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        assurance::{self, Assurance, Direction},
        inventory::{Device, DeviceIx},
        standing::Standing,
        uai::Uai,
    },
    job::{Doing, Hint},
    locale::{self, Lang},
};
use serde_json::{Value, json};

pub(super) fn run(context: &Context, args: &Sample) -> Result<Exit, Stop> {
    let standing = context.standing(&context.session()?, None)?;
    let college = args.college;
    is_college(Doing::ReadStore, &standing, college)?;
    let Some((found, drawn)) = assurance::of(&standing, college).zip(assurance::drawn(&standing, college)) else {
        return Err(refused_in(Doing::ReadStore, college.to_string(), Hint::NoSample));
    };
    if args.json {
        out::line(out::json(&object(&standing, college, &found, &drawn)))?;
    } else {
        in_words(context.lang, &standing, college, &found, drawn)?;
    }
    Ok(Exit::Done)
}

fn object(standing: &Standing, college: Uai, found: &Assurance, drawn: &[DeviceIx]) -> Value {
    let direction = |d: &Direction| json!({"size": d.size, "examined": d.examined, "errors": d.errors});
    let device = |ix: &DeviceIx| {
        let device = standing.inventory().device(*ix)?;
        let finding = standing.at_home(*ix).map(|code| code.code());
        Some(json!({"tag": device.tag.as_str(), "room": device.room.as_ref().map(|r| r.as_str()), "finding": finding}))
    };
    json!({
        "event": "sample",
        "college": college,
        "confidence": found.sampling.confidence,
        "tolerable": found.sampling.tolerable,
        "seed": found.sampling.seed,
        "misplaced_tolerated": found.sampling.misplaced_tolerated,
        "population": found.population,
        "record_to_floor": direction(&found.to_floor),
        "floor_to_record": direction(&found.to_record),
        "errors_at_most": found.at_most,
        "conclusion": found.conclusion.code(),
        "full_count_proposed": found.proposes_full_count(),
        "drawn": drawn.iter().filter_map(device).collect::<Vec<_>>(),
    })
}

/// Prints the list by room, in the order in which it is walked, and within a room by tag.
fn in_words(lang: Lang, standing: &Standing, college: Uai, found: &Assurance, mut drawn: Vec<DeviceIx>) -> Result<(), Stop> {
    let device = |ix: DeviceIx| standing.inventory().device(ix);
    drawn.sort_by_key(|ix| device(*ix).map(|device| (&device.room, &device.tag)));
    out::line(format!("{college}  {}", locale::college_name(standing.inventory(), college)))?;
    for line in locale::sample_lines(lang, found) {
        out::line(line)?;
    }
    if found.proposes_full_count() {
        out::line(lang.say_with("cli-sample-full", &[("college", college.to_string().into())]))?;
    }
    let known = drawn.into_iter().filter_map(|ix| device(ix).map(|device| (ix, device)));
    for (ix, device) in known {
        out::line(line(lang, standing, ix, device))?;
    }
    Ok(())
}

fn line(lang: Lang, standing: &Standing, ix: DeviceIx, device: &Device) -> String {
    let finding = standing.at_home(ix).map(|code| lang.name(code)).unwrap_or_default();
    let room = device.room.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("  {:<14} {room:<18} {finding:<12} {}", device.tag.to_string(), locale::device_line(lang, device))
}
