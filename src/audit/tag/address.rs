//! Payloads that are web addresses: those of asset software, makers' support pages, GS1 Digital Link, and unknown
//! addresses.

use super::{
    candidate::{Candidate, Form, Names},
    gs1, personal,
};
use crate::audit::text::fold;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// An `http` or `https` address, split into its parts.
struct Address<'a> {
    host: String,
    segments: Vec<String>,
    query: Vec<(String, &'a str)>,
}

type Reading = (Form, Vec<Candidate>);

fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")).then_some(rest)
}

impl<'a> Address<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let rest = without_scheme(text)?;
        if rest.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let rest = rest.split('#').next().unwrap_or_default();
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = place.split_once('/').unwrap_or((place, ""));
        let query = query.split('&').filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_lowercase(), v)).collect();
        let segments = path.split('/').filter(|s| !s.is_empty()).map(decoded).collect();
        Some(Self { host: host.split(':').next().unwrap_or_default().to_lowercase(), segments, query })
    }

    fn param(&self, name: &str) -> Option<String> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| decoded(value)).filter(|value| !value.is_empty())
    }

    /// Everything after the first segment of that name, joined again, because a tag may contain a slash.
    fn after(&self, segment: &str) -> Option<String> {
        let at = self.segments.iter().position(|s| s == segment)?;
        let rest = self.segments.get(at + 1..).unwrap_or_default().join("/");
        (!rest.is_empty()).then_some(rest)
    }

    fn is_host(&self, domain: &str) -> bool {
        self.host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

pub(super) fn read(text: &str) -> Option<Reading> {
    let address = Address::of(text)?;
    Some(
        lenovo(&address)
            .or_else(|| dell(&address))
            // Before GS1: `/hardware/8004/edit` is the asset number 8004.
            .or_else(|| glpi(&address))
            .or_else(|| snipe_it(&address))
            .or_else(|| gs1::digital_link(&address.segments))
            .or_else(|| homebox(&address))
            .or_else(|| shelf(&address))
            .unwrap_or((Form::Foreign, Vec::new())),
    )
}

fn lenovo(a: &Address<'_>) -> Option<Reading> {
    if !a.is_host("lenovo.com") {
        return None;
    }
    let serial = a.param("sn").or_else(|| a.after("qrcode")?.split('/').next().map(str::to_owned))?;
    Some((Form::Maker, vec![Candidate::new(0, Names::Serial, serial)]))
}

fn dell(a: &Address<'_>) -> Option<Reading> {
    if !a.is_host("dell.com") {
        return None;
    }
    // qrl.dell.com leads to a page about the model, which identifies no device.
    let tag = a.param("t").filter(|_| a.host != "qrl.dell.com").filter(|t| t.len() == 7);
    Some((Form::Maker, tag.map(|t| Candidate::new(0, Names::Serial, t)).into_iter().collect()))
}

fn glpi(a: &Address<'_>) -> Option<Reading> {
    let page = a.segments.last()?;
    if page == "checkItemByInv.php" {
        return Some((
            Form::Glpi,
            a.param("inventorynumber").map(|tag| Candidate::new(0, Names::Tag, tag)).into_iter().collect(),
        ));
    }
    if !page.ends_with(".form.php") {
        return None;
    }
    // GLPI numbers each kind of item separately. Only the numbers of computers are those of the inventory.
    let id = a.param("id").filter(|id| is_number(id) && page.eq_ignore_ascii_case("computer.form.php"));
    Some((Form::Glpi, id.map(|id| Candidate::new(0, Names::SourceId, id)).into_iter().collect()))
}

/// Whether the address is GLPI's page of an item other than a computer.
pub(super) fn is_other_item(text: &str) -> bool {
    let page = Address::of(text).and_then(|address| address.segments.last().map(|page| page.to_ascii_lowercase()));
    page.is_some_and(|page| page.ends_with(".form.php") && page != "computer.form.php")
}

fn snipe_it(a: &Address<'_>) -> Option<Reading> {
    let one = |names, text| Some((Form::SnipeIt, vec![Candidate::new(0, names, text)]));
    if a.segments.iter().any(|s| s == "hardware") {
        if let Some(tag) = a.param("assettag").or_else(|| a.after("bytag")) {
            return one(Names::Tag, tag);
        }
        if let Some(serial) = a.after("byserial") {
            return one(Names::Serial, serial);
        }
        let id = a.after("hardware")?;
        let id = id.split('/').next().filter(|id| is_number(id))?;
        return one(Names::SourceId, id.to_owned());
    }
    if let Some(tag) = a.after("ht") {
        return one(Names::Tag, tag);
    }
    a.after("locations").filter(|id| is_number(id)).map(|_| (Form::Place, Vec::new()))
}

fn homebox(a: &Address<'_>) -> Option<Reading> {
    let [.., kind, id] = a.segments.as_slice() else { return None };
    match kind.as_str() {
        "item" if is_uuid(id) => Some((Form::Homebox, vec![Candidate::new(0, Names::Uuid, id)])),
        "location" if is_uuid(id) => Some((Form::Place, Vec::new())),
        "a" => {
            let digits = id.replacen('-', "", 1);
            (digits.len() == 6 && is_number(&digits)).then(|| {
                let hyphened = format!("{}-{}", digits.get(..3).unwrap_or_default(), digits.get(3..).unwrap_or_default());
                (Form::Homebox, vec![Candidate::new(0, Names::Tag, hyphened), Candidate::new(1, Names::Tag, digits)])
            })
        }
        _ => None,
    }
}

fn shelf(a: &Address<'_>) -> Option<Reading> {
    let id = match a.segments.as_slice() {
        [qr, id] if qr == "qr" => id,
        [id] if is_shelf_id(id) => id,
        _ => return None,
    };
    let is_id = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_id.then(|| (Form::Shelf, vec![Candidate::new(0, Names::SourceId, id), Candidate::new(1, Names::Tag, id)]))
}

/// Whether the word has the form of an identifier of Shelf: a lower-case letter, then 9 to 24 lower-case letters or
/// digits.
pub(super) fn is_shelf_id(word: &str) -> bool {
    (10..=25).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// Segments of a path after which a person is named, in the singular.
const PEOPLE: [&str; 22] = [
    "user",
    "utilisateur",
    "usager",
    "people",
    "person",
    "personne",
    "employee",
    "employe",
    "student",
    "eleve",
    "pupil",
    "teacher",
    "enseignant",
    "profile",
    "profil",
    "owner",
    "member",
    "membre",
    "account",
    "compte",
    "contact",
    "login",
];

/// The separators between the parts of an address after its host.
const MARKS: [char; 6] = ['?', '&', ';', '#', ',', '|'];

fn is_people(segment: &str) -> bool {
    let word = fold(&decoded(segment));
    PEOPLE.contains(&word.as_str()) || word.strip_suffix('s').is_some_and(|one| PEOPLE.contains(&one))
}

/// A part of an address with `…` in place of every segment that names a person: the segment after `users`, or `~jean`.
fn without_person(body: &str) -> Cow<'_, str> {
    let mut out = Vec::new();
    let mut named = false;
    // In a parameter, the path may begin after the parameter's name, and it may be percent-encoded.
    let plain = if body.to_ascii_lowercase().contains("%2f") { Cow::from(decoded(body)) } else { Cow::from(body) };
    let mut changed = false;
    for segment in plain.split('/') {
        // Some interfaces write `users('jean')`.
        let called = segment.split_once('(').is_some_and(|(head, _)| is_people(head));
        let hidden = !segment.is_empty() && (named || called || segment.starts_with('~') || segment.starts_with("%7E"));
        changed |= hidden && segment != "…";
        named = if segment.is_empty() { named } else { is_people(segment.rsplit('=').next().unwrap_or_default()) };
        out.push(if hidden { "…" } else { segment });
    }
    if changed { Cow::from(out.join("/")) } else { Cow::from(body) }
}

/// The address without its user information, its personal parameters and the persons in its path; `None` if the text is
/// not an address.
pub(super) fn without_personal(text: &str) -> Option<String> {
    let trimmed = text.trim_matches(personal::is_around);
    let rest = without_scheme(trimmed)?;
    let scheme = trimmed.get(..trimmed.len() - rest.len())?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at_checked(end)?;
    let host = authority.rsplit('@').next().unwrap_or_default();
    let mut out = format!("{scheme}{host}");
    for part in tail.split_inclusive(MARKS) {
        let (body, mark) = match part.char_indices().next_back() {
            Some((at, mark)) if MARKS.contains(&mark) => (part.get(..at).unwrap_or_default(), Some(mark)),
            _ => (part, None),
        };
        let name = decoded(body.split(['=', ':']).next().unwrap_or_default());
        // In a path such a word names a page: `/front/phone.form.php`.
        if body.starts_with('/') || !personal::has_personal_word(&name) {
            out.push_str(&without_person(body));
        }
        out.extend(mark);
    }
    Some(out)
}
