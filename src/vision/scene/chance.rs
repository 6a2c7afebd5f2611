//! The random numbers of a scene, from the generator `SplitMix64`. A seed gives the same picture on every machine and
//! in every release.

/// A sequence of numbers that is determined by its seed.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to 1.
    pub(super) fn share(&mut self) -> f32 {
        let [a, b, ..] = self.bits().to_le_bytes();
        f32::from(u16::from_le_bytes([a, b])) / 65_535.0
    }

    /// A number around 0 with standard deviation 1, never beyond ±3.5. It is the sum of four uniform numbers, which is
    /// close enough to a normal distribution.
    pub(super) fn bell(&mut self) -> f32 {
        let [a, b, c, d, e, f, g, h] = self.bits().to_le_bytes();
        let sum: u32 = [[a, b], [c, d], [e, f], [g, h]].map(u16::from_le_bytes).into_iter().map(u32::from).sum();
        #[expect(clippy::cast_precision_loss, reason = "18 bits fit")]
        let sum = sum as f32;
        (sum / 65_535.0 - 2.0) * 1.732_050_8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_and_the_bell_is_even() {
        let mut chance = Chance::new(0);
        assert_eq!(chance.bits(), 0xe220_a839_7b1d_cdaf, "SplitMix64's published first value for seed 0");
        let many: Vec<f32> = (0..10_000).map(|_| chance.bell()).collect();
        let mean = many.iter().sum::<f32>() / 10_000.0;
        let spread = (many.iter().map(|x| x * x).sum::<f32>() / 10_000.0).sqrt();
        assert!(mean.abs() < 0.05 && (spread - 1.0).abs() < 0.05, "{mean} {spread}");
        assert!((0..1000).all(|_| (0.0..=1.0).contains(&chance.share())));
    }
}
