//! Chance that can be had again, and how much of it a run can afford.
//!
//! Invariant: the same seed gives the same numbers on every machine. What a browser makes of them also
//! depends on time, so a failure may need several runs to come again.

use std::env;

/// A source of numbers (`SplitMix64`; Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The source of this seed. `LATERAL_SEED` gives all stories others.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let other = env::var("LATERAL_SEED").ok();
        let other: u64 = other.and_then(|text| text.parse().ok()).unwrap_or_default();
        Self(seed.wrapping_add(other << 32))
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where there is none.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.any() % limit).unwrap_or_default()
    }

    /// One of these, if there are any.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.below(all.len());
        all.get(at)
    }

    /// Digits of a random id, two for each byte.
    pub fn hex(&mut self, digits: usize) -> String {
        let mut text = String::new();
        while text.len() < digits {
            text.push_str(&format!("{:016x}", self.any()));
        }
        text.truncate(digits);
        text
    }
}

/// How often something is done: `usual` times, or `long` times where `LATERAL_SOAK` is set.
#[must_use]
pub fn times(usual: usize, long: usize) -> usize {
    if is_soak() { long } else { usual }
}

/// Whether more of everything is wanted.
#[must_use]
pub fn is_soak() -> bool {
    env::var_os("LATERAL_SOAK").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_numbers_again() {
        let (mut one, mut other) = (Chance::new(7), Chance::new(7));
        let numbers: Vec<u64> = (0..9).map(|_| one.any()).collect();
        assert!(numbers.iter().all(|number| *number == other.any()));
        assert_ne!(numbers[0], numbers[1]);
        assert_eq!(one.below(0), 0);
        assert_eq!(one.hex(21).len(), 21);
    }
}
