//! JSON payloads: `InvenTree` items, and the identity that device management software shows on a screen.

use super::{
    candidate::{Candidate, Form, Names},
    listed, personal,
};
use serde_json::{Map, Value};
use smol_str::{SmolStr, ToSmolStr};

/// Keys that name a device and not a person. Every other key of a JSON payload is dropped before anything is stored.
const KEPT: [(&str, Names); 12] = [
    ("asset_tag", Names::Tag),
    ("assettag", Names::Tag),
    ("tag", Names::Tag),
    ("serial", Names::Serial),
    ("serialnumber", Names::Serial),
    ("serial_number", Names::Serial),
    ("uuid", Names::Uuid),
    ("udid", Names::Uuid),
    ("stockitem", Names::SourceId),
    ("stocklocation", Names::SourceId),
    ("part", Names::SourceId),
    ("build", Names::SourceId),
];

/// How deep objects may be nested.
const DEPTH: usize = 4;

fn names(key: &str) -> Option<Names> {
    let key = key.to_lowercase();
    KEPT.iter().find(|(known, _)| *known == key).map(|(_, names)| *names)
}

fn object(text: &str) -> Option<Map<String, Value>> {
    if !text.starts_with('{') {
        return None;
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(map)) => Some(map),
        _ => None,
    }
}

fn word(value: &Value) -> Option<SmolStr> {
    match value {
        Value::String(text) => Some(SmolStr::new(text)).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_smolstr()),
        _ => None,
    }
}

/// The object with only those fields that name a device; `None` if the text is not a JSON object.
pub(super) fn without_personal(text: &str) -> Option<String> {
    let mut map = object(text)?;
    sift(&mut map, DEPTH);
    serde_json::to_string(&Value::Object(map)).ok()
}

/// Removes from an object every field that does not name a device. A nested object stays if its key is a plain word and
/// not about a person.
fn sift(map: &mut Map<String, Value>, depth: usize) {
    map.retain(|key, value| match value {
        Value::Object(inner) if depth > 1 && is_shelf(key) => {
            sift(inner, depth - 1);
            !inner.is_empty()
        }
        _ => names(key).is_some() && word(value).is_some(),
    });
}

/// Whether a nested object may stay under this key. Not if the key is, or may be, a person's login.
fn is_shelf(key: &str) -> bool {
    !personal::is_personal(key)
        && !listed::is_personal(&format!("{key}="))
        && key.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
}

/// Collects the fields that name a device, from the outside in.
fn fields(map: &Map<String, Value>, depth: usize, out: &mut Vec<(String, Names, SmolStr)>) {
    for (key, value) in map {
        if let (Some(names), Some(word)) = (names(key), word(value)) {
            out.push((key.to_lowercase(), names, word));
        }
    }
    for (_, value) in map.iter().filter(|(key, _)| depth > 1 && is_shelf(key)) {
        if let Value::Object(inner) = value {
            fields(inner, depth - 1, out);
        }
    }
}

pub(super) fn read(text: &str) -> Option<(Form, Vec<Candidate>)> {
    let map = object(text)?;
    let mut found = Vec::new();
    fields(&map, DEPTH, &mut found);
    let has = |wanted: &str| found.iter().any(|(key, ..)| key == wanted);
    if has("stocklocation") || has("part") || has("build") {
        return Some((Form::Place, Vec::new()));
    }
    let rank = |names| match names {
        Names::Tag | Names::SourceId | Names::Any => 0,
        Names::Serial => 1,
        Names::Uuid => 2,
    };
    let out: Vec<_> = found.iter().map(|(_, names, text)| Candidate::new(rank(*names), *names, text)).collect();
    let form = if out.is_empty() {
        Form::Foreign
    } else if has("stockitem") {
        Form::InvenTree
    } else {
        Form::Mdm
    };
    Some((form, out))
}

/// Reads `INV-SI123` (a stock item: its number) or `INV-SL1` (a place: `Some(None)`) from a normalised text.
pub(super) fn inventree_word(normal: &str) -> Option<Option<&str>> {
    let digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit());
    let rest = normal.strip_prefix("INV-")?;
    match (rest.strip_prefix("SI"), rest.strip_prefix("SL")) {
        (Some(id), _) if digits(id) => Some(Some(id)),
        (_, Some(id)) if digits(id) => Some(None),
        _ => None,
    }
}
