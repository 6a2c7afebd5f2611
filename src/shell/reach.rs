//! How a hub is reached: its address as a person gave it, the hub there, and what its errors mean for the station and for the
//! office.

use super::translate;
use crate::{
    io::hub::{FolderHub, Hub, HubError, PostgresHub, Refusal},
    job::{Doing, Failure, FailureKind, Hint, HubAddress},
};

/// Returns the hub at an address.
pub(super) fn at(address: &HubAddress) -> Result<Box<dyn Hub>, Failure> {
    match address {
        HubAddress::Folder(path) => Ok(Box::new(FolderHub::at(path))),
        HubAddress::Postgres(address) => Ok(Box::new(PostgresHub::at(address).map_err(said(Doing::UseHub))?)),
    }
}

/// Converts an error of a hub into a failure.
pub(super) fn said(doing: Doing) -> impl Fn(HubError) -> Failure {
    move |error| translate::hub(doing, &error)
}

/// Reads an address that a person gave. A password has no place in it.
///
/// # Errors
/// [`Hint::PasswordInAddress`].
pub fn typed_address(text: &str) -> Result<HubAddress, Failure> {
    let (address, held) = HubAddress::read(text);
    if !held {
        return Ok(address);
    }
    let (subject, cause) = (address.to_string(), "a password has no place in an address".to_owned());
    Err(Failure { kind: FailureKind::User, doing: Doing::UseHub, subject, cause, hint: Hint::PasswordInAddress })
}

/// A failure of a hub, with the way out that the office has.
pub(super) fn for_office(doing: Doing, error: &HubError, office: bool) -> Failure {
    let failure = translate::hub(doing, error);
    match error {
        HubError::Refused(Refusal::Restored { .. } | Refusal::Cloned(_) | Refusal::OtherInventory(_)) if office => {
            Failure { hint: Hint::OfficeRejoins, ..failure }
        }
        _ => failure,
    }
}
