//! XLS ([MS-XLS] in [MS-CFB]): the sheets of a workbook of Excel 97 to 2003, cell by cell.

use super::{
    biff::{Record, Records, Texts, four, real, two},
    kept::{Keeper, Sheet},
    number::{self, Format},
    strings::Strings,
    xml::damaged,
};
use crate::io::import::error::Problem;
use cfb::CompoundFile;
use std::{
    collections::{BTreeMap, HashMap},
    io::{Cursor, Read},
};

/// The most bytes of such a file: a full sheet of 65,536 rows has about 15 MB.
const MOST: usize = 32 << 20;

/// Types of records.
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;

/// Reads the visible sheets.
///
/// # Errors
/// Every [`Problem`] of a workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    if bytes.len() > MOST {
        return Err(Problem::TooMuchText { most: MOST });
    }
    refuse_sectors_twice(bytes)?;
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    if file.exists("/EncryptedPackage") {
        return Err(Problem::Encrypted);
    }
    if file.exists("/_VBA_PROJECT_CUR") {
        return Err(Problem::Macros);
    }
    if !file.is_stream("/Workbook") {
        let old = file.is_stream("/Book");
        return Err(if old {
            Problem::Foreign("a workbook of Excel 95 or older")
        } else {
            Problem::Foreign("a file of another Office program")
        });
    }
    let stream = file.open_stream("/Workbook").map_err(damaged)?;
    let mut book = Vec::new();
    // A stream is no longer than its file, whatever it declares.
    stream.take(bytes.len() as u64).read_to_end(&mut book).map_err(damaged)?;
    let globals = Globals::of(&book)?;
    let mut keeper = Keeper::default();
    for (at, name) in &globals.sheets {
        globals.cells(Records::from(&book, *at), &mut keeper)?;
        keeper.end_sheet(name.clone());
    }
    Ok(keeper.finish())
}

/// Refuses a file whose list of tables names more tables of sectors than the file has room for. The reader of such files keeps
/// all tables that are named, and would keep one of 512 bytes a hundred times for each 512 bytes of the list.
fn refuse_sectors_twice(bytes: &[u8]) -> Result<(), Problem> {
    let shift = u32::from(two(bytes, 30).unwrap_or_default()).clamp(9, 12);
    let (sector, entries) = (1_usize << shift, (1_usize << shift) / 4);
    let most = bytes.len() / sector;
    let named = |list: &[u8]| list.chunks_exact(4).filter(|entry| four(entry, 0).is_some_and(|at| at < 0xffff_fffa)).count();
    let mut count = named(bytes.get(76..512).unwrap_or_default());
    let mut next = four(bytes, 68).unwrap_or(u32::MAX);
    for _ in 0..most {
        if next >= 0xffff_fffa {
            break;
        }
        let start = usize::try_from(next).unwrap_or(usize::MAX).saturating_add(1).saturating_mul(sector);
        let Some(list) = bytes.get(start..start.saturating_add(sector)) else { break };
        count += named(list.get(..sector - 4).unwrap_or_default());
        next = four(list, sector - 4).unwrap_or(u32::MAX);
    }
    // Each table of sectors is about `entries` sectors of the file.
    let wanted = most / entries + 2;
    if count > wanted.saturating_mul(2) { Err(damaged("its sectors are listed more than once")) } else { Ok(()) }
}

/// The cells of a sheet by row and column, from 0.
type Cells = BTreeMap<(u16, u16), Cell>;

/// What a cell contains. A shared text is not copied: thousands of cells may share a long one.
enum Cell {
    Own(String),
    Shared(usize),
}

/// What a workbook says before its sheets.
#[derive(Default)]
struct Globals {
    /// The visible sheets: where each begins, and its name.
    sheets: Vec<(usize, String)>,
    strings: Strings,
    /// The format of each style of cells.
    formats: Vec<Format>,
    /// Whether days are counted from 1904.
    late: bool,
}

impl Globals {
    fn of(book: &[u8]) -> Result<Self, Problem> {
        let mut globals = Self::default();
        let (mut codes, mut styles) = (HashMap::new(), Vec::new());
        let mut complete = false;
        for record in Records::from(book, 0) {
            let data = record.data();
            match record.kind {
                BOF if two(data, 0) != Some(0x0600) => return Err(Problem::Foreign("a workbook of Excel 95 or older")),
                // FILEPASS
                0x002f => return Err(Problem::Encrypted),
                // DATEMODE
                0x0022 => globals.late = two(data, 0) == Some(1),
                // FORMAT
                0x041e => {
                    let code = Texts::from(&record, 2).and_then(|mut texts| texts.text(false));
                    codes.extend(two(data, 0).zip(code.map(|code| Format::of(&code))));
                }
                // XF
                0x00e0 => styles.push(two(data, 2).unwrap_or_default()),
                // SUPBOOK: another workbook, unless it is this one or a list of functions.
                0x01ae if !matches!(two(data, 2), Some(0x0401 | 0x3a01)) => return Err(Problem::Linked),
                // SST
                0x00fc => globals.learn_strings(&record)?,
                // BOUNDSHEET
                0x0085 => globals.learn_sheet(&record)?,
                EOF => {
                    complete = true;
                    break;
                }
                _ => {}
            }
        }
        if !complete {
            return Err(damaged("it ends before its first sheet"));
        }
        globals.formats =
            styles.into_iter().map(|id| codes.get(&id).copied().unwrap_or_else(|| Format::built_in(u64::from(id)))).collect();
        Ok(globals)
    }

    fn learn_strings(&mut self, record: &Record<'_>) -> Result<(), Problem> {
        let count = four(record.data(), 4).unwrap_or_default();
        let Some(mut texts) = Texts::from(record, 8) else { return Ok(()) };
        for _ in 0..count {
            let text = texts.text(false).ok_or_else(|| damaged("its texts are cut off"))?;
            self.strings.push(&text)?;
        }
        Ok(())
    }

    fn learn_sheet(&mut self, record: &Record<'_>) -> Result<(), Problem> {
        let data = record.data();
        match data.get(4..6) {
            // A macro sheet of Excel 4.
            Some([_, 1]) => return Err(Problem::Macros),
            Some([state, 0]) if state & 3 == 0 => {
                let name = Texts::from(record, 6).and_then(|mut texts| texts.text(true)).unwrap_or_default();
                let at = four(data, 0).and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
                self.sheets.push((at, name));
            }
            _ => {}
        }
        Ok(())
    }

    /// Keeps the cells of a sheet. Not every program writes them in order.
    fn cells(&self, records: Records<'_>, keeper: &mut Keeper) -> Result<(), Problem> {
        let mut cells: Cells = BTreeMap::new();
        // Sheets may contain others: the drawings of charts.
        let (mut depth, mut formula) = (0_u32, None);
        for record in records {
            let data = record.data();
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => {
                    return cells.iter().try_for_each(|((row, column), cell)| {
                        let text = match cell {
                            Cell::Own(text) => text,
                            Cell::Shared(at) => {
                                self.strings.get(*at).ok_or_else(|| damaged("a cell names a text that is not there"))?
                            }
                        };
                        keeper.put(u64::from(*row) + 1, usize::from(*column), text)
                    });
                }
                EOF => depth -= 1,
                _ if depth != 1 => {}
                // STRING: what the formula before it gives.
                0x0207 => {
                    let text = Texts::from(&record, 0).and_then(|mut texts| texts.text(false));
                    cells.extend(formula.take().zip(text.map(Cell::Own)));
                }
                // MULRK
                0x00bd => self.numbers(data, &mut cells),
                // MERGEDCELLS: how many, then the first and last row and column of each.
                0x00e5 => {
                    for one in data.get(2..).unwrap_or_default().chunks_exact(8) {
                        let (top, bottom, column) = (two(one, 0), two(one, 2), two(one, 4));
                        if let (Some(top), Some(bottom), Some(column)) = (top, bottom, column) {
                            keeper.merge(usize::from(column), u64::from(top) + 1, u64::from(bottom) + 1)?;
                        }
                    }
                }
                kind => {
                    let Some(place) = two(data, 0).zip(two(data, 2)) else { continue };
                    // FORMULA with a text
                    if kind == 0x0006 && two(data, 12) == Some(0xffff) && data.get(6) == Some(&0) {
                        formula = Some(place);
                    } else if let Some(cell) = self.cell(&record) {
                        cells.insert(place, cell);
                    }
                }
            }
        }
        Err(damaged("it ends within a sheet"))
    }

    /// A cell with one value; `None` for any other record.
    fn cell(&self, record: &Record<'_>) -> Option<Cell> {
        let data = record.data();
        let style = two(data, 4).unwrap_or_default();
        let text = match record.kind {
            // LABELSST
            0x00fd => return four(data, 6).and_then(|at| usize::try_from(at).ok()).map(Cell::Shared),
            // LABEL, RSTRING
            0x0204 | 0x00d6 => Texts::from(record, 6).and_then(|mut texts| texts.text(false)),
            // NUMBER
            0x0203 => real(data, 6).map(|value| self.number(value, style)),
            // RK
            0x027e => four(data, 6).map(|packed| self.number(unpacked(packed), style)),
            // BOOLERR
            0x0205 => data.get(6).zip(data.get(7)).map(|(value, error)| said(*error == 1, *value)),
            // FORMULA with something other than a text
            0x0006 if two(data, 12) == Some(0xffff) => match (data.get(6), data.get(8)) {
                (Some(kind @ (1 | 2)), Some(value)) => Some(said(*kind == 2, *value)),
                _ => None,
            },
            0x0006 => real(data, 6).map(|value| self.number(value, style)),
            _ => None,
        };
        text.map(Cell::Own)
    }

    /// Several numbers side by side.
    fn numbers(&self, data: &[u8], cells: &mut Cells) {
        let (Some(row), Some(first)) = (two(data, 0), two(data, 2)) else { return };
        let all = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, one) in (first..=u16::MAX).zip(all.chunks_exact(6)) {
            if let (Some(style), Some(packed)) = (two(one, 0), four(one, 2)) {
                cells.insert((row, column), Cell::Own(self.number(unpacked(packed), style)));
            }
        }
    }

    fn number(&self, value: f64, style: u16) -> String {
        number::text(value, self.formats.get(usize::from(style)).copied().unwrap_or_default(), self.late)
    }
}

/// A number in four bytes (RK): whole, or the upper half of one with a point; and then perhaps a hundredth of it.
fn unpacked(packed: u32) -> f64 {
    let value = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

/// Yes, no or an error, as Excel shows it.
fn said(error: bool, value: u8) -> String {
    let word = match (error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0f) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1d) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes() {
        assert_eq!([unpacked(0x3ff0_0000), unpacked(12345 << 2 | 2), unpacked(1234 << 2 | 3)], [1.0, 12345.0, 12.34]);
        assert_eq!(unpacked((-5_i32).cast_unsigned() << 2 | 2), -5.0);
    }
}
