//! From drafts to compiled rules and lists, when every word and every category is known.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::text::{Language, Vocabulary};

use super::Category;
use super::compile::compile;
use super::draft::{CategoryDraft, Draft, ListDraft};
use super::error::{LexiconError, Problem};
use super::file::Negation;
use super::list::TechnicalList;
use super::lower::Node;
use super::rules::{Matcher, Rules};

/// Compiles the rules and mutes of all categories; a category is numbered by its place.
pub(super) fn compile_categories(
    drafts: Vec<CategoryDraft>,
    vocabulary: &Vocabulary,
) -> Result<(Vec<Category>, Rules), LexiconError> {
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
        for (index, draft) in mutes.into_iter().enumerate() {
            let problem = |p: Problem| problem(p, index + 1);
            match matcher(draft, vocabulary).map_err(problem)? {
                Matcher::Program(program) => rules.push_mute(number as u16, index as u16, program),
                Matcher::Regex(_) => {
                    return Err(problem(Problem::new(0, "Een `mute` kan geen regex zijn", "a `mute` cannot be a regex")));
                }
            }
        }
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
pub(super) fn same_level(drafts: &[CategoryDraft]) -> Result<(), LexiconError> {
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

/// Compiles the lists, by language and id.
pub(super) fn compile_lists(
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
                    program.wakers(&mut |word, state, _| wakers.entry(word).or_default().push((number, state)));
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
