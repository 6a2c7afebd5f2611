//! `recol handover`: one archive for each college.

use super::{
    args_papers::Handover,
    context::Context,
    exit::{Exit, Stop},
    report::{folder, written},
};
use crate::audit::progress;

pub(super) fn run(context: &Context, args: &Handover) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    let mut guard = context.guard(args.over);
    guard.hubs.extend(session.hub_folder()?);
    if !args.broken {
        session.unbroken(None)?;
    }
    let colleges = if args.colleges.is_empty() {
        let standing = context.standing(&session, args.date)?;
        progress::colleges_of(&standing).into_iter().filter(|college| standing.ledger().is_visited(*college)).collect()
    } else {
        args.colleges.clone()
    };
    folder(&args.output)?;
    for college in colleges {
        let archive = session.handover(college, args.date, context.lang)?;
        let day = args.date.unwrap_or_else(|| context.today());
        written(context, &mut session, &archive, &args.output.join(format!("recol-{college}-{day}.zip")), &guard)?;
    }
    Ok(Exit::Done)
}
