//! What the next turn by another did after a relation or feeling cue (measures.md J3, first form). Only the first
//! utterance of that turn is looked at.

use crate::kit::Kit;
use crate::lexicon::{CategoryId, Level};
use crate::text::QuestionType;
use crate::transcript::PersonId;

use super::{Meeting, Turn};

/// What an answer did. An answer may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResponseKind {
    /// Asked a question about it.
    AskedOn,
    /// Let hear that it was heard.
    Acknowledged,
    /// Said something vulnerable in return.
    SharedBack,
    /// Made a joke of it.
    JokedAway,
    /// Parked it or moved on.
    Deferred,
    /// Held another view.
    Disagreed,
    /// Went on about it, none of the above.
    OnTopic,
    /// Went on with something else.
    ToContent,
    /// Nobody else took the floor after it.
    Nothing,
}

impl ResponseKind {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AskedOn => "asked_on",
            Self::Acknowledged => "acknowledged",
            Self::SharedBack => "shared_back",
            Self::JokedAway => "joked_away",
            Self::Deferred => "deferred",
            Self::Disagreed => "disagreed",
            Self::OnTopic => "on_topic",
            Self::ToContent => "to_content",
            Self::Nothing => "nothing",
        }
    }
}

/// A cue and what followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The utterance with the cue.
    pub utterance: u32,
    /// Category of the cue.
    pub category: CategoryId,
    /// Who said it.
    pub speaker: PersonId,
    /// Who answered, and in which utterance.
    pub by: Option<(PersonId, u32)>,
    /// What the answer did, in a fixed order.
    pub kinds: Vec<ResponseKind>,
}

/// Finds the answers to all relation and feeling cues; one a category and utterance.
pub(super) fn responses(meeting: &Meeting, kit: &Kit) -> Vec<Response> {
    let mut responses: Vec<Response> = Vec::new();
    let reader = Reader { meeting, kit };
    for cue in &meeting.cues {
        let category = &kit.lexicons.categories()[cue.category.0 as usize];
        let below = matches!(category.level, Level::Relation | Level::Feeling) && category.level_evidence;
        let Some(speaker) = meeting.slots[cue.utterance as usize].speaker else { continue };
        let mut own = responses.iter().rev().take_while(|r| r.utterance == cue.utterance);
        if !below || own.any(|r| r.category == cue.category) {
            continue;
        }
        let answer = reader.answer(cue.utterance, speaker);
        responses.push(Response {
            utterance: cue.utterance,
            category: cue.category,
            speaker,
            by: answer.map(|turn| (turn.speaker, turn.first)),
            kinds: answer.map_or_else(|| vec![ResponseKind::Nothing], |turn| reader.kinds(cue.utterance, turn.first)),
        });
    }
    responses
}

struct Reader<'a> {
    meeting: &'a Meeting,
    kit: &'a Kit,
}

impl Reader<'_> {
    /// The next floor turn by another.
    fn answer(&self, utterance: u32, speaker: PersonId) -> Option<&Turn> {
        let key = |index: u32| (self.meeting.slots[index as usize].start, index);
        let from = self.meeting.turns.partition_point(|turn| key(turn.first) <= key(utterance));
        self.meeting.turns[from..].iter().find(|turn| turn.speaker != speaker)
    }

    fn kinds(&self, cue: u32, answer: u32) -> Vec<ResponseKind> {
        let tokens = self.meeting.table.tokens_of(answer);
        let list = |id: &str| self.kit.lexicons.list(self.meeting.table.language, id);
        let asks = self.meeting.ends_in_question(answer as usize);
        let shares = self.shares_content(cue, answer);
        let probes = list("probe").contains(tokens) || self.has(answer, &["open_question"]) || self.asks_openly(answer);
        let mut kinds = Vec::new();
        let mut add = |holds: bool, kind| {
            if holds {
                kinds.push(kind);
            }
        };
        add(probes || (asks && shares), ResponseKind::AskedOn);
        let heard = list("acknowledge").starts(tokens).is_some();
        add(heard || self.has(answer, &["care", "recognition", "paraphrase"]), ResponseKind::Acknowledged);
        add(self.has(answer, &["vulnerability"]), ResponseKind::SharedBack);
        add(list("joke_mark").contains(tokens), ResponseKind::JokedAway);
        add(self.has(answer, &["deferral"]), ResponseKind::Deferred);
        let differs = list("disagree_start").starts(tokens).is_some() || self.has(answer, &["disagreement"]);
        if kinds.is_empty() && differs {
            kinds.push(ResponseKind::Disagreed);
        }
        let refers = list("refer_back").starts(tokens).is_some() || self.names_speaker(cue, answer);
        if kinds.is_empty() {
            kinds.push(if shares || refers { ResponseKind::OnTopic } else { ResponseKind::ToContent });
        }
        kinds
    }

    /// An open question in the answer.
    fn asks_openly(&self, answer: u32) -> bool {
        let sentences = self.meeting.table.sentences_by_utterance[answer as usize].clone();
        let kinds = &self.meeting.questions.types[sentences.start as usize..sentences.end as usize];
        kinds.contains(&Some(QuestionType::Open))
    }

    /// Whether the answer says the first name of whoever gave the cue.
    fn names_speaker(&self, cue: u32, answer: u32) -> bool {
        self.meeting.slots[cue as usize].speaker.is_some_and(|speaker| self.meeting.says_name(answer, speaker))
    }

    fn shares_content(&self, a: u32, b: u32) -> bool {
        let table = &self.meeting.table;
        table.content_words(a).any(|word| table.content_words(b).any(|other| other == word))
    }

    fn has(&self, utterance: u32, ids: &[&str]) -> bool {
        self.meeting.has_cue(&self.kit.lexicons, utterance, ids)
    }
}
