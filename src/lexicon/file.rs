//! The shape of lexicon files: what TOML may hold, and the public description of a category.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::error::LexiconError;

/// What a cue is about; the four levels of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What it is about.
    Content,
    /// How it goes.
    Process,
    /// How people stand to each other.
    Relation,
    /// What is felt.
    Feeling,
}

impl Level {
    /// The word used in files and documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Content => "content",
            Level::Process => "process",
            Level::Relation => "relation",
            Level::Feeling => "feeling",
        }
    }
}

/// What a negator near a match does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Negation {
    /// The match does not count.
    #[default]
    Drops,
    /// The match counts all the same.
    Stays,
    /// The match counts for another category.
    Turns(String),
}

/// In which sentences a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SentenceKind {
    /// All.
    #[default]
    Any,
    /// Not in questions.
    Statement,
    /// Only in questions.
    Question,
}

/// Whether words given as someone else's count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reported {
    /// They do not.
    #[default]
    Drops,
    /// They do.
    Stays,
}

/// Whose words a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// Everyone's.
    #[default]
    Any,
    /// The leader's, when one is known.
    Leader,
    /// Those of the others, when a leader is known.
    Member,
}

/// Where in the exchange a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Everywhere.
    #[default]
    Any,
    /// In the first sentence after another's question.
    AfterQuestion,
    /// Anywhere but there.
    NotAfterQuestion,
    /// In the first sentence of a turn that follows another's.
    Reply,
    /// In the first two sentences of a turn that follows another's, when that one did not end in a question: words that
    /// answer a point, not a question.
    Rejoinder,
}

/// A rule as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The pattern.
    pub pattern: String,
    /// 1 weak, 2 plain, 3 strong.
    pub strength: u8,
    /// What a negator does.
    pub negation: Negation,
    /// In which sentences it holds.
    pub sentence: SentenceKind,
    /// Whether it reads reported speech.
    pub reported: Reported,
    /// Whose words it reads.
    pub speaker: Speaker,
    /// Where in the exchange it holds.
    pub position: Position,
    /// Sentences it must hit.
    pub hit: Vec<String>,
    /// Sentences its category must not hit.
    pub miss: Vec<String>,
    /// First byte of the pattern in its file.
    pub(crate) at: usize,
}

/// A pattern that takes hits of its category away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mute {
    /// The pattern.
    pub pattern: String,
    /// Sentences in which it takes a hit away.
    pub hit: Vec<String>,
    pub(crate) at: usize,
}

/// What every file says about itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Head {
    pub(crate) id: Spanned<String>,
    #[serde(default)]
    pub(crate) technical: bool,
}

/// A category file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CategoryFile {
    pub(crate) version: u32,
    pub(crate) id: String,
    pub(crate) level: Level,
    pub(crate) title_nl: String,
    pub(crate) title_en: String,
    pub(crate) definition: String,
    #[serde(default)]
    pub(crate) definition_nl: String,
    #[serde(default)]
    pub(crate) question_nl: String,
    #[serde(default)]
    pub(crate) question_en: String,
    #[serde(default)]
    pub(crate) models: Vec<String>,
    #[serde(default)]
    pub(crate) caution: String,
    #[serde(default)]
    pub(crate) caution_nl: String,
    #[serde(default)]
    pub(crate) level_evidence: bool,
    #[serde(default, rename = "source")]
    pub(crate) _source: String,
    #[serde(default, rename = "licence")]
    pub(crate) _licence: String,
    #[serde(default)]
    pub(crate) validated: Option<toml::Value>,
    #[serde(default)]
    pub(crate) rule: Vec<RuleFile>,
    #[serde(default)]
    pub(crate) mute: Vec<MuteFile>,
}

/// `[[rule]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFile {
    pub(crate) pattern: Spanned<String>,
    #[serde(default = "plain")]
    pub(crate) strength: u8,
    #[serde(default)]
    pub(crate) negation: Option<Spanned<String>>,
    #[serde(default)]
    pub(crate) sentence: SentenceKind,
    #[serde(default)]
    pub(crate) reported: Reported,
    #[serde(default)]
    pub(crate) speaker: Speaker,
    #[serde(default)]
    pub(crate) position: Position,
    #[serde(default)]
    pub(crate) hit: Vec<String>,
    #[serde(default)]
    pub(crate) miss: Vec<String>,
    #[serde(default, rename = "source")]
    pub(crate) _source: String,
    #[serde(default, rename = "variant")]
    pub(crate) _variant: String,
}

/// `[[mute]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MuteFile {
    pub(crate) pattern: Spanned<String>,
    #[serde(default)]
    pub(crate) hit: Vec<String>,
}

/// A technical list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListFile {
    pub(crate) version: u32,
    pub(crate) id: String,
    #[serde(rename = "technical")]
    pub(crate) _technical: bool,
    #[serde(default)]
    pub(crate) title_nl: String,
    #[serde(default)]
    pub(crate) title_en: String,
    #[serde(default)]
    pub(crate) definition: String,
    #[serde(default, rename = "source")]
    pub(crate) _source: String,
    #[serde(default, rename = "licence")]
    pub(crate) _licence: String,
    pub(crate) patterns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(crate) hit: Vec<String>,
    #[serde(default)]
    pub(crate) miss: Vec<String>,
}

/// `classes.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassFile {
    #[serde(rename = "version")]
    pub(crate) _version: u32,
    #[serde(rename = "id")]
    pub(crate) _id: String,
    #[serde(default, rename = "source")]
    pub(crate) _source: String,
    #[serde(default, rename = "licence")]
    pub(crate) _licence: String,
    pub(crate) class: rustc_hash::FxHashMap<String, Vec<String>>,
}

fn plain() -> u8 {
    2
}

impl RuleFile {
    /// The rule; the file is named for messages.
    pub(crate) fn rule(self, file: &str, text: &str) -> Result<Rule, LexiconError> {
        let negation = match &self.negation {
            None => Negation::Drops,
            Some(word) => match word.get_ref().as_str() {
                "drops" => Negation::Drops,
                "stays" => Negation::Stays,
                other => match other.strip_prefix("turns:") {
                    Some(id) if !id.is_empty() => Negation::Turns(id.trim().to_owned()),
                    _ => return Err(unknown_negation(file, text, word)),
                },
            },
        };
        Ok(Rule {
            at: inner(&self.pattern),
            pattern: self.pattern.into_inner(),
            strength: self.strength.clamp(1, 3),
            negation,
            sentence: self.sentence,
            reported: self.reported,
            speaker: self.speaker,
            position: self.position,
            hit: self.hit,
            miss: self.miss,
        })
    }
}

/// First byte of the text within the quotes.
pub(crate) fn inner(value: &Spanned<String>) -> usize {
    value.span().start + 1
}

fn unknown_negation(file: &str, text: &str, word: &Spanned<String>) -> LexiconError {
    let problem = super::error::Problem::new(
        0,
        "negation is `drops`, `stays` of `turns:<id>`",
        "negation is `drops`, `stays` or `turns:<id>`",
    );
    LexiconError::at(file, text, inner(word), problem)
}
