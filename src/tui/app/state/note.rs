//! A note that is being written: its fields, and the result.

use super::{line::TextLine, neighbour::neighbour};
use crate::{
    audit::{
        journal::{About, Condition, Lack, StillId},
        uai::Uai,
    },
    job::Asked,
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

    /// Whether text is typed into it.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Photo)
    }

    /// The field before it, round and round.
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
    pub text: TextLine,
    /// Where a photograph is.
    pub photo: TextLine,
    /// The photograph that is kept with it.
    pub still: Option<StillId>,
    /// How many bytes that has, where it was taken now.
    pub bytes: Option<u64>,
    /// The number of the request by which a photograph is being taken or read for it. No other answer concerns it.
    pub waits: Option<Asked>,
    /// Where the cursor is.
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
            text: TextLine::default(),
            photo: TextLine::default(),
            still: None,
            bytes: None,
            waits: None,
            field: NoteField::default(),
        }
    }

    /// The text of the field with the cursor, if it is one.
    pub(in crate::tui::app) fn text(&mut self) -> Option<&mut TextLine> {
        match self.field {
            NoteField::Text => Some(&mut self.text),
            NoteField::Photo => Some(&mut self.photo),
            NoteField::Condition | NoteField::Charger | NoteField::Pen => None,
        }
    }

    /// Chooses the next value of a field that is no text, or the one before.
    pub(in crate::tui::app) fn turn(&mut self, back: bool) {
        match self.field {
            NoteField::Condition => {
                let all = [None, Some(Condition::Good), Some(Condition::Damaged), Some(Condition::Incomplete)];
                self.condition = neighbour(&all, self.condition, back);
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
