//! The team file: who is who, who was present, who leads. Labels are resolved to people when there is one answer;
//! where there are two, the reader is told and nothing is guessed.

mod apply;
mod attend;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

pub use apply::fold_file;
pub use words::toml_words;

use super::Role;
use crate::source::{Limits, ReadError, read_text};

/// `team.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamFile {
    /// Name of the team.
    #[serde(default)]
    pub team: Option<String>,
    /// Language of the meetings, such as `nl`.
    #[serde(default)]
    pub language: Option<String>,
    /// The people, in the order of the file.
    #[serde(default, rename = "person")]
    pub people: Vec<Member>,
    /// What is known of single meetings.
    #[serde(default, rename = "meeting")]
    pub meetings: Vec<MeetingEntry>,
    /// Where it was read, to name a place in it.
    #[serde(skip)]
    pub origin: Origin,
}

/// The file behind a [`TeamFile`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Its path; empty when it was made from a text.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
}

impl Origin {
    /// The first line from line `from` on that holds this text in quotes.
    pub fn line_of(&self, value: &str, from: u64) -> Option<u64> {
        let quoted = [format!("\"{value}\""), format!("'{value}'")];
        let holds = |line: &&(u64, &str)| quoted.iter().any(|q| line.1.contains(q));
        (1..)
            .zip(self.text.lines())
            .skip(from.saturating_sub(1) as usize)
            .collect::<Vec<_>>()
            .iter()
            .find(holds)
            .map(|(at, _)| *at)
    }
}

/// A person of the team.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The name used in every result.
    pub name: String,
    /// Other labels of the same person.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Role in the team.
    #[serde(default)]
    pub role: Option<Role>,
    /// First day of the membership.
    #[serde(default, deserialize_with = "date")]
    pub from: Option<Date>,
    /// Last day of the membership.
    #[serde(default, deserialize_with = "date")]
    pub until: Option<Date>,
}

/// What the team file says about one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingEntry {
    /// Name of the file.
    pub file: String,
    /// Date of the meeting.
    #[serde(default, deserialize_with = "date")]
    pub date: Option<Date>,
    /// Who was there, silent people included.
    #[serde(default)]
    pub present: Option<Vec<String>>,
    /// Labels of this file only, and who they are.
    #[serde(default)]
    pub speakers: BTreeMap<String, String>,
    /// Agenda items.
    #[serde(default)]
    pub agenda: Vec<String>,
    /// Events for the time axis.
    #[serde(default)]
    pub events: Vec<String>,
}

/// A TOML date, or a text that is one.
fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::Datetime(moment) => moment.to_string(),
        toml::Value::String(text) => text,
        other => return Err(serde::de::Error::custom(format!("expected a date such as 2026-03-10, found {}", other.type_str()))),
    };
    text.parse().map(Some).map_err(|_| serde::de::Error::custom(format!("expected a date such as 2026-03-10, found `{text}`")))
}

impl Member {
    /// Belongs to the team on that day; an unknown day is taken as inside.
    pub fn is_member(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.from.is_none_or(|from| day >= from) && self.until.is_none_or(|until| day <= until))
    }
}

impl TeamFile {
    /// Reads a team file.
    pub fn read(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        let mut file = Self::parse(&read_text(path, limits)?)?;
        path.clone_into(&mut file.origin.path);
        Ok(file)
    }

    /// Parses a team file; an unknown key is an error with its line.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        let mut file: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let (nl, en) = toml_words(error.message());
            ReadError::new(
                "team-file",
                format!("Deze regel van het teambestand klopt niet: {nl}. Verbeter hem; de README laat een voorbeeld zien."),
                format!("This line of the team file is wrong: {en}. Correct it; the README shows an example."),
            )
            .at(line as u64)
        })?;
        file.origin.text = text.into();
        Ok(file)
    }

    /// Somebody of the file has this very name.
    pub fn has_member(&self, name: &str) -> bool {
        self.people.iter().any(|member| member.name.trim() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_name_their_line() {
        let error = TeamFile::parse("team = \"MT\"\n[[person]]\nnaam = \"X\"\n").unwrap_err();
        assert_eq!((error.code, error.line), ("team-file", Some(3)));
        assert!(error.nl.contains("naam"), "{}", error.nl);
        assert_eq!(TeamFile::parse("[[person]]\nname = \"X\"\nfrom = 3\n").unwrap_err().line, Some(3));
        assert_eq!(TeamFile::parse("team = ").unwrap_err().line, Some(1));
    }
}
