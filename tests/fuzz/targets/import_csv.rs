//! A file of any bytes: imported or refused, every row accounted for, and the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::io::import::{FullNames, read_with};
use std::ops::ControlFlow;

fuzz_target!(|input: &[u8]| {
    for names in [FullNames::Dropped, FullNames::Kept] {
        let once = read_with("fuzz.csv", input, names, &mut |_| ControlFlow::Continue(()));
        let again = read_with("fuzz.csv", input, names, &mut |_| ControlFlow::Continue(()));
        assert_eq!(format!("{once:?}"), format!("{again:?}"));
    }
});
