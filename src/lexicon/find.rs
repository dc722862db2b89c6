//! Finds the cues of a meeting: per sentence only rules whose rarest word occurs are tried; what matches is then held
//! against the conditions of its rule, resolved per category (left-most, longest), and muted.

use crate::text::{Ending, Language, LexicalQuestion, Sentence, TokenKind, TokenTable};
use crate::transcript::{PersonId, Span, Transcript};

use super::file::{Position, Reported, SentenceKind, Speaker};
use super::names::Names;
use super::rules::{Candidate, Compiled, Matcher, Negated};
use super::sequence::Sequence;
use super::surroundings::Surroundings;
use super::{CategoryId, Lexicons};

/// So many sentences of a turn may answer the point before it.
const REJOINDER: usize = 2;

/// A cue in a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueHit {
    /// Its category.
    pub category: CategoryId,
    /// The rule of the category, from 1. A turned hit names the rule of the category it was turned from.
    pub rule: u16,
    /// The utterance.
    pub utterance: u32,
    /// The sentence in [`TokenTable::sentences`].
    pub sentence: u32,
    /// Its tokens in [`TokenTable::tokens`].
    pub tokens: std::ops::Range<u32>,
    /// Its text.
    pub span: Span,
    /// 1 weak, 2 plain, 3 strong.
    pub strength: u8,
    /// A negator turned it from another category into this one.
    pub turned: bool,
}

/// Where utterances stand in the exchange, for rules that ask for it. A slice that is too short means `false`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Situation<'a> {
    /// Per utterance: it follows another's question.
    pub after_question: &'a [bool],
    /// Per utterance: it opens a turn that follows another's turn.
    pub reply: &'a [bool],
    /// Who leads.
    pub leader: Option<PersonId>,
}

/// Everything that is needed to find the cues of one meeting.
pub(super) struct Finder<'a> {
    lexicons: &'a Lexicons,
    transcript: &'a Transcript,
    table: &'a TokenTable,
    situation: &'a Situation<'a>,
    question: LexicalQuestion<'a>,
    names: Names,
    sequence: Sequence,
    pub(super) found: Vec<Candidate>,
    /// Category and words of what is muted in the current sentence.
    muted: Vec<(u16, usize, usize)>,
    languages: Vec<Language>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(
        lexicons: &'a Lexicons,
        transcript: &'a Transcript,
        table: &'a TokenTable,
        situation: &'a Situation<'a>,
    ) -> Self {
        let mut languages: Vec<Language> = lexicons.categories.iter().map(|c| c.language).collect();
        languages.dedup();
        Self {
            lexicons,
            transcript,
            table,
            situation,
            question: LexicalQuestion::new(lexicons, table.language),
            names: Names::new(transcript, table),
            sequence: Sequence::default(),
            found: Vec::new(),
            muted: Vec::new(),
            languages,
        }
    }

    /// Fills `found` with the matches of a sentence that meet what their rules ask, in order of category and place.
    pub(super) fn candidates(&mut self, number: usize, sentence: &Sentence) {
        self.found.clear();
        let language = self.language_of(sentence);
        if !self.languages.contains(&language) {
            return;
        }
        let tokens = self.table.slice(&sentence.tokens);
        let table = self.table;
        let names = &self.names;
        self.sequence.fill(tokens, sentence.tokens.start, table.vocabulary(), |word| names.alias(word, table));
        let rules = &self.lexicons.rules;
        rules.matches(&self.sequence, &mut self.found);
        self.tags(sentence);
        self.regexes(sentence);
        if self.found.is_empty() {
            return;
        }
        let categories = &self.lexicons.categories;
        self.found.retain(|c| categories[c.category as usize].language == language);
        self.conditions(number, sentence);
        self.found.sort_unstable_by_key(|c| (c.category, c.start, usize::MAX - c.end, u8::MAX - c.strength, c.rule));
        self.found.dedup_by_key(|c| (c.category, c.start, c.end, c.rule));
    }

    fn language_of(&self, sentence: &Sentence) -> Language {
        self.table.utterance_language.get(sentence.utterance as usize).copied().unwrap_or(self.table.language)
    }

    /// A tag such as `[lacht]` is matched by itself.
    fn tags(&mut self, sentence: &Sentence) {
        for (offset, token) in self.table.slice(&sentence.tokens).iter().enumerate() {
            if token.kind != TokenKind::Tag {
                continue;
            }
            let mut word = *token;
            word.kind = TokenKind::Word;
            let first = sentence.tokens.start + offset as u32;
            let mut alone = Sequence::default();
            alone.fill(&[word], first, self.table.vocabulary(), |w| w);
            let before = self.found.len();
            self.lexicons.rules.matches(&alone, &mut self.found);
            let at = self.sequence.tokens.partition_point(|&t| t < first);
            for candidate in &mut self.found[before..] {
                (candidate.start, candidate.end) = (at, at);
                candidate.tokens = Some((first, first + 1));
            }
        }
    }

    fn regexes(&mut self, sentence: &Sentence) {
        for &number in &self.lexicons.rules.regexes {
            let rule = &self.lexicons.rules.all[number as usize];
            let Matcher::Regex(regex) = &rule.matcher else { continue };
            for found in regex.find_iter(self.transcript.slice(sentence.span)) {
                let (from, to) = (sentence.span.start + found.start() as u32, sentence.span.start + found.end() as u32);
                let tokens = self.table.slice(&sentence.tokens);
                let first = tokens.partition_point(|t| t.span().end <= from) as u32 + sentence.tokens.start;
                let last = tokens.partition_point(|t| t.start < to) as u32 + sentence.tokens.start;
                if first < last {
                    let start = self.sequence.tokens.partition_point(|&t| t < first);
                    let end = self.sequence.tokens.partition_point(|&t| t < last);
                    self.found.push(rule.candidate(number, start, end, Some((first, last))));
                }
            }
        }
    }

    /// Drops and turns matches by what their rules ask.
    fn conditions(&mut self, number: usize, sentence: &Sentence) {
        let mut found = std::mem::take(&mut self.found);
        let mut question = None;
        let rules = &self.lexicons.rules.all;
        found.retain(|candidate| {
            let rule = &rules[candidate.rule as usize];
            let kind = rule.sentence == SentenceKind::Any || {
                let is_question = *question.get_or_insert_with(|| self.is_question(sentence));
                is_question == (rule.sentence == SentenceKind::Question)
            };
            kind && self.speaks(rule, sentence.utterance) && self.stands(rule, number, sentence.utterance)
        });
        let mut around = Surroundings::new(self.lexicons, &self.sequence, self.language_of(sentence));
        found.retain_mut(|candidate| {
            let rule = &rules[candidate.rule as usize];
            if rule.reported == Reported::Drops && around.reported(candidate.start) {
                return false;
            }
            if rule.negation == Negated::Stays {
                return true;
            }
            let program = if let Matcher::Program(program) = &rule.matcher { Some(program) } else { None };
            if !around.negated(candidate.start, candidate.end, program) {
                return true;
            }
            if let Negated::Turns(other) = rule.negation {
                candidate.category = other;
                candidate.turned = true;
                return true;
            }
            false
        });
        self.found = found;
    }

    fn is_question(&self, sentence: &Sentence) -> bool {
        match sentence.ending {
            Ending::Question => true,
            Ending::Open if self.table.lacks_question_marks() => self.question.holds(self.table.slice(&sentence.tokens)),
            _ => false,
        }
    }

    fn speaks(&self, rule: &Compiled, utterance: u32) -> bool {
        if rule.speaker == Speaker::Any {
            return true;
        }
        let Some(leader) = self.situation.leader else { return false };
        let speaker = self.transcript.utterances.get(utterance as usize).and_then(|u| u.speaker);
        speaker.is_some_and(|s| (s == leader) == (rule.speaker == Speaker::Leader))
    }

    fn stands(&self, rule: &Compiled, number: usize, utterance: u32) -> bool {
        let start = self.table.sentences_by_utterance.get(utterance as usize).map_or(usize::MAX, |r| r.start as usize);
        let known = |flags: &[bool]| flags.get(utterance as usize).copied().unwrap_or(false);
        let flag = |flags: &[bool]| number == start && known(flags);
        match rule.position {
            Position::Any => true,
            Position::AfterQuestion => flag(self.situation.after_question),
            Position::NotAfterQuestion => !flag(self.situation.after_question),
            Position::Reply => flag(self.situation.reply),
            // The point is often echoed first: "Later? Dat doe ik niet."
            Position::Rejoinder => {
                number.checked_sub(start).is_some_and(|after| after < REJOINDER)
                    && known(self.situation.reply)
                    && !known(self.situation.after_question)
            }
        }
    }

    /// The hits among the candidates: per category left-most, longest, non-overlapping; muted ones taken away.
    pub(super) fn resolve(&mut self, number: usize, sentence: &Sentence, hits: &mut Vec<CueHit>) {
        let from = hits.len();
        self.muted.clear();
        self.lexicons.rules.muted(&self.sequence, |mute, start, end| self.muted.push((mute.category, start, end)));
        let mut category = None;
        let mut free = 0;
        for candidate in &self.found {
            if category != Some(candidate.category) {
                category = Some(candidate.category);
                free = 0;
            }
            if candidate.start < free || candidate.end < free {
                continue;
            }
            free = candidate.end.max(candidate.start);
            let silences = |&(of, start, end): &(u16, usize, usize)| {
                of == candidate.category && start < candidate.end && candidate.start < end
            };
            if !self.muted.iter().any(silences) {
                hits.push(self.hit(candidate, number, sentence));
            }
        }
        hits[from..].sort_by_key(|h| (h.tokens.start, h.category, h.tokens.end));
    }

    /// Whether a mute, by its category and its place there, matches in the current sentence.
    pub(super) fn is_muted_by(&self, category: usize, number: usize) -> bool {
        let mut found = false;
        let wanted = (category, number);
        self.lexicons.rules.muted(&self.sequence, |mute, _, _| found |= (mute.category.into(), mute.number.into()) == wanted);
        found
    }

    fn hit(&self, candidate: &Candidate, number: usize, sentence: &Sentence) -> CueHit {
        let words = &self.sequence.tokens;
        let tokens = candidate.tokens.unwrap_or_else(|| {
            let first = words.get(candidate.start).copied().unwrap_or(sentence.tokens.start);
            let last = words.get(candidate.end.wrapping_sub(1)).copied().unwrap_or(first);
            (first, last + 1)
        });
        let at = |token: u32| self.table.tokens.get(token as usize).map_or(sentence.span, super::super::text::Token::span);
        let span = Span { start: at(tokens.0).start, end: at(tokens.1.saturating_sub(1)).end };
        let rule = self.lexicons.rules.all[candidate.rule as usize].number;
        CueHit {
            category: CategoryId(candidate.category),
            rule,
            utterance: sentence.utterance,
            sentence: number as u32,
            tokens: tokens.0..tokens.1,
            span,
            strength: candidate.strength,
            turned: candidate.turned,
        }
    }
}

impl Lexicons {
    /// The cues of a meeting, in order of utterance and place.
    pub fn find(&self, transcript: &Transcript, table: &TokenTable, situation: &Situation<'_>) -> Vec<CueHit> {
        let mut finder = Finder::new(self, transcript, table, situation);
        let mut hits = Vec::new();
        for (number, sentence) in table.sentences.iter().enumerate() {
            finder.candidates(number, sentence);
            if !finder.found.is_empty() {
                finder.resolve(number, sentence, &mut hits);
            }
        }
        hits
    }
}
