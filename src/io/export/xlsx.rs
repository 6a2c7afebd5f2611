//! A workbook (XLSX), written row by row: what it takes in memory does not grow with its rows.
//!
//! Every text is a cell of text, so nothing in it runs, and a tag keeps its zeros. One that would run if somebody typed it has
//! Excel's own mark for text too (the quote prefix), so that it stays text when it is edited. Days and times are numbers with a
//! format, on the clock that showed them. The head row stays in view and has a filter.

use super::{
    cell::{Tone, Value, visible},
    names::Names,
    sheet::Sheet,
};
use crate::audit::text::would_run;
use jiff::civil::date;
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, IgnoreError, Workbook, Worksheet, XlsxError};
use std::{
    borrow::Cow,
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// The property that marks a workbook as an export of ours. Its value is the schema.
pub(super) const MARK: &str = "recol";

/// The most rows of a sheet of Excel, the head row among them. What is more goes to another sheet.
const MOST_ROWS: u32 = 1_048_576;
/// The longest text of a cell, in units of UTF-16.
const LONGEST: usize = 32_767;
/// The narrowest and the widest column, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// Excel's day 0 is this many days before 1970-01-01, for every day from March 1900 on.
const DAYS_BEFORE_1970: i64 = 25_569;
/// March 1900 in Excel's days: before it, its calendar has a day that never was.
const MARCH_1900: i64 = 61;
/// The first day of the year 10000, which Excel does not have.
const YEAR_10000: i64 = 2_958_466;
const DAY_MS: i64 = 86_400_000;

/// Milliseconds rounded to a whole second. A spreadsheet shows no less, and half a second in a number of days would become this or
/// that second by the last bit.
fn to_the_second(ms: i64) -> i64 {
    ms.saturating_add(500).div_euclid(1000).saturating_mul(1000)
}

/// Writes a workbook; returns the number of rows of its last sheet without the header. `schema` marks it as ours.
///
/// # Errors
/// The errors of the rows and of the stream. The rows wait in temporary files of the system; where there is no room for these,
/// the writer stops by a panic, and the answer is the same as that of a full disk.
pub(super) fn write<'a>(out: &mut (dyn Write + Send), schema: &str, sheets: impl Iterator<Item = Sheet<'a>>) -> io::Result<u64> {
    let written = catch_unwind(AssertUnwindSafe(|| built(out, schema, sheets)));
    written.unwrap_or_else(|_| Err(io::ErrorKind::StorageFull.into()))
}

fn built<'a>(out: &mut (dyn Write + Send), schema: &str, sheets: impl Iterator<Item = Sheet<'a>>) -> io::Result<u64> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_custom_property(MARK, schema));
    let (formats, mut names, mut count) = (Formats::new(), Names::default(), 0);
    for sheet in sheets {
        count = filled(&mut book, &formats, &mut names, sheet, MOST_ROWS)?;
    }
    book.save_to_writer(out).map_err(failed)?;
    Ok(count)
}

/// Writes the rows of a sheet, on as many sheets of Excel as they need: each has at most so many rows.
fn filled(book: &mut Workbook, formats: &Formats, names: &mut Names, sheet: Sheet<'_>, most: u32) -> io::Result<u64> {
    let mut rows = sheet.rows.peekable();
    let mut count = 0;
    loop {
        let page = book.add_worksheet_with_constant_memory().map_err(failed)?;
        page.set_name(names.take(&sheet.name)).map_err(failed)?;
        let mut page = Page::begin(page, formats, &sheet.headers).map_err(failed)?;
        while page.next < most
            && let Some(row) = rows.next()
        {
            page.row(row?).map_err(failed)?;
            count += 1;
        }
        page.end().map_err(failed)?;
        if rows.peek().is_none() {
            return Ok(count);
        }
    }
}

/// The formats of cells.
struct Formats {
    head: Format,
    text: Format,
    /// For a text that would run if it were typed.
    quoted: Format,
    day: Format,
    moment: Format,
    /// For a count in a column of texts.
    number: Format,
    tones: [(Tone, Format); 5],
}

impl Formats {
    /// The colours are those with which Excel shows "good", "neutral" and "bad" cells, and two beside them.
    fn new() -> Self {
        let text = || Format::new().set_num_format("@");
        let tone = |tone, back, front| {
            let format = text().set_background_color(Color::RGB(back)).set_font_color(Color::RGB(front));
            (tone, format)
        };
        Self {
            head: text().set_bold().set_background_color(Color::RGB(0x00D9_E1F2)).set_align(FormatAlign::Top).set_text_wrap(),
            text: text(),
            quoted: text().set_quote_prefix(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            number: Format::new().set_num_format("0"),
            tones: [
                tone(Tone::Right, 0x00C6_EFCE, 0x0000_6100),
                tone(Tone::Attention, 0x00FF_EB9C, 0x009C_5700),
                tone(Tone::Wrong, 0x00FF_C7CE, 0x009C_0006),
                tone(Tone::Unknown, 0x00E4_DFEC, 0x0040_3151),
                tone(Tone::Quiet, 0x00ED_EDED, 0x0040_4040),
            ],
        }
    }

    fn toned(&self, tone: Tone) -> &Format {
        self.tones.iter().find(|(of, _)| *of == tone).map_or(&self.text, |(_, format)| format)
    }
}

/// A sheet of Excel while it is written.
struct Page<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    /// The row that comes next.
    next: u32,
    /// The most characters of a cell of each column.
    widths: Vec<usize>,
    /// The columns that are text by themselves: what somebody adds there later is text too.
    texts: Vec<bool>,
}

impl<'a> Page<'a> {
    fn begin(sheet: &'a mut Worksheet, formats: &'a Formats, headers: &[String]) -> Result<Self, XlsxError> {
        let mut page =
            Self { sheet, formats, next: 1, widths: vec![NARROWEST; headers.len()], texts: vec![false; headers.len()] };
        for (column, header) in (0..).zip(headers) {
            page.text(0, column, header.clone(), Some(&formats.head))?;
        }
        page.sheet.set_freeze_panes(1, 0)?;
        Ok(page)
    }

    fn row(&mut self, cells: Vec<Value>) -> Result<(), XlsxError> {
        let (row, formats) = (self.next, self.formats);
        if row == 1 {
            self.columns(&cells)?;
        }
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Value::Text(text) if may_run(&text) && would_run(&text) => self.text(row, column, text, Some(&formats.quoted))?,
                Value::Text(text) if self.texts.get(usize::from(column)) == Some(&true) => self.text(row, column, text, None)?,
                Value::Text(text) => self.text(row, column, text, Some(&formats.text))?,
                Value::Marked(text, tone) => self.text(row, column, text, Some(formats.toned(tone)))?,
                Value::Number(count) => {
                    #[expect(clippy::cast_precision_loss, reason = "no count comes near 2^53")]
                    let count = count as f64;
                    match self.texts.get(usize::from(column)) {
                        Some(true) => self.sheet.write_number_with_format(row, column, count, &formats.number)?,
                        _ => self.sheet.write_number(row, column, count)?,
                    };
                }
                Value::Date(day) => {
                    let days = day.duration_since(date(1970, 1, 1)).as_hours() / 24;
                    self.time(row, column, days * DAY_MS, &formats.day, || day.to_string())?;
                }
                Value::Moment(moment) => {
                    self.time(row, column, to_the_second(moment.local_ms()), &formats.moment, || moment.to_string())?;
                }
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Makes the columns text whose first cell is a text: the others then need no format of their own, which takes the writer long to
    /// recognise. Without a first cell, nobody knows yet whether it is a column of days.
    fn columns(&mut self, first: &[Value]) -> Result<(), XlsxError> {
        for ((column, cell), text) in (0..).zip(first).zip(&mut self.texts) {
            if matches!(cell, Value::Text(first) if !first.is_empty()) {
                self.sheet.set_column_format(column, &self.formats.text)?;
                *text = true;
            }
        }
        Ok(())
    }

    /// Writes a text in a format, or in that of its column.
    fn text(&mut self, row: u32, column: u16, text: String, format: Option<&Format>) -> Result<(), XlsxError> {
        if text.is_empty() {
            return Ok(());
        }
        // Most texts are one line of letters that are seen.
        let plain = text.len() <= LONGEST && text.bytes().all(|b| b == b' ' || b.is_ascii_graphic());
        let text = if plain { text } else { bounded(visible(&text)) };
        let wide = if plain { text.len() } else { text.lines().map(|line| line.chars().count()).max().unwrap_or_default() };
        self.widen(column, wide);
        match format {
            Some(format) => self.sheet.write_string_with_format(row, column, text, format)?,
            None => self.sheet.write_string(row, column, text)?,
        };
        Ok(())
    }

    /// Writes a time on a local clock, in milliseconds since 1970; as text if Excel's calendar does not have it.
    fn time(&mut self, row: u32, column: u16, ms: i64, format: &Format, told: impl Fn() -> String) -> Result<(), XlsxError> {
        let day = ms.div_euclid(DAY_MS) + DAYS_BEFORE_1970;
        if !(MARCH_1900..YEAR_10000).contains(&day) {
            return self.text(row, column, told(), Some(&self.formats.text));
        }
        self.widen(column, told().len().min("2026-11-23 10:15:00".len()));
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of 8,000 years are below 2^53")]
        let serial = ms as f64 / DAY_MS as f64 + DAYS_BEFORE_1970 as f64;
        self.sheet.write_number_with_format(row, column, serial, format)?;
        Ok(())
    }

    fn widen(&mut self, column: u16, characters: usize) {
        if let Some(width) = self.widths.get_mut(usize::from(column)) {
            *width = characters.clamp(*width, WIDEST.max(*width));
        }
    }

    /// Sets what depends on the rows: the filter, the widths.
    fn end(self) -> Result<(), XlsxError> {
        let Some(last) = u16::try_from(self.widths.len()).ok().and_then(|columns| columns.checked_sub(1)) else { return Ok(()) };
        let bottom = self.next - 1;
        self.sheet.autofilter(0, 0, bottom, last)?;
        // Tags of digits are meant as they are: no sign at every cell.
        self.sheet.ignore_error_range(0, 0, bottom, last, IgnoreError::NumberStoredAsText)?;
        for (column, width) in (0..).zip(self.widths) {
            // A blank on either side, and room for the sign of the filter.
            self.sheet.set_column_width(column, u32::try_from(width + 3).unwrap_or(u32::MAX))?;
        }
        Ok(())
    }
}

/// Whether a text may be one that would run: most begin with a letter or a digit.
fn may_run(text: &str) -> bool {
    !text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// A text as long as a cell can have it; a cut one ends in `…`.
fn bounded(text: Cow<'_, str>) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.into_owned();
    }
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < LONGEST
    });
    kept.chain(['…']).collect()
}

/// The error of the system that is behind an error of the writer, so that a full disk is told as one.
fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_for_a_sheet_or_a_cell_goes_on_or_is_cut() {
        let (mut book, mut names) = (Workbook::new(), Names::default());
        let rows = (0..7_u64).map(|n| Ok(vec![Value::Number(n)]));
        let sheet = Sheet { name: "Findings".to_owned(), headers: vec!["a".to_owned()], rows: Box::new(rows) };
        assert_eq!(filled(&mut book, &Formats::new(), &mut names, sheet, 4).unwrap(), 7);
        let sheets: Vec<String> = book.worksheets().iter().map(Worksheet::name).collect();
        assert_eq!(sheets, ["Findings", "Findings (2)", "Findings (3)"]);
        let long = "\u{1d11e}".repeat(LONGEST);
        let cut = bounded(Cow::Borrowed(&long));
        assert!(cut.ends_with('…') && cut.encode_utf16().count() <= LONGEST && cut.encode_utf16().count() > LONGEST - 3);
        assert_eq!(bounded(Cow::Borrowed("é")), "é");
    }

    #[test]
    fn days_that_excel_does_not_have_are_texts() {
        let mut sheet = Worksheet::new();
        let formats = Formats::new();
        let mut page = Page::begin(&mut sheet, &formats, &["a".to_owned(), "b".to_owned()]).unwrap();
        for day in ["1900-02-28", "1900-03-01", "9999-12-31"] {
            page.row(vec![Value::Date(day.parse().unwrap()), Value::Text(String::new())]).unwrap();
        }
        assert_eq!(page.next, 4);
        page.end().unwrap();
    }
}
