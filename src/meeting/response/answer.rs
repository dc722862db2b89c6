//! Reads an answer: from its first sentences and from what they answer to.

use crate::kit::Kit;
use crate::lexicon::TechnicalList;
use crate::text::{Token, TokenKind, WordId};

use super::super::{Meeting, Turn};
use super::ResponseKind;

/// So many sentences of an answer are looked at: what comes later answers less and less.
const SENTENCES: usize = 3;
/// An answer whose first utterance has fewer words goes on in the next one of the turn ("Ja." "Dat snap ik.").
const SHORT_OPENING: usize = 4;
/// A question of at most so many words right after a cue asks on about it: "Hoezo?", "Zeker weten?".
const SHORT_QUESTION: usize = 4;
/// So many tokens may stand before the words that take something in.
const LEAD_IN: usize = 3;
/// A "ja" that is all there is, or nearly, takes in what was said; before a long turn it may open anything.
const SHORT_ANSWER: usize = 6;

/// An answer and what it answers to.
pub(super) struct Reader<'a> {
    meeting: &'a Meeting,
    kit: &'a Kit,
    /// What is answered to: the utterance with the cue and, when the turn went on, the last one of that turn.
    said: [u32; 2],
    /// The utterances of the answer that are looked at.
    utterances: Vec<u32>,
    /// Their first sentences.
    sentences: Vec<u32>,
    /// Somebody else of the meeting is called by name: the answer may be to that person.
    other_named: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(meeting: &'a Meeting, kit: &'a Kit, said: u32, answer: &Turn) -> Self {
        let mut utterances = vec![answer.first];
        if answer.last != answer.first && words(meeting.table.tokens_of(answer.first)) < SHORT_OPENING {
            let turn = meeting.slots[answer.first as usize].turn;
            let next = (answer.first + 1..=answer.last).find(|&index| meeting.slots[index as usize].turn == turn);
            utterances.extend(next);
        }
        let of = |&utterance: &u32| meeting.table.sentences_by_utterance[utterance as usize].clone();
        let sentences = utterances.iter().flat_map(of).take(SENTENCES).collect();
        let mut reader =
            Self { meeting, kit, said: [said, meeting.last_of_turn(said)], utterances, sentences, other_named: false };
        let asker = meeting.slots[said as usize].speaker;
        let others = (0..meeting.transcript.people.len() as u32).map(crate::transcript::PersonId);
        reader.other_named =
            others.filter(|&person| Some(person) != asker && person != answer.speaker).any(|person| reader.names(person));
        reader
    }

    /// What the answer did; never nothing.
    pub(super) fn kinds(&self) -> Vec<ResponseKind> {
        let moved_on = self.opens(2, "turn_away");
        let asked = !moved_on && !self.other_named && self.sentences.iter().any(|&sentence| self.asks_about(sentence));
        let joked = self.contains("joke_mark");
        let deferred = self.has(&["deferral"]) || self.contains("put_off");
        let shared_back = self.has(&["vulnerability"]) || self.opens(2, "own_story");
        let elsewhere = moved_on || asked || joked || deferred || self.asks_something_else();
        let to_question = self.meeting.ends_in_question(self.said[1] as usize) && !elsewhere;
        let mut kinds = Vec::new();
        let mut add = |holds: bool, kind| {
            if holds {
                kinds.push(kind);
            }
        };
        add(asked, ResponseKind::AskedOn);
        add(!moved_on && (self.takes_in() || !to_question && self.agrees()), ResponseKind::Acknowledged);
        add(shared_back, ResponseKind::SharedBack);
        add(to_question, ResponseKind::Answered);
        add(joked, ResponseKind::JokedAway);
        add(deferred, ResponseKind::Deferred);
        if kinds.is_empty() {
            kinds.push(self.otherwise(moved_on));
        }
        kinds
    }

    /// What an answer did that neither asked, took in, shared, joked nor deferred. That it turned to something else is only
    /// said when the words show it: most answers without a word in common are answers still.
    fn otherwise(&self, moved_on: bool) -> ResponseKind {
        let about = self.is_about();
        let elsewhere = !about && (self.other_named || self.asks_something_else() || self.has(&["decision"]));
        if !moved_on && (self.opens(1, "disagree_start") || self.has(&["disagreement"])) {
            ResponseKind::Disagreed
        } else if moved_on || elsewhere {
            ResponseKind::ToContent
        } else if about {
            ResponseKind::OnTopic
        } else {
            ResponseKind::Unclear
        }
    }

    /// Whether the answer says that it was heard.
    fn takes_in(&self) -> bool {
        let says = self.sentences.iter().any(|&sentence| self.opens_taking_in(sentence));
        says || !self.other_named && self.has(&["care", "recognition", "paraphrase"])
    }

    /// "Dat snap ik" takes in what was said, and so does "Ach joh, wat rot" after a word or two; "Sorry, maar …" does not,
    /// nor does a question.
    fn opens_taking_in(&self, sentence: u32) -> bool {
        let (tokens, list) = (self.tokens(sentence), self.list("acknowledge"));
        if self.meeting.questions.of(sentence).is_some() {
            return false;
        }
        match self.list("disagree_start").starts(tokens) {
            None => list.starts(tokens).is_some() || list.begins_within(tokens, LEAD_IN + 1, 2),
            differs => list.starts(tokens) > differs,
        }
    }

    /// Whether the answer opens with a yes that is about what was said.
    fn agrees(&self) -> bool {
        let Some(&first) = self.sentences.first() else { return false };
        let Some(end) = self.list("agree_start").starts(self.tokens(first)) else { return false };
        if self.opens(1, "disagree_start") {
            return false;
        }
        let all: usize = self.utterances.iter().map(|&utterance| words(self.meeting.table.tokens_of(utterance))).sum();
        words(&self.tokens(first)[..end]) > 1 || all <= SHORT_ANSWER || self.is_about()
    }

    /// Whether a question is asked that is not about what was said: to everyone, or with two words or more of its own
    /// and nobody and nothing it points back to.
    fn asks_something_else(&self) -> bool {
        let table = &self.meeting.table;
        let asks = |&sentence: &u32| {
            let tokens = self.tokens(sentence);
            let own = || table.content_of(tokens).nth(1).is_some() && !self.list("third_person").contains(tokens);
            self.meeting.questions.of(sentence).is_some()
                && !self.asks_about(sentence)
                && (self.list("group_word").contains(tokens) || own())
        };
        self.sentences.iter().any(asks)
    }

    /// Whether a sentence is a question about what was said.
    fn asks_about(&self, sentence: u32) -> bool {
        let tokens = self.tokens(sentence);
        if self.list("probe").contains(tokens) {
            return true;
        }
        if self.meeting.questions.of(sentence).is_none() {
            return false;
        }
        if self.list("points_back").contains(tokens) || self.list("refer_back").starts(tokens).is_some() {
            return true;
        }
        if words(tokens) <= SHORT_QUESTION {
            // "Jaloers, ik? Hou toch op." echoes to say something else.
            return self.sentences.last() == Some(&sentence);
        }
        // "Heb jij de cijfers al binnen?" is to the same person, but not about it; a question to all seldom is.
        let turns_to = || self.list("second_person").contains(tokens) && self.meeting.table.content_of(tokens).nth(1).is_none();
        turns_to() || self.shares(tokens) && !self.list("group_word").contains(tokens)
    }

    /// Whether the answer stays with what was said.
    fn is_about(&self) -> bool {
        let refers = |&sentence: &u32| {
            let tokens = self.tokens(sentence);
            self.list("refer_back").starts(tokens).is_some() || self.list("points_back").contains(tokens) || self.shares(tokens)
        };
        let asker = self.meeting.slots[self.said[0] as usize].speaker;
        self.sentences.iter().any(refers) || asker.is_some_and(|asker| self.names(asker))
    }

    /// Whether one of the first sentences begins as a list says.
    fn opens(&self, sentences: usize, id: &str) -> bool {
        let list = self.list(id);
        self.sentences.iter().take(sentences).any(|&sentence| list.starts(self.tokens(sentence)).is_some())
    }

    fn contains(&self, id: &str) -> bool {
        let list = self.list(id);
        self.sentences.iter().any(|&sentence| list.contains(self.tokens(sentence)))
    }

    fn has(&self, ids: &[&str]) -> bool {
        self.utterances.iter().any(|&utterance| self.meeting.has_cue(&self.kit.lexicons, utterance, ids))
    }

    fn names(&self, person: crate::transcript::PersonId) -> bool {
        self.utterances.iter().any(|&utterance| self.meeting.says_name(utterance, person))
    }

    /// Whether a content word of what was said comes back.
    fn shares(&self, tokens: &[Token]) -> bool {
        let table = &self.meeting.table;
        let said = |word: WordId| self.said.iter().any(|&utterance| table.content_words(utterance).any(|other| other == word));
        table.content_of(tokens).any(said)
    }

    fn list(&self, id: &str) -> &TechnicalList {
        self.kit.lexicons.list(self.meeting.table.language, id)
    }

    fn tokens(&self, sentence: u32) -> &[Token] {
        let table = &self.meeting.table;
        table.slice(&table.sentences[sentence as usize].tokens)
    }
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.kind == TokenKind::Word).count()
}
