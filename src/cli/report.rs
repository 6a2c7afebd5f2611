//! `recol report`: the procès-verbal of a college, the recapitulation of the campaign, the count sheet of a room.

use super::{
    args_papers::Report,
    complaint,
    context::Context,
    exit::{Exit, Stop},
    export::is_stdout,
    out, passphrase,
};
use crate::{
    audit::{ids::RoomName, minutes::Kind, progress, text::printable},
    io::sealed::{Passphrase, is_named_sealed},
    job::{Doing, Failure, FailureKind, Hint},
    shell::{self, Guard, Paper, Session},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) fn run(context: &Context, args: &Report) -> Result<Exit, Stop> {
    if args.college.is_some() && is_page(&args.output) {
        let (subject, cause) = (args.output.display().to_string(), context.lang.say("cli-report-page-whole"));
        return Err(Failure { kind: FailureKind::User, doing: Doing::Export, subject, cause, hint: Hint::SeeHelp }.into());
    }
    let mut session = context.session()?;
    let mut guard = passphrase::guard(context, args.over, &args.seal);
    guard.hubs.extend(session.hub_folder()?);
    if !args.broken {
        session.unbroken(None)?;
    }
    let seal = passphrase::to_seal(context, &args.seal)?;
    let to = To { guard: &guard, seal: seal.as_ref(), as_json: args.json };
    let papers = match args.college {
        Some(college) if args.blank => {
            let rooms: Vec<RoomName> = args.room.iter().map(RoomName::new).collect();
            let Some(sheet) = session.count_sheet(college, &rooms, args.date, context.lang)? else {
                out::told(context.lang, args.json, "cli-paper-blind", &[], Value::Null)?;
                return Ok(Exit::NotInOrder);
            };
            return written(context, &mut session, &sheet, &args.output, to).map(|()| Exit::Done);
        }
        Some(college) => vec![(Kind::Minutes(college), args.output.clone())],
        None if args.all => all(context, &session, args)?,
        None if is_page(&args.output) => {
            shell::use_outlines(&context.settings.data_dir)?;
            vec![(Kind::Page, args.output.clone())]
        }
        None => vec![(Kind::Recap, args.output.clone())],
    };
    for (kind, path) in papers {
        let paper = session.paper(kind, !args.no_photographs, args.date, context.lang)?;
        written(context, &mut session, &paper, &path, to)?;
    }
    Ok(Exit::Done)
}

/// The papers of every visited college and the recapitulation, each with its file in the folder, which is made where it is missing.
fn all(context: &Context, session: &Session, args: &Report) -> Result<Vec<(Kind, PathBuf)>, Stop> {
    let standing = context.standing(session, args.date)?;
    folder(&args.output)?;
    let visited = progress::colleges_of(&standing).into_iter().filter(|college| standing.ledger().is_visited(*college));
    let of_college = |college| (Kind::Minutes(college), args.output.join(format!("pv-{college}.pdf")));
    Ok(visited.map(of_college).chain([(Kind::Recap, args.output.join("recap.pdf"))]).collect())
}

/// Whether the name of a file asks for a page of HTML, sealed or not.
fn is_page(path: &Path) -> bool {
    let inner = path.file_stem().map(Path::new).filter(|_| is_named_sealed(path));
    inner.unwrap_or(path).extension().is_some_and(|ending| ["html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Makes a folder where it is missing.
pub(super) fn folder(path: &Path) -> Result<(), Stop> {
    fs::create_dir_all(path)
        .map_err(|error| Failure::about_path(FailureKind::Outside, Doing::Export, path, error, Hint::NotAFolder).into())
}

/// How papers are written.
#[derive(Clone, Copy)]
pub(super) struct To<'a> {
    /// What may be written over.
    pub(super) guard: &'a Guard,
    /// What they are sealed to.
    pub(super) seal: Option<&'a Passphrase>,
    /// Whether it is told as JSON.
    pub(super) as_json: bool,
}

/// Writes a paper and tells so; one that goes to standard output is not told.
pub(super) fn written(context: &Context, session: &mut Session, paper: &Paper, path: &Path, to: To) -> Result<(), Stop> {
    let To { guard, seal, as_json } = to;
    let (paper, path) = &passphrase::applied(seal, paper, path)?;
    if is_stdout(path) {
        guard.stream().map_err(|error| shell::export_failure(&error))?;
        return out::whole(&paper.bytes);
    }
    session.write_paper(paper, path, guard)?;
    let shown = printable(&path.display().to_string());
    let said = [("path", shown.clone().into()), ("pages", paper.pages.into())];
    let mut more = json!({"path": path.display().to_string()});
    if let Value::Object(more) = &mut more
        && paper.left_out > 0
    {
        more.insert("photographs_left_out".to_owned(), paper.left_out.into());
    }
    if let Value::Object(more) = &mut more
        && seal.is_some()
    {
        more.insert("sealed".to_owned(), true.into());
    }
    out::told(context.lang, as_json, "cli-paper-written", &said, more)?;
    if seal.is_some() && !as_json {
        out::line(context.lang.say_with("cli-paper-sealed", &[("path", shown.clone().into())]))?;
    }
    if paper.left_out > 0 {
        let said = [("path", shown.clone().into()), ("count", paper.left_out.into())];
        // A report names them; an archive is without them.
        let key = if paper.kind == "handover" { "cli-paper-left-out" } else { "cli-paper-named-only" };
        complaint::warn(&context.lang.say_with(key, &said));
    }
    if paper.escaped > 0 {
        let said = [("path", shown.into()), ("count", paper.escaped.into())];
        complaint::warn(&context.lang.say_with("cli-paper-escaped", &said));
    }
    Ok(())
}

/// Holds a paper against the journal of this store.
pub(super) fn verify(context: &Context, path: &Path, passphrase: Option<&Path>, as_json: bool) -> Result<Exit, Stop> {
    let store = crate::io::store::Store::open_read_only(&context.settings.data_dir)
        .map_err(|error| shell::store_failure(Doing::Verify, &error))?;
    let mut file = shell::read_paper(path)?;
    let sealed = file.is_sealed();
    if sealed {
        file = file.opened(&passphrase::to_open(context, path, passphrase)?)?;
    }
    let held = shell::verify_paper(&store, &file)?;
    let (lang, raw) = (context.lang, path.display().to_string());
    let said = [("path", printable(&raw).into())];
    let told = |key: &str, more: Value| {
        let mut object = json!({"path": raw});
        if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
            object.extend(more);
        }
        out::told(lang, as_json, key, &said, object)
    };
    match held {
        shell::Held::Same { since } => {
            told("cli-paper-same", json!({"since": since}))?;
            if since > 0 && !as_json {
                out::line(lang.say_with("cli-paper-since", &[("count", i64::try_from(since).unwrap_or(i64::MAX).into())]))?;
            }
            return Ok(Exit::Done);
        }
        shell::Held::Altered => told("cli-paper-altered", Value::Null)?,
        shell::Held::NoData => told("cli-paper-no-data", Value::Null)?,
        shell::Held::Archive { college, day } => {
            let shown = college.to_string();
            let said = [("path", printable(&raw).into()), ("college", shown.as_str().into()), ("day", lang.date(day).into())];
            let more = json!({"path": raw, "archive": {"college": shown, "day": day.to_string(), "sealed": sealed}});
            out::told(lang, as_json, "cli-paper-archive", &said, more)?;
            if sealed && !as_json {
                let inner = printable(&path.with_extension("").display().to_string());
                let said = [("path", printable(&raw).into()), ("name", inner.into())];
                out::line(lang.say_with("cli-paper-archive-sealed", &said))?;
            }
        }
        shell::Held::OtherJournal => told("cli-paper-other-journal", Value::Null)?,
        shell::Held::NoPhotograph(still) => {
            let name = still.file_name();
            let said = [("path", printable(&raw).into()), ("name", name.clone().into())];
            out::told(lang, as_json, "cli-paper-no-photograph", &said, json!({"path": raw, "photograph": name}))?;
        }
        shell::Held::OtherInventory(revision) => {
            let said = [("path", printable(&raw).into()), ("revision", revision.0.to_string().into())];
            let more = json!({"path": raw, "revision": revision});
            out::told(lang, as_json, "cli-paper-other-inventory", &said, more)?;
        }
    }
    Ok(Exit::NotInOrder)
}
