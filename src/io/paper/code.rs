//! A code as modules, QR or Data Matrix, and as few rectangles as draw it.

use qrcode::{Color, EcLevel, QrCode};
use rxing::{
    BarcodeFormat, EncodeHints, Writer,
    datamatrix::{DataMatrixWriter, encoder::SymbolShapeHint},
};

/// How much of a code may be damaged: some 7, 15, 25 or 30 % (ISO/IEC 18004).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 7 %.
    L,
    /// 15 %.
    M,
    /// 25 %.
    Q,
    /// 30 %.
    H,
}

/// The light modules that must surround a QR code on each side (ISO/IEC 18004, 6.3.8).
pub const QUIET: u16 = 4;

/// Those of a Data Matrix (ISO/IEC 16022, 4.6).
const QUIET_OF_DATA_MATRIX: u16 = 1;

/// A code: a square of dark and light modules, without the quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    side: u16,
    quiet: u16,
    dark: Vec<bool>,
}

/// Neighbouring dark modules of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first column.
    pub x: u16,
    /// The row.
    pub y: u16,
    /// How many modules.
    pub len: u16,
}

impl Code {
    /// The smallest code of a text at a level; `None` if no code can hold that much.
    #[must_use]
    pub fn new(text: &str, level: Level) -> Option<Self> {
        let level = match level {
            Level::L => EcLevel::L,
            Level::M => EcLevel::M,
            Level::Q => EcLevel::Q,
            Level::H => EcLevel::H,
        };
        let code = QrCode::with_error_correction_level(text.as_bytes(), level).ok()?;
        let side = u16::try_from(code.width()).ok()?;
        Some(Self { side, quiet: QUIET, dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect() })
    }

    /// The smallest square Data Matrix (ECC 200) of a text; `None` if none can hold that much, and for a text that is not ASCII: readers
    /// do not agree in what other letters stand for.
    #[must_use]
    pub fn data_matrix(text: &str) -> Option<Self> {
        if !text.is_ascii() {
            return None;
        }
        let hints = EncodeHints { DataMatrixShape: Some(SymbolShapeHint::FORCE_SQUARE), ..EncodeHints::default() };
        // Without a size and a margin, a module is one bit.
        let drawn = DataMatrixWriter.encode_with_hints(text, &BarcodeFormat::DATA_MATRIX, 0, 0, &hints).ok()?;
        let side = u16::try_from(drawn.width()).ok().filter(|_| drawn.width() == drawn.height())?;
        let places = (0..drawn.height()).flat_map(|y| (0..drawn.width()).map(move |x| (x, y)));
        Some(Self { side, quiet: QUIET_OF_DATA_MATRIX, dark: places.map(|(x, y)| drawn.get(x, y)).collect() })
    }

    /// The light modules that must surround it on each side.
    #[must_use]
    pub const fn quiet(&self) -> u16 {
        self.quiet
    }

    /// How many modules a side has, without the quiet zone.
    #[must_use]
    pub const fn side(&self) -> u16 {
        self.side
    }

    /// Whether the module in a column and a row is dark; outside the code none is.
    #[must_use]
    pub fn dark(&self, x: u16, y: u16) -> bool {
        x < self.side && self.dark.get(usize::from(y) * usize::from(self.side) + usize::from(x)).copied().unwrap_or(false)
    }

    /// The dark modules, row by row, as few runs as there are.
    pub fn runs(&self) -> impl Iterator<Item = Run> + '_ {
        (0..self.side).flat_map(move |y| {
            let mut x = 0;
            std::iter::from_fn(move || {
                while x < self.side && !self.dark(x, y) {
                    x += 1;
                }
                let first = x;
                while self.dark(x, y) {
                    x += 1;
                }
                (x > first).then_some(Run { x: first, y, len: x - first })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_the_dark_modules_and_nothing_else() {
        let code = Code::new("HDS-0000012", Level::Q).unwrap();
        assert_eq!(code.side(), 21, "our tags fit version 1 at Q");
        let mut drawn = vec![false; usize::from(code.side()).pow(2)];
        for run in code.runs() {
            for x in run.x..run.x + run.len {
                let module = &mut drawn[usize::from(run.y) * usize::from(code.side()) + usize::from(x)];
                assert!(!*module);
                *module = true;
            }
        }
        assert_eq!(drawn, code.dark);
        assert_eq!(Code::new(&"x".repeat(4_000), Level::L), None);
    }
}
