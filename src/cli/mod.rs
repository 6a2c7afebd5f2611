//! The command line: parses the words, runs one command, returns an exit code. One file a command.

mod args;
mod args_back;
mod args_campaign;
mod args_desk;
mod args_field;
mod args_hub;
mod args_labels;
mod args_over;
mod args_papers;
mod args_pull;
mod args_values;
mod camera;
mod camera_words;
mod campaign;
mod campaign_list;
mod campaign_open;
mod campaign_pace;
mod campaign_scope;
mod campaign_words;
mod complaint;
mod complete;
mod config;
mod context;
mod decide;
mod demo;
mod doctor;
mod exit;
mod export;
mod find;
mod findings;
mod give_back;
mod guide;
mod handover;
mod hub;
mod import;
mod labels;
mod look;
mod lost;
mod man;
mod note;
mod out;
mod outlines;
mod papers;
mod passphrase;
mod pull;
mod pull_token;
mod pull_watch;
mod purge;
mod push;
mod read;
mod report;
mod revisions;
mod sample;
mod screen;
mod secret;
mod sync;
mod tags;
mod undo;
mod usage;
mod verdict;
mod verify;
mod version;
mod visit;

pub use args::Cli;
pub use exit::Exit;

use crate::{locale::Lang, shell};
use args::Command;
use clap::{ArgMatches, CommandFactory, FromArgMatches};
use context::Context;
use exit::Stop;
use std::{
    env,
    io::{self, Write},
    panic::{self, AssertUnwindSafe},
};

/// Reads the command line, runs the command, reports a failure, and returns the exit code.
#[must_use]
pub fn main() -> Exit {
    if complete::answered(Cli::command) {
        return Exit::Done;
    }
    let parsed =
        Cli::command().try_get_matches().and_then(|matches| Ok((wants_json(&matches), Cli::from_arg_matches(&matches)?)));
    let cli = match parsed {
        Ok((json, cli)) => {
            complaint::speak_json(json);
            cli
        }
        Err(asked) => {
            complaint::speak_json(env::args_os().take_while(|arg| arg != "--").any(|arg| arg == "--json"));
            // Help also comes this way. It is not an error.
            return match say_usage(&asked) {
                _ if asked.use_stderr() => Exit::Usage,
                Ok(()) => Exit::Done,
                Err(error) => ended(Lang::default(), &out::stopped(error)),
            };
        }
    };
    shell::keep_memory_private();
    shell::hear_panics();
    guarded(|| perform(cli))
}

/// Whether the command that was typed is to speak JSON.
fn wants_json(matches: &ArgMatches) -> bool {
    let here = matches.try_get_one::<bool>("json").ok().flatten().copied().unwrap_or_default();
    here || matches.subcommand().is_some_and(|(_, below)| wants_json(below))
}

/// Prints the message of the argument parser. It repeats what was typed, so characters that a terminal would obey are
/// escaped.
fn say_usage(asked: &clap::Error) -> io::Result<()> {
    let words = usage::in_words(usage::lang(), asked);
    let plain = words.clone().unwrap_or_else(|| asked.render().to_string());
    if asked.use_stderr() && complaint::usage(&plain) {
        return Ok(());
    }
    let said = out::harmless(&plain);
    // In colours, if nothing had to be escaped.
    if said == plain && words.is_none() {
        asked.print().and_then(|()| io::stdout().flush())
    } else {
        io::stderr().write_all(said.as_bytes())
    }
}

/// Does the work. A panic in it has already printed its message and ends with the exit code for an error in Récol.
fn guarded(work: impl FnOnce() -> Exit) -> Exit {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or(Exit::Bug)
}

fn perform(cli: Cli) -> Exit {
    // Whatever the settings hold.
    if cli.version {
        return version::run(cli.verbose).unwrap_or_else(|stop| ended(Lang::default(), &stop));
    }
    let context = Context::new(cli.global.into(), |name| env::var(name).ok());
    let done = match context.wrong() {
        Some(failure) => Err(failure.into()),
        None => run(&context, cli.command),
    };
    match done {
        Ok(exit) => exit,
        Err(stop) => ended(context.lang, &stop),
    }
}

/// Says why it stopped early, unless nobody listens any more.
fn ended(lang: Lang, stop: &Stop) -> Exit {
    if let Stop::Failure(failure) = stop {
        complaint::complain(lang, failure);
    }
    stop.exit()
}

fn run(context: &Context, command: Option<Command>) -> Result<Exit, Stop> {
    match command {
        None => screen::run(context),
        Some(Command::Demo(args)) => demo::run(context, &args),
        Some(Command::Import(args)) => import::run(context, &args),
        Some(Command::Outlines(args)) => outlines::run(context, &args),
        Some(Command::Revisions(args)) => revisions::run(context, &args),
        Some(Command::Pull(command)) => pull::run(context, command),
        Some(Command::Campaign(command)) => campaign::run(context, command),
        Some(Command::Sample(args)) => sample::run(context, &args),
        Some(Command::Visit(args)) => visit::run(context, &args),
        Some(Command::Find(args)) => find::run(context, &args),
        Some(Command::Findings(args)) => findings::run(context, &args),
        Some(Command::Decide(args)) => decide::run(context, &args),
        Some(Command::Note(args)) => note::run(context, &args),
        Some(Command::Undo(args)) => undo::run(context, &args, false),
        Some(Command::Redo(args)) => undo::run(context, &args, true),
        Some(Command::Export(args)) => export::run(context, &args),
        Some(Command::Report(args)) => report::run(context, &args),
        Some(Command::Handover(args)) => handover::run(context, &args),
        Some(Command::Papers(args)) => papers::run(context, &args),
        Some(Command::Labels(args)) => labels::run(context, &args),
        Some(Command::Tags(command)) => tags::run(context, &command),
        Some(Command::GiveBack(args)) => give_back::run(context, &args),
        Some(Command::Push(command)) => push::run(context, command),
        Some(Command::Read(args)) => read::run(context, &args),
        Some(Command::Camera(command)) => camera::run(context, command),
        Some(Command::Hub(command)) => hub::hub(context, command),
        Some(Command::Station(command)) => hub::station(context, command),
        Some(Command::Sync(args)) => sync::run(context, &args),
        Some(Command::Purge(args)) => purge::run(context, &args),
        Some(Command::Verify(args)) => verify::run(context, &args),
        Some(Command::Config(command)) => config::run(context, &command),
        Some(Command::Doctor { bell: true, .. }) => doctor::bell(context),
        Some(Command::Doctor { json, .. }) => doctor::run(context, json),
        Some(Command::Completions { shell }) => {
            let script = complete::script(&shell.to_string()).unwrap_or_default();
            out::whole(&script).map(|()| Exit::Done)
        }
        Some(Command::Guide) => guide::run(context),
        Some(Command::Man) => man::run(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_with_the_documented_code() {
        assert_eq!(guarded(|| Exit::NotInOrder), Exit::NotInOrder);
        assert_eq!(guarded(|| panic!("expected by the test")), Exit::Bug);
    }
}
