//! How much memory foreign bytes may cost at most, whatever they are: a picture, as `vision::luma` and `vision::read` promise,
//! and a file that is imported (`files`).
//!
//! A binary of its own, whose tests wait for each other, since the allocator that counts is the whole process's.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests stop the program: that is how they fail")]

mod files;

use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait};
use recol::vision::{
    Budget, Gray, Layout, MAX_PIXELS, Point, TURNS, luma, read,
    scene::{Label, Scene},
};
use std::{
    alloc::System,
    hint::black_box,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

#[global_allocator]
static MEMORY: &PeakMemAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One test measures at a time.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The most bytes that `work` held at one time beyond what was held before it.
fn peak<T>(work: impl FnOnce() -> T) -> usize {
    MEMORY.reset_peak_memory();
    black_box(work());
    MEMORY.get_peak_memory()
}

/// Beside what grows with the picture.
const MORE: usize = 32 << 20;

/// Holds a picture to bytes a pixel; beside them there is room for tables, and for the sets of finder patterns.
fn bounded(what: &str, each: usize, pixels: usize, work: impl FnOnce()) {
    let (held, most) = (peak(work), each * pixels + MORE);
    assert!(held <= most, "{what}: {held} bytes for {pixels} pixels, {most} at most");
}

/// Always the same numbers that look like chance.
fn chance(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    }
}

fn frame(width: usize, height: usize, mut pixel: impl FnMut(usize, usize) -> bool) -> Gray {
    let pixels = (0..width * height).map(|i| if pixel(i % width, i / width) { 20 } else { 235 });
    Gray::new(width, height, pixels.collect()).unwrap()
}

/// Frames that give a decoder much to remember.
fn frames() -> Vec<(String, Gray)> {
    // A finder pattern, as rows of bits.
    const FINDER: [u8; 8] = [0b1111_1110, 0b1000_0010, 0b1011_1010, 0b1011_1010, 0b1011_1010, 0b1000_0010, 0b1111_1110, 0];
    let mut frames = Vec::new();
    for module in [1, 2, 3, 6] {
        let finder = |x: usize, y: usize| FINDER[y / module % 8] >> (7 - x / module % 8) & 1 == 1;
        frames.push((format!("finders of {module}"), frame(160, 120, finder)));
        frames.push((format!("chess of {module}"), frame(160, 120, |x, y| (x / module + y / module) % 2 == 0)));
    }
    let mut noise = chance(7);
    frames.push(("noise".into(), frame(160, 120, |_, _| noise().is_multiple_of(2))));
    frames.push(("a row".into(), frame(32_767, 1, |x, _| x % 8 < 4)));
    frames.push(("a column".into(), frame(1, 32_767, |_, y| y % 8 < 4)));
    frames.push(("a pixel".into(), frame(1, 1, |_, _| true)));
    let labels = (0..16u8).map(|i| {
        let centre = Point::new(160.0 + f32::from(i % 4) * 300.0, 100.0 + f32::from(i / 4) * 170.0);
        Label { text: format!("HDS-00{i:02}A7K"), centre, side: 110.0, ..Label::default() }
    });
    frames.push(("a crowd".into(), Scene { labels: labels.collect(), ..Scene::default() }.render().unwrap()));
    frames
}

/// A JPEG whose header promises another size, as a baseline (0xc0) or a progressive (0xc2) one.
fn promising(jpeg: &[u8], kind: u8, width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg.to_vec();
    let header = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    bytes[header + 1] = kind;
    bytes[header + 5..header + 7].copy_from_slice(&height.to_be_bytes());
    bytes[header + 7..header + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

#[test]
fn a_picture_costs_no_more_than_is_stated() {
    let _alone = alone();
    let mut chance = chance(1);
    let bytes: Vec<u8> = (0..3 << 20).map(|_| chance().to_le_bytes()[0]).collect();
    for layout in [Layout::Yuyv, Layout::Nv12, Layout::Grey, Layout::Rgb, Layout::Bgr] {
        bounded(&format!("{layout:?}"), 1, 1 << 20, || drop(luma(layout, 1024, 1024, &bytes)));
        bounded(&format!("{layout:?} cut short"), 0, 0, || drop(luma(layout, 8192, 8192, &bytes[..100])));
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/optics");
    for name in ["qr2-34.jpg", "multi-1.jpg"] {
        let jpeg = std::fs::read(fixtures.join(name)).unwrap();
        let pixels = luma(Layout::Mjpeg, 0, 0, &jpeg).unwrap().pixels().len();
        bounded(name, 16, pixels, || drop(luma(Layout::Mjpeg, 0, 0, &jpeg)));
        for kind in [0xc0, 0xc2] {
            for (width, height) in [(1, 1), (640, 480), (32_767, 2_048), (8_192, 8_192), (65_535, 65_535)] {
                let liar = promising(&jpeg, kind, width, height);
                let most = (usize::from(width) * usize::from(height)).min(MAX_PIXELS).min(512 * liar.len());
                bounded(&format!("{name} as {kind:x} of {width}×{height}"), 16, most, || drop(luma(Layout::Mjpeg, 0, 0, &liar)));
            }
        }
    }
    for (name, frame) in frames() {
        let pixels = frame.pixels().len();
        for budget in (0..TURNS).map(Budget::Turn).chain([Budget::Live]) {
            bounded(&format!("{name}, {budget:?}"), 6, pixels, || drop(read(&frame, budget)));
        }
        bounded(&format!("{name}, patiently"), 16, pixels, || drop(read(&frame, Budget::Patient)));
    }
}
