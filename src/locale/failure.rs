//! Words for failures: a heading by kind, what Récol was doing with which thing, and what the user can do.

use super::{cause::known_cause, lang::Lang, named::Named, say_cause};
use crate::{
    audit::text::printable_within,
    job::{Doing, Failure, FailureKind, Hint, plain_paths},
};

/// The most characters of a cause that are shown.
const LONGEST: usize = 300;

/// The words for a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureWords {
    /// The heading: who has to act.
    pub heading: String,
    /// What Récol was doing, with which thing, and the cause.
    pub sentence: String,
    /// What the user can do.
    pub hint: String,
}

impl Named for FailureKind {
    fn key(&self) -> &'static str {
        match self {
            Self::User => "failure-user",
            Self::Settings => "failure-settings",
            Self::Outside => "failure-outside",
            Self::Bug => "failure-bug",
        }
    }
}

impl Named for Doing {
    fn key(&self) -> &'static str {
        match self {
            Self::OpenStore => "doing-open-store",
            Self::ReadStore => "doing-read-store",
            Self::Record => "doing-record",
            Self::TellTime => "doing-tell-time",
            Self::Verify => "doing-verify",
            Self::VerifyPaper => "doing-verify-paper",
            Self::Import => "doing-import",
            Self::Pull => "doing-pull",
            Self::Push => "doing-push",
            Self::Export => "doing-export",
            Self::ReadImage => "doing-read-image",
            Self::UseCamera => "doing-use-camera",
            Self::OpenCampaign => "doing-open-campaign",
            Self::OpenVisit => "doing-open-visit",
            Self::UseTerminal => "doing-use-terminal",
            Self::ReadSettings => "doing-read-settings",
            Self::ReadInput => "doing-read-input",
            Self::WriteOutput => "doing-write-output",
            Self::UseHub => "doing-use-hub",
            Self::Sync => "doing-sync",
            Self::Purge => "doing-purge",
            Self::Label => "doing-label",
            Self::Show => "doing-show",
        }
    }
}

impl Named for Hint {
    fn key(&self) -> &'static str {
        match self {
            Self::Report => "hint-report",
            Self::NewerRecol => "hint-newer-recol",
            Self::NotOurFile => "hint-not-our-file",
            Self::FinishStore => "hint-finish-store",
            Self::PutBack => "hint-put-back",
            Self::StoreItself => "hint-store-itself",
            Self::DamagedFile => "hint-damaged-file",
            Self::NoPermission => "hint-no-permission",
            Self::DiskFull => "hint-disk-full",
            Self::DiskRefuses => "hint-disk-refuses",
            Self::Locked => "hint-locked",
            Self::NoSuchFile => "hint-no-such-file",
            Self::NameAFile => "hint-name-a-file",
            Self::ReservedName => "hint-reserved-name",
            Self::OutputRefused => "hint-output-refused",
            Self::SaveAsText => "hint-save-as-text",
            Self::GivePassphrase => "hint-give-passphrase",
            Self::LongerPassphrase => "hint-longer-passphrase",
            Self::SealAgain => "hint-seal-again",
            Self::SealOrRename => "hint-seal-or-rename",
            Self::NotOver => "hint-not-over",
            Self::ForceOver => "hint-force-over",
            Self::RegularFile => "hint-regular-file",
            Self::TooLarge => "hint-too-large",
            Self::NotAFolder => "hint-not-a-folder",
            Self::NoSuchCampaign => "hint-no-such-campaign",
            Self::ImportFirst => "hint-import-first",
            Self::CampaignFirst => "hint-campaign-first",
            Self::CampaignClosed => "hint-campaign-closed",
            Self::ImportAgain => "hint-import-again",
            Self::ConfirmRemoval => "hint-confirm-removal",
            Self::VisitClosed => "hint-visit-closed",
            Self::CheckDates => "hint-check-dates",
            Self::NoSample => "hint-no-sample",
            Self::UnknownCommune => "hint-unknown-commune",
            Self::UnknownRoom => "hint-unknown-room",
            Self::UnknownRevision => "hint-unknown-revision",
            Self::UnknownTag => "hint-unknown-tag",
            Self::NothingToDecide => "hint-nothing-to-decide",
            Self::GiveEvidence => "hint-give-evidence",
            Self::Incomplete => "hint-incomplete",
            Self::NameCollege => "hint-name-college",
            Self::EmptyNote => "hint-empty-note",
            Self::UnknownProgramme => "hint-unknown-programme",
            Self::CheckUai => "hint-check-uai",
            Self::UnknownCollege => "hint-unknown-college",
            Self::CheckColumns => "hint-check-columns",
            Self::SaveAsTable => "hint-save-as-table",
            Self::CheckMapping => "hint-check-mapping",
            Self::CheckImage => "hint-check-image",
            Self::NameAPicture => "hint-name-a-picture",
            Self::DamagedPhotograph => "hint-damaged-photograph",
            Self::TakeAgain => "hint-take-again",
            Self::NoCamera => "hint-no-camera",
            Self::NoTerminal => "hint-no-terminal",
            Self::PlainTerminal => "hint-plain-terminal",
            Self::SeeHelp => "hint-see-help",
            Self::CheckKeys => "hint-check-keys",
            Self::CheckConfig => "hint-check-config",
            Self::CallOffice => "hint-call-office",
            Self::BrokenChain => "hint-broken-chain",
            Self::CheckHeads => "hint-check-heads",
            Self::Purged => "hint-purged",
            Self::Gathered => "hint-gathered",
            Self::CloseFirst => "hint-close-first",
            Self::NoHub => "hint-no-hub",
            Self::NameHub => "hint-name-hub",
            Self::HubExists => "hint-hub-exists",
            Self::HubAddress => "hint-hub-address",
            Self::HubUnreachable => "hint-hub-unreachable",
            Self::HubTls => "hint-hub-tls",
            Self::HubPassword => "hint-hub-password",
            Self::HubRole => "hint-hub-role",
            Self::HubOwner => "hint-hub-owner",
            Self::HubRepair => "hint-hub-repair",
            Self::PasswordInAddress => "hint-password-in-address",
            Self::NoKeyring => "hint-no-keyring",
            Self::CampaignNeeds => "hint-campaign-needs",
            Self::NoSuchRevision => "hint-no-such-revision",
            Self::KeepPassword => "hint-keep-password",
            Self::NameRole => "hint-name-role",
            Self::HubFull => "hint-hub-full",
            Self::DamagedHub => "hint-damaged-hub",
            Self::StrangeHub => "hint-strange-hub",
            Self::StationCloned => "hint-station-cloned",
            Self::StationRestored => "hint-station-restored",
            Self::OfficeRejoins => "hint-office-rejoins",
            Self::OfficeRenews => "hint-office-renews",
            Self::RecoveryKey => "hint-recovery-key",
            Self::HubRestored => "hint-hub-restored",
            Self::OtherInventory => "hint-other-inventory",
            Self::AwaitInventory => "hint-await-inventory",
            Self::AcceptStation => "hint-accept-station",
            Self::WrongHub => "hint-wrong-hub",
            Self::OwnInventory => "hint-own-inventory",
            Self::OtherOffice => "hint-other-office",
            Self::OfficeOnly => "hint-office-only",
            Self::SetClock => "hint-set-clock",
            Self::OlderHub => "hint-older-hub",
            Self::NameStation => "hint-name-station",
            Self::PullAddress => "hint-pull-address",
            Self::PullName => "hint-pull-name",
            Self::PullUnreachable => "hint-pull-unreachable",
            Self::PullTls => "hint-pull-tls",
            Self::PullToken => "hint-pull-token",
            Self::PullRight => "hint-pull-right",
            Self::PullElsewhere => "hint-pull-elsewhere",
            Self::PullAnswer => "hint-pull-answer",
            Self::PullTooMuch => "hint-pull-too-much",
            Self::PullMoving => "hint-pull-moving",
            Self::PullKeyring => "hint-pull-keyring",
            Self::PullStopped => "hint-pull-stopped",
            Self::PushAgain => "hint-push-again",
            Self::PushToken => "hint-push-token",
            Self::Stopped => "hint-stopped",
            Self::LabelStock => "hint-label-stock",
            Self::LabelOffset => "hint-label-offset",
            Self::LabelStart => "hint-label-start",
            Self::LabelSize => "hint-label-size",
            Self::LabelLetters => "hint-label-letters",
            Self::LabelPrinter => "hint-label-printer",
            Self::CheckOutlines => "hint-check-outlines",
            Self::OpenByHand => "hint-open-by-hand",
            Self::LabelFewer => "hint-label-fewer",
            Self::LabelNone => "hint-label-none",
            Self::LabelFits => "hint-label-fits",
            Self::LabelDecided => "hint-label-decided",
            Self::LabelOne => "hint-label-one",
            Self::LabelMisread => "hint-label-misread",
            Self::AllotAtOffice => "hint-allot-at-office",
            Self::AllotFewer => "hint-allot-fewer",
            Self::AllotAgain => "hint-allot-again",
        }
    }
}

/// The words for a failure. Subject and cause are escaped and cut to a maximum length.
#[must_use]
pub fn say_failure(lang: Lang, failure: &Failure) -> FailureWords {
    let doing = lang.name(failure.doing);
    let subject = printable_within(&plain_paths(&failure.subject), 120);
    let cause = said_cause(lang, failure);
    let sentence = match (subject.is_empty(), cause.is_empty()) {
        (true, true) => doing,
        (true, false) => lang.say_with("failure-cause", &[("doing", doing.into()), ("cause", cause.into())]),
        (false, true) => lang.say_with("failure-subject", &[("doing", doing.into()), ("subject", subject.into())]),
        (false, false) => lang
            .say_with("failure-subject-cause", &[("doing", doing.into()), ("subject", subject.into()), ("cause", cause.into())]),
    };
    FailureWords { heading: lang.name(failure.kind), sentence, hint: lang.name(failure.hint) }
}

/// The cause of a failure. It does not repeat the subject. What nobody here knows is quoted where it comes from outside; what was
/// wrong with a command or a setting is said in the language of the user already.
fn said_cause(lang: Lang, failure: &Failure) -> String {
    let cause = failure.cause.strip_prefix(&failure.subject).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&failure.cause);
    let cause = printable_within(&plain_paths(cause), LONGEST);
    let said = match failure.kind {
        FailureKind::Outside | FailureKind::Bug => say_cause(lang, &cause),
        FailureKind::User | FailureKind::Settings => known_cause(lang, &cause).unwrap_or(cause),
    };
    printable_within(&said, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_said_as_people_write_them() {
        let failure = Failure {
            kind: FailureKind::Outside,
            doing: Doing::Export,
            subject: r"\\?\C:\Users\a.csv".into(),
            cause: r"\\?\UNC\s\p is full".into(),
            hint: Hint::DiskFull,
        };
        for lang in Lang::ALL {
            let said = say_failure(lang, &failure).sentence;
            assert!(said.contains(r"(C:\Users\a.csv)") && said.contains(r"\\s\p is full") && !said.contains('?'), "{said}");
        }
    }

    #[test]
    fn what_came_from_outside_is_made_harmless() {
        let failure = Failure {
            kind: FailureKind::Outside,
            doing: Doing::Export,
            subject: "a\u{1b}[2J.csv".into(),
            cause: "disk\nfull".into(),
            hint: Hint::DiskFull,
        };
        for lang in Lang::ALL {
            let words = say_failure(lang, &failure);
            assert!(!words.sentence.contains(['\u{1b}', '\n']), "{words:?}");
            assert!(words.sentence.contains(r"a\u{1b}[2J.csv"), "{words:?}");
        }
    }
}
