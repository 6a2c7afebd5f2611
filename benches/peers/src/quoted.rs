//! What decoders read that are not run here, quoted: from the README beside the photographs (`shared/qr`), measured there on
//! the same photographs, one thread, CPU ms of a noisy machine with two cores, the BoofCV pictures 1280 wide.

use crate::photos::summary_head;
use crate::report::line;

/// The cells of the table that says it in short: zbar is C, and of rxing its slower public helper, of which the house uses parts.
const PHOTOS: [(&str, [&str; 8]); 2] = [
    ("q: rxing 0.9.3 helper", ["130/145", "4/4", "414/652", "131/272", "51.4", "0", "7.9", "31.0"]),
    ("q: zbar 0.23", ["125/145", "4/4", "208/652", "116/272", "43.3", "0", "33.4", "59.0"]),
];

pub const SWEEP: &str = "QUOTED, of another sweep (shared/qr/README.md), %: rxing 0.9.3 helper 48.5, BoofCV 48.1, zbar 0.23 40.8";
pub const CROWD: &str = "QUOTED, of other frames (shared/qr/README.md): zbar 0.23 141 of 144 in 138 ms";

pub fn photos() {
    println!("\nQUOTED, not measured in this run (shared/qr/README.md; wrong: of zxing-fp alone)");
    summary_head();
    for (name, cells) in PHOTOS {
        line(name, cells.map(str::to_owned));
    }
}
