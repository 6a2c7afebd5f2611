//! Why a sync stops. What was done before stays done; the rest is done at the next sync.

use crate::{
    audit::{
        exchange::SegmentError,
        ids::{HubId, WriterId},
        journal::PublicKey,
    },
    io::{
        bounded::Refused,
        keyring::NoKeyring,
        store::{StoreError, Unmergeable},
    },
    job::Thing,
};
use std::path::PathBuf;

/// A state that is refused on purpose. It is not a fault of a disk or a connection: a person has to decide what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Two copies of this store have written to one series.
    #[error("another copy of this store has written to series {0}")]
    Cloned(WriterId),
    /// The hub holds later entries of this store than the store itself.
    #[error("the hub holds later entries of series {writer} ({there}) than this store ({here})")]
    Restored {
        /// The series.
        writer: WriterId,
        /// How far it goes here.
        here: u64,
        /// How far it goes there.
        there: u64,
    },
    /// The hub holds less than it has acknowledged.
    #[error("the hub holds less than it had acknowledged")]
    HubRestored,
    /// The hub holds another history of the inventory than the one that this store received.
    #[error("the hub tells another revision {0} than the one received")]
    OtherInventory(crate::audit::ids::Revision),
    /// The office has stated a revision that the hub does not show yet: whoever goes on as the office would give its number to
    /// another one.
    #[error("the office has stated revision {stated}, and the hub shows none after {found}")]
    InventoryBehind {
        /// The newest one that was stated.
        stated: crate::audit::ids::Revision,
        /// The newest one at the hub.
        found: crate::audit::ids::Revision,
    },
    /// The office has not accepted this station.
    #[error("the office has not accepted station {name}, key {key}")]
    NotAccepted {
        /// The station's name.
        name: String,
        /// Its key.
        key: PublicKey,
    },
    /// The hub at the address is not the one that this store belongs to.
    #[error("this store belongs to hub {ours}, hub {found} stands here")]
    WrongHub {
        /// The store's.
        ours: HubId,
        /// The one found.
        found: HubId,
    },
    /// The hub names another office than it did.
    #[error("the hub names another office key than before")]
    OtherOffice,
    /// This store holds an inventory of its own that did not come from this hub.
    #[error("this store holds an inventory of its own")]
    OwnInventory,
    /// Only the office may do that.
    #[error("only the office station may do that")]
    OfficeOnly,
    /// The office goes on under its key, and takes no new one by itself: every station knows it by that key.
    #[error("this station is the office, which every station knows by its key")]
    IsOffice,
    /// The office has named no recovery key.
    #[error("the office has named no recovery key")]
    NoRecovery,
    /// It is not the recovery key that the office named.
    #[error("this is not the recovery key that the office has named")]
    OtherRecovery,
    /// The clocks differ by more than ten minutes.
    #[error("this clock is {minutes} minutes off the hub's")]
    Clock {
        /// By how many minutes this clock is ahead; negative if it is behind.
        minutes: i64,
    },
    /// The hub has a newer form.
    #[error("the hub has form {found}, this version knows {known}")]
    NewerHub {
        /// Its form.
        found: u32,
        /// The newest known here.
        known: u32,
    },
    /// The hub has an older form, which this version no longer uses.
    #[error("the hub has form {found}, this version needs {known}")]
    OlderHub {
        /// Its form.
        found: u32,
        /// The one needed here.
        known: u32,
    },
}

/// A failure of a hub, by case.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// Refused on purpose.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no hub at the address.
    #[error("no hub in {0}")]
    NoHub(String),
    /// There is one already.
    #[error("there is a hub in {0} already")]
    Exists(String),
    /// A file or folder could not be used.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The text is not the address of a server, or it asks for a kind of connection that Récol does not use.
    #[error("{cause}")]
    Address {
        /// The address, without a password.
        address: String,
        /// What was expected.
        cause: String,
    },
    /// The server cannot be reached, does not answer in time, or closed the connection.
    #[error("{cause}")]
    Unreachable {
        /// Which.
        address: String,
        /// How that is known.
        cause: String,
    },
    /// The server does not use TLS, or does not prove that it is the intended one.
    #[error("{cause}")]
    Tls {
        /// Which.
        address: String,
        /// Why.
        cause: String,
    },
    /// The server does not accept the role's password, or no password was found.
    #[error("the password was not accepted, or there is none")]
    Password {
        /// Which.
        address: String,
    },
    /// The password file cannot be used.
    #[error("{cause}")]
    PasswordFile {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: String,
    },
    /// There is no keyring, or it does not accept a password.
    #[error(transparent)]
    NoKeyring(#[from] NoKeyring),
    /// The role may not do that there.
    #[error("{cause}")]
    NoRight {
        /// Which server, as which role.
        address: String,
        /// What it says.
        cause: String,
    },
    /// The hub's tables are there, and not all the roles, rights and policies by which anybody reaches them.
    #[error("not all roles, rights and policies of the hub are there")]
    NoRights(String),
    /// Another role owns the hub.
    #[error("the hub belongs to role {owner}")]
    NotOwner {
        /// Which server, as which role.
        address: String,
        /// The role that owns it.
        owner: String,
    },
    /// The name of a role contains characters that would have to be quoted wherever it is typed.
    #[error("{0:?}: small letters, digits and _ were expected, a letter first, 63 at most")]
    NotARole(String),
    /// A role of that name exists for another purpose: Récol does not change its password.
    #[error("role {0} exists already, and is no auditor")]
    RoleExists(String),
    /// The server's disk is full.
    #[error("the disk of the server is full")]
    HubFull {
        /// Which.
        address: String,
    },
    /// The server refuses something else.
    #[error("{cause}")]
    Server {
        /// Which.
        address: String,
        /// What it says, with its code.
        cause: String,
    },
    /// Another program has a file open that was to be replaced or put aside.
    #[error("another program holds it open ({source})")]
    Held {
        /// Which.
        path: PathBuf,
        /// What the system answered.
        source: std::io::Error,
    },
    /// Something is in the place of one of Récol's files, and Récol did not write it. It is not touched.
    #[error("it is {}", .thing.plain())]
    Strange {
        /// Under which name.
        path: PathBuf,
        /// What it is.
        thing: Thing,
    },
    /// Something of the hub itself is damaged.
    #[error("{what}: {cause}")]
    Damaged {
        /// Which file or row.
        what: String,
        /// How that is known.
        cause: String,
    },
    /// It was made before communes had codes, and the role of this station is not its owner.
    #[error("the hub has no place for the codes of communes")]
    NoCommuneCodes,
    /// It was made before there were photographs.
    #[error("the hub has no place for photographs")]
    NoPlace,
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A part of the own journal fails its check: the store was altered.
    #[error("the own journal does not hold: {0}")]
    OwnJournal(SegmentError),
    /// It was asked to stop.
    #[error("stopped")]
    Stopped,
}

impl HubError {
    pub(super) fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    /// A refusal about a file or folder.
    pub(super) fn of_refused(path: PathBuf, refused: Refused) -> Self {
        match refused {
            Refused::Io(source) => Self::Io { path, source },
            Refused::Held(source) => Self::Held { path, source },
            Refused::Strange(thing) => Self::Strange { path, thing },
            Refused::TooLarge { .. } | Refused::NoText(_) => {
                Self::Damaged { what: path.display().to_string(), cause: refused.to_string() }
            }
        }
    }
}

impl From<Unmergeable> for HubError {
    fn from(not: Unmergeable) -> Self {
        match not {
            Unmergeable::Store(error) => Self::Store(error),
            other => Self::Damaged { what: String::new(), cause: other.to_string() },
        }
    }
}
