//! Why labels were not made.

use super::stock::StockFault;
use crate::io::paper::PaperError;

/// Why no label was made.
#[derive(Debug, thiserror::Error)]
pub enum LabelFault {
    /// It is no stock.
    #[error("{fault}")]
    Stock {
        /// What was named.
        named: String,
        /// Why.
        fault: StockFault,
    },
    /// The offset would move labels off the sheet.
    #[error("an offset of {} and {} mm moves labels off the sheet", tenths(.0.0), tenths(.0.1))]
    Offset(
        /// To the right and down, in tenths of a millimetre.
        (i32, i32),
    ),
    /// A sheet has no such place.
    #[error("a sheet has the places 1 to {places}")]
    Start {
        /// The place that was named, from 1.
        start: usize,
        /// How many there are.
        places: usize,
    },
    /// The code of a tag needs more room than a label has.
    #[error("its code needs {needed:.1} mm, and the label leaves {there:.1} mm")]
    TooSmall {
        /// The tag. Raw.
        tag: String,
        /// The side that the code needs with its quiet zone, in millimetres.
        needed: f32,
        /// The side that there is.
        there: f32,
    },
    /// No code holds so long a tag.
    #[error("no code holds so many letters")]
    TooLong {
        /// The tag. Raw.
        tag: String,
    },
    /// A printer of labels encodes only ASCII safely in a code, and readers agree on nothing else in a Data Matrix.
    #[error("a Data Matrix, and a code on a printer of labels, take only ASCII letters")]
    Letters {
        /// The tag. Raw.
        tag: String,
    },
    /// The label has a size, or the printer a resolution, that no printer of labels has.
    #[error("a label is 5 to 300 mm wide and high, and a printer has 203, 300 or 600 dots an inch")]
    Printer,
    /// There are too many labels for one file.
    #[error("{count} labels; at most {most} are written at once")]
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// The page could not be made.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The picture could not be made.
    #[error("the picture could not be made: {0}")]
    Picture(String),
}

/// Tenths of a millimetre as millimetres.
fn tenths(length: i32) -> f64 {
    f64::from(length) / 10.0
}
