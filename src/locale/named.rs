//! The key of every word of the domain, by exhaustive match: a new variant does not compile without its words.

use crate::{
    audit::{
        finding::{Class, Code},
        inventory::{CustodyKind, Kind},
        journal::{By, Condition, Decision, Label, Lack},
        ledger::{RoomState, VisitState},
        outcome::Outcome,
        report::CellWord,
        standing::{Refusal, VerdictClass},
        tag::Closeness,
    },
    locale::Lang,
};

/// A thing that the catalogues have a word for.
pub trait Named {
    /// The key of its word.
    fn key(&self) -> &'static str;
}

impl<T: Named + ?Sized> Named for &T {
    fn key(&self) -> &'static str {
        (**self).key()
    }
}

macro_rules! named {
    ($($thing:ty { $($variant:ident => $key:literal),* $(,)? })*) => {
        $(impl Named for $thing {
            fn key(&self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        })*
    };
}

named! {
    Code {
        Recovered => "finding-recovered", GoneButPresent => "finding-gone-but-present", Misassigned => "finding-misassigned",
        UnrecordedReturn => "finding-unrecorded-return", Misplaced => "finding-misplaced", Present => "finding-present",
        SeenElsewhere => "finding-seen-elsewhere", NotExpected => "finding-not-expected", Overdue => "finding-overdue",
        OnLoan => "finding-on-loan", NotSampled => "finding-not-sampled", Missing => "finding-missing",
        Pending => "finding-pending", Unknown => "finding-unknown", Unidentified => "finding-unidentified",
        DuplicateTag => "finding-duplicate-tag", SwappedTag => "finding-swapped-tag",
    }
    Class { InOrder => "class-in-order", Discrepancy => "class-discrepancy", Open => "class-open" }
    VerdictClass {
        Right => "verdict-class-right", Attention => "verdict-class-attention", Wrong => "verdict-class-wrong",
        Unknown => "verdict-class-unknown", Again => "verdict-class-again",
    }
    Refusal { Empty => "refusal-empty", Misread => "refusal-misread", Place => "refusal-place" }
    CustodyKind {
        Stored => "custody-stored", Assigned => "custody-assigned", OnLoan => "custody-on-loan", Given => "custody-given",
        InRepair => "custody-in-repair", Retired => "custody-retired", Lost => "custody-lost",
    }
    Kind { Laptop => "kind-laptop", Tablet => "kind-tablet", Desktop => "kind-desktop", Other => "kind-other" }
    By { Camera => "by-camera", Wedge => "by-wedge", Typed => "by-typed", Serial => "by-serial", List => "by-list" }
    Closeness {
        Exact => "closeness-exact", Normalised => "closeness-normalised", Approximate => "closeness-approximate",
    }
    Decision {
        CorrectInventory => "decision-correct-inventory", SendBack => "decision-send-back",
        ConfirmMissing => "decision-confirm-missing", ReportTheft => "decision-report-theft",
        JustifiedAbsence => "decision-justified-absence", RegisterAsNew => "decision-register-as-new",
        ReprintTag => "decision-reprint-tag", AcceptAsIs => "decision-accept-as-is",
    }
    Condition { Good => "condition-good", Damaged => "condition-damaged", Incomplete => "condition-incomplete" }
    Lack { Charger => "lack-charger", Pen => "lack-pen" }
    Outcome { CarriedOut => "outcome-carried-out", Contradicted => "outcome-contradicted", Open => "outcome-open" }
    Label { Unreadable => "label-unreadable", Absent => "label-absent" }
    VisitState { None => "visit-none", Open => "visit-open", Closed => "visit-closed" }
    RoomState { Untouched => "room-untouched", Open => "room-open", Closed => "room-closed" }
}

impl Named for CellWord {
    fn key(&self) -> &'static str {
        match self {
            Self::Finding(code) => code.key(),
            Self::Custody(kind) => kind.key(),
            Self::Kind(kind) => kind.key(),
            Self::WithheldKind => "kind-withheld",
            Self::By(by) => by.key(),
            Self::Decision(decision) => decision.key(),
            Self::Conflict => "decision-conflict",
            Self::Condition(condition) => condition.key(),
            Self::Closeness(closeness) => closeness.key(),
            Self::Outcome(outcome) => outcome.key(),
        }
    }
}

impl Lang {
    /// What a finding means, in a sentence or two.
    #[must_use]
    pub fn explain(self, code: Code) -> String {
        self.say(match code {
            Code::Recovered => "explain-recovered",
            Code::GoneButPresent => "explain-gone-but-present",
            Code::Misassigned => "explain-misassigned",
            Code::UnrecordedReturn => "explain-unrecorded-return",
            Code::Misplaced => "explain-misplaced",
            Code::Present => "explain-present",
            Code::SeenElsewhere => "explain-seen-elsewhere",
            Code::NotExpected => "explain-not-expected",
            Code::Overdue => "explain-overdue",
            Code::OnLoan => "explain-on-loan",
            Code::NotSampled => "explain-not-sampled",
            Code::Missing => "explain-missing",
            Code::Pending => "explain-pending",
            Code::Unknown => "explain-unknown",
            Code::Unidentified => "explain-unidentified",
            Code::DuplicateTag => "explain-duplicate-tag",
            Code::SwappedTag => "explain-swapped-tag",
        })
    }
}
