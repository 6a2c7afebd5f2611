//! Récol's decoder beside its peers, all run in one go and judged by one rule: `make bench-peers QR_PHOTOS=folder`.
//!
//! The parts, the photographs and what is right of a read are those of `benches/vision`, by its own files; `QR_ONLY` and
//! `QR_MISSED` are as there. `zxing-cpp` looks with its defaults (it tries harder, turned, inverted and smaller);
//! `zedbar` with its own, and as `zedbar+` with everything that it can try again.

#[path = "../../vision/crowd.rs"]
mod crowd;
#[path = "../../vision/drawn.rs"]
mod drawn;
#[path = "../../vision/judge.rs"]
mod judge;
mod peers;
#[path = "../../vision/photos.rs"]
mod photos;
mod quoted;
#[path = "../../vision/readers.rs"]
mod readers;
#[path = "../../vision/report.rs"]
mod report;
#[path = "../../vision/sweep.rs"]
mod sweep;

use peers::{QRISM, QUIRCS, ZEDBAR, ZEDBAR_AGAIN, ZXING_CPP};
use readers::{LIVE, PATIENT, RQRR, RXING, Reader};

const READERS: [Reader; 9] = [RQRR, QUIRCS, RXING, QRISM, ZEDBAR, ZEDBAR_AGAIN, ZXING_CPP, LIVE, PATIENT];

fn main() {
    readers::count_panics();
    report::parts([
        ("photos", || {
            photos::run(&READERS);
            quoted::photos();
        }),
        ("sweep", || {
            sweep::run(&READERS);
            println!("{}", quoted::SWEEP);
        }),
        ("crowd", || {
            crowd::run(&READERS);
            println!("{}", quoted::CROWD);
        }),
    ]);
}
