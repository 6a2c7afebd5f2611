//! `recol export`: the discrepancies as CSV, a workbook or JSON.

use super::{
    args::Export,
    campaign_words, complaint,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    audit::{
        scope::{self, Stranger},
        standing::Standing,
        text::printable,
        uai::Uai,
    },
    job::{Doing, ExportFormat, ExportOrder, Exported, Failure, FailureKind, Hint, Profile},
    locale::Lang,
    shell::{self, Concluded, Session},
};
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
        out::line(self::exported(context, &args.output, &exported))?;
        noted(context, &mut session, "export", args.college.first().copied().filter(|_| args.college.len() == 1), &args.output);
        exported
    };
    warn_of_changed(context, &exported);
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
    let Err(stranger) = found else { return Ok(()) };
    let (subject, hint) = match stranger {
        Stranger::College(uai) => (uai.to_string(), Hint::UnknownCollege),
        Stranger::Commune(name) => (name, Hint::UnknownCollege),
        Stranger::Programme(code) => (code.to_string(), Hint::UnknownProgramme),
    };
    Err(Failure { kind: FailureKind::User, doing: Doing::Export, subject, cause: String::new(), hint }.into())
}

/// Whether a path stands for standard output, where the messages about an export would be mixed with its content.
pub(super) fn is_stdout(path: &Path) -> bool {
    let known: &[&str] = if cfg!(unix) { &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] } else { &["-"] };
    known.iter().any(|known| path == Path::new(known))
}

pub(super) fn exported(context: &Context, path: &Path, exported: &Exported) -> String {
    let path = printable(&path.display().to_string());
    let rows = i64::try_from(exported.rows).unwrap_or(i64::MAX);
    context.lang.say_with("cli-exported", &[("path", path.into()), ("rows", rows.into())])
}

/// Says which tags do not survive a double click on the file, if there are any.
fn warn_of_changed(context: &Context, exported: &Exported) {
    if exported.changed > 0 {
        let count = i64::try_from(exported.changed).unwrap_or(i64::MAX);
        let said = [("count", count.into()), ("example", printable(&exported.example).into())];
        complaint::warn(&context.lang.say_with("cli-export-changed", &said));
    }
}
