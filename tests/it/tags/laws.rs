//! Laws of parsing, for any text and for texts strung together from pieces of the known forms: what was kept parses to the
//! same payload, is bounded, and shows no control.

use super::inventory;
use proptest::prelude::*;
use recol::audit::{
    tag::{MAX_PAYLOAD, parse, resolve},
    text::{is_treacherous, printable},
};

/// Pieces of every form, to be strung together.
fn fragments() -> impl Strategy<Value = String> {
    let pieces: Vec<&'static str> = vec![
        "https://",
        "http://x.fr",
        "/hardware/",
        "/ht/",
        "bytag/",
        "?",
        "&",
        "#",
        ";",
        "=",
        "user=bob",
        "serial=SN1",
        "Nom : Bob",
        "S/N: X7",
        "/users/",
        "/~bob",
        "%2Fuser%2Fbob",
        "|",
        "{\"device\":",
        "id=5",
        "sn=AB12",
        "%40",
        "%2F",
        "%ff",
        "a@b.fr",
        "@",
        "…",
        "{",
        "}",
        "\"serial\":\"X1\"",
        "\"user\":\"bob\"",
        ",",
        ":",
        "[",
        "]",
        "Serial number = ",
        "Usager = Bob",
        "URL = ",
        "UUID = ",
        "\n",
        "\r",
        "\r\n",
        "\u{1d}",
        "\0",
        "\u{feff}",
        "\u{202e}",
        " ",
        "BEGIN:VCARD",
        "tel:",
        "mailto:",
        "(8003)",
        "(01)",
        "04006381333931",
        "]d2",
        "8004",
        "HDS-",
        "0012345",
        "é",
        "&é\"'(-è_çà",
        "INV-SI1",
        "1S",
        "S",
        "/a/",
        "000-123",
        "1e400",
        "99999999999999999999999",
        "\u{2028}",
        "\\u0000",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
}

fn laws(raw: &str) -> Result<(), TestCaseError> {
    let parsed = parse(raw);
    prop_assert_eq!(&parse(&parsed.kept), &parsed);
    prop_assert!(parsed.kept.len() <= MAX_PAYLOAD);
    prop_assert!(!printable(&parsed.kept).chars().any(|c| c.is_control() || is_treacherous(c)));
    prop_assert!(parsed.candidates.is_sorted_by_key(|c| c.rank));
    let _ = resolve(&inventory(), &parsed);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_what_was_kept_changes_nothing(raw in any::<String>()) {
        laws(&raw)?;
    }

    #[test]
    fn nor_does_it_for_pieces_of_known_forms(raw in fragments()) {
        laws(&raw)?;
    }

    #[test]
    fn nor_for_texts_that_must_be_cut(raw in fragments(), filler in "[a-z \n&=@.é\"]", times in 0..1200_usize, behind in fragments()) {
        laws(&format!("{raw}{}{behind}", filler.repeat(times)))?;
    }
}
