//! How many codes are read, and how fast: `make bench-vision QR_PHOTOS=folder`.
//!
//! The folder holds `manifest.json`, rows of `path`, `set`, `category`, `codes`, `texts`, `truth` and perhaps `corners`.
//! Without `QR_PHOTOS` it is `../shared/qr`, and where that is not there the photographs of `fixtures/optics`.
//! Three parts: photographs, a seeded sweep of drawn ones, a crowd of tags. `QR_ONLY=photos|sweep|crowd` runs one of them;
//! `QR_MISSED=1` names the photographs of which something was missed. Milliseconds are of the wall, on one thread, the
//! picture being in memory as grey bytes: on a busy machine they are too many, never too few.
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
mod quoted;
mod readers;
mod report;
mod sweep;

fn main() {
    // Decoders of others panic on odd pictures; that is caught, counted as nothing read, and no news.
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !recol::vision::contained() {
            told(info);
        }
    }));
    let only = std::env::var("QR_ONLY").unwrap_or_default();
    let start = std::time::Instant::now();
    for (name, part) in [("photos", photos::run as fn()), ("sweep", sweep::run), ("crowd", crowd::run)] {
        if only.is_empty() || only == name {
            part();
            println!("({name}: {:.0} s so far)\n", start.elapsed().as_secs_f64());
        }
    }
}
