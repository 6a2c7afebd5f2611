//! The laws of the core, each tried on worlds that nobody thought of.
//!
//! `world` draws inventories and journals as awkward as they come: look-alike tags, rooms that are recorded nowhere,
//! retractions of retractions, of themselves and of what never was. `model` says the domain once more, as plainly and as
//! slowly as possible. The laws stand in the other files:
//!
//! - `standing`: concluding entry by entry is concluding anew; the order of arrival does not matter; counts add up.
//! - `presence`: one presence finding for each device in each visited college that it concerns, none elsewhere.
//! - `sampling`: not sampled is what is stored, not drawn and not read where a sample is taken, and nothing else.
//! - `blind`: in a blind campaign nothing tells what is expected in a room that is not closed, and no other has secrets.
//! - `labels`: a label is faulty where tag and serials tell of two devices, and nowhere else.
//! - `answers`: what a read is answered is what it leads to.
//! - `road`: what is shut takes no read, what was entered is open, only the same text right again insists.
//! - `ledger`: the first opening, the latest move, the latest decision and the latest act are what they say.
//! - `undo`: undo and redo are what a stack gives.
//! - `inventory`: a change carried out gives the other revision.
//! - `authority`: what a station writes counts as far as the office said so.
//! - `clocks`: a clock that is wrong beats nobody.
//! - `mapping`: what a mapping makes of a file is what it says.
//! - `codec`, `chain`: what was written is read; what was altered is noticed.
//! - `outcome`: what became of a decision is what a plain comparison of two records says.
//! - `give_back`: nothing that was decided is lost on its way back.
//! - `numbers`: every UAI reads back.

mod answers;
mod authority;
mod blind;
mod chain;
mod clocks;
mod codec;
mod give_back;
mod inventory;
mod labels;
mod ledger;
mod mapping;
mod minutes;
mod model;
mod numbers;
mod outcome;
mod presence;
mod road;
mod sampling;
mod standing;
mod undo;
mod world;

/// So many cases, or as many as `PROPTEST_CASES` asks for. No file is written where the sources are: a failure prints the
/// smallest world that shows it.
fn cases(count: u32) -> proptest::test_runner::Config {
    let default = proptest::test_runner::Config { failure_persistence: None, ..Default::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { proptest::test_runner::Config { cases: count, ..default } }
}
