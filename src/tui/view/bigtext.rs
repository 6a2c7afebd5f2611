//! Words in large letters, readable from an arm's length: five pixels high, two pixels in a cell, at their least three rows.
//! Where there is room, each pixel is as much larger.

use std::iter;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The rows of a big text at its least size.
pub(super) const ROWS: u16 = 3;

/// The five rows of a letter, three to five pixels wide: `#` is ink.
const fn glyph(c: char) -> Option<[&'static str; 5]> {
    Some(match c {
        'A' => ["###", "# #", "###", "# #", "# #"],
        'B' => ["## ", "# #", "## ", "# #", "## "],
        'C' => ["###", "#  ", "#  ", "#  ", "###"],
        'D' => ["## ", "# #", "# #", "# #", "## "],
        'E' => ["###", "#  ", "## ", "#  ", "###"],
        'F' => ["###", "#  ", "## ", "#  ", "#  "],
        'G' => ["####", "#   ", "# ##", "#  #", "####"],
        'H' => ["# #", "# #", "###", "# #", "# #"],
        'I' => ["#", "#", "#", "#", "#"],
        'J' => ["  #", "  #", "  #", "# #", "###"],
        'K' => ["#  #", "# # ", "##  ", "# # ", "#  #"],
        'L' => ["#  ", "#  ", "#  ", "#  ", "###"],
        'M' => ["#   #", "## ##", "# # #", "#   #", "#   #"],
        'N' => ["#  #", "## #", "# ##", "#  #", "#  #"],
        'O' => ["###", "# #", "# #", "# #", "###"],
        'P' => ["###", "# #", "###", "#  ", "#  "],
        'Q' => ["### ", "# # ", "# # ", "### ", "   #"],
        'R' => ["## ", "# #", "## ", "# #", "# #"],
        'S' => ["###", "#  ", "###", "  #", "###"],
        'T' => ["###", " # ", " # ", " # ", " # "],
        'U' => ["# #", "# #", "# #", "# #", "###"],
        'V' => ["# #", "# #", "# #", "# #", " # "],
        'W' => ["#   #", "#   #", "# # #", "## ##", "#   #"],
        'X' => ["# #", "# #", " # ", "# #", "# #"],
        'Y' => ["# #", "# #", " # ", " # ", " # "],
        'Z' => ["###", "  #", " # ", "#  ", "###"],
        '\'' | '’' => ["#", "#", " ", " ", " "],
        '-' => ["  ", "  ", "##", "  ", "  "],
        ' ' => ["  ", "  ", "  ", "  ", "  "],
        _ => return None,
    })
}

/// The four rows of a letter under an accent.
const fn low_glyph(c: char) -> Option<[&'static str; 4]> {
    Some(match c {
        'A' => ["###", "# #", "###", "# #"],
        'E' => ["###", "## ", "#  ", "###"],
        'I' => [" # ", " # ", " # ", " # "],
        'O' => ["###", "# #", "# #", "###"],
        'U' => ["# #", "# #", "# #", "###"],
        _ => return None,
    })
}

/// The row of an accent over a letter, by its combining mark.
const fn accent(mark: char) -> Option<&'static str> {
    Some(match mark {
        '\u{300}' => "#  ",
        '\u{301}' => "  #",
        '\u{302}' => " # ",
        '\u{308}' => "# #",
        _ => return None,
    })
}

/// The six rows of a letter with the mark that follows it. Letters stand on the last row; an accent is on the first one.
fn letter(c: char, mark: Option<char>) -> Option<[&'static str; PIXELS]> {
    match mark {
        None => {
            let [a, b, c, d, e] = glyph(c)?;
            Some([blank(a.len()), a, b, c, d, e])
        }
        // A cedilla hangs from the letter.
        Some('\u{327}') if c == 'C' => Some(["   ", "###", "#  ", "#  ", "###", " # "]),
        Some(mark) => {
            let [a, b, c, d] = low_glyph(c)?;
            Some([accent(mark)?, "   ", a, b, c, d])
        }
    }
}

/// A row without ink, as wide as a letter.
fn blank(wide: usize) -> &'static str {
    "     ".get(..wide).unwrap_or_default()
}

/// The rows of pixels of a big text.
const PIXELS: usize = ROWS as usize * 2;

/// The rows of a text in big letters with their accents, [`ROWS`] for each step of the size; `None` if it contains a character
/// without a big letter.
pub(super) fn big(text: &str, size: usize) -> Option<Vec<String>> {
    let mut letters = text.chars().flat_map(char::to_uppercase).nfd().peekable();
    let mut drawn = Vec::new();
    while let Some(c) = letters.next() {
        drawn.push(letter(c, letters.next_if(|mark| is_combining_mark(*mark)))?);
    }
    // Without an accent the letters stand a pixel higher, in the middle of the rows.
    let top = usize::from(drawn.iter().all(|rows| rows.first().is_some_and(|row| !row.contains('#'))));
    let row = |at: usize| {
        let row = |rows: &[&'static str; PIXELS]| rows.get(at).copied().unwrap_or_else(|| blank(rows[0].len()));
        drawn.iter().map(row).collect::<Vec<_>>().join(" ")
    };
    let wide = |row: String| row.chars().flat_map(|pixel| iter::repeat_n(pixel, size)).collect::<String>();
    let pixels: Vec<String> = (top..top + PIXELS).flat_map(|at| iter::repeat_n(wide(row(at)), size)).collect();
    Some(pixels.chunks(2).filter_map(|pair| Some(folded(pair.first()?, pair.last()?))).collect())
}

/// Combines two rows of pixels in one row of cells.
fn folded(upper: &str, lower: &str) -> String {
    let cell = |(u, l): (char, char)| match (u == '#', l == '#') {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    upper.chars().zip(lower.chars()).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{audit::finding::Code, locale::Lang};

    #[test]
    fn letters_are_drawn() {
        let drawn = |text, size| big(text, size).map(|rows| rows.join("\n"));
        assert_eq!(drawn("Ai", 1).unwrap(), "█▀█ █\n█▀█ █\n▀ ▀ ▀");
        assert_eq!(drawn("é", 1).unwrap(), "  ▀\n██▀\n█▄▄");
        assert_eq!(drawn("Ç", 1).unwrap(), "█▀▀\n█▄▄\n ▀ ");
        assert_eq!(drawn("A", 2).unwrap(), "██████\n██  ██\n██████\n██  ██\n██  ██\n      ");
        assert_eq!(big("日", 1), None);
    }

    /// The headlines of a verdict in both languages.
    fn headlines(lang: Lang) -> Vec<String> {
        let words = [
            "shout-ready",
            "shout-closed",
            "shout-campaign-closed",
            "shout-already",
            "shout-refused",
            "shout-not-recorded",
            "shout-undone",
            "headline-ambiguous",
        ];
        words.map(|word| lang.say(word)).into_iter().chain(Code::ALL.into_iter().map(|code| lang.name(code))).collect()
    }

    #[test]
    fn every_headline_is_drawn_with_its_accents() {
        let mut accented = 0;
        for word in Lang::ALL.into_iter().flat_map(headlines) {
            let drawn = big(&word, 1);
            assert!(drawn.is_some(), "{word}");
            let bare: String = word.nfd().filter(|c| !is_combining_mark(*c)).collect();
            assert_eq!(drawn == big(&bare, 1), word.is_ascii() || word == bare, "{word}");
            accented += usize::from(drawn != big(&bare, 1));
        }
        assert!(accented > 5, "{accented}");
    }

    #[test]
    fn every_letter_is_five_even_rows() {
        for c in ('A'..='Z').chain(['\'', '-', ' ']) {
            let rows = glyph(c).unwrap();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{c}");
        }
    }
}
