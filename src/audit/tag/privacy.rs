//! What is kept of a payload: everything but what tells of a person or gives away a secret.

use super::{address, json, labelled};
use crate::audit::text::fold;

/// Begins of codes that are about a person or a secret through and through: of these only the begin is kept.
const CARDS: [&str; 10] =
    ["begin:vcard", "mecard:", "bizcard:", "begin:vevent", "mailto:", "matmsg:", "tel:", "sms:", "smsto:", "wifi:"];

/// Whether the text is a contact card, a call, a message or a Wi-Fi password.
pub(super) fn is_card(text: &str) -> bool {
    card(text).is_some()
}

fn card(text: &str) -> Option<&str> {
    let text = text.trim_start();
    CARDS.iter().find_map(|begin| text.get(..begin.len()).filter(|head| head.eq_ignore_ascii_case(begin)))
}

/// Whether the name of a parameter or column tells that its value is about a person.
#[must_use]
pub(super) fn is_personal(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "user",
        "username",
        "upn",
        "mail",
        "email",
        "e-mail",
        "login",
        "name",
        "firstname",
        "lastname",
        "first_name",
        "last_name",
        "nom",
        "prenom",
        "phone",
        "telephone",
        "tel",
        "usager",
        "utilisateur",
        "token",
        "password",
        "key",
    ];
    WORDS.contains(&fold(name).as_str())
}

/// The payload without its personal fields. Keeping again what was kept changes nothing.
#[must_use]
pub(super) fn kept(raw: &str) -> String {
    if let Some(begin) = card(raw) {
        return format!("{begin}…");
    }
    if let Some(json) = json::without_personal(raw) {
        return json;
    }
    if labelled::is_label(raw) {
        let lines: Vec<&str> = raw.lines().filter(|line| labelled::is_known_line(line)).collect();
        return lines.join("\n");
    }
    address::without_personal(raw).unwrap_or_else(|| raw.to_owned())
}
