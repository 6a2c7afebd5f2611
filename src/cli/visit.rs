//! `recol visit`: an audit without a screen, one verdict a line. A line that reports a record is printed only after the
//! entry is on disk.

use super::{
    args_field::VisitArgs as Args,
    campaign_words::{kept, refused_in},
    complaint::{complain, warn},
    context::Context,
    exit::{Exit, Stop},
    out, verdict,
};
use crate::{
    audit::{
        journal::{By, Spot},
        ledger::Reason,
        standing::Reading,
        text::bounded as cut,
    },
    io::{
        bounded::{self, Meant, Refused},
        camera,
        text::{self, NoText},
    },
    job::{Doing, Failure, FailureKind, Hint},
    locale,
    shell::{self, HeadlessVisit, Heard},
    vision::{self, Budget, Patience, Steady},
};
use serde_json::json;
use smol_str::SmolStr;
use std::{
    io::{self, BufRead, BufReader},
    num::NonZeroU8,
    path::{Path, PathBuf},
};

/// The longest line that is read as a payload, in bytes. The rest of a longer line is skipped.
const LINE: usize = 1 << 16;

pub(super) fn run(context: &Context, args: &Args) -> Result<Exit, Stop> {
    // An empty name is a forgotten word: reads without a room would be recorded in its place.
    if args.room.as_deref().is_some_and(|room| room.trim().is_empty()) {
        return Err(refused_in(Doing::OpenVisit, "--room".to_owned(), Hint::SeeHelp));
    }
    let session = context.session()?;
    // Checked before the visit is opened, so that a mistyped name leaves no trace in the journal.
    let images = args.images.as_deref().map(pictures).transpose()?;
    for path in images.iter().flatten().chain(&args.payloads) {
        shell::apart(Doing::ReadInput, &context.settings.data_dir, path)?;
    }
    let payloads = args.payloads.as_deref().map(opened).transpose()?;
    if let Some(doubt) = session.clock_trouble(shell::now())? {
        complain(context.lang, &doubt);
    }
    let mut visit = HeadlessVisit::begin(session, context.today())?;
    context.say_held_back(visit.standing().inventory());
    // Only what the inventory has can be on its list.
    let inventory = visit.standing().inventory();
    if let Some(stranger) = args.tick.iter().find(|tag| inventory.by_tag(tag.trim()).is_none()) {
        return Err(refused_in(Doing::OpenVisit, kept(stranger), Hint::UnknownTag));
    }
    let spot = match shut_again(&visit, args) {
        Some(spot) => spot,
        None => visit.enter(args.college, args.room.as_deref(), args.reopen)?,
    };
    let aside = visit.objection(&spot);
    if let Some(reason) = aside {
        warn(&locale::say_reason(context.lang, reason));
    }
    let mut talk = Talk { aside, context, json: args.json, spot: spot.clone(), refused: 0, unread: 0 };
    let images_given = images.as_ref().map(Vec::len);
    if let Some(images) = images {
        talk.images(&mut visit, &images)?;
    }
    if let Some((path, input)) = args.payloads.as_deref().zip(payloads) {
        talk.payloads(&mut visit, path, input, args.by)?;
    }
    for tag in &args.tick {
        talk.hear(&mut visit, &Reading::new(tag.trim(), By::List))?;
    }
    if let Some(label) = args.unidentified {
        let note = args.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(SmolStr::new);
        let entry = visit.unlabelled(&spot, label, note)?.map(|entry| entry.to_string());
        let said = [("place", locale::spot_name(visit.standing().inventory(), &spot).into())];
        let more = json!({"college": spot.college, "room": spot.room, "entry": entry});
        out::told(context.lang, args.json, "cli-unidentified", &said, more)?;
    }
    let empty = images_given == Some(0);
    let closes = args.close && talk.unread == 0 && !empty;
    if closes {
        visit.close(&spot)?;
    } else if args.close {
        // What is on a picture that was not read would become missing.
        talk.refused += 1;
        warn(&context.lang.say(if empty { "cli-no-pictures" } else { "cli-not-closed" }));
    }
    if !args.json {
        out::line(verdict::totals(context.lang, visit.standing(), &spot))?;
    } else if closes || (args.images.is_none() && args.payloads.is_none()) {
        out::line(verdict::totals_json(visit.standing(), &spot, aside))?;
    }
    Ok(if talk.refused == 0 { Exit::Done } else { Exit::NotInOrder })
}

/// The spot of a closed visit that is only to be closed again, with what others opened since.
fn shut_again(visit: &HeadlessVisit, args: &Args) -> Option<Spot> {
    let reads = args.images.is_some() || args.payloads.is_some() || !args.tick.is_empty() || args.unidentified.is_some();
    let only_closes = args.close && !args.reopen && !reads && args.room.is_none();
    let open = !visit.standing().ledger().open_since(args.college).is_empty();
    (only_closes && open).then_some(Spot { college: args.college, room: None })
}

/// The pictures of a folder, or the one named picture.
fn pictures(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    camera::pictures(path).map_err(|error| shell::camera_failure(&error))
}

/// The payloads of a file, or of standard input.
fn opened(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = bounded::open(path, Meant::Stream).map_err(|refused| shell::unread_failure(Doing::ReadInput, path, &refused))?;
    Ok(Box::new(BufReader::new(file)))
}

/// One run of reading.
struct Talk<'a> {
    /// Why nothing is concluded from what is read there, if that is so.
    aside: Option<Reason>,
    context: &'a Context,
    json: bool,
    spot: Spot,
    refused: u32,
    /// How many pictures could not be read.
    unread: u32,
}

impl Talk<'_> {
    fn images(&mut self, visit: &mut HeadlessVisit, paths: &[PathBuf]) -> Result<(), Stop> {
        for path in paths {
            let frame = match camera::still(path) {
                Ok(frame) => frame,
                Err(error) => {
                    self.refused += 1;
                    self.unread += 1;
                    complain(self.context.lang, &shell::camera_failure(&error));
                    continue;
                }
            };
            for sight in Steady::new(Patience::STILLS).frame(&vision::read(&frame, Budget::Patient)) {
                let mut reading = Reading::new(&sight.text, By::Camera);
                reading.copies = u8::try_from(sight.copies).ok().and_then(NonZeroU8::new).unwrap_or(NonZeroU8::MIN);
                self.hear(visit, &reading)?;
            }
        }
        Ok(())
    }

    fn payloads(&mut self, visit: &mut HeadlessVisit, path: &Path, input: Box<dyn BufRead>, by: By) -> Result<(), Stop> {
        let failed = |refused: Refused| match &refused {
            Refused::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                Failure::about_path(FailureKind::User, Doing::ReadInput, path, error, Hint::TooLarge)
            }
            refused => shell::unread_failure(Doing::ReadInput, path, refused),
        };
        let mut input = text::stream(input).map_err(|error| failed(error.into()))?;
        while let Some(line) = next_line(&mut input).map_err(failed)? {
            let text = if line.starts_with('"') { serde_json::from_str(&line).unwrap_or(line) } else { line };
            if !text.trim().is_empty() {
                self.hear(visit, &Reading::new(&text, by))?;
            }
        }
        Ok(())
    }

    fn hear(&mut self, visit: &mut HeadlessVisit, reading: &Reading) -> Result<(), Stop> {
        let heard = visit.hear(reading, &self.spot)?;
        if let Heard::Refused(_) | Heard::Shut(_) = heard {
            self.refused += 1;
        }
        let standing = visit.standing();
        let line = if self.json {
            verdict::as_json(standing, &self.spot, reading, &heard, self.aside)
        } else {
            verdict::in_words(self.context.lang, standing, &self.spot, reading, &heard)
        };
        out::line(line)
    }
}

/// More bytes than this without a line end are not a list of payloads, and may never end.
const ENDLESS: usize = 16 << 20;

/// Reads the next line without its end, at most [`LINE`] bytes of it. Bytes that are not UTF-8 become replacement
/// characters.
///
/// # Errors
/// [`Refused::NoText`] for a line in UTF-16 without its mark, or one that is not in the encoding of its mark: every payload
/// would be another. [`Refused::Io`], with [`io::ErrorKind::InvalidData`] for a line without an end.
fn next_line(input: &mut dyn BufRead) -> Result<Option<String>, Refused> {
    let (mut line, mut length) = (Vec::new(), 0_usize);
    loop {
        let chunk = input.fill_buf().map_err(|error| {
            let no_text = error.get_ref().is_some_and(|inner| inner.is::<NoText>());
            if no_text { NoText.into() } else { Refused::Io(error) }
        })?;
        if chunk.is_empty() {
            break;
        }
        let end = chunk.iter().position(|b| *b == b'\n');
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        line.extend(part.iter().take(LINE.saturating_sub(line.len())));
        let used = end.map_or(chunk.len(), |at| at + 1);
        input.consume(used);
        length = length.saturating_add(used);
        if length > ENDLESS {
            let cause = format!("more than {ENDLESS} bytes without the end of a line; one payload a line was expected");
            return Err(io::Error::new(io::ErrorKind::InvalidData, cause).into());
        }
        if end.is_some() {
            return tidy(&line).map(Some);
        }
    }
    if line.is_empty() { Ok(None) } else { tidy(&line).map(Some) }
}

fn tidy(line: &[u8]) -> Result<String, Refused> {
    if text::is_unmarked_utf16(line) {
        return Err(NoText.into());
    }
    let text = String::from_utf8_lossy(line);
    Ok(cut(text.trim_end_matches('\r'), LINE).to_owned())
}
