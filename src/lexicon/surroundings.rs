//! What stands around a match: negators within reach, and words given as someone else's.

use crate::text::{Language, flag, mark};

use super::Lexicons;
use super::program::Program;
use super::sequence::Sequence;

/// How far a negator reaches: so many words to its right, so many to its left (dutch.md §3.2).
const LEFT: usize = 4;
const RIGHT: usize = 3;

/// The surroundings of the matches of one sentence, worked out when first asked.
pub(super) struct Surroundings<'a> {
    lexicons: &'a Lexicons,
    sequence: &'a Sequence,
    /// Per word: it denies.
    negators: Option<Vec<bool>>,
    /// Where reported speech begins; `usize::MAX` when there is none.
    reported: Option<usize>,
    language: Language,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(lexicons: &'a Lexicons, sequence: &'a Sequence, language: Language) -> Self {
        Self { lexicons, sequence, negators: None, reported: None, language }
    }

    /// Whether a match that begins at `start` lies within reported speech.
    pub(super) fn reported(&mut self, start: usize) -> bool {
        let (lexicons, sequence, language) = (self.lexicons, self.sequence, self.language);
        let begins = *self.reported.get_or_insert_with(|| {
            let mut first = usize::MAX;
            lexicons.list(language, "reported_speech").spans(sequence, &mut |_, end| first = first.min(end));
            first
        });
        start >= begins
    }

    /// Whether a negator reaches a match. One the pattern itself names does not count.
    pub(super) fn negated(&mut self, start: usize, end: usize, program: Option<&Program>) -> bool {
        let sequence = self.sequence;
        let negators = self.negators();
        if !negators.contains(&true) {
            return false;
        }
        let inside = |at: usize| negators[at] && program.is_none_or(|p| !p.names(sequence.words[at]));
        if (start..end.min(negators.len())).any(inside) {
            return true;
        }
        let mut at = start;
        while at > 0 && start - at < LEFT && !closes(sequence, at - 1) {
            at -= 1;
            if negators[at] {
                return true;
            }
        }
        let mut at = end;
        while at < negators.len() && at - end < RIGHT && at > 0 && !bounds(sequence, at) {
            if negators[at] {
                return true;
            }
            at += 1;
        }
        false
    }

    fn negators(&mut self) -> &[bool] {
        let (lexicons, sequence, language) = (self.lexicons, self.sequence, self.language);
        self.negators.get_or_insert_with(|| {
            let mut found: Vec<bool> = (0..sequence.len()).map(|at| sequence.flags(at) & flag::NEGATOR != 0).collect();
            lexicons.list(language, "negator").spans(sequence, &mut |start, end| {
                if let Some(last) = found.get_mut(start..end).and_then(<[bool]>::last_mut) {
                    *last = true;
                }
            });
            if found.contains(&true) {
                lexicons.list(language, "pseudo_negation").spans(sequence, &mut |start, end| {
                    found[start..end].fill(false);
                });
            }
            found
        })
    }
}

/// Going left, the word at `at` ends the reach.
fn closes(sequence: &Sequence, at: usize) -> bool {
    sequence.flags(at) & flag::BOUNDARY != 0 || sequence.after(at) & (mark::COMMA | mark::BARRIER) != 0
}

/// Going right, the word at `at` lies beyond the reach.
fn bounds(sequence: &Sequence, at: usize) -> bool {
    sequence.flags(at) & flag::BOUNDARY != 0 || sequence.after(at - 1) & (mark::COMMA | mark::BARRIER) != 0
}
