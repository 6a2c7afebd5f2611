//! The photographs, and what of a reader's reads is right: one judging for all readers.

use recol::vision::{Corners, Gray, Point, Step, centre, holds};
use std::path::{Path, PathBuf};

/// One code that a reader read.
pub struct Read {
    pub text: String,
    pub corners: Corners,
    /// Which step of ours read it first.
    pub step: Option<Step>,
}

/// One photograph of the manifest.
#[derive(serde::Deserialize)]
pub struct Row {
    pub path: String,
    set: String,
    #[serde(default)]
    pub category: String,
    pub codes: usize,
    texts: Vec<String>,
    truth: String,
    #[serde(default)]
    corners: Vec<serde_json::Value>,
}

impl Row {
    /// The set, and the larger one that it is a part of.
    pub fn sets(&self) -> Vec<&str> {
        let set = self.set.split('/').next().unwrap_or_default();
        if set.starts_with("zxing-qr") { vec![set, "zxing-qr1…4"] } else { vec![set] }
    }
}

/// The photographs' folder, seen from the house's top, and what to call it.
fn folder(top: &Path) -> (PathBuf, &'static str) {
    let given = std::env::var_os("QR_PHOTOS").filter(|given| !given.is_empty());
    let shared = top.join("../shared/qr");
    match given {
        Some(given) => (top.join(given), "QR_PHOTOS"),
        None if shared.join("manifest.json").exists() => (shared, "the default"),
        None => (top.join("fixtures/optics"), "the fixtures: a few photographs that serve where there are no others"),
    }
}

/// The photographs' folder and their rows; says which they are.
pub fn photographs(top: &str) -> (PathBuf, Vec<Row>) {
    let (folder, origin) = folder(Path::new(top));
    let rows = std::fs::read(folder.join("manifest.json")).expect("manifest.json in the folder of photographs");
    let rows: Vec<Row> = serde_json::from_slice(&rows).expect("rows of photographs");
    assert!(!rows.is_empty(), "no photograph in {}", folder.display());
    println!("PHOTOGRAPHS: {} ({origin}), {} pictures", folder.display(), rows.len());
    (folder, rows)
}

/// The reads that are codes of the photograph, and the texts that are none's.
pub fn judge(row: &Row, frame: &Gray, reads: Vec<Read>) -> (Vec<Read>, Vec<String>) {
    let mut texts = row.texts.clone();
    let (mut known, other): (Vec<Read>, Vec<Read>) = reads.into_iter().partition(|read| {
        let at = texts.iter().position(|text| *text == read.text);
        at.map(|at| texts.swap_remove(at)).is_some()
    });
    // Where decoders had to agree on the truth, a code in a labelled place that has no text yet is one they all missed.
    let quads: Vec<Corners> = row.corners.iter().filter_map(quad).collect();
    // Some labels were made on the picture held upright, turned by a quarter against the file: the way that fits is meant.
    let (width, height) = (frame.width() as f32, frame.height() as f32);
    let ways: [fn(Point, f32, f32) -> Point; 3] =
        [|p, _, _| p, |p, _, height| Point::new(p.y, height - p.x), |p, width, _| Point::new(width - p.y, p.x)];
    let turned = ways.map(|way| quads.iter().map(|quad| quad.map(|p| way(p, width, height))).collect::<Vec<Corners>>());
    let hits = |quads: &Vec<Corners>| {
        let all = || known.iter().chain(&other);
        quads.iter().filter(|quad| all().any(|s| holds(quad, centre(&s.corners)))).count()
    };
    // Of ways that fit alike the first.
    let mut quads = turned.into_iter().rev().max_by_key(hits).unwrap_or_default();
    let (placed, wrong): (Vec<Read>, Vec<Read>) =
        other.into_iter().partition(|s| quads.iter().any(|quad| holds(quad, centre(&s.corners))));
    quads.retain(|quad| !known.iter().any(|s| holds(quad, centre(&s.corners))));
    if row.truth == "agreed" {
        for read in placed {
            if let Some(at) = quads.iter().position(|quad| holds(quad, centre(&read.corners))) {
                quads.remove(at);
                known.push(read);
            }
        }
    }
    (known, wrong.into_iter().map(|read| read.text).collect())
}

/// Four corners, as `[[x, y], …]` or `[x, y, x, y, …]`.
fn quad(value: &serde_json::Value) -> Option<Corners> {
    let mut numbers = Vec::new();
    flatten(value, &mut numbers);
    let points: Vec<Point> = numbers.chunks_exact(2).map(|p| Point::new(p[0], p[1])).collect();
    points.try_into().ok()
}

fn flatten(value: &serde_json::Value, into: &mut Vec<f32>) {
    match value {
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| flatten(part, into)),
        other => into.extend(other.as_f64().map(|n| n as f32)),
    }
}
