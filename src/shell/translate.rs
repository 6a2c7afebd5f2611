//! Translates the precise errors of the io modules into failures: kind, doing, subject, cause, hint. One place for each
//! error.

use crate::{
    io::{
        album::AlbumError,
        bounded::Refused,
        camera::CameraError,
        export::ExportError,
        held::is_held,
        hub::{HubError, Refusal},
        pull::PullError,
        sealed::SealError,
        store::StoreError,
    },
    job::{Doing, Failure, FailureKind, Hint, StillFault, Thing},
};
use std::{io::ErrorKind, path::Path};

/// A failure of the store.
#[must_use]
pub fn store(doing: Doing, error: &StoreError) -> Failure {
    let (kind, subject, hint) = match error {
        StoreError::Open { path, source } => (FailureKind::Outside, path.display().to_string(), io_hint(source)),
        StoreError::Absent { path } => (FailureKind::User, path.display().to_string(), Hint::ImportFirst),
        StoreError::HalfMade { path } => (FailureKind::User, path.display().to_string(), Hint::FinishStore),
        StoreError::LogAlone { path } => (FailureKind::Outside, path.display().to_string(), Hint::PutBack),
        StoreError::NotOurs { path } => (FailureKind::User, path.display().to_string(), Hint::NotOurFile),
        StoreError::Newer { path, .. } => (FailureKind::User, path.display().to_string(), Hint::NewerRecol),
        StoreError::Damaged { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::DamagedFile),
        StoreError::Full { path } => (FailureKind::Outside, path.display().to_string(), Hint::DiskFull),
        StoreError::Refused { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::DiskRefuses),
        StoreError::ReadOnly { path } => (FailureKind::Outside, path.display().to_string(), Hint::NoPermission),
        StoreError::Locked { path } => (FailureKind::Outside, path.display().to_string(), Hint::Locked),
        StoreError::Sql { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::Report),
        StoreError::Codec(_) => (FailureKind::Outside, String::new(), Hint::CallOffice),
        StoreError::NoSeries(writer) => (FailureKind::Bug, writer.to_string(), Hint::Report),
        StoreError::NoRevision(revision) => (FailureKind::User, revision.to_string(), Hint::UnknownRevision),
        StoreError::Gathered { revision, .. } => (FailureKind::User, revision.to_string(), Hint::Gathered),
        StoreError::Outdated { .. } => (FailureKind::User, String::new(), Hint::ImportAgain),
        StoreError::Random(_) => (FailureKind::Outside, String::new(), Hint::Report),
    };
    Failure { kind, doing, subject, cause: error.to_string(), hint }
}

/// A failure of a hub.
#[must_use]
pub fn hub(doing: Doing, error: &HubError) -> Failure {
    let (kind, subject, hint) = match error {
        HubError::Store(error) => return store(doing, error),
        HubError::Refused(refusal) => (FailureKind::User, String::new(), refused(refusal)),
        HubError::NoHub(address) => (FailureKind::User, address.clone(), Hint::NoHub),
        HubError::Exists(address) => (FailureKind::User, address.clone(), Hint::HubExists),
        HubError::Address { address, .. } => (FailureKind::User, address.clone(), Hint::HubAddress),
        HubError::Unreachable { address, .. } => (FailureKind::Outside, address.clone(), Hint::HubUnreachable),
        HubError::Tls { address, .. } => (FailureKind::Outside, address.clone(), Hint::HubTls),
        HubError::Password { address } => (FailureKind::User, address.clone(), Hint::HubPassword),
        HubError::PasswordFile { path, .. } => (FailureKind::Settings, path.display().to_string(), Hint::HubPassword),
        HubError::NoRight { address, .. } => (FailureKind::User, address.clone(), Hint::HubRole),
        HubError::NoRights(address) => (FailureKind::User, address.clone(), Hint::HubRepair),
        HubError::NotOwner { address, .. } => (FailureKind::User, address.clone(), Hint::HubOwner),
        HubError::NoKeyring(no) => (FailureKind::Outside, no.keyring.to_owned(), Hint::NoKeyring),
        HubError::RoleExists(role) => (FailureKind::User, role.clone(), Hint::KeepPassword),
        HubError::NotARole(role) => (FailureKind::User, role.clone(), Hint::NameRole),
        HubError::HubFull { address } => (FailureKind::Outside, address.clone(), Hint::HubFull),
        HubError::Server { address, .. } => (FailureKind::Outside, address.clone(), Hint::CallOffice),
        HubError::Io { path, source } => (FailureKind::Outside, path.display().to_string(), io_hint(source)),
        HubError::Held { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::Locked),
        HubError::Strange { path, .. } => (FailureKind::Outside, path.display().to_string(), Hint::StrangeHub),
        HubError::Damaged { what, .. } => (FailureKind::Outside, what.clone(), Hint::DamagedHub),
        HubError::NoCommuneCodes => (FailureKind::User, String::new(), Hint::HubOwner),
        HubError::NoPlace => (FailureKind::User, String::new(), Hint::OlderHub),
        HubError::OwnJournal(_) => (FailureKind::Outside, String::new(), Hint::CallOffice),
        HubError::Stopped => (FailureKind::User, String::new(), Hint::Stopped),
    };
    Failure { kind, doing, subject, cause: error.to_string(), hint }
}

/// The hint for a refusal.
const fn refused(refusal: &Refusal) -> Hint {
    match refusal {
        Refusal::Cloned(_) => Hint::StationCloned,
        Refusal::Restored { .. } => Hint::StationRestored,
        Refusal::HubRestored => Hint::HubRestored,
        Refusal::OtherInventory(_) => Hint::OtherInventory,
        Refusal::InventoryBehind { .. } => Hint::AwaitInventory,
        Refusal::NotAccepted { .. } => Hint::AcceptStation,
        Refusal::WrongHub { .. } => Hint::WrongHub,
        Refusal::OtherOffice => Hint::OtherOffice,
        Refusal::OwnInventory => Hint::OwnInventory,
        Refusal::OfficeOnly => Hint::OfficeOnly,
        Refusal::IsOffice => Hint::OfficeRenews,
        Refusal::NoRecovery | Refusal::OtherRecovery => Hint::RecoveryKey,
        Refusal::Clock { .. } => Hint::SetClock,
        Refusal::NewerHub { .. } => Hint::NewerRecol,
        Refusal::OlderHub { .. } => Hint::OlderHub,
    }
}

/// A failure of a pull.
#[must_use]
pub fn pull(error: &PullError) -> Failure {
    let (kind, subject, hint) = match error {
        PullError::Address { address, .. } => (FailureKind::User, address.clone(), Hint::PullAddress),
        PullError::Unreachable { address, .. } => (FailureKind::Outside, address.clone(), Hint::PullUnreachable),
        PullError::Tls { address, .. } => (FailureKind::Outside, address.clone(), Hint::PullTls),
        PullError::Token { address, .. } => (FailureKind::User, address.clone(), Hint::PullToken),
        PullError::Right { address, .. } => (FailureKind::User, address.clone(), Hint::PullRight),
        PullError::Elsewhere { address, .. } => (FailureKind::User, address.clone(), Hint::PullElsewhere),
        PullError::Answer { address, .. } => (FailureKind::Outside, address.clone(), Hint::PullAnswer),
        PullError::TooMuch { address, .. } => (FailureKind::Outside, address.clone(), Hint::PullTooMuch),
        PullError::Busy { address, .. } => (FailureKind::Outside, address.clone(), Hint::PullUnreachable),
        PullError::Moving { address, .. } => (FailureKind::Outside, address.clone(), Hint::PullMoving),
        PullError::Kept { path, source } => return unread(Doing::Pull, path, source),
        PullError::NoKeyring(no) => (FailureKind::Outside, no.keyring.to_owned(), Hint::PullKeyring),
        PullError::Stopped => (FailureKind::User, String::new(), Hint::PullStopped),
    };
    Failure { kind, doing: Doing::Pull, subject, cause: error.to_string(), hint }
}

/// A failure of a push: that of a pull, with what to do about what was written already.
#[must_use]
pub fn push(error: &PullError) -> Failure {
    let failure = pull(error);
    let hint = match failure.hint {
        Hint::PullToken | Hint::PullRight => Hint::PushToken,
        Hint::PullUnreachable | Hint::PullAnswer | Hint::PullTooMuch | Hint::PullMoving | Hint::PullStopped => Hint::PushAgain,
        other => other,
    };
    Failure { doing: Doing::Push, hint, ..failure }
}

/// A failure to read a file or folder.
#[must_use]
pub fn file(doing: Doing, path: &Path, error: &std::io::Error) -> Failure {
    let kind = if error.kind() == ErrorKind::NotFound { FailureKind::User } else { FailureKind::Outside };
    Failure::about_path(kind, doing, path, error, io_hint(error))
}

/// A failure to read: an error of the system, or something that is not a readable file.
#[must_use]
pub fn unread(doing: Doing, path: &Path, refused: &Refused) -> Failure {
    let (kind, hint) = match refused {
        Refused::Io(error) => return file(doing, path, error),
        Refused::Strange(Thing::Folder) => (FailureKind::Outside, Hint::NameAFile),
        Refused::Strange(_) => (FailureKind::User, Hint::RegularFile),
        Refused::Held(_) => (FailureKind::Outside, Hint::Locked),
        Refused::NoText(_) => (FailureKind::User, Hint::SaveAsText),
        Refused::TooLarge { .. } => (FailureKind::User, Hint::TooLarge),
    };
    Failure::about_path(kind, doing, path, refused, hint)
}

/// A failure to seal a file, or to open a sealed one.
#[must_use]
pub fn sealed(doing: Doing, path: &Path, error: &SealError) -> Failure {
    let (kind, hint) = match error {
        SealError::Short { .. } => (FailureKind::User, Hint::LongerPassphrase),
        SealError::Passphrase => (FailureKind::User, Hint::GivePassphrase),
        SealError::ToKey | SealError::NotSealed | SealError::Newer | SealError::TooMuchWork { .. } => {
            (FailureKind::User, Hint::SealAgain)
        }
        SealError::Damaged => (FailureKind::Outside, Hint::SealAgain),
        SealError::Failed(_) => (FailureKind::Bug, Hint::Report),
    };
    Failure::about_path(kind, doing, path, error, hint)
}

/// A failure of the photographs beside the store.
#[must_use]
pub fn album(doing: Doing, error: &AlbumError) -> Failure {
    match error {
        AlbumError::Refused { path, cause } => unread(doing, path, cause),
        AlbumError::Damaged { path, cause } => {
            Failure::about_path(FailureKind::Outside, doing, path, cause, Hint::DamagedPhotograph)
        }
    }
}

/// A failure to write to standard output.
#[must_use]
pub fn output(error: &std::io::Error) -> Failure {
    let hint = match io_hint(error) {
        known @ (Hint::DiskFull | Hint::NoPermission | Hint::Locked) => known,
        _ => Hint::OutputRefused,
    };
    let (kind, doing, cause) = (FailureKind::Outside, Doing::WriteOutput, error.to_string());
    Failure { kind, doing, subject: String::new(), cause, hint }
}

/// The system could not start a thread.
#[must_use]
pub fn system(doing: Doing, error: &std::io::Error) -> Failure {
    Failure { kind: FailureKind::Outside, doing, subject: String::new(), cause: error.to_string(), hint: Hint::Report }
}

/// A failure of a picture, a folder of them, or a camera.
#[must_use]
pub fn camera(error: &CameraError) -> Failure {
    let cause = error.to_string();
    let (doing, kind, subject, hint) = match error {
        CameraError::Still { path, fault } | CameraError::Folder { path, fault } => {
            let (kind, hint) = match fault {
                StillFault::Missing => (FailureKind::User, Hint::NoSuchFile),
                StillFault::NoPermission => (FailureKind::Outside, Hint::NoPermission),
                StillFault::NotAPicture | StillFault::TooLarge | StillFault::Damaged(_) => (FailureKind::User, Hint::CheckImage),
                StillFault::Io(_) => (FailureKind::Outside, Hint::CheckImage),
            };
            (Doing::ReadImage, kind, path.display().to_string(), hint)
        }
        CameraError::NoCamera => (Doing::UseCamera, FailureKind::Outside, String::new(), Hint::NoCamera),
        CameraError::Busy { name }
        | CameraError::NoPermission { name }
        | CameraError::Unplugged { name }
        | CameraError::Stalled { name }
        | CameraError::NoFormat { name }
        | CameraError::Failed { name, .. } => (Doing::UseCamera, FailureKind::Outside, name.clone(), Hint::NoCamera),
    };
    Failure { kind, doing, subject, cause, hint }
}

/// A failure to export.
#[must_use]
pub fn export(error: &ExportError) -> Failure {
    let (kind, hint) = match error {
        ExportError::NoFolder(_) => (FailureKind::User, Hint::NoSuchFile),
        ExportError::Dangling(_) => (FailureKind::User, Hint::NoSuchFile),
        ExportError::Own { .. } => (FailureKind::User, Hint::NotOver),
        ExportError::Foreign(_) => (FailureKind::User, Hint::ForceOver),
        ExportError::IsFolder(_) => (FailureKind::User, Hint::NameAFile),
        ExportError::ReadOnly { .. } => (FailureKind::Outside, Hint::NoPermission),
        ExportError::Held { .. } => (FailureKind::Outside, Hint::Locked),
        ExportError::Reserved(_) => (FailureKind::User, Hint::ReservedName),
        ExportError::NamedSealed(_) => (FailureKind::User, Hint::SealOrRename),
        ExportError::Full { .. } => (FailureKind::Outside, Hint::DiskFull),
        ExportError::Io { .. } => (FailureKind::Outside, Hint::Report),
    };
    Failure::about_path(kind, Doing::Export, error.path(), error, hint)
}

/// The hint for an error of the operating system.
pub(super) fn io_hint(error: &std::io::Error) -> Hint {
    if is_held(error) {
        return Hint::Locked;
    }
    match error.kind() {
        ErrorKind::NotFound => Hint::NoSuchFile,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Hint::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Hint::NoPermission,
        ErrorKind::IsADirectory => Hint::NameAFile,
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Hint::NotAFolder,
        _ => Hint::Report,
    }
}
