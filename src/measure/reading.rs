//! A reading: one measure of one subject, with its status, sample, interval and limits.

use std::borrow::Cow;

use crate::document::v1::{Interval, IntervalMethod};
use crate::lexicon::Level;
use crate::transcript::PersonId;

use super::Definition;

/// Whom a reading is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The whole meeting.
    Meeting,
    /// One person.
    Speaker(PersonId),
    /// One person towards another.
    Pair(PersonId, PersonId),
}

/// Whether the value may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The value stands.
    Ok,
    /// Computed, but on less than the minimum sample: `raw` only.
    LowSample,
    /// Cannot be measured here.
    NotMeasurable,
}

impl Status {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::LowSample => "low_sample",
            Self::NotMeasurable => "not_measurable",
        }
    }
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the words of measures.md §1.3 are their own explanation")]
pub enum Reason {
    NoTimes,
    NoEnds,
    TimeResolutionCoarse,
    OverlapNotRecorded,
    NoInterruptionMarks,
    NoRoster,
    NoRole,
    OneSpeaker,
    ZeroDuration,
    TooFewWords,
    TooFewTurns,
    TooFewEvents,
    TooShort,
    CleanedTranscript,
    NoLexicon,
}

impl Reason {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoTimes => "no_times",
            Self::NoEnds => "no_ends",
            Self::TimeResolutionCoarse => "time_resolution_coarse",
            Self::OverlapNotRecorded => "overlap_not_recorded",
            Self::NoInterruptionMarks => "no_interruption_marks",
            Self::NoRoster => "no_roster",
            Self::NoRole => "no_role",
            Self::OneSpeaker => "one_speaker",
            Self::ZeroDuration => "zero_duration",
            Self::TooFewWords => "too_few_words",
            Self::TooFewTurns => "too_few_turns",
            Self::TooFewEvents => "too_few_events",
            Self::TooShort => "too_short",
            Self::CleanedTranscript => "cleaned_transcript",
            Self::NoLexicon => "no_lexicon",
        }
    }
}

/// One measure of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Measure id.
    pub measure: Cow<'static, str>,
    /// Level.
    pub level: Level,
    /// Unit.
    pub unit: &'static str,
    /// Whom it is about.
    pub scope: Scope,
    /// The number, whenever it can be computed.
    pub raw: Option<f64>,
    /// Interval around it.
    pub interval: Option<Interval>,
    /// Sample size.
    pub n: Option<u64>,
    /// What `n` counts.
    pub n_unit: &'static str,
    /// What it rests on; empty = the timing class of the transcript.
    pub basis: &'static str,
    /// Whether the value may be used.
    pub status: Status,
    /// Why not.
    pub reason: Option<Reason>,
    /// Further facts.
    pub flags: Vec<Cow<'static, str>>,
    /// Utterances that show it.
    pub evidence: Vec<u32>,
}

impl Reading {
    /// An empty reading of a measure: not measurable until a number is given.
    pub fn of(definition: &'static Definition, scope: Scope) -> Self {
        Self::named(Cow::Borrowed(definition.id), definition.level, definition.unit, scope)
    }

    /// A reading of a measure that is made from data (a cue category).
    pub fn named(measure: Cow<'static, str>, level: Level, unit: &'static str, scope: Scope) -> Self {
        Self {
            measure,
            level,
            unit,
            scope,
            raw: None,
            interval: None,
            n: None,
            n_unit: "",
            basis: "",
            status: Status::NotMeasurable,
            reason: None,
            flags: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Gives the number; the reading is `ok` until a limit says otherwise.
    #[must_use]
    pub fn raw(mut self, raw: f64) -> Self {
        self.raw = raw.is_finite().then_some(raw);
        self.status = if self.raw.is_some() { Status::Ok } else { Status::NotMeasurable };
        if self.raw.is_none() && self.reason.is_none() {
            self.reason = Some(Reason::TooFewEvents);
        }
        self
    }

    /// Sample size.
    #[must_use]
    pub fn n(mut self, n: u64, unit: &'static str) -> Self {
        (self.n, self.n_unit) = (Some(n), unit);
        self
    }

    /// What the number rests on, when that is not the timing class.
    #[must_use]
    pub fn basis(mut self, basis: &'static str) -> Self {
        self.basis = basis;
        self
    }

    /// An interval of 90 %; bounds that are no numbers are none.
    #[must_use]
    pub fn interval(mut self, bounds: Option<(f64, f64)>, method: IntervalMethod) -> Self {
        let bounds = bounds.filter(|(low, high)| low.is_finite() && high.is_finite());
        self.interval = bounds.map(|(low, high)| Interval { low, high, level: 0.9, method });
        self
    }

    /// Below the minimum sample: the number stays in `raw` only.
    #[must_use]
    pub fn low_if(mut self, below: bool, reason: Reason) -> Self {
        if below && self.status == Status::Ok {
            (self.status, self.reason) = (Status::LowSample, Some(reason));
        }
        self
    }

    /// The first of several limits that fails.
    #[must_use]
    pub fn low_because(self, reason: Option<Reason>) -> Self {
        match reason {
            Some(reason) => self.low_if(true, reason),
            None => self,
        }
    }

    /// Cannot be measured, because.
    #[must_use]
    pub fn not(mut self, reason: Reason) -> Self {
        (self.status, self.reason, self.raw, self.interval) = (Status::NotMeasurable, Some(reason), None, None);
        self
    }

    /// A further fact.
    #[must_use]
    pub fn flag(mut self, flag: impl Into<Cow<'static, str>>) -> Self {
        self.flags.push(flag.into());
        self
    }

    /// A further fact, if it holds.
    #[must_use]
    pub fn flag_if(self, holds: bool, flag: &'static str) -> Self {
        if holds { self.flag(flag) } else { self }
    }

    /// The integers a share was made from, so that it can be pooled exactly.
    #[must_use]
    pub fn part(self, part: i64, whole: i64) -> Self {
        self.flag(format!("part={part}")).flag(format!("whole={whole}"))
    }

    /// The smallest exposure of a rate, or the smallest whole of a share, so that a run is judged by the same minimum.
    #[must_use]
    pub fn least(self, least: f64) -> Self {
        self.flag(format!("least={least}"))
    }

    /// Utterances that show it.
    #[must_use]
    pub fn evidence(mut self, utterances: Vec<u32>) -> Self {
        self.evidence = utterances;
        self
    }
}

/// The readings of a meeting while they are made.
#[derive(Debug, Default)]
pub struct Readings {
    /// What was made so far.
    pub rows: Vec<Reading>,
    family: &'static [Definition],
}

impl Readings {
    /// Begins a family.
    pub fn family(&mut self, definitions: &'static [Definition]) {
        self.family = definitions;
    }

    /// Adds a reading.
    pub fn push(&mut self, reading: Reading) {
        self.rows.push(reading);
    }

    /// Every measure of the family for a meeting without words or duration (measures.md D2).
    pub fn nothing_to_measure(&mut self) {
        for definition in self.family {
            self.push(Reading::of(definition, Scope::Meeting).not(Reason::ZeroDuration));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_missing_with_a_reason() {
        let share = |bounds| {
            let reading = Reading::named(Cow::Borrowed("share"), Level::Process, "ratio", Scope::Meeting);
            reading.raw(0.5).interval(bounds, IntervalMethod::Wilson)
        };
        for bounds in [None, Some((f64::NAN, 0.6)), Some((0.4, f64::INFINITY))] {
            assert_eq!(share(bounds).interval, None, "{bounds:?}");
        }
        assert_eq!(share(Some((0.4, 0.6))).interval.map(|i| (i.low, i.high)), Some((0.4, 0.6)));
        let nothing = share(None).raw(f64::NAN);
        assert_eq!((nothing.raw, nothing.status, nothing.reason), (None, Status::NotMeasurable, Some(Reason::TooFewEvents)));
    }
}
