//! Récol: the field audit of school devices. This page is the map of the house.
//!
//! Facts are stored, conclusions are derived, and data goes one way. An inventory comes in from the office, tags are read
//! in a storeroom, each read is answered at once; what was seen is appended to a journal, and every finding is a pure
//! function of inventory, journal, date and terms: whose office speaks, and what time it can be by now.
//!
//! ```text
//!                       main.rs
//!                          │
//!                        cli/            words typed → one command → exit code
//!                          │
//!                       shell/           the only place where the two towers meet
//!                      ╱       ╲
//!                  tui/         io/      state and drawing │ store, hub, camera, files in, files out
//!                      ╲       ╱         (no arrow between the towers)
//!                 locale   job/          words in two languages │ work asked of the outside, as plain data
//!                      ╲    │    ╲
//!          settings     audit/   vision/     facts in, findings out │ pixels in, texts out; both pure
//! ```
//!
//! # Rooms
//!
//! | room | what lives there | what is not there |
//! |---|---|---|
//! | [`audit`] | ids, tags, inventory, journal, exchange (with the office's roster), ledger (who may say what, when it happened), findings, standing, progress, sampling, assurance, report, the road (enter, hear, insist, close, reopen: one for screen and commands) | clock, IO, randomness, words for people |
//! | [`vision`] | grey frames, luma, the decoding cascade, steadying, what a picture lacks, drawn scenes | clock, IO, the meaning of a text |
//! | [`settings`] | layers: defaults ← file ← environment ← flags | reading file or environment by itself |
//! | [`job`] | jobs by who does them, each list with its outcome, failure, what the lens shows, what a sync tells, the stamp of time, where the auditor is | doing any of it |
//! | [`locale`] | language choice, Fluent catalogues, a word for every variant | decisions |
//! | [`io`] | the local store (SQLite), hubs (folder, PostgreSQL) and the sync with them, the camera, CSV in and out; files of others read with a bound ([`io::bounded`]), by their folder's handle ([`io::within`]), ours written whole ([`io::whole`]); which paths lead to one file ([`io::path`]) | speaking to a person |
//! | [`tui`] | keys as data, state and its pure `update`, drawing | IO, a clock, SQL |
//! | [`shell`] | sessions, workers, the loop, keyboard and signals, terminal guard, what an export may not replace, purging, the demo, translation of errors | rules of the audit |
//! | [`cli`] | arguments, one file a command, exit codes | anything that two commands share |
//!
//! `tests/it/house` holds the code to these arrows and to the crates that each room may name, and finds every circle of files or
//! rooms.
//!
//! # How data travels
//!
//! ```text
//!  inventory@revision ──┐
//!                       ├─► findings(inventory, ledger, date) ─► screens, exports
//!  journal ─fold on terms─► ledger                │
//!    ▲                                            ▼
//!    └────────── Decided / Retracted ◄────── a person's decision
//! ```
//!
//! A read: lens, scanner or keyboard → [`audit::tag::parse`] → [`audit::standing::Standing::answer`] (the verdict, at
//! once) → [`job::Record::Append`] → one durable transaction → [`job::RecordOutcome::Appended`] → only then "recorded".
//! A command without a screen takes the same road ([`audit::road`]) through [`shell::HeadlessVisit`].
//!
//! # Invariants
//!
//! 1. The journal only grows; findings are a function of inventory, entries, date and terms ([`audit::ledger::Terms`]): no
//!    order of arrival, no machine.
//! 2. Every device recorded or last read in a visited college has exactly one presence finding there.
//! 3. Nothing is shown as recorded before it is on disk; nothing acknowledged is ever lost.
//! 4. The screen does no IO; `io` speaks to no person; `audit` and `vision` ask no time and touch nothing.
//! 5. Nothing that came from a tag, file or hub reaches terminal, SQL, spreadsheet or path unescaped.
//! 6. No holder's name, no programme's full name leaves the office by default.
//! 7. Bytes once written are read for ever.
//! 8. Who may say what is read from entries: what only the office may, or what is beyond a station's scope, is set aside with
//!    its author and concludes nothing ([`audit::ledger`]).
//! 9. Help, footer and the README's key table come from the keymap; every finding, action and failure has its words in
//!    both languages, by exhaustive match.

pub mod audit;
pub mod cli;
pub mod io;
pub mod job;
pub mod locale;
pub mod settings;
pub mod shell;
pub mod tui;
pub mod vision;

/// Where unit tests keep the cases that proptest found to fail: below `tests`, as those of the integration tests are.
#[cfg(test)]
fn kept_below_tests() -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, FileFailurePersistence};
    let kept = FileFailurePersistence::SourceParallel("tests/proptest-regressions");
    Config { failure_persistence: Some(Box::new(kept)), ..Config::default() }
}
