//! Fuzzy search: how well letters match a text, in their order but not necessarily side by side.

use crate::audit::text::fold;

/// The score of a matching letter, and the additional scores at the beginning of a word and directly after the previous
/// letter.
const FITS: i32 = 1;
const BEGINS: i32 = 6;
const FOLLOWS: i32 = 8;
/// The longest part of a query that is used, in characters.
const MOST: usize = 64;

/// Returns how well a text matches a query (higher is better); `None` if it does not. Case and accents do not matter.
/// The words of the query may occur in any order, the letters of each only in theirs. Letters may be left out. But a
/// match may continue in another word only at the beginning of that word, otherwise long sentences would match
/// everything.
#[must_use]
pub(in crate::tui::app) fn score(query: &str, text: &str) -> Option<i32> {
    let text: Vec<char> = fold(text).chars().collect();
    fold(query).split(' ').filter(|word| !word.is_empty()).map(|word| word_score(word, &text)).sum()
}

/// Returns the best score of all ways to find the letters of a word in a text.
fn word_score(word: &str, text: &[char]) -> Option<i32> {
    // `best[at]`: the score of the letters so far, with the last one at `at`.
    let mut best: Vec<Option<i32>> = Vec::new();
    for (nth, letter) in word.chars().take(MOST).enumerate() {
        let mut row = Vec::with_capacity(text.len());
        // The best scores that ended anywhere before, in this word, and directly before.
        let (mut far, mut within, mut near) = (None::<i32>, None::<i32>, None::<i32>);
        let mut before = ' ';
        for (at, c) in text.iter().enumerate() {
            let begins = !before.is_alphanumeric();
            if begins {
                within = None;
            }
            let led = match nth {
                0 => Some(0),
                _ if begins => far,
                _ => within.max(near.map(|sum| sum + FOLLOWS)),
            };
            row.push(led.filter(|_| *c == letter).map(|sum| sum + FITS + if begins { BEGINS } else { 0 }));
            near = best.get(at).copied().flatten();
            (far, within) = (far.max(near), within.max(near));
            before = *c;
        }
        best = row;
    }
    best.into_iter().flatten().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_begin_of_words_and_neighbours_win() {
        let better = |query, one, other| assert!(score(query, one) > score(query, other), "{query}: {one} before {other}");
        better("clore", "clore le lieu", "comparer les lieux ou rester");
        better("cl", "clore le lieu", "recluse");
        better("cv", "clore la visite", "recevoir");
        better("reg", "régler", "aérer le gymnase");
        assert_eq!(score("visite clore", "Clore la visite"), score("clore visite", "Clore la visite"));
        assert_eq!(score("reserve", "RÉSERVE"), score("réserve", "reserve"));
        assert!(score("sit", "clore la visite").is_some(), "letters within a word");
        assert_eq!(score("csit", "clore la visite"), None, "no leap into the middle of another word");
        assert_eq!(score("xz", "clore la visite"), None);
        assert_eq!(score("", "anything"), Some(0));
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// What is left of a text after leaving letters out always fits it.
        #[test]
        fn every_subsequence_fits(text in "[a-z]{1,20}", keep in proptest::collection::vec(any::<bool>(), 20)) {
            let some: String = text.chars().zip(keep).filter(|(_, keep)| *keep).map(|(c, _)| c).collect();
            prop_assert!(score(&some, &text).is_some());
        }

        /// A text that fits holds every letter of the query.
        #[test]
        fn what_fits_holds_the_letters(query in "[a-e]{1,4}", text in "[a-e ]{0,12}") {
            let mut rest = text.chars();
            let held = query.chars().all(|c| rest.any(|other| other == c));
            prop_assert!(held || score(&query, &text).is_none());
        }

        /// Nothing that is typed or named stops it.
        #[test]
        fn nothing_panics(query in ".{0,80}", text in ".{0,80}") {
            let _ = score(&query, &text);
        }
    }
}
