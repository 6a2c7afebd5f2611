//! Récol: the field audit of school devices. This page is the map of the source.
//!
//! Facts are stored, conclusions are derived, and data flows in one direction. The office provides an inventory. Tags are
//! read in a storeroom, and each read is answered at once. What was seen is appended to a journal. Every finding is a
//! pure function of inventory, journal, date and terms: the key of the office, and the latest time that is possible now.
//!
//! ```text
//!                       main.rs
//!                          │
//!                        cli/            typed words → one command → exit code
//!                          │
//!                       shell/           the only place where tui and io meet
//!                      ╱       ╲
//!                  tui/         io/      state and drawing │ store, hub, camera, files in, files out
//!                      ╲       ╱         (no arrow between the two)
//!                 locale   job/          words in two languages │ work requested from the outside, as plain data
//!                      ╲    │    ╲
//!    atlas  settings   audit/   vision/     facts in, findings out │ pixels in, texts out; all of them pure
//! ```
//!
//! # Modules
//!
//! | module | what it contains | what it must not contain |
//! |---|---|---|
//! | [`audit`] | ids, tags, inventory, journal, exchange (with the office's roster), ledger (who may state what, when it happened), findings, standing, outcome (what became of a decision), progress, closing (what is left when a room is closed), room (device by device), pace, sampling, assurance, report, minutes (the content of a procès-verbal), find (anything by a few letters), likely (which devices typed letters may mean), road (the steps of an audit, the same for screen and commands: enter, hear, insist, close, reopen) | clock, IO, randomness, words for people |
//! | [`atlas`] | the outlines of communes on a plane, and where a college's sign stands in its commune | addresses, drawing |
//! | [`vision`] | grey frames, luma, the decoding cascade, steadying, what a picture lacks, drawn scenes | clock, IO, the meaning of a text |
//! | [`settings`] | layers: defaults ← file ← environment ← flags | reading file or environment by itself |
//! | [`job`] | jobs sorted by who does them, each list with its outcome; failures, what the lens shows, the results of a sync, the stamp of time, where the auditor is | the work itself |
//! | [`locale`] | choice of language, Fluent catalogues, a word for every variant | decisions |
//! | [`io`] | the local store (SQLite), hubs (folder, PostgreSQL) and the sync with them, the camera, photographs beside the store ([`io::album`]), CSV and workbooks in ([`io::import`]), CSV, workbooks and JSON out ([`io::export`]), papers ([`io::paper`]: PDF, labels, HTML), the inventory from a server and back to it ([`io::pull`]); reading foreign files up to a maximum size ([`io::bounded`]) and through their folder's handle ([`io::within`]), writing our files completely or not at all ([`io::whole`]), comparing paths ([`io::path`]) | output to a person |
//! | [`tui`] | keys as data, state and its pure `update`, drawing | IO, a clock, SQL |
//! | [`shell`] | sessions, workers, the loop, keyboard and signals, terminal guard, what an export may not replace, papers in the words of a language, purging, the demo, translation of errors | rules of the audit |
//! | [`cli`] | arguments, one file for each command, exit codes | anything that two commands share |
//!
//! `tests/it/house` checks that the code follows these arrows and that each module uses only the crates it may use. It also
//! finds every circle of files or modules.
//!
//! # How data flows
//!
//! ```text
//!  inventory@revision ──┐
//!                       ├─► findings(inventory, ledger, date) ─► screens, exports
//!  journal ─fold on terms─► ledger                │
//!    ▲                                            ▼
//!    └────────── Decided / Retracted ◄────── a person's decision
//! ```
//!
//! A read takes these steps: lens, scanner or keyboard → [`audit::tag::parse`] → [`audit::standing::Standing::answer`]
//! (the verdict, at once) → [`job::Record::Append`] → one durable transaction → [`job::RecordOutcome::Appended`] → only
//! then "recorded".
//!
//! A command without a screen takes the same steps ([`audit::road`]) through [`shell::HeadlessVisit`].
//!
//! # Invariants
//!
//! 1. The journal only grows. Findings are a function of inventory, entries, date and terms ([`audit::ledger::Terms`]); the
//!    order of arrival and the machine do not matter.
//! 2. Every device recorded or last read in a visited college has exactly one presence finding there.
//! 3. Nothing is shown as recorded before it is on disk. Nothing acknowledged is ever lost.
//! 4. The screen does no IO. `io` produces no output for a person. `audit` and `vision` read no clock and change nothing.
//! 5. Data from a tag, file or hub is always escaped before it reaches terminal, SQL, spreadsheet or path.
//! 6. By default no holder's name and no programme's full name leaves the office.
//! 7. Bytes that were written once stay readable for ever.
//! 8. Who may state what is read from the entries. What only the office may state, or what is outside a station's scope, is set
//!    aside with its author, and nothing is concluded from it ([`audit::ledger`]).
//! 9. Help, footer and the README's key table are generated from the keymap. Every finding, action and failure has its words
//!    in both languages, by exhaustive match.

pub mod atlas;
pub mod audit;
pub mod cli;
pub mod io;
pub mod job;
pub mod locale;
pub mod settings;
pub mod shell;
pub mod tui;
pub mod vision;

/// The place where unit tests store the failing cases found by proptest: below `tests`, like those of the integration tests.
#[cfg(test)]
fn kept_below_tests() -> proptest::test_runner::Config {
    use proptest::test_runner::{Config, FileFailurePersistence};
    let kept = FileFailurePersistence::SourceParallel("tests/proptest-regressions");
    Config { failure_persistence: Some(Box::new(kept)), ..Config::default() }
}
