//! From files to compiled lexicons: read, check, learn all words, then compile.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use crate::text::{Language, Vocabulary, flag, normalise};

use super::compile::compile;
use super::error::{LexiconError, Problem};
use super::file::{CategoryFile, ClassFile, Head, ListFile, Mute, Negation, inner};
use super::find::{Matcher, Rules};
use super::list::TechnicalList;
use super::lower::{Lowering, Names, Node};
use super::pattern::{Pattern, Piece, parse};
use super::{Category, Lexicons};

/// One file and the language of its folder.
#[derive(Debug, Clone)]
pub(super) struct SourceFile {
    language: Language,
    id: String,
    name: String,
    text: String,
}

/// Files that are neither a category nor a list.
const CLASSES: &str = "classes";
const VERBS: &str = "verbs";

/// Adds a file, in the place of one with the same language and id.
pub(super) fn add(sources: &mut Vec<SourceFile>, name: &str, text: &str) -> Result<(), LexiconError> {
    let head: Head = toml::from_str(text).map_err(|e| toml_error(name, text, &e))?;
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name).trim_end_matches(".toml");
    let id = head.id.get_ref().clone();
    if id != stem {
        let nl = format!("De id `{id}` is niet de naam van het bestand");
        let problem = Problem::new(0, nl, format!("the id `{id}` is not the name of the file"));
        return Err(LexiconError::at(name, text, inner(&head.id), problem));
    }
    let folder = name.rsplit(['/', '\\']).nth(1).and_then(|f| (f.len() == 2).then(|| Language::parse(f)).flatten());
    let language = folder.unwrap_or(Language::Nl);
    let file = SourceFile { language, id, name: name.to_owned(), text: text.to_owned() };
    match sources.iter_mut().find(|s| s.language == language && s.id == file.id) {
        Some(old) => *old = file,
        None => sources.push(file),
    }
    Ok(())
}

/// Adds the files of a folder and of its language folders, in order of name.
pub(super) fn add_folder(sources: &mut Vec<SourceFile>, folder: &Path) -> Result<(), LexiconError> {
    for language in ["", "nl", "en", "de", "fr"] {
        let place = folder.join(language);
        if !language.is_empty() && !place.is_dir() {
            continue;
        }
        let failed = |e: std::io::Error| {
            let path = place.display();
            LexiconError::file(
                &path.to_string(),
                format!("De map is niet te lezen: {e}"),
                format!("the folder cannot be read: {e}"),
            )
        };
        let mut paths: Vec<_> = std::fs::read_dir(&place).map_err(failed)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")));
        paths.sort();
        for path in paths {
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let name = if language.is_empty() { name } else { format!("{language}/{name}") };
            let text = std::fs::read_to_string(&path).map_err(|e| {
                LexiconError::file(&name, format!("Het bestand is niet te lezen: {e}"), format!("the file cannot be read: {e}"))
            })?;
            add(sources, &name, &text)?;
        }
    }
    Ok(())
}

fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> LexiconError {
    let message = error.message().to_owned();
    let at = error.span().map_or(0, |s| s.start);
    LexiconError::at(file, text, at, Problem::new(0, format!("Dit is geen geldige TOML: {message}"), message))
}

/// A pattern that was understood but not compiled: all words must be known first.
enum Draft {
    Node(Node),
    Phrase(Vec<u32>),
    Regex(Regex),
}

struct Loader {
    names: Names,
    vocabulary: Vocabulary,
    warnings: Vec<LexiconError>,
}

/// Builds the lexicons from their files.
pub(super) fn build(sources: Vec<SourceFile>) -> Result<Lexicons, LexiconError> {
    let mut loader = Loader { names: Names::default(), vocabulary: Vocabulary::default(), warnings: Vec::new() };
    for source in &sources {
        loader.names(source)?;
    }
    loader.lemmas();
    let (mut categories, mut lists) = (Vec::new(), Vec::new());
    for source in sources.iter().filter(|s| s.id != CLASSES && s.id != VERBS) {
        let head: Head = toml::from_str(&source.text).map_err(|e| toml_error(&source.name, &source.text, &e))?;
        if head.technical {
            lists.push(loader.list(source)?);
        } else {
            categories.push(loader.category(source)?);
        }
    }
    loader.mark(&lists);
    let Loader { vocabulary, warnings, .. } = loader;
    let vocabulary = Arc::new(vocabulary);
    categories.sort_by(|a, b| (a.0.language, &a.0.id).cmp(&(b.0.language, &b.0.id)));
    same_level(&categories)?;
    let (categories, rules) = compile_categories(categories, &vocabulary)?;
    let lists = compile_lists(lists, &vocabulary)?;
    let empty = TechnicalList::empty("", Language::Nl);
    Ok(Lexicons { sources, vocabulary, categories, rules, lists, empty, warnings })
}

type CategoryDraft = (Category, Vec<Draft>, Vec<Draft>);
type ListDraft = (TechnicalList, Vec<Draft>, String);

impl Loader {
    /// Word classes and verbs, which other files refer to.
    fn names(&mut self, source: &SourceFile) -> Result<(), LexiconError> {
        let failed = |e: toml::de::Error| toml_error(&source.name, &source.text, &e);
        match source.id.as_str() {
            CLASSES => self.names.classes.extend(toml::from_str::<ClassFile>(&source.text).map_err(failed)?.class),
            VERBS => self.names.verbs.extend(toml::from_str(&source.text).map_err(failed)?),
            _ => {}
        }
        Ok(())
    }

    /// All forms of listed verbs count as their infinitive.
    fn lemmas(&mut self) {
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

    fn category(&mut self, source: &SourceFile) -> Result<CategoryDraft, LexiconError> {
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

    fn list(&mut self, source: &SourceFile) -> Result<ListDraft, LexiconError> {
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
    fn mark(&mut self, lists: &[ListDraft]) {
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

fn compile_categories(drafts: Vec<CategoryDraft>, vocabulary: &Vocabulary) -> Result<(Vec<Category>, Rules), LexiconError> {
    let known: Vec<(Language, String)> = drafts.iter().map(|(c, ..)| (c.language, c.id.clone())).collect();
    let mut rules = Rules::default();
    let mut categories = Vec::with_capacity(drafts.len());
    for (number, (category, drafts, mutes)) in drafts.into_iter().enumerate() {
        let problem = |p: Problem, rule: usize| {
            LexiconError::file(&category.file, format!("Regel {rule}: {}", p.nl), format!("rule {rule}: {}", p.en))
        };
        for (index, draft) in drafts.into_iter().enumerate() {
            let turns = match &category.rules[index].negation {
                Negation::Turns(id) => Some(turn(&known, category.language, id).map_err(|p| problem(p, index + 1))?),
                _ => None,
            };
            for draft in alternatives(draft) {
                let matcher = matcher(draft, vocabulary).map_err(|p| problem(p, index + 1))?;
                rules.push(number as u16, index as u16 + 1, &category.rules[index], turns, matcher);
            }
        }
        let muted: Result<Vec<Matcher>, LexiconError> =
            mutes.into_iter().enumerate().map(|(index, d)| matcher(d, vocabulary).map_err(|p| problem(p, index + 1))).collect();
        rules.mutes.push(muted?);
        categories.push(category);
    }
    rules.index(vocabulary.len());
    Ok((categories, rules))
}

/// The number of the category a negated rule turns into: one that reads the same language.
fn turn(known: &[(Language, String)], language: Language, id: &str) -> Result<u16, Problem> {
    let found = known.iter().position(|(of, known)| *of == language && known == id);
    found.map(|at| at as u16).ok_or_else(|| {
        let language = language.as_str();
        Problem::new(
            0,
            format!("`turns:{id}`: die categorie is er niet voor de taal `{language}`"),
            format!("`turns:{id}`: no such category for the language `{language}`"),
        )
    })
}

/// One id is one category, whatever languages it reads: documents name its level once.
fn same_level(drafts: &[CategoryDraft]) -> Result<(), LexiconError> {
    let mut seen: BTreeMap<&str, &Category> = BTreeMap::new();
    for (category, ..) in drafts {
        let first = *seen.entry(&category.id).or_insert(category);
        if (first.level, first.level_evidence) != (category.level, category.level_evidence) {
            let other = &first.file;
            return Err(LexiconError::file(
                &category.file,
                format!("`level` of `level_evidence` is anders dan in {other}; maak ze gelijk of kies een andere id"),
                format!("`level` or `level_evidence` differs from {other}; make them equal or choose another id"),
            ));
        }
    }
    Ok(())
}

/// The alternatives of a pattern, each to become an automaton of its own: small ones are woken by fewer words and fit in a
/// machine word.
fn alternatives(draft: Draft) -> Vec<Draft> {
    match draft {
        Draft::Node(Node::Choice(nodes)) => nodes.into_iter().map(Draft::Node).collect(),
        Draft::Node(Node::Sequence(mut nodes)) if nodes.len() == 1 => match nodes.pop() {
            Some(node) => alternatives(Draft::Node(node)),
            None => Vec::new(),
        },
        other => vec![other],
    }
}

fn matcher(draft: Draft, vocabulary: &Vocabulary) -> Result<Matcher, Problem> {
    Ok(match draft {
        Draft::Regex(regex) => Matcher::Regex(regex),
        Draft::Node(node) => Matcher::Program(compile(&node, vocabulary)?),
        Draft::Phrase(_) => return Err(Problem::new(0, "Een lijst is geen categorie", "a list is no category")),
    })
}

fn compile_lists(
    drafts: Vec<ListDraft>,
    vocabulary: &Arc<Vocabulary>,
) -> Result<BTreeMap<(Language, String), TechnicalList>, LexiconError> {
    let mut lists = BTreeMap::new();
    for (mut list, drafts, file) in drafts {
        let mut wakers: FxHashMap<u32, Vec<(u32, u16)>> = FxHashMap::default();
        for (index, draft) in drafts.into_iter().enumerate() {
            match draft {
                Draft::Phrase(words) => list.trie.insert(&words),
                Draft::Regex(regex) => list.regexes.push(regex),
                Draft::Node(node) => {
                    let problem = |p: Problem| {
                        let nl = format!("Patroon {}: {}", index + 1, p.nl);
                        LexiconError::file(&file, nl, format!("pattern {}: {}", index + 1, p.en))
                    };
                    let program = compile(&node, vocabulary).map_err(problem)?;
                    let number = list.programs.len() as u32;
                    program.wakers(&mut |word, state| wakers.entry(word).or_default().push((number, state)));
                    list.programs.push(program);
                }
            }
        }
        list.wakers = wakers;
        list.vocabulary = Arc::clone(vocabulary);
        lists.insert((list.language, list.id.clone()), list);
    }
    Ok(lists)
}
