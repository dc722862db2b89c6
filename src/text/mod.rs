//! The words of a transcript: tokens as numbers, sentences, questions, the language of each utterance. Made once per
//! meeting; every measure of words reads this table and never the text again.

mod abbreviation;
mod language;
pub(crate) mod lemma;
mod normal;
mod question;
mod scan;
mod table;
pub(crate) mod words;

pub use language::Language;
pub use normal::{normalise, normalise_into};
pub use question::{QuestionType, Questions, questions};
pub(crate) use language::{FRENCH, GERMAN};
pub(crate) use question::LexicalQuestion;
pub use table::{TokenTable, tokenize};
pub use words::{Vocabulary, WordId, flag};

use std::ops::Range;

use crate::transcript::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word.
    Word,
    /// A hesitation sound; not counted as a word.
    Filler,
    /// A remark of the transcriber: `[lacht]`, `(onverstaanbaar)`, `<...>`, `ggg`, `xxx`.
    Tag,
}

/// A token of an utterance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in [`Transcript::text`](crate::transcript::Transcript::text).
    pub start: u32,
    /// Length in bytes.
    pub len: u16,
    /// What it is.
    pub kind: TokenKind,
    /// The punctuation that follows it within its sentence; bits of [`mark`].
    pub after: u8,
    /// The word; [`WordId::NONE`] for a tag of several words.
    pub word: WordId,
}

impl Token {
    /// Where the token stands in the text.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.start + u32::from(self.len) }
    }
}

/// Bits of [`Token::after`].
pub mod mark {
    /// A comma follows.
    pub const COMMA: u8 = 1;
    /// A colon or semicolon follows: no gap of a pattern crosses it.
    pub const BARRIER: u8 = 2;
}

/// How a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// `.`
    Period,
    /// `?`, alone or with other signs.
    Question,
    /// `!`
    Exclamation,
    /// `...` or `…`
    Ellipsis,
    /// A dash at the end of the utterance, or a word marked as broken off.
    CutOff,
    /// No sign.
    Open,
}

/// A sentence of one utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The utterance it belongs to.
    pub utterance: u32,
    /// Its tokens in [`TokenTable::tokens`].
    pub tokens: Range<u32>,
    /// Its text, closing signs included.
    pub span: Span,
    /// How it ends.
    pub ending: Ending,
}
