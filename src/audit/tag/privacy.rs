//! What is kept of a payload: everything except what is about a person or reveals a secret.

use super::{address, json, keyboard, labelled, listed, personal::is_around};
use crate::audit::text::bounded;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

/// The beginnings of codes that consist only of personal data or a secret. Of these codes only the beginning is kept, with a digest
/// that tells two of them apart ([`digest`]).
const CARDS: [&str; 21] = [
    "begin:vcard",
    "begin:vcalendar",
    "begin:vevent",
    "mecard:",
    "bizcard:",
    "mailto:",
    "matmsg:",
    "tel:",
    "sms:",
    "smsto:",
    "mmsto:",
    "wifi:",
    "otpauth:",
    "otpauth-migration:",
    "hc1:",
    "lpa:",
    "apple-otpauth:",
    "sip:",
    "facetime:",
    "skype:",
    "callto:",
];

/// After this many passes a text that still changes is given up. Each pass drops something; two passes are usual.
const PASSES: usize = 6;

/// What is kept of a text if nothing of it may be kept.
pub(super) const NOTHING: &str = "…";

/// Whether the text is a contact card, a call, a message or a Wi-Fi password.
pub(super) fn is_card(text: &str) -> bool {
    card(text).is_some()
}

/// The beginning of a card and what follows it.
fn card(text: &str) -> Option<(&str, &str)> {
    let text = without_mark(text.trim_start_matches(is_around));
    let begins = |begin: &&str| text.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin));
    CARDS.iter().find(|begin| begins(begin)).map(|begin| text.split_at(begin.len()))
}

/// A text without the marks of its symbology (`]Q1`), which some scanners put in front of it: by ISO/IEC 15424 a bracket, a letter and
/// a digit or letter.
pub(super) fn without_mark(text: &str) -> &str {
    let mut rest = text;
    while let [b']', letter, modifier, ..] = rest.as_bytes() {
        match rest.get(3..).filter(|_| letter.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric()) {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    rest
}

/// The place of a network's code after other letters, or written with blanks or a wide colon, and what follows its colon. The fields of
/// a network have to follow, because an address may hold the word too: name and password or kind where letters stand directly before
/// it, as some scanners put them there, otherwise one of them.
fn hidden_network(text: &str) -> Option<(usize, &str)> {
    let folded = text.to_ascii_lowercase();
    folded.match_indices("wifi").find_map(|(at, word)| {
        let free = !folded.get(..at)?.chars().next_back().is_some_and(char::is_alphanumeric);
        let rest = text.get(at + word.len()..)?.trim_start_matches(is_around).strip_prefix([':', '：'])?;
        let has = |name: &str| {
            let mut heads = rest.split(';').filter_map(|field| field.trim_start_matches(is_around).get(..2));
            heads.any(|head| head.eq_ignore_ascii_case(name))
        };
        let (network, secret, kind) = (has("s:"), has("p:"), has("t:"));
        let is_one = if free { network || secret } else { network && (secret || kind) };
        is_one.then_some((at, rest))
    })
}

/// What a scanner with a US layout typed on a French keyboard, if that is a code of which only the kind is kept.
fn mistyped_card(text: &str) -> Option<String> {
    let meant = keyboard::meant(text).filter(|meant| meant != text)?;
    let begins = |begin: &str| meant.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin));
    // The shorter beginnings are those of real tags in the other layout: `TELM12`.
    let is_card = ["begin:v", "otpauth", "mecard:", "matmsg:", "mailto:"].into_iter().any(begins);
    (is_card || hidden_network(&meant).is_some()).then_some(meant)
}

/// Whether the text is a card of which enough is kept to tell it from others.
pub(super) fn is_told_apart(kept: &str) -> bool {
    card(kept).is_some_and(|(_, rest)| rest.strip_prefix(NOTHING).is_some_and(|digest| !digest.is_empty()))
}

/// How many hexadecimal digits tell two networks apart. Their names are secret to nobody.
const OF_NETWORK: usize = 12;
/// How many tell two persons' cards apart. A number or an address could be tried until its digest fits: so few digits fit thousands
/// of telephones.
const OF_PERSON: usize = 4;

/// What tells a card from others, without anything of its secret: the beginning, in hexadecimal digits, of the SHA-256 of `recol card
/// 1\0`, the beginning of the card in lower case, and what it is about. That is of a network its kind and its name, of a one-time
/// password its label without parameters, of any other card its text. Empty for a network without a name. Of a card that was kept
/// before, its digest, if it has one.
fn digest(begin: &str, rest: &str) -> String {
    let rest = rest.trim_matches(is_around);
    if let Some(kept) = rest.strip_prefix(NOTHING) {
        let is_digest = [OF_NETWORK, OF_PERSON].contains(&kept.len()) && kept.bytes().all(|b| b.is_ascii_hexdigit());
        return if is_digest { kept.to_owned() } else { String::new() };
    }
    let begin = begin.to_ascii_lowercase();
    let (about, digits) = match begin.as_str() {
        "wifi:" => match network(rest) {
            Some(about) => (about, OF_NETWORK),
            None => return String::new(),
        },
        "otpauth:" | "otpauth-migration:" => (rest.split(['?', '#']).next().unwrap_or_default().to_owned(), OF_PERSON),
        _ => (rest.to_owned(), OF_PERSON),
    };
    let sum = Sha256::new().chain_update(b"recol card 1\0").chain_update(begin).chain_update(about).finalize();
    sum.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|n| char::from_digit(n.into(), 16)).take(digits).collect()
}

/// The kind of a network in upper case, `\0` and its name, in whatever order a code tells them; an open network is of the kind
/// `NOPASS`. `None` without a name.
fn network(rest: &str) -> Option<String> {
    let mut fields: Vec<String> = vec![String::new()];
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match (c, fields.last_mut()) {
            (';', _) => fields.push(String::new()),
            ('\\', Some(field)) => field.extend(chars.next()),
            (c, Some(field)) => field.push(c),
            (_, None) => {}
        }
    }
    let field = |name: &str| {
        let value = |field: &String| {
            let field = field.trim_start_matches(is_around);
            field.get(..2).filter(|head| head.eq_ignore_ascii_case(name)).and(field.get(2..)).map(str::to_owned)
        };
        fields.iter().find_map(value).filter(|value| !value.is_empty())
    };
    let kind = field("T:").map_or_else(|| "NOPASS".to_owned(), |kind| kind.to_uppercase());
    Some(format!("{kind}\0{}", field("S:")?))
}

/// The payload without its personal fields, at most `max` bytes. Applied again to its own result, it changes nothing.
#[must_use]
pub(super) fn kept(raw: &str, max: usize) -> Cow<'_, str> {
    if is_word(raw) && raw.len() <= max { Cow::Borrowed(raw) } else { Cow::Owned(looked_through(raw, max)) }
}

/// Whether a text is one word of letters and `-` with a digit among them, as most tags and serials are. Nothing about a person can be
/// told from it: names of values, cards and addresses need other signs, and on a keyboard of the wrong layout there would be no digit.
pub(super) fn is_word(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && text.bytes().any(|b| b.is_ascii_digit())
}

fn looked_through(raw: &str, max: usize) -> String {
    let mut text = raw.to_owned();
    // Dropping a field can join its neighbours into a new one, and cutting can leave half a field at the end.
    for _ in 0..PASSES {
        let next = bounded(&without_addresses(&without_users(&once(&text))), max).to_owned();
        if next == text {
            return text;
        }
        text = next;
    }
    NOTHING.to_owned()
}

fn once(raw: &str) -> String {
    if let Some((begin, rest)) = card(raw) {
        return format!("{begin}{NOTHING}{}", digest(begin, rest));
    }
    // What is behind the marks of a scanner is looked at as if it were alone.
    let marked = raw.trim_start_matches(is_around);
    let bare = without_mark(marked);
    if bare.len() < marked.len() {
        let kept = once(bare);
        return if kept == bare { raw.to_owned() } else { kept };
    }
    if let Some(meant) = mistyped_card(raw) {
        return once(&meant);
    }
    let trimmed = raw.trim_matches(is_around);
    if let Some(json) = json::without_personal(trimmed) {
        return json;
    }
    if let Some((at, rest)) = hidden_network(raw) {
        let before = raw.get(..at).unwrap_or_default();
        return format!("{before}WIFI:{NOTHING}{}", digest("WIFI:", rest));
    }
    // JSON that is cut off, or a list: it cannot be known which of its fields are about a person.
    if trimmed.starts_with(['{', '[']) && trimmed.contains(['"', ':']) {
        return trimmed.chars().take(1).chain(NOTHING.chars()).collect();
    }
    if labelled::is_label(raw) {
        return labelled::without_personal(raw);
    }
    // An address is not a list, although its parameters look like one, unless something follows it on another line.
    let address = address::without_personal(raw);
    if (address.is_none() || trimmed.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')))
        && let Some(kept) = listed::without_personal(raw)
    {
        return if kept.is_empty() { NOTHING.to_owned() } else { kept };
    }
    address.unwrap_or_else(|| raw.to_owned())
}

/// The text with `…` in place of every e-mail address.
fn without_addresses(text: &str) -> String {
    let is_edge = |c: char| {
        is_around(c)
            || matches!(c, '<' | '>' | '"' | '\'' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '/' | '?' | '&' | '=' | '#' | '|')
    };
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_edge) {
        let edge = piece.chars().next_back().filter(|c| is_edge(*c));
        let word = piece.get(..piece.len() - edge.map_or(0, char::len_utf8)).unwrap_or_default();
        out.push_str(if is_email(word) { NOTHING } else { word });
        out.extend(edge);
    }
    out
}

fn is_email(word: &str) -> bool {
    let word = word.replace("%40", "@").replace(['＠', '﹫'], "@");
    let domain = |at: usize| word.get(at + 1..).unwrap_or_default();
    word.match_indices('@').any(|(at, _)| at > 0 && domain(at).trim_matches('.').contains('.'))
}

/// The text without user and password of every address in it: what stands between `://` and `@`.
fn without_users(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, behind)) = rest.split_once("://") {
        let end = behind.find(|c: char| matches!(c, '/' | '?' | '#' | '"') || is_around(c)).unwrap_or(behind.len());
        let authority = behind.get(..end).unwrap_or_default();
        out.extend([before, "://", authority.rsplit('@').next().unwrap_or_default()]);
        rest = behind.get(end..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn nothing_of_a_word_is_about_a_person(
            text in prop_oneof!["[A-Za-z0-9-]{1,30}", "(]?[A-Z]?[0-9])?(http|www|tel|wifi|begin|BEGINMV|otpauth|user|sn|]Q3|01|21|8004)[A-Za-z0-9-]{1,30}"],
            max in 1_usize..40,
        ) {
            if is_word(&text) {
                prop_assert_eq!(kept(&text, max), looked_through(&text, max));
            }
        }
    }
}
