//! Lists of named values, `user=Jean;serial=SN1` or one value on a line: which of them name a device, and which a
//! person.

use super::{
    candidate::{Candidate, Form, Names},
    personal,
};
use crate::audit::text::fold;

/// Whether a character separates one value from the next: a line break of any kind, or another separator.
fn is_edge(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | ';' | ',' | '|' | '&')
}

/// Whether a character separates a name from its value.
const fn is_mark(c: char) -> bool {
    matches!(c, '=' | ':' | '\u{ff1d}' | '\u{ff1a}')
}

/// What a value with this name identifies.
fn names(key: &str) -> Option<Names> {
    let word: String = fold(key).chars().filter(|c| c.is_alphanumeric()).collect();
    Some(match word.as_str() {
        "tag" | "assettag" | "inventorynumber" | "inventoryno" | "numerodinventaire" | "numinventaire" | "ndinventaire"
        | "nodinventaire" => Names::Tag,
        "serial" | "serialnumber" | "serialno" | "sn" | "serie" | "numerodeserie" | "numserie" | "ndeserie" | "nodeserie" => {
            Names::Serial
        }
        "uuid" => Names::Uuid,
        "id" => Names::SourceId,
        _ => return None,
    })
}

/// Whether a name is about a person. After another value only its last word counts: `SN1 nom` in `serial=SN1
/// nom=Dupont`.
fn is_personal_key(key: &str, begins: bool) -> bool {
    let folded = fold(key);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if !begins {
        return words.next_back().is_some_and(personal::is_personal);
    }
    personal::has_personal_word(key)
}

/// Whether a value of the list is about a person.
pub(super) fn is_personal(text: &str) -> bool {
    let fields = || text.split(is_edge).filter(|field| field.contains(is_mark));
    // The key of a name in contact cards. Alone it is too short to be certain.
    let is_card = |field: &str| matches!(field.split(is_mark).next().map(fold).as_deref(), Some("n" | "fn"));
    let parts = text.split(is_edge).filter(|field| !field.trim().is_empty()).count();
    fields().any(|field| {
        let keys = field.split(is_mark).count().saturating_sub(1);
        field.split(is_mark).take(keys).enumerate().any(|(at, key)| is_personal_key(key, at == 0))
            || (parts > 1 && is_card(field))
    })
}

/// The value alone, without what follows it: another value, or a name and its value.
pub(super) fn first(value: &str) -> Option<&str> {
    let value = value.split(is_edge).next()?.trim_matches(personal::is_around);
    let value = if value.contains(is_mark) { value.split_whitespace().next()? } else { value };
    Some(value).filter(|value| !value.is_empty() && !value.contains(is_mark))
}

/// The values that name a device, each with its name.
fn fields(text: &str) -> impl Iterator<Item = (Names, &str, &str)> {
    text.split(is_edge).filter_map(|field| {
        let (key, value) = field.split_once(is_mark)?;
        Some((names(key)?, key.trim_matches(personal::is_around), first(value)?))
    })
}

/// The part of such a list that names a device; empty if none of it does. `None` if no value of it is about a person.
pub(super) fn without_personal(text: &str) -> Option<String> {
    is_personal(text).then(|| fields(text).map(|(_, key, value)| format!("{key}={value}")).collect::<Vec<_>>().join(";"))
}

pub(super) fn read(text: &str) -> Option<(Form, Vec<Candidate>)> {
    let rank = |names| match names {
        Names::Tag | Names::Any => 0,
        Names::Serial => 1,
        Names::Uuid => 2,
        Names::SourceId => 3,
    };
    let out: Vec<_> = fields(text).map(|(names, _, value)| Candidate::new(rank(names), names, value)).collect();
    (!out.is_empty()).then_some((Form::Mdm, out))
}
