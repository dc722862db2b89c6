//! Reads a pattern into its pieces; knows the notation, not what words mean.

use crate::text::normalise;

use super::error::Problem;

/// A pattern as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// `/regex/`, on the text of a sentence.
    Regex(String),
    /// Pieces that follow each other.
    Pieces(Vec<Piece>),
}

/// A piece of a pattern; the number is its place, for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// `woord`
    Word(String),
    /// `woord+`
    Inflected(String),
    /// `woord*`
    Prefix(String),
    /// `..` or `..3`
    Gap(u8),
    /// `(a|b c)`
    Choice(Vec<Vec<Piece>>),
    /// `(a)?`
    Maybe(Box<Piece>),
    /// `{werkwoord}`
    Verb(String, usize),
    /// `<klasse>`
    Class(String, usize),
    /// `^`
    Start,
    /// `$`
    End,
}

/// Gap of a bare `..`.
const BARE_GAP: u8 = 4;
/// Widest gap a pattern may ask for.
const WIDEST_GAP: u8 = 12;
/// Deepest nesting of brackets.
const DEEPEST: usize = 12;

/// Parses a pattern.
pub(crate) fn parse(text: &str) -> Result<Pattern, Problem> {
    let trimmed = text.trim();
    if let Some(inner) = trimmed.strip_prefix('/').and_then(|t| t.strip_suffix('/')).filter(|t| !t.is_empty()) {
        return Ok(Pattern::Regex(inner.to_owned()));
    }
    let mut reader = Reader { text, at: 0 };
    let pieces = reader.sequence(0)?;
    reader.blank();
    if reader.at < text.len() {
        return Err(reader.problem("Hier staat een teken dat in een patroon niets betekent", "this sign means nothing in a pattern"));
    }
    if pieces.is_empty() {
        return Err(Problem::new(0, "Het patroon is leeg", "the pattern is empty"));
    }
    Ok(Pattern::Pieces(pieces))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn problem(&self, nl: &str, en: &str) -> Problem {
        Problem::new(self.at, nl, en)
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &str {
        let start = self.at;
        while let Some(c) = self.peek().filter(|&c| keep(c)) {
            self.at += c.len_utf8();
        }
        &self.text[start..self.at]
    }

    fn blank(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn sequence(&mut self, depth: usize) -> Result<Vec<Piece>, Problem> {
        if depth > DEEPEST {
            return Err(self.problem("De haken zijn te diep genest", "the brackets are nested too deeply"));
        }
        let mut pieces = Vec::new();
        loop {
            self.blank();
            match self.peek() {
                None | Some('|' | ')') => return Ok(pieces),
                Some(_) => {
                    let piece = self.piece(depth)?;
                    pieces.push(if self.take('?') { Piece::Maybe(Box::new(piece)) } else { piece });
                }
            }
        }
    }

    fn piece(&mut self, depth: usize) -> Result<Piece, Problem> {
        let at = self.at;
        match self.peek() {
            Some('^') if self.take('^') => Ok(Piece::Start),
            Some('$') if self.take('$') => Ok(Piece::End),
            Some('.') => self.gap(),
            Some('(') if self.take('(') => self.choice(depth),
            Some('{') if self.take('{') => Ok(Piece::Verb(normalise(self.name('}')?), at)),
            Some('<') if self.take('<') => Ok(Piece::Class(self.name('>')?.to_owned(), at)),
            Some(c) if is_word_sign(c) => self.word(),
            _ => Err(self.problem("Hier staat een teken dat in een patroon niets betekent", "this sign means nothing in a pattern")),
        }
    }

    fn gap(&mut self) -> Result<Piece, Problem> {
        if !(self.take('.') && self.take('.')) {
            return Err(self.problem("Een gat schrijf je als `..` of `..3`", "write a gap as `..` or `..3`"));
        }
        let digits = self.take_while(|c| c.is_ascii_digit());
        let wide = if digits.is_empty() { Some(BARE_GAP) } else { digits.parse().ok().filter(|n| (1..=WIDEST_GAP).contains(n)) };
        wide.map(Piece::Gap).ok_or_else(|| self.problem("Een gat is 1 tot 12 woorden", "a gap is 1 to 12 words"))
    }

    fn choice(&mut self, depth: usize) -> Result<Piece, Problem> {
        let mut choices = vec![self.sequence(depth + 1)?];
        while self.take('|') {
            choices.push(self.sequence(depth + 1)?);
        }
        if !self.take(')') {
            return Err(self.problem("Er ontbreekt een haakje `)`", "a closing bracket `)` is missing"));
        }
        if choices.iter().any(Vec::is_empty) {
            return Err(self.problem("Een keuze is leeg; schrijf `( … )?` voor wat mag ontbreken", "a choice is empty; write `( … )?` for what may be absent"));
        }
        Ok(Piece::Choice(choices))
    }

    fn name(&mut self, close: char) -> Result<&str, Problem> {
        let start = self.at;
        let end = self.text[start..].find(close).map(|found| start + found);
        let Some(end) = end.filter(|&e| e > start) else {
            return Err(self.problem("De naam is leeg of het sluitteken ontbreekt", "the name is empty or its closing sign is missing"));
        };
        self.at = end + close.len_utf8();
        Ok(self.text[start..end].trim())
    }

    fn word(&mut self) -> Result<Piece, Problem> {
        let word = normalise(self.take_while(is_word_sign));
        if self.take('+') {
            return Ok(Piece::Inflected(word));
        }
        if self.take('*') {
            if word.chars().count() < 3 {
                return Err(self.problem("Een voorvoegsel met * heeft minstens drie letters", "a prefix with * has at least three letters"));
            }
            return Ok(Piece::Prefix(word));
        }
        Ok(Piece::Word(word))
    }
}

fn is_word_sign(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Piece, parse};

    fn pieces(text: &str) -> Vec<Piece> {
        match parse(text) {
            Ok(Pattern::Pieces(pieces)) => pieces,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn reads_every_form() {
        let word = |w: &str| Piece::Word(w.into());
        assert_eq!(
            pieces("^ (ik|we twee)? ..3 {opgeven} <dat> spanning+ span* .. Eén $"),
            [
                Piece::Start,
                Piece::Maybe(Box::new(Piece::Choice(vec![vec![word("ik")], vec![word("we"), word("twee")]]))),
                Piece::Gap(3),
                Piece::Verb("opgeven".into(), 20),
                Piece::Class("dat".into(), 30),
                Piece::Inflected("spanning".into()),
                Piece::Prefix("span".into()),
                Piece::Gap(4),
                word("een"),
                Piece::End,
            ]
        );
        assert_eq!(parse("/a b/"), Ok(Pattern::Regex("a b".into())));
    }

    #[test]
    fn says_where_it_is_wrong() {
        let at = |text| parse(text).err().map(|p| p.at);
        assert_eq!(at("een (twee"), Some(9));
        assert_eq!(at("een ) twee"), Some(4));
        assert_eq!(at("een ..99"), Some(8));
        assert_eq!(at("een # twee"), Some(4));
        assert_eq!(at(""), Some(0));
        assert!(at("(a|)").is_some());
    }
}
