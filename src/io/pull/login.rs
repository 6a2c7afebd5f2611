//! With what a server is asked: tokens and passwords, which no message shows.

use super::Address;
use crate::io::keyring::Slot;
use std::fmt;

/// A token or password. It is sent to its server and never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A token or password, without the blanks around it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// Itself, to be sent.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    /// Does not show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// How a server knows who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// Snipe-IT: the personal token of a user.
    Bearer(Secret),
    /// GLPI, `apirest.php`: the API token of a user, and the token of the application, if the server wants one.
    Session {
        /// The user's.
        user: Secret,
        /// The application's.
        application: Option<Secret>,
    },
    /// GLPI 11, `api.php`: an OAuth client and a user, with the secret of each (grant `password`).
    Oauth {
        /// The identity of the client.
        client: String,
        /// The client's secret.
        client_secret: Secret,
        /// The name of the user.
        user: String,
        /// The user's password.
        password: Secret,
    },
}

impl Login {
    /// Every secret in it.
    pub(super) fn secrets(&self) -> Vec<&str> {
        match self {
            Self::Bearer(token) => vec![token.as_str()],
            Self::Session { user, application } => {
                [Some(user), application.as_ref()].into_iter().flatten().map(Secret::as_str).collect()
            }
            Self::Oauth { client_secret, password, .. } => vec![client_secret.as_str(), password.as_str()],
        }
    }
}

/// The place of the token for an address in the system's keyring. `who` distinguishes the users of one server.
#[must_use]
pub fn slot(address: &Address, who: &str) -> Slot {
    let account = if who.is_empty() { address.source() } else { format!("{who} {}", address.source()) };
    Slot { service: "recol-pull", account }
}
