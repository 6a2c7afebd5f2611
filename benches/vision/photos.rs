//! The photographs: what each reader reads of them, set by set.

use crate::quoted::{CATEGORIES, PEERS};
use crate::readers::{Read, Reader};
use crate::report::{Tally, line};
use recol::io::camera::still;
use recol::vision::{Corners, Gray, Point, Step, centre, holds};
use std::collections::BTreeMap;
use std::path::PathBuf;

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

/// The photographs' folder, and what to call it.
fn folder() -> (PathBuf, &'static str) {
    let given = std::env::var_os("QR_PHOTOS").filter(|given| !given.is_empty());
    let shared = PathBuf::from("../shared/qr");
    match given {
        Some(given) => (PathBuf::from(given), "QR_PHOTOS"),
        None if shared.join("manifest.json").exists() => (shared, "the default"),
        None => (PathBuf::from("fixtures/optics"), "the fixtures: a few photographs that serve where there are no others"),
    }
}

pub fn run() {
    let (folder, origin) = folder();
    let rows = std::fs::read(folder.join("manifest.json")).expect("manifest.json in the folder of photographs");
    let rows: Vec<Row> = serde_json::from_slice(&rows).expect("rows of photographs");
    println!("PHOTOGRAPHS: {} ({origin}), {} pictures", folder.display(), rows.len());
    let mut sets: BTreeMap<(String, usize), Tally> = BTreeMap::new();
    let mut categories: BTreeMap<(String, usize), Tally> = BTreeMap::new();
    let mut steps: BTreeMap<(Step, usize), usize> = BTreeMap::new();
    // What patient reads, and how much of it live and the turns read too.
    let mut odd: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    let mut shared = [0; Reader::ALL.len()];
    for row in &rows {
        let frame = still(&folder.join(&row.path)).expect("a photograph of the manifest");
        let mut counts = [0; Reader::ALL.len()];
        for (i, reader) in Reader::ALL.into_iter().enumerate() {
            let (reads, ms) = reader.look(&frame);
            let (hits, wrong) = judge(row, &frame, reads);
            for text in &wrong {
                odd.entry((row.path.clone(), text.clone())).or_default().push(reader.name());
            }
            let read = hits.len().min(row.codes);
            counts[i] = read;
            let set = row.set.split('/').next().unwrap_or_default();
            let group = if set.starts_with("zxing-qr") { "zxing-qr1…4" } else { set };
            let names = [set, group];
            for name in &names[..if set == group { 1 } else { 2 }] {
                sets.entry(((*name).to_owned(), i)).or_default().add(row.codes, read, wrong.len(), &ms);
            }
            if !row.category.is_empty() {
                categories.entry((row.category.clone(), i)).or_default().add(row.codes, read, wrong.len(), &ms);
            }
            for step in hits.iter().take(row.codes).filter_map(|hit| hit.step) {
                *steps.entry((step, i)).or_default() += 1;
            }
            if read < row.codes && std::env::var_os("QR_MISSED").is_some() {
                println!("missed {} {} {read}/{}", reader.name(), row.path, row.codes);
            }
        }
        // Patient is the last.
        let patient = counts[counts.len() - 1];
        shared.iter_mut().zip(counts).for_each(|(sum, read)| *sum += read.min(patient));
    }
    println!("measured in this run (wall milliseconds, one thread; turns×10: the same picture for all ten turns, ms of each)");
    line("set · reader", ["codes", "of", "%", "whole", "of", "wrong", "ms med.", "ms p95", "ms max"].map(str::to_owned));
    for ((set, i), tally) in &sets {
        let name = format!("{set} {}", Reader::ALL[*i].name());
        let counts = [tally.read, tally.codes].map(|n| n.to_string());
        let rate = if tally.codes > 0 { format!("{:.1}", tally.rate()) } else { "–".to_owned() };
        let rest = [tally.whole, tally.images, tally.wrong].map(|n| n.to_string());
        let ms = [0.5, 0.95, 1.0].map(|share| format!("{:.1}", tally.at(share)));
        line(&name, counts.into_iter().chain([rate]).chain(rest).chain(ms));
    }
    if !odd.is_empty() {
        println!("\nread, and not in the manifest: wrong, or the manifest is (a code in a code, a truth mistyped)");
        for ((path, text), readers) in &odd {
            println!("  {path} {text:?}: {}", readers.join(", "));
        }
    }
    by_category(&categories);
    let share = |i: usize| 100.0 * shared[i] as f64 / shared[shared.len() - 1].max(1) as f64;
    println!("\nof the codes that patient reads: live {:.1} %, turns×10 {:.1} %", share(2), share(3));
    println!("\nthe step that read a code first");
    let ours: Vec<usize> = (2..Reader::ALL.len()).collect();
    line("step", ours.iter().map(|&i| Reader::ALL[i].name().to_owned()));
    let mut names: Vec<Step> = steps.keys().map(|(step, _)| *step).collect();
    names.dedup();
    for step in names {
        line(step.name(), ours.iter().map(|&i| steps.get(&(step, i)).copied().unwrap_or_default().to_string()));
    }
    println!("\nQUOTED, not measured in this run: shared/qr/README.md, on zxing-qr1…4, zxing-multi, boofcv (whole: of 272)");
    line("peer", ["of 145", "of 4", "of 652", "whole", "mean %", "ms med.", "ms p95"].map(str::to_owned));
    for peer in &PEERS {
        let counts = [peer.zxing, peer.multi, peer.boofcv, peer.whole].map(|n| n.to_string());
        line(peer.name, counts.into_iter().chain([peer.mean, peer.ms[0], peer.ms[1]].map(|x| format!("{x:.1}"))));
    }
}

/// The BoofCV categories: rates and their mean, beside the quoted ones.
fn by_category(categories: &BTreeMap<(String, usize), Tally>) {
    if categories.is_empty() {
        println!("\nno categories in this set");
        return;
    }
    let best: Vec<_> = PEERS.iter().filter(|peer| peer.mean > 60.0).collect();
    println!("\nby category, % of codes (\"q\": quoted, not measured)");
    let readers = Reader::ALL.iter().map(|reader| reader.name().to_owned());
    let quoted = best.iter().map(|peer| format!("q:{}", peer.name.split(' ').next().unwrap_or_default()));
    line("category", ["codes".to_owned()].into_iter().chain(readers).chain(quoted.map(|name| format!(" {name}"))));
    let mut names: Vec<&String> = categories.keys().map(|(name, _)| name).collect();
    names.dedup();
    let mut sums = [0.0; Reader::ALL.len()];
    for name in &names {
        let of = |i: usize| &categories[&((*name).clone(), i)];
        let rates: Vec<f64> = (0..Reader::ALL.len()).map(|i| of(i).rate()).collect();
        sums.iter_mut().zip(&rates).for_each(|(sum, rate)| *sum += rate);
        let at = CATEGORIES.iter().position(|category| category == name);
        let quoted = best.iter().map(|peer| at.map_or("–".to_owned(), |at| peer.rates[at].to_string()));
        let cells = [of(0).codes.to_string()].into_iter().chain(rates.iter().map(|rate| format!("{rate:.0}")));
        line(name, cells.chain(quoted.map(|cell| format!("{cell:>11}"))));
    }
    let means = sums.iter().map(|sum| format!("{:.1}", sum / names.len() as f64));
    let quoted = best.iter().map(|peer| format!("{:>11.1}", peer.mean));
    line("mean", [String::new()].into_iter().chain(means).chain(quoted));
}

/// The reads that are codes of the photograph, and the texts that are none's.
fn judge(row: &Row, frame: &Gray, reads: Vec<Read>) -> (Vec<Read>, Vec<String>) {
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
