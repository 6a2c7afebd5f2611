//! Reed–Solomon over the field of 256 elements that QR codes use. It finds and repairs wrong bytes at unknown places; bytes known
//! to be doubtful (erasures) need half as many check bytes.
//!
//! Berlekamp and Massey's algorithm begun with the erasures' locator, Chien's search for the places, Forney's formula for
//! the values: R. E. Blahut, *Algebraic Codes for Data Transmission*, 2003, chapter 7. The field and the generator's first
//! root, 1, are ISO/IEC 18004:2015, 7.5.2.

/// x⁸ + x⁴ + x³ + x² + 1.
const FIELD: u16 = 0x11d;

/// Powers of 2, twice around, so that a sum of two logarithms needs no remainder; and logarithms.
const TABLES: ([u8; 512], [u8; 256]) = tables();

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "made by the compiler, which checks")]
const fn tables() -> ([u8; 512], [u8; 256]) {
    let (mut powers, mut logarithms) = ([0u8; 512], [0u8; 256]);
    let (mut value, mut i) = (1u16, 0usize);
    while i < 255 {
        powers[i] = value as u8;
        powers[i + 255] = value as u8;
        logarithms[value as usize] = i as u8;
        value <<= 1;
        if value > 255 {
            value ^= FIELD;
        }
        i += 1;
    }
    (powers, logarithms)
}

#[inline]
fn power(exponent: usize) -> u8 {
    TABLES.0.get(exponent).copied().unwrap_or_default()
}

/// The logarithm of what is not zero.
#[inline]
fn logarithm(value: u8) -> usize {
    TABLES.1.get(usize::from(value)).map_or(0, |&l| usize::from(l))
}

#[inline]
fn product(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 { 0 } else { power(logarithm(a) + logarithm(b)) }
}

/// `a` divided by `b`; 0 where that is 0, which never happens to a locator that has as many roots as its degree.
fn quotient(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 { 0 } else { power(logarithm(a) + 255 - logarithm(b)) }
}

/// The value of a polynomial, the lowest coefficient first.
fn value(polynomial: &[u8], x: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &coefficient| product(sum, x) ^ coefficient)
}

/// The syndromes of a word: all zero if nothing is wrong.
fn syndromes(word: &[u8], check: usize) -> Vec<u8> {
    (0..check).map(|i| word.iter().fold(0, |sum, &byte| product(sum, power(i)) ^ byte)).collect()
}

/// Repairs a word of at most 255 bytes, of which the last `check` are check bytes; the bytes at the places `erased` count as
/// unknown. Returns how many others were wrong; `None` if the word cannot be repaired, which then stays unchanged.
pub(super) fn mend(word: &mut [u8], check: usize, erased: &[usize]) -> Option<usize> {
    if word.len() > 255 || check > word.len() || erased.len() > check {
        return None;
    }
    let seen = syndromes(word, check);
    if seen.iter().all(|&s| s == 0) {
        return Some(0);
    }
    let last = word.len() - 1;
    let mut locator = vec![1u8];
    for place in erased {
        times_root(&mut locator, power(last.checked_sub(*place)?));
    }
    massey(&mut locator, &seen, erased.len());
    while locator.last() == Some(&0) {
        locator.pop();
    }
    let degree = locator.len().checked_sub(1)?;
    let errors = degree.checked_sub(erased.len())?;
    if 2 * errors + erased.len() > check {
        return None;
    }
    // The part of the product of syndromes and locator below x^check.
    let evaluator: Vec<u8> = (0..check)
        .map(|i| {
            locator.iter().enumerate().take(i + 1).fold(0, |sum, (j, &l)| sum ^ product(l, seen.get(i - j).copied().unwrap_or(0)))
        })
        .collect();
    // In this field only the odd coefficients survive in a derivative.
    let slope: Vec<u8> = locator.iter().skip(1).enumerate().map(|(i, &l)| if i % 2 == 0 { l } else { 0 }).collect();
    let mut mended = word.to_vec();
    let mut roots = 0;
    for (i, byte) in mended.iter_mut().enumerate() {
        let exponent = last - i;
        let inverse = power(255 - exponent);
        if value(&locator, inverse) == 0 {
            roots += 1;
            *byte ^= product(power(exponent), quotient(value(&evaluator, inverse), value(&slope, inverse)));
        }
    }
    if roots != degree || syndromes(&mended, check).iter().any(|&s| s != 0) {
        return None;
    }
    word.copy_from_slice(&mended);
    Some(errors)
}

/// Multiplies a polynomial by 1 − `root`·x.
fn times_root(polynomial: &mut Vec<u8>, root: u8) {
    let mut carried = 0;
    for coefficient in polynomial.iter_mut() {
        let next = product(*coefficient, root);
        *coefficient ^= carried;
        carried = next;
    }
    polynomial.push(carried);
}

/// Berlekamp and Massey: the shortest locator that explains the syndromes and has the erasures as roots.
fn massey(locator: &mut Vec<u8>, seen: &[u8], erased: usize) {
    let mut before = locator.clone();
    let mut length = erased;
    for r in erased..seen.len() {
        let gap = locator
            .iter()
            .enumerate()
            .take(r + 1)
            .fold(0, |sum, (j, &l)| sum ^ product(l, seen.get(r - j).copied().unwrap_or(0)));
        before.insert(0, 0);
        if gap == 0 {
            continue;
        }
        let mut next = locator.clone();
        next.resize(next.len().max(before.len()), 0);
        next.iter_mut().zip(&before).for_each(|(n, &b)| *n ^= product(gap, b));
        if 2 * length <= r + erased {
            length = r + 1 + erased - length;
            before = locator.iter().map(|&l| quotient(l, gap)).collect();
        }
        *locator = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A word of so many data and check bytes.
    fn word(data: &[u8], check: usize) -> Vec<u8> {
        let mut generator = vec![1u8];
        for i in 0..check {
            // Highest coefficient first, times x − 2^i.
            let root = power(i);
            let mut next = generator.clone();
            next.push(0);
            next.iter_mut().skip(1).zip(&generator).for_each(|(n, &g)| *n ^= product(g, root));
            generator = next;
        }
        let mut rest = data.to_vec();
        rest.resize(data.len() + check, 0);
        for i in 0..data.len() {
            let lead = rest[i];
            rest.iter_mut().skip(i).zip(&generator).for_each(|(r, &g)| *r ^= product(g, lead));
        }
        [data, &rest[data.len()..]].concat()
    }

    #[test]
    fn the_standards_own_example_is_a_word() {
        // ISO/IEC 18004:2015, annex I: "01234567" in version 1-M.
        let data = [0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11];
        let check = [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55];
        assert_eq!(word(&data, 10)[16..], check);
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn errors_and_erasures_within_reach_are_mended(
            data in proptest::collection::vec(any::<u8>(), 1..120),
            half in 1usize..16,
            spoilt in proptest::collection::vec((any::<prop::sample::Index>(), 1u8..), 0..40),
            share in 0usize..32,
        ) {
            let check = half * 2;
            let whole = word(&data, check);
            let mut read = whole.clone();
            let (mut erased, mut wrong) = (Vec::new(), Vec::new());
            for (at, by) in spoilt {
                let at = at.index(read.len());
                if erased.contains(&at) || wrong.contains(&at) {
                    continue;
                }
                let room = check - erased.len() - 2 * wrong.len();
                if erased.len() < share && room >= 1 {
                    erased.push(at);
                } else if room >= 2 {
                    wrong.push(at);
                } else {
                    break;
                }
                read[at] ^= by;
            }
            prop_assert_eq!(mend(&mut read, check, &erased), Some(wrong.len()));
            prop_assert_eq!(read, whole);
        }

        #[test]
        fn what_it_calls_mended_is_a_word(
            mut read in proptest::collection::vec(any::<u8>(), 1..255),
            check in 1usize..30,
            erased in proptest::collection::vec(0usize..300, 0..8),
        ) {
            let before = read.clone();
            match mend(&mut read, check, &erased) {
                Some(_) => prop_assert!(syndromes(&read, check).iter().all(|&s| s == 0)),
                None => prop_assert_eq!(read, before),
            }
        }
    }
}
