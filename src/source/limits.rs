//! The caps on what is read. A file over a cap is refused with the name of the setting that raises it.

use serde::{Deserialize, Serialize};

use super::ReadError;
use crate::transcript::Transcript;

/// Caps on input; every one can be raised in the settings file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Longest line of a line-based format, in bytes.
    pub line_bytes: usize,
    /// Most utterances in one transcript.
    pub utterances: usize,
    /// Most people in one transcript.
    pub speakers: usize,
    /// Longest name, in characters.
    pub name_chars: usize,
    /// Longest meeting, in hours.
    pub hours: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 64 << 20, line_bytes: 1 << 20, utterances: 200_000, speakers: 500, name_chars: 200, hours: 100 }
    }
}

impl Limits {
    /// Refuses a line that is too long to be a line of speech.
    pub fn check_line(&self, bytes: usize, line: u32) -> Result<(), ReadError> {
        if bytes <= self.line_bytes {
            return Ok(());
        }
        Err(ReadError::limit("line_bytes", self.line_bytes as u64).at(u64::from(line)))
    }

    /// Refuses more utterances than the cap; readers ask this while they read.
    pub fn check_count(&self, utterances: usize) -> Result<(), ReadError> {
        if utterances <= self.utterances {
            return Ok(());
        }
        Err(ReadError::limit("utterances", self.utterances as u64))
    }

    /// Refuses a transcript with too many people, a name that is too long, or a meeting that lasts too long.
    pub fn check(&self, transcript: &Transcript) -> Result<(), ReadError> {
        self.check_count(transcript.utterances.len())?;
        if transcript.people.len() > self.speakers {
            return Err(ReadError::limit("speakers", self.speakers as u64));
        }
        if transcript.people.iter().any(|p| p.name.chars().nth(self.name_chars).is_some()) {
            return Err(ReadError::limit("name_chars", self.name_chars as u64));
        }
        let longest = self.hours.saturating_mul(3_600_000);
        let first = transcript.utterances.iter().filter_map(|u| u.start).min().unwrap_or(0);
        // Wall-clock sources do not start at zero: the length counts, not the stamp.
        let late = |t: i64| t.saturating_sub(first) > longest;
        let over = transcript.utterances.iter().find(|u| u.start.is_some_and(late) || u.end.is_some_and(late));
        match over {
            Some(utterance) => Err(ReadError::limit("hours", self.hours as u64).at(u64::from(utterance.line))),
            None => Ok(()),
        }
    }
}
