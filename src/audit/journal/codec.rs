//! The stored form of an entry's body: one JSON object, `{"v":1,"hlc":…,"at":"…","author":"…","fact":{…}}`.
//!
//! Old bytes stay readable for ever (`fixtures/journal/` contains examples of them). A newer version or an unknown kind
//! of fact is not an error: it becomes [`Fact::Foreign`] and keeps its place in the chain.

use super::{clock::Hlc, entry::Body, fact::Fact};
use crate::audit::{ids::Author, moment::Moment};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use smol_str::SmolStr;

/// The version written today.
pub const VERSION: u32 = 1;

/// Why a payload could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    /// The bytes are not the JSON of an entry.
    #[error("not the JSON of a journal entry: {0}")]
    Json(#[from] serde_json::Error),
    /// A fact of an unknown kind can be passed on, but not written again.
    #[error("a fact of an unknown kind cannot be written")]
    Foreign,
}

#[derive(Serialize)]
struct Out<'a> {
    v: u32,
    hlc: Hlc,
    at: Moment,
    author: &'a Author,
    fact: &'a Fact,
}

#[derive(Deserialize)]
struct In {
    v: u32,
    hlc: Hlc,
    at: Moment,
    author: Author,
    fact: Fact,
}

#[derive(Deserialize)]
struct Newer {
    v: u32,
    hlc: Hlc,
    at: Moment,
    author: Author,
    fact: Value,
}

/// Returns the bytes of a body.
///
/// # Errors
/// [`CodecError::Foreign`] for a fact of an unknown kind.
pub fn encode(body: &Body) -> Result<Vec<u8>, CodecError> {
    if matches!(body.fact, Fact::Foreign(_)) {
        return Err(CodecError::Foreign);
    }
    Ok(serde_json::to_vec(&Out { v: VERSION, hlc: body.hlc, at: body.at, author: &body.author, fact: &body.fact })?)
}

/// Reads the body from its bytes.
///
/// # Errors
/// [`CodecError::Json`] if they are not the JSON of an entry, or if a fact of a known kind has fields that do not fit.
pub fn decode(bytes: &[u8]) -> Result<Body, CodecError> {
    let error = match serde_json::from_slice::<In>(bytes) {
        Ok(In { v, hlc, at, author, fact }) if v <= VERSION => return Ok(Body { hlc, at, author, fact }),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let newer: Newer = serde_json::from_slice(bytes)?;
    match error {
        Some(error) if newer.v <= VERSION && is_known(&newer.fact) => Err(error.into()),
        _ => {
            let fact = Fact::Foreign(SmolStr::new(newer.fact.to_string()));
            Ok(Body { hlc: newer.hlc, at: newer.at, author: newer.author, fact })
        }
    }
}

/// Whether the kind is known today. If so, a failure to read it means damage and not a newer version.
fn is_known(fact: &Value) -> bool {
    const KINDS: [&str; 22] = [
        "joined",
        "campaign_opened",
        "campaign_moved",
        "campaign_closed",
        "campaign_reopened",
        "campaign_widened",
        "roster_opened",
        "station_accepted",
        "station_refused",
        "stated",
        "allotted",
        "clock_set",
        "went_full",
        "visit_opened",
        "visit_closed",
        "room_opened",
        "room_closed",
        "seen",
        "unlabelled",
        "noted",
        "decided",
        "retracted",
    ];
    match fact {
        Value::Object(map) => map.len() == 1 && map.keys().any(|kind| KINDS.contains(&kind.as_str())),
        _ => false,
    }
}
