//! Why a pull stops. Nothing was taken in then; pages that arrived are kept for the next time ([`super::kept`]).

use crate::io::{bounded::Refused, keyring::NoKeyring};
use std::path::PathBuf;

/// A failure of a pull, by case. No text in it contains a token.
#[derive(Debug, thiserror::Error)]
pub enum PullError {
    /// The text is not an address that is asked.
    #[error("{cause}")]
    Address {
        /// What of it may be shown: protocol and host, at most.
        address: String,
        /// What was expected.
        cause: String,
    },
    /// The server cannot be reached, does not answer in time, closes the connection, or has a fault of its own.
    #[error("{cause}")]
    Unreachable {
        /// Which.
        address: String,
        /// How that is known.
        cause: String,
    },
    /// The server does not prove that it is the intended one, or the file of certificates cannot be used.
    #[error("{cause}")]
    Tls {
        /// Which.
        address: String,
        /// Why.
        cause: String,
    },
    /// The server does not accept the token.
    #[error("the server does not accept the token: {cause}")]
    Token {
        /// Which.
        address: String,
        /// What it says.
        cause: String,
    },
    /// The token does not give the right to read that.
    #[error("{cause}")]
    Right {
        /// Which.
        address: String,
        /// What it says.
        cause: String,
    },
    /// The server names another address instead of answering. The token is not sent there.
    #[error("the server refers to {to} (HTTP {status}); the token is not sent there")]
    Elsewhere {
        /// Which.
        address: String,
        /// The protocol and host to which it refers; a path, if that is on the same host.
        to: String,
        /// Its status.
        status: u16,
    },
    /// The answer is not what the documentation of such a server says.
    #[error("{cause}")]
    Answer {
        /// Which.
        address: String,
        /// What was expected, and what came.
        cause: String,
    },
    /// The answer, or the whole list, is larger than any inventory.
    #[error("{cause}")]
    TooMuch {
        /// Which.
        address: String,
        /// How much was allowed.
        cause: String,
    },
    /// The server asks to wait, longer or more often than anybody waits.
    #[error("{cause}")]
    Busy {
        /// Which.
        address: String,
        /// How long it asks to wait.
        cause: String,
    },
    /// The list changed each time while it was read.
    #[error("the list {list} changed while it was read, {times} times")]
    Moving {
        /// Which server.
        address: String,
        /// Which list.
        list: String,
        /// How often it was read.
        times: u32,
    },
    /// The file with the pages of an earlier pull cannot be used.
    #[error("{source}")]
    Kept {
        /// Which.
        path: PathBuf,
        /// Why.
        source: Refused,
    },
    /// There is no keyring, or it does not accept a token.
    #[error(transparent)]
    NoKeyring(#[from] NoKeyring),
    /// It was asked to stop.
    #[error("stopped")]
    Stopped,
}

impl PullError {
    /// Whether the same request may succeed in a moment.
    pub(super) const fn passes(&self) -> bool {
        matches!(self, Self::Unreachable { .. })
    }
}
