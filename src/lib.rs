//! Reads speaker-labelled transcripts of meetings, measures what happens between people, and shows the undercurrent
//! over a run of meetings.
//!
//! The rooms are the stations of the way a file goes:
//!
//! ```text
//! paths -> source -> format -> transcript -> text + lexicon -> meeting -> measure -> series -> document -> chart, report
//! ```
//!
//! [`measure_path`] goes the whole way for one file. [`run::observe_all`] and [`run::assemble`] do the same for a team:
//! meetings side by side, then the run in order of date. What comes out is [`document::v1`]; pictures, tables and the
//! report are made from it and from nothing else.
//!
//! A value that could not be measured is absent with a reason, never zero: see [`document::v1::Reading`].

use std::path::Path;

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
/// The form is recognised by content. A date in the name of the file counts when the file itself has none.
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
/// When the file cannot be read, is over a limit, or holds no speakers; the error says what to do.
pub fn measure_path(path: &Path, kit: &kit::Kit) -> Result<document::v1::Meeting, source::ReadError> {
    let limits = &kit.settings.limits;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut transcript = format::read(&name, source::read_bytes(path, limits)?, limits)?.transcript;
    transcript.date = transcript.date.or_else(|| source::date_in_name(&name));
    let id = source::meeting_ids(&[&name]).pop().unwrap_or_default();
    let placed = run::Placed { transcript, id, source: path.display().to_string() };
    Ok(run::observe(placed, &"".into(), kit))
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
