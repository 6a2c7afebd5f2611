//! `recol pull`: reads the inventory of a server and takes it in as an import does.

use super::{
    args_pull::{From, Pull},
    complaint,
    context::Context,
    exit::{Exit, Stop},
    import, out, pull_token,
    pull_watch::Follow,
};
use crate::{
    audit::inventory::MergeMode,
    io::{
        import::FullNames,
        pull::{Address, Bounds, Order, Pulled, Source, System, TYPES},
    },
    job::{Doing, Encoding, ImportTold},
    locale,
    shell::{self, ImportOrder},
};
use serde_json::json;
use std::sync::{Arc, atomic::Ordering};

pub(super) fn run(context: &Context, command: Pull) -> Result<Exit, Stop> {
    let (system, from, said) = match command {
        Pull::SnipeIt(from) => (System::SnipeIt, from, Source::default()),
        Pull::Glpi(glpi) => {
            let said = Source { types: glpi.types, client: glpi.client, user: glpi.user, ..Source::default() };
            (System::Glpi, glpi.from, said)
        }
    };
    let source = named(context, system, &from, said)?;
    let address = shell::pull_address(system, &source)?;
    if from.forget_token {
        let there = shell::forget_token(&address, &source)?;
        out::line(context.lang.say(if there { "cli-pull-token-forgotten" } else { "cli-pull-token-none" }))?;
        return Ok(Exit::Done);
    }
    if let Some(ca) = &source.roots {
        shell::apart(Doing::Pull, &context.settings.data_dir, ca)?;
    }
    let folder = if from.dry_run { None } else { Some(context.settings.data_dir.as_path()) };
    // Before a token is asked for, and with the folder of the store.
    let session = folder.map(|_| context.session()).transpose()?;
    session.as_ref().map_or(Ok(()), shell::Session::may_pull)?;
    if !address.is_encrypted() && from.plain_http {
        complaint::warn(&context.lang.say("cli-pull-plain"));
    }
    let (login, keep) = pull_token::login(context, system, &address, &source, from.token_stdin)?;
    let order = Order {
        address: address.clone(),
        login,
        types: if source.types.is_empty() { TYPES.map(str::to_owned).to_vec() } else { source.types.clone() },
        roots: source.roots.clone(),
        bounds: Bounds::default(),
    };
    let stop = shell::interrupted(Doing::Pull)?;
    let mut follow = Follow::new(context.lang, Arc::clone(&stop));
    let pulled = shell::pulled(folder, &order, &mut follow);
    follow.end();
    let (table, pulled) = pulled?;
    tell(context, &address, &pulled, from.json)?;
    if let Some(token) = keep {
        pull_token::keep(context, &address, &source, token, from.json)?;
    }
    if let Some(mut session) = session {
        session.remember(system, &source)?;
    }
    let import = ImportOrder {
        sources: vec![table],
        mode: if from.replace { MergeMode::Replace } else { MergeMode::Upsert },
        remove: from.remove,
        names: if from.office { FullNames::Kept } else { FullNames::Dropped },
        encoding: Some(Encoding::Utf8),
        prefixes: None,
        mapping: None,
    };
    let waiting = |told: &ImportTold| Ok(locale::say_waiting(context.lang, told, None));
    import::take_in(context, &import, (from.dry_run, from.json), &|| stop.load(Ordering::Relaxed), &waiting)
}

/// The server that is meant: the one named now, else the one remembered. What is said now goes before what is remembered.
fn named(context: &Context, system: System, from: &From, said: Source) -> Result<Source, Stop> {
    let mut source = match &from.address {
        Some(address) => Source { address: address.clone(), ..Source::default() },
        None => shell::remembered(&context.settings.data_dir, system)?.unwrap_or_default(),
    };
    source.plain |= from.plain_http;
    source.roots = from.ca.clone().or(source.roots);
    source.client = said.client.or(source.client);
    source.user = said.user.or(source.user);
    if !said.types.is_empty() {
        source.types = said.types;
    }
    if source.roots.is_some() {
        // It is remembered, and the next time this is perhaps another folder.
        source.roots = source.roots.map(|path| std::path::absolute(&path).unwrap_or(path));
    }
    Ok(source)
}

/// Says what was pulled.
fn tell(context: &Context, address: &Address, pulled: &Pulled, as_json: bool) -> Result<(), Stop> {
    let &Pulled { devices, left_out, resumed, .. } = pulled;
    if as_json {
        return out::line(out::json(
            &json!({"event": "pulled", "source": address.source(), "pulled": devices, "left_out": left_out, "resumed": resumed}),
        ));
    }
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let values = [("source", address.source().into()), ("count", count(devices as u64).into())];
    out::line(context.lang.say_with("cli-pulled", &values))?;
    for (key, number) in [("cli-pull-left-out", left_out), ("cli-pull-resumed", resumed as u64)] {
        if number > 0 {
            out::line(context.lang.say_with(key, &[("count", count(number).into())]))?;
        }
    }
    Ok(())
}
