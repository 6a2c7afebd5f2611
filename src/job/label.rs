//! Labels that the screen asks for, and what came of it.

use std::path::PathBuf;

/// Which labels to write, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelOrder {
    /// The target. It is replaced completely or not at all.
    pub path: PathBuf,
    /// The tags, in the order of the labels. Raw.
    pub tags: Vec<String>,
    /// The stock, as it was typed: a known one, or its measures.
    pub stock: String,
    /// The first place of the first sheet that still has its label, from 1.
    pub start: usize,
    /// What the document says of itself.
    pub words: LabelWords,
}

/// The code on labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Symbology {
    /// QR, which Récol's own camera reads.
    #[default]
    Qr,
    /// Data Matrix, of fewer and larger modules. It takes ASCII alone, and Récol's own camera does not read it.
    DataMatrix,
}

/// What a document of labels says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelWords {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// What a code is called, for readers of the screen.
    pub code: String,
    /// Its language, as in RFC 3066.
    pub lang: &'static str,
}

/// What came of labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// Where they are.
    pub path: PathBuf,
    /// How many.
    pub labels: usize,
    /// On how many sheets; 0 where there are none.
    pub sheets: usize,
    /// How many letters stand as escapes, because no face has them or nobody could see them.
    pub escaped: u32,
    /// How many texts were too long and end in an ellipsis.
    pub cut: u32,
    /// How many tags are in no inventory.
    pub unknown: usize,
    /// The code that they have.
    pub symbology: Symbology,
}
