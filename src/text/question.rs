//! Which sentences are questions and of what type (measures.md E1, E2). Where a transcript has question marks they
//! decide; where it has none, word order does, and the result says it was estimated.

use crate::lexicon::{Lexicons, TechnicalList};
use crate::transcript::Transcript;

use super::{Ending, Language, Sentence, Token, TokenKind, TokenTable, flag, mark};

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionType {
    /// A statement with a tag: "…, toch?"
    Tag,
    /// A fact: who, where, when, how many.
    Factual,
    /// More than a fact: what, how, why.
    Open,
    /// Yes or no.
    Closed,
}

impl QuestionType {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            QuestionType::Tag => "tag",
            QuestionType::Factual => "factual",
            QuestionType::Open => "open",
            QuestionType::Closed => "closed",
        }
    }
}

/// The questions of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    /// Per sentence of the table: the type, if it is a question.
    pub types: Vec<Option<QuestionType>>,
    /// Per sentence: a reproach in the form of a question ("waarom heb je niet …").
    pub loaded: Vec<bool>,
    /// Questions were found by word order, for lack of question marks.
    pub estimated: bool,
}

impl Questions {
    /// The type of a sentence.
    pub fn of(&self, sentence: u32) -> Option<QuestionType> {
        self.types.get(sentence as usize).copied().flatten()
    }

    /// Whether the last sentence of an utterance is a question.
    pub fn ends_with_question(&self, table: &TokenTable, utterance: u32) -> bool {
        let range = table.sentences_by_utterance.get(utterance as usize);
        range.is_some_and(|r| r.end > r.start && self.of(r.end - 1).is_some())
    }
}

/// The questions among the sentences of a meeting.
pub fn questions(table: &TokenTable, _transcript: &Transcript, lexicons: &Lexicons) -> Questions {
    let estimated = table.lacks_question_marks();
    let shapes = [Language::Nl, Language::En].map(|language| LexicalQuestion::new(lexicons, language));
    let count = table.sentences.len();
    let mut questions = Questions { types: vec![None; count], loaded: vec![false; count], estimated };
    for (index, sentence) in table.sentences.iter().enumerate() {
        let english = table.utterance_language.get(sentence.utterance as usize) == Some(&Language::En);
        let shape = &shapes[usize::from(english)];
        let tokens = table.slice(&sentence.tokens);
        let spoken = tokens.iter().any(|t| t.kind == TokenKind::Word);
        if spoken && is_question(sentence, tokens, shape, estimated) {
            questions.types[index] = Some(shape.question_type(tokens));
            questions.loaded[index] = shape.loaded(table, tokens);
        }
    }
    questions
}

fn is_question(sentence: &Sentence, tokens: &[Token], shape: &LexicalQuestion<'_>, estimated: bool) -> bool {
    sentence.ending == Ending::Question || estimated && has_question_shape(sentence, tokens, shape)
}

/// Whether a sentence without a sign of its own has the word order of a question.
pub(crate) fn has_question_shape(sentence: &Sentence, tokens: &[Token], shape: &LexicalQuestion<'_>) -> bool {
    matches!(sentence.ending, Ending::Open) && shape.holds(tokens)
}

/// The word order of questions in one language.
pub(crate) struct LexicalQuestion<'a> {
    lexicons: &'a Lexicons,
    lead: &'a TechnicalList,
    factual: &'a TechnicalList,
    open: &'a TechnicalList,
    verb: &'a TechnicalList,
    tag: &'a TechnicalList,
    sure_tag: &'a TechnicalList,
    no_question: &'a TechnicalList,
    preposition: &'a TechnicalList,
    loaded: &'a TechnicalList,
}

impl<'a> LexicalQuestion<'a> {
    pub(crate) fn new(lexicons: &'a Lexicons, language: Language) -> Self {
        let list = |id| lexicons.list(language, id);
        Self {
            lexicons,
            lead: list("question_lead"),
            factual: list("wh_factual"),
            open: list("wh_open"),
            verb: list("finite_verb"),
            tag: list("question_tag"),
            sure_tag: list("question_tag_sure"),
            no_question: list("no_question"),
            preposition: list("question_preposition"),
            loaded: list("loaded_question"),
        }
    }

    /// The sentence without the words before its question.
    fn body<'t>(&self, tokens: &'t [Token]) -> &'t [Token] {
        let mut body = trim(tokens);
        while let Some(taken) = self.lead.starts(body).filter(|&n| n > 0 && n < body.len()) {
            body = trim(&body[taken..]);
        }
        body
    }

    fn flags(&self, token: &Token) -> u16 {
        self.lexicons.vocabulary().flags(token.word)
    }

    /// Whether the words have the order of a question: a question word with its verb, or a verb with its subject.
    pub(crate) fn holds(&self, tokens: &[Token]) -> bool {
        let body = self.body(tokens);
        if body.len() < 2 || self.no_question.starts(body).is_some() {
            return false;
        }
        let verb_at = |at: usize| body.get(at..).is_some_and(|rest| self.verb.starts(rest).is_some());
        if let Some(taken) = self.factual.starts(body).max(self.open.starts(body)) {
            return (taken..taken + 3).any(verb_at);
        }
        if verb_at(0) {
            return trim(&body[1..]).first().is_some_and(|t| self.flags(t) & flag::PRONOUN != 0);
        }
        self.sure_tag.ends(body)
    }

    /// The type of a question, in the order of measures.md E2.
    pub(crate) fn question_type(&self, tokens: &[Token]) -> QuestionType {
        if self.is_tag(tokens) {
            return QuestionType::Tag;
        }
        let body = self.body(tokens);
        if self.factual.starts(body).is_some() {
            QuestionType::Factual
        } else if self.open.starts(body).is_some() {
            QuestionType::Open
        } else if self.verb.starts(body).is_some() {
            QuestionType::Closed
        } else {
            self.after_preposition(body)
        }
    }

    /// A question word at the second or third place, after a preposition.
    fn after_preposition(&self, body: &[Token]) -> QuestionType {
        let Some(taken) = self.preposition.starts(body) else { return QuestionType::Closed };
        for at in taken..(taken + 2).min(body.len()) {
            if self.factual.starts(&body[at..]).is_some() {
                return QuestionType::Factual;
            }
            if self.open.starts(&body[at..]).is_some() {
                return QuestionType::Open;
            }
        }
        QuestionType::Closed
    }

    /// The part after the last comma is a tag, or, without comma, the end is one that can be nothing else.
    fn is_tag(&self, tokens: &[Token]) -> bool {
        let tokens = trim(tokens);
        let comma = tokens.iter().rposition(|t| t.after & mark::COMMA != 0).map(|at| at + 1);
        if let Some(at) = comma.filter(|&at| at < tokens.len()) {
            return self.tag.starts(&tokens[at..]) == Some(tokens.len() - at);
        }
        let body = self.body(tokens);
        let asks = self.factual.starts(body).or(self.open.starts(body)).or(self.verb.starts(body)).is_some();
        body.len() > 2 && !asks && self.sure_tag.ends(body)
    }

    fn loaded(&self, _table: &TokenTable, tokens: &[Token]) -> bool {
        self.loaded.contains(self.body(tokens))
    }
}

/// The tokens without hesitations and tags at both ends.
fn trim(tokens: &[Token]) -> &[Token] {
    let first = tokens.iter().position(|t| t.kind == TokenKind::Word).unwrap_or(tokens.len());
    let last = tokens.iter().rposition(|t| t.kind == TokenKind::Word).map_or(first, |at| at + 1);
    &tokens[first..last.max(first)]
}
