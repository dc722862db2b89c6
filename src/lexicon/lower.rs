//! From the pieces of a pattern to words by number: classes, verb forms and inflections are written out here.

use rustc_hash::FxHashMap;

use crate::text::{Vocabulary, normalise};

use super::error::{Problem, suggestion};
use super::forms::inflected;
use super::pattern::Piece;
use super::verbs::{Forms, VerbTable};

/// A pattern over word numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// One word out of these; prefixes are filled in when all words are known.
    Words(WordSet),
    /// Up to so many words of any kind.
    Gap(u8),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Maybe(Box<Node>),
    Start,
    End,
}

/// A set of words.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordSet {
    pub(crate) ids: Vec<u32>,
    pub(crate) prefixes: Vec<String>,
    /// A separated particle: the word after it is looked at.
    pub(crate) particle: bool,
}

/// Auxiliaries that stand between a particle and its verb: `op te geven`, `op zou geven`.
const BETWEEN_PARTICLE_AND_VERB: &str = "te gaan ga gaat wil willen wilt wou moet moeten moest kan kun kunnen kon konden zou zouden zal zullen \
    heb hebt heeft hebben had hadden ben is zijn was waren wordt worden werd laten blijven mogen mag";
/// Widest gap between a finite verb and its particle (dutch.md §3.1).
const PARTICLE_GAP: u8 = 8;

/// What patterns may refer to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub(crate) classes: FxHashMap<String, Vec<String>>,
    pub(crate) verbs: VerbTable,
}

/// Turns pieces into nodes, learning new words.
pub(crate) struct Lowering<'a> {
    pub(crate) names: &'a Names,
    pub(crate) vocabulary: &'a mut Vocabulary,
}

impl Lowering<'_> {
    /// The node of pieces that follow each other.
    pub(crate) fn sequence(&mut self, pieces: &[Piece]) -> Result<Node, Problem> {
        let mut nodes = Vec::with_capacity(pieces.len());
        for piece in pieces {
            nodes.push(self.piece(piece)?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Sequence(nodes) })
    }

    fn piece(&mut self, piece: &Piece) -> Result<Node, Problem> {
        Ok(match piece {
            Piece::Word(word) => self.words([word.as_str()]),
            Piece::Inflected(word) => self.words(inflected(word).iter().map(String::as_str)),
            Piece::Prefix(prefix) => Node::Words(WordSet { prefixes: vec![prefix.clone()], ..WordSet::default() }),
            Piece::Gap(wide) => Node::Gap(*wide),
            Piece::Start => Node::Start,
            Piece::End => Node::End,
            Piece::Maybe(inner) => Node::Maybe(Box::new(self.piece(inner)?)),
            Piece::Choice(choices) => {
                let nodes: Result<Vec<Node>, Problem> = choices.iter().map(|c| self.sequence(c)).collect();
                merged(nodes?)
            }
            Piece::Class(name, at) => self.class(name, *at)?,
            Piece::Verb(verb, at) => self.verb(verb, *at)?,
        })
    }

    fn words<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) -> Node {
        let mut ids: Vec<u32> = words.into_iter().map(|word| self.vocabulary.intern(word).0).collect();
        ids.sort_unstable();
        ids.dedup();
        Node::Words(WordSet { ids, ..WordSet::default() })
    }

    fn class(&mut self, name: &str, at: usize) -> Result<Node, Problem> {
        let Some(entries) = self.names.classes.get(name) else {
            let near = suggestion(name, self.names.classes.keys().map(String::as_str));
            return Err(unknown(at, "Woordklasse", "word class", name, near));
        };
        let phrases = entries.iter().map(|entry| {
            entry.split_whitespace().map(|word| self.vocabulary.intern(&normalise(word)).0).collect::<Vec<u32>>()
        });
        let phrases: Vec<Vec<u32>> = phrases.collect();
        Ok(phrases_node(&phrases))
    }

    fn verb(&mut self, verb: &str, at: usize) -> Result<Node, Problem> {
        let Some(forms) = self.names.verbs.forms(verb) else {
            let near = suggestion(verb, self.names.verbs.infinitives().into_iter());
            return Err(unknown(at, "Werkwoord", "verb", verb, near));
        };
        let Forms { joined, finite, last, particle } = forms;
        let joined = self.words(joined.iter().map(String::as_str));
        let Some(particle) = particle else { return Ok(joined) };
        let words = [particle.as_str()];
        let (bare, mut checked) = (self.words(words), self.words(words));
        if let Node::Words(set) = &mut checked {
            set.particle = true;
        }
        let finite = self.words(finite.iter().map(String::as_str));
        let between = self.words(BETWEEN_PARTICLE_AND_VERB.split_whitespace());
        let last = self.words(last.iter().map(String::as_str));
        Ok(Node::Choice(vec![
            joined,
            Node::Sequence(vec![finite, Node::Gap(PARTICLE_GAP), checked]),
            Node::Sequence(vec![bare, between, last]),
        ]))
    }
}

fn unknown(at: usize, nl: &str, en: &str, name: &str, near: Option<&str>) -> Problem {
    let (hint_nl, hint_en) = match near {
        Some(near) => (format!("; bedoelde je `{near}`?"), format!("; did you mean `{near}`?")),
        None if en == "verb" => ("; zet het in verbs.toml".to_owned(), "; add it to verbs.toml".to_owned()),
        None => (String::new(), String::new()),
    };
    Problem::new(at, format!("{nl} `{name}` is onbekend{hint_nl}"), format!("unknown {en} `{name}`{hint_en}"))
}

/// A choice whose single words are one set: fewer states, same meaning.
fn merged(nodes: Vec<Node>) -> Node {
    let mut set = WordSet::default();
    let mut rest = Vec::new();
    for node in nodes {
        match node {
            Node::Words(words) if !words.particle => {
                set.ids.extend(words.ids);
                set.prefixes.extend(words.prefixes);
            }
            Node::Choice(inner) => rest.extend(inner),
            other => rest.push(other),
        }
    }
    set.ids.sort_unstable();
    set.ids.dedup();
    if !set.ids.is_empty() || !set.prefixes.is_empty() {
        rest.insert(0, Node::Words(set));
    }
    if rest.len() == 1 { rest.remove(0) } else { Node::Choice(rest) }
}

/// One node for a list of phrases; phrases that differ in one word share the states of the others.
fn phrases_node(phrases: &[Vec<u32>]) -> Node {
    let mut by_rest: Vec<(&[u32], Vec<u32>)> = Vec::new();
    for phrase in phrases {
        let Some((first, rest)) = phrase.split_first() else { continue };
        match by_rest.iter_mut().find(|(known, _)| known == &rest) {
            Some((_, firsts)) => firsts.push(*first),
            None => by_rest.push((rest, vec![*first])),
        }
    }
    let mut by_first: Vec<(Vec<u32>, Vec<Vec<u32>>)> = Vec::new();
    for (rest, mut firsts) in by_rest {
        firsts.sort_unstable();
        firsts.dedup();
        match by_first.iter_mut().find(|(known, others)| *known == firsts && others[0].is_empty() == rest.is_empty()) {
            Some((_, rests)) => rests.push(rest.to_vec()),
            None => by_first.push((firsts, vec![rest.to_vec()])),
        }
    }
    let nodes = by_first.into_iter().map(|(ids, rests)| {
        let first = Node::Words(WordSet { ids, ..WordSet::default() });
        if rests[0].is_empty() { first } else { Node::Sequence(vec![first, phrases_node(&rests)]) }
    });
    merged(nodes.collect())
}
