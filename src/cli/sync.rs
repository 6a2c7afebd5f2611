//! `recol sync`: synchronises this store with its hub, once or repeatedly.

use super::{
    args_hub::Sync,
    context::Context,
    exit::{Exit, Stop},
    hub, out,
};
use crate::{
    audit::text::printable,
    job::{Doing, Failure, FailureKind, Hint, HubAddress},
    locale::{say_failure, say_troubles},
    shell::{self, Session, Synced},
};
use serde_json::json;
use std::{
    io::{self, BufRead, IsTerminal, Read, Write},
    ops::ControlFlow,
    thread,
    time::Duration,
};

/// How long `--watch` waits between two syncs.
const EVERY: Duration = Duration::from_secs(30);

pub(super) fn run(context: &Context, args: &Sync) -> Result<Exit, Stop> {
    let address = {
        let session = context.session()?;
        let address = hub::address(context, &session, &args.hub)?;
        meet(context, &session, &address, args.office.as_deref())?;
        address
    };
    // During repetition only news is printed.
    let mut told: Option<Synced> = None;
    loop {
        let synced = once(context, &address);
        if told.as_ref().is_some_and(|before| is_old(before, &synced)) {
            thread::sleep(EVERY);
            continue;
        }
        if args.json {
            as_json(context, &synced)?;
        } else {
            in_words(context, &address, &synced)?;
        }
        if !args.watch {
            return match synced.failure {
                Some(failure) => Err(failure.into()),
                None if synced.report.troubles.is_empty() => Ok(Exit::Done),
                None => Ok(Exit::NotInOrder),
            };
        }
        if let Some(failure) = synced.failure.as_ref().filter(|_| !args.json) {
            let words = say_failure(context.lang, failure);
            out::line(format!("× {} → {}", words.sentence, words.hint))?;
        }
        told = Some(synced);
        thread::sleep(EVERY);
    }
}

/// At the first contact: compares the office's key with the given one, or asks for it on the terminal. If nobody can be
/// asked, the sync reports the key. From then on no other office is accepted.
fn meet(context: &Context, session: &Session, address: &HubAddress, given: Option<&str>) -> Result<(), Stop> {
    let lang = context.lang;
    // If the hub cannot be reached, the sync itself reports it.
    let Ok(Some(office)) = session.first_contact(address) else { return Ok(()) };
    let other = || Failure {
        kind: FailureKind::User,
        doing: Doing::Sync,
        subject: address.to_string(),
        cause: office.groups(),
        hint: Hint::OtherOffice,
    };
    if let Some(given) = given {
        return if office.is_told_by(given) { Ok(()) } else { Err(other().into()) };
    }
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(());
    }
    let said = lang.say_with("trouble-first-contact", &[("key", office.groups().into())]);
    // If nobody reads the output, nothing is lost.
    let _ = write!(io::stderr(), "{said}\n{} ", lang.say("cli-first-contact-ask"));
    let mut answer = String::new();
    let read = io::stdin().lock().take(64).read_line(&mut answer);
    let yes = read.is_ok() && ["o", "oui", "y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    if yes { Ok(()) } else { Err(other().into()) }
}

/// Whether a sync brought nothing that the previous one did not report.
fn is_old(before: &Synced, now: &Synced) -> bool {
    let report = &now.report;
    report.sent + report.arrived() + u64::from(report.revisions + report.published) == 0
        && report.photographs_sent + report.photographs_received == 0
        && report.troubles == before.report.troubles
        && now.failure == before.failure
}

fn once(context: &Context, address: &HubAddress) -> Synced {
    let shown = io::stderr().is_terminal();
    let synced = shell::synced(&context.settings.data_dir, &context.settings.station, address, &mut |progress| {
        if shown {
            let step = context.lang.name(progress.step);
            let total = progress.total.map(|total| format!("/{total}")).unwrap_or_default();
            // If nobody reads the output, nothing is lost.
            let _ = write!(io::stderr(), "\r\u{1b}[K{step} {}{total}", progress.done);
        }
        ControlFlow::Continue(())
    });
    if shown {
        let _ = write!(io::stderr(), "\r\u{1b}[K");
    }
    synced
}

fn in_words(context: &Context, address: &HubAddress, synced: &Synced) -> Result<(), Stop> {
    let lang = context.lang;
    let report = &synced.report;
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if synced.failure.is_none() || report.arrived() + report.sent + u64::from(report.revisions + report.published) > 0 {
        out::line(lang.say_with(
            "cli-synced",
            &[
                ("address", printable(&address.to_string()).into()),
                ("sent", number(report.sent).into()),
                ("received", number(report.arrived()).into()),
                ("waiting", number(synced.waiting).into()),
            ],
        ))?;
    }
    if report.published > 0 {
        out::line(lang.say_with("cli-synced-published", &[("count", i64::from(report.published).into())]))?;
    }
    if report.revisions > 0 {
        let values = [("count", i64::from(report.revisions).into()), ("rows", number(report.rows).into())];
        out::line(lang.say_with("cli-synced-inventory", &values))?;
    }
    if report.photographs_sent + report.photographs_received + report.photographs_awaited > 0 {
        let values = [
            ("sent", number(report.photographs_sent).into()),
            ("received", number(report.photographs_received).into()),
            ("awaited", number(report.photographs_awaited).into()),
        ];
        out::line(lang.say_with("cli-synced-photographs", &values))?;
    }
    say_troubles(lang, &report.troubles).into_iter().try_for_each(|line| out::line(format!("▲ {line}")))
}

fn as_json(context: &Context, synced: &Synced) -> Result<(), Stop> {
    let report = &synced.report;
    let failure = synced.failure.as_ref().map(|failure| say_failure(context.lang, failure).sentence);
    let troubles = say_troubles(context.lang, &report.troubles);
    out::line(out::json(&json!({
        "event": "synced", "sent": report.sent, "received": report.arrived(), "published": report.published, "revisions": report.revisions,
        "rows": report.rows, "photographs_sent": report.photographs_sent, "photographs_received": report.photographs_received,
        "photographs_awaited": report.photographs_awaited, "waiting": synced.waiting, "troubles": troubles, "failure": failure,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::ids::WriterId,
        job::{SyncReport, SyncTrouble},
    };

    #[test]
    fn what_was_told_is_not_told_again() {
        let synced = |sent, troubles: &[SyncTrouble]| Synced {
            report: SyncReport { sent, troubles: troubles.to_vec(), ..SyncReport::default() },
            failure: None,
            waiting: 0,
        };
        let lost = [SyncTrouble::Lost(WriterId([1; 16]))];
        assert!(is_old(&synced(4, &[]), &synced(0, &[])));
        assert!(is_old(&synced(4, &lost), &synced(0, &lost)));
        assert!(!is_old(&synced(0, &[]), &synced(1, &[])), "something was sent");
        assert!(!is_old(&synced(0, &[]), &synced(0, &lost)), "something is not in order");
        assert!(!is_old(&synced(0, &lost), &synced(0, &[])), "something is in order again");
    }
}
