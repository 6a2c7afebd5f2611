//! A note that is being written: its fields, and the result.

use crate::audit::{
    journal::{About, Condition, Lack},
    uai::Uai,
};

/// The fields of a note, in their order on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteField {
    /// The condition.
    #[default]
    Condition,
    /// Whether the charger is missing.
    Charger,
    /// Whether the pen is missing.
    Pen,
    /// A remark.
    Text,
    /// Where a photograph can be found.
    Photo,
}

impl NoteField {
    /// Every field.
    pub const ALL: [Self; 5] = [Self::Condition, Self::Charger, Self::Pen, Self::Text, Self::Photo];

    /// The next field; after the last comes the first.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Condition => Self::Charger,
            Self::Charger => Self::Pen,
            Self::Pen => Self::Text,
            Self::Text => Self::Photo,
            Self::Photo => Self::Condition,
        }
    }

    /// The previous field; before the first comes the last.
    #[must_use]
    pub const fn before(self) -> Self {
        self.next().next().next().next()
    }
}

/// A note being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteForm {
    /// The college where it is made.
    pub college: Uai,
    /// What it is about.
    pub about: About,
    /// What it is about, in words.
    pub title: String,
    /// The condition, if it was judged.
    pub condition: Option<Condition>,
    /// Whether the charger is missing.
    pub charger: bool,
    /// Whether the pen is missing.
    pub pen: bool,
    /// A remark.
    pub text: String,
    /// Where a photograph can be found.
    pub photo: String,
    /// The field with the cursor.
    pub field: NoteField,
}

impl NoteForm {
    pub(in crate::tui::app) fn new(college: Uai, about: About, title: String) -> Self {
        Self {
            college,
            about,
            title,
            condition: None,
            charger: false,
            pen: false,
            text: String::new(),
            photo: String::new(),
            field: NoteField::default(),
        }
    }

    /// Handles a space in a field that is not a text field.
    pub(in crate::tui::app) fn toggle(&mut self) {
        match self.field {
            NoteField::Condition => {
                self.condition = match self.condition {
                    None => Some(Condition::Good),
                    Some(Condition::Good) => Some(Condition::Damaged),
                    Some(Condition::Damaged) => Some(Condition::Incomplete),
                    Some(Condition::Incomplete) => None,
                };
            }
            NoteField::Charger => self.charger = !self.charger,
            NoteField::Pen => self.pen = !self.pen,
            NoteField::Text | NoteField::Photo => {}
        }
        // If a part is missing, the device is incomplete.
        let lacking = self.field != NoteField::Condition && (self.charger || self.pen);
        if lacking {
            self.condition = Some(Condition::Incomplete);
        }
    }

    /// The missing parts, if the device is incomplete.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        if self.condition != Some(Condition::Incomplete) {
            return Vec::new();
        }
        [(self.charger, Lack::Charger), (self.pen, Lack::Pen)].into_iter().filter(|(on, _)| *on).map(|(_, lack)| lack).collect()
    }
}
