//! The photographs: what each reader reads of them, set by set.

use crate::judge::{judge, photographs};
use crate::quoted::{CATEGORIES, PEERS};
use crate::readers::{Look, Reader};
use crate::report::{Tally, line, share_of};
use recol::io::camera::still;
use recol::vision::Step;
use std::collections::BTreeMap;

pub fn run() {
    let (folder, rows) = photographs(".");
    let mut sets: BTreeMap<(String, usize), Tally> = BTreeMap::new();
    let mut categories: BTreeMap<(String, usize), Tally> = BTreeMap::new();
    // What each step read first, and what it took whenever it looked.
    let mut steps: BTreeMap<(Step, usize), (usize, Vec<f64>)> = BTreeMap::new();
    // What patient reads, and how much of it live and the turns read too.
    let mut odd: BTreeMap<(String, String), Vec<&str>> = BTreeMap::new();
    let mut shared = [0; Reader::ALL.len()];
    for row in &rows {
        let frame = still(&folder.join(&row.path)).expect("a photograph of the manifest");
        let mut counts = [0; Reader::ALL.len()];
        for (i, reader) in Reader::ALL.into_iter().enumerate() {
            let Look { reads, ms, steps: took } = reader.look(&frame);
            for (step, ms) in took {
                steps.entry((step, i)).or_default().1.push(ms);
            }
            let (hits, wrong) = judge(row, &frame, reads);
            for text in &wrong {
                odd.entry((row.path.clone(), text.clone())).or_default().push(reader.name());
            }
            let read = hits.len().min(row.codes);
            counts[i] = read;
            for name in row.sets() {
                sets.entry((name.to_owned(), i)).or_default().add(row.codes, read, wrong.len(), &ms);
            }
            if !row.category.is_empty() {
                categories.entry((row.category.clone(), i)).or_default().add(row.codes, read, wrong.len(), &ms);
            }
            for step in hits.iter().take(row.codes).filter_map(|hit| hit.step) {
                steps.entry((step, i)).or_default().0 += 1;
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
    println!("\neach step: the codes that it read first; how often it looked, and the milliseconds of a look");
    line("step · reader", ["codes", "looks", "ms med.", "ms p95"].map(str::to_owned));
    for ((step, i), (codes, ms)) in &steps {
        let counts = [*codes, ms.len()].map(|n| n.to_string());
        let ms = [0.5, 0.95].map(|part| format!("{:.1}", share_of(ms, part)));
        line(&format!("{} {}", step.name(), Reader::ALL[*i].name()), counts.into_iter().chain(ms));
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
