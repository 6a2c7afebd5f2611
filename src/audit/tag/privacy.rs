//! What is kept of a payload: everything but what tells of a person or gives away a secret.

use super::{address, json, labelled, listed, personal::is_around};
use crate::audit::text::bounded;

/// Begins of codes that are about a person or a secret through and through: of these only the begin is kept.
const CARDS: [&str; 14] = [
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
    "hc1:",
];

/// Passes after which a text that still changes is given up: each pass drops something, so two are usual.
const PASSES: usize = 6;

/// What is kept of a text of which nothing may be.
pub(super) const NOTHING: &str = "…";

/// Whether the text is a contact card, a call, a message or a Wi-Fi password.
pub(super) fn is_card(text: &str) -> bool {
    card(text).is_some()
}

fn card(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(is_around);
    CARDS.iter().find_map(|begin| text.get(..begin.len()).filter(|head| head.eq_ignore_ascii_case(begin)))
}

/// The payload without its personal fields, at most `max` bytes. Keeping again what was kept changes nothing.
#[must_use]
pub(super) fn kept(raw: &str, max: usize) -> String {
    let mut text = raw.to_owned();
    // A dropped field can join its neighbours to a new one, and a cut can leave half a field at the end.
    for _ in 0..PASSES {
        let next = bounded(&without_addresses(&once(&text)), max).to_owned();
        if next == text {
            return text;
        }
        text = next;
    }
    NOTHING.to_owned()
}

fn once(raw: &str) -> String {
    if let Some(begin) = card(raw) {
        return format!("{begin}{NOTHING}");
    }
    let trimmed = raw.trim_matches(is_around);
    if let Some(json) = json::without_personal(trimmed) {
        return json;
    }
    // JSON that is cut short, or a list: which of its fields are about a person cannot be told.
    if trimmed.starts_with(['{', '[']) && trimmed.contains(['"', ':']) {
        return trimmed.chars().take(1).chain(NOTHING.chars()).collect();
    }
    if labelled::is_label(raw) {
        return labelled::without_personal(raw);
    }
    // An address is no list, though its parameters look like one, unless something follows it on another line.
    let address = address::without_personal(raw);
    if (address.is_none() || trimmed.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')))
        && let Some(kept) = listed::without_personal(raw)
    {
        return if kept.is_empty() { NOTHING.to_owned() } else { kept };
    }
    address.unwrap_or_else(|| raw.to_owned())
}

/// The text with `…` for every e-mail address.
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
    let word = word.replace("%40", "@");
    word.split_once('@').is_some_and(|(user, domain)| !user.is_empty() && domain.trim_matches('.').contains('.'))
}
