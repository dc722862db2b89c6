//! One pass over the bytes of an utterance: tokens, tags between brackets, and where sentences end.

use std::ops::Range;

use crate::transcript::{Span, Transcript};

use super::normal::{is_apostrophe, normalise_into};
use super::words::{LocalWords, Vocabulary, hash};
use super::{Ending, Sentence, Token, TokenKind, WordId, abbreviation, mark};

/// Longest word that is kept apart; a longer run of letters is cut, so that a length fits 16 bits.
const LONGEST_WORD: usize = 2_000;
/// Longest text between brackets that counts as a tag of the transcriber.
const LONGEST_TAG: usize = 400;
/// Apostrophe words: 't, 'n, 's, 'k, 'm, 'r and the reduced forms seen in transcripts.
const APOSTROPHE_WORDS: [&str; 10] = ["t", "n", "s", "k", "m", "r", "ns", "kay", "em", "cause"];

/// What a byte is to the scanner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    High,
    Apostrophe,
    Open,
    Stop,
    Comma,
    Barrier,
    Other,
}

const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Letter,
            b'\'' | b'`' => Class::Apostrophe,
            b'[' | b'(' | b'<' => Class::Open,
            b'.' | b'?' | b'!' => Class::Stop,
            b',' => Class::Comma,
            b';' | b':' => Class::Barrier,
            0x80..=0xFF => Class::High,
            _ => Class::Other,
        };
        byte += 1;
    }
    table
}

/// Collects the tokens and sentences of a transcript.
pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    vocabulary: &'a Vocabulary,
    pub(super) local: LocalWords,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    lower: Vec<u8>,
    folded: String,
    utterance: u32,
    first_token: usize,
    sentence_start: usize,
    end: usize,
    cut_word: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(transcript: &'a Transcript, vocabulary: &'a Vocabulary) -> Self {
        let text = transcript.text.as_str();
        Self {
            text,
            bytes: text.as_bytes(),
            vocabulary,
            local: LocalWords::default(),
            tokens: Vec::with_capacity(text.len() / 5),
            sentences: Vec::with_capacity(text.len() / 40),
            lower: Vec::with_capacity(64),
            folded: String::new(),
            utterance: 0,
            first_token: 0,
            sentence_start: 0,
            end: 0,
            cut_word: false,
        }
    }

    /// Scans one utterance.
    pub(super) fn utterance(&mut self, index: u32, span: Span) {
        let range = span.range();
        let sentences = self.sentences.len();
        self.utterance = index;
        self.first_token = self.tokens.len();
        self.sentence_start = range.start;
        self.end = range.end;
        self.cut_word = false;
        let mut at = range.start;
        while at < range.end {
            at = match CLASSES[self.bytes[at] as usize] {
                Class::Letter => self.word(at, at),
                Class::High => self.high(at),
                Class::Apostrophe => self.apostrophe(at, 1),
                Class::Open => self.tag(at),
                Class::Stop => self.stop(at),
                Class::Comma => self.mark(at, mark::COMMA),
                Class::Barrier => self.mark(at, mark::BARRIER),
                Class::Other => at + 1,
            };
        }
        self.close_utterance(range, sentences);
    }

    fn mark(&mut self, at: usize, flag: u8) -> usize {
        if let Some(token) = self.tokens.get_mut(self.first_token..).and_then(<[Token]>::last_mut) {
            token.after |= flag;
        }
        at + 1
    }

    /// A character outside ASCII: part of a word, an apostrophe, `…`, or nothing.
    fn high(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return at + 1 };
        match c {
            c if c.is_alphanumeric() => self.word(at, at),
            c if is_apostrophe(c) => self.apostrophe(at, c.len_utf8()),
            '…' => self.stop(at),
            _ => at + c.len_utf8(),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..self.end)?.chars().next()
    }

    /// `'t`, `'k` and the like; any other apostrophe before a word is a quote.
    fn apostrophe(&mut self, at: usize, width: usize) -> usize {
        let letters = at + width;
        let stop = (letters..self.end).find(|&i| !self.bytes[i].is_ascii_alphabetic()).unwrap_or(self.end);
        let follows = self.text.get(letters..stop).unwrap_or("");
        let joined = self.char_at(stop).is_some_and(char::is_alphanumeric);
        let known = follows.len() <= 5 && APOSTROPHE_WORDS.iter().any(|w| follows.eq_ignore_ascii_case(w));
        if known && !joined { self.word(at, letters) } else { letters }
    }

    /// A run of letters and digits with inner `'` or `-`, from `start`; the letters begin at `from`.
    fn word(&mut self, start: usize, from: usize) -> usize {
        self.lower.clear();
        let mut plain = true;
        if from > start {
            self.lower.push(b'\'');
        }
        let mut at = from;
        while at < self.end && at - start < LONGEST_WORD {
            let byte = self.bytes[at];
            match CLASSES[byte as usize] {
                Class::Letter => {
                    self.lower.push(byte.to_ascii_lowercase());
                    at += 1;
                }
                Class::Apostrophe if self.letter_at(at + 1) => {
                    self.lower.push(b'\'');
                    at += 1;
                }
                Class::Other if byte == b'-' && self.letter_at(at + 1) => {
                    self.lower.push(b'-');
                    at += 1;
                }
                Class::High => match self.inner(at) {
                    Some(width) => {
                        plain = false;
                        at += width;
                    }
                    None => break,
                },
                _ => break,
            }
        }
        self.push_word(start, at, plain);
        self.after_word(at)
    }

    /// Width of a non-ASCII character that continues a word.
    fn inner(&self, at: usize) -> Option<usize> {
        let c = self.char_at(at)?;
        let joins = is_apostrophe(c) || matches!(c, '\u{2010}' | '\u{2011}');
        let belongs = if joins {
            self.letter_at(at + c.len_utf8())
        } else {
            c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
        };
        belongs.then(|| c.len_utf8())
    }

    fn letter_at(&self, at: usize) -> bool {
        if at >= self.end {
            return false;
        }
        match CLASSES[self.bytes[at] as usize] {
            Class::Letter => true,
            Class::High => self.char_at(at).is_some_and(char::is_alphanumeric),
            _ => false,
        }
    }

    fn push_word(&mut self, start: usize, end: usize, plain: bool) {
        let word = if plain {
            let hash = hash(&self.lower);
            match self.vocabulary.find_hashed(&self.lower, hash) {
                Some(id) => WordId(id),
                None => self.local.intern(std::str::from_utf8(&self.lower).unwrap_or(""), hash, self.vocabulary),
            }
        } else {
            normalise_into(self.text.get(start..end).unwrap_or(""), &mut self.folded);
            self.intern_folded()
        };
        let kind = match self.lower.as_slice() {
            b"ggg" | b"xxx" if plain => TokenKind::Tag,
            _ => TokenKind::Word,
        };
        self.push(start, end, kind, word);
    }

    fn intern_folded(&mut self) -> WordId {
        let hash = hash(self.folded.as_bytes());
        match self.vocabulary.find_hashed(self.folded.as_bytes(), hash) {
            Some(id) => WordId(id),
            None => self.local.intern(&self.folded, hash, self.vocabulary),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, word: WordId) {
        self.tokens.push(Token { start: start as u32, len: (end - start) as u16, kind, after: 0, word });
    }

    /// A transcriber's `*a` or `*d` after a word marks it broken off or foreign; it is not a word itself.
    fn after_word(&mut self, at: usize) -> usize {
        self.cut_word = false;
        let code = at + 1 < self.end && self.bytes[at] == b'*' && self.bytes[at + 1].is_ascii_lowercase();
        if code && !self.letter_at(at + 2) {
            self.cut_word = self.bytes[at + 1] == b'a';
            return at + 2;
        }
        at
    }

    /// `[lacht]`, `(onverstaanbaar)`, `<...>`: one token; a bracket that does not close is nothing.
    fn tag(&mut self, at: usize) -> usize {
        let close = match self.bytes[at] {
            b'[' => b']',
            b'(' => b')',
            _ => b'>',
        };
        let limit = self.end.min(at + LONGEST_TAG);
        let Some(found) = memchr::memchr(close, &self.bytes[at + 1..limit]) else { return at + 1 };
        let (start, end) = (at + 1, at + 1 + found);
        let inner = self.text.get(start..end).unwrap_or("").trim();
        let word = if !inner.is_empty() && inner.chars().all(char::is_alphanumeric) {
            normalise_into(inner, &mut self.folded);
            self.intern_folded()
        } else {
            WordId::NONE
        };
        self.push(at, end + 1, TokenKind::Tag, word);
        end + 1
    }

    /// A run of `.`, `?`, `!`, `…`: ends a sentence when blank, quote, bracket or the end follows.
    fn stop(&mut self, at: usize) -> usize {
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
    fn close_utterance(&mut self, range: Range<usize>, sentences: usize) {
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
