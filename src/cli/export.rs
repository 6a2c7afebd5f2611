//! `recol export`: the discrepancies as CSV.

use super::{
    args::Export,
    context::Context,
    exit::{Exit, Stop},
    out,
};
use crate::{
    job::{Doing, ExportOrder},
    shell,
};
use std::{io, path::Path};

pub(super) fn run(context: &Context, args: &Export) -> Result<Exit, Stop> {
    let session = context.session()?;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    if !args.broken {
        session.unbroken()?;
    }
    if let Some(path) = &args.heads {
        shell::apart(Doing::Export, &context.settings.data_dir, path)?;
        session.write_heads(path, &guard)?;
    }
    let standing = context.standing(&session, args.date)?;
    let order = ExportOrder {
        path: args.output.clone(),
        profile: args.profile.into(),
        campaign: None,
        college: args.college,
        all: args.all,
        summary: args.summary,
    };
    if is_stdout(&args.output) {
        guard.stream().map_err(|error| shell::export_failure(&error))?;
        shell::export_to_stream(&mut io::stdout().lock(), &standing, &order).map_err(out::stopped)?;
        return Ok(Exit::Done);
    }
    let rows = shell::export_to_file(&standing, &order, &guard)?;
    out::line(exported(context, &args.output, rows))?;
    Ok(Exit::Done)
}

/// Whether a path stands for standard output, where the messages about an export would be mixed with its content.
pub(super) fn is_stdout(path: &Path) -> bool {
    let known: &[&str] = if cfg!(unix) { &["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] } else { &["-"] };
    known.iter().any(|known| path == Path::new(known))
}

pub(super) fn exported(context: &Context, path: &Path, rows: u64) -> String {
    let path = crate::audit::text::printable(&path.display().to_string());
    context.lang.say_with("cli-exported", &[("path", path.into()), ("rows", i64::try_from(rows).unwrap_or(i64::MAX).into())])
}
