//! A line of text that is being typed, with a cursor in it.

use crate::tui::keys::Edit;
use tui_input::{Input, InputRequest};

/// A line of text and the place of its cursor. It moves by what a reader takes for one character, and by words.
#[derive(Clone, Debug, Default)]
pub struct TextLine(Input);

impl TextLine {
    /// A line that holds a text, with the cursor at its end.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Input::new(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.value()
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// How many characters the text has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text().chars().count()
    }

    /// How many characters stand before the cursor.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.0.cursor()
    }

    /// The text before the cursor, and the text after it.
    #[must_use]
    pub fn halves(&self) -> (&str, &str) {
        let text = self.text();
        let at = text.char_indices().nth(self.cursor()).map_or(text.len(), |(at, _)| at);
        text.split_at_checked(at).unwrap_or((text, ""))
    }

    /// Types a character at the cursor, if the line has fewer than `most`.
    pub(in crate::tui::app) fn insert(&mut self, c: char, most: usize) {
        if self.len() < most {
            let _ = self.0.handle(InputRequest::InsertChar(c));
        }
    }

    /// Moves the cursor, or deletes.
    pub(in crate::tui::app) fn edit(&mut self, edit: Edit) {
        let request = match edit {
            Edit::Left => InputRequest::GoToPrevChar,
            Edit::Right => InputRequest::GoToNextChar,
            Edit::WordLeft => InputRequest::GoToPrevWord,
            Edit::WordRight => InputRequest::GoToNextWord,
            Edit::Start => InputRequest::GoToStart,
            Edit::End => InputRequest::GoToEnd,
            Edit::Backspace => InputRequest::DeletePrevChar,
            Edit::Delete => InputRequest::DeleteNextChar,
            Edit::DeleteWord => InputRequest::DeletePrevWord,
            Edit::DeleteNextWord => InputRequest::DeleteNextWord,
            Edit::DeleteToStart => InputRequest::DeleteFromStart,
            Edit::DeleteToEnd => InputRequest::DeleteTillEnd,
        };
        let _ = self.0.handle(request);
    }

    /// Empties the line.
    pub(in crate::tui::app) fn clear(&mut self) {
        self.0.reset();
    }
}

impl PartialEq for TextLine {
    fn eq(&self, other: &Self) -> bool {
        (self.text(), self.cursor()) == (other.text(), other.cursor())
    }
}

impl Eq for TextLine {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EDITS: [Edit; 12] = [
        Edit::Left,
        Edit::Right,
        Edit::WordLeft,
        Edit::WordRight,
        Edit::Start,
        Edit::End,
        Edit::Backspace,
        Edit::Delete,
        Edit::DeleteWord,
        Edit::DeleteNextWord,
        Edit::DeleteToStart,
        Edit::DeleteToEnd,
    ];

    #[test]
    fn words_are_moved_over_and_deleted() {
        let mut line = TextLine::new("salle 101, rez-de-chaussée");
        line.edit(Edit::WordLeft);
        assert_eq!(line.halves(), ("salle 101, rez-de-", "chaussée"));
        line.edit(Edit::DeleteWord);
        line.edit(Edit::Start);
        line.edit(Edit::DeleteNextWord);
        assert_eq!((line.cursor(), line.text().contains("salle")), (0, false));
        line.edit(Edit::DeleteToEnd);
        assert!(line.is_empty());
    }

    #[test]
    fn an_accent_typed_apart_belongs_to_its_letter() {
        let mut line = TextLine::new("e\u{301}t");
        line.edit(Edit::Left);
        line.edit(Edit::Left);
        assert_eq!(line.cursor(), 0);
        line.edit(Edit::Delete);
        assert_eq!(line.text(), "t");
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        /// Whatever is typed and edited: the cursor stands in the text, moving changes nothing, and one typed character that is
        /// taken back leaves the line as it was.
        #[test]
        fn the_cursor_stays_in_the_text(
            start in "[a-z é\u{301}]{0,12}", steps in proptest::collection::vec((0usize..14, any::<char>()), 0..40),
        ) {
            let mut line = TextLine::new(start);
            for (step, c) in steps {
                let before = line.clone();
                if let Some(edit) = EDITS.get(step).copied() {
                    line.edit(edit);
                    prop_assert!(!edit.moves() || line.text() == before.text());
                    prop_assert!(edit.moves() || before.text().len() >= line.text().len());
                } else {
                    line.insert(c, 30);
                    prop_assert!(line.len() <= 30.max(before.len()));
                }
                let (left, right) = line.halves();
                prop_assert_eq!(format!("{left}{right}"), line.text());
                prop_assert_eq!(left.chars().count(), line.cursor());
            }
        }
    }
}
