//! `rxing`'s port of the zxing-cpp reader, called at its parts: binarise, find the finder patterns, sample, decode.
//!
//! Its own entry points read either one code a frame or, after all the codes, try every pattern left as Micro QR too;
//! by its parts we get all codes, the payload's bytes, and one binarised picture for two readings.

use super::code::{Code, LEAST_SIDE, text};
use super::repair::content;
use crate::vision::contain;
use crate::vision::frame::Gray;
use crate::vision::grid::{self, Doubts, Effort, Modules};
use crate::vision::quad::{Corners, Point, clockwise, holds};
use crate::vision::seek::Pattern;
use rxing::common::cpp_essentials::{ConcentricPattern, DecoderResult};
use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::detector;
use rxing::{Binarizer, Luma8Source};

/// This many of the most likely sets are sampled whatever their timing patterns look like.
const SURE: usize = 150;
/// At most this many patterns, the largest, are combined: the number of sets grows with the cube. A hundred codes have fewer.
const MOST: usize = 400;

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
}

/// What was found in a picture.
#[derive(Default)]
pub(in crate::vision) struct Look {
    /// The codes read.
    pub codes: Vec<Code>,
    /// Finder patterns that belong to none of them.
    pub loose: Vec<Pattern>,
}

/// All codes that it reads in the picture, but none within what is `read` already; those that it finds and cannot read are
/// tried once more on our own grid, laid on the frame.
pub(in crate::vision) fn rxing(frame: &Gray, black: &Black, read: &[Corners], effort: &mut Effort) -> Look {
    let Black(picture) = black;
    let Some(mut patterns) = contain(|| detector::FindFinderPatterns(picture, true, 0)) else { return Look::default() };
    patterns.retain(|pattern| !read.iter().any(|corners| holds(corners, place(pattern))));
    if patterns.len() > MOST {
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size));
        patterns.truncate(MOST);
    }
    let Some(sets) = contain(|| detector::GenerateFinderPatternSets(&mut patterns)) else { return Look::default() };
    let mut glance = Effort { curved: false, ..*effort };
    let mut used: Vec<ConcentricPattern> = Vec::new();
    let mut codes = Vec::new();
    // The most likely sets come first, so that false sets of a code that was read already are skipped.
    for (i, set) in sets.iter().take(effort.sets).enumerate() {
        let three = [set.bl, set.tl, set.tr];
        if three.iter().any(|pattern| used.contains(pattern)) {
            continue;
        }
        // Sampling is expensive: in a crowded frame it is done only where a timing pattern is visible.
        if i >= SURE && !grid::promising(frame, &[own(&set.tl), own(&set.tr), own(&set.bl)], &mut glance) {
            continue;
        }
        let sampled = contain(|| detector::SampleQR(picture, set).ok()).flatten();
        let read = sampled.and_then(|sampled| bits(sampled.getBits()).zip(corners(sampled.getPoints())));
        let Some((text, corners)) = read else { continue };
        used.extend(three);
        codes.push(Code { text, corners });
    }
    patterns.retain(|pattern| !used.contains(pattern));
    let mut loose: Vec<Pattern> = patterns.iter().map(own).collect();
    codes.extend(gridded(frame, &mut loose, effort));
    Look { codes, loose }
}

/// The codes that our own grid reads of these patterns; what remains of them is of no code read.
pub(in crate::vision) fn gridded(frame: &Gray, patterns: &mut Vec<Pattern>, effort: &mut Effort) -> Vec<Code> {
    let mut theirs: Vec<ConcentricPattern> = patterns.iter().map(|pattern| foreign(*pattern)).collect();
    let Some(sets) = contain(|| detector::GenerateFinderPatternSets(&mut theirs)) else { return Vec::new() };
    let exact = |pattern: ConcentricPattern| {
        let at = patterns.iter().find(|own| own.centre == place(&pattern));
        at.copied().unwrap_or_else(|| own(&pattern))
    };
    let threes = sets.into_iter().map(|set| [exact(set.tl), exact(set.tr), exact(set.bl)]);
    let read = grid::read(frame, threes, effort, modules);
    patterns.retain(|pattern| !read.iter().any(|(_, three, _)| three.contains(pattern)));
    read.into_iter().map(|(text, _, corners)| Code { text, corners }).collect()
}

/// The codes that our own grid reads of these patterns, however far aslant; what remains of them is of no code read.
pub(in crate::vision) fn slanted(frame: &Gray, patterns: &mut Vec<Pattern>, effort: &mut Effort) -> Vec<Code> {
    let threes = grid::slanted(frame, patterns);
    let read = grid::read(frame, threes.into_iter(), effort, modules);
    patterns.retain(|pattern| !read.iter().any(|(_, three, _)| three.contains(pattern)));
    read.into_iter().map(|(text, _, corners)| Code { text, corners }).collect()
}

/// The codes of which two of these patterns are left and the third is scratched or in glare.
pub(in crate::vision) fn inferred(frame: &Gray, patterns: &[Pattern], effort: &mut Effort) -> Vec<Code> {
    let threes = grid::infer(frame, patterns, effort);
    let read = grid::read(frame, threes.into_iter(), effort, modules);
    read.into_iter().map(|(text, _, corners)| Code { text, corners }).collect()
}

fn place(pattern: &ConcentricPattern) -> Point {
    Point::new(pattern.p.x, pattern.p.y)
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a frame")]
fn own(pattern: &ConcentricPattern) -> Pattern {
    Pattern { centre: place(pattern), size: pattern.size as f32 }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a frame")]
fn foreign(pattern: Pattern) -> ConcentricPattern {
    let p = rxing::Point::new(pattern.centre.x, pattern.centre.y);
    ConcentricPattern { p, size: pattern.size.round() as i32 }
}

/// What the bits of a code say.
fn bits(bits: &BitMatrix) -> Option<String> {
    let side = bits.width();
    let values = (0..side).flat_map(|y| (0..side).map(move |x| if bits.get(x, y) { -1.0 } else { 1.0 }));
    modules(&Modules::new(usize::try_from(side).ok()?, values.collect())?, Doubts::Left)
}

/// Returns what the modules of a code contain; `None` if they cannot be repaired safely, are not a code, or are empty.
fn modules(modules: &Modules, doubts: Doubts) -> Option<String> {
    contain(|| content(modules, doubts == Doubts::Weighed)).flatten().as_ref().and_then(payload)
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
