//! Wat gebeurde erna: what the next speaker did after something about the relation or a feeling. Counts from the first
//! one on, shares from eight.

use serde::Serialize;

use crate::document::fill;
use crate::document::v1::Response;
use crate::statistics::interval::wilson;

use super::desk::{Desk, Line};
use super::quotes::{Book, MOST_A_FIGURE, Place};
use super::say;

/// From this many cues on, shares say something.
const FOR_SHARES: usize = 8;
/// The kinds of answer, those that stay with what was said first.
const KINDS: [&str; 10] = [
    "asked_on",
    "acknowledged",
    "shared_back",
    "answered",
    "on_topic",
    "disagreed",
    "deferred",
    "joked_away",
    "to_content",
    "nothing",
];

#[derive(Debug, Serialize)]
pub(super) struct Responses {
    pub total: usize,
    /// How often no answer was recognised.
    pub unanswered: usize,
    pub lead: String,
    pub kinds: Vec<Kind>,
    /// Shares are shown.
    pub shares: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Kind {
    pub title: &'static str,
    pub count: String,
    /// `42% (25–61%)`, empty under eight.
    pub share: String,
    /// Width of the bar in percent.
    pub bar: u32,
    pub pairs: Vec<Pair>,
    /// How many are not shown.
    pub more: usize,
}

/// A cue and its answer.
#[derive(Debug, Serialize)]
pub(super) struct Pair {
    pub meeting: String,
    pub category: String,
    pub cue: Option<Line>,
    pub answer: Option<Line>,
    /// Words for an answer that is not there.
    pub nobody: &'static str,
}

pub(super) fn responses(desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Responses {
    let all: Vec<(&str, &Response)> = desk
        .view
        .team
        .meetings
        .iter()
        .filter_map(|m| desk.full(&m.id))
        .flat_map(|m| m.responses.iter().map(|r| (&*m.summary.id, r)))
        .collect();
    let shares = all.len() >= FOR_SHARES;
    let kinds = KINDS.iter().filter_map(|kind| row(desk, book, kind, &all, shares)).collect();
    let total = desk.lang.number(all.len() as f64, 0);
    let lead = match (all.len(), shares) {
        (0, _) if !desk.cues_sought() => desk.t.no_lists.to_owned(),
        (0, _) => desk.t.no_responses.to_owned(),
        (1, _) => desk.t.one_response.to_owned(),
        (_, false) => fill(desk.t.few_responses, &[("n", &total)]),
        (_, true) => fill(desk.t.some_responses, &[("n", &total)]),
    };
    let unanswered = all.iter().filter(|(_, r)| r.response.iter().all(|k| matches!(&**k, "to_content" | "nothing"))).count();
    Responses { total: all.len(), unanswered, lead, kinds, shares }
}

fn row(desk: &Desk<'_>, book: &mut Book<'_, '_>, kind: &str, all: &[(&str, &Response)], shares: bool) -> Option<Kind> {
    let own: Vec<&(&str, &Response)> = all.iter().filter(|(_, r)| r.response.iter().any(|k| k == kind)).collect();
    let count = own.len();
    if count == 0 {
        return None;
    }
    let part = count as f64 / all.len() as f64;
    let share = match wilson(count as u64, all.len() as u64).filter(|_| shares) {
        Some(bounds) => {
            let (low, high) = (desk.lang.number(bounds.0 * 100.0, 0), desk.lang.percent(bounds.1, false));
            format!("{} ({low}–{high})", say::percent(desk.lang, part))
        }
        None => String::new(),
    };
    Some(Kind {
        title: desk.t.response(kind),
        count: say::count(desk.lang, count as u64, (desk.t.time_one, desk.t.time_many)),
        share,
        bar: if shares { (part * 100.0).round() as u32 } else { 0 },
        pairs: own.iter().take(MOST_A_FIGURE).map(|(meeting, r)| pair(desk, book, meeting, r)).collect(),
        more: count.saturating_sub(MOST_A_FIGURE),
    })
}

fn pair(desk: &Desk<'_>, book: &mut Book<'_, '_>, meeting: &str, response: &Response) -> Pair {
    let place = Place::new("erna", desk.t.afterwards);
    let mut line = |index: u32, category: Option<&str>| {
        let row = desk.quotable(meeting, index)?;
        let pieces = desk.pieces(meeting, row, category);
        Some(Line { href: book.cite(meeting, index, &place), pieces, ..desk.line(meeting, row) })
    };
    let cue = line(response.utterance, Some(&response.category));
    Pair {
        meeting: desk.label(meeting),
        category: desk.category(&response.category),
        cue,
        answer: response.by_utterance.and_then(|index| line(index, Some(""))),
        nobody: desk.t.nobody_answered,
    }
}
