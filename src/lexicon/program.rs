//! A compiled rule: a Glushkov automaton over word numbers, its states one bit each. A match is found outward from an
//! occurrence of the rule's rarest word: to the left for its start, to the right for its end. Every step is a few
//! operations on at most 512 bits, so the time is linear in the sentence, whatever the pattern.

use crate::text::{Token, TokenKind, Vocabulary, WordId, flag, mark};

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
    pub(crate) fn flags(&self, at: usize) -> u16 {
        self.flags.get(at).copied().unwrap_or(0)
    }

    /// Punctuation after the word at `at`.
    pub(crate) fn after(&self, at: usize) -> u8 {
        self.after.get(at).copied().unwrap_or(0)
    }

    /// Whether the word may stand before the first word of what is said: a lead-in, or somebody called by name.
    fn leads(&self, at: usize) -> bool {
        let flags = self.flags[at];
        flags & flag::LEAD != 0 || flags & flag::NAME != 0 && self.after[at] & mark::COMMA != 0
    }

    fn starts(&self, boundary: usize) -> bool {
        boundary <= self.lead
    }

    fn ends(&self, boundary: usize) -> bool {
        boundary + self.tail >= self.words.len()
    }

    fn barrier(&self, boundary: usize) -> bool {
        boundary > 0 && self.after[boundary - 1] & mark::BARRIER != 0
    }

    /// Whether a separated particle may end here (dutch.md §3.1).
    fn particle_ends(&self, boundary: usize) -> bool {
        boundary >= self.words.len() || self.after[boundary - 1] != 0 || self.flags[boundary] & flag::AFTER_PARTICLE != 0
    }
}

/// The words around a word, or those that a pattern takes there, one of 63 bits each; the last bit stands for the edge of
/// the pattern. A look at them spares most attempts at a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Around {
    left: Side,
    right: Side,
}

/// One side of a word: the word next to it, and all words on that side (for a pattern: those that a gap leads to).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    next: u64,
    far: u64,
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
    const FREE: Self = Self { next: u64::MAX, far: u64::MAX };
    const EDGE: u64 = 1 << 63;

    fn bit(word: u32) -> u64 {
        1 << ((word.wrapping_mul(0x9E37_79B1) >> 16) % 63)
    }

    #[inline]
    fn allows(&self, words: &Self) -> bool {
        self.next & words.next | self.far & words.far != 0
    }
}

/// A set of states.
pub(crate) type Bits<const W: usize> = [u64; W];

#[inline]
fn and<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> Bits<W> {
    std::array::from_fn(|i| a[i] & b[i])
}

#[inline]
fn or<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> Bits<W> {
    std::array::from_fn(|i| a[i] | b[i])
}

#[inline]
fn without<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> Bits<W> {
    std::array::from_fn(|i| a[i] & !b[i])
}

#[inline]
fn meets<const W: usize>(a: &Bits<W>, b: &Bits<W>) -> bool {
    (0..W).any(|i| a[i] & b[i] != 0)
}

#[inline]
fn none<const W: usize>(a: &Bits<W>) -> bool {
    a.iter().all(|&bits| bits == 0)
}

/// The automaton of one rule with at most 64·W states.
#[derive(Debug, Clone)]
pub(crate) struct Machine<const W: usize> {
    pub(super) first: Bits<W>,
    pub(super) last: Bits<W>,
    /// States that take any word, those of gaps.
    pub(super) any: Bits<W>,
    /// States of `^` and `$`, which take no word.
    pub(super) start: Bits<W>,
    pub(super) end: Bits<W>,
    /// Separated particles, which look at the next word.
    pub(super) particle: Bits<W>,
    /// What dies at a colon: gap states and states next to a gap, to the right and to the left.
    pub(super) stop_right: Bits<W>,
    pub(super) stop_left: Bits<W>,
    pub(super) follow: Box<[Bits<W>]>,
    pub(super) precede: Box<[Bits<W>]>,
    pub(super) words: WordMasks<W>,
    pub(super) anchors: Bits<W>,
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
    fn get(&self, word: u32) -> Bits<W> {
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

    fn words(&self) -> impl Iterator<Item = u32> + '_ {
        self.slots.iter().map(|slot| slot.0).filter(|&word| word != u32::MAX)
    }
}

impl<const W: usize> Machine<W> {
    /// States that can take the word at `at`.
    #[inline]
    fn taking(&self, sequence: &Sequence, at: usize) -> Bits<W> {
        let states = or(&self.words.get(sequence.words[at]), &self.any);
        if !none(&self.particle) && !sequence.particle_ends(at + 1) { without(&states, &self.particle) } else { states }
    }

    #[inline]
    fn step(table: &[Bits<W>], active: &Bits<W>) -> Bits<W> {
        let mut next = [0; W];
        for (word, &bits) in active.iter().enumerate() {
            let mut bits = bits;
            while bits != 0 {
                let state = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                next = or(&next, &table[state]);
            }
        }
        next
    }

    /// Adds the states of `^` and `$` that hold at a boundary.
    #[inline]
    fn at_boundary(&self, table: &[Bits<W>], sequence: &Sequence, boundary: usize, active: Bits<W>) -> Bits<W> {
        let mut allowed = [0; W];
        if sequence.starts(boundary) {
            allowed = or(&allowed, &self.start);
        }
        if sequence.ends(boundary) {
            allowed = or(&allowed, &self.end);
        }
        if none(&allowed) { active } else { or(&active, &and(&Self::step(table, &active), &allowed)) }
    }

    /// The farthest start of a match whose states at word `at` are `active`.
    fn leftmost(&self, sequence: &Sequence, at: usize, mut active: Bits<W>) -> Option<usize> {
        let mut found = None;
        let mut boundary = at;
        loop {
            active = self.at_boundary(&self.precede, sequence, boundary, active);
            if meets(&active, &self.first) {
                found = Some(boundary);
            }
            if boundary == 0 {
                return found;
            }
            if sequence.barrier(boundary) {
                active = without(&active, &self.stop_left);
            }
            active = Self::step(&self.precede, &active);
            if none(&active) {
                return found;
            }
            active = and(&active, &self.taking(sequence, boundary - 1));
            boundary -= 1;
        }
    }

    /// The farthest end of a match whose states at word `at` are `active`.
    fn rightmost(&self, sequence: &Sequence, at: usize, mut active: Bits<W>) -> Option<usize> {
        let mut found = None;
        let mut boundary = at + 1;
        loop {
            active = self.at_boundary(&self.follow, sequence, boundary, active);
            if meets(&active, &self.last) {
                found = Some(boundary);
            }
            if boundary >= sequence.len() {
                return found;
            }
            if sequence.barrier(boundary) {
                active = without(&active, &self.stop_right);
            }
            active = Self::step(&self.follow, &active);
            if none(&active) {
                return found;
            }
            active = and(&active, &self.taking(sequence, boundary));
            boundary += 1;
        }
    }

    /// The match through state `state` at word `at`: left-most start, longest end.
    fn through(&self, sequence: &Sequence, at: usize, state: usize) -> Option<(usize, usize)> {
        let mut active = [0; W];
        active[state / 64] = 1 << (state % 64);
        if meets(&active, &self.particle) && !sequence.particle_ends(at + 1) {
            return None;
        }
        let start = self.leftmost(sequence, at, active)?;
        let end = self.rightmost(sequence, at, active)?;
        Some((start, end))
    }

    /// Calls `each` with every match, seen from every anchor.
    fn all(&self, sequence: &Sequence, each: &mut dyn FnMut(usize, usize)) {
        for at in 0..sequence.len() {
            let mut states = and(&self.words.get(sequence.words[at]), &self.anchors);
            for (word, bits) in states.iter_mut().enumerate() {
                while *bits != 0 {
                    let state = word * 64 + bits.trailing_zeros() as usize;
                    *bits &= *bits - 1;
                    if let Some((start, end)) = self.through(sequence, at, state) {
                        each(start, end);
                    }
                }
            }
        }
    }

    /// The longest match that begins at the first word.
    fn at_start(&self, sequence: &Sequence) -> Option<usize> {
        if sequence.len() == 0 {
            return None;
        }
        let first = self.at_boundary(&self.follow, sequence, 0, and(&self.first, &self.start));
        let entry = or(&self.first, &Self::step(&self.follow, &first));
        let active = and(&entry, &self.taking(sequence, 0));
        if none(&active) { None } else { self.rightmost(sequence, 0, active) }
    }

    /// `(word, state)` for every word that wakes this rule, with what may stand around it.
    fn wakers(&self, each: &mut dyn FnMut(u32, u16, Around)) {
        let mut words: Vec<u32> = self.words.words().collect();
        words.sort_unstable();
        let around: Vec<Option<Around>> = (0..W * 64).map(|state| self.around(state, &words)).collect();
        for word in words {
            let states = and(&self.words.get(word), &self.anchors);
            for (state, around) in around.iter().enumerate() {
                if let Some(around) = around.filter(|_| states[state / 64] >> (state % 64) & 1 == 1) {
                    each(word, state as u16, around);
                }
            }
        }
    }

    /// What may stand around the word that an anchor takes.
    fn around(&self, state: usize, words: &[u32]) -> Option<Around> {
        let mut own = [0; W];
        own[state / 64] = 1 << (state % 64);
        meets(&own, &self.anchors).then(|| Around {
            left: self.side(own, &self.first, &self.precede, words),
            right: self.side(own, &self.last, &self.follow, words),
        })
    }

    /// The words that `table` leads to from a state, next to it and over a gap; anything where the pattern may end.
    fn side(&self, own: Bits<W>, edge: &Bits<W>, table: &[Bits<W>], words: &[u32]) -> Side {
        let bits = |states: &Bits<W>| {
            words.iter().filter(|&&word| meets(&self.words.get(word), states)).fold(0, |bits, &word| bits | Side::bit(word))
        };
        let next = Self::step(table, &own);
        let (mut gap, mut far) = (and(&next, &self.any), [0; W]);
        loop {
            let reached = or(&far, &Self::step(table, &gap));
            let wider = or(&gap, &and(&reached, &self.any));
            if reached == far && wider == gap {
                break;
            }
            (far, gap) = (reached, wider);
        }
        let seen = or(&own, &or(&next, &far));
        if meets(&or(&own, &gap), edge) || meets(&seen, &or(&self.start, &self.end)) {
            return Side::FREE;
        }
        Side { next: bits(&next), far: bits(&far) }
    }
}

/// A compiled rule of any size.
#[derive(Debug, Clone)]
pub(crate) enum Program {
    Small(Machine<1>),
    Medium(Machine<2>),
    Large(Box<Machine<4>>),
    Huge(Box<Machine<8>>),
}

macro_rules! each_size {
    ($program:expr, $machine:ident => $body:expr) => {
        match $program {
            Program::Small($machine) => $body,
            Program::Medium($machine) => $body,
            Program::Large($machine) => $body,
            Program::Huge($machine) => $body,
        }
    };
}

impl Program {
    /// The match through `state` at word `at`.
    #[inline]
    pub(crate) fn through(&self, sequence: &Sequence, at: usize, state: u16) -> Option<(usize, usize)> {
        each_size!(self, machine => machine.through(sequence, at, state as usize))
    }

    /// Calls `each` with every match.
    pub(crate) fn all(&self, sequence: &Sequence, each: &mut dyn FnMut(usize, usize)) {
        each_size!(self, machine => machine.all(sequence, each));
    }

    /// The end of the longest match from the first word on.
    pub(crate) fn at_start(&self, sequence: &Sequence) -> Option<usize> {
        each_size!(self, machine => machine.at_start(sequence))
    }

    /// `(word, state)` for every word that wakes this rule, with what may stand around it.
    pub(crate) fn wakers(&self, each: &mut dyn FnMut(u32, u16, Around)) {
        each_size!(self, machine => machine.wakers(each));
    }

    /// Whether the pattern itself names a word.
    pub(crate) fn names(&self, word: u32) -> bool {
        each_size!(self, machine => machine.words.get(word).iter().any(|&bits| bits != 0))
    }
}
