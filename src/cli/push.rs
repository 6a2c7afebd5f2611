//! `recol push`: shows what the server of the inventory would be given back, and writes it.

use super::{
    args_back::{Push, PushTo},
    complaint,
    context::Context,
    exit::{Exit, Stop},
    give_back::{held_json, say_counts, say_held, warn},
    out,
    pull_watch::Follow,
    secret::{asked, line},
};
use crate::audit::{inventory::Inventory, journal::Spot};
use crate::{
    audit::text::printable_within,
    io::pull::{Bounds, Field, Left, Login, Order, Pushed, Secret, Source, Step, System},
    job::Doing,
    locale::{Lang, say_cause, say_failure, spot_name},
    shell::{self, Concluded},
};
use serde_json::json;
use std::{env, io::IsTerminal as _, sync::Arc};

/// The variable with the token.
const TOKEN: &str = "RECOL_PUSH_TOKEN";

pub(super) fn run(context: &Context, command: Push) -> Result<Exit, Stop> {
    let Push::SnipeIt(args) = command;
    let source = named(context, &args)?;
    let address = shell::pull_address(System::SnipeIt, &source)?;
    if let Some(ca) = &source.roots {
        shell::apart(Doing::Push, &context.settings.data_dir, ca)?;
    }
    let session = context.session()?;
    session.may_pull()?;
    session.unbroken(None)?;
    let standing = context.standing(&session, args.date)?;
    let newest = session.newest_beside(&standing)?;
    let concluded = Concluded { standing: &standing, newest: &newest };
    let (wanted, back) = session.wanted_there(concluded, context.lang, !args.decisions_only)?;
    if !address.is_encrypted() && args.plain_http {
        complaint::warn(&context.lang.say("cli-pull-plain"));
    }
    // The token of a pull may only read: this one has a place of its own in the keyring.
    let own = Source { client: Some("recol".to_owned()), user: Some("push".to_owned()), ..source.clone() };
    let (token, keep) = token(context, &address, &own, args.token_stdin)?;
    let secret = Secret::new(&token);
    let order = Order {
        address: address.clone(),
        login: Login::Bearer(secret.clone()),
        types: Vec::new(),
        roots: source.roots.clone(),
        bounds: Bounds::default(),
    };
    let stop = shell::interrupted(Doing::Push)?;
    let mut follow = Follow::new(context.lang, Arc::clone(&stop));
    let pushed = shell::pushed(&order, &secret, concluded, &args.status, &wanted, args.yes, &mut follow);
    follow.end();
    let pushed = pushed?;
    if keep {
        kept(context, &address, &own, token);
    }
    let new: Vec<String> = back.asked.iter().filter(|asked| asked.is_new).map(|asked| asked.tag.to_string()).collect();
    let exit = if pushed.left.is_empty() && back.held.is_empty() { Exit::Done } else { Exit::NotInOrder };
    if args.json {
        tell_json(context.lang, &newest, &pushed)?;
        out::line(out::json(&json!({
            "event": if args.yes { "pushed" } else { "would_push" }, "changes": pushed.steps.len(), "audits": pushed.audits,
            "before": pushed.before, "left": pushed.left.len(), "carried_out": back.carried_out, "undecided": back.undecided,
            "held": held_json(&back.held), "new": new,
        })))?;
        return Ok(exit);
    }
    tell(context.lang, &newest, &pushed, args.yes)?;
    say_counts(context.lang, back.carried_out, back.undecided)?;
    say_held(context.lang, &back.held);
    warn(context.lang, "push-new", &new);
    Ok(exit)
}

/// The changes and what was left, one object each.
fn tell_json(lang: Lang, inventory: &Inventory, pushed: &Pushed) -> Result<(), Stop> {
    for step in &pushed.steps {
        let field = match step.field {
            Field::Location => "location",
            Field::Status => "status",
            Field::Serial => "serial",
            Field::CheckedOut => "checked_in",
        };
        out::line(out::json(&json!({"event": "push_step", "tag": step.tag, "field": field, "from": step.from, "to": step.to})))?;
    }
    for (tag, left) in &pushed.left {
        out::line(out::json(&json!({"event": "push_left", "tag": tag, "why": why(lang, inventory, left)})))?;
    }
    Ok(())
}

/// The server that is meant: the one named now, else the one that was pulled last.
fn named(context: &Context, args: &PushTo) -> Result<Source, Stop> {
    let mut source = match &args.address {
        Some(address) => Source { address: address.clone(), ..Source::default() },
        None => shell::remembered(&context.settings.data_dir, System::SnipeIt)?.unwrap_or_default(),
    };
    source.plain |= args.plain_http;
    source.roots = args.ca.clone().or(source.roots);
    Ok(source)
}

/// The token, and whether the keyring shall hold it.
fn token(context: &Context, address: &crate::io::pull::Address, own: &Source, stdin: bool) -> Result<(String, bool), Stop> {
    let (token, keep) = if stdin {
        (line()?, true)
    } else if let Some(token) = env::var(TOKEN).ok().filter(|token| !token.trim().is_empty()) {
        (token, false)
    } else if let Some(kept) = shell::kept_token(address, own) {
        (kept, false)
    } else if std::io::stdin().is_terminal() {
        (asked(&context.lang.say("cli-pull-ask-bearer"))?, true)
    } else {
        return Err(shell::no_push_token(address).into());
    };
    if token.trim().is_empty() { Err(shell::no_push_token(address).into()) } else { Ok((token, keep)) }
}

/// Puts the token into the keyring. Without one it is said that the token is not kept.
fn kept(context: &Context, address: &crate::io::pull::Address, own: &Source, token: String) {
    if let Err(failure) = shell::keep_token(address, own, token) {
        let words = say_failure(context.lang, &failure);
        let values = [("cause", words.sentence.into())];
        complaint::warn(&context.lang.say_with("push-token-not-kept", &values));
    }
}

/// Says what was written, or would be.
fn tell(lang: Lang, inventory: &Inventory, pushed: &Pushed, written: bool) -> Result<(), Stop> {
    for step in &pushed.steps {
        out::line(change(lang, step))?;
    }
    for (tag, left) in &pushed.left {
        complaint::warn(&format!("{}: {}", printable_within(tag, 60), why(lang, inventory, left)));
    }
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let steps = i64::try_from(pushed.steps.len()).unwrap_or(i64::MAX);
    let said = [("changes", steps.into()), ("audits", count(pushed.audits).into()), ("before", count(pushed.before).into())];
    out::line(lang.say_with(if written { "push-written" } else { "push-would" }, &said))
}

fn change(lang: Lang, step: &Step) -> String {
    let field = lang.say(match step.field {
        Field::Location => "push-location",
        Field::Status => "push-status",
        Field::Serial => "push-serial",
        Field::CheckedOut => return format!("{}  {}", printable_within(&step.tag, 60), lang.say("push-checked-in")),
    });
    let shown = |text: &str| if text.is_empty() { "\u{2013}".to_owned() } else { printable_within(text, 80) };
    format!("{}  {field} {} \u{2192} {}", printable_within(&step.tag, 60), shown(&step.from), shown(&step.to))
}

fn why(lang: Lang, inventory: &Inventory, left: &Left) -> String {
    match left {
        Left::NotThere => lang.say("push-not-there"),
        Left::NoPlace((college, room)) => {
            let place = spot_name(inventory, &Spot { college: *college, room: room.clone() });
            lang.say_with("push-no-place", &[("place", place.into())])
        }
        Left::NoStatus(kind) => {
            lang.say_with("push-no-status", &[("custody", lang.name(*kind).into()), ("code", kind.code().into())])
        }
        Left::Refused(said) => lang.say_with("push-refused", &[("said", say_cause(lang, &printable_within(said, 160)).into())]),
    }
}
