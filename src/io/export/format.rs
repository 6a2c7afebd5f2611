//! The formats of a table.

/// The format in which a table is written. The language and the words are chosen by the creator of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CSV with semicolons, BOM and CRLF: opens in a French Excel by a double click.
    ExcelCsv,
    /// CSV with commas, no BOM and CRLF, according to RFC 4180.
    Rfc4180,
    /// A workbook of Excel (XLSX), with as many sheets as there are.
    Xlsx,
    /// One JSON document with its rows as objects.
    Json,
    /// One JSON object a line (JSON Lines).
    JsonLines,
}

impl Format {
    /// The formats that are CSV.
    pub(super) const CSV: [Self; 2] = [Self::ExcelCsv, Self::Rfc4180];
}
