//! Zorgen, uitdagen and every other category: what was said, when, and the lines themselves.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::fill;
use crate::document::v1::Cue;

use super::desk::{Desk, Line, level_class, plain};
use super::quotes::{Book, MOST_A_FIGURE, Place};
use super::say;

/// Levels in the order in which a coach looks: what lies below the line first.
pub(super) const LEVELS: [&str; 4] = ["feeling", "relation", "process", "content"];
/// Meetings in the small table of a category.
const MOST_COLUMNS: usize = 30;

/// The categories of one level.
#[derive(Debug, Serialize)]
pub(super) struct Level {
    pub class: &'static str,
    pub name: &'static str,
    pub about: &'static str,
    pub cards: Vec<Card>,
}

#[derive(Debug, Serialize)]
pub(super) struct Card {
    pub id: String,
    pub title: String,
    pub level: &'static str,
    pub level_name: &'static str,
    pub count: String,
    pub total: String,
    pub spread: String,
    pub question: String,
    pub definition: String,
    pub caution: String,
    pub validated: bool,
    /// Hits say nothing about the level of a turn.
    pub apart: bool,
    pub columns: Vec<Column>,
    pub quotes: Vec<Found>,
    pub more: usize,
}

/// Hits in one meeting.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    pub label: String,
    pub count: String,
    pub none: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Found {
    pub meeting: String,
    pub line: Line,
}

/// Hits of one category, by place of the meeting in the run.
type Hits<'a> = Vec<(usize, &'a Cue)>;

pub(super) fn levels(desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Vec<Level> {
    let mut hits: BTreeMap<&str, Hits<'_>> = BTreeMap::new();
    for (at, meeting) in desk.view.team.meetings.iter().enumerate() {
        for cue in desk.full(&meeting.id).map_or(&[][..], |m| &m.cues) {
            hits.entry(&cue.category).or_default().push((at, cue));
        }
    }
    let level_of = |id: &str| desk.view.run.categories.get(id).map(|c| level_class(&c.level));
    let mut out = Vec::new();
    for level in LEVELS {
        let own = hits.iter().filter(|(id, _)| level_of(id) == Some(level));
        let cards: Vec<Card> = own.map(|(id, hits)| card(desk, book, id, hits)).collect();
        if !cards.is_empty() {
            out.push(Level { class: level, name: desk.t.level(level), about: desk.t.about_level(level), cards });
        }
    }
    out
}

fn card(desk: &Desk<'_>, book: &mut Book<'_, '_>, id: &str, hits: &Hits<'_>) -> Card {
    let category = desk.view.run.categories.get(id).cloned().unwrap_or_default();
    let title = desk.category(id);
    let level = level_class(&category.level);
    let columns = columns(desk, hits);
    let meetings = desk.view.team.meetings.len();
    let with = (0..meetings).filter(|at| hits.iter().any(|(m, _)| m == at)).count();
    let number = |n: usize| desk.lang.number(n as f64, 0);
    let spread = match meetings {
        0 | 1 => String::new(),
        n if n == with => fill(desk.t.in_all_meetings, &[("of", &number(n))]),
        _ => fill(desk.t.in_meetings, &[("n", &number(with)), ("of", &number(meetings))]),
    };
    let quotes = quotes(desk, book, id, &title, hits);
    Card {
        id: plain(id),
        level,
        level_name: desk.t.level(level),
        count: say::count(desk.lang, hits.len() as u64, (desk.t.time_one, desk.t.time_many)),
        total: number(hits.len()),
        spread,
        question: category.question,
        definition: category.definition,
        caution: category.caution,
        validated: category.validated,
        apart: !category.level_evidence,
        columns,
        more: hits.len().saturating_sub(quotes.len()),
        quotes,
        title,
    }
}

fn columns(desk: &Desk<'_>, hits: &Hits<'_>) -> Vec<Column> {
    let meetings = &desk.view.team.meetings;
    if meetings.len() < 2 || meetings.len() > MOST_COLUMNS {
        return Vec::new();
    }
    let column = |(at, meeting): (usize, &crate::document::v1::MeetingSummary)| {
        let n = hits.iter().filter(|(m, _)| *m == at).count();
        let short = meeting.date.as_deref().and_then(|d| say::date(desk.lang, d, false));
        let label = short.unwrap_or_else(|| desk.label(&meeting.id));
        Column { label, count: desk.lang.number(n as f64, 0), none: n == 0 }
    };
    meetings.iter().enumerate().map(column).collect()
}

/// The clearest hits, taken from each meeting in turn, in order of time.
fn quotes(desk: &Desk<'_>, book: &mut Book<'_, '_>, id: &str, title: &str, hits: &Hits<'_>) -> Vec<Found> {
    let mut ranked: Vec<(usize, usize, u32)> = Vec::new();
    for meeting in 0..desk.view.team.meetings.len() {
        let mut own: Vec<(u8, u32)> =
            hits.iter().filter(|(m, _)| *m == meeting).map(|(_, c)| (c.strength, c.utterance)).collect();
        own.sort_by_key(|(strength, utterance)| (std::cmp::Reverse(*strength), *utterance));
        let mut seen = std::collections::BTreeSet::new();
        own.retain(|(_, utterance)| seen.insert(*utterance));
        ranked.extend(own.into_iter().enumerate().map(|(rank, (_, utterance))| (rank, meeting, utterance)));
    }
    ranked.sort_unstable();
    ranked.truncate(MOST_A_FIGURE);
    ranked.sort_unstable_by_key(|(_, meeting, utterance)| (*meeting, *utterance));
    let place = Place::new(&format!("woord-{}", plain(id)), title);
    let found = |(_, meeting, utterance): (usize, usize, u32)| {
        let meeting = &desk.view.team.meetings[meeting].id;
        let row = desk.quotable(meeting, utterance)?;
        let href = book.cite(meeting, utterance, &place);
        let pieces = desk.pieces(meeting, row, Some(id));
        Some(Found { meeting: desk.label(meeting), line: Line { pieces, href, ..desk.line(meeting, row) } })
    };
    ranked.into_iter().filter_map(found).collect()
}
