//! One pass over the bytes of an utterance: tokens, tags between brackets, and where sentences end.

mod sentence;

use crate::transcript::{Span, Transcript};

use super::normal::{is_apostrophe, normalise_into};
use super::words::{LocalWords, Vocabulary, hash};
use super::{Sentence, Token, TokenKind, WordId, mark};

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
}
