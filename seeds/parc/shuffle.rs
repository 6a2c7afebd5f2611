//! Numbers that look drawn and are not: seeded, the same everywhere.

/// The seed of everything: the date of the press release.
const SEED: u64 = 20_210_127;
/// Characters of serials and references: no I, L, O, U, which people misread.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A number from 0 to `bound` − 1 that depends on `stream` and `n` alone (`SplitMix64`; its small bias does no harm here).
#[must_use]
pub fn drawn(stream: u64, n: usize, bound: usize) -> usize {
    let mut z =
        (SEED ^ stream.wrapping_mul(0xd1b5_4a32_d192_ed03)).wrapping_add((n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) % bound as u64) as usize
}

/// `prefix` and seven characters; two numbers never give the same, because multiplying by an odd number loses nothing.
#[must_use]
pub fn code(prefix: &str, n: usize) -> String {
    let mixed = (n as u64).wrapping_mul(0x5_1a3f_7c65).wrapping_add(SEED * 77) % (1 << 35);
    let digits = (0..7).rev().map(|at| char::from(DIGITS[(mixed >> (5 * at) & 31) as usize]));
    prefix.chars().chain(digits).collect()
}

/// `total` shared out over `weights`, each share within one of its exact part.
#[must_use]
pub fn shares(total: usize, weights: &[usize]) -> Vec<usize> {
    let sum: usize = weights.iter().sum();
    let mut before = 0;
    let up_to = |part: usize| total * part / sum;
    weights
        .iter()
        .map(|weight| {
            let share = up_to(before + weight) - up_to(before);
            before += weight;
            share
        })
        .collect()
}
