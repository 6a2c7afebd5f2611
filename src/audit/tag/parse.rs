//! From a scanned or typed text to its payload: limited in length, without personal fields, with its candidates.

use super::{
    address,
    candidate::{Candidate, Form, Names},
    gs1, json, keyboard, labelled, listed,
    own::OwnTag,
    personal, privacy,
};
use crate::audit::{normal::normal, text::bounded};
use smol_str::SmolStr;

/// The largest number of bytes of a payload that is kept. A tag needs some tens; the largest QR code holds 7,089
/// digits.
pub const MAX_PAYLOAD: usize = 1024;
/// The longest word, in bytes, that can be a tag.
const MAX_WORD: usize = 80;

/// A text that was read, ready to be stored and resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The text without its personal fields, at most [`MAX_PAYLOAD`] bytes. Nothing else of the text is ever stored.
    pub kept: SmolStr,
    /// Its recognised form.
    pub form: Form,
    /// What it may name, the preferred candidate first. Empty if it names no device.
    pub candidates: Vec<Candidate>,
}

impl Payload {
    /// The payload of a text of which everything is [`kept`](kept()).
    #[must_use]
    pub fn of_kept(kept: SmolStr) -> Self {
        let (form, mut candidates) = meaning(&kept);
        candidates.sort_by_key(|c| c.rank);
        Self { kept, form, candidates }
    }

    /// Whether nothing is left to distinguish it from others: two such texts may come from two devices.
    #[must_use]
    pub fn is_stripped(&self) -> bool {
        let is_told_apart = privacy::is_told_apart(&self.kept);
        self.candidates.is_empty() && !is_told_apart && (self.kept.contains('…') || matches!(self.kept.as_str(), "{}" | "[]"))
    }

    /// The tag and the serial that a label carries side by side; `None` if it does not carry both. A text that may be either the
    /// one or the other is not both.
    #[must_use]
    pub fn carried(&self) -> Option<(&SmolStr, &SmolStr)> {
        let of = |names: Names| self.candidates.iter().filter(move |c| c.names == names && !c.hint).map(|c| &c.text);
        let one = |names, other| of(names).find(|text| of(other).all(|same| same != *text));
        one(Names::Tag, Names::Serial).zip(one(Names::Serial, Names::Tag))
    }

    /// The serial number in the text, normalised. It is the same whether the number was typed, scanned or read from a
    /// maker's address. If the text contains none, the whole text.
    #[must_use]
    pub fn serial_number(&self) -> SmolStr {
        let told = self.candidates.iter().find(|c| !c.hint && matches!(c.names, Names::Serial | Names::Any));
        normal(told.map_or(&self.kept, |candidate| &candidate.text))
    }
}

/// Parses a text. Every text has a payload. Parsing the kept text again gives the same payload.
#[must_use]
pub fn parse(raw: &str) -> Payload {
    Payload::of_kept(kept(raw))
}

/// What is kept of a text: without personal fields, at most [`MAX_PAYLOAD`] bytes. Of a kept text, all of it.
#[must_use]
pub fn kept(raw: &str) -> SmolStr {
    SmolStr::new(privacy::kept(bounded(raw, 8 * MAX_PAYLOAD), MAX_PAYLOAD))
}

fn meaning(kept: &str) -> (Form, Vec<Candidate>) {
    // Every other form needs other signs.
    if privacy::is_word(kept) {
        return gs1::read(kept).unwrap_or_else(|| plain(kept));
    }
    meaning_of_any(kept)
}

fn meaning_of_any(kept: &str) -> (Form, Vec<Candidate>) {
    let text = kept.trim_matches(personal::is_around);
    if text.is_empty() {
        return (Form::Empty, Vec::new());
    }
    // Nothing of the text could be kept: there is no word to look up.
    if text == privacy::NOTHING {
        return (Form::Foreign, Vec::new());
    }
    // Some scanners put a separator in front to mark a GS1 code; at the end it is only a suffix.
    let separated = kept.trim_end_matches(personal::is_around).trim_start_matches(char::is_whitespace);
    // Others put the mark of the symbology in front: what is meant is behind it, unless it marks a GS1 code.
    let bare = privacy::without_mark(text);
    let (form, mut candidates) = labelled::read(bare)
        .or_else(|| json::read(bare))
        .or_else(|| gs1::read(separated))
        .or_else(|| gs1::read(bare))
        .or_else(|| address::read(bare))
        .or_else(|| listed::read(bare))
        .unwrap_or_else(|| plain(bare));
    if bare.len() < text.len() && form == Form::Plain {
        // It may also be a tag that really begins so.
        candidates.push(Candidate::new(1, Names::Any, text));
    }
    // The wrong layout is tried last, and only if no other form was recognised. Its result never wins over the text's
    // own.
    if matches!(form, Form::Plain | Form::Foreign)
        && let Some(unshifted) = keyboard::unshifted(text).filter(|t| t.len() <= MAX_WORD)
    {
        let (_, meant) = address::read(&unshifted).unwrap_or_else(|| plain(&unshifted));
        candidates.extend(meant.into_iter().map(|c| Candidate { rank: c.rank + 4, ..c }));
    }
    (form, candidates)
}

fn plain(text: &str) -> (Form, Vec<Candidate>) {
    let is_word = privacy::is_word(text);
    if text.len() > MAX_WORD || !is_word && (text.contains(['\n', '\r', '\t', '<', '>', '"', ';']) || privacy::is_card(text)) {
        return (Form::Foreign, Vec::new());
    }
    let normal = normal(text);
    let mut out = vec![Candidate::new(0, Names::Any, text)];
    match OwnTag::of(&normal) {
        Some(OwnTag::Good) => return (Form::Own, vec![Candidate::new(0, Names::Tag, text)]),
        Some(OwnTag::Misread) => return (Form::OwnMisread, vec![Candidate::new(0, Names::Tag, text)]),
        None => {}
    }
    let mut form = Form::Plain;
    if let Some(id) = json::inventree_word(&normal) {
        form = if id.is_some() { Form::InvenTree } else { Form::Place };
        out.extend(id.map(|id| Candidate::new(1, Names::SourceId, id)));
    }
    if let Some(serial) = lenovo_1s(&normal) {
        out.push(Candidate::hint(2, Names::Serial, serial));
    }
    // Codes on boxes of some makers have an S before the serial.
    if let Some(serial) = normal.strip_prefix('S').filter(|rest| rest.len() >= 6) {
        out.push(Candidate::hint(3, Names::Serial, serial));
    }
    // Labels of Shelf may contain only the identifier in its software.
    if address::is_shelf_id(text) {
        out.push(Candidate::new(1, Names::SourceId, text));
    }
    (form, out)
}

/// `1S` + machine type (10) + serial (8).
fn lenovo_1s(normal: &str) -> Option<&str> {
    normal.strip_prefix("1S").filter(|rest| rest.len() == 18 && rest.bytes().all(|b| b.is_ascii_alphanumeric()))?.get(10..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn a_word_means_what_any_text_means(
            text in prop_oneof!["[A-Za-z0-9-]{1,90}", "(HDS-|1S|S|ITEM-|01|21|8003|8004|414|INV-)[A-Z0-9-]{1,30}", "[0-9]{1,40}"],
        ) {
            prop_assert_eq!(meaning(&text), meaning_of_any(&text));
        }
    }
}
