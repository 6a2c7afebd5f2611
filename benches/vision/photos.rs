//! The photographs: what each reader reads of them, set by set.

use crate::judge::{judge, photographs};
use crate::readers::{Look, Reader};
use crate::report::{Tally, line, share_of};
use recol::io::camera::still;
use recol::vision::Step;
use std::collections::BTreeMap;

/// Patient is the last of the readers.
pub fn run(readers: &[Reader]) {
    let (folder, rows) = photographs(".");
    let mut sets: BTreeMap<(String, usize), Tally> = BTreeMap::new();
    let mut categories: BTreeMap<(String, usize), Tally> = BTreeMap::new();
    // What each step read first, and what it took whenever it looked.
    let mut steps: BTreeMap<(Step, usize), (usize, Vec<f64>)> = BTreeMap::new();
    let mut odd: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    // How much of what patient reads each of them reads.
    let mut shared = vec![0_usize; readers.len()];
    for row in &rows {
        let frame = still(&folder.join(&row.path)).expect("a photograph of the manifest");
        let mut counts = vec![0; readers.len()];
        for (i, reader) in readers.iter().enumerate() {
            let Look { reads, ms, steps: took, panics } = (reader.look)(&frame);
            for (step, ms) in took {
                steps.entry((step, i)).or_default().1.push(ms);
            }
            let (hits, wrong) = judge(row, &frame, reads);
            for text in &wrong {
                odd.entry((row.path.clone(), text.clone())).or_default().push(reader.name);
            }
            let read = hits.len().min(row.codes);
            counts[i] = read;
            for name in row.sets() {
                sets.entry((name.to_owned(), i)).or_default().add(row.codes, read, wrong.len(), panics, &ms);
            }
            if !row.category.is_empty() {
                categories.entry((row.category.clone(), i)).or_default().add(row.codes, read, wrong.len(), panics, &ms);
            }
            for step in hits.iter().take(row.codes).filter_map(|hit| hit.step) {
                steps.entry((step, i)).or_default().0 += 1;
            }
            if read < row.codes && std::env::var_os("QR_MISSED").is_some() {
                println!("missed {} {} {read}/{}", reader.name, row.path, row.codes);
            }
        }
        let patient = counts[counts.len() - 1];
        shared.iter_mut().zip(counts).for_each(|(sum, read)| *sum += read.min(patient));
    }
    println!("measured in this run (wall milliseconds, one thread; turns×10: one picture for all ten turns, ms of each)");
    line(
        "set · reader",
        ["codes", "of", "%", "whole", "of", "wrong", "panics", "ms med.", "ms p95", "ms max"].map(str::to_owned),
    );
    for ((set, i), tally) in &sets {
        let name = format!("{set} {}", readers[*i].name);
        let counts = [tally.read, tally.codes].map(|n| n.to_string());
        let rate = if tally.codes > 0 { format!("{:.1}", tally.rate()) } else { "–".to_owned() };
        let rest = [tally.whole, tally.images, tally.wrong, tally.panics].map(|n| n.to_string());
        let ms = [0.5, 0.95, 1.0].map(|share| format!("{:.1}", tally.at(share)));
        line(&name, counts.into_iter().chain([rate]).chain(rest).chain(ms));
    }
    if !odd.is_empty() {
        println!("\nread, and not in the manifest: wrong, or the manifest is (a code in a code, a truth mistyped)");
        for ((path, text), readers) in &odd {
            println!("  {path} {text:?}: {}", readers.join(", "));
        }
    }
    let means = by_category(readers, &categories);
    let patient = shared.last().copied().unwrap_or_default().max(1) as f64;
    let shares =
        readers.iter().zip(&shared).map(|(reader, &read)| format!("{} {:.1}", reader.name, 100.0 * read as f64 / patient));
    println!("\nof as many codes as patient reads of a picture, %: {}", shares.collect::<Vec<String>>().join(", "));
    println!("\neach step: the codes that it read first; how often it looked, and the milliseconds of a look");
    line("step · reader", ["codes", "looks", "ms med.", "ms p95"].map(str::to_owned));
    for ((step, i), (codes, ms)) in &steps {
        let counts = [*codes, ms.len()].map(|n| n.to_string());
        let ms = [0.5, 0.95].map(|part| format!("{:.1}", share_of(ms, part)));
        line(&format!("{} {}", step.name(), readers[*i].name), counts.into_iter().chain(ms));
    }
    println!("\nin short, measured in this run (wrong: of all sets; whole, mean of the category rates and ms: of boofcv)");
    summary_head();
    for (i, reader) in readers.iter().enumerate() {
        let of = |set: &str| sets.get(&(set.to_owned(), i));
        let (single, multi, false_only, hard) = (of("zxing-qr1…4"), of("zxing-multi"), of("zxing-fp"), of("boofcv"));
        let read = |tally: Option<&Tally>| tally.map_or_else(none, |tally| format!("{}/{}", tally.read, tally.codes));
        let whole = hard.map_or_else(none, |tally| format!("{}/{}", tally.whole, tally.images));
        let wrong: usize = [single, multi, false_only, hard].into_iter().flatten().map(|tally| tally.wrong).sum();
        let mean = means.get(i).map_or_else(none, |mean| format!("{mean:.1}"));
        let ms = [0.5, 0.95].map(|share| hard.map_or_else(none, |tally| format!("{:.1}", tally.at(share))));
        let cells = [read(single), read(multi), read(hard), whole, mean, wrong.to_string()];
        line(reader.name, cells.into_iter().chain(ms));
    }
}

/// What stands for a figure that there is not.
fn none() -> String {
    "–".to_owned()
}

/// The head of the table that says it in short.
pub fn summary_head() {
    line("reader", ["zxing-qr", "multi", "boofcv", "whole", "mean %", "wrong", "ms med.", "ms p95"].map(str::to_owned));
}

/// The BoofCV categories: the rates, and the mean of them for each reader; nothing in a set without categories.
fn by_category(readers: &[Reader], categories: &BTreeMap<(String, usize), Tally>) -> Vec<f64> {
    if categories.is_empty() {
        println!("\nno categories in this set");
        return Vec::new();
    }
    println!("\nby category, % of codes");
    line("category", ["codes".to_owned()].into_iter().chain(readers.iter().map(|reader| reader.name.to_owned())));
    let mut names: Vec<&String> = categories.keys().map(|(name, _)| name).collect();
    names.dedup();
    let mut means = vec![0.0; readers.len()];
    for name in &names {
        let of = |i: usize| &categories[&((*name).clone(), i)];
        let rates: Vec<f64> = (0..readers.len()).map(|i| of(i).rate()).collect();
        means.iter_mut().zip(&rates).for_each(|(mean, rate)| *mean += rate / names.len() as f64);
        line(name, [of(0).codes.to_string()].into_iter().chain(rates.iter().map(|rate| format!("{rate:.0}"))));
    }
    line("mean", [String::new()].into_iter().chain(means.iter().map(|mean| format!("{mean:.1}"))));
    means
}
