//! What is kept of a payload: everything except what is about a person or reveals a secret.

use super::{address, json, labelled, listed, personal::is_around};
use crate::audit::text::bounded;

/// The beginnings of codes that consist only of personal data or a secret. Of these codes only the beginning is kept.
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

/// After this many passes a text that still changes is given up. Each pass drops something; two passes are usual.
const PASSES: usize = 6;

/// What is kept of a text if nothing of it may be kept.
pub(super) const NOTHING: &str = "…";

/// Whether the text is a contact card, a call, a message or a Wi-Fi password.
pub(super) fn is_card(text: &str) -> bool {
    card(text).is_some()
}

fn card(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(is_around);
    CARDS.iter().find_map(|begin| text.get(..begin.len()).filter(|head| head.eq_ignore_ascii_case(begin)))
}

/// The payload without its personal fields, at most `max` bytes. Applied again to its own result, it changes nothing.
#[must_use]
pub(super) fn kept(raw: &str, max: usize) -> String {
    let mut text = raw.to_owned();
    // Dropping a field can join its neighbours into a new one, and cutting can leave half a field at the end.
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
    let word = word.replace("%40", "@");
    word.split_once('@').is_some_and(|(user, domain)| !user.is_empty() && domain.trim_matches('.').contains('.'))
}
