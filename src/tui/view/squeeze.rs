//! Texts of one column cut in the middle, so that their beginning and their end stay: a room is told apart by its number.
//!
//! Where shown texts differ in nothing but their digits, the digits in which they differ are kept before anything else.

use super::paint::width;
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthChar;

/// The most digits of a number that counts something, a room or a model; longer ones are codes.
const NUMBER: usize = 4;

/// Cuts texts to a number of cells, each `…` standing for what was left out.
pub(super) fn squeeze(texts: &[String], cells: usize) -> Vec<String> {
    if texts.iter().all(|text| width(text) <= cells) {
        return texts.to_vec();
    }
    let read: Vec<Digits> = texts.iter().map(|text| Digits::of(text)).collect();
    // For each text without its digits: the different numbers that stand at each place of them.
    let mut alike: BTreeMap<&str, Vec<BTreeSet<&str>>> = BTreeMap::new();
    for digits in &read {
        let seen = alike.entry(&digits.without).or_insert_with(|| vec![BTreeSet::new(); digits.runs.len()]);
        for (seen, (_, number)) in seen.iter_mut().zip(&digits.runs) {
            seen.insert(number);
        }
    }
    let cut = |(text, digits): (&String, &Digits)| {
        if width(text) <= cells {
            return text.clone();
        }
        let places = alike.get(digits.without.as_str()).into_iter().flatten().zip(&digits.runs);
        let telling = places.filter(|(seen, _)| seen.len() > 1).map(|(_, (first, number))| (*first, number.len()));
        middle(text, &telling.collect::<Vec<_>>(), cells)
    };
    texts.iter().zip(&read).map(cut).collect()
}

/// A text without its digits, and its numbers, each with the place of its first digit in characters.
struct Digits {
    without: String,
    runs: Vec<(usize, String)>,
}

impl Digits {
    fn of(text: &str) -> Self {
        let mut found = Self { without: String::new(), runs: Vec::new() };
        let mut last = None;
        for (place, c) in text.chars().enumerate() {
            if !c.is_ascii_digit() {
                found.without.push(c);
                continue;
            }
            match found.runs.last_mut().filter(|_| last.is_some_and(|last| last + 1 == place)) {
                Some((_, number)) => number.push(c),
                None => {
                    found.without.push('0');
                    found.runs.push((place, c.to_string()));
                }
            }
            last = Some(place);
        }
        found
    }
}

/// A text cut to a number of cells: what must stay, then as much of both ends as there is room for.
fn middle(text: &str, telling: &[(usize, usize)], cells: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_telling = |place: usize| telling.iter().any(|(first, len)| (*first..first + len).contains(&place));
    let mut kept: Vec<bool> = (0..chars.len()).map(is_telling).collect();
    // Where there is no room for all of it, the last of it.
    for place in 0..kept.len() {
        if cost(&chars, &kept) <= cells {
            break;
        }
        put(&mut kept, place, false);
    }
    let (mut head, mut tail) = (0, chars.len());
    while head < tail {
        let from_head = chars.len() - tail >= head;
        let place = if from_head { head } else { tail - 1 };
        let before = kept.get(place).copied().unwrap_or_default();
        put(&mut kept, place, true);
        if cost(&chars, &kept) > cells {
            put(&mut kept, place, before);
            break;
        }
        if from_head { head += 1 } else { tail -= 1 }
    }
    // A number of which a part is missing would be another number: it stays whole or not at all. Of a long code its end tells more.
    for (first, number) in Digits::of(text).runs.into_iter().filter(|(_, number)| number.len() <= NUMBER) {
        let places = first..first + number.len();
        if places.clone().any(|place| kept.get(place) == Some(&false)) {
            places.for_each(|place| put(&mut kept, place, false));
        }
    }
    let mut out = String::new();
    for (c, kept) in chars.iter().zip(&kept) {
        if *kept {
            out.push(*c);
        } else if !out.ends_with('…') {
            out.push('…');
        }
    }
    if cells == 0 { String::new() } else { out }
}

fn put(kept: &mut [bool], place: usize, value: bool) {
    if let Some(kept) = kept.get_mut(place) {
        *kept = value;
    }
}

/// How many cells the kept characters and one sign for each gap take.
fn cost(chars: &[char], kept: &[bool]) -> usize {
    let mut gap = false;
    let mut cells = 0;
    for (c, kept) in chars.iter().zip(kept) {
        cells += if *kept { c.width().unwrap_or(0) } else { usize::from(!gap) };
        gap = !kept;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(texts: &[&str], cells: usize) -> Vec<String> {
        squeeze(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), cells)
    }

    #[test]
    fn both_ends_stay() {
        assert_eq!(of(&["Salle informatique 101"], 11), ["Salle…e 101"]);
        assert_eq!(of(&["réserve", "日本語の部屋"], 7), ["réserve", "日本…屋"]);
        assert_eq!(of(&["INVENTAIRE-000000000042"], 12), ["INVENT…00042"]);
        // A number is whole or not there.
        for cells in 1..20 {
            let cut = of(&["Salle 1017 du CDI"], cells).concat();
            assert!(cut.contains("1017") || !cut.contains(|c: char| c.is_ascii_digit()), "{cut}");
        }
        assert_eq!(of(&["Lenovo 300e"], 0), [""]);
        assert_eq!(of(&["Lenovo 300e"], 1), ["…"]);
    }

    #[test]
    fn digits_that_tell_two_apart_stay() {
        let rooms = ["Salle polyvalente 101 du bâtiment A", "Salle polyvalente 102 du bâtiment A"];
        let cut = of(&rooms, 12);
        assert!(cut[0].contains("101") && cut[1].contains("102"), "{cut:?}");
        // A number that all of them have tells nothing.
        let models = ["Lenovo 300e 2nd Gen Chromebook 11", "Lenovo 300e 2nd Gen Chromebook 14"];
        assert_eq!(of(&models, 9), ["Leno…k 11", "Leno…k 14"]);
        // Nor does one of a text that differs by its words.
        assert_eq!(of(&["Bâtiment 7 de la cour", "CDI"], 9), ["Bâti…cour", "CDI"]);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// A cut text takes no more cells than there are, and two that differ by one short number stay two.
        #[test]
        fn texts_fit_and_numbers_tell_them_apart(
            head in "[a-zé ]{0,20}", tail in "[a-zé ]{0,20}", a in 100u32..999, b in 100u32..999, cells in 5usize..40,
        ) {
            let texts = [format!("{head}{a}{tail}"), format!("{head}{b}{tail}")];
            let cut = squeeze(&texts, cells);
            prop_assert!(cut.iter().all(|text| width(text) <= cells), "{cut:?}");
            prop_assert_eq!(a == b, cut[0] == cut[1], "{:?}", cut);
        }
    }
}
