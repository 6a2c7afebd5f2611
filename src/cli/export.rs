//! `recol export`: the discrepancies as CSV, a workbook or JSON.

use super::{
    args::Export,
    campaign::open_since,
    campaign_words, complaint,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{scope, standing::Standing, text::printable, uai::Uai},
    io::path::same,
    job::{Doing, ExportFormat, ExportOrder, Exported, Failure, FailureKind, Hint, Profile},
    locale::Lang,
    shell::{self, Concluded, Session},
};
use serde_json::json;
use std::{
    io::{self, IsTerminal as _},
    path::Path,
};

pub(super) fn run(context: &Context, args: &Export) -> Result<Exit, Stop> {
    let order = ordered(context, args)?;
    let mut session = context.session()?;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    let standing = standing_of(context, &session, args)?;
    is_known(&standing, args)?;
    if let Some(path) = &args.heads {
        if *path == args.output || same(path, &args.output) || is_stdout(path) {
            let (subject, cause) = ("--heads".to_owned(), context.lang.say("cli-heads-apart"));
            let (kind, doing, hint) = (FailureKind::User, Doing::Export, Hint::SeeHelp);
            return Err(Failure { kind, doing, subject, cause, hint }.into());
        }
        shell::apart(Doing::Export, &context.settings.data_dir, path)?;
        session.write_heads(path, &guard)?;
    }
    let newest = session.newest_beside(&standing)?;
    let concluded = Concluded { standing: &standing, newest: &newest };
    let exported = if is_stdout(&args.output) {
        guard.stream().map_err(|error| shell::export_failure(&error))?;
        shell::export_to_stream(&mut io::stdout(), concluded, &order).map_err(out::stopped)?
    } else {
        let exported = shell::export_to_file(concluded, &order, &guard)?;
        say_exported(context, args.json, &args.output, &exported)?;
        noted(context, &mut session, "export", args.college.first().copied().filter(|_| args.college.len() == 1), &args.output);
        exported
    };
    warn_of_changed(context, &exported);
    for since in open_since(context.lang, &standing, &args.college) {
        complaint::warn(&since);
    }
    Ok(Exit::Done)
}

/// Notes among the papers that a file was written. The file is there: a store that cannot take the note is a warning.
pub(super) fn noted(context: &Context, session: &mut Session, kind: &str, college: Option<Uai>, path: &Path) {
    if let Err(failure) = session.note_file(kind, college, path) {
        complaint::complain(context.lang, &failure);
    }
}

/// The order of a command.
fn ordered(context: &Context, args: &Export) -> Result<ExportOrder, Stop> {
    let refused = |option: &str, key| {
        let (subject, cause) = (option.to_owned(), context.lang.say(key));
        Err(Failure { kind: FailureKind::User, doing: Doing::Export, subject, cause, hint: Hint::SeeHelp }.into())
    };
    // A profile is of CSV, whatever the file is called.
    let by_name = || if args.profile.is_some() { ExportFormat::Csv } else { ExportFormat::of(&args.output) };
    let format = args.format.map_or_else(by_name, ExportFormat::from);
    let profile = match (format, args.profile) {
        (ExportFormat::Csv, profile) => profile.map_or(Profile::ExcelFr, Profile::from),
        (_, Some(_)) => return refused("--profile", "cli-export-csv-alone"),
        (_, None) => match context.lang {
            Lang::Fr => Profile::ExcelFr,
            Lang::En => Profile::Rfc4180,
        },
    };
    if args.sheet_per_college && format != ExportFormat::Xlsx {
        return refused("--sheet-per-college", "cli-export-workbook-alone");
    }
    if format == ExportFormat::Xlsx && is_stdout(&args.output) && io::stdout().is_terminal() {
        return refused("-o -", "cli-export-terminal");
    }
    Ok(ExportOrder {
        path: args.output.clone(),
        format,
        profile,
        campaign: None,
        colleges: args.college.clone(),
        programme: args.programme.clone(),
        only: None,
        all: args.all,
        summary: args.summary,
        sheet_per_college: args.sheet_per_college,
    })
}

/// The conclusions of the campaign that is meant, after a check of its journal.
fn standing_of(context: &Context, session: &Session, args: &Export) -> Result<Standing, Stop> {
    let Some(wanted) = &args.campaign else {
        if !args.broken {
            session.unbroken(None)?;
        }
        return Ok(context.standing(session, args.date)?);
    };
    let Some(info) = campaign_words::named(session, wanted)? else {
        return Err(campaign_words::refused(wanted.clone(), Hint::NoSuchCampaign));
    };
    if !args.broken {
        session.unbroken(Some(info.line.campaign))?;
    }
    let standing = session.standing_in(&info, args.date.unwrap_or_else(|| context.today()))?;
    context.say_held_back(standing.inventory());
    Ok(standing)
}

/// Checks that the colleges and the programme that select are recorded: an empty file would say that nothing is wrong there.
fn is_known(standing: &Standing, args: &Export) -> Result<(), Stop> {
    let found = scope::colleges(standing.inventory(), &args.college, &[], args.programme.as_slice());
    found.map(drop).map_err(|found| campaign_words::stranger(Doing::Export, found).into())
}

/// Whether a path stands for standard output, where the messages about an export would be mixed with its content.
pub(super) fn is_stdout(path: &Path) -> bool {
    let known: &[&str] = if cfg!(unix) { &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] } else { &["-"] };
    known.iter().any(|known| path == Path::new(known))
}

/// Tells where an export is and how many rows it has.
pub(super) fn say_exported(context: &Context, as_json: bool, path: &Path, exported: &Exported) -> Result<(), Stop> {
    let raw = path.display().to_string();
    let said = [("path", printable(&raw).into()), ("rows", i64::try_from(exported.rows).unwrap_or(i64::MAX).into())];
    out::told(context.lang, as_json, "cli-exported", &said, json!({"path": raw, "changed": exported.changed}))
}

/// Says which tags do not survive a double click on the file, if there are any.
fn warn_of_changed(context: &Context, exported: &Exported) {
    if exported.changed > 0 {
        let count = i64::try_from(exported.changed).unwrap_or(i64::MAX);
        let said = [("count", count.into()), ("example", printable(&exported.example).into())];
        complaint::warn(&context.lang.say_with("cli-export-changed", &said));
    }
}
