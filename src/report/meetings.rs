//! De overleggen: each with its timeline, its key numbers with interval and sample, who was there, and what was noticed.

use serde::Serialize;

use crate::chart::Lang;
use crate::document::v1::{MeetingSummary, Reading};
use crate::document::{fill, without_lists};
use crate::transcript::Notice;

use super::desk::{Desk, plain};
use super::figures::{Figure, of_meetings};
use super::quotes::Book;
use super::say;

/// From this many meetings on the timelines stay out of the report.
const MOST_TIMELINES: usize = 30;

/// How a value is said.
#[derive(Clone, Copy)]
enum Form {
    Share,
    Count,
    Decimal,
    Seconds,
}

/// The numbers a coach sees first, in this order; all others are in the data folder.
const KEY: &[(&str, Form)] = &[
    ("effective_speakers", Form::Decimal),
    ("top_share", Form::Share),
    ("open_question_ratio", Form::Share),
    ("question_count", Form::Count),
    ("group_silence_count", Form::Count),
    ("group_silence_longest_s", Form::Seconds),
    ("overlap_share", Form::Share),
    ("fto_median_s", Form::Seconds),
    ("via_leader_share", Form::Share),
    ("star_index", Form::Share),
    ("dominated_window_share", Form::Share),
];

#[derive(Debug, Serialize)]
pub(super) struct Sitting {
    pub id: String,
    pub label: String,
    pub facts: Vec<String>,
    pub source: String,
    pub leader: Option<String>,
    pub events: Vec<String>,
    pub notices: Vec<String>,
    pub numbers: Vec<Number>,
    pub people: Vec<Attendance>,
    /// The share stands on words, because there are no times.
    pub by_words: bool,
    pub roster_known: bool,
    pub figures: Vec<Figure>,
}

#[derive(Debug, Serialize)]
pub(super) struct Number {
    pub title: String,
    pub value: String,
    pub sample: String,
    pub question: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Attendance {
    pub name: String,
    pub presence: &'static str,
    pub turns: String,
    pub share: String,
    pub sample: String,
}

pub(super) fn sittings(desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Vec<Sitting> {
    let meetings = &desk.view.team.meetings;
    let mut figures = if meetings.len() > MOST_TIMELINES { Vec::new() } else { of_meetings(desk, book) };
    meetings.iter().map(|m| sitting(desk, m, take_of(&mut figures, &plain(&m.id)))).collect()
}

/// The pictures of one meeting: their ids end in its id.
fn take_of(figures: &mut Vec<Figure>, meeting: &str) -> Vec<Figure> {
    let ids: Vec<String> = crate::chart::CHARTS.iter().map(|c| format!("{}-{meeting}", plain(c.id()))).collect();
    figures.extract_if(.., |f| ids.contains(&f.id)).collect()
}

fn sitting(desk: &Desk<'_>, meeting: &MeetingSummary, figures: Vec<Figure>) -> Sitting {
    let by_words = !meeting.readings.iter().any(|r| r.measure == "talk_share" && r.scope == "speaker" && r.raw.is_some());
    Sitting {
        id: plain(&meeting.id),
        label: desk.label(&meeting.id),
        facts: facts(desk, meeting),
        source: meeting.source.clone(),
        leader: meeting.leader.as_deref().map(str::to_owned),
        events: meeting.user_events.clone(),
        notices: meeting.notices.iter().filter_map(|n| notice(desk, n)).chain(unread(desk, meeting)).collect(),
        numbers: numbers(desk, meeting),
        people: desk.view.team.people.iter().map(|p| attendance(desk, meeting, &p.name, by_words)).collect(),
        by_words,
        roster_known: meeting.roster_known,
        figures,
    }
}

/// What was noticed, in the words of the reader or in ours; what helps nobody stays in the data.
fn notice(desk: &Desk<'_>, notice: &Notice) -> Option<String> {
    if !notice.message.is_empty() {
        return Some(notice.message.clone());
    }
    let words = desk.t.notice(&notice.code)?;
    Some(fill(words, &[("n", &desk.lang.number(notice.count as f64, 0))]))
}

/// Nothing was looked for in this meeting, which is not the same as nothing found.
fn unread(desk: &Desk<'_>, meeting: &MeetingSummary) -> Option<String> {
    let why = without_lists([meeting], desk.lang == Lang::En)?;
    Some(fill(desk.t.below_unread, &[("why", &why)]))
}

fn facts(desk: &Desk<'_>, meeting: &MeetingSummary) -> Vec<String> {
    let t = desk.t;
    let people = say::count(desk.lang, meeting.present.len() as u64, (t.person_one, t.person_many));
    let mut facts = vec![if meeting.roster_known { people } else { fill(t.heard, &[("people", &people)]) }];
    facts.extend(meeting.duration_s.map(|s| say::length(desk.lang, t, s)));
    facts.push(say::count(desk.lang, meeting.turns, (t.turn_one, t.turn_many)));
    facts.push(say::count(desk.lang, meeting.words, (t.word_one, t.word_many)));
    facts
}

/// The key numbers. Where whoever leads is the person most goes through, both numbers are one: it is said once.
fn numbers(desk: &Desk<'_>, meeting: &MeetingSummary) -> Vec<Number> {
    let transitions = |id: &str| {
        let reading = meeting.readings.iter().find(|r| r.measure == id && r.scope == "meeting")?;
        Some((reading.flag("part")?, reading.flag("whole")?))
    };
    let one = transitions("star_index").is_some_and(|star| transitions("via_leader_share") == Some(star));
    let shown = KEY.iter().filter(|(id, _)| !(one && *id == "via_leader_share"));
    let mut numbers: Vec<Number> = Vec::new();
    for (id, form) in shown {
        let Some(mut number) = number(desk, meeting, id, *form) else { continue };
        if one && *id == "star_index" {
            number.title = fill(desk.t.star_leads, &[("title", &number.title)]);
        }
        numbers.push(number);
    }
    numbers
}

fn number(desk: &Desk<'_>, meeting: &MeetingSummary, id: &str, form: Form) -> Option<Number> {
    let reading = meeting.readings.iter().find(|r| r.measure == id && r.scope == "meeting")?;
    let value = match form {
        // A count is given from the first one on; everything else only on enough material.
        Form::Count => desk.lang.number(reading.raw.or(reading.value)?, 0),
        _ => said(desk, reading, form)?,
    };
    let definition = desk.view.run.definitions.get(id);
    Some(Number {
        title: desk.measure(id),
        value,
        sample: sample(desk, reading),
        question: definition.map(|d| d.question.clone()).unwrap_or_default(),
    })
}

fn said(desk: &Desk<'_>, reading: &Reading, form: Form) -> Option<String> {
    let value = reading.value.filter(|v| v.is_finite() && reading.status == "ok")?;
    let interval = reading.interval.as_ref();
    Some(match form {
        Form::Share => say::share(desk.lang, value, interval),
        Form::Count => say::number(desk.lang, value, 0, interval),
        Form::Decimal => say::number(desk.lang, value, 1, interval),
        Form::Seconds => format!("{}\u{a0}s", say::number(desk.lang, value, 1, interval)),
    })
}

/// A share of too little to stand on: the number with that word, never a firm one.
fn little(desk: &Desk<'_>, reading: &Reading) -> Option<String> {
    let raw = reading.raw.filter(|v| v.is_finite() && reading.status == "low_sample")?;
    Some(format!("{} ({})", say::percent(desk.lang, raw), desk.t.little))
}

/// `34 beurten`, with the note that a number is estimated from words.
fn sample(desk: &Desk<'_>, reading: &Reading) -> String {
    let t = desk.t;
    let n = reading.n.and_then(|n| Some(say::count(desk.lang, n, t.unit(&reading.n_unit)?)));
    let estimated = (reading.basis == "word_estimate").then(|| t.estimated.to_owned());
    n.into_iter().chain(estimated).collect::<Vec<_>>().join(", ")
}

fn attendance(desk: &Desk<'_>, meeting: &MeetingSummary, name: &str, by_words: bool) -> Attendance {
    let find = |id: &str| meeting.of_person(id, name);
    let turns = find("turn_count").and_then(|r| r.raw.or(r.value)).filter(|v| v.is_finite());
    let share = find(if by_words { "word_share" } else { "talk_share" });
    let none = "–".to_owned();
    Attendance {
        name: name.to_owned(),
        presence: presence(desk, meeting, name),
        turns: turns.map_or(none.clone(), |n| desk.lang.number(n, 0)),
        share: share.and_then(|r| said(desk, r, Form::Share).or_else(|| little(desk, r))).unwrap_or(none),
        sample: share.map(|r| sample(desk, r)).unwrap_or_default(),
    }
}

/// How someone was there; where the document does not say how, at least that he or she was on the list.
fn presence(desk: &Desk<'_>, meeting: &MeetingSummary, name: &str) -> &'static str {
    let listed = if meeting.lists(name) { desk.t.was_present } else { "–" };
    desk.t.presence(meeting.presence(name)).unwrap_or(listed)
}
