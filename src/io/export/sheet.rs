//! A sheet to be written, whatever the format.

use super::cell::Value;
use std::io;

/// The rows of a sheet, created one by one.
pub type Rows<'a> = Box<dyn Iterator<Item = io::Result<Vec<Value>>> + 'a>;

/// A sheet to be written. CSV and JSON are one sheet.
pub struct Sheet<'a> {
    /// Its name, in a workbook.
    pub name: String,
    /// Its headers. For JSON they are the names of the members.
    pub headers: Vec<String>,
    /// Its rows.
    pub rows: Rows<'a>,
}
