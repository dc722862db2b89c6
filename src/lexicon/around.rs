//! A cheap look at the words around a word, before a rule is tried there.

/// The words around a word, or those that a pattern takes there, one of 63 bits each; the last bit stands for the edge of
/// the pattern. A look at them spares most attempts at a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Around {
    pub(super) left: Side,
    pub(super) right: Side,
}

/// One side of a word: the word next to it, and all words on that side (for a pattern: those that a gap leads to).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) next: u64,
    pub(super) far: u64,
}

impl Around {
    /// Whether a match is possible between these words.
    #[inline]
    pub(crate) fn allows(&self, words: &Self) -> bool {
        self.left.allows(&words.left) && self.right.allows(&words.right)
    }
}

impl Side {
    /// A pattern that asks nothing more on this side.
    pub(super) const FREE: Self = Self { next: u64::MAX, far: u64::MAX };
    pub(super) const EDGE: u64 = 1 << 63;

    #[inline]
    pub(super) fn bit(word: u32) -> u64 {
        1 << ((word.wrapping_mul(0x9E37_79B1) >> 16) % 63)
    }

    #[inline]
    fn allows(&self, words: &Self) -> bool {
        self.next & words.next | self.far & words.far != 0
    }
}
