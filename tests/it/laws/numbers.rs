//! Every UAI reads back what it writes, and no other letter goes for its own.

use recol::audit::uai::{NotAUai, Uai};

/// The whole block of the département, and a seventeenth of all numbers: 17 and the 23 letters have no common factor,
/// so that every letter meets every end of a number.
#[test]
fn every_uai_reads_back() {
    for number in (920_000..930_000).chain((0..10_000_000).step_by(17)).chain([9_999_999]) {
        let uai = Uai::from_number(number).expect("at most seven digits");
        let written = uai.to_string();
        assert_eq!(written.parse(), Ok(uai));
        assert!(written.len() == 8 && written.starts_with(&format!("{number:07}")), "{written}");
    }
    assert_eq!(Uai::from_number(10_000_000), None);
}

/// The letters are those of the domain, written out here a second time.
#[test]
fn one_letter_and_no_other_belongs_to_a_number() {
    let letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    for number in 921_170..921_170 + 23 {
        let right = letters.as_bytes()[number % 23];
        for letter in b'A'..=b'Z' {
            let read = format!("{number:07}{}", char::from(letter)).parse::<Uai>();
            match read {
                Ok(uai) => assert!(letter == right && uai.number() as usize == number),
                Err(error) => assert!(letter != right && matches!(error, NotAUai::Letter { .. }), "{error}"),
            }
        }
    }
}
