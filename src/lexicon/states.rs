//! Sets of states, one bit each, and the table from a word to the states that take it.

/// A set of states.
pub(crate) type Bits<const W: usize> = [u64; W];

#[inline]
pub(super) fn and<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> Bits<W> {
    std::array::from_fn(|i| a[i] & b[i])
}

#[inline]
pub(super) fn or<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> Bits<W> {
    std::array::from_fn(|i| a[i] | b[i])
}

#[inline]
pub(super) fn without<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> Bits<W> {
    std::array::from_fn(|i| a[i] & !b[i])
}

#[inline]
pub(super) fn meets<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> bool {
    (0..W).any(|i| a[i] & b[i] != 0)
}

#[inline]
pub(super) fn none<const W: usize>(a: &Bits<W>) -> bool {
    a.iter().all(|&bits| bits == 0)
}

/// From a word to the states that take it.
#[derive(Debug, Clone)]
pub(crate) struct WordMasks<const W: usize> {
    slots: Box<[(u32, u32)]>,
    masks: Box<[Bits<W>]>,
}

impl<const W: usize> WordMasks<W> {
    /// A table of `(word, states)`; a word comes once.
    pub(super) fn new(mut entries: Vec<(u32, Bits<W>)>) -> Self {
        entries.sort_unstable();
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![(u32::MAX, 0); size].into_boxed_slice();
        let mut masks: Vec<Bits<W>> = Vec::new();
        for (word, states) in entries {
            let number = masks.iter().position(|m| *m == states).unwrap_or_else(|| {
                masks.push(states);
                masks.len() - 1
            });
            let mut at = Self::home(word, size);
            while slots[at].0 != u32::MAX {
                at = (at + 1) & (size - 1);
            }
            slots[at] = (word, number as u32);
        }
        Self { slots, masks: masks.into_boxed_slice() }
    }

    #[inline]
    fn home(word: u32, size: usize) -> usize {
        (word.wrapping_mul(0x9E37_79B1) >> 7) as usize & (size - 1)
    }

    #[inline]
    pub(super) fn get(&self, word: u32) -> Bits<W> {
        let size = self.slots.len();
        let mut at = Self::home(word, size);
        loop {
            let (seen, number) = self.slots[at];
            if seen == word && word != u32::MAX {
                return self.masks[number as usize];
            }
            if seen == u32::MAX {
                return [0; W];
            }
            at = (at + 1) & (size - 1);
        }
    }

    pub(super) fn words(&self) -> impl Iterator<Item = u32> + '_ {
        self.slots.iter().map(|slot| slot.0).filter(|&word| word != u32::MAX)
    }
}
