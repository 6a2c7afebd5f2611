//! The journal: what happened, in entries that are only ever added.
//!
//! Each station appends to a series of its own ([`EntryId`](crate::audit::ids::EntryId)). The entries of a series are
//! chained by hash, and the end of the chain, its head, is signed. A fact is stored as versioned JSON. Every written
//! form stays readable for ever, and kinds of fact that this version does not know are kept.

mod chain;
mod clock;
mod codec;
mod entry;
mod fact;
mod head;
mod mode;
mod proof;
mod renumber;
mod roster;
mod still;
mod succession;
mod words;

pub use chain::{Broken, Chain, Digest, GENESIS, Salt, Sealed, entry_hash, payload_digest, seal};
pub use clock::{DRIFT_MS, Hlc};
pub use codec::{CodecError, VERSION, decode, encode, is_bare_read};
pub use entry::{Body, Entry, Order};
pub use fact::{About, Basis, Decided, Fact, Noted, RoomPlace, Seen, Spot};
pub use head::{BadSignature, Head, PublicKey, Signature, SigningKey};
pub use mode::{AuditMode, NotAPercent, Percent, Planned, Sampling};
pub use proof::{NotAProof, Proof};
pub use roster::{NotASum, Reach, Scope, StatedHead, StatedRevision, Sum};
pub use still::{NotAStill, StillId};
pub use succession::Offices;
pub use words::{By, Condition, Decision, Label, Lack};
