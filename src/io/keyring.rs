//! The system's keyring: the Secret Service on Linux (GNOME, KDE, KeePassXC), the keychain on macOS, the Credential Manager on
//! Windows. Whoever opens a locked one is asked by the system itself.

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
/// How long a locked keyring may wait for somebody to open it.
const PATIENCE: Duration = Duration::from_secs(30);

/// There is no keyring, or it refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{cause}")]
pub struct NoKeyring {
    /// Which, as the system calls it.
    pub keyring: &'static str,
    /// What it answered.
    pub cause: String,
}

/// The place of one secret in the keyring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The name of the service to which our secrets of one sort belong.
    pub service: &'static str,
    /// Whose secret it is, and where.
    pub account: String,
}

impl Slot {
    /// Returns the secret; `None` if there is no keyring, or no secret in it.
    #[must_use]
    pub fn find(&self) -> Option<String> {
        self.asked(Entry::get_password)?.ok().filter(|secret| !secret.is_empty())
    }

    /// Puts a secret into the keyring, over one that was there.
    ///
    /// # Errors
    /// [`NoKeyring`] if there is none, or it refuses.
    pub fn keep(&self, secret: String) -> Result<(), NoKeyring> {
        refused(self.asked(move |entry| entry.set_password(&secret)))
    }

    /// Takes a secret out of the keyring. Returns whether there was one.
    ///
    /// # Errors
    /// [`NoKeyring`] if there is no keyring, or it refuses.
    pub fn forget(&self) -> Result<bool, NoKeyring> {
        match self.asked(|entry| entry.delete_credential()) {
            Some(Err(Error::NoEntry)) => Ok(false),
            answer => refused(answer).map(|()| true),
        }
    }

    /// Asks the keyring, and waits for the answer no longer than [`PATIENCE`]: `None` then.
    fn asked<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    ) -> Option<Result<T, Error>> {
        let (answer, answered) = mpsc::channel();
        let Self { service, account } = self.clone();
        // Nobody can stop the system's question: the thread stays behind with it, and ends with the program.
        let asking = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
            let told = Store::new().and_then(|store| store.build(service, &account, None)).and_then(|entry| ask(&entry));
            // Who asked may wait no more.
            let _ = answer.send(told);
        });
        asking.ok().and_then(|_| answered.recv_timeout(PATIENCE).ok())
    }
}

fn refused(answer: Option<Result<(), Error>>) -> Result<(), NoKeyring> {
    let cause = match answer {
        Some(Ok(())) => return Ok(()),
        Some(Err(error)) => error.to_string(),
        None => "it does not answer".to_owned(),
    };
    Err(NoKeyring { keyring: NAME, cause })
}
