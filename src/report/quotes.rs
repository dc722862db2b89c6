//! The quotes: every line the report leads to, once, with what was said before and after it and the way back.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::document::v1::{Evidence, Utterance};

use super::desk::{Desk, Line, plain};
use super::say;

/// Quotes in a whole report; more would make a page nobody can open.
const MOST: usize = 2000;
/// Quotes behind one number.
pub(super) const MOST_A_FIGURE: usize = 20;
/// Letters of the line before and after.
const AROUND: usize = 180;

/// The lines that were cited so far.
pub(super) struct Book<'d, 'a> {
    desk: &'d Desk<'a>,
    cited: BTreeMap<String, Citation<'a>>,
    full: bool,
}

struct Citation<'a> {
    meeting: String,
    utterance: &'a Utterance,
    from: Vec<Place>,
}

/// A place in the report that leads to a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Place {
    pub href: String,
    pub name: String,
}

impl Place {
    pub fn new(id: &str, name: &str) -> Self {
        Place { href: format!("#{id}"), name: name.to_owned() }
    }
}

/// The quotes of one meeting.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub label: String,
    pub meeting: String,
    /// `12 citaten`.
    pub count: String,
    pub quotes: Vec<Quote>,
}

#[derive(Debug, Serialize)]
pub(super) struct Quote {
    pub id: String,
    pub line: Line,
    /// Titles of what was found in it.
    pub found: Vec<String>,
    /// The same as words of the filter: levels and categories.
    pub kinds: Vec<String>,
    pub before: Option<Line>,
    pub after: Option<Line>,
    pub back: Vec<Place>,
}

/// A level to filter by, with its categories.
#[derive(Debug, Serialize)]
pub(super) struct LevelChoice {
    pub kind: String,
    pub name: &'static str,
    pub categories: Vec<Choice>,
}

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub kind: String,
    pub name: String,
}

fn kind_of_level(level: &str) -> String {
    format!("niveau-{level}")
}

fn kind_of_category(id: &str) -> String {
    format!("soort-{}", plain(id))
}

fn anchor(meeting: &str, utterance: u32) -> String {
    format!("citaat-{}-{utterance}", plain(meeting))
}

impl<'d, 'a> Book<'d, 'a> {
    pub fn new(desk: &'d Desk<'a>) -> Self {
        Book { desk, cited: BTreeMap::new(), full: false }
    }

    /// Cites a line and gives the link to it; `None` when its words may not be shown or the book is full.
    pub fn cite(&mut self, meeting: &str, utterance: u32, from: &Place) -> Option<String> {
        let row = self.desk.quotable(meeting, utterance)?;
        let id = anchor(meeting, utterance);
        if self.cited.len() >= MOST && !self.cited.contains_key(&id) {
            self.full = true;
            return None;
        }
        let entry = || Citation { meeting: meeting.to_owned(), utterance: row, from: Vec::new() };
        let citation = self.cited.entry(id.clone()).or_insert_with(entry);
        // Two meetings whose ids differ in forbidden characters only: the first keeps the place.
        if citation.meeting != meeting {
            return None;
        }
        if citation.from.len() < 3 && !citation.from.contains(from) {
            citation.from.push(from.clone());
        }
        Some(format!("#{id}"))
    }

    /// All of these can be cited: a drawing with links gets every one of them or none.
    pub fn has_room(&self, evidence: &[Evidence]) -> bool {
        let known = |e: &&Evidence| self.cited.contains_key(&anchor(&e.meeting, e.utterance));
        let new = evidence.iter().filter(|e| !known(e)).count();
        let quotable = |e: &Evidence| {
            let taken = self.cited.get(&anchor(&e.meeting, e.utterance));
            self.desk.quotable(&e.meeting, e.utterance).is_some() && taken.is_none_or(|c| c.meeting == *e.meeting)
        };
        self.cited.len() + new <= MOST && evidence.iter().all(quotable)
    }

    /// Some line had to be left out.
    pub fn full(&self) -> bool {
        self.full
    }

    /// Everything cited, by meeting in order of the run.
    pub fn groups(&self) -> Vec<Group> {
        let meetings = &self.desk.view.team.meetings;
        let known = |id: &str| meetings.iter().any(|m| &*m.id == id);
        let others = self.desk.view.meetings.iter().map(|m| &m.summary.id).filter(|id| !known(id));
        let order = meetings.iter().map(|m| &m.id).chain(others);
        order.filter_map(|id| self.group(id)).collect()
    }

    fn group(&self, id: &str) -> Option<Group> {
        let mut own: Vec<(&String, &Citation<'_>)> = self.cited.iter().filter(|(_, c)| c.meeting == id).collect();
        own.sort_by_key(|(_, c)| c.utterance.index);
        let quotes: Vec<Quote> = own.into_iter().map(|(anchor, citation)| self.quote(anchor, citation)).collect();
        let count = say::count(self.desk.lang, quotes.len() as u64, (self.desk.t.quote_one, self.desk.t.quote_many));
        (!quotes.is_empty()).then(|| Group { label: self.desk.label(id), meeting: plain(id), count, quotes })
    }

    fn quote(&self, id: &str, citation: &Citation<'_>) -> Quote {
        let desk = self.desk;
        let line = desk.line(&citation.meeting, citation.utterance);
        let mut found: Vec<String> = Vec::new();
        for mark in line.pieces.iter().map(|p| &p.mark).filter(|m| !m.is_empty()) {
            if !found.contains(mark) {
                found.push(mark.clone());
            }
        }
        let index = citation.utterance.index;
        Quote {
            id: id.to_owned(),
            line,
            found,
            kinds: self.kinds(citation).into_iter().collect(),
            before: index.checked_sub(1).and_then(|i| self.around(&citation.meeting, i)),
            after: index.checked_add(1).and_then(|i| self.around(&citation.meeting, i)),
            back: citation.from.clone(),
        }
    }

    /// The categories found in a line and their levels, as the filter calls them.
    fn kinds(&self, citation: &Citation<'_>) -> BTreeSet<String> {
        let cues = self.desk.full(&citation.meeting).map_or(&[][..], |m| &m.cues);
        let own = cues.iter().filter(|c| c.utterance == citation.utterance.index);
        own.filter_map(|c| Some((c, self.desk.view.run.categories.get(&*c.category)?)))
            .flat_map(|(cue, category)| [kind_of_level(&category.level), kind_of_category(&cue.category)])
            .collect()
    }

    /// What the quotes can be filtered by: the levels that occur, each with its categories.
    pub fn choices(&self) -> Vec<LevelChoice> {
        let here: BTreeSet<String> = self.cited.values().flat_map(|c| self.kinds(c)).collect();
        let level = |level: &'static str| {
            let own = self.desk.view.run.categories.iter().filter(|(_, category)| category.level == level);
            let choice = |id: &String| Choice { kind: kind_of_category(id), name: self.desk.category(id) };
            let categories: Vec<Choice> = own.map(|(id, _)| choice(id)).filter(|choice| here.contains(&choice.kind)).collect();
            let shown = !categories.is_empty();
            shown.then(|| LevelChoice { kind: kind_of_level(level), name: self.desk.t.level(level), categories })
        };
        super::cues::LEVELS.into_iter().filter_map(level).collect()
    }

    /// The line before or after, short.
    fn around(&self, meeting: &str, index: u32) -> Option<Line> {
        let row = self.desk.quotable(meeting, index)?;
        let text = say::short(row.text.as_deref().unwrap_or_default(), AROUND);
        let pieces = vec![super::desk::Piece { text, mark: String::new() }];
        Some(Line { pieces, ..self.desk.line(meeting, row) })
    }
}
