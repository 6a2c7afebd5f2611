//! The bundled faces: how wide a text is, and what of a text a face cannot show.
//!
//! The files are cut from Noto Sans and Noto Sans Mono (SIL Open Font License 1.1, `OFL.txt` beside them) to Latin, Greek and Cyrillic
//! letters and common signs. No face of the machine is looked for: a document is the same everywhere.

mod outline;

pub use outline::Contour;

use super::PaperError;
use crate::audit::text::is_treacherous;
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    charmap::Charmap,
    instance::{LocationRef, Size},
    metrics::GlyphMetrics,
    outline::OutlineGlyphCollection,
};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// A face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Of running text.
    Plain,
    /// Of headings.
    Bold,
    /// Of tags: every letter as wide as another, and none like another (0 and O, 1 and l).
    Mono,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Bold, Self::Mono];

    /// Its file, as TrueType.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Plain => include_bytes!("plain.ttf"),
            Self::Bold => include_bytes!("bold.ttf"),
            Self::Mono => include_bytes!("mono.ttf"),
        }
    }
}

/// One letter of a text in a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// Its number in the face.
    pub glyph: u32,
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// How many bytes of the text it stands for.
    pub len: usize,
    /// How far it moves the pen, in parts of the size of the text.
    pub advance: f32,
}

/// A text that a face can show whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// How many letters of the original stand in it as escapes, because the face lacks them or nobody could see them.
    pub escaped: u32,
}

/// A face that is ready to measure.
pub struct Measure {
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
    outlines: OutlineGlyphCollection<'static>,
    unit: f32,
}

impl Measure {
    /// Reads a face.
    ///
    /// # Errors
    /// [`PaperError::Face`], which no bundled face causes.
    pub fn new(face: Face) -> Result<Self, PaperError> {
        let font = FontRef::new(face.bytes()).map_err(|_| PaperError::Face)?;
        let unit = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        if unit > 0.0 {
            Ok(Self { letters: font.charmap(), widths, outlines: font.outline_glyphs(), unit })
        } else {
            Err(PaperError::Face)
        }
    }

    fn glyph(&self, c: char) -> Option<GlyphId> {
        self.letters.map(c).filter(|glyph| glyph.to_u32() != 0)
    }

    /// Returns the text in a form that this face can show: composed letters, line ends and tabs as blanks, and everything that
    /// the face lacks or that cannot be seen as an escape (`\u{1f5a8}`).
    #[must_use]
    pub fn shown<'a>(&self, text: &'a str) -> Shown<'a> {
        let fine = |c: char| !c.is_control() && !is_treacherous(c) && self.glyph(c).is_some();
        if unicode_normalization::is_nfc(text) && text.chars().all(fine) {
            return Shown { text: Cow::Borrowed(text), escaped: 0 };
        }
        let (mut out, mut escaped) = (String::with_capacity(text.len() + 8), 0_u32);
        for c in text.nfc() {
            if matches!(c, '\n' | '\r' | '\t') {
                out.push(' ');
            } else if fine(c) {
                out.push(c);
            } else {
                escaped = escaped.saturating_add(1);
                out.extend(c.escape_unicode());
            }
        }
        Shown { text: Cow::Owned(out), escaped }
    }

    /// The letters of a text, without those that the face lacks: [`Self::shown`] leaves none of these.
    pub fn letters<'t>(&self, text: &'t str) -> impl Iterator<Item = Letter> + use<'t, '_> {
        text.char_indices().filter_map(|(at, c)| {
            let glyph = self.glyph(c)?;
            let advance = self.widths.advance_width(glyph).unwrap_or_default() / self.unit;
            Some(Letter { glyph: glyph.to_u32(), at, len: c.len_utf8(), advance })
        })
    }

    /// How wide a text is, in the unit of `size`.
    #[must_use]
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.letters(text).map(|letter| letter.advance * size).sum()
    }
}

/// All faces, ready to measure.
pub struct Faces {
    plain: Measure,
    bold: Measure,
    mono: Measure,
}

impl Faces {
    /// Reads the bundled faces.
    ///
    /// # Errors
    /// [`PaperError::Face`], which no bundled face causes.
    pub fn new() -> Result<Self, PaperError> {
        Ok(Self { plain: Measure::new(Face::Plain)?, bold: Measure::new(Face::Bold)?, mono: Measure::new(Face::Mono)? })
    }

    /// One of them.
    #[must_use]
    pub const fn of(&self, face: Face) -> &Measure {
        match face {
            Face::Plain => &self.plain,
            Face::Bold => &self.bold,
            Face::Mono => &self.mono,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_shown_as_it_is_in_every_face() {
        let faces = Faces::new().unwrap();
        for face in Face::ALL {
            let shown = faces.of(face).shown("Procès-verbal de récolement – Collège « Évariste-Galois », 0012345 œ");
            assert!(shown.escaped <= u32::from(face == Face::Mono), "{face:?} {shown:?}");
        }
        assert_eq!(faces.of(Face::Plain).shown("Ελληνικά, Кириллица, e\u{301}").text, "Ελληνικά, Кириллица, é");
    }

    #[test]
    fn what_the_face_lacks_is_told_and_never_dropped() {
        let measure = Measure::new(Face::Plain).unwrap();
        let shown = measure.shown("a\u{202e}b 🖨 א\n\u{7}");
        assert_eq!((&*shown.text, shown.escaped), (r"a\u{202e}b \u{1f5a8} \u{5d0} \u{7}", 4));
        assert_eq!(measure.letters(&shown.text).count(), shown.text.chars().count());
    }

    #[test]
    fn a_width_grows_with_the_size_and_the_text() {
        let measure = Measure::new(Face::Mono).unwrap();
        assert!((measure.width("HDS-", 10.0) * 2.0 - measure.width("HDS-HDS-", 10.0)).abs() < 1e-3);
        assert!((measure.width("1", 10.0) - measure.width("W", 10.0)).abs() < 1e-3);
        assert!(measure.width("a", 20.0) > measure.width("a", 10.0));
    }
}
