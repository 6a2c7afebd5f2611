//! What is remembered of a server between two pulls: its address and how it is asked, without any token.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A server as a person named it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// Its address.
    pub address: String,
    /// Whether it may be asked without TLS.
    pub plain: bool,
    /// A file of certificates by which it must be signed.
    pub roots: Option<PathBuf>,
    /// The types of item; none for all that are usual.
    pub types: Vec<String>,
    /// For GLPI 11: the identity of the OAuth client.
    pub client: Option<String>,
    /// For GLPI 11: the name of the user.
    pub user: Option<String>,
}

impl Source {
    /// Itself as one line of text.
    #[must_use]
    pub fn written(&self) -> String {
        // Only paths that are no text are not written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What [`Self::written`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Who asks there, if several may: each has a token of their own.
    #[must_use]
    pub fn who(&self) -> String {
        match (&self.user, &self.client) {
            (Some(user), Some(client)) => format!("{user}@{client}"),
            _ => String::new(),
        }
    }
}
