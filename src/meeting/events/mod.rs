//! Overlap and interruption events with their evidence (measures.md C2 and C2b).

mod cut_off;
mod evidence;
mod overlap;
mod untimed;

pub use evidence::Evidence;
pub(super) use untimed::has_interruption_tag;

use rustc_hash::FxHashSet;

use crate::kit::Kit;
use crate::text::TokenKind;
use crate::transcript::{Millis, PersonId, Resolution, Timing};

use super::{Meeting, Spurt};

/// What kind of floor event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// Came in and the other stopped.
    InterruptionSuccessful,
    /// Came in and the other went on.
    InterruptionUnsuccessful,
    /// A listening response over the other's speech.
    BackchannelOverlap,
    /// Both began at about the same moment.
    SimultaneousStart,
    /// Came in at a normal turn end.
    TerminalOverlap,
    /// So long that the source is probably wrong.
    LongOverlapSuspect,
    /// Trailed off without anybody coming in.
    TrailOff,
}

impl EventKind {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InterruptionSuccessful => "interruption_successful",
            Self::InterruptionUnsuccessful => "interruption_unsuccessful",
            Self::BackchannelOverlap => "backchannel_overlap",
            Self::SimultaneousStart => "simultaneous_start",
            Self::TerminalOverlap => "terminal_overlap",
            Self::LongOverlapSuspect => "long_overlap_suspect",
            Self::TrailOff => "trail_off",
        }
    }

    /// Counts as an attempt to take the floor from someone.
    pub fn is_attempt(self) -> bool {
        matches!(self, Self::InterruptionSuccessful | Self::InterruptionUnsuccessful)
    }
}

/// One floor event.
#[derive(Debug, Clone, PartialEq)]
pub struct FloorEvent {
    /// Kind.
    pub kind: EventKind,
    /// The utterance that came in.
    pub utterance: u32,
    /// The utterance that was spoken over or cut off.
    pub over: u32,
    /// Who came in.
    pub by: PersonId,
    /// Whose turn it was.
    pub of: PersonId,
    /// When the other came in.
    pub start: Option<Millis>,
    /// When the interrupted one stopped.
    pub cut: Option<Millis>,
    /// Length of the overlap.
    pub overlap: Option<Millis>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Measured precision of this evidence on labelled meetings.
    pub confidence: Option<f64>,
}

impl FloorEvent {
    /// Whether it is an attempt that is sure enough to be counted (measures.md C2b); `least` is `floor.event_confidence`.
    pub fn counts(&self, least: f64) -> bool {
        self.kind.is_attempt() && self.confidence.is_none_or(|confidence| confidence >= least)
    }
}

/// Finds the events of a prepared meeting.
pub(super) fn events(meeting: &Meeting, kit: &Kit) -> Vec<FloorEvent> {
    let finder = Finder { meeting, kit, words: meeting.timing() == Timing::Words };
    let fine = meeting.transcript.capabilities.resolution == Resolution::Fine;
    let mut events = match meeting.timing() {
        Timing::Words | Timing::Utterances if fine => finder.timed(),
        Timing::Words | Timing::Utterances => Vec::new(),
        Timing::Starts | Timing::None => finder.untimed(),
    };
    for event in events.iter_mut().filter(|event| event.kind.is_attempt()) {
        event.evidence.resumed = finder.resumed(event);
        event.confidence = Some(event.evidence.confidence(event.kind));
    }
    events
}

/// How many utterances on a person who was cut off still goes on with the same words.
const RESUME_REACH: usize = 12;

struct Finder<'a> {
    meeting: &'a Meeting,
    kit: &'a Kit,
    words: bool,
}

impl Finder<'_> {
    /// Speech over speech and cut-off texts; what both find is kept as the cut-off, which says more.
    fn timed(&self) -> Vec<FloorEvent> {
        let cut_off = self.cut_off();
        let over: FxHashSet<u32> = cut_off.iter().map(|e| e.over).collect();
        let pairs: FxHashSet<(u32, PersonId)> = cut_off.iter().map(|e| (e.utterance, e.of)).collect();
        let mut events = self.overlaps();
        let said = |e: &FloorEvent| pairs.contains(&(e.utterance, e.of)) || (e.kind.is_attempt() && over.contains(&e.over));
        events.retain(|e| !said(e));
        events.extend(cut_off);
        events.sort_by_key(|e| (e.start, e.utterance, e.over));
        events
    }

    fn event(&self, kind: EventKind, a: &Spurt, b: &Spurt, overlap: Option<Millis>, evidence: Evidence) -> FloorEvent {
        FloorEvent {
            kind,
            utterance: b.first,
            over: if a.end <= b.end { a.last } else { self.spoken_at(a, b.start) },
            by: b.speaker,
            of: a.speaker,
            start: Some(b.start),
            cut: Some(a.end.min(b.end)).filter(|_| kind == EventKind::InterruptionSuccessful),
            overlap,
            evidence,
            confidence: None,
        }
    }

    /// Whether the interrupted person soon speaks again and begins with the last words that were cut.
    fn resumed(&self, event: &FloorEvent) -> bool {
        let Meeting { order, slots, table, .. } = self.meeting;
        let from = order.partition_point(|&index| self.key(index) <= self.key(event.over));
        let own = |index: u32| slots[index as usize].speaker == Some(event.of) && !slots[index as usize].backchannel;
        let Some(next) = order[from..].iter().take(RESUME_REACH).copied().find(|&index| own(index)) else { return false };
        let spoken = |index: u32| table.tokens_of(index).iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.word);
        let cut: Vec<_> = spoken(event.over).collect();
        let tail = &cut[cut.len().saturating_sub(2)..];
        let opening: Vec<_> = spoken(next).take(6).collect();
        tail.len() == 2 && opening.windows(2).any(|pair| pair == tail)
    }

    fn key(&self, utterance: u32) -> (Millis, u32) {
        (self.meeting.slots[utterance as usize].start, utterance)
    }
}
