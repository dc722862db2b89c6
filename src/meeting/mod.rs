//! A prepared meeting: times made whole, backchannels set apart, floor turns, silences, overlap and interruption
//! events, questions, cues and what followed them. Computed once; every measure reads it, none parses text again.

mod backchannel;
mod called;
mod events;
mod floor;
mod response;
mod slots;
mod timeline;
mod uptake;
mod words_heard;

pub use events::{EventKind, Evidence, FloorEvent};
pub use floor::{Spurt, Turn};
pub use response::{Response, ResponseKind};
pub use slots::Slot;
pub use timeline::{Interval, Silence, SilenceKind, Timeline};

use crate::kit::Kit;
use crate::lexicon::{CueHit, Level, Lexicons, Situation};
use crate::text::{self, Ending, Questions, TokenTable};
use crate::transcript::{Millis, PersonId, Timing, Transcript};

/// No turn, no spurt.
pub const NONE: u32 = u32::MAX;

/// A meeting, ready to be measured.
#[derive(Debug)]
pub struct Meeting {
    /// The transcript it was made from.
    pub transcript: Transcript,
    /// Tokens and sentences.
    pub table: TokenTable,
    /// Question type per sentence.
    pub questions: Questions,
    /// Facts per utterance, same order as the transcript's utterances.
    pub slots: Vec<Slot>,
    /// Utterance indices in order of start (source order when there are no times).
    pub order: Vec<u32>,
    /// Stretches of speech of one person, in order of start; each backchannel is one of its own.
    pub spurts: Vec<Spurt>,
    /// Floor turns in order.
    pub turns: Vec<Turn>,
    /// Speech, overlap and silence on the clock; empty without end times.
    pub timeline: Timeline,
    /// Overlap and interruption events in order.
    pub events: Vec<FloorEvent>,
    /// Cue hits in order.
    pub cues: Vec<CueHit>,
    /// Levels with evidence per floor turn and per further interjection of at least four words.
    pub levels: Vec<LevelSet>,
    /// What followed relation and feeling cues.
    pub responses: Vec<Response>,
    /// First utterances of long turns nobody reacted to.
    pub ignored: Vec<u32>,
    /// Last utterances of turns whose question nobody went into.
    pub questions_left: Vec<u32>,
    /// How each person is called by others.
    called: Vec<called::Called>,
    /// Start and end of the meeting, when there are times.
    pub span: Option<(Millis, Millis)>,
}

/// The levels one stretch of speech has evidence for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LevelSet {
    /// Content, process, relation, feeling.
    pub has: [bool; 4],
    /// Floor turn it belongs to for resampling.
    pub turn: u32,
}

/// Column of a level in a [`LevelSet`].
pub fn level_index(level: Level) -> usize {
    match level {
        Level::Content => 0,
        Level::Process => 1,
        Level::Relation => 2,
        Level::Feeling => 3,
    }
}

/// Words an interjection needs to count as a stretch of speech with levels of its own (measures.md J1).
const LEVEL_WORDS: u32 = 4;

impl Meeting {
    /// Prepares a transcript.
    pub fn prepare(transcript: Transcript, kit: &Kit) -> Self {
        let language = kit.language.or_else(|| transcript.language.as_deref().and_then(text::Language::parse));
        let mut table = text::tokenize(&transcript, &kit.lexicons, language);
        table.question_marks_per = kit.settings.minimum.question_marks_per;
        let questions = text::questions(&table, &transcript, &kit.lexicons);
        let mut slots = slots::slots(&transcript, &table, &kit.settings.floor);
        let order = slots::order(&transcript, &slots);
        backchannel::mark(&mut slots, &order, &transcript, &table, &questions, kit);
        let (spurts, turns) = floor::floor(&mut slots, &order, transcript.timing, &kit.settings.floor);
        let mut meeting = Self {
            span: slots::span(&transcript, &slots),
            called: called::called(&transcript, &table),
            transcript,
            table,
            questions,
            slots,
            order,
            spurts,
            turns,
            timeline: Timeline::default(),
            events: Vec::new(),
            cues: Vec::new(),
            levels: Vec::new(),
            responses: Vec::new(),
            ignored: Vec::new(),
            questions_left: Vec::new(),
        };
        meeting.find_cues(kit);
        meeting.timeline = timeline::timeline(&meeting, kit);
        meeting.events = events::events(&meeting, kit);
        meeting.levels = meeting.level_sets(kit);
        meeting.responses = response::responses(&meeting, kit);
        meeting.ignored = uptake::without_reaction(&meeting, kit);
        meeting.questions_left = uptake::questions_left(&meeting, kit);
        meeting
    }

    fn find_cues(&mut self, kit: &Kit) {
        let mut after_question = vec![false; self.slots.len()];
        let mut reply = vec![false; self.slots.len()];
        for pair in self.turns.windows(2) {
            let first = pair[1].first as usize;
            reply[first] = true;
            after_question[first] = self.ends_in_question(pair[0].last as usize);
        }
        let situation = Situation { after_question: &after_question, reply: &reply, leader: self.transcript.leader };
        self.cues = kit.lexicons.find(&self.transcript, &self.table, &situation);
    }

    fn level_sets(&self, kit: &Kit) -> Vec<LevelSet> {
        let mut of_turn: Vec<LevelSet> =
            (0..self.turns.len()).map(|turn| LevelSet { turn: turn as u32, ..LevelSet::default() }).collect();
        let mut row = vec![NONE; self.slots.len()];
        let mut current = 0;
        for &index in &self.order {
            let slot = &self.slots[index as usize];
            if slot.turn != NONE {
                current = slot.turn;
                row[index as usize] = slot.turn;
            } else if !slot.backchannel && slot.words >= LEVEL_WORDS {
                row[index as usize] = of_turn.len() as u32;
                of_turn.push(LevelSet { turn: current, ..LevelSet::default() });
            }
        }
        for cue in &self.cues {
            let category = &kit.lexicons.categories()[cue.category.0 as usize];
            if let Some(set) = of_turn.get_mut(row[cue.utterance as usize] as usize)
                && category.level_evidence
            {
                set.has[level_index(category.level)] = true;
            }
        }
        of_turn
    }

    /// Timing class of the transcript.
    pub fn timing(&self) -> Timing {
        self.transcript.timing
    }

    /// Whether the last sentence of an utterance is a question.
    pub fn ends_in_question(&self, utterance: usize) -> bool {
        let range = &self.table.sentences_by_utterance[utterance];
        range.end > range.start && self.questions.types[range.end as usize - 1].is_some()
    }

    /// Whether an utterance has a cue of one of these categories, in whatever language it is said.
    pub fn has_cue(&self, lexicons: &Lexicons, utterance: u32, ids: &[&str]) -> bool {
        let from = self.cues.partition_point(|c| c.utterance < utterance);
        let mut own = self.cues[from..].iter().take_while(|c| c.utterance == utterance);
        own.any(|c| lexicons.get(c.category).is_some_and(|category| ids.contains(&category.id.as_str())))
    }

    /// Whether the text holds marks of broken-off words or tags that someone came in: without them a text without end
    /// times shows no interruption (measures.md C2).
    pub fn has_interruption_marks(&self) -> bool {
        (0..self.slots.len()).any(|index| {
            self.table.ending(index as u32) == Ending::CutOff || events::has_interruption_tag(self.transcript.text_of(index))
        })
    }

    /// The people who count in distributions: those present, or the speakers when attendance is unknown.
    pub fn people(&self) -> Vec<PersonId> {
        match &self.transcript.roster {
            Some(roster) => roster.clone(),
            None => (0..self.transcript.people.len() as u32).map(PersonId).filter(|p| self.speaks(*p)).collect(),
        }
    }

    /// Whether a person says anything at all.
    pub fn speaks(&self, person: PersonId) -> bool {
        self.slots.iter().any(|slot| slot.speaker == Some(person))
    }
}
