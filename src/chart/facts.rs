//! Finding numbers in the document: who against meeting, the state of presence, and why a number is missing.

use rustc_hash::FxHashMap;

use super::{Lang, View};
pub(super) use crate::document::Presence;
use crate::document::fill;
use crate::document::v1::{Cue, Meeting, Reading, Run, Team};

/// A number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Datum<'a> {
    /// A value.
    Value(f64),
    /// Computed, but on fewer than the smallest sample.
    Weak(f64),
    /// Not measurable, with the word for the reason.
    Gap(&'a str),
    /// Nobody looked.
    Nothing,
}

impl Datum<'_> {
    pub fn of(reading: Option<&Reading>) -> Datum<'_> {
        let Some(reading) = reading else { return Datum::Nothing };
        let number = |v: Option<f64>| v.filter(|v| v.is_finite());
        match (number(reading.value), number(reading.raw)) {
            (Some(value), _) => Datum::Value(value),
            (None, Some(raw)) if reading.status == "low_sample" => Datum::Weak(raw),
            _ => Datum::Gap(reading.reason.as_deref().unwrap_or("")),
        }
    }

    /// The number, weak or not.
    pub fn number(self) -> Option<f64> {
        match self {
            Datum::Value(v) | Datum::Weak(v) => Some(v),
            _ => None,
        }
    }
}

impl Presence {
    /// In words a coach reads.
    pub(super) fn words(self, lang: Lang) -> &'static str {
        let t = lang.table();
        match self {
            Presence::Spoke => t.spoke,
            Presence::BackchannelOnly => t.backchannel_only,
            Presence::Silent => t.silent_present,
            Presence::Absent => t.absent,
            Presence::NotHeard => t.not_heard,
            Presence::Unknown => "–",
        }
    }
}

/// People against meetings.
pub(super) struct Grid<'a> {
    pub people: Vec<&'a str>,
    rows: Vec<Vec<Option<&'a Reading>>>,
}

impl<'a> Grid<'a> {
    /// All readings of `measure` about one person.
    pub fn of(team: &'a Team, measure: &str) -> Self {
        let mut people: Vec<&str> = team.people.iter().map(|p| &*p.name).collect();
        let mut index: FxHashMap<&str, usize> = people.iter().enumerate().map(|(i, &name)| (name, i)).collect();
        let mut rows = vec![vec![None; team.meetings.len()]; people.len()];
        for (at, meeting) in team.meetings.iter().enumerate() {
            for reading in meeting.readings.iter().filter(|r| r.measure == measure && r.scope == "speaker") {
                let Some(name) = reading.subject.as_deref() else { continue };
                let row = *index.entry(name).or_insert_with(|| {
                    people.push(name);
                    rows.push(vec![None; team.meetings.len()]);
                    people.len() - 1
                });
                rows[row][at] = Some(reading);
            }
        }
        Grid { people, rows }
    }

    pub fn reading(&self, person: usize, meeting: usize) -> Option<&'a Reading> {
        self.rows.get(person).and_then(|row| row.get(meeting)).copied().flatten()
    }

    pub fn datum(&self, person: usize, meeting: usize) -> Datum<'a> {
        Datum::of(self.reading(person, meeting))
    }

    /// The numbers of a person with the meeting they belong to.
    pub fn numbers(&self, person: usize) -> Vec<(usize, f64)> {
        let meetings = self.rows.get(person).map_or(0, Vec::len);
        (0..meetings).filter_map(|m| Some((m, self.datum(person, m).number()?))).collect()
    }

    /// Some cell holds a number.
    pub fn any(&self) -> bool {
        (0..self.people.len()).any(|p| !self.numbers(p).is_empty())
    }

    /// Meetings in which somebody has a number.
    pub fn measured(&self, meeting: usize) -> bool {
        (0..self.people.len()).any(|p| self.datum(p, meeting).number().is_some())
    }

    /// Why one person has no number: where others spoke, nothing spoken is not a matter of the file.
    pub fn why(&self, meeting: usize, why: &str, words: Lang) -> &'static str {
        if why == "zero_duration" && self.measured(meeting) { words.table().not_speaking } else { reason(words, why) }
    }

    /// The reason given in a meeting without any number.
    pub fn reason(&self, meeting: usize) -> Option<&'a str> {
        let mut reasons = (0..self.people.len()).filter_map(|p| self.reading(p, meeting));
        reasons.find_map(|r| r.reason.as_deref())
    }
}

/// The number of a measure over the whole run as the document holds it, of the group or of one person; never computed here.
pub(super) fn over_run(team: &Team, measure: &str, subject: Option<&str>, of: Option<&str>) -> Option<f64> {
    let scope = if subject.is_some() { "series_speaker" } else { "series" };
    let this = |r: &&Reading| {
        r.measure == measure
            && r.scope == scope
            && r.subject.as_deref() == subject
            && of.is_none_or(|of| r.flag("of") == Some(of))
    };
    let reading = team.series.iter().find(this)?;
    reading.value.or(reading.raw).filter(|v| v.is_finite())
}

pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0_u32), |(sum, n), v| (sum + v, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

/// How each person was there in each meeting, in the order of `people`.
pub(super) fn presence(team: &Team, people: &[&str]) -> Vec<Vec<Presence>> {
    let states = Grid::of(team, "presence_state");
    let index: FxHashMap<&str, usize> = states.people.iter().enumerate().map(|(i, &name)| (name, i)).collect();
    let one = |name: &str, at: usize| {
        let reading = index.get(name).and_then(|&person| states.reading(person, at));
        reading.map_or(Presence::Unknown, Presence::of)
    };
    people.iter().map(|name| (0..team.meetings.len()).map(|at| one(name, at)).collect()).collect()
}

/// The reason in words a coach reads.
pub(super) fn reason(words: Lang, reason: &str) -> &'static str {
    let t = words.table();
    match reason {
        "no_times" => t.no_times,
        "no_ends" => t.no_ends,
        "time_resolution_coarse" => t.time_resolution_coarse,
        "overlap_not_recorded" => t.overlap_not_recorded,
        "no_interruption_marks" => t.no_interruption_marks,
        "no_roster" => t.no_roster,
        "no_role" => t.no_role,
        "one_speaker" => t.one_speaker,
        "zero_duration" => t.zero_duration,
        "too_few_words" => t.too_few_words,
        "too_few_turns" => t.too_few_turns,
        "too_few_events" => t.too_few_events,
        "too_few_meetings" => t.too_few_meetings,
        "cleaned_transcript" => t.cleaned_transcript,
        "no_lexicon" => t.no_lexicon,
        "unlinked_speakers" => t.unlinked_speakers,
        "privacy" => t.privacy,
        _ => t.not_read,
    }
}

/// One sentence about the meetings without a number, grouped by reason; empty when there are none.
pub(super) fn gaps(words: Lang, missing: &[(String, &str)]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (label, why) in missing {
        let why = reason(words, why);
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, labels)) => labels.push(label),
            None => groups.push((why, vec![label])),
        }
    }
    let list = |labels: &[&str]| match labels {
        [.., last] if labels.len() > 4 => {
            let rest = (labels.len() - 2).to_string();
            fill(words.table().and_more, &[("first", labels[0]), ("n", &rest), ("last", last)])
        }
        _ => labels.join(", "),
    };
    let parts: Vec<String> =
        groups.iter().map(|(why, labels)| fill(words.table().gap_in, &[("where", &list(labels)), ("why", why)])).collect();
    parts.join(" ")
}

/// The full document of a meeting, when it is at hand.
pub(super) fn full<'a>(view: &View<'a>, id: &str) -> Option<&'a Meeting> {
    view.meetings.iter().find(|m| &*m.summary.id == id)
}

/// The level of a cue's category, `""` when it is unknown or no evidence of a level.
pub(super) fn level<'a>(run: &'a Run, cue: &Cue) -> &'a str {
    run.categories.get(&*cue.category).filter(|c| c.level_evidence).map_or("", |c| &*c.level)
}

/// A length of time among the settings of a run, in seconds; `None` when the document does not hold it.
pub(super) fn setting_s(run: &Run, key: &str) -> Option<f64> {
    run.settings.get(key).and_then(serde_json::Value::as_f64).map(|millis| millis / 1000.0)
}

/// A quote in the quotation marks of the language; `None` where quotes are withheld.
pub(super) fn quote(text: Option<&str>) -> Option<String> {
    let text = text.map(str::trim).filter(|t| !t.is_empty())?;
    Some(format!("“{text}”"))
}
