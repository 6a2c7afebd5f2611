//! `recol note`: notes the condition of a device, what is missing of it, and a remark.

use super::{
    args_desk::Note,
    campaign_words::{begin, is_college, kept, refused_in},
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        journal::{About, Condition, Fact, Noted},
        road,
        text::printable,
    },
    job::{Doing, Given, Hint, kilobytes},
    shell,
};
use serde_json::json;
use smol_str::SmolStr;

pub(super) fn run(context: &Context, args: &Note) -> Result<Exit, Stop> {
    if !args.lacks.is_empty() && args.condition.is_some_and(|condition| condition != Condition::Incomplete) {
        return Err(refused_in(Doing::Record, "--condition".to_owned(), Hint::Incomplete));
    }
    let session = context.session()?;
    let folder = session.folder().to_owned();
    let mut visit = begin(context, session)?;
    let standing = visit.standing();
    if let Some(college) = args.college {
        is_college(Doing::Record, standing, college)?;
    }
    let Some((about, place)) = road::named(standing, &args.tag) else {
        return Err(refused_in(Doing::Record, kept(&args.tag), Hint::UnknownTag));
    };
    let Some(college) = args.college.or(place) else {
        return Err(refused_in(Doing::Record, kept(&args.tag), Hint::NameCollege));
    };
    let text = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(SmolStr::new);
    // If a part is missing, the device is incomplete.
    let condition = if args.lacks.is_empty() { args.condition } else { Some(Condition::Incomplete) };
    // Kept before the entry that names it.
    let given = text(&args.photo).map(|photo| shell::photograph_given(&folder, &photo)).transpose()?;
    let (photo, still) = match given {
        Some(Given::Kept(still)) => (still.name.clone(), Some(still)),
        Some(Given::Reference(words)) => (Some(words), None),
        None => (None, None),
    };
    let noted = Noted {
        college,
        about: about.clone(),
        condition,
        lacks: args.lacks.clone(),
        note: text(&args.text),
        photo: photo.clone(),
        still: still.as_ref().map(|still| still.still),
    };
    if noted.condition.is_none() && noted.note.is_none() && noted.photo.is_none() && noted.still.is_none() {
        return Err(refused_in(Doing::Record, kept(&args.tag), Hint::EmptyNote));
    }
    visit.record(vec![Fact::Noted(noted)])?;
    let shown = match &about {
        About::Device(tag) => tag.to_string(),
        About::Entry(_) => printable(&kept(&args.tag)),
    };
    if let Some(still) = still.as_ref().filter(|_| !args.json) {
        let said = [("tag", shown.into()), ("photograph", still.still.short().into()), ("size", kilobytes(still.bytes).into())];
        out::line(context.lang.say_with("cli-noted-photograph", &said))?;
        return Ok(Exit::Done);
    }
    let still = still.map(|still| still.still.to_string());
    let more = json!({"college": college, "photo": photo.as_deref(), "photograph": &still});
    out::told(context.lang, args.json, "cli-noted", &[("tag", shown.into())], more)?;
    if let Some(photo) = photo.filter(|_| still.is_none() && !args.json) {
        out::line(context.lang.say_with("cli-noted-reference", &[("photo", printable(&photo).into())]))?;
    }
    Ok(Exit::Done)
}
