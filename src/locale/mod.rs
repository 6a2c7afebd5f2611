//! The choice of a language, and the words in each language.
//!
//! The catalogues are Fluent files ([`fr.ftl`](fr.ftl), [`en.ftl`](en.ftl)) built into the program. Every word of the
//! domain has its key by exhaustive match ([`Named`]): a new variant does not compile without one. A test checks that
//! the two catalogues have the same keys and variables. Everything from outside is escaped before it is inserted. The causes of
//! failures are English sentences with their French beside them ([`say_cause`]).

mod altered;
mod aside;
mod catalogue;
mod cause;
mod failure;
mod guide;
mod history;
mod import;
mod labels;
mod lang;
mod lens;
mod mapping;
mod minutes;
mod named;
mod push;
mod query;
mod sampling;
mod sync;
mod tables;
mod undone;
mod verdict;

pub use altered::say_altered;
pub use aside::{aside_lines, say_reason, station_name};
pub use catalogue::Arg;
pub use cause::{known_cause, say_cause};
pub use failure::{FailureWords, say_failure};
pub use history::{HistoryLine, other_campaign, revision_lines};
pub use import::{
    ImportWords, MappingWords, rejects_beside, rejects_head, say_found, say_import, say_mapping, say_notice, say_plan,
    say_proposal, say_rejected, say_somebody, say_step, say_waiting,
};
pub use labels::{label_words, say_calibration, say_labelled};
pub use lang::Lang;
pub use mapping::{say_column, say_means, say_word, say_word_of};
pub use minutes::{checked, method, paper_kind, reserve, say_state};
pub use named::Named;
pub use push::{say_decided_note, say_read_note};
pub use query::{Folded, Query, Text};
pub use sampling::{conclusion_line, days, mode_line, sample_lines};
pub use sync::say_troubles;
pub use tables::{column_head, column_words, findings_title, summary_head, summary_title, summary_words};
pub use undone::step_words;
pub use verdict::{
    VerdictWords, belongs, college_name, device_line, headline, refusal_words, short_college, sign, spot_name, subject_words,
    verdict_line, verdict_words,
};
