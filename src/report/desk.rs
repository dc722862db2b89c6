//! What every section of the report works from: the view, the words, the names of meetings and the lines of a meeting.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::chart::{Lang, View, interruptions_seen};
use crate::document::v1::{Cue, Meeting, MeetingSummary, Run, Utterance};
use crate::document::{fill, without_lists};

use super::say;
use super::words::Words;

/// The view with its look-ups.
pub(super) struct Desk<'a> {
    pub view: View<'a>,
    pub lang: Lang,
    pub t: &'static Words,
    labels: BTreeMap<&'a str, String>,
    /// The run crosses a new year.
    several_years: bool,
    full: BTreeMap<&'a str, &'a Meeting>,
}

/// Words of an utterance, marked when they are what a cue was found in.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Piece {
    pub text: String,
    /// Titles of the categories, empty when nothing was found here.
    pub mark: String,
}

/// One utterance as it stands on the page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line {
    pub time: Option<String>,
    pub speaker: String,
    pub pieces: Vec<Piece>,
    /// Link to its quote, if it has one.
    pub href: Option<String>,
    /// The line everything turns on.
    pub central: bool,
}

impl<'a> Desk<'a> {
    pub fn new(view: &View<'a>) -> Self {
        let t = super::words::words(view.words);
        let full = view.meetings.iter().map(|m| (&*m.summary.id, m)).collect();
        let mut years: Vec<&str> = view.team.meetings.iter().filter_map(|m| m.date.as_deref()?.get(..4)).collect();
        years.dedup();
        let several_years = years.len() > 1;
        Desk { several_years, view: *view, lang: view.words, t, labels: labels(view), full }
    }

    /// The date of a meeting, or the name of its file.
    pub fn label(&self, meeting: &str) -> String {
        self.labels.get(meeting).cloned().unwrap_or_else(|| meeting.to_owned())
    }

    /// The date of a meeting without its year where that is clear; the name of its file otherwise.
    pub fn short_label(&self, meeting: &str) -> String {
        let date = self.view.team.meetings.iter().find(|m| &*m.id == meeting).and_then(|m| m.date.as_deref());
        date.and_then(|d| say::date(self.lang, d, self.several_years)).unwrap_or_else(|| self.label(meeting))
    }

    /// The meeting in full, when it is at hand.
    pub fn full(&self, meeting: &str) -> Option<&'a Meeting> {
        self.full.get(meeting).copied()
    }

    /// An utterance of a meeting.
    pub fn utterance(&self, meeting: &str, index: u32) -> Option<&'a Utterance> {
        let rows = &self.full(meeting)?.utterances;
        let here = rows.get(index as usize).filter(|u| u.index == index);
        here.or_else(|| rows.iter().find(|u| u.index == index))
    }

    /// An utterance whose words may be shown.
    pub fn quotable(&self, meeting: &str, index: u32) -> Option<&'a Utterance> {
        self.utterance(meeting, index).filter(|u| u.text.as_deref().is_some_and(|t| !t.trim().is_empty()))
    }

    /// Word lists looked for cues in some meeting.
    pub fn cues_sought(&self) -> bool {
        self.view.team.meetings.iter().any(MeetingSummary::cues_sought)
    }

    /// `geen woordenlijsten voor Engels`: the languages of the meetings in which nothing could be looked for; `None` when
    /// there is no such meeting.
    pub fn no_lists_for(&self) -> Option<String> {
        without_lists(&self.view.team.meetings, self.lang == Lang::En)
    }

    /// What stands where nothing could be looked for; `None` when word lists looked in some meeting.
    pub fn unread(&self) -> Option<String> {
        let why = self.no_lists_for().filter(|_| !self.cues_sought())?;
        Some(fill(self.t.no_lists, &[("why", &why)]))
    }

    /// In how many meetings nothing could be looked for, where it could in others.
    pub fn partly_unread(&self) -> Option<String> {
        let why = self.no_lists_for().filter(|_| self.cues_sought())?;
        let meetings = &self.view.team.meetings;
        let n = meetings.iter().filter(|m| !m.cues_sought()).count();
        let number = |n: usize| self.lang.number(n as f64, 0);
        Some(fill(self.t.partly_unread, &[("n", &number(n)), ("of", &number(meetings.len())), ("why", &why)]))
    }

    /// In how many of how many meetings the source shows interruptions.
    pub fn interruptions_seen(&self) -> (usize, usize) {
        let meetings = &self.view.team.meetings;
        (meetings.iter().filter(|m| interruptions_seen(m).is_ok()).count(), meetings.len())
    }

    /// Who speaks, in words.
    pub fn speaker(&self, utterance: &Utterance) -> String {
        utterance.speaker.as_deref().unwrap_or(self.t.unknown_speaker).to_owned()
    }

    /// An utterance with what was found in it marked.
    pub fn line(&self, meeting: &str, utterance: &Utterance) -> Line {
        Line {
            time: utterance.start.map(say::clock),
            speaker: self.speaker(utterance),
            pieces: self.pieces(meeting, utterance, None),
            href: None,
            central: false,
        }
    }

    /// The text of an utterance, cut where cues begin and end; only those of `category` when one is given.
    pub fn pieces(&self, meeting: &str, utterance: &Utterance, category: Option<&str>) -> Vec<Piece> {
        self.marked(meeting, utterance, |cue| category.is_none_or(|id| id == cue.category))
    }

    /// The same with only words about the relation or a feeling marked.
    pub fn pieces_below(&self, meeting: &str, utterance: &Utterance) -> Vec<Piece> {
        self.marked(meeting, utterance, |cue| below(self.view.run, cue).is_some())
    }

    /// The same with only the cues marked that are wanted.
    pub fn marked(&self, meeting: &str, utterance: &Utterance, wanted: impl Fn(&Cue) -> bool) -> Vec<Piece> {
        let Some(text) = utterance.text.as_deref() else {
            return vec![Piece { text: self.t.withheld.to_owned(), mark: String::new() }];
        };
        let cues = self.full(meeting).map_or(&[][..], |m| &m.cues);
        let mut spans: Vec<((usize, usize), &str)> = cues
            .iter()
            .filter(|c| c.utterance == utterance.index && wanted(c))
            .map(|c| ((c.span.0 as usize, c.span.1 as usize), &*c.category))
            .filter(|((from, to), _)| from < to && text.get(*from..*to).is_some())
            .collect();
        spans.sort_unstable();
        self.cut(text, &spans)
    }

    fn cut(&self, text: &str, spans: &[((usize, usize), &str)]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = 0;
        let mut push = |from: usize, to: usize, mark: String| {
            if let Some(part) = text.get(from..to).filter(|p| !p.is_empty()) {
                pieces.push(Piece { text: part.to_owned(), mark });
            }
        };
        for ((from, to), category) in spans {
            // Two categories may share words; what is marked stays marked once.
            let from = (*from).max(at);
            if from < *to {
                push(at, from, String::new());
                push(from, *to, self.category(category));
                at = *to;
            }
        }
        push(at, text.len(), String::new());
        pieces
    }

    /// Title of a category: what is said about a feeling is never called a feeling.
    pub fn category(&self, id: &str) -> String {
        let Some(category) = self.view.run.categories.get(id) else { return id.to_owned() };
        let title = category.title.trim();
        if category.level != "feeling" || title.to_lowercase().starts_with(&self.t.words_about.to_lowercase()) {
            return title.to_owned();
        }
        // A phrase says what was done with the words; only a single word names a feeling.
        if title.contains(' ') {
            return title.to_owned();
        }
        format!("{} {}", self.t.words_about, lower_first(title))
    }

    /// Title of a measure.
    pub fn measure(&self, id: &str) -> String {
        self.view.run.definitions.get(id).map_or_else(|| id.to_owned(), |d| d.title.clone())
    }
}

/// Whether a cue is evidence of a feeling (`true`) or of the relation (`false`); `None` for all other cues.
fn below(run: &Run, cue: &Cue) -> Option<bool> {
    match &*run.categories.get(&*cue.category).filter(|c| c.level_evidence)?.level {
        "feeling" => Some(true),
        "relation" => Some(false),
        _ => None,
    }
}

/// The sentences of a meeting below the waterline, `true` for a feeling; one that does both counts as a feeling.
pub(super) fn sentences_below(run: &Run, meeting: &Meeting) -> Vec<bool> {
    let mut sentences: BTreeMap<(u32, u32), bool> = BTreeMap::new();
    for cue in &meeting.cues {
        if let Some(feeling) = below(run, cue) {
            *sentences.entry((cue.utterance, cue.sentence.0)).or_default() |= feeling;
        }
    }
    sentences.into_values().collect()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_lowercase().chain(letters).collect())
}

/// A level as a class of the style sheet, empty for anything else.
pub(super) fn level_class(level: &str) -> &'static str {
    ["content", "process", "relation", "feeling"].into_iter().find(|l| *l == level).unwrap_or("")
}

/// The part of an id that may stand in `id` and `href`, the same as in the pictures.
pub(super) fn plain(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' }).collect()
}

/// Letters of a meeting's name.
const MOST_LETTERS: usize = 40;

fn labels<'a>(view: &View<'a>) -> BTreeMap<&'a str, String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = BTreeMap::new();
    for meeting in &view.team.meetings {
        let dated = meeting.date.as_deref().and_then(|d| say::date(view.words, d, true));
        // Without a date the name of its file, as on the terminal and in the tables.
        let label = dated.unwrap_or_else(|| say::middle(&meeting.id, MOST_LETTERS));
        let same = seen.entry(label.clone()).or_default();
        *same += 1;
        out.insert(&*meeting.id, if *same > 1 { format!("{label} ({same})") } else { label });
    }
    out
}
