//! Words for the papers.

use super::{lang::Lang, named::Named};
use crate::audit::{
    journal::AuditMode,
    minutes::{Check, Checked, List, Reserve},
    progress::CollegeProgress,
};

impl Named for List {
    fn key(&self) -> &'static str {
        match self {
            Self::NotSeen => "paper-list-not-seen",
            Self::Gone => "paper-list-gone",
            Self::Otherwise => "paper-list-otherwise",
            Self::InOrder => "paper-list-in-order",
            Self::ToInventory => "paper-list-to-inventory",
        }
    }
}

impl Named for Check {
    fn key(&self) -> &'static str {
        match self {
            Self::Presence => "paper-check-presence",
            Self::Location => "paper-check-location",
            Self::Condition => "paper-check-condition",
            Self::Marking => "paper-check-marking",
            Self::Conformity => "paper-check-conformity",
        }
    }
}

/// For how many devices a check was made.
#[must_use]
pub fn checked(lang: Lang, checked: &Checked) -> String {
    let said = [("made", checked.made.into()), ("of", checked.of.into())];
    lang.say_with(
        match checked {
            Checked { made: 0, .. } => "paper-check-none",
            Checked { made, of, .. } if made == of => "paper-check-all",
            Checked { .. } => "paper-check-some",
        },
        &said,
    )
}

/// The state of a visit; of a closed one also how many of its places are open since.
#[must_use]
pub fn say_state(lang: Lang, progress: &CollegeProgress) -> String {
    match progress.open_since {
        0 => lang.name(progress.state),
        since => lang.say_with("paper-state-open-since", &[("count", since.into())]),
    }
}

/// A reserve in a sentence; `None` for a sample, of which [`super::sample_lines`] tells everything.
#[must_use]
pub fn reserve(lang: Lang, reserve: Reserve) -> Option<String> {
    let counted = |key: &str, count: u32| Some(lang.say_with(key, &[("count", count.into())]));
    match reserve {
        Reserve::NotVisited => Some(lang.say("paper-reserve-not-visited")),
        Reserve::Open => Some(lang.say("paper-reserve-open")),
        Reserve::OpenSince(count) => counted("paper-reserve-open-since", count),
        Reserve::Outside => Some(lang.say("paper-reserve-outside")),
        Reserve::Pending(None) => Some(lang.say("paper-reserve-pending-hidden")),
        Reserve::Pending(Some(count)) => counted("paper-reserve-pending", count),
        Reserve::Undecided(count) => counted("paper-reserve-undecided", count),
        Reserve::Conflicts(count) => counted("paper-reserve-conflicts", count),
        Reserve::Aside(count) => counted("paper-reserve-aside", count),
        Reserve::HeldBack(count) => counted("paper-reserve-held-back", count),
        Reserve::Approximate(count) => counted("paper-reserve-approximate", count),
        Reserve::Sample(_) => None,
    }
}

/// How devices were looked for, in a sentence.
#[must_use]
pub fn method(lang: Lang, mode: AuditMode) -> String {
    match mode {
        AuditMode::Full => lang.say("paper-method-full"),
        AuditMode::Blind => lang.say("paper-method-blind"),
        AuditMode::Sampling(_) => super::mode_line(lang, mode),
    }
}

/// What a paper is, from its code; a code of a later version stands for itself.
#[must_use]
pub fn paper_kind(lang: Lang, code: &str) -> String {
    match code {
        "minutes" => lang.say("paper-kind-minutes"),
        "recap" => lang.say("paper-kind-recap"),
        "sheet" => lang.say("paper-kind-sheet"),
        "page" => lang.say("paper-kind-page"),
        "labels" => lang.say("paper-kind-labels"),
        "export" => lang.say("paper-kind-export"),
        "handover" => lang.say("paper-kind-handover"),
        other => other.to_owned(),
    }
}
