//! From a pattern over word numbers to the automaton of a rule (Glushkov's construction: a state for every word, gap
//! word or anchor of the pattern), with the rarest words it cannot do without.

use crate::text::Vocabulary;

use super::error::Problem;
use super::frequency::estimate;
use super::lower::{Node, WordSet};
use super::program::{Machine, Program};
use super::states::{Bits, WordMasks};

/// Most states a rule may have.
const MOST_STATES: usize = 512;

/// What a state takes.
enum State {
    Words(WordSet),
    Any,
    Start,
    End,
}

/// Part of a pattern while it is put together.
struct Part {
    nullable: bool,
    first: Vec<usize>,
    last: Vec<usize>,
    /// The cheapest states every match passes through one of, with their estimated frequency.
    anchor: Option<(u64, Vec<usize>)>,
}

#[derive(Default)]
struct Builder {
    states: Vec<State>,
    follow: Vec<(usize, usize)>,
}

/// Compiles a pattern. All words must be known to the vocabulary by now.
pub(crate) fn compile(node: &Node, vocabulary: &Vocabulary) -> Result<Program, Problem> {
    let mut builder = Builder::default();
    let part = builder.part(node, vocabulary);
    let Some((_, anchors)) = part.anchor.clone() else {
        let nl = "Het patroon heeft geen woord dat er altijd moet staan";
        return Err(Problem::new(0, nl, "the pattern has no word that must be there"));
    };
    Ok(match builder.states.len() {
        0..=64 => Program::Small(builder.machine(&part, &anchors, vocabulary)),
        65..=128 => Program::Medium(builder.machine(&part, &anchors, vocabulary)),
        129..=256 => Program::Large(Box::new(builder.machine(&part, &anchors, vocabulary))),
        257..=MOST_STATES => Program::Huge(Box::new(builder.machine(&part, &anchors, vocabulary))),
        _ => {
            return Err(Problem::new(
                0,
                "Het patroon is te groot; verdeel het over twee regels",
                "the pattern is too large; use two rules",
            ));
        }
    })
}

impl Builder {
    fn state(&mut self, state: State, anchor: Option<u64>) -> Part {
        let number = self.states.len();
        let nullable = false;
        self.states.push(state);
        Part { nullable, first: vec![number], last: vec![number], anchor: anchor.map(|cost| (cost, vec![number])) }
    }

    fn part(&mut self, node: &Node, vocabulary: &Vocabulary) -> Part {
        match node {
            Node::Words(set) => {
                let cost = set.ids.iter().map(|&id| word_cost(id, vocabulary)).sum::<u64>() + 20 * set.prefixes.len() as u64;
                self.state(State::Words(set.clone()), Some(cost))
            }
            Node::Start => self.state(State::Start, None),
            Node::End => self.state(State::End, None),
            Node::Gap(wide) => self.gap(*wide),
            Node::Maybe(inner) => Part { nullable: true, anchor: None, ..self.part(inner, vocabulary) },
            Node::Sequence(nodes) => {
                let mut whole = Part { nullable: true, first: Vec::new(), last: Vec::new(), anchor: None };
                for node in nodes {
                    let next = self.part(node, vocabulary);
                    whole = self.join(whole, next);
                }
                whole
            }
            Node::Choice(nodes) => {
                let parts: Vec<Part> = nodes.iter().map(|node| self.part(node, vocabulary)).collect();
                choice(parts)
            }
        }
    }

    /// `n` optional words, each after the one before.
    fn gap(&mut self, wide: u8) -> Part {
        let mut whole = Part { nullable: true, first: Vec::new(), last: Vec::new(), anchor: None };
        let mut previous = None;
        for _ in 0..wide {
            let state = self.states.len();
            self.states.push(State::Any);
            match previous {
                Some(before) => self.follow.push((before, state)),
                None => whole.first.push(state),
            }
            whole.last.push(state);
            previous = Some(state);
        }
        whole
    }

    fn join(&mut self, a: Part, b: Part) -> Part {
        for &from in &a.last {
            for &to in &b.first {
                self.follow.push((from, to));
            }
        }
        let mut first = a.first;
        if a.nullable {
            first.extend(&b.first);
        }
        let mut last = b.last;
        if b.nullable {
            last.extend(&a.last);
        }
        let anchor = match (a.anchor, b.anchor) {
            (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
            (a, b) => a.or(b),
        };
        Part { nullable: a.nullable && b.nullable, first, last, anchor }
    }

    fn machine<const W: usize>(&self, part: &Part, anchors: &[usize], vocabulary: &Vocabulary) -> Machine<W> {
        let count = self.states.len();
        let mut follow = vec![[0; W]; count].into_boxed_slice();
        let mut precede = follow.clone();
        for &(from, to) in &self.follow {
            set(&mut follow[from], to);
            set(&mut precede[to], from);
        }
        let of_kind = |wanted: fn(&State) -> bool| {
            let states = self.states.iter().enumerate().filter(|(_, s)| wanted(s)).map(|(n, _)| n);
            bits(states)
        };
        let any: Bits<W> = of_kind(|s| matches!(s, State::Any));
        let next_to_gap = |table: &[Bits<W>]| -> Bits<W> {
            let touching = (0..count).filter(|&n| (0..W).any(|w| table[n][w] & any[w] != 0 || any[n / 64] >> (n % 64) & 1 == 1));
            bits(touching)
        };
        Machine {
            first: bits(part.first.iter().copied()),
            last: bits(part.last.iter().copied()),
            start: of_kind(|s| matches!(s, State::Start)),
            end: of_kind(|s| matches!(s, State::End)),
            particle: of_kind(|s| matches!(s, State::Words(set) if set.particle)),
            stop_right: next_to_gap(&follow),
            stop_left: next_to_gap(&precede),
            any,
            follow,
            precede,
            words: self.masks(vocabulary),
            anchors: bits(anchors.iter().copied()),
        }
    }

    fn masks<const W: usize>(&self, vocabulary: &Vocabulary) -> WordMasks<W> {
        let mut pairs: Vec<(u32, usize)> = Vec::new();
        for (number, state) in self.states.iter().enumerate() {
            let State::Words(set) = state else { continue };
            pairs.extend(set.ids.iter().map(|&id| (id, number)));
            for prefix in &set.prefixes {
                pairs.extend(vocabulary.starting_with(prefix).map(|id| (id, number)));
            }
        }
        pairs.sort_unstable();
        let mut entries: Vec<(u32, Bits<W>)> = Vec::new();
        for (word, number) in pairs {
            if entries.last().is_none_or(|(known, _)| *known != word) {
                entries.push((word, [0; W]));
            }
            if let Some((_, states)) = entries.last_mut() {
                set(states, number);
            }
        }
        WordMasks::new(entries)
    }
}

fn word_cost(id: u32, vocabulary: &Vocabulary) -> u64 {
    u64::from(estimate(vocabulary.text(crate::text::WordId(id))))
}

fn choice(parts: Vec<Part>) -> Part {
    let mut whole = Part { nullable: false, first: Vec::new(), last: Vec::new(), anchor: Some((0, Vec::new())) };
    for part in parts {
        whole.nullable |= part.nullable;
        whole.first.extend(part.first);
        whole.last.extend(part.last);
        whole.anchor = whole.anchor.zip(part.anchor).map(|((cost, mut states), (more, others))| {
            states.extend(others);
            (cost + more, states)
        });
    }
    whole
}

fn set<const W: usize>(bits: &mut Bits<W>, state: usize) {
    bits[state / 64] |= 1 << (state % 64);
}

fn bits<const W: usize>(states: impl Iterator<Item = usize>) -> Bits<W> {
    let mut bits = [0; W];
    for state in states {
        set(&mut bits, state);
    }
    bits
}
