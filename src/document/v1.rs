//! Document version 1: what `run.json` and `meetings/<id>.json` hold. Names are a contract; add freely, rename never.
//! Times are seconds with millisecond precision, shares are 0…1, absent numbers are `null` with a reason.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::transcript::{Capabilities, Notice, Role, Timing};

/// A name or id shared by many rows.
pub type Name = Arc<str>;
/// A word from a fixed list.
pub type Word = Cow<'static, str>;

/// `run.json`: one run of one or more teams.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Run {
    /// Version of this document: `"1"`.
    pub onderstroom: String,
    /// Version of the program.
    pub version: String,
    /// Language of titles and sentences: `nl` or `en`.
    pub language: String,
    /// For whom the document was made.
    pub audience: String,
    /// Every constant that was used.
    pub settings: BTreeMap<String, serde_json::Value>,
    /// The lexicons that were used.
    pub lexicons: Vec<Lexicon>,
    /// Definition of every measure that occurs, by id.
    pub definitions: BTreeMap<String, Definition>,
    /// The cue categories that occur, by id.
    pub categories: BTreeMap<String, Category>,
    /// The teams, in order of name.
    pub teams: Vec<Team>,
    /// Files that could not be read.
    pub failures: Vec<Failure>,
}

/// A lexicon that was used.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Lexicon {
    /// Category or list id.
    pub id: String,
    /// Language.
    pub language: String,
    /// Its own version.
    pub version: u32,
    /// BLAKE3 of the file, first 16 hex digits.
    pub hash: String,
    /// What was measured about it; `null` when nothing was.
    pub validated: Option<serde_json::Value>,
}

/// A cue category.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Category {
    /// `content`, `process`, `relation` or `feeling`.
    pub level: Word,
    /// Title in the language of the run.
    pub title: String,
    /// What a reader would mark.
    pub definition: String,
    /// The coach's question.
    pub question: String,
    /// What hits do not mean.
    pub caution: String,
    /// A hit is evidence that a turn works on this level.
    pub level_evidence: bool,
    /// Measured on text its authors had not seen.
    pub validated: bool,
}

/// Definition of a measure, rendered from the registry.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Definition {
    /// Title in the language of the run.
    pub title: String,
    /// The coach's question.
    pub question: String,
    /// How it is computed, in words.
    pub formula: String,
    /// What it does not mean.
    pub caution: String,
    /// Level.
    pub level: Word,
    /// Unit of `value`.
    pub unit: Word,
    /// Smallest sample for a value.
    pub minimum: String,
    /// Where the method comes from.
    pub source: String,
}

/// A file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Failure {
    /// The file as it was given.
    pub path: String,
    /// A stable word, such as `no-speakers`.
    pub code: String,
    /// Line of the file, if the problem has one.
    pub line: Option<u64>,
    /// What is wrong and what to do, one sentence or two.
    pub message: String,
}

/// A team and its meetings in order of date.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Team {
    /// Id used in paths.
    pub id: String,
    /// Name.
    pub team: String,
    /// Folder of its own documents relative to the output folder, or its one document when every file is a meeting of its
    /// own; absent when the output holds one team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Everyone who spoke or was present in some meeting; order of first appearance.
    pub people: Vec<Person>,
    /// The meetings, oldest first.
    pub meetings: Vec<MeetingSummary>,
    /// Readings over the run (`series`, `series_speaker`, `series_pair`).
    pub series: Vec<Reading>,
    /// Places where the undercurrent may have surfaced (measures.md §4).
    pub moments: Vec<Moment>,
    /// Statements chosen by rule, each a question with evidence.
    pub findings: Vec<Finding>,
}

/// Someone in a team.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Name as the audience may see it.
    pub name: Name,
    /// Role, if known.
    pub role: Option<Role>,
    /// Labels under which the person occurs in the sources.
    pub labels: Vec<String>,
}

/// A meeting as it stands in `run.json`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct MeetingSummary {
    /// Id: the stem of the file reduced to `[A-Za-z0-9_-]`.
    pub id: Name,
    /// Date `YYYY-MM-DD`, if known.
    pub date: Option<String>,
    /// File it was read from.
    pub source: String,
    /// Format id.
    pub format: Word,
    /// Timing class.
    pub timing: Timing,
    /// What the source can show besides times.
    #[serde(default)]
    pub capabilities: Capabilities,
    /// Language of the meeting: `nl`, `en` …
    pub language: Word,
    /// Attendance is known.
    pub roster_known: bool,
    /// Who leads this meeting.
    pub leader: Option<Name>,
    /// Everyone present, silent people included (speakers only when attendance is unknown).
    pub present: Vec<Name>,
    /// People of the run who may be meant by a name on the attendance list that is nobody's: of them it is not known that
    /// they were absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roster_doubts: Vec<Name>,
    /// Length from first to last moment in seconds; `null` without times.
    pub duration_s: Option<f64>,
    /// Words spoken.
    pub words: u64,
    /// Utterances. Called so because a meeting's own document holds the list of them under `utterances`.
    #[serde(rename = "utterance_count")]
    pub utterances: u64,
    /// Floor turns.
    pub turns: u64,
    /// Further columns of the metadata table, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metadata: BTreeMap<String, String>,
    /// What the users wrote on the time axis.
    pub user_events: Vec<String>,
    /// What was noticed while reading.
    pub notices: Vec<Notice>,
    /// One row per measure and subject.
    pub readings: Vec<Reading>,
}

/// `meetings/<id>.json`: one meeting in full.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Meeting {
    /// Version of this document: `"1"`.
    pub onderstroom: Word,
    /// Team id.
    pub team: Name,
    /// The meeting as in `run.json`, readings included.
    #[serde(flatten)]
    pub summary: MeetingSummary,
    /// Who spoke or was present, with role and labels as far as they are known.
    pub people: Vec<Person>,
    /// Agenda items, when given.
    pub agenda: Vec<String>,
    /// Every utterance in order.
    pub utterances: Vec<Utterance>,
    /// Silences of the whole group.
    pub silences: Vec<Silence>,
    /// Cue hits in order.
    pub cues: Vec<Cue>,
    /// Floor events in order.
    pub events: Vec<Event>,
    /// What followed relation and feeling cues.
    pub responses: Vec<Response>,
    /// Long contributions nobody came back to.
    pub ignored_contributions: Vec<u32>,
    /// Questions nobody went into.
    pub questions_left: Vec<u32>,
    /// Ideas taken up only when someone else said them; `null` while nobody looks for them.
    pub idea_migration: Option<Vec<Vec<u32>>>,
    /// Topic segments; `null` while nobody looks for them.
    pub segments: Option<Vec<Vec<u32>>>,
}

/// One utterance.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Utterance {
    /// Order in the transcript after joining split cues, from 0.
    pub index: u32,
    /// Who speaks; `null` when the source names nobody.
    pub speaker: Option<Name>,
    /// Start in seconds.
    pub start: Option<f64>,
    /// End in seconds.
    pub end: Option<f64>,
    /// The end was estimated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated_end: bool,
    /// The text; `null` where quotes are withheld.
    pub text: Option<String>,
    /// Words, fillers left out.
    pub words: u32,
    /// Floor turn it belongs to; `null` for backchannels and interjections.
    pub turn: Option<u32>,
    /// A short listening response.
    pub backchannel: bool,
    /// Type of the last question in it.
    pub question: Option<Word>,
    /// Kind of the floor event this utterance makes, if any.
    pub overlap: Option<Word>,
    /// How a later turn took it up; `null` when not looked at.
    pub uptake: Option<Word>,
    /// Cue categories found in it.
    pub cues: Vec<Word>,
}

impl MeetingSummary {
    /// Word lists looked for cues in this meeting; without one, that none was found says nothing.
    pub fn cues_sought(&self) -> bool {
        !self.readings.iter().any(|r| r.reason.as_deref() == Some("no_lexicon"))
    }
}

/// A silence of the whole group.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Silence {
    /// Start in seconds.
    pub start: f64,
    /// Length in seconds.
    pub length_s: f64,
    /// Last utterance before it.
    pub after: u32,
    /// What preceded it: `after_question`, `after_tension`, `after_vulnerability`, `after_decision_request`, `recording_gap`, `other`.
    pub kind: Word,
}

/// A cue hit.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// Category id.
    pub category: Word,
    /// Rule of the category, from 1, with its pattern in `lexicons`.
    pub rule: u32,
    /// Utterance index.
    pub utterance: u32,
    /// Who says it.
    pub speaker: Option<Name>,
    /// 1 weak, 2 plain, 3 strong.
    pub strength: u8,
    /// `plain`, or `negated` when a negation turned it into this category.
    pub polarity: Word,
    /// Byte range of the matched words in the utterance's text.
    pub span: (u32, u32),
    /// The sentence; `null` where quotes are withheld.
    pub text: Option<String>,
    /// Byte range of that sentence in the utterance's text.
    pub sentence: (u32, u32),
}

/// A floor event.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Kind, as in `events.csv`.
    pub kind: Word,
    /// The utterance that came in.
    pub utterance: u32,
    /// The utterance that was spoken over or cut off.
    pub over: u32,
    /// Start of the incoming utterance in seconds.
    pub start: Option<f64>,
    /// When the interrupted one stopped, in seconds.
    pub cut: Option<f64>,
    /// Who came in.
    pub by: Option<Name>,
    /// Whose turn it was.
    pub of: Option<Name>,
    /// Length of the overlap in seconds.
    pub overlap_s: Option<f64>,
    /// What it rests on: `overlap`, `mark`, `unfinished`, `broken_word`, `trailing` (ends in a conjunction), `tag`, `resumed`,
    /// `ellipsis_resumed`; `brief` (few words of the one who came in) speaks against it.
    pub evidence: Vec<Word>,
    /// Measured precision of this combination of evidence on labelled meetings; `null` when unknown.
    pub confidence: Option<f64>,
    /// An interruption that the readings count: it is sure enough, and this transcript can show interruptions. The
    /// others are listed only.
    pub counted: bool,
}

/// What followed a relation or feeling cue.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Response {
    /// The utterance with the cue.
    pub utterance: u32,
    /// Its category.
    pub category: Word,
    /// Who said it.
    pub speaker: Option<Name>,
    /// Who answered, if anyone.
    pub by: Option<Name>,
    /// Role of who answered.
    pub by_role: Option<Role>,
    /// The utterance that answered.
    pub by_utterance: Option<u32>,
    /// `asked_on`, `acknowledged`, `shared_back`, `answered`, `to_content`, `deferred`, `joked_away`, `disagreed`,
    /// `on_topic`, `nothing`.
    pub response: Vec<Word>,
}

/// An interval around a value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Coverage, 0.9.
    pub level: f64,
    /// Method: `wilson`, `garwood`, `turn_block_bootstrap`, `order_statistic`, `sen`.
    pub method: IntervalMethod,
}

/// How an interval was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Wilson score interval of a proportion.
    Wilson,
    /// Exact Poisson interval (Garwood 1936).
    Garwood,
    /// Circular block bootstrap over floor turns, percentile.
    TurnBlockBootstrap,
    /// Binomial order statistics of a median.
    OrderStatistic,
    /// Sen's interval of a Theil–Sen slope.
    Sen,
}

/// One result: a measure of one subject.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// Measure id.
    pub measure: Word,
    /// `meeting`, `speaker`, `pair`, `series`, `series_speaker`, `series_pair`.
    pub scope: Word,
    /// The person; `null` for the group.
    pub subject: Option<Name>,
    /// The other person of a pair.
    pub other: Option<Name>,
    /// Level of the measure.
    pub level: Word,
    /// The number, only when `status` is `ok`.
    pub value: Option<f64>,
    /// The number whenever it can be computed, also below the minimum sample.
    pub raw: Option<f64>,
    /// Unit.
    pub unit: Word,
    /// Interval around the value.
    pub interval: Option<Interval>,
    /// Sample size.
    pub n: Option<u64>,
    /// What was counted in `n`.
    pub n_unit: Word,
    /// `words`, `utterances`, `starts`, `word_estimate`, `text`.
    pub basis: Word,
    /// `ok`, `low_sample`, `not_measurable`, `disabled`.
    pub status: Word,
    /// Why there is no value.
    pub reason: Option<Word>,
    /// Further facts, `name` or `name=value`.
    pub flags: Vec<Word>,
    /// Utterance indices that show it.
    pub evidence: Vec<u32>,
}

impl Reading {
    /// The value of the flag `name=value`.
    pub fn flag(&self, name: &str) -> Option<&str> {
        self.flags.iter().find_map(|flag| flag.strip_prefix(name)?.strip_prefix('='))
    }
}

/// A place where the undercurrent may have surfaced.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Moment {
    /// Meeting id.
    pub meeting: Name,
    /// First and last utterance of its lines.
    pub utterances: (u32, u32),
    /// The utterance it turns on.
    pub at: u32,
    /// `cue_and_answer`, `no_reaction`, `question_left`, `silence_after`, `withdrawn`, `tension_and_leader`.
    pub kinds: Vec<Word>,
    /// Who says it.
    #[serde(default)]
    pub speaker: Option<Name>,
    /// The words it turns on; `null` where quotes are withheld.
    #[serde(default)]
    pub quote: Option<String>,
    /// What was seen and what came after it, in the language of the run.
    pub sentence: String,
    /// The question to take along.
    pub question: String,
    /// Level of the cue, if it turns on one.
    pub level: Option<Word>,
}

/// A statement chosen by rule.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Stable id of the rule.
    pub id: Word,
    /// The sentence, ending in a question.
    pub sentence: String,
    /// Level.
    pub level: Word,
    /// The utterances behind it.
    pub evidence: Vec<Evidence>,
    /// Sample size.
    pub n: u64,
    /// How often chance gives this, in words; `null` when untested.
    pub chance: Option<String>,
}

/// A pointer to an utterance of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Meeting id.
    pub meeting: Name,
    /// Utterance index.
    pub utterance: u32,
}
