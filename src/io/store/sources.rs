//! Where the inventory was pulled from last, for each kind of server: an address and options, never a token.

use super::{Store, StoreError};

impl Store {
    /// Returns what was stored for a kind of server.
    ///
    /// # Errors
    /// As every read of the store.
    pub fn pull_source(&self, kind: &str) -> Result<Option<String>, StoreError> {
        self.setting(&key(kind))
    }

    /// Stores what is said about a kind of server, over what was stored before.
    ///
    /// # Errors
    /// As every write to the store.
    pub fn set_pull_source(&mut self, kind: &str, said: &str) -> Result<(), StoreError> {
        self.set(&key(kind), said)
    }
}

fn key(kind: &str) -> String {
    format!("pull {kind}")
}
