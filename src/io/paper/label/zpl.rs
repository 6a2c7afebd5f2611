//! Labels for printers of labels, in ZPL II.
//!
//! Commands and their limits: Zebra, ZPL II Programming Guide (P1012728-008). No text of a person's becomes a command: every
//! letter of a field but plain ones is written as a hexadecimal escape of its UTF-8 bytes (`^FH`, `^CI28`).

use super::{
    cell::{Label, Told, areas, count, texts},
    fault::LabelFault,
    sheet::MOST_LABELS,
    symbol::symbol,
};
use crate::{
    io::paper::{code::Level, face::Faces},
    job::Symbology,
};
use std::fmt::Write;

/// How every file of ours begins: the beginning of a label, and a comment.
pub const ZPL_BEGINNING: &str = "^XA^FXrecol labels^FS";

/// The largest magnification of a QR code (`^BQ`). A Data Matrix (`^BX`) has none.
const MOST_DOTS: usize = 10;
/// Points of 1/72 inch in a millimetre.
const POINT: f32 = 72.0 / 25.4;

/// The label in a printer, and the printer's resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dots {
    /// Width and height of the label, in hundredths of a millimetre.
    pub size: (u32, u32),
    /// Dots an inch: 203, 300 or 600.
    pub dpi: u16,
}

impl Dots {
    /// The resolutions of printers of labels, in dots an inch.
    pub const RESOLUTIONS: [u16; 3] = [203, 300, 600];

    /// Dots in a millimetre.
    pub(super) fn per_mm(self) -> f32 {
        f32::from(self.dpi) / 25.4
    }

    /// Width and height in millimetres, if such a label exists.
    pub(super) fn size_mm(self) -> Result<(f32, f32), LabelFault> {
        let side = |hundredths: u32| {
            let short = u16::try_from(hundredths).ok().filter(|side| (500..=30_000).contains(side));
            short.map(|side| f32::from(side) / 100.0).ok_or(LabelFault::Printer)
        };
        Ok((side(self.size.0)?, side(self.size.1)?))
    }
}

/// Labels in ZPL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zpl {
    /// The commands, in ASCII alone.
    pub text: String,
    /// What could not be shown as it is.
    pub told: Told,
}

/// Writes labels in ZPL, each as a format of its own.
///
/// # Errors
/// [`LabelFault`], by case; [`LabelFault::Letters`] for a tag that a printer's code would not hold as it is.
pub fn zpl(labels: &[Label], dots: Dots) -> Result<Zpl, LabelFault> {
    if !Dots::RESOLUTIONS.contains(&dots.dpi) {
        return Err(LabelFault::Printer);
    }
    if labels.len() > MOST_LABELS {
        return Err(LabelFault::TooMany { count: labels.len(), most: MOST_LABELS });
    }
    let size = dots.size_mm()?;
    let faces = Faces::new()?;
    let mut written = Zpl { text: String::new(), told: Told::default() };
    for label in labels {
        format(&faces, label, dots, size, &mut written)?;
    }
    Ok(written)
}

fn format(faces: &Faces, label: &Label, dots: Dots, size: (f32, f32), out: &mut Zpl) -> Result<(), LabelFault> {
    let payload = label.payload();
    if !payload.is_ascii() {
        return Err(LabelFault::Letters { tag: payload });
    }
    let per_mm = dots.per_mm();
    let most = if label.symbology == Symbology::Qr { MOST_DOTS } else { usize::MAX };
    let whole = |module: f32| real(count(module * per_mm).min(most)) / per_mm;
    let ((left, top, side), area) = areas(size);
    let symbol = symbol((&payload, label.symbology), size.0.min(size.1), side, whole)?;
    // The code lies in the middle of its square: it may be smaller than that by a dot a module.
    let inner = f32::from(symbol.code.side()) * symbol.module;
    let margin = ((side - inner) / 2.0).max(f32::from(symbol.code.quiet()) * symbol.module);
    let at = |mm: f32| count(mm.max(0.0) * per_mm);
    let text = &mut out.text;
    let (width, height) = (at(size.0), at(size.1));
    let (x, y) = (at(left + margin), at(top + margin));
    let _ = writeln!(text, "{ZPL_BEGINNING}\n^CI28\n^PW{width}\n^LL{height}\n^LH0,0");
    let module = count(symbol.module * per_mm);
    let _ = write!(text, "^FO{x},{y}");
    let _ = match symbol.level {
        Some(level) => write!(text, "^BQN,2,{module}^FH^FD{}A,", letter(level)),
        None => write!(text, "^BXN,{module},200,{0},{0},6,{1}^FH^FD", symbol.code.side(), escape(&payload)),
    };
    field(&payload, text);
    text.push_str("^FS\n");
    let (lines, told) = texts(faces, label, area);
    for line in lines.iter().flatten() {
        let high = count(line.size / POINT * per_mm);
        let _ = write!(text, "^FT{},{}^A0N,{high},{high}^FH^FD", at(line.x), at(line.y));
        field(&line.text, text);
        text.push_str("^FS\n");
    }
    text.push_str("^PQ1\n^XZ\n");
    out.told.add(told);
    Ok(())
}

/// The letter of a level of error correction.
const fn letter(level: Level) -> char {
    match level {
        Level::L => 'L',
        Level::M => 'M',
        Level::Q => 'Q',
        Level::H => 'H',
    }
}

/// A character that the data of a Data Matrix does not have: what follows it there would be a command to the code. Printers have had
/// different ones where none is named.
fn escape(payload: &str) -> char {
    ['_', '|', '`', '\\', '#', '!'].into_iter().find(|c| !payload.contains(*c)).unwrap_or('_')
}

/// Writes the data of a field.
fn field(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b" -.,:/()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "_{byte:02X}");
        }
    }
}

/// A count of dots as a real number.
#[expect(clippy::cast_precision_loss, reason = "dots of a module are few")]
const fn real(n: usize) -> f32 {
    n as f32
}
