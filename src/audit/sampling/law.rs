//! The hypergeometric law: of `N` devices, `K` are in error, and `n` are drawn without replacement.
//!
//! Binomials are never computed directly: probabilities are products of ratios between 0 and 1, or sums of logarithms.
//! So a million devices cause no overflow and take little time.

use crate::audit::journal::Percent;

/// The tolerance for rounding errors. A probability that is exactly the bound may be computed this much above it. Two
/// different probabilities that matter here always differ by more.
const ROUNDING: f64 = 1e-11;

/// The smallest number of errors whose rate is not tolerable: `⌈N × tolerable⌉`, and never less than one.
///
/// The tolerable rate is the rate that must not be *reached*: with 100 devices and 2 %, two errors are too many. This
/// is the convention of the published tables (`N` = 100: 95, 78 and 45 devices for 1, 2 and 5 % at 95 %). With the
/// first number *above* the rate, the sizes would be 78, 63 and 39.
#[must_use]
pub fn critical(population: u32, tolerable: Percent) -> u32 {
    let errors = (u64::from(population) * u64::from(tolerable.hundredths())).div_ceil(10_000);
    u32::try_from(errors).unwrap_or(population).max(1)
}

/// The size of the sample: how many devices must be drawn so that, if none of them is in error, a rate of errors that
/// reaches the tolerable one is ruled out with this confidence. It is the smallest `n` with `C(N−K, n) / C(N, n) ≤ 1 −
/// confidence` for the [`critical`] `K`. At most all devices; 0 for a population of 0.
#[must_use]
pub fn size(population: u32, confidence: Percent, tolerable: Percent) -> u32 {
    if population == 0 {
        return 0;
    }
    let errors = critical(population, tolerable);
    let doubt = doubt(confidence) * (1.0 + ROUNDING);
    // With more drawn devices, the probability of finding no error gets smaller. So the size is found by bisection.
    let (mut low, mut high) = (0, population);
    while low < high {
        let middle = low + (high - low) / 2;
        if chance_of_none(population, errors, middle) <= doubt { high = middle } else { low = middle + 1 }
    }
    low
}

/// The largest number of errors that `population` devices may contain, if `found` were found among `drawn` of them. For
/// every larger number, the probability of finding so few is at most `1 − confidence`. This is the exact one-sided
/// upper bound.
#[must_use]
pub fn at_most(population: u32, drawn: u32, found: u32, confidence: Percent) -> u32 {
    let drawn = drawn.min(population);
    let found = found.min(drawn);
    let doubt = doubt(confidence) * (1.0 + ROUNDING);
    // Devices that were not drawn may all be in error; the drawn ones are known.
    let (mut low, mut high) = (found, population - drawn + found);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if chance_of_so_few(population, middle, drawn, found) > doubt { low = middle } else { high = middle - 1 }
    }
    low
}

fn doubt(confidence: Percent) -> f64 {
    f64::from(10_000 - confidence.hundredths()) / 10_000.0
}

/// `C(N−K, n) / C(N, n)`, which equals `C(N−n, K) / C(N, K)`. The product with fewer factors is computed.
fn chance_of_none(population: u32, errors: u32, drawn: u32) -> f64 {
    let (few, many) = (errors.min(drawn), errors.max(drawn));
    if few + many > population && few > 0 {
        return 0.0;
    }
    (0..few).map(|i| f64::from(population - many - i) / f64::from(population - i)).product()
}

/// The probability of finding at most `found` errors: the sum of the terms of the law from the smallest possible number
/// on, each computed from the previous one.
fn chance_of_so_few(population: u32, errors: u32, drawn: u32, found: u32) -> f64 {
    let good = population - errors;
    let least = drawn.saturating_sub(good);
    if found < least {
        return 0.0;
    }
    let mut log = ln_choose(errors, least) + ln_choose(good, drawn - least) - ln_choose(population, drawn);
    let mut sum = log.exp();
    for x in least..found.min(errors) {
        let (met, left) = (f64::from(errors - x), f64::from(drawn - x));
        // Never zero: `x` is at least the smallest possible number.
        let spared = f64::from(good) - f64::from(drawn) + f64::from(x) + 1.0;
        log += (met * left / (f64::from(x + 1) * spared)).ln();
        sum += log.exp();
    }
    sum
}

/// The logarithm of `C(n, k)` for `k ≤ n`.
fn ln_choose(n: u32, k: u32) -> f64 {
    let few = k.min(n - k);
    (0..few).map(|i| (f64::from(n - i) / f64::from(i + 1)).ln()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(text: &str) -> Percent {
        text.parse().unwrap()
    }

    /// A whole number of any length, lowest digits first; enough of one to multiply and compare.
    #[derive(Clone, PartialEq, Eq)]
    struct Big(Vec<u64>);

    impl Big {
        fn one() -> Self {
            Self(vec![1])
        }

        fn times(mut self, factor: u64) -> Self {
            let mut carry = 0;
            for digit in &mut self.0 {
                let product = *digit * factor + carry;
                (*digit, carry) = (product % 1_000_000_000, product / 1_000_000_000);
            }
            while carry > 0 {
                self.0.push(carry % 1_000_000_000);
                carry /= 1_000_000_000;
            }
            while self.0.len() > 1 && self.0.last() == Some(&0) {
                self.0.pop();
            }
            self
        }

        fn is_at_most(&self, other: &Self) -> bool {
            let key = |big: &Self| (big.0.len(), big.0.iter().rev().copied().collect::<Vec<_>>());
            key(self) <= key(other)
        }
    }

    /// The same question in whole numbers, without rounding: `(N−K)(N−K−1)… × 10,000 ≤ N(N−1)… × (10,000 − confidence)`,
    /// one more factor for each device, until it holds.
    fn counted(population: u32, confidence: Percent, tolerable: Percent) -> u32 {
        let (n, k) = (u64::from(population), u64::from(critical(population, tolerable)));
        let mut none = Big::one().times(10_000);
        let mut any = Big::one().times(10_000 - u64::from(confidence.hundredths()));
        let mut drawn = 0;
        while !none.is_at_most(&any) {
            none = none.times((n - k).saturating_sub(drawn));
            any = any.times(n - drawn);
            drawn += 1;
        }
        u32::try_from(drawn).unwrap()
    }

    #[test]
    fn the_published_sizes() {
        for (population, sizes) in [(100, [95, 78, 45]), (400, [211, 124, 55]), (1_000, [258, 138, 57])] {
            let found = ["1", "2", "5"].map(|tolerable| size(population, percent("95"), percent(tolerable)));
            assert_eq!(found, sizes, "of {population}");
        }
    }

    #[test]
    fn sizes_are_those_of_exact_arithmetic() {
        let populations = (1..=130).chain([200, 333, 400, 777, 1_000, 1_999]);
        for population in populations {
            for confidence in ["50", "80", "90", "95", "99", "99.9"] {
                for tolerable in ["0.5", "1", "2", "5", "10", "33.33", "75"] {
                    let (c, t) = (percent(confidence), percent(tolerable));
                    let (found, wanted) = (size(population, c, t), counted(population, c, t));
                    assert_eq!(found, wanted, "{population} devices, {confidence} %, {tolerable} %");
                }
            }
        }
    }

    #[test]
    fn a_million_devices_are_no_matter() {
        let ask = |confidence, tolerable| size(1_000_000, percent(confidence), percent(tolerable));
        // Worked out apart from this program, with sixty decimals.
        assert_eq!([ask("95", "1"), ask("95", "2"), ask("99", "5")], [299, 149, 90]);
        assert_eq!(ask("95", "0.01"), 29_512);
        assert_eq!(size(u32::MAX, percent("99.99"), percent("0.01")), 92_098);
        assert_eq!((size(0, percent("95"), percent("2")), size(1, percent("95"), percent("2"))), (0, 1));
    }

    /// A bound is the number of errors from which on so few would hardly have been met; asked of every number.
    #[test]
    fn the_bound_is_the_last_number_that_is_not_ruled_out() {
        let choose =
            |n: u32, k: u32| -> f64 { if k > n { 0.0 } else { (0..k).map(|i| f64::from(n - i) / f64::from(i + 1)).product() } };
        for population in [1_u32, 7, 20, 60] {
            for drawn in 0..=population {
                for found in 0..=drawn.min(4) {
                    let so_few = |errors: u32| -> f64 {
                        let met = (0..=found).map(|x| choose(errors, x) * choose(population - errors, drawn - x));
                        met.sum::<f64>() / choose(population, drawn)
                    };
                    let possible = found..=population - drawn + found;
                    let wanted = possible.filter(|errors| so_few(*errors) > 0.05 * (1.0 + 1e-9)).max().unwrap_or(found);
                    assert_eq!(at_most(population, drawn, found, percent("95")), wanted, "{population} {drawn} {found}");
                }
            }
        }
        // A sample of the right size without an error leaves fewer errors than the critical number.
        for population in [50, 400, 1_000, 100_000] {
            let drawn = size(population, percent("95"), percent("2"));
            assert!(at_most(population, drawn, 0, percent("95")) < critical(population, percent("2")));
        }
    }
}
