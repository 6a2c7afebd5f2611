//! Counts and how they are printed.

use std::time::Instant;

/// Runs the parts of a report in their order, or only the one that `QR_ONLY` names.
pub fn parts(parts: [(&str, fn()); 3]) {
    let only = std::env::var("QR_ONLY").unwrap_or_default();
    let names = parts.map(|(name, _)| name);
    assert!(only.is_empty() || names.contains(&only.as_str()), "QR_ONLY={only} is no part; the parts are: {}", names.join(", "));
    let start = Instant::now();
    for (name, part) in parts {
        if only.is_empty() || only == name {
            part();
            println!("({name}: {:.0} s so far)\n", start.elapsed().as_secs_f64());
        }
    }
}

/// What one reader did on some pictures.
#[derive(Clone, Default)]
pub struct Tally {
    pub images: usize,
    pub codes: usize,
    pub read: usize,
    pub whole: usize,
    pub wrong: usize,
    pub panics: usize,
    pub ms: Vec<f64>,
}

impl Tally {
    pub fn add(&mut self, codes: usize, read: usize, wrong: usize, panics: usize, ms: &[f64]) {
        self.images += 1;
        self.codes += codes;
        self.read += read;
        self.whole += usize::from(read >= codes);
        self.wrong += wrong;
        self.panics += panics;
        self.ms.extend_from_slice(ms);
    }

    /// Codes read, in percent.
    pub fn rate(&self) -> f64 {
        100.0 * self.read as f64 / self.codes.max(1) as f64
    }

    /// The milliseconds below which this share of the looks stayed.
    pub fn at(&self, share: f64) -> f64 {
        share_of(&self.ms, share)
    }
}

/// The number below which this share of numbers stays.
pub fn share_of(numbers: &[f64], share: f64) -> f64 {
    let mut numbers = numbers.to_vec();
    numbers.sort_by(f64::total_cmp);
    numbers.get((numbers.len().saturating_sub(1) as f64 * share) as usize).copied().unwrap_or_default()
}

/// One line: a name and cells to the right of it.
pub fn line(name: &str, cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = cells.into_iter().map(|cell| format!("{cell:>10}")).collect();
    println!("{name:<22}{}", cells.concat());
}
