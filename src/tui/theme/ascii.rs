//! Signs and lines for terminals and fonts with only ASCII. Letters stay as they are.

/// The replacement of a character that is not a letter; none for characters that need no replacement.
pub(super) const fn plain(c: char) -> Option<char> {
    Some(match c {
        '─' | '–' | '—' | '−' | '·' => '-',
        '│' | '▏' => '|',
        '╭' | '╮' | '╰' | '╯' | '✔' => '+',
        '▲' => '!',
        '✖' | '×' => 'x',
        '⟳' => '=',
        '≠' => '%',
        '⇅' => '^',
        '▸' | '›' | '→' | '⇥' | '≥' => '>',
        '‹' | '←' | '⏎' | '⌫' | '≤' => '<',
        '↑' => '^',
        '↓' => 'v',
        '➤' => '@',
        '●' => 'o',
        '○' | '░' => '.',
        '█' => '#',
        '▀' | '«' | '»' | '“' | '”' => '"',
        '▄' => '_',
        '…' => '~',
        '‘' | '’' => '\'',
        '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    #[test]
    fn every_role_that_has_a_sign_keeps_one_of_its_own() {
        let told = [Role::Right, Role::Attention, Role::Wrong, Role::Unknown, Role::Again, Role::Cursor];
        let signs = told.map(|role| plain(role.sign()).unwrap_or(role.sign()));
        assert_eq!(signs, ['+', '!', 'x', '?', '=', '>']);
    }
}
