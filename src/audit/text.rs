//! Text from outside: escaped for a screen, folded for comparison, cut to a maximum length.

use jiff::civil::Date;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Whether a character, when it is shown, could move the cursor or could reorder or hide the text around it.
///
/// Covers C0 and C1 controls, bidirectional marks, embeddings and isolates (UAX #9), zero-width characters, line and
/// paragraph separators, tag characters and the byte-order mark.
#[must_use]
pub const fn is_treacherous(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a spreadsheet would run the cell. What it would run may come after blanks or invisible characters.
#[must_use]
pub fn would_run(cell: &str) -> bool {
    // Almost every cell begins so, and cells are written by the million.
    if cell.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric()) {
        return false;
    }
    let hidden = |c: char| c.is_whitespace() || is_treacherous(c);
    cell.starts_with(['\t', '\r', '\n'])
        || cell.trim_start_matches(hidden).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'])
}

/// The text with every treacherous character replaced by an escape (`\n`, `\u{202e}`), for screens and messages.
///
/// The result never contains a control, bidirectional or zero-width character, whatever the input.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_treacherous(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// [`printable`], cut to at most `max` characters; a cut text ends in `…`.
#[must_use]
pub fn printable_within(text: &str, max: usize) -> String {
    let shown = printable(text);
    if shown.chars().count() <= max {
        return shown;
    }
    shown.chars().take(max.saturating_sub(1)).chain(['…']).collect()
}

/// The longest prefix of `text` that has at most `max` bytes and ends between two characters.
#[must_use]
pub fn bounded(text: &str, max: usize) -> &str {
    text.get(..text.floor_char_boundary(max)).unwrap_or_default()
}

/// Reads a day as people write it: `2026-11-02`, or with the day first, `02/11/2026`; digits only. The year needs four
/// digits, because reading 27 as 2027 would be a guess. Years before 1900 or after 2200 are refused as typing errors.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let parts = |mark: char| -> Option<[i16; 3]> {
        let mut parts = text.split(mark).map(number);
        let three = [parts.next()??, parts.next()??, parts.next()??];
        parts.next().is_none().then_some(three)
    };
    let ((Some([year, month, day]), _) | (None, Some([day, month, year]))) = (parts('-'), parts('/')) else { return None };
    let within = (1900..=2200).contains(&year);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|_| within)
}

/// A key that is equal for two spellings of one word: trimmed, compatibility-decomposed, without accents, in lower
/// case, with single blanks inside. For room names, headers and searches; never for tags.
#[must_use]
pub fn fold(text: &str) -> String {
    if is_folded_but_for_case(text) {
        return text.to_ascii_lowercase();
    }
    // Most other names contain neither accents nor invisible characters, and need no decomposition.
    if text.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) {
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        return words.join(" ").to_ascii_lowercase();
    }
    let plain: String =
        text.nfkd().filter(|c| !is_combining_mark(*c) && !is_treacherous(*c)).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds the [folded](fold) form of a text to another text.
pub fn fold_onto(out: &mut String, text: &str) {
    if is_folded_but_for_case(text) {
        let from = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
    } else {
        out.push_str(&fold(text));
    }
}

/// Whether only capitals tell a text from its folded form: it is ASCII, with single blanks inside.
fn is_folded_but_for_case(text: &str) -> bool {
    let (mut before, mut plain) = (b' ', true);
    for b in text.bytes() {
        plain &= b.is_ascii_graphic() || (b == b' ' && before != b' ');
        before = b;
    }
    plain && (before != b' ' || text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_treacherous_survives() {
        let shown = printable("a\u{1b}[2J\u{202e}b\nc\u{200b}");
        assert_eq!(shown, r"a\u{1b}[2J\u{202e}b\nc\u{200b}");
        assert!(!shown.chars().any(is_treacherous));
    }

    #[test]
    fn a_day_has_two_spellings_and_four_digits_of_a_year() {
        let expected = Date::new(2027, 7, 2).ok();
        assert!(["2027-07-02", "02/07/2027", "2/7/2027"].iter().all(|text| day(text) == expected));
        for bad in ["", "02/07/27", "02/07/1027", "2027-02-30", "+2/07/2027", "2027-07"] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_cut_falls_between_characters() {
        assert_eq!(bounded("été", 2), "é");
        assert_eq!(printable_within("réserve", 4), "rés…");
        assert_eq!(printable_within("abc", 3), "abc");
    }

    #[test]
    fn folding_forgets_case_accents_and_space() {
        assert_eq!(fold("  Salle   INFORMATIQUE é "), "salle informatique e");
        assert_eq!(fold("Réserve"), fold("reserve"));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// However it is folded, and wherever it is put.
        #[test]
        fn a_folded_text_has_one_form(text in "[aA éÉ\\t-]{0,8}|.{0,12}") {
            let plain: String =
                text.nfkd().filter(|c| !is_combining_mark(*c) && !is_treacherous(*c)).flat_map(char::to_lowercase).collect();
            let expected = plain.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(fold(&text), expected.as_str());
            let mut out = "Before ".to_owned();
            fold_onto(&mut out, &text);
            prop_assert_eq!(out, format!("Before {expected}"));
        }
    }
}
