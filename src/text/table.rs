//! The token table of a meeting and how it is made.

use std::ops::Range;
use std::sync::Arc;

use crate::lexicon::Lexicons;
use crate::transcript::Transcript;

use super::language::{self, Evidence};
use super::scan::Scanner;
use super::words::{LocalWords, Vocabulary, flag};
use super::{Ending, Language, Sentence, Token, TokenKind, WordId, normalise};

/// The words of a meeting.
#[derive(Debug, Clone)]
pub struct TokenTable {
    /// All tokens in order.
    pub tokens: Vec<Token>,
    /// The tokens of each utterance.
    pub by_utterance: Vec<Range<u32>>,
    /// All sentences in order.
    pub sentences: Vec<Sentence>,
    /// The sentences of each utterance.
    pub sentences_by_utterance: Vec<Range<u32>>,
    /// The language of the meeting.
    pub language: Language,
    /// The language of each utterance: the meeting's, unless there is good evidence for another.
    pub utterance_language: Vec<Language>,
    /// Words of each utterance, fillers and tags left out.
    pub word_counts: Vec<u32>,
    /// Words of the meeting.
    pub total_words: u64,
    /// Sentences ending in a question mark.
    pub question_marks: u64,
    /// Fewer than one question mark in this many words: questions must be guessed from words (measures.md E1).
    pub(crate) question_marks_per: u64,
    vocabulary: Arc<Vocabulary>,
    local: LocalWords,
}

/// Words in which a transcript with question marks has at least one, unless the settings say otherwise.
const QUESTION_MARKS_PER: u64 = 500;

/// Letters of the shortest name.
const SHORTEST_NAME: usize = 2;

/// Makes the token table of a transcript. `language` overrules the language found.
pub fn tokenize(transcript: &Transcript, lexicons: &Lexicons, language: Option<Language>) -> TokenTable {
    let vocabulary = lexicons.vocabulary();
    let mut scanner = Scanner::new(transcript, vocabulary);
    let count = transcript.utterances.len();
    let mut by_utterance = Vec::with_capacity(count);
    let mut sentences_by_utterance = Vec::with_capacity(count);
    for (index, utterance) in transcript.utterances.iter().enumerate() {
        let (tokens, sentences) = (scanner.tokens.len() as u32, scanner.sentences.len() as u32);
        scanner.utterance(index as u32, utterance.text);
        by_utterance.push(tokens..scanner.tokens.len() as u32);
        sentences_by_utterance.push(sentences..scanner.sentences.len() as u32);
    }
    let Scanner { tokens, sentences, local, .. } = scanner;
    let language = language.unwrap_or_else(|| language::of_meeting(transcript, &tokens, vocabulary));
    let mut table = TokenTable {
        tokens,
        by_utterance,
        question_marks: sentences.iter().filter(|s| s.ending == Ending::Question).count() as u64,
        sentences,
        sentences_by_utterance,
        language,
        utterance_language: vec![language; count],
        word_counts: vec![0; count],
        total_words: 0,
        question_marks_per: QUESTION_MARKS_PER,
        vocabulary: Arc::clone(vocabulary),
        local,
    };
    table.classify(transcript);
    table
}

impl TokenTable {
    /// Marks fillers, counts words and decides the language of each utterance.
    fn classify(&mut self, transcript: &Transcript) {
        let detector = language::detector();
        let filler = match self.language {
            Language::En => flag::FILLER_EN,
            _ => flag::FILLER_NL,
        };
        for index in 0..self.by_utterance.len() {
            let range = self.by_utterance[index].start as usize..self.by_utterance[index].end as usize;
            let mut evidence = Evidence::default();
            let mut words = 0;
            for token in &mut self.tokens[range] {
                let flags = self.vocabulary.flags(token.word);
                if token.kind == TokenKind::Word {
                    if flags & filler == 0 {
                        words += 1;
                        evidence.add(flags);
                    } else {
                        token.kind = TokenKind::Filler;
                    }
                }
            }
            self.word_counts[index] = words;
            self.total_words += u64::from(words);
            self.utterance_language[index] =
                language::of_utterance(self.language, words, evidence, &detector, || transcript.text_of(index));
        }
    }

    /// The tokens of an utterance; none for an unknown one.
    pub fn tokens_of(&self, utterance: u32) -> &[Token] {
        self.by_utterance.get(utterance as usize).map_or(&[], |range| self.slice(range))
    }

    /// Tokens of a range such as [`Sentence::tokens`].
    pub fn slice(&self, range: &Range<u32>) -> &[Token] {
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// The sentences of an utterance.
    pub fn sentences_of(&self, utterance: u32) -> &[Sentence] {
        let range = self.sentences_by_utterance.get(utterance as usize);
        range.and_then(|r| self.sentences.get(r.start as usize..r.end as usize)).unwrap_or(&[])
    }

    /// Number of words of an utterance: neither fillers nor tags.
    pub fn words(&self, utterance: u32) -> u32 {
        self.word_counts.get(utterance as usize).copied().unwrap_or(0)
    }

    /// Number of words and fillers of an utterance: what takes time to say.
    pub fn spoken_tokens(&self, utterance: u32) -> u32 {
        self.tokens_of(utterance).iter().filter(|t| t.kind != TokenKind::Tag).count() as u32
    }

    /// How the last sentence of an utterance ends.
    pub fn ending(&self, utterance: u32) -> Ending {
        self.sentences_of(utterance).last().map_or(Ending::Open, |s| s.ending)
    }

    /// Whether a word is a content word: four letters or more, no number, no function word, backchannel or light verb.
    pub fn is_content(&self, word: WordId) -> bool {
        self.local.is_content(word, &self.vocabulary)
    }

    /// The word that stands for all forms of a word.
    pub fn lemma(&self, word: WordId) -> WordId {
        self.local.lemma(word, &self.vocabulary)
    }

    /// The content words of an utterance, by lemma, in order, repeats included.
    pub fn content_words(&self, utterance: u32) -> impl Iterator<Item = WordId> + '_ {
        self.content_of(self.tokens_of(utterance))
    }

    /// The content words among some tokens, by lemma, in order, repeats included.
    pub(crate) fn content_of<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = WordId> + 'a {
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word && self.is_content(t.word));
        words.map(|t| self.lemma(t.word))
    }

    /// The normalised text of a word.
    pub fn text(&self, word: WordId) -> &str {
        self.local.text(word, &self.vocabulary)
    }

    /// The id of a normalised word, if it is in a lexicon or in the meeting.
    pub(crate) fn find(&self, word: &str) -> Option<WordId> {
        self.vocabulary.find(word).or_else(|| self.local.find(word, &self.vocabulary))
    }

    /// The word a first name is in this text, if it is said at all. Initials are no names, and a name that is also a
    /// function word ("Wil") cannot be told from it.
    pub(crate) fn find_name(&self, name: &str) -> Option<WordId> {
        let word = normalise(name);
        let sign = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'');
        let name = word.chars().count() >= SHORTEST_NAME && word.chars().all(sign);
        self.find(&word).filter(|&id| name && self.flags(id) & flag::STOP == 0)
    }

    /// The number a word is matched under.
    pub(crate) fn alias(&self, word: WordId) -> WordId {
        self.local.alias(word, &self.vocabulary)
    }

    /// The vocabulary the numbers of words refer to.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What the vocabulary knows of a word; bits of [`flag`].
    pub fn flags(&self, word: WordId) -> u16 {
        self.vocabulary.flags(word)
    }

    /// Too few question marks to tell questions by them.
    pub fn lacks_question_marks(&self) -> bool {
        self.question_marks * self.question_marks_per < self.total_words
    }
}
