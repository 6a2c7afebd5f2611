//! A text from a tag: parsed without a panic; what is kept is bounded, parses to itself, and names nobody. A person is
//! planted where payloads have one: that person must not be among what is kept. Input: where, then the text around.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::audit::{
    tag::{MAX_PAYLOAD, parse},
    text::{is_treacherous, printable},
};

/// A name that no other text holds.
const PERSON: &str = "zzqxvrtl";

fuzz_target!(|input: &[u8]| {
    let [how, around @ ..] = input else { return };
    let around = String::from_utf8_lossy(around).into_owned();
    if around.contains(PERSON) {
        return;
    }
    let raw = match how % 4 {
        0 => around,
        1 => serde_json::json!({ "user": PERSON, "serial": around, "upn": format!("{PERSON}@ac.example") }).to_string(),
        2 => {
            let middle = (0..=around.len() / 2).rev().find(|&at| around.is_char_boundary(at)).unwrap_or(0);
            let (before, behind) = around.split_at(middle);
            format!("{before} {PERSON}@ac.example {behind}")
        }
        _ => {
            let value: String = around.chars().filter(|c| c.is_ascii_alphanumeric() || "-._~&=".contains(*c)).collect();
            // What was left out may have kept its letters apart.
            if value.contains(PERSON) {
                return;
            }
            format!("https://parc.example/hardware/7?user={PERSON}&tag={value}")
        }
    };
    let parsed = parse(&raw);
    assert!(!parsed.kept.contains(PERSON), "{raw:?} is kept as {:?}", parsed.kept);
    assert!(!parsed.candidates.iter().any(|candidate| candidate.text.contains(PERSON)), "{raw:?}");
    assert_eq!(parse(&parsed.kept), parsed);
    assert!(parsed.kept.len() <= MAX_PAYLOAD);
    assert!(parsed.candidates.is_sorted_by_key(|candidate| candidate.rank));
    assert!(!printable(&parsed.kept).chars().any(|c| c.is_control() || is_treacherous(c)));
});
