//! The axis of one meeting: seconds, or words spoken where the source has no times.

use super::super::Lang;
use crate::document::v1::{Meeting, Timing, Utterance};

/// Words a second, to estimate an end that the source does not give (measures.md §1.6).
const WORDS_A_SECOND: f64 = 2.7;

/// Where each utterance lies.
#[derive(Debug, Clone)]
pub(super) enum Clock {
    /// In seconds from the first start.
    Seconds {
        zero: f64,
        end: f64,
        /// Ends follow from the number of words.
        estimated: bool,
        /// Start and end of each utterance by its place in the list.
        spans: Vec<(f64, f64)>,
        first: u32,
    },
    /// In words spoken since the beginning.
    Words { end: f64, spans: Vec<(f64, f64)>, first: u32 },
}

impl Clock {
    pub fn of(meeting: &Meeting) -> Self {
        let first = meeting.utterances.first().map_or(0, |u| u.index);
        let timed = meeting.summary.timing != Timing::None && meeting.utterances.iter().all(|u| u.start.is_some());
        if !timed {
            let mut at = 0.0;
            let span = |u: &Utterance| {
                let start = at;
                at += f64::from(u.words.max(1));
                (start, at)
            };
            let spans: Vec<(f64, f64)> = meeting.utterances.iter().map(span).collect();
            return Clock::Words { end: at, spans, first };
        }
        let starts: Vec<f64> = meeting.utterances.iter().filter_map(|u| u.start).collect();
        let zero = starts.iter().copied().fold(f64::INFINITY, f64::min).max(0.0);
        let spans: Vec<(f64, f64)> =
            meeting.utterances.iter().enumerate().map(|(i, u)| (starts[i], end(u, starts.get(i + 1)))).collect();
        let last = spans.iter().map(|s| s.1).fold(zero, f64::max);
        let zero = if zero.is_finite() { zero } else { 0.0 };
        Clock::Seconds { zero, end: last, estimated: !meeting.summary.timing.has_ends(), spans, first }
    }

    /// Start and end of an utterance on this axis.
    pub fn span(&self, utterance: &Utterance) -> (f64, f64) {
        let (spans, first, zero) = match self {
            Clock::Seconds { spans, first, zero, .. } => (spans, first, *zero),
            Clock::Words { spans, first, .. } => (spans, first, 0.0),
        };
        let at = utterance.index.saturating_sub(*first) as usize;
        spans.get(at).map_or((0.0, 0.0), |(a, b)| (a - zero, b - zero))
    }

    /// A moment of the source on this axis; `None` without times.
    pub fn moment(&self, seconds: Option<f64>) -> Option<f64> {
        match self {
            Clock::Seconds { zero, .. } => seconds.filter(|s| s.is_finite()).map(|s| s - zero),
            Clock::Words { .. } => None,
        }
    }

    /// Length of the axis.
    pub fn length(&self) -> f64 {
        match self {
            Clock::Seconds { zero, end, .. } => end - zero,
            Clock::Words { end, .. } => *end,
        }
        .max(1.0)
    }

    /// Time stamp of an utterance as the source counts.
    pub fn told(&self, utterance: &Utterance) -> Option<String> {
        utterance.start.filter(|_| matches!(self, Clock::Seconds { .. })).map(|s| Lang::Nl.clock(s))
    }

    /// Places and labels of the ticks.
    pub fn ticks(&self, words: Lang) -> Vec<(f64, String)> {
        let (unit, steps): (f64, &[f64]) = match self {
            Clock::Seconds { .. } => (60.0, &[0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0]),
            Clock::Words { .. } => (1.0, &[10.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0, 5000.0, 10_000.0, 50_000.0]),
        };
        let length = self.length() / unit;
        let step = steps.iter().copied().find(|s| length / s <= 12.0).unwrap_or(length / 10.0);
        let decimals = usize::from(step < 1.0);
        let count = (length / step).floor() as usize;
        (0..=count).map(|i| (i as f64 * step * unit, words.number(i as f64 * step, decimals))).collect()
    }
}

/// The end of an utterance, or an estimate that stops where the next one starts.
fn end(utterance: &Utterance, next: Option<&f64>) -> f64 {
    let start = utterance.start.unwrap_or(0.0);
    let estimate = start + f64::from(utterance.words) / WORDS_A_SECOND;
    let estimate = next.filter(|n| **n > start).map_or(estimate, |n| estimate.min(*n));
    utterance.end.filter(|e| *e >= start).unwrap_or(estimate)
}
