//! A small seeded generator: xoshiro256++ (Blackman & Vigna 2021, ACM TOMS 47(4), art. 36) with its state filled by
//! `SplitMix64` (Steele, Lea & Flood 2014, OOPSLA). The same seed gives the same numbers on every machine, forever.

/// `SplitMix64`: fills the state of [`Random`] and mixes keys into seeds.
#[derive(Debug, Clone)]
pub struct SplitMix(u64);

impl SplitMix {
    /// A stream that starts at `seed`; every seed is a good one.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// A seed made of two numbers, so that procedures with different keys do not share their chance.
pub fn seed_of(a: u64, b: u64) -> u64 {
    let mut mix = SplitMix::new(a);
    let first = mix.next_u64();
    SplitMix::new(first ^ b).next_u64()
}

/// xoshiro256++, not for secrets.
#[derive(Debug, Clone)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// A generator that starts at `seed`; every seed is a good one.
    pub fn seeded(seed: u64) -> Self {
        let mut mix = SplitMix::new(seed);
        Self { state: std::array::from_fn(|_| mix.next_u64()) }
    }

    /// The next 64 bits.
    #[inline]
    pub fn next_u64(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A whole number from 0 up to, not including, `bound`, each equally likely; 0 when `bound` is 0.
    ///
    /// Multiplication with rejection instead of a remainder: Lemire 2019, ACM TOMACS 29(1), art. 3.
    #[inline]
    pub fn below(&mut self, bound: u32) -> u32 {
        let mut product = (self.next_u64() >> 32) * u64::from(bound);
        if (product as u32) < bound {
            let threshold = bound.wrapping_neg() % bound;
            while (product as u32) < threshold {
                product = (self.next_u64() >> 32) * u64::from(bound);
            }
        }
        (product >> 32) as u32
    }

    /// A number in `[0, 1)` with 53 random bits.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts `items` in a random order, each order equally likely (Fisher–Yates; Durstenfeld 1964, CACM 7(7)).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            items.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_the_reference_stream() {
        // Reference stream of seed 1234567, https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
        let mut mix = SplitMix::new(1_234_567);
        let stream: [u64; 5] = std::array::from_fn(|_| mix.next_u64());
        assert_eq!(
            stream,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821
            ]
        );
    }

    #[test]
    fn xoshiro_gives_the_reference_stream() {
        // State 1, 2, 3, 4 in the authors' C code; the vector is the one tested by the Rust crate rand_xoshiro.
        let mut random = Random { state: [1, 2, 3, 4] };
        let stream: [u64; 6] = std::array::from_fn(|_| random.next_u64());
        assert_eq!(
            stream,
            [
                41_943_041,
                58_720_359,
                3_588_806_011_781_223,
                3_591_011_842_654_386,
                9_228_616_714_210_784_205,
                9_973_669_472_204_895_162
            ]
        );
    }

    #[test]
    fn below_is_even() {
        let mut random = Random::seeded(7);
        let mut seen = [0_i64; 7];
        for _ in 0..70_000 {
            seen[random.below(7) as usize] += 1;
        }
        // Chi-square with 6 degrees of freedom stays under 22.46 in 999 of 1000 cases.
        let chi: f64 = seen.iter().map(|&k| ((k - 10_000) as f64).powi(2) / 10_000.0).sum();
        assert!(chi < 22.46, "{chi}");
        assert_eq!(random.below(0), 0);
        assert_eq!(random.below(1), 0);
    }

    #[test]
    fn shuffle_keeps_everything() {
        let mut items: Vec<u32> = (0..100).collect();
        Random::seeded(1).shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
