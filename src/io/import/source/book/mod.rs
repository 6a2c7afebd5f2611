//! Workbooks: XLSX, ODS and XLS, each sheet read into rows of text ([`kept`]).
//!
//! A workbook is foreign and may be made to hurt: a few bytes that become gigabytes, a cell at the far corner of a sheet, a
//! chain of sectors that ends in itself. So nothing here allocates by what a file *declares*. Parts of an archive are inflated
//! as they are read, with their bytes counted (`archive`); a sheet is kept as the text of its filled cells only. The usual
//! reader of workbooks, calamine, does neither: it reserves what a file declares, which aborts the program, and it drops the
//! format of a number, with which the tag `0012345` is read as 12345.

mod archive;
mod biff;
mod kept;
mod number;
mod ods;
mod strings;
mod xls;
mod xlsx;
mod xml;

pub(super) use kept::Sheet;

use crate::io::import::{error::Problem, watch::Watch};
use archive::Archive;

/// The first bytes of a ZIP archive that is not empty, and of an OLE compound file.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";
pub(super) const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Reads the visible sheets of a workbook that are not empty, in their order. `None` if it is no archive of either kind.
///
/// # Errors
/// Every [`Problem`] of a workbook, [`Problem::Stopped`]; [`Problem::Empty`] if no visible sheet has a cell.
pub(super) fn sheets(bytes: &[u8], watch: Watch<'_>) -> Result<Option<Vec<Sheet>>, Problem> {
    let sheets = if bytes.starts_with(ZIP) {
        let mut archive = Archive::of(bytes, watch)?;
        if archive.has("content.xml") { ods::sheets(&mut archive)? } else { xlsx::sheets(&mut archive)? }
    } else if bytes.starts_with(OLE) {
        xls::sheets(bytes)?
    } else {
        return Ok(None);
    };
    if sheets.is_empty() { Err(Problem::Empty) } else { Ok(Some(sheets)) }
}

#[cfg(test)]
mod tests;
