//! The clock of a meeting: who speaks when, when several speak, when nobody does (measures.md A1, B3, C1).

use crate::kit::Kit;
use crate::lexicon::{Lexicons, TechnicalList};
use crate::transcript::{Millis, PersonId, Resolution};

use super::Meeting;

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First moment.
    pub start: Millis,
    /// Last moment.
    pub end: Millis,
}

impl Interval {
    /// Length in milliseconds.
    pub fn length(self) -> Millis {
        self.end - self.start
    }
}

/// What precedes a silence of the whole group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SilenceKind {
    /// A question was the last thing said.
    AfterQuestion,
    /// A tension cue was in the last utterance.
    AfterTension,
    /// A vulnerability cue was in the last utterance.
    AfterVulnerability,
    /// The group was asked to decide.
    AfterDecisionRequest,
    /// Anything else.
    Other,
    /// So long that the recording must have paused; in no count.
    RecordingGap,
}

impl SilenceKind {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AfterQuestion => "after_question",
            Self::AfterTension => "after_tension",
            Self::AfterVulnerability => "after_vulnerability",
            Self::AfterDecisionRequest => "after_decision_request",
            Self::Other => "other",
            Self::RecordingGap => "recording_gap",
        }
    }
}

/// A silence of the whole group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// When.
    pub at: Interval,
    /// The utterance that ends last before it.
    pub after: u32,
    /// What precedes it.
    pub kind: SilenceKind,
}

/// Speech, overlap and silence on the clock.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Per person the union of the own utterances, in order.
    pub of_person: Vec<Vec<Interval>>,
    /// Time in which somebody speaks.
    pub speech: Millis,
    /// Time in which at least two people speak (measured ends only).
    pub overlap: Millis,
    /// Silences of the whole group.
    pub silences: Vec<Silence>,
}

impl Timeline {
    /// Speech of one person.
    pub fn talk(&self, person: PersonId) -> Millis {
        self.of_person.get(person.index()).map_or(0, |own| own.iter().map(|i| i.length()).sum())
    }

    /// Sum of everybody's speech; overlap counts for each (measures.md D3).
    pub fn talk_sum(&self) -> Millis {
        self.of_person.iter().flatten().map(|i| i.length()).sum()
    }
}

/// Puts the meeting on the clock.
pub(super) fn timeline(meeting: &Meeting, kit: &Kit) -> Timeline {
    if meeting.span.is_none() {
        return Timeline::default();
    }
    let people = meeting.transcript.people.len();
    let mut of_person: Vec<Vec<Interval>> = vec![Vec::new(); people];
    let mut measured: Vec<Vec<Interval>> = vec![Vec::new(); people];
    let mut all: Vec<Interval> = Vec::new();
    for &index in &meeting.order {
        let slot = &meeting.slots[index as usize];
        let interval = Interval { start: slot.start, end: slot.end };
        push_union(&mut all, interval);
        let Some(person) = slot.speaker else { continue };
        push_union(&mut of_person[person.index()], interval);
        if !slot.estimated {
            push_union(&mut measured[person.index()], interval);
        }
    }
    let ends = meeting.timing().has_ends();
    Timeline {
        speech: all.iter().map(|i| i.length()).sum(),
        overlap: if ends { overlap(&measured) } else { 0 },
        silences: if ends { silences(meeting, kit) } else { Vec::new() },
        of_person,
    }
}

/// Adds an interval to a union; intervals come in order of start.
fn push_union(union: &mut Vec<Interval>, next: Interval) {
    match union.last_mut() {
        Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
        _ => union.push(next),
    }
}

/// Time in which at least two people speak.
fn overlap(of_person: &[Vec<Interval>]) -> Millis {
    let mut changes: Vec<(Millis, i32)> = of_person.iter().flatten().flat_map(|i| [(i.start, 1), (i.end, -1)]).collect();
    changes.sort_unstable();
    let (mut speaking, mut since, mut total) = (0, 0, 0);
    for (at, change) in changes {
        if speaking >= 2 {
            total += at - since;
        }
        speaking += change;
        since = at;
    }
    total
}

fn silences(meeting: &Meeting, kit: &Kit) -> Vec<Silence> {
    let floor = &kit.settings.floor;
    // Whole seconds blur a short silence by up to a second at either end (measures.md §1.2).
    let coarse = meeting.transcript.capabilities.resolution == Resolution::Second;
    let least = if coarse { floor.silence_coarse } else { floor.silence };
    let labels = Labels::of(meeting, kit);
    let mut silences = Vec::new();
    let mut last: Option<u32> = None;
    for &index in &meeting.order {
        let slot = &meeting.slots[index as usize];
        if let Some(before) = last {
            let earlier = &meeting.slots[before as usize];
            let length = slot.start - earlier.end;
            if length >= least && !earlier.estimated {
                let kind = if length > floor.recording_gap { SilenceKind::RecordingGap } else { labels.after(before) };
                let at = Interval { start: earlier.end, end: slot.start };
                silences.push(Silence { at, after: before, kind });
            }
        }
        if last.is_none_or(|before| slot.end >= meeting.slots[before as usize].end) {
            last = Some(index);
        }
    }
    silences
}

/// What a silence is named after: the last words before it.
struct Labels<'a> {
    meeting: &'a Meeting,
    request: &'a TechnicalList,
    lexicons: &'a Lexicons,
}

impl<'a> Labels<'a> {
    fn of(meeting: &'a Meeting, kit: &'a Kit) -> Self {
        Self { meeting, request: kit.lexicons.list(meeting.table.language, "decision_request"), lexicons: &kit.lexicons }
    }

    /// The most telling label first: a request to decide is most often a question too.
    fn after(&self, utterance: u32) -> SilenceKind {
        let meeting = self.meeting;
        let last = meeting.table.sentences_of(utterance).last();
        if last.is_some_and(|s| self.request.contains(meeting.table.slice(&s.tokens))) {
            SilenceKind::AfterDecisionRequest
        } else if meeting.ends_in_question(utterance as usize) {
            SilenceKind::AfterQuestion
        } else if meeting.has_cue(self.lexicons, utterance, &["tension"]) {
            SilenceKind::AfterTension
        } else if meeting.has_cue(self.lexicons, utterance, &["vulnerability"]) {
            SilenceKind::AfterVulnerability
        } else {
            SilenceKind::Other
        }
    }
}
