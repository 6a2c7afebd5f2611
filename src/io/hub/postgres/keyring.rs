//! The system's keyring: the Secret Service on Linux (GNOME, KDE, KeePassXC), the keychain on macOS, the Credential Manager on
//! Windows. Whoever opens a locked one is asked by the system itself.

use super::address::Address;
use crate::io::hub::HubError;
use keyring_core::{Entry, Error, api::CredentialStoreApi};
use std::{sync::mpsc, thread, time::Duration};

#[cfg(target_vendor = "apple")]
use apple_native_keyring_store::keychain::Store;
#[cfg(windows)]
use windows_native_keyring_store::Store;
#[cfg(not(any(windows, target_vendor = "apple")))]
use zbus_secret_service_keyring_store::Store;

/// What the keyring is called where this program was made for.
const NAME: &str = if cfg!(windows) {
    "Credential Manager"
} else if cfg!(target_vendor = "apple") {
    "Keychain"
} else {
    "Secret Service"
};
/// The service name of our passwords in the keyring.
const SERVICE: &str = "recol-hub";
/// How long a locked keyring may wait for somebody to open it.
const PATIENCE: Duration = Duration::from_secs(30);

/// The name under which a password is stored: one for each role at each database.
fn account(address: &Address) -> String {
    format!("{}@{}:{}/{}", address.role, address.host, address.port, address.database)
}

/// Asks the keyring about the password for an address, and waits for the answer no longer than [`PATIENCE`]: `None` then.
fn asked<T: Send + 'static>(
    address: &Address,
    ask: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
) -> Option<Result<T, Error>> {
    let (answer, answered) = mpsc::channel();
    let account = account(address);
    // Nobody can stop the system's question: the thread stays behind with it, and ends with the program.
    let asking = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
        let told = Store::new().and_then(|store| store.build(SERVICE, &account, None)).and_then(|entry| ask(&entry));
        // Who asked may wait no more.
        let _ = answer.send(told);
    });
    asking.ok().and_then(|_| answered.recv_timeout(PATIENCE).ok())
}

/// Returns the password in the keyring; `None` if there is no keyring, or no password in it.
pub(super) fn find(address: &Address) -> Option<String> {
    asked(address, Entry::get_password)?.ok().filter(|password| !password.is_empty())
}

/// Puts a password into the keyring, over one that was there.
///
/// # Errors
/// [`HubError::NoKeyring`] if there is none, or it refuses.
pub(super) fn keep(address: &Address, password: String) -> Result<(), HubError> {
    let cause = match asked(address, move |entry| entry.set_password(&password)) {
        Some(Ok(())) => return Ok(()),
        Some(Err(error)) => error.to_string(),
        None => "it does not answer".to_owned(),
    };
    Err(HubError::NoKeyring { keyring: NAME, cause })
}
