//! All compiled rules with the words that wake them: a sentence tries only rules whose rarest word occurs in it.

use regex::Regex;

use super::around::Around;
use super::file::{Negation, Position, Reported, Rule, SentenceKind, Speaker};
use super::program::Program;
use super::sequence::Sequence;

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(super) enum Matcher {
    Program(Program),
    Regex(Regex),
}

/// A compiled rule and what it asks.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) category: u16,
    pub(super) number: u16,
    strength: u8,
    pub(super) negation: Negated,
    pub(super) sentence: SentenceKind,
    pub(super) reported: Reported,
    pub(super) speaker: Speaker,
    pub(super) position: Position,
    pub(super) matcher: Matcher,
}

/// What a negator near a match does, with the category it turns into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Negated {
    Drops,
    Stays,
    Turns(u16),
}

/// All compiled rules, with the words that wake them.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    pub(super) all: Vec<Compiled>,
    /// Rules that are regexes: every sentence tries them.
    pub(super) regexes: Vec<u32>,
    mutes: Vec<Mute>,
    wakes: Wakes,
    mute_wakes: Wakes,
}

/// A compiled exception: where it matches, its category has no hit.
#[derive(Debug, Clone)]
pub(super) struct Mute {
    pub(super) category: u16,
    /// Its place in the category, from 0.
    pub(super) number: u16,
    program: Program,
}

/// A match that may become a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) category: u16,
    pub(super) rule: u32,
    /// Range of the words of the sentence.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) strength: u8,
    pub(super) turned: bool,
    /// The tokens of a match that is not made of words (regex, tag).
    pub(super) tokens: Option<(u32, u32)>,
}

impl Rules {
    pub(super) fn push(&mut self, category: u16, number: u16, rule: &Rule, turns: Option<u16>, matcher: Matcher) {
        let negation = match (&rule.negation, turns) {
            (_, Some(other)) => Negated::Turns(other),
            (Negation::Stays, _) => Negated::Stays,
            _ => Negated::Drops,
        };
        if matches!(matcher, Matcher::Regex(_)) {
            self.regexes.push(self.all.len() as u32);
        }
        self.all.push(Compiled {
            category,
            number,
            strength: rule.strength,
            negation,
            sentence: rule.sentence,
            reported: rule.reported,
            speaker: rule.speaker,
            position: rule.position,
            matcher,
        });
    }

    pub(super) fn push_mute(&mut self, category: u16, number: u16, program: Program) {
        self.mutes.push(Mute { category, number, program });
    }

    /// Prepares the tables from a word to what it wakes.
    pub(super) fn index(&mut self, words: usize) {
        let rules = self.all.iter().map(|rule| if let Matcher::Program(program) = &rule.matcher { Some(program) } else { None });
        self.wakes = Wakes::new(rules, words);
        self.mute_wakes = Wakes::new(self.mutes.iter().map(|mute| Some(&mute.program)), words);
    }

    /// All matches in the words of a sentence, whatever their rules ask besides.
    pub(super) fn matches(&self, sequence: &Sequence, found: &mut Vec<Candidate>) {
        self.wakes.each(sequence, |wake, at| {
            let compiled = &self.all[wake.number as usize];
            let Matcher::Program(program) = &compiled.matcher else { return };
            if let Some((start, end)) = program.through(sequence, at, wake.state) {
                found.push(compiled.candidate(wake.number, start, end, None));
            }
        });
    }

    /// Calls `each` with every match of a mute in the words of a sentence.
    pub(super) fn muted(&self, sequence: &Sequence, mut each: impl FnMut(&Mute, usize, usize)) {
        self.mute_wakes.each(sequence, |wake, at| {
            let mute = &self.mutes[wake.number as usize];
            if let Some((start, end)) = mute.program.through(sequence, at, wake.state) {
                each(mute, start, end);
            }
        });
    }
}

/// From a word to the programs it wakes.
#[derive(Debug, Clone, Default)]
struct Wakes {
    starts: Vec<u32>,
    wakes: Vec<Wake>,
}

/// A program to try from a word on, unless the words around it rule that out.
#[derive(Debug, Clone)]
struct Wake {
    around: Around,
    number: u32,
    state: u16,
}

impl Wakes {
    /// The table of some programs, numbered by their place, over `words` known words.
    fn new<'a>(programs: impl Iterator<Item = Option<&'a Program>>, words: usize) -> Self {
        let mut pairs: Vec<(u32, Wake)> = Vec::new();
        for (number, program) in programs.enumerate() {
            if let Some(program) = program {
                let number = number as u32;
                program.wakers(&mut |word, state, around| pairs.push((word, Wake { around, number, state })));
            }
        }
        pairs.sort_unstable_by_key(|(word, wake)| (*word, wake.number, wake.state));
        let mut starts = vec![0; words + 1];
        for (word, _) in &pairs {
            starts[*word as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { starts, wakes: pairs.into_iter().map(|(_, wake)| wake).collect() }
    }

    #[inline]
    fn woken_by(&self, word: u32) -> &[Wake] {
        let word = word as usize;
        match (self.starts.get(word), self.starts.get(word + 1)) {
            (Some(&from), Some(&to)) => &self.wakes[from as usize..to as usize],
            _ => &[],
        }
    }

    /// Calls `each` with what every word of a sentence wakes, and its place, where the words around it allow a match.
    #[inline]
    fn each(&self, sequence: &Sequence, mut each: impl FnMut(&Wake, usize)) {
        for at in 0..sequence.len() {
            let around = sequence.around(at);
            for wake in self.woken_by(sequence.words[at]).iter().filter(|wake| wake.around.allows(&around)) {
                each(wake, at);
            }
        }
    }
}

impl Compiled {
    pub(super) fn candidate(&self, rule: u32, start: usize, end: usize, tokens: Option<(u32, u32)>) -> Candidate {
        Candidate { category: self.category, rule, start, end, strength: self.strength, turned: false, tokens }
    }
}
