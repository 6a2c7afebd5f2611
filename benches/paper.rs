//! How fast paper is made, held against goals.
//!
//! `cargo bench --bench paper` prints one line a measure: median and worst of several runs, the goal for the latter, PASS or OVER.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a measurement prints, and stops at a mistake")]

use recol::{
    audit::tag::OwnTag,
    io::paper::{
        label::{Label, Placing, STOCKS, SheetWords, sheets},
        pdf,
    },
};
use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

/// How often a measure is taken.
const RUNS: usize = 7;

/// One line of the table; whether the goal is met.
fn line(what: &str, mut times: Vec<Duration>, goal: Duration) -> bool {
    times.sort_unstable();
    let [median, worst] = [times.len() / 2, times.len() - 1].map(|at| times.get(at).map_or(0.0, Duration::as_secs_f64));
    let met = worst <= goal.as_secs_f64();
    let verdict = if met { "PASS" } else { "OVER" };
    println!("{what:<44} {median:>6.3} s  worst {worst:>6.3} s  ≤ {:>4} s  {verdict}", goal.as_secs_f64());
    met
}

/// A thousand labels, on the stock with the fewest a sheet and on the one with the most: laid out, and as PDF.
fn labels() -> bool {
    let labels: Vec<Label> = (0..1_000)
        .map(|n| Label {
            tag: OwnTag::numbered(40_000_000 + n * 977).to_string(),
            college: format!("Collège Évariste-Galois {n}, Nanterre"),
            line: "Propriété du Département".to_owned(),
            ..Label::default()
        })
        .collect();
    let words = SheetWords {
        title: "Étiquettes".to_owned(),
        about: "mesure".to_owned(),
        code: "code QR".to_owned(),
        lang: "fr",
        day: jiff::civil::date(2026, 11, 28),
    };
    ["L7163", "L6008"].into_iter().fold(true, |met, name| {
        let (_, stock) = STOCKS.into_iter().find(|(known, _)| *known == name).expect("a known stock");
        let once = || {
            let start = Instant::now();
            let made = sheets(&labels, &Placing::on(stock), &words).expect("labels that fit");
            assert!(pdf(&made.document).expect("a document that keeps to the rules").len() > 100_000);
            start.elapsed()
        };
        let times = (0..RUNS).map(|_| once()).collect();
        line(&format!("1,000 labels on {name} as PDF/A-2a, PDF/UA-1"), times, Duration::from_secs(2)) && met
    })
}

fn main() -> ExitCode {
    if labels() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
