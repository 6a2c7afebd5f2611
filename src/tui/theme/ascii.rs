//! Signs and lines for terminals and fonts with only ASCII. Letters stay as they are.

/// The replacement of a character that is not a letter; none for characters that need no replacement.
pub(super) const fn plain(c: char) -> Option<char> {
    Some(match c {
        '─' | '━' | '–' | '—' | '−' | '·' => '-',
        '│' | '▏' => '|',
        '╭' | '╮' | '╰' | '╯' | '√' => '+',
        '▲' => '!',
        '×' => 'x',
        '≡' => '=',
        '≠' => '%',
        '↕' => '^',
        '►' | '›' | '→' | '≥' => '>',
        '‹' | '←' | '≤' => '<',
        '↑' => '^',
        '↓' => 'v',
        '■' => '@',
        '●' => 'o',
        '°' => 'o',
        '◊' => 'O',
        '○' | '░' => '.',
        '█' | '▇' => '#',
        '□' | '▁' => '_',
        '▂' | '▃' => '-',
        '▄' | '▅' | '▆' => '=',
        '▀' | '«' | '»' | '“' | '”' => '"',
        '…' | '≈' => '~',
        '‘' | '’' => '\'',
        '©' => 'c',
        '\u{a0}' => ' ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    #[test]
    fn every_role_that_has_a_sign_keeps_one_of_its_own() {
        let told = [Role::Right, Role::Attention, Role::Wrong, Role::Unknown, Role::Again, Role::Cursor];
        let signs = told.map(|role| plain(role.sign()).unwrap_or(role.sign()));
        assert_eq!(signs, ['+', '!', 'x', '?', '=', '>']);
    }

    /// Signs that every font of a terminal has: Windows Glyph List 4 (Microsoft's, which Consolas was made for, and which DejaVu
    /// Sans Mono and Cascadia Mono hold too), and beside it the whole of box drawing, block elements and braille, with which
    /// terminals draw lines and pictures. ✔, ✖ and ➤ are in none of them: Windows takes them from another font, or shows a box.
    fn is_everywhere(c: char) -> bool {
        matches!(c,
            '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{17f}' | '\u{192}' | '\u{2c6}'..='\u{2c7}' | '\u{2013}'..='\u{2015}'
            | '\u{2017}'..='\u{201e}' | '\u{2020}'..='\u{2022}' | '\u{2026}' | '\u{2030}' | '\u{2032}'..='\u{2033}'
            | '\u{2039}'..='\u{203a}' | '\u{203c}' | '\u{20ac}' | '\u{2116}' | '\u{2122}' | '\u{2190}'..='\u{2195}' | '\u{21a8}'
            | '\u{2202}' | '\u{2206}' | '\u{220f}' | '\u{2211}'..='\u{2212}' | '\u{2219}'..='\u{221a}' | '\u{221e}'..='\u{221f}'
            | '\u{2229}' | '\u{222b}' | '\u{2248}' | '\u{2260}'..='\u{2261}' | '\u{2264}'..='\u{2265}' | '\u{2302}' | '\u{2310}'
            | '\u{2500}'..='\u{259f}' | '\u{25a0}'..='\u{25a1}' | '\u{25aa}'..='\u{25ac}' | '\u{25b2}' | '\u{25ba}' | '\u{25bc}'
            | '\u{25c4}' | '\u{25ca}'..='\u{25cb}' | '\u{25cf}' | '\u{25d8}'..='\u{25d9}' | '\u{25e6}' | '\u{263a}'..='\u{263c}'
            | '\u{2640}' | '\u{2642}' | '\u{2660}' | '\u{2663}' | '\u{2665}'..='\u{2666}' | '\u{266a}'..='\u{266b}'
            | '\u{2800}'..='\u{28ff}')
    }

    /// The files in which something is drawn or said, without their comments and tests: their path and text.
    fn drawn() -> Vec<(PathBuf, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = ["tui", "locale", "cli", "shell"].map(|room| root.join(room)).to_vec();
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_owned();
                if path.is_dir() {
                    folders.push(path);
                } else if matches!(end.as_str(), "rs" | "ftl" | "txt") && !path.ends_with("tests.rs") {
                    let text = fs::read_to_string(&path).unwrap();
                    let code = text.split("\n#[cfg(test)]\n").next().unwrap();
                    let comment = if end == "rs" { "//" } else { "#" };
                    let said = |line: &str| match end.as_str() {
                        "rs" => line.split(comment).next().unwrap().to_owned(),
                        _ if line.starts_with(comment) => String::new(),
                        _ => line.to_owned(),
                    };
                    found.push((path, code.lines().map(said).collect::<Vec<_>>().join("\n")));
                }
            }
        }
        assert!(found.len() > 150, "the sources were not found");
        found
    }

    #[test]
    fn every_sign_is_in_the_fonts_of_terminals_and_has_one_in_ascii() {
        for (path, text) in drawn() {
            for c in text.chars().filter(|c| !c.is_ascii() && !c.is_control()) {
                assert!(is_everywhere(c), "{}: {c} (U+{:04X}) is not in every font", path.display(), u32::from(c));
                assert!(c.is_alphanumeric() || plain(c).is_some(), "{}: {c} has none in ASCII", path.display());
            }
        }
    }
}
