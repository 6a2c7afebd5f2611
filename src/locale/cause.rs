//! Causes of failures in the language of the user.
//!
//! The program, the system and libraries say a cause in English. French has a pair for each ([`fr-causes.txt`](fr-causes.txt)).
//! Words that nobody here knows are quoted, so that it can be seen whose they are.

use super::lang::Lang;
use crate::audit::text::bounded;
use std::{io, sync::LazyLock};

/// The most bytes of a cause that are compared with the pairs. A longer one is nobody's sentence.
const LONGEST: usize = 4_000;
/// How deep a cause may contain another one.
const DEEPEST: usize = 6;
/// Holes with words of others: translated where they are known, quoted otherwise.
const OTHERS: [&str; 3] = ["cause", "source", "said"];
/// Holes with words of the program: translated where they are known, kept otherwise.
const OURS: [&str; 3] = ["what", "how", "more"];
/// Holes in which only digits stand.
const DIGITS: [&str; 1] = ["status"];

/// A sentence in both languages.
struct Pair {
    english: Vec<Piece>,
    french: Vec<Piece>,
    /// How many letters of the English sentence stand outside its holes: the more, the surer it is meant.
    sure: usize,
}

/// A piece of a sentence.
#[derive(Clone, Copy)]
enum Piece {
    /// These letters.
    Text(&'static str),
    /// Anything; the name of the hole.
    Hole(&'static str),
}

/// The pairs, the surest first.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    let mut english = None;
    for line in include_str!("fr-causes.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("    "), english.take()) {
            (Some(french), Some(of)) => pairs.push(Pair::new(of, french)),
            _ => english = Some(line),
        }
    }
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.sure));
    pairs
});

impl Pair {
    fn new(english: &'static str, french: &'static str) -> Self {
        let english = pieces(english);
        let length = |piece: &Piece| if let Piece::Text(text) = piece { text.len() } else { 0 };
        Self { sure: english.iter().map(length).sum(), english, french: pieces(french) }
    }

    /// What stands in each hole of the English sentence, if the words are this sentence. A hole ends where the letters after it
    /// occur first; the last one, at the end.
    fn holes<'w>(&self, words: &'w str) -> Option<Vec<(&'static str, &'w str)>> {
        let (mut rest, mut open, mut found) = (words, None, Vec::new());
        for (at, piece) in self.english.iter().enumerate() {
            match (*piece, open) {
                (Piece::Hole(name), _) => open = Some(name),
                (Piece::Text(text), None) => rest = rest.strip_prefix(text)?,
                (Piece::Text(text), Some(name)) => {
                    let last = at + 1 == self.english.len();
                    let (held, after) = if last { (rest.strip_suffix(text)?, "") } else { rest.split_once(text)? };
                    found.push((name, held));
                    (rest, open) = (after, None);
                }
            }
        }
        match open {
            Some(name) => found.push((name, rest)),
            None if !rest.is_empty() => return None,
            None => {}
        }
        let fits = |(name, held): &(&str, &str)| !DIGITS.contains(name) || held.bytes().all(|byte| byte.is_ascii_digit());
        found.iter().all(fits).then_some(found)
    }

    fn in_french(&self, holes: &[(&str, &str)], deep: usize) -> String {
        let said = |piece: &Piece| match *piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Hole(name) => {
                let held = holes.iter().find(|(hole, _)| *hole == name).map_or("", |(_, held)| *held);
                if OTHERS.contains(&name) {
                    known(held, deep + 1).unwrap_or_else(|| quoted(held))
                } else if OURS.contains(&name) {
                    known(held, deep + 1).unwrap_or_else(|| held.to_owned())
                } else {
                    held.to_owned()
                }
            }
        };
        self.french.iter().map(said).collect()
    }
}

/// A cause in a language. In French, words that nobody here knows are quoted.
#[must_use]
pub fn say_cause(lang: Lang, words: &str) -> String {
    known_cause(lang, words).unwrap_or_else(|| quoted(words))
}

/// A cause in a language; `None` if nobody here knows it in French.
#[must_use]
pub fn known_cause(lang: Lang, words: &str) -> Option<String> {
    match lang {
        Lang::En => Some(words.to_owned()),
        Lang::Fr => known(words, 0),
    }
}

fn quoted(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("«\u{a0}{words}\u{a0}»") }
}

/// The French for what is known: a sentence with a pair, an error of the system, or either of them behind what it is about.
fn known(words: &str, deep: usize) -> Option<String> {
    if words.is_empty() || deep > DEEPEST || bounded(words, LONGEST).len() < words.len() {
        return None;
    }
    let sentence = || PAIRS.iter().find_map(|pair| pair.holes(words).map(|holes| pair.in_french(&holes, deep)));
    let about = || {
        let (about, cause) = words.split_once(": ")?;
        Some(format!("{about}\u{a0}: {}", known(cause, deep + 1)?))
    };
    sentence().or_else(|| of_system(words)).or_else(about)
}

/// The French for an error of the operating system, which ends in its number: `… (os error 2)`. Each system has its own words
/// and numbers, and says them in its own language; the standard library knows which kind a number is.
fn of_system(words: &str) -> Option<String> {
    let number: i32 = words.strip_suffix(')')?.rsplit_once("(os error ")?.1.parse().ok()?;
    let one = |words: &str| PAIRS.iter().find_map(|pair| pair.holes(words).map(|holes| pair.in_french(&holes, DEEPEST)));
    let system = if cfg!(windows) { "Windows" } else { "Unix" };
    one(&io::Error::from_raw_os_error(number).kind().to_string())
        .or_else(|| one(&format!("error {number} of {system}")))
        .or_else(|| one(&format!("error {number} of the system")))
}

/// The pieces of a sentence with holes in braces.
fn pieces(sentence: &'static str) -> Vec<Piece> {
    let (mut pieces, mut rest) = (Vec::new(), sentence);
    while let Some((text, (name, after))) = rest.split_once('{').and_then(|(text, after)| Some((text, after.split_once('}')?))) {
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces.push(Piece::Hole(name));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fr(words: &str) -> String {
        say_cause(Lang::Fr, words).replace('\u{a0}', " ")
    }

    #[test]
    fn a_cause_is_said_in_french_whole_and_in_its_parts() {
        for (english, french) in [
            ("stopped", "arrêté"),
            (
                "/a/recol.db is damaged: database disk image is malformed",
                "/a/recol.db est abîmé : le contenu de la base est abîmé",
            ),
            ("/a/recol.db is damaged: row 7 missing", "/a/recol.db est abîmé : « row 7 missing »"),
            ("it is a pipe; a regular file was expected", "c’est un tube, et il faut un fichier ordinaire"),
            ("/a/b: the file is empty", "/a/b : le fichier est vide"),
            (
                "entry 12: not the JSON of a journal entry: x",
                "écriture 12 : ce n’est pas le JSON d’une écriture du journal : « x »",
            ),
            ("HTTP 418", "HTTP 418"),
            ("HTTP 418: I am a teapot", "« HTTP 418: I am a teapot »"),
            ("no such thing", "« no such thing »"),
            ("", ""),
        ] {
            assert_eq!(fr(english), french);
            assert_eq!(say_cause(Lang::En, english), english);
        }
    }

    #[test]
    fn an_error_of_the_system_is_said_by_its_kind() {
        for (error, french) in [
            (io::Error::from_raw_os_error(2), "fichier ou dossier introuvable"),
            (io::Error::from(io::ErrorKind::TimedOut), "pas de réponse à temps"),
            (io::Error::from_raw_os_error(987_654), "erreur du système (n° 987654)"),
        ] {
            assert_eq!(fr(&error.to_string()), french);
            let opened = format!("cannot open /a/b: {error}");
            assert_eq!(fr(&opened), format!("/a/b ne s’ouvre pas : {french}"));
        }
        // A system that speaks another language gives the same number.
        assert_eq!(fr("Datei nicht gefunden. (os error 2)"), "fichier ou dossier introuvable");
    }

    #[test]
    fn every_kind_of_error_has_its_french() {
        use io::ErrorKind::*;
        for kind in [
            AddrInUse,
            AddrNotAvailable,
            AlreadyExists,
            ArgumentListTooLong,
            BrokenPipe,
            ConnectionAborted,
            ConnectionRefused,
            ConnectionReset,
            CrossesDevices,
            Deadlock,
            DirectoryNotEmpty,
            ExecutableFileBusy,
            FileTooLarge,
            HostUnreachable,
            Interrupted,
            InvalidData,
            InvalidFilename,
            InvalidInput,
            IsADirectory,
            NetworkDown,
            NetworkUnreachable,
            NotADirectory,
            NotConnected,
            NotFound,
            NotSeekable,
            Other,
            OutOfMemory,
            PermissionDenied,
            QuotaExceeded,
            ReadOnlyFilesystem,
            ResourceBusy,
            StaleNetworkFileHandle,
            StorageFull,
            TimedOut,
            TooManyLinks,
            UnexpectedEof,
            Unsupported,
            WouldBlock,
            WriteZero,
        ] {
            let said = fr(&io::Error::from(kind).to_string());
            assert!(!said.contains('«'), "{kind:?}: {said}");
        }
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn whatever_comes_is_said_within_bounds(words in "(it is |: |/a| \\(os error 2\\)|line |\"|é|x){0,40}") {
            let said = say_cause(Lang::Fr, &words);
            prop_assert!(said.len() < 40 * (words.len() + 4) + 100);
        }
    }
}
