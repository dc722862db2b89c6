//! Where sentences end, and with what.

use std::ops::Range;

use crate::transcript::Span;

use super::super::{Ending, Sentence, Token, abbreviation};
use super::Scanner;

impl Scanner<'_> {
    /// A run of `.`, `?`, `!`, `…`: ends a sentence when blank, quote, bracket or the end follows.
    pub(super) fn stop(&mut self, at: usize) -> usize {
        let mut end = at;
        while let Some(c) = self.char_at(end).filter(|c| matches!(c, '.' | '?' | '!' | '…')) {
            end += c.len_utf8();
        }
        let after = self.closers(end);
        let closes = after > end || self.char_at(end).is_none_or(|c| c.is_whitespace() || is_quote_or_bracket(c));
        let run = self.text.get(at..end).unwrap_or("");
        if !closes || (run == "." && self.is_abbreviation(after)) {
            return end;
        }
        self.close_sentence(after, ending_of(run));
        after
    }

    /// Skips closing quotes and brackets directly after a stop.
    fn closers(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at).filter(|c| matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']')) {
            at += c.len_utf8();
        }
        at
    }

    /// Whether the word before a full stop is an abbreviation that goes on.
    fn is_abbreviation(&self, after: usize) -> bool {
        let Some(last) = self.tokens.get(self.first_token..).and_then(<[Token]>::last) else { return false };
        let start = last.start as usize;
        let word = self.text.get(start..start + last.len as usize).unwrap_or("");
        let next = self.text.get(after..self.end).unwrap_or("").trim_start().chars().next();
        let dotted = start > 0 && self.bytes[start - 1] == b'.';
        abbreviation::goes_on(word, dotted, next)
    }

    fn close_sentence(&mut self, end: usize, ending: Ending) {
        let tokens = self.first_token as u32..self.tokens.len() as u32;
        if tokens.is_empty() {
            return;
        }
        let span = Span { start: self.sentence_start as u32, end: end as u32 };
        self.sentences.push(Sentence { utterance: self.utterance, tokens, span, ending });
        self.first_token = self.tokens.len();
        let rest = self.text.get(end..self.end).unwrap_or("");
        self.sentence_start = end + (rest.len() - rest.trim_start().len());
    }

    /// Ends the last sentence; an utterance without any word keeps one empty sentence, for its punctuation.
    pub(super) fn close_utterance(&mut self, range: Range<usize>, sentences: usize) {
        let text = self.text.get(range.clone()).unwrap_or("").trim_end();
        if self.tokens.len() > self.first_token {
            let bare = text.trim_end_matches(is_quote_or_bracket).trim_end();
            let cut = self.cut_word || bare.ends_with(['-', '–', '—']);
            self.close_sentence(range.start + text.len(), if cut { Ending::CutOff } else { Ending::Open });
        } else if self.sentences.len() == sentences && !text.is_empty() {
            let run = text.trim_start_matches(|c| !matches!(c, '.' | '?' | '!' | '…'));
            let ending = if run.is_empty() { Ending::Open } else { ending_of(run) };
            let at = self.tokens.len() as u32;
            let span = Span { start: range.start as u32, end: (range.start + text.len()) as u32 };
            self.sentences.push(Sentence { utterance: self.utterance, tokens: at..at, span, ending });
        }
    }
}

fn is_quote_or_bracket(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»' | '(' | ')' | '[' | ']' | '<' | '>')
}

/// What a run of stops says.
fn ending_of(run: &str) -> Ending {
    if run.contains('?') {
        Ending::Question
    } else if run.contains('!') {
        Ending::Exclamation
    } else if run.contains('…') || run.len() > 1 {
        Ending::Ellipsis
    } else {
        Ending::Period
    }
}
