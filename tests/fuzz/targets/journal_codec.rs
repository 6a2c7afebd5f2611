//! Bytes of a journal entry: decoded or refused; what was decoded is written and decoded to the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::audit::journal::{CodecError, decode, encode};

fuzz_target!(|input: &[u8]| {
    let Ok(body) = decode(input) else { return };
    match encode(&body) {
        Ok(bytes) => {
            let again = decode(&bytes).expect("our own bytes");
            assert_eq!(again, body);
            assert_eq!(encode(&again).expect("as before"), bytes);
        }
        Err(CodecError::Foreign) => {}
        Err(CodecError::Json(error)) => panic!("decoded and not to be written: {error}"),
    }
});
