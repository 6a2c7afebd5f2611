//! Labels: stocks of them ([`Stock`]), what stands on one, sheets of them as a document, a page to align a printer by, and single ones
//! for printers of labels (ZPL) and as a picture.
//!
//! Every label has a QR code with its whole quiet zone, the tag in letters as large as fit, the college, and one free line. It never
//! shows the programme, which tells of its user.

mod calibration;
mod cell;
mod fault;
mod picture;
mod sheet;
mod stock;
mod symbol;
mod zpl;

pub use calibration::{CalibrationWords, calibration};
pub use cell::{Label, Told};
pub use fault::LabelFault;
pub use picture::picture;
pub use sheet::{MOST_LABELS, Placing, SheetWords, Sheets, sheets};
pub use stock::{MARK, STOCKS, Stock, StockFault, millimetres};
pub use zpl::{Dots, ZPL_BEGINNING, Zpl, zpl};

#[cfg(test)]
mod tests;
