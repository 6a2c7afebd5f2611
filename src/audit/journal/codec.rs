//! The stored form of an entry's body: one JSON object, `{"v":1,"hlc":…,"at":"…","author":"…","fact":{…}}`.
//!
//! Old bytes stay readable for ever (`fixtures/journal/` contains examples of them). A newer version or an unknown kind
//! of fact is not an error: it becomes [`Fact::Foreign`] and keeps its place in the chain.

use super::{clock::Hlc, entry::Body, fact::Fact};
use crate::audit::{ids::Author, moment::Moment};
use memchr::memmem;
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

/// Whether these bytes certainly state no more than a read: one that corrects no other entry. Not every such read is told, because
/// the bytes are only looked over.
#[must_use]
pub fn is_bare_read(bytes: &[u8]) -> bool {
    // A quote inside a text of JSON has a backslash before it, so none of these names can stand in a text. They can be written
    // otherwise, with letters as numbers; and what has the name of the fact may stand in something else that is unknown here. So there
    // may be no letter as a number, and the name only once.
    let mut named = memmem::find_iter(bytes, b"\"fact\"");
    let fact = named.next().filter(|_| named.next().is_none()).and_then(|at| bytes.get(at..));
    bytes.starts_with(b"{\"v\":1,")
        && fact.is_some_and(|fact| fact.starts_with(b"\"fact\":{\"seen\":{"))
        && memmem::find(bytes, b"\"instead\"").is_none()
        && memmem::find(bytes, b"\\u").is_none()
}

/// The kinds of fact that are known today.
const KINDS: [&str; 24] = [
    "joined",
    "campaign_opened",
    "campaign_moved",
    "campaign_closed",
    "campaign_reopened",
    "campaign_widened",
    "roster_opened",
    "station_accepted",
    "station_refused",
    "recovery_named",
    "office_taken",
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

/// Whether the kind is known today. If so, a failure to read it means damage and not a newer version.
fn is_known(fact: &Value) -> bool {
    match fact {
        Value::Object(map) => map.len() == 1 && map.keys().any(|kind| KINDS.contains(&kind.as_str())),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn written(fact: &str) -> Vec<u8> {
        format!(r#"{{"v":1,"hlc":7,"at":"2026-11-23T10:15:00.000+01:00","author":"alba","fact":{fact}}}"#).into_bytes()
    }

    /// What is read as a fact is asked itself: it names its kinds where it meets another one.
    #[test]
    fn every_kind_of_fact_is_known() {
        let asked = serde_json::from_str::<Fact>(r#"{"no_such_kind":{}}"#).unwrap_err().to_string();
        let (_, kinds) = asked.split_once("expected one of").unwrap();
        let kinds: BTreeSet<&str> = kinds.split('`').skip(1).step_by(2).collect();
        assert_eq!(kinds, KINDS.into_iter().collect());
        assert_eq!(kinds.len(), KINDS.len());
    }

    #[test]
    fn a_known_kind_whose_fields_do_not_fit_is_damage_and_no_newer_version() {
        for kind in KINDS {
            assert!(decode(&written(&format!(r#"{{"{kind}":7}}"#))).is_err(), "{kind}");
        }
        assert!(matches!(decode(&written(r#"{"paused":7}"#)).unwrap().fact, Fact::Foreign(_)));
    }

    #[test]
    fn nothing_that_only_looks_like_a_read_is_taken_for_one() {
        let read = r#"{"seen":{"spot":{"college":"0921170X"},"payload":"A-1","by":"camera"}}"#;
        assert!(is_bare_read(&written(read)));
        assert!(matches!(decode(&written(read)).unwrap().fact, Fact::Seen(_)));
        let begun = r#"{"v":1,"hlc":7,"at":"2026-11-23T10:15:00.000+01:00","author":"alba""#;
        for name in [r#""fact" :"#, r#""f\u0061ct":"#, r#""fact":"#] {
            let line = format!(r#"{begun},"x":{{"fact":{read}}},{name}{{"campaign_closed":{{}}}}}}"#);
            assert_eq!(decode(line.as_bytes()).unwrap().fact, Fact::CampaignClosed {}, "{line}");
            assert!(!is_bare_read(line.as_bytes()), "{line}");
        }
    }
}
