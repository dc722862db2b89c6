//! Reads speaker-labelled transcripts of meetings, measures what happens between people, and shows the undercurrent
//! over a run of meetings.
//!
//! The rooms are the stations of the way a file goes:
//!
//! ```text
//! paths -> source -> format -> transcript -> text + lexicon -> meeting -> measure -> series -> document -> chart, report
//! ```
//!
//! [`measure_path`] goes the whole way for one file. For teams [`run::Intake`] finds and reads the transcripts with all
//! that team file, metadata table and user know of them, and [`run::measure_team`] measures the meetings side by side and
//! puts the run in order of date: what the program does too, so both read the same. What comes out is [`document::v1`];
//! pictures, tables and the report are made from it and from nothing else.
//!
//! ```
//! use onderstroom::kit::Kit;
//! use onderstroom::run::{self, Intake};
//!
//! let kit = Kit { intervals: false, ..Kit::built_in()? };
//! let intake = Intake { paths: vec!["samples/team-wonen".into()], ..Intake::default() };
//! for team in intake.find().sources.teams {
//!     let run = run::measure_team(&team, intake.read(&team), &kit, "nl");
//!     assert_eq!(run.team.meetings.len(), run.meetings.len());
//!     assert!(run.meetings.iter().all(|meeting| meeting.summary.leader.is_some()));
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A value that could not be measured is absent with a reason, never zero: see [`document::v1::Reading`].

use std::io::ErrorKind;
use std::path::Path;

use run::Intake;
use source::ReadError;

pub mod chart;
pub mod cli;
pub mod document;
pub mod format;
pub mod kit;
pub mod lexicon;
pub mod measure;
pub mod meeting;
pub mod report;
pub mod run;
pub mod series;
pub mod settings;
pub mod source;
pub mod statistics;
pub mod text;
pub mod transcript;

/// Reads and measures one transcript: the meeting in full, with all its readings, cues and events.
///
/// The form is recognised by content. A date in the name of the file counts when the file itself has none; a `team.toml`
/// beside the file says who is who.
///
/// ```
/// use onderstroom::{kit::Kit, measure_path};
///
/// let meeting = measure_path("samples/formats/teams-new.vtt".as_ref(), &Kit::built_in()?)?;
/// let shares: f64 =
///     meeting.summary.readings.iter().filter(|r| r.measure == "talk_share").filter_map(|r| r.raw).sum();
/// assert!((shares - 1.0).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the file cannot be read, is over a limit, or holds no speakers, or when the team file beside it is wrong; the error
/// says what to do.
pub fn measure_path(path: &Path, kit: &kit::Kit) -> Result<document::v1::Meeting, ReadError> {
    let intake = Intake { paths: vec![path.to_owned()], limits: kit.settings.limits.clone(), ..Intake::default() };
    let mut sources = intake.find().sources;
    if let Some(failure) = sources.failures.pop() {
        return Err(failure.error);
    }
    let team = sources.teams.pop().filter(|team| team.files.len() == 1 && sources.teams.is_empty());
    let team = team.ok_or_else(|| ReadError::unreadable(&ErrorKind::IsADirectory.into()))?;
    intake.check(&team).map_err(|failure| failure.error)?;
    let mut read = intake.read(&team);
    match (read.placed.pop(), read.failures.pop()) {
        (Some(placed), _) => Ok(run::observe(placed, &team.id.into(), kit)),
        (None, failure) => Err(failure.map_or_else(ReadError::internal, |failure| failure.error)),
    }
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
