//! `rxing`'s port of the zxing-cpp reader, called at its parts: binarise, find the finder patterns, sample, decode.
//!
//! Its own entry points read either one code a frame or, after all the codes, try every pattern left as Micro QR too;
//! by its parts we get all codes, the payload's bytes, and one binarised picture for two readings.

use super::{Code, LEAST_SIDE, text};
use crate::vision::frame::Gray;
use crate::vision::grid::{self, Finder, Three};
use crate::vision::quad::{Corners, Point, clockwise};
use rxing::common::cpp_essentials::{ConcentricPattern, DecoderResult};
use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::detector::FinderPatternSet;
use rxing::qrcode::cpp_port::{decoder, detector};
use rxing::{Binarizer, Luma8Source};

/// Most sets of three finder patterns that are tried in one frame. Sixteen labels need some hundreds; a picture of
/// foliage offers tens of thousands.
const MOST_TRIED: usize = 40_000;

/// A frame in black and white, thresholded by its neighbourhood.
pub(in crate::vision) struct Black(BitMatrix);

impl Black {
    /// Binarises; none if the frame is too small for any code.
    pub(in crate::vision) fn of(frame: &Gray) -> Option<Self> {
        if frame.width() < LEAST_SIDE || frame.height() < LEAST_SIDE {
            return None;
        }
        let (width, height) = (u32::try_from(frame.width()).ok()?, u32::try_from(frame.height()).ok()?);
        let source = Luma8Source::new_with_slice(frame.pixels(), width, height).ok()?;
        HybridBinarizer::new(source).get_black_matrix().ok().cloned().map(Self)
    }

    /// White for black and black for white, for codes printed light on dark.
    pub(in crate::vision) fn inverted(mut self) -> Self {
        self.0.flip_self();
        self
    }
}

/// All codes that it reads in the picture; those that it finds and cannot read are tried once more on our own grid, laid on
/// the frame. May panic on odd pictures: contain it.
pub(in crate::vision) fn rxing(frame: &Gray, black: &Black) -> Vec<Code> {
    let Black(picture) = black;
    let mut patterns = detector::FindFinderPatterns(picture, true, 0);
    let mut used: Vec<ConcentricPattern> = Vec::new();
    let mut codes = Vec::new();
    // The likeliest sets come first, so that the false ones of a code that was read are skipped.
    for set in detector::GenerateFinderPatternSets(&mut patterns).into_iter().take(MOST_TRIED) {
        let three = [set.bl, set.tl, set.tr];
        if three.iter().any(|pattern| used.contains(pattern)) {
            continue;
        }
        let sampled = detector::SampleQR(picture, &set).ok();
        let read = sampled.and_then(|sampled| decode(sampled.getBits()).zip(corners(sampled.getPoints())));
        let read = read.or_else(|| grid::lay(frame, &finders(picture, &set), decode));
        let Some((decoded, corners)) = read else { continue };
        used.extend(three);
        if let Some(text) = payload(&decoded) {
            codes.push(Code { text, corners });
        }
    }
    codes
}

/// What the bits of a code say; none if they are beyond repair or no code's.
fn decode(bits: &BitMatrix) -> Option<DecoderResult<bool>> {
    decoder::Decode(bits).ok().filter(DecoderResult::isValid)
}

/// The three patterns of a set, each measured along the sides of the code.
fn finders(picture: &BitMatrix, set: &FinderPatternSet) -> Three {
    let centre = |pattern: ConcentricPattern| Point::new(pattern.p.x, pattern.p.y);
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "pixels of a frame")]
    let module = |at: ConcentricPattern, to: ConcentricPattern| {
        let measured = detector::EstimateModuleSize(picture, at, to) as f32;
        if measured > 0.5 { measured } else { at.size as f32 / 7.0 }
    };
    let FinderPatternSet { bl, tl, tr } = *set;
    Three {
        first: Finder { centre: centre(tl), modules: [module(tl, tr), module(tl, bl)] },
        right: Finder { centre: centre(tr), modules: [module(tr, tl); 2] },
        below: Finder { centre: centre(bl), modules: [module(bl, tl); 2] },
    }
}

/// The text: UTF-8 bytes are UTF-8 unless the code declares another character set; else what it declares, or Kanji
/// mode, or the decoder's guess between Shift JIS and Latin-1. None for an empty code.
fn payload(decoded: &DecoderResult<bool>) -> Option<String> {
    let content = decoded.content();
    let words = if content.has_eci || std::str::from_utf8(content.bytes()).is_err() {
        content.to_string()
    } else {
        text(content.bytes().to_vec())
    };
    (!words.is_empty()).then_some(words)
}

/// The reader gives top left, top right, *bottom left*, bottom right, half a pixel too far for rounding.
fn corners(points: &[rxing::Point]) -> Option<Corners> {
    let &[a, b, d, c] = points else { return None };
    Some(clockwise([a, b, c, d].map(|p| Point::new(p.x - 0.5, p.y - 0.5))))
}
