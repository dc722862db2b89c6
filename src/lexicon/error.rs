//! What is wrong with a lexicon file, where, and what to do about it, in Dutch and English.

use std::fmt;

use crate::transcript::likeness::distance;

/// A lexicon that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LexiconError {
    /// The file, such as `nl/deferral.toml`.
    pub file: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is wrong, in Dutch.
    pub nl: String,
    /// What is wrong, in English.
    pub en: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.en)
    }
}

impl std::error::Error for LexiconError {}

impl LexiconError {
    /// An error about a file as a whole.
    pub(crate) fn file(file: &str, nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, nl: nl.into(), en: en.into() }
    }

    /// An error at a byte of the text of a file.
    pub(crate) fn at(file: &str, text: &str, byte: usize, problem: Problem) -> Self {
        let before = text.get(..byte.min(text.len())).unwrap_or(text);
        let line = before.matches('\n').count() as u32 + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) as u32 + 1;
        Self { file: file.to_owned(), line, column, nl: problem.nl, en: problem.en }
    }
}

/// What is wrong inside a pattern, and at which byte of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) at: usize,
    pub(crate) nl: String,
    pub(crate) en: String,
}

impl Problem {
    pub(crate) fn new(at: usize, nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { at, nl: nl.into(), en: en.into() }
    }
}

/// The known word closest to a mistyped one, when it is close enough to be meant.
pub(crate) fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = if word.chars().count() <= 4 { 1 } else { 2 };
    known.map(|k| (distance(word, k), k)).filter(|&(d, _)| d <= limit).min().map(|(_, k)| k)
}

#[cfg(test)]
mod tests {
    use super::{LexiconError, Problem, suggestion};

    #[test]
    fn suggests_the_nearest_word() {
        let known = ["opgeven", "afhaken", "doorschuiven"];
        assert_eq!(suggestion("afhakne", known.into_iter()), Some("afhaken"));
        assert_eq!(suggestion("wandelen", known.into_iter()), None);
    }

    #[test]
    fn a_place_is_a_line_and_a_column() {
        let error = LexiconError::at("nl/a.toml", "een\ntwee é x", 13, Problem::new(0, "fout", "wrong"));
        assert_eq!((error.line, error.column), (2, 9));
        assert_eq!(error.to_string(), "nl/a.toml:2:9: wrong");
    }
}
