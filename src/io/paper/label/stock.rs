//! Stocks: how labels lie on a sheet. Lengths are whole hundredths of a millimetre, so that they add up exactly.

use crate::io::paper::sheet::A4;

/// What the description of every document of labels begins with: by it an earlier one is recognised.
pub const MARK: &str = "recol-labels: ";

/// How labels lie on a sheet. Lengths are hundredths of a millimetre; pairs are horizontal, then vertical.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    /// Width and height of the sheet.
    pub page: (u32, u32),
    /// The free space left of the first label, and above it.
    pub first: (u32, u32),
    /// Width and height of a label.
    pub label: (u32, u32),
    /// The distance from one label to the next: from left side to left side, from upper side to upper side.
    pub pitch: (u32, u32),
    /// How many columns and rows there are.
    pub grid: (u32, u32),
}

/// Why measures are no stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StockFault {
    /// The text has another form.
    #[error("neither a stock that is known nor five measures: label,columns x rows,left,top,pitch")]
    Form,
    /// A measure is too small or too large for any sheet.
    #[error("a sheet measures 20 to 2,000 mm, a label at least 5 mm, and there are 1 to 100 columns and rows")]
    Range,
    /// Labels lie on top of each other.
    #[error("the distance between two labels is less than their size: they would overlap")]
    Overlap,
    /// The labels do not lie on the sheet.
    #[error("the labels need {} x {} mm, and the sheet has {} x {} mm", mm(.needed.0), mm(.needed.1), mm(.page.0), mm(.page.1))]
    Beyond {
        /// How far the last label reaches, in hundredths of a millimetre.
        needed: (u32, u32),
        /// The sheet.
        page: (u32, u32),
    },
}

/// A4, in hundredths of a millimetre.
const PAGE: (u32, u32) = (21_000, 29_700);
/// The smallest and the largest side of a sheet.
const SHEET: std::ops::RangeInclusive<u32> = 2_000..=200_000;
/// The smallest side of a label: no code that a camera reads is smaller.
const LEAST: u32 = 500;
/// The most columns or rows.
const MOST: u32 = 100;

/// A stock of A4 sheets.
const fn a4(first: (u32, u32), label: (u32, u32), pitch: (u32, u32), grid: (u32, u32)) -> Stock {
    Stock { page: PAGE, first, label, pitch, grid }
}

/// The stocks that are known by their makers' numbers. Geometry: LibreOffice 7.4.7, `share/labels/labels.xml`; of L4732 and 8658
/// gLabels-qt, `templates/avery-iso-templates.xml`. L4731 is in neither: it has the size and the count of L6008, whose geometry
/// stands here until a sheet is measured.
pub const STOCKS: [(&str, Stock); 10] = [
    ("L7160", a4((720, 1_515), (6_350, 3_810), (6_604, 3_810), (3, 7))),
    ("L7159", a4((646, 1_306), (6_400, 3_386), (6_654, 3_386), (3, 8))),
    ("L7163", a4((467, 1_515), (9_906, 3_810), (10_160, 3_810), (2, 7))),
    ("L7651", a4((467, 1_090), (3_810, 2_117), (4_064, 2_117), (5, 13))),
    ("L6011", a4((721, 1_510), (6_350, 2_963), (6_604, 2_963), (3, 9))),
    ("L6009", a4((975, 2_141), (4_572, 2_117), (4_826, 2_117), (4, 12))),
    ("L6008", a4((848, 1_343), (2_540, 1_000), (2_794, 1_000), (7, 27))),
    ("L4731", a4((848, 1_343), (2_540, 1_000), (2_794, 1_000), (7, 27))),
    ("L4732", a4((1_100, 1_300), (3_560, 1_690), (3_810, 1_690), (5, 16))),
    ("8658", a4((500, 1_300), (2_540, 1_000), (2_850, 1_014), (7, 27))),
];

impl Stock {
    /// Reads a stock: the number of a known one, or the measures of an own one in millimetres, such as
    /// `63.5x38.1,3x7,7.2,15.1,66.0x38.1`: label, columns and rows, free space on the left, free space above, distance from one
    /// label to the next; then the sheet, if it is not A4.
    ///
    /// # Errors
    /// [`StockFault`], by case.
    pub fn parse(text: &str) -> Result<Self, StockFault> {
        let text = text.trim().to_uppercase().replace('×', "X");
        if let Some((_, known)) = STOCKS.iter().find(|(name, _)| *name == text) {
            return Ok(*known);
        }
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        let (parts, page) = match parts.as_slice() {
            [five @ .., page] if five.len() == 5 => (five, pair(page, length).ok_or(StockFault::Form)?),
            five => (five, PAGE),
        };
        let [label, grid, left, top, pitch] = parts else { return Err(StockFault::Form) };
        let own = || {
            let whole = |text: &str| text.parse().ok();
            let first = (length(left)?, length(top)?);
            Some(Self { page, first, label: pair(label, length)?, pitch: pair(pitch, length)?, grid: pair(grid, whole)? })
        };
        own().ok_or(StockFault::Form)?.checked()
    }

    /// The stock, if labels can lie like this.
    fn checked(self) -> Result<Self, StockFault> {
        let sides = [(self.page.0, self.label.0, self.grid.0), (self.page.1, self.label.1, self.grid.1)];
        let possible =
            |(page, label, count): (u32, u32, u32)| SHEET.contains(&page) && label >= LEAST && (1..=MOST).contains(&count);
        if !sides.into_iter().all(possible) {
            return Err(StockFault::Range);
        }
        let overlap = |count: u32, pitch: u32, label: u32| count > 1 && pitch < label;
        if overlap(self.grid.0, self.pitch.0, self.label.0) || overlap(self.grid.1, self.pitch.1, self.label.1) {
            return Err(StockFault::Overlap);
        }
        let needed = self.reach();
        if needed.0 > self.page.0 || needed.1 > self.page.1 {
            return Err(StockFault::Beyond { needed, page: self.page });
        }
        Ok(self)
    }

    /// How far the last label reaches on the sheet.
    #[must_use]
    pub fn reach(&self) -> (u32, u32) {
        let along = |first: u32, label: u32, pitch: u32, count: u32| {
            first.saturating_add(pitch.saturating_mul(count.saturating_sub(1))).saturating_add(label)
        };
        (
            along(self.first.0, self.label.0, self.pitch.0, self.grid.0),
            along(self.first.1, self.label.1, self.pitch.1, self.grid.1),
        )
    }

    /// How many labels a sheet has.
    #[must_use]
    pub const fn places(&self) -> usize {
        (self.grid.0 * self.grid.1) as usize
    }

    /// Width and height of a sheet in millimetres.
    #[must_use]
    pub fn page_mm(self) -> (f32, f32) {
        if self.page == PAGE { A4 } else { (mm(self.page.0), mm(self.page.1)) }
    }

    /// Width and height of a label in millimetres.
    #[must_use]
    pub fn label_mm(self) -> (f32, f32) {
        (mm(self.label.0), mm(self.label.1))
    }

    /// The upper left corner of a label in millimetres; labels are counted from 0, row by row. `offset` is in tenths of a
    /// millimetre.
    #[must_use]
    pub fn corner(&self, place: usize, offset: (i32, i32)) -> (f32, f32) {
        let columns = (self.grid.0 as usize).max(1);
        let at = |first: u32, pitch: u32, count: usize, offset: i32| {
            let moved = i64::from(first) + i64::from(pitch) * i64::try_from(count).unwrap_or_default() + i64::from(offset) * 10;
            hundredths(moved)
        };
        (at(self.first.0, self.pitch.0, place % columns, offset.0), at(self.first.1, self.pitch.1, place / columns, offset.1))
    }
}

/// Reads a width and a height in millimetres with at most two decimals, such as `57x32`; in hundredths.
#[must_use]
pub fn millimetres(text: &str) -> Option<(u32, u32)> {
    pair(&text.trim().to_uppercase().replace('×', "X"), length)
}

/// Hundredths of a millimetre as millimetres.
fn mm(length: u32) -> f32 {
    hundredths(i64::from(length))
}

#[expect(clippy::cast_precision_loss, reason = "lengths are far below 2^24 hundredths")]
fn hundredths(length: i64) -> f32 {
    length as f32 / 100.0
}

/// Two values with an `X` between them.
fn pair(text: &str, of: impl Fn(&str) -> Option<u32>) -> Option<(u32, u32)> {
    let (one, other) = text.split_once('X')?;
    Some((of(one.trim())?, of(other.trim())?))
}

/// Millimetres with at most two decimals, as hundredths.
fn length(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}
