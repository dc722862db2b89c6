//! A sentence as patterns see it: its words by number, with what is known of each and of the punctuation between them.

use crate::text::{Token, TokenKind, Vocabulary, WordId, flag, mark};

use super::around::{Around, Side};

/// A sentence as patterns see it: words only, repeats folded.
#[derive(Debug, Default)]
pub(crate) struct Sequence {
    pub(crate) words: Vec<u32>,
    before: Vec<u64>,
    behind: Vec<u64>,
    /// Index of each word in the tokens it was made from.
    pub(crate) tokens: Vec<u32>,
    after: Vec<u8>,
    flags: Vec<u16>,
    lead: usize,
    tail: usize,
}

impl Sequence {
    /// Fills the sequence; `first` is the index of the first token, `alias` gives the number a word matches under.
    pub(crate) fn fill(&mut self, tokens: &[Token], first: u32, vocabulary: &Vocabulary, alias: impl Fn(WordId) -> WordId) {
        self.words.clear();
        self.tokens.clear();
        self.after.clear();
        self.flags.clear();
        let mut previous = WordId::NONE;
        for (offset, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                if let Some(after) = self.after.last_mut() {
                    *after |= token.after;
                }
                continue;
            }
            if token.word == previous {
                continue;
            }
            previous = token.word;
            let word = alias(token.word);
            self.words.push(word.0);
            self.tokens.push(first + offset as u32);
            self.after.push(token.after);
            self.flags.push(vocabulary.flags(word));
        }
        self.gather();
        self.lead = (0..self.len()).take_while(|&at| self.leads(at)).count();
        self.tail = self.flags.iter().rev().take_while(|f| **f & (flag::TAIL | flag::NAME) != 0).count();
    }

    /// Number of words.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words around the word at `at`.
    #[inline]
    pub(crate) fn around(&self, at: usize) -> Around {
        let next = |at: usize| self.words.get(at).map_or(Side::EDGE, |&word| Side::bit(word));
        let left = Side { next: next(at.wrapping_sub(1)), far: self.before[at] };
        Around { left, right: Side { next: next(at + 1), far: self.behind[at] } }
    }

    /// Fills `before` and `behind`: per word the bits of all words on that side of it.
    fn gather(&mut self) {
        let gather = |all: &mut u64, bit: u64| Some(std::mem::replace(all, *all | bit));
        let bits = || self.words.iter().map(|&word| Side::bit(word));
        self.before.clear();
        self.before.extend(bits().scan(Side::EDGE, gather));
        self.behind.clear();
        self.behind.extend(bits().rev().scan(Side::EDGE, gather));
        self.behind.reverse();
    }

    /// What is known of the word at `at`.
    #[inline]
    pub(crate) fn flags(&self, at: usize) -> u16 {
        self.flags.get(at).copied().unwrap_or(0)
    }

    /// Punctuation after the word at `at`.
    #[inline]
    pub(crate) fn after(&self, at: usize) -> u8 {
        self.after.get(at).copied().unwrap_or(0)
    }

    /// Whether the word may stand before the first word of what is said: a lead-in, or somebody called by name.
    fn leads(&self, at: usize) -> bool {
        let flags = self.flags[at];
        flags & flag::LEAD != 0 || flags & flag::NAME != 0 && self.after[at] & mark::COMMA != 0
    }

    #[inline]
    pub(super) fn starts(&self, boundary: usize) -> bool {
        boundary <= self.lead
    }

    #[inline]
    pub(super) fn ends(&self, boundary: usize) -> bool {
        boundary + self.tail >= self.words.len()
    }

    #[inline]
    pub(super) fn barrier(&self, boundary: usize) -> bool {
        boundary > 0 && self.after[boundary - 1] & mark::BARRIER != 0
    }

    /// Whether a separated particle may end here (dutch.md §3.1).
    #[inline]
    pub(super) fn particle_ends(&self, boundary: usize) -> bool {
        boundary >= self.words.len() || self.after[boundary - 1] != 0 || self.flags[boundary] & flag::AFTER_PARTICLE != 0
    }
}
