//! A compiled rule: a Glushkov automaton over word numbers, its states one bit each. A match is found outward from an
//! occurrence of the rule's rarest word: to the left for its start, to the right for its end. Every step is a few
//! operations on at most 512 bits, so the time is linear in the sentence, whatever the pattern.

use super::around::{Around, Side};
use super::sequence::Sequence;
use super::states::{Bits, WordMasks, and, meets, none, or, without};

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
