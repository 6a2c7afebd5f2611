//! `recol labels`: sheets of labels, single ones for printers of labels, and the page to align a printer by.

use super::{
    args_labels::{LabelFormat, Labels as Args, SheetArgs},
    complaint,
    context::Context,
    exit::{Exit, Stop},
    export::{is_stdout, noted},
    out,
};
use crate::{
    audit::{
        finding::Subject,
        ids::Revision,
        inventory::{Device, Inventory, Kind},
        journal::Decision,
        report,
        tag::{OwnTag, is_printable_tag, normal::normal},
        text::fold,
    },
    io::{
        bounded::{self, Meant},
        paper::label::{Dots, Label, Placing},
        text::decoded,
    },
    job::{Doing, Failure, FailureKind, Hint, Labelled},
    locale,
    shell::{self, Guard, LabelForm, Session},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    io::{self, IsTerminal, Read},
};

/// The largest file of tags in bytes: more than a million of them.
const LARGEST: u64 = 64 << 20;

/// Dots an inch if none are named.
const DPI: u16 = 300;

pub(super) fn run(context: &Context, args: &Args) -> Result<Exit, Stop> {
    let sheets = args.format == LabelFormat::Pdf;
    if (sheets && (args.size.is_some() || args.dpi.is_some())) || (!sheets && (args.sheet.places() || args.calibration)) {
        return Err(idle(context, "cli-labels-idle").into());
    }
    if args.filter.as_deref().is_some_and(|typed| typed.trim().is_empty()) {
        // What was forgotten does not mean everything.
        return Err(needs("--filter", Hint::LabelFits).into());
    }
    let placing = placing(&args.sheet)?;
    // The bytes of a document or a picture are no text for a terminal.
    if is_stdout(&args.output) && args.format != LabelFormat::Zpl && io::stdout().is_terminal() {
        return Err(unreadable(context).into());
    }
    if args.calibration {
        return align(context, args, &placing);
    }
    let mut session = context.session()?;
    let wanted = wanted(context, &session, args)?;
    let dots = Dots { size: args.size.unwrap_or(placing.stock.label), dpi: args.dpi.unwrap_or(DPI) };
    let form = match args.format {
        LabelFormat::Pdf => LabelForm::Sheets(placing),
        LabelFormat::Zpl => LabelForm::Zpl(dots),
        LabelFormat::Png => LabelForm::Picture(dots),
    };
    let (bytes, mut told) = labelled(context, &wanted.labels, form)?;
    told.unknown = wanted.unknown;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    let counts = json!({
        "event": "labels_written", "path": args.output.display().to_string(), "labels": told.labels, "sheets": told.sheets,
        "escaped": told.escaped, "cut": told.cut, "unknown": told.unknown, "without_tag": wanted.tagless,
    });
    let mut lines = written(context, args, &guard, &bytes, form, told)?;
    if !is_stdout(&args.output) {
        noted(context, &mut session, "labels", args.college, &args.output);
    }
    if wanted.tagless > 0 {
        lines.push(context.lang.say_with("cli-labels-without-tag", &[("count", wanted.tagless.into())]));
    }
    say(args, lines, &counts)?;
    Ok(if wanted.tagless + wanted.unknown > 0 { Exit::NotInOrder } else { Exit::Done })
}

/// Where labels go on a sheet.
pub(super) fn placing(args: &SheetArgs) -> Result<Placing, Failure> {
    let stock = shell::label_stock(&args.stock)?;
    Ok(Placing { stock, offset: args.offset, start: args.start, marks: args.cut_marks })
}

/// The bytes of a file of labels.
pub(super) fn labelled(context: &Context, labels: &[Label], form: LabelForm) -> Result<(Vec<u8>, Labelled), Failure> {
    let symbology = labels.first().map(|label| label.symbology).unwrap_or_default();
    shell::label_bytes(labels, form, &locale::label_words(context.lang, symbology), context.today())
}

fn align(context: &Context, args: &Args, placing: &Placing) -> Result<Exit, Stop> {
    let lang = context.lang;
    let lines = locale::say_calibration(lang, &args.sheet.stock);
    let bytes = shell::calibration_bytes(placing, &lines, lang.code(), context.today())?;
    let guard = context.guard(args.over);
    let path = crate::audit::text::printable(&args.output.display().to_string());
    written(context, args, &guard, &bytes, LabelForm::Sheets(*placing), Labelled::default())?;
    let told = json!({"event": "labels_calibration", "path": args.output.display().to_string()});
    say(args, vec![lang.say_with("cli-labels-calibration", &[("path", path.into())])], &told)?;
    Ok(Exit::Done)
}

/// Writes the bytes; returns what there is to say.
fn written(
    context: &Context,
    args: &Args,
    guard: &Guard,
    bytes: &[u8],
    form: LabelForm,
    mut told: Labelled,
) -> Result<Vec<String>, Stop> {
    if is_stdout(&args.output) {
        guard.stream().map_err(|error| shell::export_failure(&error))?;
        out::whole(bytes)?;
    } else {
        shell::write_labels(&args.output, guard, bytes, form)?;
    }
    told.path.clone_from(&args.output);
    Ok(locale::say_labelled(context.lang, &told))
}

/// Says it on standard output, in words or as the object; on standard error if the file goes there.
fn say(args: &Args, lines: Vec<String>, object: &Value) -> Result<(), Stop> {
    if args.json && !is_stdout(&args.output) {
        return out::line(out::json(object));
    }
    for line in lines {
        if is_stdout(&args.output) { complaint::note(&line) } else { out::line(line)? }
    }
    Ok(())
}

/// The labels that are asked for.
struct Wanted {
    labels: Vec<Label>,
    /// How many of the tags are in no inventory.
    unknown: usize,
    /// How many decisions ask for a label of something that has no tag.
    tagless: usize,
}

fn wanted(context: &Context, session: &Session, args: &Args) -> Result<Wanted, Stop> {
    let (line, symbology) = (&args.sheet.line, args.sheet.symbology.into());
    if args.decided {
        let standing = context.standing(session, None)?;
        let mut tags = Vec::new();
        let mut tagless = 0;
        for finding in report::findings(&standing, args.college.as_slice(), None, true) {
            let decision = standing.evidence(&finding).decision.map(|decided| decided.decided.decision);
            if !matches!(decision, Some(Decision::ReprintTag | Decision::RegisterAsNew)) {
                continue;
            }
            match &finding.subject {
                Subject::Device(tag) => tags.push(tag.as_str().to_owned()),
                Subject::Payload(text) if is_printable_tag(text) => tags.push(text.to_string()),
                Subject::Payload(_) | Subject::Entry(_) => tagless += 1,
            }
        }
        // A device with two findings has one label.
        let mut met = BTreeSet::new();
        tags.retain(|tag| met.insert(tag.clone()));
        if tags.is_empty() {
            if tagless > 0 {
                complaint::note(&context.lang.say_with("cli-labels-without-tag", &[("count", tagless.into())]));
            }
            return Err(needs("", Hint::LabelDecided).into());
        }
        // Something to register is in no inventory yet: that is no mistake.
        let (labels, _) = shell::labels_of(standing.inventory(), &tags, line, symbology);
        return Ok(Wanted { labels, unknown: 0, tagless });
    }
    let newest = session.newest_revision()?;
    let inventory = session.inventory(newest)?;
    context.say_held_back(&inventory);
    if args.all || args.college.is_some() {
        if newest == Revision(0) {
            return Err(needs("", Hint::ImportFirst).into());
        }
        if let Some(uai) = args.college.filter(|uai| inventory.college(*uai).is_none() && inventory.in_college(*uai).is_empty()) {
            return Err(needs(&uai.to_string(), Hint::UnknownCollege).into());
        }
        let tags = recorded(&inventory, args);
        if tags.is_empty() {
            return Err(needs(args.filter.as_deref().unwrap_or_default(), Hint::LabelFits).into());
        }
        let (labels, _) = shell::labels_of(&inventory, &tags, line, symbology);
        return Ok(Wanted { labels, unknown: 0, tagless: 0 });
    }
    let tags = named(context, args)?;
    if let Some(wrong) = tags.iter().find(|tag| OwnTag::of(&normal(tag)) == Some(OwnTag::Misread)) {
        return Err(needs(wrong, Hint::LabelMisread).into());
    }
    let (labels, unknown) = shell::labels_of(&inventory, &tags, line, symbology);
    // Without an inventory none is missing from it.
    Ok(Wanted { labels, unknown: if newest == Revision(0) { 0 } else { unknown }, tagless: 0 })
}

/// The tags of devices of the inventory: those of one college by room, or all by tag.
fn recorded(inventory: &Inventory, args: &Args) -> Vec<String> {
    let wanted = args.filter.as_deref().map(fold);
    let fits = |device: &&Device| wanted.as_deref().is_none_or(|wanted| fold(&shown_text(inventory, device)).contains(wanted));
    let tag = |device: &Device| device.tag.as_str().to_owned();
    match args.college {
        Some(college) => {
            let devices = inventory.in_college(college).iter().filter_map(|ix| inventory.device(*ix));
            devices.filter(fits).map(tag).collect()
        }
        None => inventory.devices().iter().filter(fits).map(tag).collect(),
    }
}

/// What a filter looks at. A kind that this station does not receive is none.
fn shown_text(inventory: &Inventory, device: &Device) -> String {
    let serial = device.serial.as_ref().map(crate::audit::ids::Serial::as_str).unwrap_or_default();
    let room = device.room.as_ref().map(crate::audit::ids::RoomName::as_str).unwrap_or_default();
    let owner = device.owner.as_ref().map(|owner| owner.as_str()).unwrap_or_default();
    let kind = inventory.kind_of(device).map(Kind::code).unwrap_or_default();
    [device.tag.as_str(), serial, device.model.as_str(), kind, owner, room].join(" ")
}

/// The tags of the command line and of the list.
fn named(context: &Context, args: &Args) -> Result<Vec<String>, Stop> {
    let mut tags = args.tags.clone();
    if let Some(path) = &args.list {
        let text = if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().take(LARGEST).read_to_end(&mut bytes);
            let failed = |cause: String| Failure {
                kind: FailureKind::Outside,
                doing: Doing::ReadInput,
                subject: String::new(),
                cause,
                hint: Hint::SaveAsText,
            };
            read.map_err(|error| failed(error.to_string()))?;
            decoded(&bytes).map_err(|error| failed(error.to_string()))?
        } else {
            shell::apart(Doing::Label, &context.settings.data_dir, path)?;
            let bytes = bounded::read(path, Meant::FileOrPipe, LARGEST);
            let text = bytes.and_then(|bytes| Ok(decoded(&bytes)?));
            text.map_err(|refused| shell::unread_failure(Doing::Label, path, &refused))?
        };
        tags.extend(text.lines().map(str::to_owned));
    }
    Ok(tags.iter().map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect())
}

/// Options that would have no effect are refused, with the reason.
pub(super) fn idle(context: &Context, key: &str) -> Failure {
    Failure { cause: context.lang.say(key), ..needs("", Hint::SeeHelp) }
}

fn unreadable(context: &Context) -> Failure {
    let (kind, doing, hint) = (FailureKind::User, Doing::WriteOutput, Hint::OutputRefused);
    Failure { kind, doing, subject: String::new(), cause: context.lang.say("cli-labels-terminal"), hint }
}

fn needs(subject: &str, hint: Hint) -> Failure {
    Failure { kind: FailureKind::User, doing: Doing::Label, subject: subject.to_owned(), cause: String::new(), hint }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{inventory::Rows, uai::Uai};

    #[test]
    fn a_filter_does_not_find_a_kind_that_is_not_received() {
        let at = |tag: &str, college| Device { tag: tag.into(), college: Uai::from_number(college), ..Device::default() };
        let inventory = || Inventory::new(Revision(1), Rows { devices: vec![at("A-1", 1), at("B-1", 2)], ..Rows::default() });
        let found = |inventory: &Inventory| {
            let kind = fold(Kind::default().code());
            let told = inventory.devices().iter().filter(|device| fold(&shown_text(inventory, device)).contains(&kind));
            told.map(|device| device.tag.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found(&inventory()), ["A-1", "B-1"]);
        assert_eq!(found(&inventory().in_full_for(Uai::from_number(1).into_iter().collect())), ["A-1"]);
    }
}
