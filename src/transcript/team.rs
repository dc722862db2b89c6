//! The team file: who is who, who was present, who leads. Labels are resolved to people when there is one answer;
//! where there are two, the reader is told and nothing is guessed.

mod apply;

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

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
        Self::parse(&read_text(path, limits)?)
    }

    /// Parses a team file; an unknown key is an error with its line.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let (nl, en) = toml_words(error.message());
            ReadError::new(
                "team-file",
                format!("Deze regel van het teambestand klopt niet: {nl}. Verbeter hem; de README laat een voorbeeld zien."),
                format!("This line of the team file is wrong: {en}. Correct it; the README shows an example."),
            )
            .at(line as u64)
        })
    }
}

/// What the TOML reader says, in Dutch and in English; what it says seldom stays English.
pub fn toml_words(why: &str) -> (String, String) {
    let en = why.trim_end_matches('.').replace('\n', ", ");
    let pairs = [
        ("unknown field ", "onbekende sleutel "),
        (", expected one of ", "; bekend zijn "),
        (", expected ", "; verwacht wordt "),
        ("missing field ", "er ontbreekt een sleutel: "),
        ("duplicate key", "dezelfde sleutel staat er twee keer"),
        ("unknown variant ", "onbekende waarde "),
        ("invalid type: ", "verkeerd soort waarde: "),
        ("expected a date such as", "verwacht wordt een datum zoals"),
        (", found ", "; gevonden is "),
        ("string values must be quoted, expected literal string", "zet tekst tussen aanhalingstekens"),
    ];
    (pairs.iter().fold(en.clone(), |text, (from, to)| text.replace(from, to)), en)
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
