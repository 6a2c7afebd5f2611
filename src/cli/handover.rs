//! `recol handover`: one archive for each college.

use super::{
    args_papers::Handover,
    context::Context,
    exit::{Exit, Stop},
    passphrase,
    report::{To, folder, written},
};
use crate::audit::progress;

pub(super) fn run(context: &Context, args: &Handover) -> Result<Exit, Stop> {
    let mut session = context.session()?;
    let mut guard = passphrase::guard(context, args.over, &args.seal);
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
    let seal = passphrase::to_seal(context, &args.seal)?;
    folder(&args.output)?;
    let to = To { guard: &guard, seal: seal.as_ref(), as_json: args.json };
    let mut exit = Exit::Done;
    for college in colleges {
        let archive = session.handover(college, args.date, context.lang)?;
        let day = args.date.unwrap_or_else(|| context.today());
        let path = args.output.join(format!("recol-{college}-{day}.zip"));
        written(context, &mut session, &archive, &path, to)?;
        if archive.left_out > 0 {
            exit = Exit::NotInOrder;
        }
    }
    Ok(exit)
}
