//! Rows to a transcript: shared by tables and the interchange form.

use super::header;
use super::row::{Row, Time, Word};
use crate::source::{Limits, ReadError};
use crate::transcript::{Builder, Cue, Millis};

/// Collects rows; wall-clock times are counted from the first one.
pub(super) struct Rows {
    pub builder: Builder,
    origin: Option<Millis>,
    meeting: Option<String>,
    broken: u64,
}

impl Rows {
    pub fn new(bytes: usize) -> Self {
        Self { builder: Builder::with_capacity(bytes / 2), origin: None, meeting: None, broken: 0 }
    }

    /// Adds a row; refuses a second meeting in the same file.
    pub fn push(&mut self, row: &Row, line: u32, limits: &Limits) -> Result<(), ReadError> {
        limits.check_count(self.builder.len() + 1)?;
        self.meeting(row, line)?;
        self.broken += row.broken;
        let start = row.start.map(|t| self.since(t));
        let length = match row.duration {
            Some(Time::Since(length)) => Some(length),
            _ => None,
        };
        let end = row.end.map(|t| self.since(t)).or(start.zip(length).map(|(s, l)| s.saturating_add(l)));
        let (speaker, text) = (row.speaker.as_deref(), row.text.as_deref().unwrap_or(""));
        match timed(&row.words) {
            Some(words) => {
                let (start, end) = (start.or(words.first().map(|w| w.1)), end.or(words.last().map(|w| w.2)));
                self.builder.push_words(Cue { speaker, start, end, text, line }, &words);
            }
            None => self.builder.push(Cue { speaker, start, end, text, line }),
        }
        Ok(())
    }

    /// The transcript's builder with what was noticed.
    pub fn done(mut self) -> Builder {
        self.builder.transcript().notice("broken_time", self.broken, "");
        self.builder
    }

    fn meeting(&mut self, row: &Row, line: u32) -> Result<(), ReadError> {
        if let Some(date) = row.date.as_deref().and_then(header::date) {
            let known = &mut self.builder.transcript().date;
            *known = known.or(Some(date));
        }
        let Some(meeting) = row.meeting.as_deref().map(str::trim).filter(|m| !m.is_empty()) else { return Ok(()) };
        match &self.meeting {
            Some(known) if known != meeting => Err(several(line)),
            Some(_) => Ok(()),
            None => {
                self.meeting = Some(meeting.to_owned());
                self.builder.transcript().id = Some(meeting.to_owned());
                Ok(())
            }
        }
    }

    fn since(&mut self, time: Time) -> Millis {
        match time {
            Time::Since(at) => at,
            Time::Clock(at, date) => {
                let known = &mut self.builder.transcript().date;
                *known = known.or(Some(date));
                at.saturating_sub(*self.origin.get_or_insert(at))
            }
        }
    }
}

/// The words, if there are any and all have times.
fn timed(words: &[Word]) -> Option<Vec<(&str, Millis, Millis)>> {
    let all: Option<Vec<_>> = words.iter().map(|w| Some((w.word.as_str(), w.start?, w.end?))).collect();
    all.filter(|words| !words.is_empty())
}

fn several(line: u32) -> ReadError {
    ReadError::new(
        "several-meetings",
        "Dit bestand bevat meer dan één overleg; splits het in één bestand per overleg.",
        "This file holds more than one meeting; split it into one file per meeting.",
    )
    .at(u64::from(line))
}
