//! A file of any bytes: imported or refused, every row accounted for, and the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::io::import::{FullNames, read_with};

fuzz_target!(|input: &[u8]| {
    for names in [FullNames::Dropped, FullNames::Kept] {
        let once = read_with("fuzz.csv", input, names);
        let again = read_with("fuzz.csv", input, names);
        assert_eq!(format!("{once:?}"), format!("{again:?}"));
    }
});
