//! The formats of a table.

/// What a table is written as. In which language and in which words, whoever makes its cells decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CSV with semicolons, BOM and CRLF: opens in a French Excel by a double click.
    ExcelCsv,
    /// CSV with commas, no BOM and CRLF, as RFC 4180 says.
    Rfc4180,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::ExcelCsv, Self::Rfc4180];
}
