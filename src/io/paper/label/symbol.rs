//! The code of a label: as well protected as its size allows.

use super::fault::LabelFault;
use crate::{
    io::paper::code::{Code, Level},
    job::Symbology,
};

/// A code and the side of its modules.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Symbol {
    /// The code.
    pub code: Code,
    /// The level of its error correction; `None` for a Data Matrix, which has one alone.
    pub level: Option<Level>,
    /// The side of a module, in the unit of the room that there was.
    pub module: f32,
}

/// The modules along a side of a code with its quiet zone.
pub(super) fn modules(code: &Code) -> f32 {
    f32::from(code.side() + 2 * code.quiet())
}

/// The smallest side of a module, in millimetres, on a label of a height: what a camera still separates at the distance from which
/// people hold such a label. On a label of 10 mm a code of version 1 with its quiet zone leaves 0.34 mm; a larger label has room
/// for modules that stand wear.
pub(super) const fn least(height: f32) -> f32 {
    if height < 15.0 {
        0.33
    } else if height < 25.0 {
        0.4
    } else {
        0.5
    }
}

/// The code of a text in a square of a side in millimetres: with the highest level of error correction whose modules are not smaller
/// than [`least`]. `snapped` returns the side that a module really gets, for printers that draw whole dots only.
pub(super) fn symbol(
    (text, symbology): (&str, Symbology),
    height: f32,
    room: f32,
    snapped: impl Fn(f32) -> f32,
) -> Result<Symbol, LabelFault> {
    let mut smallest: Option<f32> = None;
    let levels: &[Option<Level>] = match symbology {
        Symbology::Qr => &[Some(Level::H), Some(Level::Q), Some(Level::M), Some(Level::L)],
        Symbology::DataMatrix if !text.is_ascii() => return Err(LabelFault::Letters { tag: text.to_owned() }),
        Symbology::DataMatrix => &[None],
    };
    for level in levels.iter().copied() {
        let Some(code) = level.map_or_else(|| Code::data_matrix(text), |level| Code::new(text, level)) else { continue };
        let side = modules(&code);
        let module = snapped(room / side);
        // A thousandth of a millimetre is less than any printer knows of.
        if module + 0.001 >= least(height) {
            return Ok(Symbol { code, level, module });
        }
        smallest = Some(smallest.map_or(side, |before: f32| before.min(side)));
    }
    Err(match smallest {
        Some(side) => LabelFault::TooSmall { tag: text.to_owned(), needed: side * least(height), there: room },
        None => LabelFault::TooLong { tag: text.to_owned() },
    })
}
