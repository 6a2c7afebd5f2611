//! `recol report`: the procès-verbal of a college, the recapitulation of the campaign, the count sheet of a room.

use super::{
    args_papers::Report,
    complaint,
    context::Context,
    exit::{Exit, Stop},
    export::is_stdout,
    out,
};
use crate::{
    audit::{ids::RoomName, minutes::Kind, progress, text::printable},
    job::{Doing, Failure, FailureKind, Hint},
    shell::{self, Guard, Paper, Session},
};
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
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    if !args.broken {
        session.unbroken(None)?;
    }
    let papers = match args.college {
        Some(college) if args.blank => {
            let rooms: Vec<RoomName> = args.room.iter().map(RoomName::new).collect();
            let Some(sheet) = session.count_sheet(college, &rooms, args.date, context.lang)? else {
                out::line(context.lang.say("cli-paper-blind"))?;
                return Ok(Exit::NotInOrder);
            };
            return written(context, &mut session, &sheet, &args.output, &guard).map(|()| Exit::Done);
        }
        Some(college) => vec![(Kind::Minutes(college), args.output.clone())],
        None if args.all => all(context, &session, args)?,
        None if is_page(&args.output) => vec![(Kind::Page, args.output.clone())],
        None => vec![(Kind::Recap, args.output.clone())],
    };
    for (kind, path) in papers {
        let paper = session.paper(kind, args.date, context.lang)?;
        written(context, &mut session, &paper, &path, &guard)?;
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

/// Whether the name of a file asks for a page of HTML.
fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["html", "htm"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Makes a folder where it is missing.
pub(super) fn folder(path: &Path) -> Result<(), Stop> {
    fs::create_dir_all(path)
        .map_err(|error| Failure::about_path(FailureKind::Outside, Doing::Export, path, error, Hint::NotAFolder).into())
}

pub(super) fn written(context: &Context, session: &mut Session, paper: &Paper, path: &Path, guard: &Guard) -> Result<(), Stop> {
    if is_stdout(path) {
        guard.stream().map_err(|error| shell::export_failure(&error))?;
        return out::whole(&paper.bytes);
    }
    session.write_paper(paper, path, guard)?;
    let shown = printable(&path.display().to_string());
    out::line(context.lang.say_with("cli-paper-written", &[("path", shown.clone().into()), ("pages", paper.pages.into())]))?;
    if paper.escaped > 0 {
        let said = [("path", shown.into()), ("count", paper.escaped.into())];
        complaint::warn(&context.lang.say_with("cli-paper-escaped", &said));
    }
    Ok(())
}

/// Holds a paper against the journal of this store.
pub(super) fn verify(context: &Context, path: &Path) -> Result<Exit, Stop> {
    let store = crate::io::store::Store::open_read_only(&context.settings.data_dir)
        .map_err(|error| shell::store_failure(Doing::Verify, &error))?;
    let held = shell::verify_paper(&store, path)?;
    let (lang, shown) = (context.lang, printable(&path.display().to_string()));
    let told = |key: &str| lang.say_with(key, &[("path", shown.clone().into())]);
    match held {
        shell::Held::Same { since } => {
            out::line(told("cli-paper-same"))?;
            if since > 0 {
                out::line(lang.say_with("cli-paper-since", &[("count", i64::try_from(since).unwrap_or(i64::MAX).into())]))?;
            }
            return Ok(Exit::Done);
        }
        shell::Held::Altered => out::line(told("cli-paper-altered"))?,
        shell::Held::NoData => out::line(told("cli-paper-no-data"))?,
        shell::Held::OtherJournal => out::line(told("cli-paper-other-journal"))?,
        shell::Held::OtherInventory(revision) => {
            let said = [("path", shown.into()), ("revision", revision.0.to_string().into())];
            out::line(lang.say_with("cli-paper-other-inventory", &said))?;
        }
    }
    Ok(Exit::NotInOrder)
}
