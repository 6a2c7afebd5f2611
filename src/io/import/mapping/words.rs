//! What a mapping says about rows: its words, ready to be looked up, and what holds for all of them.

use crate::{
    audit::{
        text::{fold, printable},
        uai::Uai,
    },
    job::{MappedWord, WordMeans, WordOf},
};
use rustc_hash::FxHashMap;

/// What a mapping says about rows, beside the meaning of their columns.
#[derive(Clone, Debug, Default)]
pub(in crate::io::import) struct Mapped {
    /// Its words.
    pub words: Words,
    /// The college of a row that names none.
    pub college: Option<Uai>,
    /// Whether the column of rooms has places: paths with a college in them.
    pub places: bool,
    /// Whether the serial is the tag as well.
    pub serial_as_tag: bool,
}

/// The answers of a mapping, by question and folded word.
#[derive(Clone, Debug, Default)]
pub(in crate::io::import) struct Words(FxHashMap<(WordOf, String), WordMeans>);

impl Words {
    /// The words of a mapping. Of two equal ones the first counts.
    pub(super) fn of(words: &[MappedWord]) -> Self {
        let mut all = Self::default();
        for word in words {
            all.0.entry((word.of, key(&word.word))).or_insert_with(|| word.means.clone());
        }
        all
    }

    /// Whether others give another answer to one of its questions.
    pub(super) fn contradict(&self, others: &Self) -> bool {
        self.0.iter().any(|(word, means)| others.0.get(word).is_some_and(|other| other != means))
    }

    /// What a cell means as the answer to a question.
    pub(in crate::io::import) fn get(&self, of: WordOf, cell: &str) -> Option<&WordMeans> {
        if self.0.is_empty() || cell.is_empty() { None } else { self.0.get(&(of, key(cell))) }
    }
}

/// Two spellings of one word are equal, also the cell and what was shown of it.
fn key(word: &str) -> String {
    fold(&printable(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::inventory::Kind;

    #[test]
    fn a_word_is_found_in_any_spelling_and_for_its_question_only() {
        let word = |word: &str, kind| MappedWord { of: WordOf::Kind, word: word.into(), means: WordMeans::Kind(kind) };
        let words = Words::of(&[word("Écran", Kind::Desktop), word("ECRAN", Kind::Other), word("a\\u{200b}b", Kind::Tablet)]);
        assert_eq!(words.get(WordOf::Kind, " ecran "), Some(&WordMeans::Kind(Kind::Desktop)));
        assert_eq!(words.get(WordOf::Kind, "a\u{200b}b"), Some(&WordMeans::Kind(Kind::Tablet)));
        assert_eq!((words.get(WordOf::Custody, "ecran"), words.get(WordOf::Kind, "")), (None, None));
    }
}
