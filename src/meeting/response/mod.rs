//! What the next turn by another did after a relation or feeling cue (measures.md J3, first form). Only the first
//! sentences of that turn are looked at.

mod answer;

use crate::kit::Kit;
use crate::lexicon::{CategoryId, Level};
use crate::transcript::PersonId;

use super::{Meeting, NONE, Turn};
use answer::Reader;

/// What an answer did. An answer may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResponseKind {
    /// Asked a question about it.
    AskedOn,
    /// Let hear that it was heard.
    Acknowledged,
    /// Said something vulnerable in return.
    SharedBack,
    /// Went into the question that came with it.
    Answered,
    /// Made a joke of it.
    JokedAway,
    /// Parked it or moved on.
    Deferred,
    /// Held another view.
    Disagreed,
    /// Went on about it, none of the above.
    OnTopic,
    /// Turned to something else: the next point, another person, a decision.
    ToContent,
    /// Someone spoke, and the words do not show what it did.
    Unclear,
    /// Nobody else took the floor after it.
    Nothing,
}

impl ResponseKind {
    /// Every kind, those that stay with what was said first.
    pub const ALL: [Self; 11] = [
        Self::AskedOn,
        Self::Acknowledged,
        Self::SharedBack,
        Self::Answered,
        Self::OnTopic,
        Self::Disagreed,
        Self::Deferred,
        Self::JokedAway,
        Self::ToContent,
        Self::Unclear,
        Self::Nothing,
    ];

    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AskedOn => "asked_on",
            Self::Acknowledged => "acknowledged",
            Self::SharedBack => "shared_back",
            Self::Answered => "answered",
            Self::JokedAway => "joked_away",
            Self::Deferred => "deferred",
            Self::Disagreed => "disagreed",
            Self::OnTopic => "on_topic",
            Self::ToContent => "to_content",
            Self::Unclear => "unclear",
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
    for cue in &meeting.cues {
        let category = &kit.lexicons.categories()[cue.category.0 as usize];
        let below = matches!(category.level, Level::Relation | Level::Feeling) && category.level_evidence;
        let Some(speaker) = meeting.slots[cue.utterance as usize].speaker else { continue };
        if !below {
            continue;
        }
        let own = || responses.iter().rev().take_while(|r| r.utterance == cue.utterance);
        if own().any(|r| r.category == cue.category) {
            continue;
        }
        // What the answer did does not hang on the category.
        let known = own().next().map(|r| (r.by, r.kinds.clone()));
        let (by, kinds) = known.unwrap_or_else(|| match meeting.answer(cue.utterance, speaker) {
            Some(turn) => (Some((turn.speaker, turn.first)), meeting.answer_kinds(kit, cue.utterance, turn)),
            None => (None, vec![ResponseKind::Nothing]),
        });
        responses.push(Response { utterance: cue.utterance, category: cue.category, speaker, by, kinds });
    }
    responses
}

impl Meeting {
    /// The next floor turn by another than `speaker` after an utterance.
    pub fn answer(&self, utterance: u32, speaker: PersonId) -> Option<&Turn> {
        let key = |index: u32| (self.slots[index as usize].start, index);
        let from = self.turns.partition_point(|turn| key(turn.first) <= key(utterance));
        self.turns[from..].iter().find(|turn| turn.speaker != speaker)
    }

    /// What a turn did as the answer to what was said in utterance `said`.
    pub fn answer_kinds(&self, kit: &Kit, said: u32, answer: &Turn) -> Vec<ResponseKind> {
        Reader::new(self, kit, said, answer).kinds()
    }

    /// The last utterance of the turn that an utterance is in; itself when it is in none.
    fn last_of_turn(&self, utterance: u32) -> u32 {
        match self.slots[utterance as usize].turn {
            NONE => utterance,
            turn => self.turns[turn as usize].last,
        }
    }
}
