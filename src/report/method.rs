//! Hoe is dit gemeten: definitions, what could not be measured and what helps, the word lists, the settings.

use crate::document::fill;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::v1::{MeetingSummary, Reading};

use super::desk::Desk;
use super::say;
use super::words::Words;

#[derive(Debug, Serialize)]
pub(super) struct Method {
    pub definitions: Vec<Entry>,
    pub gaps: Vec<Gap>,
    /// How many results have a number, and how many have not.
    pub counted: String,
    pub lexicons: Vec<List>,
    pub settings: Vec<Setting>,
    pub failures: Vec<Failed>,
    pub version: String,
    pub document: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Entry {
    pub id: String,
    pub title: String,
    pub formula: String,
    pub minimum: String,
    pub caution: String,
    pub source: String,
}

/// What could not be measured for one reason.
#[derive(Debug, Serialize)]
pub(super) struct Gap {
    pub why: &'static str,
    pub what: String,
    pub remedy: &'static str,
    pub where_: String,
}

#[derive(Debug, Serialize)]
pub(super) struct List {
    pub id: String,
    pub title: String,
    pub version: u32,
    pub hash: String,
    pub validated: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Setting {
    pub name: String,
    pub value: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Failed {
    pub path: String,
    pub message: String,
}

pub(super) fn method(desk: &Desk<'_>) -> Method {
    let run = desk.view.run;
    let failed = |f: &crate::document::v1::Failure| Failed { path: f.path.clone(), message: f.message.clone() };
    Method {
        definitions: definitions(desk),
        gaps: gaps(desk),
        counted: counted(desk),
        lexicons: lexicons(desk),
        settings: run.settings.iter().flat_map(|(name, value)| settings(name, value)).collect(),
        failures: run.failures.iter().map(failed).collect(),
        version: run.version.clone(),
        document: run.onderstroom.clone(),
    }
}

/// The measures; what a category of words counts is said with the category.
fn definitions(desk: &Desk<'_>) -> Vec<Entry> {
    let categories = &desk.view.run.categories;
    let of_words = |id: &str| id.rsplit_once('_').is_some_and(|(head, _)| categories.contains_key(head));
    let entry = |(id, d): (&String, &crate::document::v1::Definition)| Entry {
        id: id.clone(),
        title: d.title.clone(),
        formula: d.formula.clone(),
        minimum: d.minimum.clone(),
        caution: d.caution.clone(),
        source: d.source.clone(),
    };
    let mut entries: Vec<Entry> = desk.view.run.definitions.iter().filter(|(id, _)| !of_words(id)).map(entry).collect();
    entries.sort_by_key(|e| (e.title.to_lowercase(), e.id.clone()));
    entries
}

/// How many results of the run have a number: the rows of `readings.csv`.
fn counted(desk: &Desk<'_>) -> String {
    let team = desk.view.team;
    let readings = || team.meetings.iter().flat_map(|m| &m.readings).chain(&team.series);
    let with = |status: &str| readings().filter(|r| r.status == status).count();
    let (all, ok, low) = (readings().count(), with("ok"), with("low_sample"));
    let number = |n: usize| desk.lang.number(n as f64, 0);
    let values = [("of", &*number(all)), ("ok", &*number(ok)), ("low", &*number(low)), ("missing", &*number(all - ok - low))];
    fill(if ok == all { desk.t.all_measured } else { desk.t.counted_results }, &values)
}

/// Why there is no number, as this page says it: of a person in a meeting with words, nothing spoken is being silent.
fn reason_of<'a>(meeting: &MeetingSummary, reading: &'a Reading) -> &'a str {
    match reading.reason.as_deref().unwrap_or("") {
        "zero_duration" if reading.subject.is_some() && meeting.words > 0 => "silent_here",
        reason => reason,
    }
}

/// One row a reason: what it took away, in how many meetings, and what helps next time.
fn gaps(desk: &Desk<'_>) -> Vec<Gap> {
    let mut by_reason: BTreeMap<&str, (BTreeSet<String>, BTreeSet<usize>)> = BTreeMap::new();
    for (at, meeting) in desk.view.team.meetings.iter().enumerate() {
        for reading in meeting.readings.iter().filter(|r| r.status == "not_measurable" || r.status == "disabled") {
            let reason = reason_of(meeting, reading);
            // Too little of something in one meeting is no fault of the source; the counts are given all the same.
            if matches!(reason, "too_few_words" | "too_few_turns" | "too_few_events") {
                continue;
            }
            let (measures, meetings) = by_reason.entry(Words::known_reason(reason)).or_default();
            measures.insert(desk.measure(&reading.measure));
            meetings.insert(at);
        }
    }
    let all = desk.view.team.meetings.len();
    let gap = |(reason, (measures, meetings)): (&str, (BTreeSet<String>, BTreeSet<usize>))| {
        let (why, remedy) = desk.t.reason(reason);
        let n = say::count(desk.lang, meetings.len() as u64, (desk.t.meeting_one, desk.t.meeting_many));
        let where_ = if meetings.len() == all { String::new() } else { fill(desk.t.in_some, &[("n", &n)]) };
        Gap { why, remedy, where_, what: what(desk, measures.into_iter().collect()) }
    };
    by_reason.into_iter().map(gap).collect()
}

/// The first few names; a list of forty helps nobody.
fn what(desk: &Desk<'_>, mut titles: Vec<String>) -> String {
    let more = titles.len().saturating_sub(4);
    if more > 1 {
        titles.truncate(4);
        titles.push(fill(desk.t.and_more, &[("n", &desk.lang.number(more as f64, 0))]));
    }
    say::list(desk.t, &titles)
}

fn lexicons(desk: &Desk<'_>) -> Vec<List> {
    let list = |l: &crate::document::v1::Lexicon| List {
        id: l.id.clone(),
        title: desk.view.run.categories.get(&l.id).map(|c| c.title.clone()).unwrap_or_default(),
        version: l.version,
        hash: l.hash.clone(),
        validated: l.validated.is_some(),
    };
    desk.view.run.lexicons.iter().map(list).collect()
}

/// A group of settings as one row each.
fn settings(name: &str, value: &serde_json::Value) -> Vec<Setting> {
    match value {
        serde_json::Value::Object(inner) => inner.iter().flat_map(|(key, v)| settings(&format!("{name}.{key}"), v)).collect(),
        serde_json::Value::String(text) => vec![Setting { name: name.to_owned(), value: text.clone() }],
        other => vec![Setting { name: name.to_owned(), value: other.to_string() }],
    }
}
