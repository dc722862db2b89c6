//! A transcript as every reader delivers it: who said what, when, and who was there. Times are integer
//! milliseconds; people are indices, their names live in [`Transcript::people`].

mod builder;
pub mod entities;
mod facts;
pub mod likeness;
pub mod notices;
pub mod people;
pub mod team;

pub use builder::{Builder, Cue};
pub use facts::{Capabilities, Resolution, Timing};
pub use team::{MeetingEntry, Member, Origin, TeamFile, fold_file, toml_words};

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A moment or a length in milliseconds.
pub type Millis = i64;

/// A person within one transcript: an index into [`Transcript::people`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

impl PersonId {
    /// Position in a table with one row a person.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A byte range of [`Transcript::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A word with its own times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordTime {
    /// Where the word stands in [`Transcript::text`].
    pub span: Span,
    /// Start of the word.
    pub start: Millis,
    /// End of the word.
    pub end: Millis,
}

/// One labelled stretch of speech, in the order of the source after joining split cues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// Who speaks; `None` where the source names nobody.
    pub speaker: Option<PersonId>,
    /// Start, if the source gives one.
    pub start: Option<Millis>,
    /// End, if the source gives one (it may be before the start in a broken source).
    pub end: Option<Millis>,
    /// The text, one line, entities and tags resolved.
    pub text: Span,
    /// Its word times in [`Transcript::words`]; empty when the source has none.
    pub words: Range<u32>,
    /// Line of the source on which it begins, from 1; 0 when lines mean nothing there.
    pub line: u32,
}

/// What a person is in the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Leads the team.
    Leader,
    /// Belongs to the team.
    Member,
    /// Visits.
    Guest,
    /// Chairs without belonging to the team.
    Facilitator,
    /// Takes the minutes.
    Minutes,
}

/// Someone who speaks or is known to be present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name used in every result.
    pub name: String,
    /// The label as the source wrote it.
    pub label: String,
    /// The role, if known.
    pub role: Option<Role>,
    /// The label is a placeholder of a machine (`Spreker 2`, `SPEAKER_01`): never joined over files.
    pub anonymous: bool,
}

/// Something that was noticed while reading and must be visible in the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Notice {
    /// A stable word, such as `cues_without_speaker`.
    pub code: String,
    /// How many times it applied.
    pub count: u64,
    /// The names it is about, in the order in which its sentence says them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// One sentence for the reader, in the language of the run.
    pub message: String,
}

impl Notice {
    /// A notice about names, not yet in words.
    pub fn about<S: Into<String>>(code: &str, names: impl IntoIterator<Item = S>) -> Self {
        let about = names.into_iter().map(Into::into).collect();
        Self { code: code.into(), count: 1, about, message: String::new() }
    }
}

/// A transcript that was read.
#[derive(Debug, Clone, Default)]
pub struct Transcript {
    /// All texts after each other; utterances and words are spans of it.
    pub text: String,
    /// The utterances in source order.
    pub utterances: Vec<Utterance>,
    /// All word times; each utterance holds a range of it.
    pub words: Vec<WordTime>,
    /// Speakers in order of first appearance, then people who were only present.
    pub people: Vec<Person>,
    /// Stable id of the format it was read as, such as `teams-vtt`.
    pub format: &'static str,
    /// Language of the meeting, when the team file gives it: a code such as `nl`.
    pub language: Option<String>,
    /// Id given in the file, if any.
    pub id: Option<String>,
    /// Date of the meeting given in the file, if any.
    pub date: Option<jiff::civil::Date>,
    /// Start and end of the meeting given in the file, if any.
    pub span: Option<(Millis, Millis)>,
    /// Who was present, when that is known; silent people included.
    pub roster: Option<Vec<PersonId>>,
    /// People of the run who may be meant by a name on the roster that is nobody's: of them it is not known that they were
    /// away.
    pub doubted: Vec<String>,
    /// Who leads, when the file or the team file says so.
    pub leader: Option<PersonId>,
    /// Agenda items, when given.
    pub agenda: Vec<String>,
    /// Further columns of the metadata table, by name.
    pub metadata: std::collections::BTreeMap<String, String>,
    /// Events the users wrote on the time axis ("teamdag").
    pub events: Vec<String>,
    /// How precisely time is known.
    pub timing: Timing,
    /// What the source can show.
    pub capabilities: Capabilities,
    /// What was noticed.
    pub notices: Vec<Notice>,
}

impl Transcript {
    /// The text of utterance `index`; empty when there is no such utterance.
    pub fn text_of(&self, index: usize) -> &str {
        self.utterances.get(index).map_or("", |u| self.slice(u.text))
    }

    /// The text under a span; empty when the span lies outside the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The name of a person; empty for an unknown id.
    pub fn name(&self, person: PersonId) -> &str {
        self.people.get(person.index()).map_or("", |p| p.name.as_str())
    }

    /// The names of those who speak, each once a person; placeholders of machines are nobody's name.
    pub fn heard(&self) -> impl Iterator<Item = &str> {
        let mut speaks = vec![false; self.people.len()];
        for speaker in self.utterances.iter().filter_map(|u| u.speaker) {
            if let Some(heard) = speaks.get_mut(speaker.index()) {
                *heard = true;
            }
        }
        let people = self.people.iter().zip(speaks);
        people.filter(|(person, speaks)| *speaks && !person.anonymous).map(|(person, _)| person.name.as_str())
    }

    /// Replaces every person id by `ids[old]`, after the list of people was rebuilt.
    pub(crate) fn renumber_people(&mut self, ids: &[PersonId]) {
        let new = |id: PersonId| ids.get(id.index()).copied().unwrap_or(id);
        for utterance in &mut self.utterances {
            utterance.speaker = utterance.speaker.map(new);
        }
        self.leader = self.leader.map(new);
        if let Some(roster) = &mut self.roster {
            for id in roster.iter_mut() {
                *id = new(*id);
            }
            roster.sort_unstable();
            roster.dedup();
        }
    }

    /// Makes a person the one who leads; whoever had that role is a member.
    pub fn set_leader(&mut self, leader: PersonId) {
        self.leader = Some(leader);
        for (at, person) in self.people.iter_mut().enumerate() {
            if at == leader.index() {
                person.role = Some(Role::Leader);
            } else if person.role == Some(Role::Leader) {
                person.role = Some(Role::Member);
            }
        }
    }

    /// Adds a notice, or raises its count.
    pub fn notice(&mut self, code: &str, count: u64, message: impl Into<String>) {
        if count == 0 {
            return;
        }
        match self.notices.iter_mut().find(|n| n.code == code) {
            Some(notice) => notice.count += count,
            None => self.notices.push(Notice { code: code.into(), count, about: Vec::new(), message: message.into() }),
        }
    }

    /// Adds a notice about names, once.
    pub fn notice_about(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}
