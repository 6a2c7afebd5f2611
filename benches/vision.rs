//! How many codes of known photographs are read, and how fast: `QR_PHOTOS=folder cargo bench --bench vision`.
//!
//! The folder holds `manifest.json`, rows of `path`, `set`, `category`, `codes`, `texts`, `truth` and perhaps `corners`;
//! without `QR_PHOTOS` it is `fixtures/optics`. A set that has categories is shown by category too with `QR_CATEGORIES=1`.
//! `QR_MISSED=1` names the photographs of which something was missed.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement prints, and stops at a mistake"
)]

use recol::io::camera::read_still;
use recol::vision::{Budget, Corners, Point, Spotted, centre, holds};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(serde::Deserialize)]
struct Row {
    path: String,
    set: String,
    #[serde(default)]
    category: String,
    codes: usize,
    texts: Vec<String>,
    truth: String,
    #[serde(default)]
    corners: Vec<serde_json::Value>,
}

#[derive(Default)]
struct Tally {
    images: usize,
    codes: usize,
    read: usize,
    whole: usize,
    wrong: usize,
    ms: Vec<f64>,
}

fn main() {
    let folder = std::env::var_os("QR_PHOTOS").map_or_else(|| PathBuf::from("fixtures/optics"), PathBuf::from);
    let rows = std::fs::read(folder.join("manifest.json")).expect("manifest.json in the folder of photographs");
    let rows: Vec<Row> = serde_json::from_slice(&rows).expect("rows of photographs");
    println!("{:<8} {:<28} {:>9} {:>7} {:>7} {:>5}  ms median /  p95 /   max", "budget", "set", "codes", "%", "whole", "wrong");
    for budget in [Budget::Live, Budget::Patient] {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for row in &rows {
            let (read, wrong, ms) = measure(&folder, row, budget);
            let mut names = vec![row.set.split('/').next().unwrap_or_default().to_owned()];
            if !row.category.is_empty() && std::env::var_os("QR_CATEGORIES").is_some() {
                names.push(format!("  {}", row.category));
            }
            for name in names {
                let tally = tallies.entry(name).or_default();
                tally.images += 1;
                tally.codes += row.codes;
                tally.read += read;
                tally.whole += usize::from(read >= row.codes);
                tally.wrong += wrong;
                tally.ms.push(ms);
            }
            if read < row.codes && std::env::var_os("QR_MISSED").is_some() {
                println!("missed {budget:?} {} {read}/{}", row.path, row.codes);
            }
        }
        for (name, mut tally) in tallies {
            tally.ms.sort_by(f64::total_cmp);
            let at = |share: f64| tally.ms[((tally.ms.len() - 1) as f64 * share) as usize];
            let percent = 100.0 * tally.read as f64 / tally.codes.max(1) as f64;
            println!(
                "{:<8} {name:<28} {:>4}/{:<4} {percent:>6.1} {:>3}/{:<3} {:>5}  {:>9.1} / {:>4.0} / {:>5.0}",
                format!("{budget:?}"),
                tally.read,
                tally.codes,
                tally.whole,
                tally.images,
                tally.wrong,
                at(0.5),
                at(0.95),
                at(1.0),
            );
        }
    }
}

/// Codes read, things read that are not there, milliseconds of decoding.
fn measure(folder: &Path, row: &Row, budget: Budget) -> (usize, usize, f64) {
    let reading = read_still(&folder.join(&row.path), budget).expect("a photograph of the manifest");
    let mut texts = row.texts.clone();
    let recol::io::camera::Reading { spotted, took, .. } = reading;
    let (known, other): (Vec<Spotted>, Vec<Spotted>) = spotted.into_iter().partition(|spotted| {
        let at = texts.iter().position(|text| *text == spotted.text);
        at.map(|at| texts.swap_remove(at)).is_some()
    });
    // Where decoders had to agree on the truth, a code in a labelled place that has no text yet is one they all missed.
    let quads: Vec<Corners> = row.corners.iter().filter_map(quad).collect();
    // Some labels were made on the picture held upright, turned by a quarter against the file: the way that fits is meant.
    let (width, height) = (reading.width as f32, reading.height as f32);
    let ways: [fn(Point, f32, f32) -> Point; 3] =
        [|p, _, _| p, |p, _, height| Point::new(p.y, height - p.x), |p, width, _| Point::new(width - p.y, p.x)];
    let turned = ways.map(|way| quads.iter().map(|quad| quad.map(|p| way(p, width, height))).collect::<Vec<Corners>>());
    let hits = |quads: &Vec<Corners>| {
        let all = || known.iter().chain(&other);
        quads.iter().filter(|quad| all().any(|s| holds(quad, centre(&s.corners)))).count()
    };
    // Of ways that fit alike the first.
    let quads = turned.into_iter().rev().max_by_key(hits).unwrap_or_default();
    let free = quads.iter().filter(|quad| !known.iter().any(|s| holds(quad, centre(&s.corners))));
    let found = free.filter(|quad| other.iter().any(|s| holds(quad, centre(&s.corners)))).count();
    let found = if row.truth == "agreed" { found } else { 0 };
    let wrong = other.iter().filter(|s| !quads.iter().any(|quad| holds(quad, centre(&s.corners)))).count();
    ((known.len() + found).min(row.codes), wrong, took.as_secs_f64() * 1000.0)
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
