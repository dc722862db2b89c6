//! The course of a measure over the run (measures.md S1): the Theil–Sen line with Sen's interval and the Mann–Kendall
//! test, from six meetings; below that only the number, without the word.

use super::breaks::Breaks;
use super::column::Column;
use super::facts::exposure;
use super::pool::adds_up;
use crate::document::v1::{Definition, Interval, IntervalMethod, MeetingSummary, Reading, Word};
use crate::statistics::LEVEL;
use crate::statistics::multiple::benjamini_hochberg;
use crate::statistics::rank::{MannKendall, corrected_p, mann_kendall};
use crate::statistics::trend::{Line, autocorrelation, memory_factor, theil_sen};

/// From here on a series is asked whether it remembers itself.
const MEMORY_FROM: usize = 10;

/// Slopes are given over this many meetings.
const SPAN: f64 = 5.0;

/// Shares that are followed as multiples of a fair share, so that a smaller or larger meeting fakes no change (S5).
pub(super) const RELATIVE: [&str; 3] = ["talk_share", "word_share", "turn_share"];

/// What is followed for a person; everything else about a person is pooled only.
pub(super) const PERSONAL: [&str; 8] = [
    "talk_share",
    "word_share",
    "turn_share",
    "question_share",
    "interruptions_made",
    "interruptions_received",
    "backchannel_rate",
    "median_turn_words",
];

/// The indicators that were named beforehand (section 4), as far as they are measured; every other course is exploratory.
pub(super) const HEADLINE: [&str; 4] = ["decision_rate", "effective_speakers", "open_question_ratio", "interruptions_received"];

/// The course of a column as `<measure>_trend`: `value` is the change per five meetings in the measure's unit (shares of
/// speech in fair shares), `n` the number of meetings. `None` for what has no course: pairs, sums, and what is about a
/// person but not followed.
///
/// Flags: `first`, `last` (fitted), `s`, `p`, `exact` or `approximate`, what is known of autocorrelation (`hamed_rao` when p
/// was corrected for it), `since` and
/// `break` when the run was cut, `exploratory`; [`correct_for_many`] adds `q` and `tests`.
pub(super) fn course(column: &Column, meetings: &[MeetingSummary], breaks: &Breaks, fewest: usize) -> Option<Reading> {
    let model = column.sound().last().map_or(column.last(), |(_, reading, _)| reading);
    if !is_followed(column) || (adds_up(model) && exposure(model).is_none()) {
        return None;
    }
    let relative = column.is_person() && RELATIVE.contains(&column.measure());
    let (start, broken) = breaks.start(column.measure());
    let points: Vec<(f64, f64)> = column
        .in_unit_of(model)
        .sound()
        .filter(|(index, ..)| *index >= start)
        .map(|(index, _, value)| (index as f64, if relative { fair(value, &meetings[index]) } else { value }))
        .collect();
    let mut reading = blank(column, model, relative, points.len());
    if let Some(kind) = broken {
        reading.flags.extend([format!("break={kind}").into(), format!("since={}", meetings[start].id).into()]);
    }
    if column.sound().next().is_none() && column.counted().next().is_none() {
        return Some(Reading { status: model.status.clone(), reason: model.reason.clone(), ..reading });
    }
    Some(followed_over(reading, &points, fewest))
}

/// The definition of the course of a measure, `<id>_trend`, from `fewest` meetings on.
pub fn course_definition(id: &str, base: &Definition, fewest: usize, language: &str) -> (String, Definition) {
    let [of, question, formula, minimum] = if language == "en" {
        [
            "Course of",
            "What changed over these meetings, and what happened in between?",
            "Theil–Sen slope over the meetings, as change per five meetings; shares of people as multiples of a fair share.",
            "meetings with a value",
        ]
    } else {
        [
            "Verloop van",
            "Wat veranderde er in deze overleggen, en wat gebeurde er tussendoor?",
            "Helling van Theil–Sen over de overleggen, als verandering per vijf overleggen; aandelen van mensen als veelvoud van een gelijk deel.",
            "overleggen met een waarde",
        ]
    };
    let definition = Definition {
        title: format!("{of}: {}", base.title),
        question: question.to_owned(),
        formula: formula.to_owned(),
        caution: base.caution.clone(),
        level: base.level.clone(),
        unit: base.unit.clone(),
        minimum: format!("{fewest} {minimum}"),
        source: "Theil 1950; Sen 1968; Mann 1945; Kendall 1975".to_owned(),
    };
    (format!("{id}_trend"), definition)
}

/// Whether a column has a course: of the group everything but what describes chance, of a person the chosen few.
pub(super) fn is_followed(column: &Column) -> bool {
    match &*column.last().scope {
        "meeting" => column.measure() != "gini_chance",
        "speaker" => PERSONAL.contains(&column.measure()),
        _ => false,
    }
}

/// A share as a multiple of the share everyone would have.
fn fair(share: f64, meeting: &MeetingSummary) -> f64 {
    share * meeting.present.len().max(1) as f64
}

fn blank(column: &Column, model: &Reading, relative: bool, n: usize) -> Reading {
    let unit = if relative { "fair_shares" } else { &*model.unit };
    let mut reading = column.blank(model);
    if !HEADLINE.contains(&column.measure()) {
        reading.flags.push("exploratory".into());
    }
    Reading {
        measure: format!("{}_trend", model.measure).into(),
        unit: format!("{unit}_per_5_meetings").into(),
        n: Some(n as u64),
        n_unit: "meetings".into(),
        ..reading
    }
}

/// The course over the points, from `fewest` meetings (six: with five no realistic change can be told from chance).
fn followed_over(mut reading: Reading, points: &[(f64, f64)], fewest: usize) -> Reading {
    let line = theil_sen(points);
    reading.raw = line.map(|line| line.slope * SPAN);
    let values: Vec<f64> = points.iter().map(|point| point.1).collect();
    let (Some(line), Some(test), true) = (line, mann_kendall(&values), points.len() >= fewest) else {
        // Without two meetings there is no number at all.
        let status = if reading.raw.is_some() { "low_sample" } else { "not_measurable" };
        return Reading { status: status.into(), reason: Some("too_few_meetings".into()), ..reading };
    };
    reading.value = reading.raw;
    reading.status = "ok".into();
    let (low, high) = line.interval;
    reading.interval = Some(Interval { low: low * SPAN, high: high * SPAN, level: LEVEL, method: IntervalMethod::Sen });
    reading.flags.extend(facts(&line, test, points));
    reading
}

fn facts(line: &Line, test: MannKendall, points: &[(f64, f64)]) -> Vec<Word> {
    let (p, memory) = memory(line, test, points);
    let at = |point: Option<&(f64, f64)>| point.map_or(0.0, |(time, _)| line.at(*time));
    let mut facts = vec![
        format!("first={:.6}", at(points.first())).into(),
        format!("last={:.6}", at(points.last())).into(),
        format!("s={}", test.s).into(),
        format!("p={:.6}", p.max(1e-6)).into(),
        if test.exact { "exact" } else { "approximate" }.into(),
    ];
    facts.extend(memory);
    facts
}

/// p in the light of how much the series remembers itself, and what is known of that.
fn memory(line: &Line, test: MannKendall, points: &[(f64, f64)]) -> (f64, Vec<Word>) {
    if points.len() < MEMORY_FROM {
        return (test.p, vec!["autocorrelation_unchecked".into()]);
    }
    let rest: Vec<f64> = points.iter().map(|(time, value)| value - line.at(*time)).collect();
    let lag = autocorrelation(&rest, 1).unwrap_or(0.0);
    let measured = format!("autocorrelation={lag:.3}").into();
    if lag.abs() <= 1.96 / (points.len() as f64).sqrt() {
        return (test.p, vec![measured]);
    }
    let values: Vec<f64> = points.iter().map(|point| point.1).collect();
    let p = corrected_p(test.s, &values, memory_factor(&rest));
    (p, vec![measured, "hamed_rao".into()])
}

/// Adds `q` and `tests` to the courses at `places`, family by family (S8): group or person, named beforehand or not.
pub(super) fn correct_for_many(readings: &mut [Reading], places: &[usize]) {
    for person in [false, true] {
        for exploratory in [false, true] {
            let family = |reading: &Reading| {
                reading.subject.is_some() == person && reading.flags.iter().any(|f| f == "exploratory") == exploratory
            };
            let tested: Vec<(usize, f64)> = places
                .iter()
                .filter(|&&place| family(&readings[place]))
                .filter_map(|&place| Some((place, readings[place].flag("p")?.parse().ok()?)))
                .collect();
            let p: Vec<f64> = tested.iter().map(|test| test.1).collect();
            for ((place, _), q) in tested.iter().zip(benjamini_hochberg(&p)) {
                readings[*place].flags.extend([format!("q={q:.6}").into(), format!("tests={}", p.len()).into()]);
            }
        }
    }
}
