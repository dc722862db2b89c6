//! The meetings of a team become a run: in order of date, people followed by name, and the series over them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::{Presence, v1};
use crate::kit::Kit;
use crate::series;
use crate::transcript::notices;
use crate::transcript::people::{is_anonymous, is_placeholder};

use super::TeamRun;

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
        notices::say(&mut meeting.summary.notices, language);
    }
    let summaries: Vec<v1::MeetingSummary> = meetings.iter().map(|m| m.summary.clone()).collect();
    let english = language == "en";
    let category = |id: &str| {
        let category = kit.lexicons.described(id, language)?;
        let title = if english { &category.title_en } else { &category.title_nl };
        Some((title.clone(), category.level.as_str().into()))
    };
    let team = v1::Team {
        id,
        team: name,
        path: None,
        series: series::run_readings(&summaries, &people, &kit.settings),
        moments: series::moments(&meetings, &category, &kit.settings.moment, english),
        findings: Vec::new(),
        people,
        meetings: summaries,
    };
    TeamRun { team, meetings, failures }
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
        names.retain(|name| is_anonymous(name));
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
        meeting.people.iter_mut().map(|p| &mut p.name).for_each(rename);
    }
}

/// Everyone who spoke or was present, in order of first appearance, with the labels and the last known role.
fn people(meetings: &[v1::Meeting]) -> Vec<v1::Person> {
    let mut people: Vec<v1::Person> = Vec::new();
    let mut known: BTreeMap<v1::Name, usize> = BTreeMap::new();
    for meeting in meetings {
        for name in &meeting.summary.present {
            let at = *known.entry(name.clone()).or_insert(people.len());
            if at == people.len() {
                people.push(v1::Person { name: name.clone(), ..v1::Person::default() });
            }
            let leads = meeting.summary.leader.as_ref() == Some(name);
            let here = meeting.people.iter().find(|p| p.name == *name);
            let person = &mut people[at];
            person.role = if leads { Some(v1::Role::Leader) } else { here.and_then(|p| p.role).or(person.role) };
            for label in here.iter().flat_map(|p| &p.labels) {
                if !person.labels.contains(label) {
                    person.labels.push(label.clone());
                }
            }
        }
    }
    people
}

/// Rows for people of the run who are not in this meeting: absent, or not heard when attendance is unknown
/// or a name on the list may be theirs. A placeholder
/// of another meeting may be someone who was there under another label: of that nothing is said.
fn absences(summary: &mut v1::MeetingSummary, people: &[v1::Person]) {
    for person in people.iter().filter(|p| !summary.present.contains(&p.name) && !is_placeholder(&p.name)) {
        let listed = summary.roster_known && !summary.roster_doubts.contains(&person.name);
        let state = if listed { Presence::Absent } else { Presence::NotHeard };
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
            flags: vec![state.flag()],
            ..v1::Reading::default()
        });
    }
}
