//! Onderbrekingen and who follows whom: counts per pair from the first one on, each opening its lines.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::chart::first_word;
use crate::document::fill;
use crate::document::v1::{Event, Name, Person, Reading};

use super::desk::{Desk, Line};
use super::figures::Sheet;
use super::quotes::{Book, MOST_A_FIGURE, Place};
use super::say;

/// People in the table of who follows whom.
const MOST_PEOPLE: usize = 12;

#[derive(Debug, Serialize)]
pub(super) struct Exchange {
    pub lead: String,
    /// How many interruptions there are.
    pub total: usize,
    /// The same in words, with what they were seen in: `28 keer, waarvan 24 keer door elkaar`.
    pub times: String,
    pub pairs: Vec<Interrupted>,
    /// Who speaks after whom; empty where there is nothing to show.
    pub follows: Sheet,
}

/// One person coming in on another.
#[derive(Debug, Serialize)]
pub(super) struct Interrupted {
    pub by: String,
    pub of: String,
    pub count: String,
    pub times: usize,
    pub lines: Vec<Clash>,
    pub more: usize,
}

/// The line that was spoken over and the line that came in.
#[derive(Debug, Serialize)]
pub(super) struct Clash {
    pub meeting: String,
    pub over: Option<Line>,
    pub came_in: Option<Line>,
}

/// `follows`: the page has no picture of who follows whom yet.
pub(super) fn exchange(desk: &Desk<'_>, book: &mut Book<'_, '_>, follows: bool) -> Exchange {
    let mut by_pair: BTreeMap<(usize, usize), Vec<(&str, &Event)>> = BTreeMap::new();
    for meeting in desk.view.team.meetings.iter().filter_map(|m| desk.full(&m.id)) {
        for event in meeting.events.iter().filter(|e| e.counted) {
            let (Some(by), Some(of)) = (place_of(desk, event.by.as_ref()), place_of(desk, event.of.as_ref())) else { continue };
            by_pair.entry((by, of)).or_default().push((&meeting.summary.id, event));
        }
    }
    let total: usize = by_pair.values().map(Vec::len).sum();
    let overlaps = |event: &Event| event.evidence.iter().any(|e| e == "overlap");
    let together = by_pair.values().flatten().filter(|(_, event)| overlaps(event)).count();
    let mut pairs: Vec<_> = by_pair.into_iter().collect();
    // The most lines first: this orders what there is to read, not the people.
    pairs.sort_by_key(|(pair, events)| (std::cmp::Reverse(events.len()), *pair));
    let pairs = pairs.into_iter().map(|(pair, events)| interrupted(desk, book, pair, &events)).collect();
    let times = times(desk, total, together);
    let lead = match (total, desk.interruptions_seen()) {
        (0, (seen, of)) if seen < of => {
            let number = |n: usize| desk.lang.number(n as f64, 0);
            fill(desk.t.few_sources, &[("n", &number(seen)), ("of", &number(of))])
        }
        (0, _) => desk.t.no_interruptions.to_owned(),
        _ => fill(desk.t.some_interruptions, &[("n", &times)]),
    };
    Exchange { lead, total, times, pairs, follows: if follows { matrix(desk) } else { Sheet::default() } }
}

/// `28 keer`, and how many of them were heard as two voices at once where the others show in the text.
fn times(desk: &Desk<'_>, total: usize, together: usize) -> String {
    let t = desk.t;
    let count = |n: usize| say::count(desk.lang, n as u64, (t.time_one, t.time_many));
    let apart = total - together;
    let how = match (together, apart) {
        (_, 0) => return count(total),
        (0, _) => t.seen_in_text.to_owned(),
        _ => fill(t.seen_both_ways, &[("together", &count(together)), ("text", &count(apart))]),
    };
    format!("{} {how}", count(total))
}

fn place_of(desk: &Desk<'_>, name: Option<&Name>) -> Option<usize> {
    let name = name?;
    desk.view.team.people.iter().position(|p| p.name == *name)
}

fn interrupted(desk: &Desk<'_>, book: &mut Book<'_, '_>, (by, of): (usize, usize), events: &[(&str, &Event)]) -> Interrupted {
    let place = Place::new("onderbrekingen", desk.t.interruptions);
    let name = |at: usize| desk.view.team.people[at].name.to_string();
    let mut line = |meeting: &str, index: u32| {
        let row = desk.quotable(meeting, index)?;
        Some(Line { href: book.cite(meeting, index, &place), ..desk.line(meeting, row) })
    };
    let mut lines = Vec::new();
    for (meeting, event) in events.iter().take(MOST_A_FIGURE) {
        let (over, came_in) = (line(meeting, event.over), line(meeting, event.utterance));
        lines.push(Clash { meeting: desk.label(meeting), over, came_in });
    }
    Interrupted {
        by: name(by),
        of: name(of),
        count: say::count(desk.lang, events.len() as u64, (desk.t.time_one, desk.t.time_many)),
        times: events.len(),
        lines,
        more: events.len().saturating_sub(MOST_A_FIGURE),
    }
}

/// Rows speak after columns; counts over the whole run.
fn matrix(desk: &Desk<'_>) -> Sheet {
    let people = &desk.view.team.people;
    if people.len() < 3 || people.len() > MOST_PEOPLE {
        return Sheet::default();
    }
    let mut counts = vec![vec![0.0; people.len()]; people.len()];
    let readings = desk.view.team.meetings.iter().flat_map(|m| &m.readings);
    for reading in readings.filter(|r| r.measure == "follow_matrix" && r.scope == "pair") {
        let number = |r: &Reading| r.value.or(r.raw).filter(|v| v.is_finite());
        let pair = (place_of(desk, reading.subject.as_ref()), place_of(desk, reading.other.as_ref()));
        if let ((Some(from), Some(to)), Some(n)) = (pair, number(reading)) {
            counts[to][from] += n;
        }
    }
    if counts.iter().flatten().all(|n| *n == 0.0) {
        return Sheet::default();
    }
    let (heads, names) = names(people);
    let head = std::iter::once(desk.t.speaks_after.to_owned()).chain(heads).collect();
    let row = |(at, name): (usize, String)| {
        let cell = |(other, n): (usize, &f64)| if other == at { "·".to_owned() } else { desk.lang.number(*n, 0) };
        std::iter::once(name).chain(counts[at].iter().enumerate().map(cell)).collect()
    };
    Sheet { head, rows: names.into_iter().enumerate().map(row).collect() }
}

/// Longest name over a column of numbers.
const OVER_COLUMN: usize = 12;
/// Longest name beside a row.
const BESIDE_ROW: usize = 40;

/// What stands over the columns and beside the rows: first names over the columns as long as they are short and nobody
/// shares one, else a number for each.
fn names(people: &[Person]) -> (Vec<String>, Vec<String>) {
    let beside = people.iter().map(|p| say::middle(&p.name, BESIDE_ROW));
    let first: Vec<&str> = people.iter().map(|p| first_word(&p.name)).collect();
    let short = |name: &&str| name.chars().count() <= OVER_COLUMN && first.iter().filter(|other| *other == name).count() == 1;
    if first.iter().all(short) {
        return (first.iter().map(ToString::to_string).collect(), beside.collect());
    }
    let numbers = (1..=people.len()).map(|n| n.to_string());
    (numbers.collect(), beside.enumerate().map(|(at, name)| format!("{}. {name}", at + 1)).collect())
}
