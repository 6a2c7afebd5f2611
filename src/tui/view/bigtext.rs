//! Words in letters three rows high, readable from an arm's length: five pixels high, two pixels in a cell.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The rows of a big text.
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

/// The three rows of a text in big letters, without accents; `None` if it contains a character without a big letter.
pub(super) fn big(text: &str) -> Option<[String; ROWS as usize]> {
    let mut pixels: [String; 6] = Default::default();
    let plain = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_uppercase);
    for (ix, c) in plain.enumerate() {
        let rows = glyph(c)?;
        for (line, row) in pixels.iter_mut().zip(rows) {
            if ix > 0 {
                line.push(' ');
            }
            line.push_str(row);
        }
    }
    let [a, b, c, d, e, _] = pixels;
    let blank = " ".repeat(a.len());
    Some([folded(&a, &b), folded(&c, &d), folded(&e, &blank)])
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

    #[test]
    fn letters_are_drawn() {
        assert_eq!(big("Ai"), Some(["█▀█ █".into(), "█▀█ █".into(), "▀ ▀ ▀".into()]));
        assert_eq!(big("é"), big("E"));
        assert_eq!(big("日"), None);
    }

    #[test]
    fn every_letter_is_five_even_rows() {
        for c in ('A'..='Z').chain(['\'', '-', ' ']) {
            let rows = glyph(c).unwrap();
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{c}");
        }
    }
}
