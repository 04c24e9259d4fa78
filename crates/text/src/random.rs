//! CPython's random numbers: the Mersenne Twister MT19937, seeded as the module `random` does.
//!
//! The same seed gives the same numbers as in a terminal, so a simulated delay can be checked against CPython.
//! This is the part of `random.Random` that is written in C, and `_randbelow`; the distributions are Python.

use num_bigint::{BigInt, BigUint, Sign};
use sha2::{Digest, Sha512};

use crate::{Int, IntRef};

/// How many words the state has.
pub const WORDS: usize = 624;
/// How far apart the words lie that are mixed into one.
const SHIFT: usize = 397;

/// A generator. Its state is what `random.getstate()` shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Random {
    words: Box<[u32; WORDS]>,
    /// The next word to use; at the end, all words are made anew.
    index: usize,
}

impl Random {
    /// Seeds with the magnitude of an integer.
    pub fn from_int<'a>(seed: impl Into<IntRef<'a>>) -> Self {
        match seed.into() {
            IntRef::Small(seed) => Self::from_magnitude(&BigUint::from(seed.unsigned_abs())),
            IntRef::Big(seed) => Self::from_magnitude(seed.magnitude()),
        }
    }

    /// Seeds with a text or with bytes: both are spread by SHA-512 first.
    pub fn from_bytes(seed: &[u8]) -> Self {
        let mut spread = seed.to_vec();
        spread.extend_from_slice(&Sha512::digest(seed));
        Self::from_magnitude(&BigUint::from_bytes_be(&spread))
    }

    fn from_magnitude(seed: &BigUint) -> Self {
        let mut key = seed.to_u32_digits();
        if key.is_empty() {
            key.push(0);
        }
        Self::from_key(&key)
    }

    /// `init_by_array` of the reference implementation.
    fn from_key(key: &[u32]) -> Self {
        let mut words = Box::new([0u32; WORDS]);
        words[0] = 19_650_218;
        for index in 1..WORDS {
            let previous = words[index - 1];
            words[index] =
                1_812_433_253u32.wrapping_mul(previous ^ (previous >> 30)).wrapping_add(index as u32);
        }
        let mix = |previous: u32, factor: u32| (previous ^ (previous >> 30)).wrapping_mul(factor);
        let mut index = 1;
        let mut key_index = 0;
        for _ in 0..WORDS.max(key.len()) {
            let mixed = words[index] ^ mix(words[index - 1], 1_664_525);
            words[index] = mixed.wrapping_add(key[key_index]).wrapping_add(key_index as u32);
            index += 1;
            key_index = (key_index + 1) % key.len();
            if index == WORDS {
                words[0] = words[WORDS - 1];
                index = 1;
            }
        }
        for _ in 1..WORDS {
            let mixed = words[index] ^ mix(words[index - 1], 1_566_083_941);
            words[index] = mixed.wrapping_sub(index as u32);
            index += 1;
            if index == WORDS {
                words[0] = words[WORDS - 1];
                index = 1;
            }
        }
        words[0] = 0x8000_0000;
        Random { words, index: WORDS }
    }

    /// The words and the index, as the middle of `random.getstate()`.
    pub fn state(&self) -> (&[u32; WORDS], usize) {
        (&self.words, self.index)
    }

    /// Takes up a state again; nothing if the index is beyond the words.
    pub fn from_state(words: &[u32; WORDS], index: usize) -> Option<Self> {
        (index <= WORDS).then(|| Random { words: Box::new(*words), index })
    }

    fn next_word(&mut self) -> u32 {
        if self.index >= WORDS {
            self.regenerate();
        }
        let mut word = self.words[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn regenerate(&mut self) {
        for index in 0..WORDS {
            let mixed = (self.words[index] & 0x8000_0000) | (self.words[(index + 1) % WORDS] & 0x7fff_ffff);
            let twist = if mixed & 1 == 0 { 0 } else { 0x9908_b0df };
            self.words[index] = self.words[(index + SHIFT) % WORDS] ^ (mixed >> 1) ^ twist;
        }
        self.index = 0;
    }

    /// `random()`: a float in `[0, 1)` with 53 random bits.
    pub fn random(&mut self) -> f64 {
        let high = self.next_word() >> 5;
        let low = self.next_word() >> 6;
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// `getrandbits(count)`.
    pub fn bits(&mut self, count: u64) -> Int {
        if count == 0 {
            return Int::Small(0);
        }
        if count <= 32 {
            return Int::Small(i64::from(self.next_word() >> (32 - count)));
        }
        let mut words = Vec::with_capacity(count.div_ceil(32) as usize);
        let mut missing = count;
        while missing > 0 {
            let word = self.next_word();
            words.push(if missing < 32 { word >> (32 - missing) } else { word });
            missing = missing.saturating_sub(32);
        }
        BigInt::from_biguint(Sign::Plus, BigUint::new(words)).into()
    }

    /// `_randbelow(limit)`: an integer in `range(limit)`; the limit must be positive, or it would never end.
    pub fn below<'a>(&mut self, limit: impl Into<IntRef<'a>>) -> Int {
        match limit.into() {
            IntRef::Small(limit) => {
                let bits = u64::from(i64::BITS - limit.leading_zeros());
                loop {
                    match self.bits(bits) {
                        Int::Small(value) if value < limit => return Int::Small(value),
                        Int::Small(_) | Int::Big(_) => {}
                    }
                }
            }
            IntRef::Big(limit) => loop {
                let value = match self.bits(limit.bits()) {
                    Int::Small(value) => BigInt::from(value),
                    Int::Big(value) => value,
                };
                if value < *limit {
                    return value.into();
                }
            },
        }
    }
}
