//! A line of a revision, as a hub may hand it over: refused, or read and written to what reads as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recol::audit::exchange::{Scope, read_head, read_row, write_head, write_row};

fuzz_target!(|input: &[u8]| {
    if let Ok(head) = read_head(input) {
        assert_eq!(read_head(&write_head(&head)).expect("our own line"), head);
    }
    if let Ok(row) = read_row(input) {
        assert_eq!(read_row(&write_row(&row)).expect("our own line"), row);
        let none = Scope::Colleges(Default::default());
        for row in [row.clone().for_field(), row.for_scope(&none)] {
            assert_eq!(read_row(&write_row(&row)).expect("our own line"), row);
        }
    }
});
