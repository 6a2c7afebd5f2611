//! Lines of the form `Label = value`, as GLPI's barcode plugin prints them in the language of its user.

use super::{
    address,
    candidate::{Candidate, Form, Names},
    listed,
};
use crate::audit::text::fold;

/// What a line of a label is about. `line` returns `None` for an unknown line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Inventory,
    Serial,
    Uuid,
    Id,
    Url,
    Neutral,
}

fn line(label: &str) -> Option<Line> {
    Some(match fold(label).as_str() {
        "inventory number" | "numero d'inventaire" | "numero d’inventaire" => Line::Inventory,
        "serial number" | "numero de serie" => Line::Serial,
        "uuid" => Line::Uuid,
        "id" => Line::Id,
        "url" => Line::Url,
        "item name" | "nom de l'objet" | "nom de l’objet" | "qrcode date" | "date du qrcode" => Line::Neutral,
        _ => return None,
    })
}

/// Splits at every control character, so that a personal line cannot hide after a lone CR in a known one.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

fn fields(text: &str) -> impl Iterator<Item = (&str, &str)> {
    lines(text).filter_map(|l| l.split_once('=')).map(|(label, value)| (label.trim(), value.trim()))
}

/// Whether the text has the form of such a label: at least one of its lines is a known field.
pub(super) fn is_label(text: &str) -> bool {
    fields(text).any(|(label, _)| line(label).is_some())
}

/// The known lines of such a label. None of them is personal; the address among them loses its personal parameters.
pub(super) fn without_personal(text: &str) -> String {
    let kept = lines(text).filter_map(|l| {
        let (label, value) = l.split_once('=')?;
        Some(match line(label)? {
            Line::Url => format!("{label}= {}", address::without_personal(value).unwrap_or_else(|| value.trim().to_owned())),
            // Something else may follow the value on its line.
            Line::Neutral if listed::is_personal(value) => return None,
            Line::Inventory | Line::Serial | Line::Uuid | Line::Id if listed::is_personal(value) => {
                format!("{label}= {}", listed::first(value)?)
            }
            _ => l.to_owned(),
        })
    });
    kept.collect::<Vec<_>>().join("\n")
}

pub(super) fn read(text: &str) -> Option<(Form, Vec<Candidate>)> {
    if !is_label(text) {
        return None;
    }
    let mut out = Vec::new();
    // The number of a screen or a printer does not belong to the list of computers.
    let other = fields(text).any(|(label, value)| line(label) == Some(Line::Url) && address::is_other_item(value));
    for (label, value) in fields(text).filter(|(_, value)| !value.is_empty()) {
        match line(label) {
            Some(Line::Inventory) => out.push(Candidate::new(0, Names::Tag, value)),
            Some(Line::Serial) => out.push(Candidate::new(1, Names::Serial, value)),
            Some(Line::Uuid) => out.push(Candidate::new(2, Names::Uuid, value)),
            Some(Line::Id) if !other => out.push(Candidate::new(3, Names::SourceId, value)),
            Some(Line::Url) => {
                out.extend(address::read(value).into_iter().flat_map(|(_, c)| c).map(|c| Candidate { rank: c.rank + 3, ..c }));
            }
            Some(Line::Neutral | Line::Id) | None => {}
        }
    }
    Some((Form::Glpi, out))
}
