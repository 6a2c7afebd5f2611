//! What is asked of which server, and within which bounds.

use super::{Address, Login};
use std::{path::PathBuf, time::Duration};

/// The bounds of a pull.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// How many rows are asked for at once.
    pub page: u64,
    /// The largest answer in bytes.
    pub answer: u64,
    /// How many rows there are at most.
    pub rows: u64,
    /// How long a whole answer may take.
    pub patience: Duration,
    /// How often a request that failed is sent, in all.
    pub tries: u32,
    /// How often a list that changes is read, in all.
    pub rounds: u32,
    /// The longest wait that a server may ask for.
    pub longest_wait: Duration,
    /// How often in a row it may ask for one.
    pub most_waits: u32,
}

impl Default for Bounds {
    /// Pages as large as Snipe-IT hands them out; 32 MiB for one (a device has one to four KB); a million devices, which is
    /// what Récol is made for; two minutes for an answer; five readings of a list.
    fn default() -> Self {
        Self {
            page: 500,
            answer: 32 << 20,
            rows: 1_000_000,
            patience: Duration::from_secs(120),
            tries: 4,
            rounds: 5,
            longest_wait: Duration::from_secs(300),
            most_waits: 5,
        }
    }
}

/// What is asked of which server, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// The server.
    pub address: Address,
    /// How it knows who asks.
    pub login: Login,
    /// The types of item that GLPI is asked for. Snipe-IT has one list.
    pub types: Vec<String>,
    /// A file of certificates by which the server must be signed; `None` for those that the system trusts.
    pub roots: Option<PathBuf>,
    /// The bounds.
    pub bounds: Bounds,
}
