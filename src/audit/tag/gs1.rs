//! GS1 codes with the application identifiers 8003 (GRAI), 8004 (GIAI), 01 + 21 (item and serial), 414 (place), as
//! element strings (bracketed, or with separators after a symbology prefix) and as Digital Link paths.

use super::candidate::{Candidate, Form, Names};

type Reading = (Form, Vec<Candidate>);

/// The rank of a number taken for what it is not by its identifier: a serial for a tag, a tag for a serial.
const OTHERWISE: u8 = 2;

/// The group separator between two fields of variable length.
const GS: char = '\u{1d}';
/// The prefixes by which a scanner reports the symbology of a GS1 code.
const SYMBOLOGY: [&str; 3] = ["]d2", "]Q3", "]C1"];

/// Whether the last digit is the GS1 check digit of the digits before it.
fn check_digit(digits: &str) -> bool {
    let sum: u32 = digits.bytes().rev().enumerate().map(|(at, d)| u32::from(d - b'0') * if at % 2 == 0 { 1 } else { 3 }).sum();
    sum.is_multiple_of(10)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Returns what the fields name. Each field is a pair of application identifier and value.
fn meaning<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Reading> {
    let mut out = Vec::new();
    let (mut known, mut misread, mut place) = (false, false, false);
    let (mut asset, mut numbered) = (false, false);
    for (ai, value) in fields {
        match ai {
            "8003" => {
                let (Some(number), Some(serial)) = (value.get(..14), value.get(14..)) else { return None };
                (known, asset) = (true, true);
                misread |= !(all_digits(number) && number.starts_with('0') && check_digit(number));
                out.push(Candidate::new(0, Names::Tag, value));
                if !serial.is_empty() && serial.len() <= 16 {
                    out.extend([Candidate::new(1, Names::Tag, serial), Candidate::new(OTHERWISE, Names::Serial, serial)]);
                }
            }
            "8004" if (1..=30).contains(&value.len()) => {
                (known, asset) = (true, true);
                out.extend([Candidate::new(0, Names::Tag, value), Candidate::new(OTHERWISE, Names::Serial, value)]);
            }
            "01" if value.len() == 14 && all_digits(value) => {
                known = true;
                misread |= !check_digit(value);
            }
            "21" if (1..=20).contains(&value.len()) => {
                numbered = true;
                out.extend([Candidate::new(1, Names::Serial, value), Candidate::new(OTHERWISE, Names::Tag, value)]);
            }
            "414" if value.len() == 13 && all_digits(value) => place = true,
            _ => {}
        }
    }
    // Beside a number of the asset, the number of the item is its maker's serial: each is what it says, not the other too.
    if asset && numbered {
        out.retain(|candidate| candidate.rank != OTHERWISE);
    }
    match (known, misread, place) {
        (true, true, _) => Some((Form::Gs1Misread, Vec::new())),
        (true, false, _) => Some((Form::Gs1, out)),
        (false, _, true) => Some((Form::Place, Vec::new())),
        (false, _, false) => None,
    }
}

/// Reads an element string. Without brackets, separators or a symbology prefix, a string of digits is only a number.
pub(super) fn read(text: &str) -> Option<Reading> {
    let bare = SYMBOLOGY.iter().find_map(|prefix| text.strip_prefix(prefix));
    let body = bare.unwrap_or(text).trim_start_matches(GS);
    if body.starts_with('(') {
        let fields = body.split('(').filter_map(|field| field.split_once(')'));
        return meaning(fields);
    }
    if bare.is_none() && !text.contains(GS) {
        return None;
    }
    meaning(unbracketed(body).into_iter())
}

/// The fields of a string without brackets: 01 and 414 have fixed lengths, the others end at a separator.
fn unbracketed(body: &str) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    for mut part in body.split(GS) {
        while !part.is_empty() {
            let (ai, length) = match part.as_bytes() {
                [b'0', b'1', ..] => (2, 14),
                [b'4', b'1', b'4', ..] => (3, 13),
                [b'8', b'0', b'0', b'3' | b'4', ..] => (4, part.len()),
                [b'2', b'1', ..] => (2, part.len()),
                _ => break,
            };
            let end = (ai + length).min(part.len());
            let (Some(name), Some(value), Some(rest)) = (part.get(..ai), part.get(ai..end), part.get(end..)) else { break };
            fields.push((name, value));
            part = rest;
        }
    }
    fields
}

/// The path of a Digital Link, its segments decoded: `/8003/…`, `/8004/…`, `/01/{gtin}/21/{serial}`, `/414/…`.
pub(super) fn digital_link(segments: &[String]) -> Option<Reading> {
    let at = segments.iter().position(|s| matches!(s.as_str(), "8003" | "8004" | "01" | "414"))?;
    let pairs = segments.get(at..)?.chunks_exact(2).filter_map(|pair| match pair {
        [ai, value] => Some((ai.as_str(), value.as_str())),
        _ => None,
    });
    meaning(pairs)
}
