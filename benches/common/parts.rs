//! Which parts of a bench are run: those that are named on the command line, or all of them.

use std::{env, process::ExitCode};

/// A part of a bench: its name, and what runs it, which returns whether its goals are met.
pub type Part<'a> = (&'static str, &'a dyn Fn() -> bool);

/// Runs the parts that are named, or all. A name that no part has fails before anything is measured: nothing was over a goal
/// where nothing ran.
pub fn run(parts: &[Part<'_>]) -> ExitCode {
    // `cargo bench` adds a flag of its own.
    let asked: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if let Some(unknown) = asked.iter().find(|asked| parts.iter().all(|(name, _)| name != asked)) {
        let known: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
        eprintln!("{unknown:?} is no part of this bench; its parts are: {}", known.join(", "));
        return ExitCode::FAILURE;
    }
    let wanted = parts.iter().filter(|(name, _)| asked.is_empty() || asked.iter().any(|asked| asked == name));
    let met = wanted.fold(true, |met, (_, part)| {
        let held = part();
        println!();
        held && met
    });
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
