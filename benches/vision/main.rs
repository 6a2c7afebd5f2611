//! How many codes are read, and how fast: `make bench-vision QR_PHOTOS=folder`.
//!
//! The folder holds `manifest.json`, rows of `path`, `set`, `category`, `codes`, `texts`, `truth` and perhaps `corners`.
//! Without `QR_PHOTOS` it is `../shared/qr`, and where that is not there the photographs of `fixtures/optics`.
//! Three parts: photographs, a seeded sweep of drawn ones, a crowd of tags. `QR_ONLY=photos|sweep|crowd` runs one of them;
//! `QR_MISSED=1` names the photographs of which something was missed. Milliseconds are of the wall, on one thread, the
//! picture being in memory as grey bytes: on a busy machine they are too many, never too few.
//! `benches/peers` runs the same parts with decoders that the house does not use.
#![expect(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement prints, and stops at a mistake"
)]

mod crowd;
mod drawn;
mod judge;
mod photos;
mod readers;
mod report;
mod sweep;
mod turns;

use readers::{LIVE, PATIENT, RQRR, RXING};

fn main() {
    readers::count_panics();
    report::parts([
        ("photos", || photos::run(&[RQRR, RXING, LIVE, turns::ALL_TURNS, PATIENT])),
        ("sweep", || sweep::run(&[RQRR, RXING, LIVE, PATIENT])),
        ("crowd", || crowd::run(&[RQRR, RXING, LIVE, PATIENT])),
    ]);
}
