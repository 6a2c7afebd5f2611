//! Many texts in one allocation each: the shared strings of a workbook.

use crate::io::import::error::Problem;

/// The most texts: 16 for each row of the longest sheet.
const MOST: usize = 1 << 24;

/// The most bytes of all of them.
const MOST_TEXT: usize = 256 << 20;

/// Texts by their positions.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a text.
    ///
    /// # Errors
    /// [`Problem::TooMuchText`].
    pub(super) fn push(&mut self, text: &str) -> Result<(), Problem> {
        let end = self.text.len() + text.len();
        if self.ends.len() >= MOST || end > MOST_TEXT {
            return Err(Problem::TooMuchText { most: MOST_TEXT });
        }
        self.text += text;
        self.ends.push(u32::try_from(end).unwrap_or(u32::MAX));
        Ok(())
    }

    /// The text at a position.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start as usize..*self.ends.get(at)? as usize)
    }
}
