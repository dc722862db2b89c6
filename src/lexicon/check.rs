//! The examples of the lexicons as tests: every `hit` and `miss` of every rule, mute and list.

use crate::text::{Language, TokenTable, tokenize};
use crate::transcript::{Builder, Cue, PersonId, Transcript};

use super::file::{Position, Rule, Speaker};
use super::find::Finder;
use super::{Category, CueHit, Lexicons, Situation, TechnicalList};

/// An example that does not do what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The file.
    pub file: String,
    /// The rule or mute from 1; 0 for a list.
    pub rule: u16,
    /// `hit`, `miss`, `mute` or `list`.
    pub kind: &'static str,
    /// The sentence.
    pub sentence: String,
    /// What happened instead, in English.
    pub found: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}: «{}» {}", self.file, self.kind, self.rule, self.sentence, self.found)
    }
}

/// A sentence as a meeting of one utterance.
struct Example {
    transcript: Transcript,
    table: TokenTable,
}

impl Example {
    fn new(lexicons: &Lexicons, language: Language, sentence: &str) -> Self {
        let mut builder = Builder::default();
        builder.push(Cue { speaker: Some("A"), text: sentence, ..Cue::default() });
        let transcript = builder.finish("example");
        let table = tokenize(&transcript, lexicons, Some(language));
        Self { transcript, table }
    }

    /// The hits of the sentence where `rule` can hold; without a rule, as the reply to what somebody else said.
    fn hits(&self, lexicons: &Lexicons, rule: Option<&Rule>) -> Vec<CueHit> {
        let (yes, no) = ([true], [false]);
        let after = if rule.is_some_and(|r| r.position == Position::AfterQuestion) { &yes } else { &no };
        let reply = if rule.is_none_or(|r| replies(r.position)) { &yes } else { &no };
        lexicons.find(&self.transcript, &self.table, &Situation { after_question: after, reply, leader: leader(rule) })
    }

    /// Whether a rule itself matches and is not dropped by its conditions.
    fn matches(&self, lexicons: &Lexicons, category: usize, number: u16, rule: &Rule) -> bool {
        let (yes, no) = ([true], [false]);
        let after = if rule.position == Position::AfterQuestion { &yes } else { &no };
        let reply = if replies(rule.position) { &yes } else { &no };
        let situation = Situation { after_question: after, reply, leader: leader(Some(rule)) };
        let mut finder = Finder::new(lexicons, &self.transcript, &self.table, &situation);
        self.table.sentences.iter().enumerate().any(|(at, sentence)| {
            finder.candidates(at, sentence);
            finder.found.iter().any(|c| {
                let compiled = &lexicons.rules.all[c.rule as usize];
                compiled.category as usize == category && compiled.number == number
            })
        })
    }

    /// Whether a mute matches in the sentence.
    fn muted(&self, lexicons: &Lexicons, category: usize, mute: usize) -> bool {
        let situation = Situation { reply: &[true], ..Situation::default() };
        let mut finder = Finder::new(lexicons, &self.transcript, &self.table, &situation);
        self.table.sentences.iter().enumerate().any(|(at, sentence)| {
            finder.candidates(at, sentence);
            !finder.found.is_empty() && finder.is_muted_by(category, mute)
        })
    }
}

fn replies(position: Position) -> bool {
    matches!(position, Position::Reply | Position::Rejoinder)
}

fn leader(rule: Option<&Rule>) -> Option<PersonId> {
    match rule.map(|r| r.speaker) {
        Some(Speaker::Leader) => Some(PersonId(0)),
        Some(Speaker::Member) => Some(PersonId(1)),
        _ => None,
    }
}

impl Lexicons {
    /// Every example that fails.
    pub fn violations(&self) -> Vec<Violation> {
        let mut all = Vec::new();
        for (at, category) in self.categories.iter().enumerate() {
            self.check_rules(at, category, &mut all);
            self.check_mutes(at, category, &mut all);
        }
        for list in self.lists.values() {
            self.check_list(list, &mut all);
        }
        all
    }

    fn check_rules(&self, at: usize, category: &Category, all: &mut Vec<Violation>) {
        for (index, rule) in category.rules.iter().enumerate() {
            let number = index as u16 + 1;
            let mut fail = |kind, sentence: &str, found: String| {
                all.push(Violation { file: category.file.clone(), rule: number, kind, sentence: sentence.to_owned(), found });
            };
            for sentence in &rule.hit {
                let example = Example::new(self, category.language, sentence);
                let hits = example.hits(self, Some(rule));
                if !example.matches(self, at, number, rule) {
                    fail("hit", sentence, "the rule does not match".to_owned());
                } else if !hits.iter().any(|h| h.category.index() == at || h.turned) {
                    fail("hit", sentence, "the hit is muted".to_owned());
                }
            }
            for sentence in &rule.miss {
                let example = Example::new(self, category.language, sentence);
                if let Some(hit) = example.hits(self, Some(rule)).iter().find(|h| h.category.index() == at) {
                    fail("miss", sentence, format!("hit by rule {}: «{}»", hit.rule, example.transcript.slice(hit.span)));
                }
            }
        }
    }

    fn check_mutes(&self, at: usize, category: &Category, all: &mut Vec<Violation>) {
        for (index, mute) in category.mutes.iter().enumerate() {
            for sentence in &mute.hit {
                let example = Example::new(self, category.language, sentence);
                let hit = example.hits(self, None).into_iter().find(|h| h.category.index() == at);
                let found = if let Some(hit) = hit {
                    format!("rule {} still hits: «{}»", hit.rule, example.transcript.slice(hit.span))
                } else if !example.muted(self, at, index) {
                    "the mute takes nothing away".to_owned()
                } else {
                    continue;
                };
                let rule = index as u16 + 1;
                all.push(Violation { file: category.file.clone(), rule, kind: "mute", sentence: sentence.clone(), found });
            }
        }
    }

    fn check_list(&self, list: &TechnicalList, all: &mut Vec<Violation>) {
        let wanted = list.hit.iter().map(|s| (s, true)).chain(list.miss.iter().map(|s| (s, false)));
        for (sentence, expected) in wanted {
            let example = Example::new(self, list.language, sentence);
            if list.contains(&example.table.tokens) != expected && list.contains_text(sentence) != expected {
                let found = if expected { "no entry is found" } else { "an entry is found" }.to_owned();
                let file = format!("{}/{}.toml", list.language.as_str(), list.id);
                all.push(Violation { file, rule: 0, kind: "list", sentence: sentence.clone(), found });
            }
        }
    }
}
