//! The chart: what lies where on the screen as it was last drawn. The drawing creates it, the state stores it, and
//! clicks are looked up in it. So a click means what the auditor saw.

use super::keys::{Action, Context};
use crate::audit::finding::Code;

/// What a pointer can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A line of a list.
    Row {
        /// The context of the keys while the list has them.
        context: Context,
        /// Which line of the list.
        line: usize,
        /// The first line that was shown.
        first: usize,
    },
    /// A field of a form, by its position among the fields that are needed.
    Field(usize),
    /// A key that the footer names.
    Key {
        /// The context of the key.
        context: Context,
        /// Its action.
        action: Action,
    },
    /// A list or a text that can be scrolled, at a place without a line.
    Pane(Context),
    /// The heading of a column that sorts, by its place among those that can.
    Head {
        /// The context of the list.
        context: Context,
        /// Which column.
        column: usize,
    },
    /// The count of a finding, which narrows the list to it.
    Chip {
        /// The context of the list.
        context: Context,
        /// Which finding.
        code: Code,
    },
    /// Where counts are cut off: the first of them to show instead.
    Chips {
        /// The context of the list.
        context: Context,
        /// The place of the first count.
        first: usize,
    },
    /// A place of a scrollbar: the line to which it leads.
    Jump {
        /// The context of the list.
        context: Context,
        /// Which line.
        line: usize,
    },
}

impl Target {
    /// The context of the keys while it has them; `None` for fields of forms, for which the open dialog decides.
    #[must_use]
    pub const fn context(self) -> Option<Context> {
        match self {
            Self::Row { context, .. }
            | Self::Key { context, .. }
            | Self::Pane(context)
            | Self::Head { context, .. }
            | Self::Chip { context, .. }
            | Self::Chips { context, .. }
            | Self::Jump { context, .. } => Some(context),
            Self::Field(_) => None,
        }
    }
}

/// A rectangle of cells and what lies in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    left: u16,
    top: u16,
    width: u16,
    height: u16,
    target: Target,
}

/// All rectangles with what lies in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    places: Vec<Place>,
    /// The first line that is shown of the text that scrolls above all others.
    scrolled: Option<usize>,
}

impl Chart {
    /// Adds something that lies in a rectangle, above everything added before.
    pub(super) fn put(&mut self, (left, top): (u16, u16), (width, height): (u16, u16), target: Target) {
        self.places.push(Place { left, top, width, height, target });
    }

    /// Notes which line of a text above everything noted before is the first that is shown.
    pub(super) fn scrolled_to(&mut self, first: usize) {
        self.scrolled = Some(first);
    }

    /// The first line that is shown of the text that scrolls above all others, which is never beyond its last page.
    #[must_use]
    pub const fn scrolled(&self) -> Option<usize> {
        self.scrolled
    }

    /// Returns what lies under a cell.
    #[must_use]
    pub fn under(&self, column: u16, row: u16) -> Option<Target> {
        let within = |at: u16, from: u16, size: u16| at.checked_sub(from).is_some_and(|inside| inside < size);
        let hit = |place: &&Place| within(column, place.left, place.width) && within(row, place.top, place.height);
        self.places.iter().rev().find(hit).map(|place| place.target)
    }

    /// Returns everything that can be pointed at, with one of its cells.
    pub fn targets(&self) -> impl Iterator<Item = ((u16, u16), Target)> {
        self.places
            .iter()
            .filter(|place| place.width > 0 && place.height > 0)
            .map(|place| ((place.left, place.top), place.target))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_last_lies_on_top() {
        let mut chart = Chart::default();
        let row = Target::Row { context: Context::Dashboard, line: 3, first: 0 };
        chart.put((1, 1), (10, 5), Target::Pane(Context::Dashboard));
        chart.put((1, 4), (10, 1), row);
        assert_eq!(chart.under(1, 4), Some(row));
        assert_eq!(chart.under(10, 5), Some(Target::Pane(Context::Dashboard)));
        for (column, row) in [(0, 1), (11, 1), (1, 0), (1, 6), (u16::MAX, u16::MAX)] {
            assert_eq!(chart.under(column, row), None);
        }
    }
}
