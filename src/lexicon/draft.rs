//! From the text of a file to a draft: patterns understood and their words learnt, but not yet compiled.

use regex::{Regex, RegexBuilder};

use crate::text::{Language, Vocabulary, flag, normalise};

use super::Category;
use super::error::{LexiconError, Problem};
use super::file::{CategoryFile, ClassFile, ListFile, Mute, inner};
use super::list::TechnicalList;
use super::load::{CLASSES, SourceFile, VERBS, toml_error};
use super::lower::{Lowering, Names, Node};
use super::pattern::{Pattern, Piece, parse};

/// A pattern that was understood but not compiled: all words must be known first.
pub(super) enum Draft {
    Node(Node),
    Phrase(Vec<u32>),
    Regex(Regex),
}

/// Learns the names and words of all files before anything is compiled.
#[derive(Default)]
pub(super) struct Loader {
    names: Names,
    pub(super) vocabulary: Vocabulary,
    pub(super) warnings: Vec<LexiconError>,
}

/// A category with its rules and mutes.
pub(super) type CategoryDraft = (Category, Vec<Draft>, Vec<Draft>);
/// A list with its patterns, and the file it came from.
pub(super) type ListDraft = (TechnicalList, Vec<Draft>, String);

impl Loader {
    /// Word classes and verbs, which other files refer to.
    pub(super) fn names(&mut self, source: &SourceFile) -> Result<(), LexiconError> {
        let failed = |e: toml::de::Error| toml_error(&source.name, &source.text, &e);
        match source.id.as_str() {
            CLASSES => self.names.classes.extend(toml::from_str::<ClassFile>(&source.text).map_err(failed)?.class),
            VERBS => self.names.verbs.extend(toml::from_str(&source.text).map_err(failed)?),
            _ => {}
        }
        Ok(())
    }

    /// All forms of listed verbs count as their infinitive.
    pub(super) fn lemmas(&mut self) {
        let infinitives: Vec<String> = self.names.verbs.infinitives().into_iter().map(str::to_owned).collect();
        for verb in &infinitives {
            self.vocabulary.intern(verb);
        }
        for verb in &infinitives {
            for form in self.names.verbs.forms(verb).unwrap_or_default().joined {
                self.vocabulary.set_lemma(&form, verb);
            }
        }
    }

    pub(super) fn category(&mut self, source: &SourceFile) -> Result<CategoryDraft, LexiconError> {
        let file: CategoryFile = toml::from_str(&source.text).map_err(|e| toml_error(&source.name, &source.text, &e))?;
        let rules: Result<Vec<_>, _> = file.rule.into_iter().map(|r| r.rule(&source.name, &source.text)).collect();
        let rules = rules?;
        let mutes: Vec<Mute> =
            file.mute.into_iter().map(|m| Mute { at: inner(&m.pattern), pattern: m.pattern.into_inner(), hit: m.hit }).collect();
        let mut drafts = (Vec::new(), Vec::new());
        for rule in &rules {
            drafts.0.push(self.draft(source, &rule.pattern, rule.at, false)?);
            if rule.hit.len() < 2 || rule.miss.is_empty() {
                self.warn(
                    source,
                    rule.at,
                    "Een regel heeft twee zinnen `hit` en een zin `miss`",
                    "a rule has two `hit` sentences and one `miss`",
                );
            }
        }
        for mute in &mutes {
            drafts.1.push(self.draft(source, &mute.pattern, mute.at, false)?);
        }
        let category = Category {
            id: file.id,
            language: source.language,
            level: file.level,
            title_nl: file.title_nl,
            title_en: file.title_en,
            question_nl: file.question_nl,
            question_en: file.question_en,
            definition_nl: if file.definition_nl.is_empty() { file.definition.clone() } else { file.definition_nl },
            definition: file.definition,
            caution: file.caution,
            caution_nl: file.caution_nl,
            models: file.models,
            level_evidence: file.level_evidence,
            version: file.version,
            hash: hash(&source.text),
            validated: file.validated,
            rules,
            mutes,
            file: source.name.clone(),
        };
        Ok((category, drafts.0, drafts.1))
    }

    pub(super) fn list(&mut self, source: &SourceFile) -> Result<ListDraft, LexiconError> {
        let file: ListFile = toml::from_str(&source.text).map_err(|e| toml_error(&source.name, &source.text, &e))?;
        let mut drafts = Vec::new();
        for pattern in &file.patterns {
            drafts.push(self.draft(source, pattern.get_ref(), inner(pattern), true)?);
        }
        let list = TechnicalList {
            id: file.id,
            version: file.version,
            title_nl: file.title_nl,
            title_en: file.title_en,
            definition: file.definition,
            hash: hash(&source.text),
            patterns: file.patterns.into_iter().map(toml::Spanned::into_inner).collect(),
            hit: file.hit,
            miss: file.miss,
            ..TechnicalList::empty("", source.language)
        };
        Ok((list, drafts, source.name.clone()))
    }

    fn warn(&mut self, source: &SourceFile, at: usize, nl: &str, en: &str) {
        self.warnings.push(LexiconError::at(&source.name, &source.text, at, Problem::new(0, nl, en)));
    }

    /// Parses a pattern and learns its words.
    fn draft(&mut self, source: &SourceFile, pattern: &str, at: usize, list: bool) -> Result<Draft, LexiconError> {
        let failed = |p: Problem| LexiconError::at(&source.name, &source.text, at + p.at, p);
        let pieces = match parse(pattern).map_err(failed)? {
            Pattern::Regex(regex) => return regex_of(&regex).map(Draft::Regex).map_err(failed),
            Pattern::Pieces(pieces) => pieces,
        };
        if !list && matches!(pieces.as_slice(), [Piece::Word(_)]) {
            self.warn(source, at, "Een patroon van een los woord treft te veel", "a pattern of a single word hits too much");
        }
        if has_prefix(&pieces) {
            self.warn(
                source,
                at,
                "Een patroon met `*` treft ook woorden die je niet bedoelt",
                "a pattern with `*` also hits words you do not mean",
            );
        }
        let plain: Option<Vec<&str>> =
            pieces.iter().map(|p| if let Piece::Word(word) = p { Some(word.as_str()) } else { None }).collect();
        if let (true, Some(words)) = (list, plain) {
            return Ok(Draft::Phrase(words.into_iter().map(|word| self.vocabulary.intern(word).0).collect()));
        }
        let mut lowering = Lowering { names: &self.names, vocabulary: &mut self.vocabulary };
        let node = lowering.sequence(&pieces).map_err(failed)?;
        self.prefixes(&pieces);
        Ok(Draft::Node(node))
    }

    fn prefixes(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Prefix(prefix) => self.vocabulary.add_prefix(prefix),
                Piece::Choice(choices) => choices.iter().for_each(|c| self.prefixes(c)),
                Piece::Maybe(inner) => self.prefixes(std::slice::from_ref(inner)),
                _ => {}
            }
        }
    }

    /// Writes what the lists say of single words into the vocabulary.
    pub(super) fn mark(&mut self, lists: &[ListDraft]) {
        use Language::{De, En, Fr, Nl};
        let marks = [
            (Nl, "function_word", flag::DUTCH | flag::STOP),
            (En, "function_word", flag::ENGLISH | flag::STOP),
            (Nl, "backchannel", flag::STOP),
            (En, "backchannel", flag::STOP),
            (Nl, "light_verb", flag::STOP),
            (En, "light_verb", flag::STOP),
            (Nl, "filler", flag::FILLER_NL | flag::STOP),
            (En, "filler", flag::FILLER_EN | flag::STOP),
            (Nl, "lead_in", flag::LEAD),
            (Nl, "closing_tag", flag::TAIL),
            (Nl, "after_particle", flag::AFTER_PARTICLE),
            (Nl, "negation_boundary", flag::BOUNDARY),
            (Nl, "negator", flag::NEGATOR),
            (Nl, "first_name", flag::NAME),
            (Nl, "inverted_subject", flag::PRONOUN),
            (En, "inverted_subject", flag::PRONOUN),
        ];
        for (language, id, flags) in marks {
            let list = lists.iter().find(|(list, ..)| list.language == language && list.id == id);
            for pattern in list.map_or(&[][..], |(list, ..)| &list.patterns) {
                if !pattern.trim().contains(' ') {
                    self.mark_forms(pattern.trim(), flags, id == "light_verb");
                }
            }
        }
        for (language, words) in [(De, crate::text::GERMAN), (Fr, crate::text::FRENCH)] {
            let flags = if language == De { flag::GERMAN } else { flag::FRENCH };
            words.split_whitespace().for_each(|word| self.vocabulary.mark(&normalise(word), flags));
        }
    }

    fn mark_forms(&mut self, word: &str, flags: u16, verb: bool) {
        let word = normalise(word);
        if verb {
            for form in self.names.verbs.forms(&word).unwrap_or_default().joined {
                self.vocabulary.mark(&form, flags);
            }
        }
        self.vocabulary.mark(&word, flags);
    }
}

fn has_prefix(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| match piece {
        Piece::Prefix(_) => true,
        Piece::Choice(choices) => choices.iter().any(|c| has_prefix(c)),
        Piece::Maybe(inner) => has_prefix(std::slice::from_ref(inner)),
        _ => false,
    })
}

fn regex_of(regex: &str) -> Result<Regex, Problem> {
    let built = RegexBuilder::new(regex).case_insensitive(true).size_limit(1 << 20).build();
    built.map_err(|e| Problem::new(1, format!("De regex is niet geldig: {e}"), format!("the regex is not valid: {e}")))
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect()
}
