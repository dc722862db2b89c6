//! The spine: a team's files become observed meetings side by side, then a run in order of date.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::document::{self, v1};
use crate::kit::Kit;
use crate::measure;
use crate::meeting::Meeting;
use crate::series;
use crate::transcript::Transcript;

/// What one team gives: its part of `run.json` and its meetings in full.
#[derive(Debug, Clone, Default)]
pub struct TeamRun {
    /// The team with its meetings and series.
    pub team: v1::Team,
    /// The meetings in full, same order as `team.meetings`.
    pub meetings: Vec<v1::Meeting>,
    /// Files that could not be used.
    pub failures: Vec<v1::Failure>,
}

/// A transcript with its place in the run.
#[derive(Debug)]
pub struct Placed {
    /// The transcript, people resolved.
    pub transcript: Transcript,
    /// Meeting id.
    pub id: String,
    /// File it came from, as it may be shown.
    pub source: String,
}

/// Measures one transcript.
pub fn observe(placed: Placed, team: &v1::Name, kit: &Kit) -> v1::Meeting {
    let date = placed.transcript.date.map(|date| date.to_string());
    let meeting = Meeting::prepare(placed.transcript, kit);
    let readings = measure::all(&meeting, kit);
    let place = (team.clone(), Arc::from(placed.id), date, placed.source);
    document::from_meeting(&meeting, readings, kit, place)
}

/// Puts the observed meetings of a team in order and looks at the run.
///
/// `language` is `nl` or `en`; `members` are people of the team file in its order.
pub fn assemble(
    (id, name): (String, String),
    mut meetings: Vec<v1::Meeting>,
    failures: Vec<v1::Failure>,
    kit: &Kit,
    language: &str,
) -> TeamRun {
    order(&mut meetings);
    separate_anonymous(&mut meetings);
    let people = people(&meetings);
    for meeting in &mut meetings {
        absences(&mut meeting.summary, &people);
    }
    let summaries: Vec<v1::MeetingSummary> = meetings.iter().map(|m| m.summary.clone()).collect();
    let english = language == "en";
    let category = |id: &str| {
        let at = kit.lexicons.category(id)?;
        let category = &kit.lexicons.categories()[at.0 as usize];
        let title = if english { &category.title_en } else { &category.title_nl };
        Some((title.clone(), category.level.as_str().into()))
    };
    let team = v1::Team {
        id,
        team: name,
        path: None,
        series: series::run_readings(&summaries, &people),
        moments: series::moments(&meetings, &category, &kit.settings.moment, english),
        findings: Vec::new(),
        people,
        meetings: summaries,
    };
    TeamRun { team, meetings, failures }
}

/// Observes the transcripts of a team side by side; the order of the result is the order of the input.
pub fn observe_all(placed: Vec<Placed>, team: &str, kit: &Kit) -> Vec<v1::Meeting> {
    let team: v1::Name = Arc::from(team);
    placed.into_par_iter().map(|p| observe(p, &team, kit)).collect()
}

/// Oldest first; without dates the natural order of the ids, which follows the names of the files.
fn order(meetings: &mut [v1::Meeting]) {
    meetings.sort_by(|a, b| {
        let dated = a.summary.date.is_none().cmp(&b.summary.date.is_none());
        dated.then_with(|| a.summary.date.cmp(&b.summary.date)).then_with(|| crate::source::natural(&a.summary.id, &b.summary.id))
    });
}

/// Placeholders of machines are never one person over several meetings: they carry the meeting's id.
fn separate_anonymous(meetings: &mut [v1::Meeting]) {
    if meetings.len() < 2 {
        return;
    }
    for meeting in meetings {
        let summary = &mut meeting.summary;
        // Names are few and come in every row, so each is looked at once.
        let mut names: BTreeSet<v1::Name> = summary.present.iter().chain(&summary.leader).cloned().collect();
        names.extend(meeting.utterances.iter().filter_map(|u| u.speaker.clone()));
        names.extend(summary.readings.iter().flat_map(|r| [&r.subject, &r.other]).flatten().cloned());
        names.retain(|name| crate::transcript::people::is_anonymous(name));
        if names.is_empty() {
            continue;
        }
        let id = summary.id.clone();
        let rename = |name: &mut v1::Name| {
            if names.contains(name) {
                *name = Arc::from(format!("{name} ({id})"));
            }
        };
        summary.present.iter_mut().chain(&mut summary.leader).for_each(rename);
        let readings = summary.readings.iter_mut().flat_map(|r| [&mut r.subject, &mut r.other]);
        readings.flatten().for_each(rename);
        meeting.utterances.iter_mut().filter_map(|u| u.speaker.as_mut()).for_each(rename);
        meeting.cues.iter_mut().filter_map(|c| c.speaker.as_mut()).for_each(rename);
        meeting.events.iter_mut().flat_map(|e| [&mut e.by, &mut e.of]).flatten().for_each(rename);
        meeting.responses.iter_mut().flat_map(|r| [&mut r.speaker, &mut r.by]).flatten().for_each(rename);
    }
}

/// Everyone who spoke or was present, in order of first appearance.
fn people(meetings: &[v1::Meeting]) -> Vec<v1::Person> {
    let mut people: Vec<v1::Person> = Vec::new();
    let mut seen: BTreeSet<v1::Name> = BTreeSet::new();
    for meeting in meetings {
        for name in &meeting.summary.present {
            if seen.insert(name.clone()) {
                people.push(v1::Person { name: name.clone(), role: None, labels: Vec::new() });
            }
        }
        if let Some(leader) = &meeting.summary.leader
            && let Some(person) = people.iter_mut().find(|p| p.name == *leader)
        {
            person.role = Some(v1::Role::Leader);
        }
    }
    people
}

/// Rows for people of the run who are not in this meeting: absent, or not heard when attendance is unknown.
fn absences(summary: &mut v1::MeetingSummary, people: &[v1::Person]) {
    let state = if summary.roster_known { "presence_state=absent" } else { "presence_state=not_heard" };
    for person in people.iter().filter(|p| !summary.present.contains(&p.name)) {
        summary.readings.push(v1::Reading {
            measure: "presence_state".into(),
            scope: "speaker".into(),
            subject: Some(person.name.clone()),
            level: "process".into(),
            unit: "state".into(),
            basis: "text".into(),
            status: "ok".into(),
            n: Some(0),
            n_unit: "backchannels".into(),
            flags: vec![state.into()],
            ..v1::Reading::default()
        });
    }
}
