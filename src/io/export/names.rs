//! The names of the sheets of a workbook: as Excel allows them, each once.

use crate::audit::text::printable;
use std::collections::BTreeSet;

/// The longest name, in units of UTF-16.
const LONGEST: usize = 31;

/// The names that a workbook has.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Returns a name for a sheet that is like the wanted one and that no other sheet has. Excel does not distinguish case.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let clean = cleaned(wanted);
        let mut name = cut(&clean, LONGEST);
        let mut number = 2_u32;
        while !self.0.insert(name.to_lowercase()) {
            let end = format!(" ({number})");
            name = cut(&clean, LONGEST - end.len()) + &end;
            number += 1;
        }
        name
    }
}

/// Without the signs that Excel forbids, and without apostrophes at either end. What remains is not empty, and not the name that
/// Excel keeps for itself.
fn cleaned(wanted: &str) -> String {
    let bare: String = printable(wanted).chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    match bare.trim_matches(['\'', ' ']) {
        "" => "-".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name} -"),
        name => name.to_owned(),
    }
}

/// The beginning of a text, between two characters, without a blank or an apostrophe at its end.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= most
        })
        .collect();
    kept.trim_end_matches(['\'', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_cleaned_cut_and_made_unique() {
        let mut names = Names::default();
        assert_eq!(names.take("0921170X La Fontaine"), "0921170X La Fontaine");
        assert_eq!(names.take("0921170x la fontaine"), "0921170x la fontaine (2)");
        assert_eq!(names.take("a/b [c]: *?"), "a b c");
        assert_eq!(names.take("'History'"), "History -");
        assert_eq!(names.take("''"), "-");
        let long = "0921170X Collège Jean de La Fontaine d'Antony";
        assert_eq!(names.take(long), "0921170X Collège Jean de La Fon");
        assert_eq!(names.take(long), "0921170X Collège Jean de La (2)");
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn excel_takes_every_name(wanted in prop::collection::vec("[a-b/'\\[ ]{0,3}|\\PC{0,40}|.{28,34}", 1..8)) {
            let mut names = Names::default();
            let mut book = rust_xlsxwriter::Workbook::new();
            for wanted in &wanted {
                let name = names.take(wanted);
                prop_assert!(name.encode_utf16().count() <= LONGEST);
                prop_assert!(book.add_worksheet().set_name(&name).is_ok(), "{}", name);
            }
            prop_assert!(book.save_to_buffer().is_ok(), "{:?}", wanted);
        }
    }
}
