//! A segment of any bytes, as a hub may hand it over: refused, or read and written to the same bytes. Once as it is, and once
//! behind a checksum that holds, so that what lies behind that is reached.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::audit::exchange::Segment;
use sha2::{Digest, Sha256};

fn told(bytes: &[u8]) {
    if let Ok(segment) = Segment::from_bytes(bytes) {
        assert_eq!(segment.to_bytes(), bytes);
        assert_eq!(segment.head().seq, segment.first() + segment.entries().len() as u64 - 1);
    }
}

fuzz_target!(|input: &[u8]| {
    told(input);
    let mut whole = b"RECOLSG1".to_vec();
    whole.extend(input);
    whole.extend([0; 64]);
    let sum = Sha256::digest(&whole);
    whole.extend(sum);
    told(&whole);
});
