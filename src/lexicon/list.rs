//! A technical list: words and phrases with a function in the conversation (backchannels, negators, question words).
//! Phrases are kept in a trie over word numbers; entries with gaps or anchors are compiled like rules.

use std::sync::Arc;

use regex::Regex;
use rustc_hash::FxHashMap;

use crate::text::{Language, Token, TokenKind, Vocabulary};

use super::program::Program;
use super::sequence::Sequence;

/// A technical list of one language.
#[derive(Debug, Clone)]
pub struct TechnicalList {
    /// The id, which is the name of the file.
    pub id: String,
    /// The language of its words.
    pub language: Language,
    /// Version of the file.
    pub version: u32,
    /// The Dutch title.
    pub title_nl: String,
    /// The English title.
    pub title_en: String,
    /// What the list holds, in English.
    pub definition: String,
    /// Hash of the file.
    pub hash: String,
    /// The entries as written.
    pub patterns: Vec<String>,
    /// Texts in which an entry must be found.
    pub hit: Vec<String>,
    /// Texts in which none may be found.
    pub miss: Vec<String>,
    pub(super) trie: Trie,
    pub(super) programs: Vec<Program>,
    pub(super) wakers: FxHashMap<u32, Vec<(u32, u16)>>,
    pub(super) regexes: Vec<Regex>,
    pub(super) vocabulary: Arc<Vocabulary>,
}

/// Phrases by their words.
#[derive(Debug, Clone, Default)]
pub(super) struct Trie {
    children: FxHashMap<(u32, u32), u32>,
    ends: Vec<bool>,
    longest: usize,
}

impl Trie {
    pub(super) fn insert(&mut self, phrase: &[u32]) {
        let mut node = 0;
        self.ends.resize(self.ends.len().max(1), false);
        for &word in phrase {
            let next = self.ends.len() as u32;
            node = *self.children.entry((node, word)).or_insert(next);
            if node == next {
                self.ends.push(false);
            }
        }
        self.ends[node as usize] = true;
        self.longest = self.longest.max(phrase.len());
    }

    fn child(&self, node: u32, word: u32) -> Option<u32> {
        self.children.get(&(node, word)).copied()
    }

    /// Calls `each` with the end of every phrase that begins at `at`, the shortest first.
    fn ends_from(&self, tokens: &[Token], at: usize, mut each: impl FnMut(usize)) {
        let mut node = 0;
        for (offset, token) in tokens[at..].iter().enumerate() {
            match self.child(node, token.word.0) {
                Some(next) => node = next,
                // a hesitation inside a phrase is passed over
                None if token.kind != TokenKind::Word && offset > 0 => continue,
                None => return,
            }
            if self.ends[node as usize] {
                each(at + offset + 1);
            }
        }
    }

    fn spans(&self, words: &[u32], mut each: impl FnMut(usize, usize)) {
        for start in 0..words.len() {
            let mut node = 0;
            for (offset, &word) in words[start..].iter().enumerate() {
                let Some(next) = self.child(node, word) else { break };
                node = next;
                if self.ends[node as usize] {
                    each(start, start + offset + 1);
                }
            }
        }
    }
}

impl TechnicalList {
    /// A list without entries.
    pub fn empty(id: &str, language: Language) -> Self {
        Self {
            id: id.to_owned(),
            language,
            version: 0,
            title_nl: String::new(),
            title_en: String::new(),
            definition: String::new(),
            hash: String::new(),
            patterns: Vec::new(),
            hit: Vec::new(),
            miss: Vec::new(),
            trie: Trie::default(),
            programs: Vec::new(),
            wakers: FxHashMap::default(),
            regexes: Vec::new(),
            vocabulary: Arc::default(),
        }
    }

    /// No entries: an unknown list.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether entries cover all words (`ja ja precies`). Fillers and tags need no cover, but at least one entry must
    /// be there; only entries that are plain phrases count.
    pub fn tiles(&self, tokens: &[Token]) -> bool {
        const MOST: usize = 63;
        if tokens.is_empty() || tokens.len() > MOST {
            return false;
        }
        // bit i: everything before token i is covered; the second set has used an entry
        let (mut skipped, mut covered) = (1_u64, 0_u64);
        for (at, token) in tokens.iter().enumerate() {
            if (skipped | covered) >> at & 1 == 0 {
                continue;
            }
            self.trie.ends_from(tokens, at, |end| covered |= 1 << end);
            if token.kind != TokenKind::Word {
                skipped |= (skipped >> at & 1) << (at + 1);
                covered |= (covered >> at & 1) << (at + 1);
            }
        }
        covered >> tokens.len() & 1 == 1
    }

    /// How many tokens the longest entry at the start takes, hesitations before it included.
    pub fn starts(&self, tokens: &[Token]) -> Option<usize> {
        let mut longest = None;
        let words = tokens.iter().position(|t| t.kind == TokenKind::Word).unwrap_or(tokens.len());
        for at in 0..=words.min(tokens.len().saturating_sub(1)) {
            if at < tokens.len() {
                self.trie.ends_from(tokens, at, |end| longest = longest.max(Some(end)));
            }
        }
        if self.woken(tokens) {
            let sequence = self.sequence(tokens);
            for program in &self.programs {
                let end = program.at_start(&sequence).and_then(|end| sequence.tokens.get(end.wrapping_sub(1)));
                longest = longest.max(end.map(|&token| token as usize + 1));
            }
        }
        longest
    }

    /// Whether an entry of at least `words` words begins within the first `within` tokens.
    pub fn begins_within(&self, tokens: &[Token], within: usize, words: usize) -> bool {
        let mut found = false;
        for at in 0..within.min(tokens.len()) {
            self.trie.ends_from(tokens, at, |end| found |= end - at >= words);
        }
        if !found && self.woken(tokens) {
            let sequence = self.sequence(tokens);
            self.run(&sequence, &mut |start, end| {
                let early = sequence.tokens.get(start).is_some_and(|&token| (token as usize) < within);
                found |= early && end - start >= words;
            });
        }
        found
    }

    /// Whether an entry stands at the end, hesitations after it left out.
    pub fn ends(&self, tokens: &[Token]) -> bool {
        let length = tokens.iter().rposition(|t| t.kind == TokenKind::Word).map_or(0, |last| last + 1);
        let mut found = false;
        for at in 0..length {
            // fillers inside a phrase make it longer, so a few more starts are tried
            if length - at <= self.trie.longest + 3 {
                self.trie.ends_from(&tokens[..length], at, |end| found |= end == length);
            }
        }
        if !found && self.woken(tokens) {
            let sequence = self.sequence(tokens);
            let size = sequence.len();
            self.run(&sequence, &mut |_, end| found |= end == size);
        }
        found
    }

    /// Whether an entry stands anywhere.
    pub fn contains(&self, tokens: &[Token]) -> bool {
        let mut found = false;
        for at in 0..tokens.len() {
            self.trie.ends_from(tokens, at, |_| found = true);
        }
        if !found && self.woken(tokens) {
            self.run(&self.sequence(tokens), &mut |_, _| found = true);
        }
        found
    }

    /// Whether an entry written as `/regex/` is found in a text.
    pub fn contains_text(&self, text: &str) -> bool {
        self.regexes.iter().any(|regex| regex.is_match(text))
    }

    /// Every place where an entry stands, as ranges of the sequence.
    pub(crate) fn spans(&self, sequence: &Sequence, each: &mut dyn FnMut(usize, usize)) {
        self.trie.spans(&sequence.words, &mut *each);
        self.run(sequence, each);
    }

    fn run(&self, sequence: &Sequence, each: &mut dyn FnMut(usize, usize)) {
        if self.programs.is_empty() {
            return;
        }
        for (at, word) in sequence.words.iter().enumerate() {
            for &(program, state) in self.wakers.get(word).into_iter().flatten() {
                if let Some((start, end)) = self.programs[program as usize].through(sequence, at, state) {
                    each(start, end);
                }
            }
        }
    }

    fn woken(&self, tokens: &[Token]) -> bool {
        !self.programs.is_empty() && tokens.iter().any(|t| self.wakers.contains_key(&t.word.0))
    }

    fn sequence(&self, tokens: &[Token]) -> Sequence {
        let mut sequence = Sequence::default();
        sequence.fill(tokens, 0, &self.vocabulary, |word| word);
        sequence
    }
}
