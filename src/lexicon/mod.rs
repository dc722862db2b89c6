//! The language of cues: categories of rules and technical lists, read from TOML, compiled once, matched on the tokens
//! of a meeting. `pattern.rs` describes the notation.

mod around;
mod builtin;
mod check;
mod compile;
mod draft;
mod error;
mod file;
mod find;
mod forms;
mod frequency;
mod link;
mod list;
mod load;
mod lower;
mod names;
mod pattern;
mod program;
mod rules;
mod sequence;
mod states;
mod surroundings;
mod verbs;

pub use check::Violation;
pub use error::LexiconError;
pub use file::{Level, Mute, Negation, Position, Reported, Rule, SentenceKind, Speaker};
pub use find::{CueHit, Situation};
pub use list::TechnicalList;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::text::{Language, Vocabulary};

use load::{SourceFile, build};
use rules::Rules;

/// A category: an index into [`Lexicons::categories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub u16);

impl CategoryId {
    /// Position in a table with one row a category.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A cue category.
#[derive(Debug, Clone)]
pub struct Category {
    /// The id, which is the name of the file.
    pub id: String,
    /// The language of its rules.
    pub language: Language,
    /// What it is about.
    pub level: Level,
    /// The Dutch title.
    pub title_nl: String,
    /// The English title.
    pub title_en: String,
    /// The question a coach may ask about its hits, in Dutch.
    pub question_nl: String,
    /// The same question in English.
    pub question_en: String,
    /// What a careful reader would mark, in English.
    pub definition: String,
    /// The same in Dutch.
    pub definition_nl: String,
    /// What the hits do not mean, in English.
    pub caution: String,
    /// What the hits do not mean, in Dutch.
    pub caution_nl: String,
    /// The models that read it.
    pub models: Vec<String>,
    /// Whether a hit is evidence that a turn works on the level of the category.
    pub level_evidence: bool,
    /// Version of the file.
    pub version: u32,
    /// First 16 hex digits of the BLAKE3 hash of the file.
    pub hash: String,
    /// What was measured of its precision and recall, as the file gives it.
    pub validated: Option<toml::Value>,
    /// Its rules; [`CueHit::rule`] counts them from 1.
    pub rules: Vec<Rule>,
    /// Patterns that take hits away.
    pub mutes: Vec<Mute>,
    /// The file it came from.
    pub file: String,
}

/// One file of the lexicons, for listings.
#[derive(Debug, Clone, PartialEq)]
pub struct Info {
    /// The id.
    pub id: String,
    /// The language.
    pub language: Language,
    /// The level; `None` for a technical list.
    pub level: Option<Level>,
    /// The Dutch title.
    pub title_nl: String,
    /// The English title.
    pub title_en: String,
    /// Version of the file.
    pub version: u32,
    /// Hash of the file.
    pub hash: String,
    /// What was measured of a category's precision and recall.
    pub validated: Option<toml::Value>,
    /// Rules of a category, entries of a list.
    pub size: usize,
}

/// All lexicons of a run.
#[derive(Debug, Clone)]
pub struct Lexicons {
    sources: Vec<SourceFile>,
    vocabulary: Arc<Vocabulary>,
    categories: Vec<Category>,
    rules: Rules,
    lists: BTreeMap<(Language, String), TechnicalList>,
    empty: TechnicalList,
    warnings: Vec<LexiconError>,
}

impl Lexicons {
    /// The lexicons that come with the program.
    pub fn built_in() -> Result<Self, LexiconError> {
        Self::from_files(builtin::FILES.iter().copied())
    }

    /// Lexicons from `(name, text)`, such as `("nl/deferral.toml", …)`; a name without folder is Dutch. A later file
    /// replaces an earlier one with the same language and id.
    pub fn from_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, LexiconError> {
        let mut sources = Vec::new();
        for (name, text) in files {
            load::add(&mut sources, name, text)?;
        }
        build(sources)
    }

    /// These lexicons with the `.toml` files of a folder, and of its folders `nl` and `en`, added or replaced by id.
    pub fn with_folder(mut self, folder: &Path) -> Result<Self, LexiconError> {
        let mut sources = std::mem::take(&mut self.sources);
        load::add_folder(&mut sources, folder)?;
        build(sources)
    }

    /// All categories, by language and id.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// The category that reads a language under an id.
    pub fn category(&self, language: Language, id: &str) -> Option<CategoryId> {
        self.categories.iter().position(|c| c.language == language && c.id == id).map(|at| CategoryId(at as u16))
    }

    /// Each id with its categories, one a language, by id.
    pub fn by_id(&self) -> BTreeMap<&str, Vec<&Category>> {
        let mut ids: BTreeMap<&str, Vec<&Category>> = BTreeMap::new();
        for category in &self.categories {
            ids.entry(&category.id).or_default().push(category);
        }
        ids
    }

    /// The category that says what an id means in a report of a language: its own where there is one, else the first.
    pub fn described(&self, id: &str, language: &str) -> Option<&Category> {
        let mut named = self.categories.iter().filter(|c| c.id == id);
        let first = named.clone().next();
        named.find(|c| c.language.as_str() == language).or(first)
    }

    /// A category; `None` for an id of other lexicons.
    pub fn get(&self, id: CategoryId) -> Option<&Category> {
        self.categories.get(id.index())
    }

    /// A technical list; an empty one when there is none.
    pub fn list(&self, language: Language, id: &str) -> &TechnicalList {
        self.lists.get(&(language, id.to_owned())).unwrap_or(&self.empty)
    }

    /// All technical lists, by language and id.
    pub fn lists(&self) -> impl Iterator<Item = &TechnicalList> {
        self.lists.values()
    }

    /// The words the lexicons know.
    pub fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// What a careful author would change: single-word patterns, prefixes, rules without examples.
    pub fn warnings(&self) -> &[LexiconError] {
        &self.warnings
    }

    /// Every file, categories first.
    pub fn all_infos(&self) -> Vec<Info> {
        let categories = self.categories.iter().map(|c| Info {
            id: c.id.clone(),
            language: c.language,
            level: Some(c.level),
            title_nl: c.title_nl.clone(),
            title_en: c.title_en.clone(),
            version: c.version,
            hash: c.hash.clone(),
            validated: c.validated.clone(),
            size: c.rules.len(),
        });
        let lists = self.lists.values().map(|l| Info {
            id: l.id.clone(),
            language: l.language,
            level: None,
            title_nl: l.title_nl.clone(),
            title_en: l.title_en.clone(),
            version: l.version,
            hash: l.hash.clone(),
            validated: None,
            size: l.patterns.len(),
        });
        categories.chain(lists).collect()
    }
}
