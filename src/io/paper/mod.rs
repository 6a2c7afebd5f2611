//! Paper: pages as data ([`sheet`]), what is written on them with bundled faces ([`face`]) and codes ([`code`]), blocks of text and
//! tables that flow over pages ([`flow`]), labels ([`label`]), and all of it as PDF/A-2a and PDF/UA-1 ([`pdf()`]). Beside it a page of
//! HTML that loads nothing ([`html`]), the outlines of communes ([`map`]), photographs ([`jpeg`]), and an archive of files
//! ([`mod@archive`]).

pub mod archive;
pub mod code;
mod error;
pub mod face;
pub mod flow;
pub mod html;
pub mod jpeg;
pub mod label;
pub mod map;
mod pdf;
pub mod sheet;

pub use error::PaperError;
pub use pdf::pdf;
