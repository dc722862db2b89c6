//! Wat gebeurde erna: what the next speaker did after something about the relation or a feeling. An utterance counts
//! once, whatever number of categories it holds. Counts from the first one on, shares from eight.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::fill;
use crate::document::v1::Response;
use crate::statistics::interval::wilson;

use super::desk::{Desk, Line};
use super::quotes::{Book, MOST_A_FIGURE, Place};
use super::say;

mod roles;

/// From this many cues on, shares say something.
const FOR_SHARES: usize = 8;
/// The kinds of answer, those that stay with what was said first.
const KINDS: [&str; 11] = [
    "asked_on",
    "acknowledged",
    "shared_back",
    "answered",
    "on_topic",
    "disagreed",
    "deferred",
    "joked_away",
    "to_content",
    "unclear",
    "nothing",
];
/// Those with which someone went into what was said.
const TAKEN_UP: [&str; 4] = ["asked_on", "acknowledged", "shared_back", "answered"];

#[derive(Debug, Serialize)]
pub(super) struct Responses {
    pub total: usize,
    /// How often someone asked on, answered, shared back or let hear that it was heard.
    pub taken_up: usize,
    pub lead: String,
    pub kinds: Vec<Kind>,
    /// Shares are shown.
    pub shares: bool,
    /// The same by who answered, where it is known who leads.
    pub roles: Option<roles::Roles>,
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

/// One utterance about the relation or a feeling and what came next.
struct Seen<'a> {
    meeting: &'a str,
    /// Its first row; the others differ in their category only.
    response: &'a Response,
    categories: BTreeSet<&'a str>,
    kinds: BTreeSet<&'a str>,
}

impl Seen<'_> {
    fn did(&self, kind: &str) -> bool {
        self.kinds.contains(kind)
    }
}

pub(super) fn responses(desk: &Desk<'_>, book: &mut Book<'_, '_>) -> Responses {
    let all = seen(desk);
    let shares = all.len() >= FOR_SHARES;
    let kinds = KINDS.iter().filter_map(|kind| row(desk, book, kind, &all)).collect();
    let total = desk.lang.number(all.len() as f64, 0);
    let lead = match (all.len(), shares) {
        (0, _) => desk.unread().unwrap_or_else(|| desk.t.no_responses.to_owned()),
        (1, _) => desk.t.one_response.to_owned(),
        (_, false) => fill(desk.t.few_responses, &[("n", &total)]),
        (_, true) => fill(desk.t.some_responses, &[("n", &total)]),
    };
    let taken_up = all.iter().filter(|s| TAKEN_UP.iter().any(|kind| s.did(kind))).count();
    Responses { total: all.len(), taken_up, lead, kinds, shares, roles: roles::roles(desk, &all) }
}

/// The utterances of the run that were answered or not, each once, in order.
fn seen<'a>(desk: &Desk<'a>) -> Vec<Seen<'a>> {
    let mut all = Vec::new();
    for meeting in desk.view.team.meetings.iter().filter_map(|m| desk.full(&m.id)) {
        let mut own: BTreeMap<u32, Seen<'a>> = BTreeMap::new();
        for response in &meeting.responses {
            let (categories, kinds) = (BTreeSet::new(), BTreeSet::new());
            let new = || Seen { meeting: &meeting.summary.id, response, categories, kinds };
            let seen = own.entry(response.utterance).or_insert_with(new);
            seen.categories.insert(&response.category);
            seen.kinds.extend(response.response.iter().map(|kind| &**kind));
        }
        all.extend(own.into_values());
    }
    all
}

/// `42% (25–61%)` of all, from eight on.
fn share(desk: &Desk<'_>, count: usize, all: usize) -> Option<String> {
    let (low, high) = wilson(count as u64, all as u64).filter(|_| all >= FOR_SHARES)?;
    let bounds = format!("{}–{}", desk.lang.number(low * 100.0, 0), desk.lang.percent(high, false));
    Some(format!("{} ({bounds})", say::percent(desk.lang, count as f64 / all as f64)))
}

fn row(desk: &Desk<'_>, book: &mut Book<'_, '_>, kind: &str, all: &[Seen<'_>]) -> Option<Kind> {
    let own: Vec<&Seen<'_>> = all.iter().filter(|s| s.did(kind)).collect();
    let count = own.len();
    if count == 0 {
        return None;
    }
    let share = share(desk, count, all.len());
    Some(Kind {
        title: desk.t.response(kind),
        count: say::count(desk.lang, count as u64, (desk.t.time_one, desk.t.time_many)),
        bar: if share.is_some() { (count as f64 / all.len() as f64 * 100.0).round() as u32 } else { 0 },
        share: share.unwrap_or_default(),
        pairs: own.iter().take(MOST_A_FIGURE).map(|s| pair(desk, book, s)).collect(),
        more: count.saturating_sub(MOST_A_FIGURE),
    })
}

fn pair(desk: &Desk<'_>, book: &mut Book<'_, '_>, seen: &Seen<'_>) -> Pair {
    let place = Place::new("erna", desk.t.afterwards);
    let (meeting, response) = (seen.meeting, seen.response);
    let mut line = |index: u32, marked: &dyn Fn(&str) -> bool| {
        let row = desk.quotable(meeting, index)?;
        let pieces = desk.marked(meeting, row, |cue| marked(&cue.category));
        Some(Line { href: book.cite(meeting, index, &place), pieces, ..desk.line(meeting, row) })
    };
    let cue = line(response.utterance, &|category| seen.categories.contains(category));
    let categories: Vec<String> = seen.categories.iter().map(|id| desk.category(id)).collect();
    Pair {
        meeting: desk.label(meeting),
        category: categories.join(" · "),
        cue,
        answer: response.by_utterance.and_then(|index| line(index, &|_| false)),
        nobody: desk.t.nobody_answered,
    }
}
