//! The readers side by side: each takes a frame and gives what it read there. Here those that the house itself uses.

use crate::judge::Read;
use recol::vision::{Budget, Gray, Point, Spotted, Step, contain, contained, read_watched};
use rxing::common::{DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::{decoder, detector};
use rxing::{Binarizer, Luma8Source};
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Who reads.
#[derive(Clone, Copy)]
pub struct Reader {
    pub name: &'static str,
    pub look: fn(&Gray) -> Look,
}

pub const RQRR: Reader = Reader { name: "rqrr", look: |frame| theirs(|| rqrr(frame)) };
pub const RXING: Reader = Reader { name: "rxing", look: |frame| theirs(|| rxing(frame)) };
pub const LIVE: Reader = Reader { name: "live", look: |frame| ours(frame, Budget::Live) };
pub const PATIENT: Reader = Reader { name: "patient", look: |frame| ours(frame, Budget::Patient) };

/// Panics so far that were caught.
static PANICS: AtomicUsize = AtomicUsize::new(0);

/// Decoders of others panic on odd pictures: from here on that is caught, counted, and no news.
pub fn count_panics() {
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if contained() {
            PANICS.fetch_add(1, Ordering::Relaxed);
        } else {
            told(info);
        }
    }));
}

/// What came of a look.
#[derive(Default)]
pub struct Look {
    pub reads: Vec<Read>,
    /// The milliseconds it took: one look, or one for each of the frames.
    pub ms: Vec<f64>,
    /// The steps of ours, with the milliseconds of each.
    pub steps: Vec<(Step, f64)>,
    /// How often it panicked, or a decoder that it uses.
    pub panics: usize,
}

fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// A look by a decoder of others: where it panics nothing is read.
pub fn theirs(work: impl FnOnce() -> Vec<Read>) -> Look {
    let before = PANICS.load(Ordering::Relaxed);
    let start = Instant::now();
    let reads = contain(work).unwrap_or_default();
    Look { reads, ms: vec![since(start)], steps: Vec::new(), panics: PANICS.load(Ordering::Relaxed) - before }
}

/// A look by our cascade.
pub fn ours(frame: &Gray, budget: Budget) -> Look {
    let before = PANICS.load(Ordering::Relaxed);
    let (start, mut steps) = (Instant::now(), Vec::new());
    let mut last = start;
    let spotted = read_watched(frame, budget, &mut |step| {
        steps.push((step, since(last)));
        last = Instant::now();
    });
    let ms = vec![since(start)];
    let reads = spotted.into_iter().map(|Spotted { text, corners, step }| Read { text, corners, step: Some(step) });
    Look { reads: reads.collect(), ms, steps, panics: PANICS.load(Ordering::Relaxed) - before }
}

/// `rqrr` alone, as its documentation calls it.
fn rqrr(frame: &Gray) -> Vec<Read> {
    let at = |x, y| frame.at(x, y).unwrap_or_default();
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(frame.width(), frame.height(), at);
    let grids = prepared.detect_grids().into_iter();
    let read = grids.filter_map(|grid| {
        let mut bytes = Vec::new();
        grid.decode_to(&mut bytes).ok().filter(|_| !bytes.is_empty())?;
        let corners = grid.bounds.map(|p| Point::new(p.x as f32, p.y as f32));
        Some(Read { text: text(&bytes), corners, step: None })
    });
    read.collect()
}

/// `rxing`'s `QrReader` for all the codes of a frame: its own loop by its own parts, since the reader gives only the first
/// code unless the crate is built with readers of all the other kinds of codes; its Micro QR looks are left out.
fn rxing(frame: &Gray) -> Vec<Read> {
    let (width, height) = (frame.width() as u32, frame.height() as u32);
    let source = Luma8Source::new_with_slice(frame.pixels(), width, height).expect("a frame");
    let binarizer = HybridBinarizer::new(source);
    let Ok(picture) = binarizer.get_black_matrix() else { return Vec::new() };
    let mut patterns = detector::FindFinderPatterns(picture, true, 0);
    let (mut used, mut reads) = (Vec::new(), Vec::new());
    for set in detector::GenerateFinderPatternSets(&mut patterns) {
        let three = [set.bl, set.tl, set.tr];
        if three.iter().any(|pattern| used.contains(pattern)) {
            continue;
        }
        let decoded = contain(|| {
            let sampled = detector::SampleQR(picture, &set).ok()?;
            let decoded = decoder::Decode(sampled.getBits()).ok().filter(|decoded| decoded.isValid())?;
            let content = decoded.content();
            // Its own guess of the character set where the bytes are not UTF-8.
            let utf8 = std::str::from_utf8(content.bytes()).ok().filter(|_| !content.has_eci);
            let says = utf8.map_or_else(|| content.to_string(), str::to_owned);
            let corners: [rxing::Point; 4] = sampled.getPoints().try_into().ok()?;
            // Top left, top right, bottom left, bottom right.
            let [a, b, d, c] = corners.map(|p| Point::new(p.x, p.y));
            Some(Read { text: says, corners: [a, b, c, d], step: None })
        });
        if let Some(read) = decoded.flatten() {
            used.extend(three);
            reads.push(read);
        }
    }
    reads
}

/// Bytes as UTF-8, else as Shift JIS, else as Latin-1, for the decoders that leave the character set to who asks.
pub fn text(bytes: &[u8]) -> String {
    let japanese = || encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
    let latin = || bytes.iter().copied().map(char::from).collect();
    let utf8 = std::str::from_utf8(bytes).ok().map(str::to_owned);
    utf8.or_else(|| japanese().map(Into::into)).unwrap_or_else(latin)
}
