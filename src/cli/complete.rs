//! Completions of the shell: the commands and options, and what the store knows, namely colleges, communes, programmes, rooms and
//! campaigns. The shell's script asks this program at each Tab.

use super::context::Context;
use crate::{
    audit::{text::printable, uai::Uai},
    shell::{self, Known},
};
use clap::Command;
use clap_complete::{
    CompleteEnv,
    engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter},
    env::Shells,
};
use std::{
    env,
    ffi::{OsStr, OsString},
    path::PathBuf,
};

/// The variable by which the script of a shell asks.
const ASKS: &str = "RECOL_COMPLETE";

/// The most candidates that are answered.
const MOST: usize = 500;

/// Answers the shell, if it is what asks. Returns whether it did.
pub(super) fn answered(command: fn() -> Command) -> bool {
    let asks = |shell: &OsString| shell.to_str().is_some_and(|shell| Shells::builtins().completer(shell).is_some());
    let Some(shell) = env::var_os(ASKS).filter(asks) else { return false };
    let bash = shell == "bash";
    let asked = CompleteEnv::with_factory(move || knowing(command(), bash)).var(ASKS).bin("recol");
    let folder = env::current_dir().ok();
    // What cannot be completed is not: a message would stand in the line that is typed.
    asked.try_complete(env::args_os(), folder.as_deref()).unwrap_or(true)
}

/// The script of a shell; `None` for a shell that cannot ask.
pub(super) fn script(shell: &str) -> Option<Vec<u8>> {
    let mut script = Vec::new();
    let shells = Shells::builtins();
    shells.completer(shell)?.write_registration(ASKS, "recol", "recol", "recol", &mut script).ok()?;
    Some(script)
}

/// The command with what the store knows, wherever it is asked for.
fn knowing(command: Command, bash: bool) -> Command {
    let command = command.mut_args(|arg| match known(arg.get_id().as_str()) {
        Some(what) => arg.add(ArgValueCompleter::new(FromStore { what, bash })),
        None => arg,
    });
    command.mut_subcommands(|below| knowing(below, bash))
}

/// What an argument with a name asks for, if the store knows it.
fn known(name: &str) -> Option<Known> {
    Some(match name {
        "college" | "colleges" => Known::Colleges,
        "commune" => Known::Communes,
        "programme" => Known::Programmes,
        "room" => Known::Rooms(None),
        "campaign" => Known::Campaigns,
        _ => return None,
    })
}

/// Candidates from the store of the settings.
struct FromStore {
    what: Known,
    /// Whether it is Bash that asks.
    bash: bool,
}

impl ValueCompleter for FromStore {
    fn complete(&self, current: &OsStr) -> Vec<CompletionCandidate> {
        let bash = self.bash;
        let Some(word) = current.to_str() else { return Vec::new() };
        let quote = word.chars().next().filter(|first| bash && ['"', '\''].contains(first));
        let typed = if bash { unquoted(word) } else { word.to_owned() };
        let what = match self.what {
            Known::Rooms(_) => Known::Rooms(typed_college()),
            what => what,
        };
        let context = Context::new(<_>::default(), |name| env::var(name).ok());
        let folder = typed_folder().unwrap_or(context.settings.data_dir);
        let found = shell::known_names(&folder, what).into_iter();
        let fits = |value: &str| value.to_lowercase().starts_with(&typed.to_lowercase());
        found
            .filter(|(value, _)| fits(value))
            .take(MOST)
            .map(|(value, help)| {
                CompletionCandidate::new(if bash { quoted(&value, quote) } else { value })
                    .help(Some(printable(&help).into()).filter(|_| !help.is_empty()))
            })
            .collect()
    }
}

/// A text that Bash takes as one word behind what opened its quotes, if anything did: Bash quotes nothing by itself.
fn quoted(text: &str, quote: Option<char>) -> String {
    let escapes = |c: char| match quote {
        Some('"') => "\"\\$`".contains(c),
        Some(_) => false,
        None => !(c.is_alphanumeric() || "-_./,:@%+".contains(c)),
    };
    let escaped = text.chars().flat_map(|c| escapes(c).then_some('\\').into_iter().chain([c]));
    quote.into_iter().chain(escaped).collect()
}

/// A word of Bash without its quoting.
fn unquoted(word: &str) -> String {
    word.trim_start_matches(['"', '\'']).replace('\\', "")
}

/// The data folder that was named before in the same line.
fn typed_folder() -> Option<PathBuf> {
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    words.iter().enumerate().find_map(|(at, word)| match word.to_str()?.strip_prefix("--data-dir")? {
        "" => words.get(at + 1).map(PathBuf::from),
        rest => rest.strip_prefix('=').map(PathBuf::from),
    })
}

/// The college that was typed before in the same line.
fn typed_college() -> Option<Uai> {
    env::args_os().skip(1).filter_map(|word: OsString| word.to_str()?.parse().ok()).next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_bash_is_quoted_and_read_back() {
        assert_eq!(quoted("Salle 12 (étage)", None), "Salle\\ 12\\ \\(étage\\)");
        assert_eq!(quoted("Salle 12 \"B\"", Some('"')), "\"Salle 12 \\\"B\\\"");
        assert_eq!(quoted("Salle 12", Some('\'')), "'Salle 12");
        for text in ["Réserve", "$(reboot)", "a'b\"c", "x;y&z"] {
            assert_eq!(unquoted(&quoted(text, None)), text);
        }
    }

    #[test]
    fn every_argument_that_names_something_known_is_completed() {
        fn walk(command: &Command, found: &mut Vec<String>) {
            for arg in command.get_arguments() {
                if arg.get::<ArgValueCompleter>().is_some() {
                    found.push(format!("{} {}", command.get_name(), arg.get_id()));
                }
            }
            command.get_subcommands().for_each(|below| walk(below, found));
        }
        let mut found = Vec::new();
        walk(&knowing(<crate::cli::Cli as clap::CommandFactory>::command(), true), &mut found);
        for wanted in
            ["visit college", "visit room", "report college", "open commune", "open programme", "use campaign", "widen colleges"]
        {
            assert!(found.iter().any(|known| known == wanted), "{wanted} is not in {found:?}");
        }
    }
}
