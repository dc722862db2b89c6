//! One row of a table of utterances, whether it comes from CSV or JSON, with times in all the ways tables hold them.

use std::fmt;

use jiff::civil::DateTime;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::columns::{Column, KINDS, column};
use super::stamp;
use crate::transcript::Millis;

/// A row as it was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub speaker: Option<String>,
    pub text: Option<String>,
    pub start: Option<Time>,
    pub end: Option<Time>,
    pub duration: Option<Time>,
    pub meeting: Option<String>,
    pub date: Option<String>,
    pub words: Vec<Word>,
    /// Times that could not be read.
    pub broken: u64,
}

/// A moment as a table holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// From the start of the recording.
    Since(Millis),
    /// On the clock of the wall, from the start of our era.
    Clock(Millis, jiff::civil::Date),
}

/// A word with its times.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub text: String,
    pub start: Option<Millis>,
    pub end: Option<Millis>,
}

/// A time in a cell: seconds with point or comma, a stamp, or date and time; `None` when it is neither.
pub(super) fn time(cell: &str, milliseconds: bool) -> Option<Time> {
    let cell = cell.trim();
    if cell.contains('T') || (cell.len() > 12 && cell.contains('-')) {
        let bare = cell.trim_end_matches('Z');
        let bare = bare.rsplit_once('+').map_or(bare, |(before, _)| before);
        let moment: DateTime = bare.parse().ok()?;
        let days = i64::from(moment.date().since(jiff::civil::date(1970, 1, 1)).ok()?.get_days());
        let time = moment.time();
        let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
        return Some(Time::Clock(days * 86_400_000 + seconds * 1000 + i64::from(time.millisecond()), moment.date()));
    }
    if cell.contains(':') {
        return stamp::whole(cell).map(Time::Since);
    }
    let number: f64 = cell.replace(',', ".").parse().ok()?;
    seconds(number, milliseconds).map(Time::Since)
}

/// Seconds (or milliseconds) as a number.
pub(super) fn seconds(number: f64, milliseconds: bool) -> Option<Millis> {
    let millis = if milliseconds { number } else { number * 1000.0 };
    (millis.is_finite() && (0.0..1e12).contains(&millis)).then(|| millis.round() as Millis)
}

/// A JSON value of which only plain content matters.
#[derive(Debug, Clone, Default)]
pub(super) enum Cell {
    #[default]
    None,
    Text(String),
    Number(f64),
    /// An object with a name in it, such as a speaker.
    Named(String),
}

impl Cell {
    pub fn text(self) -> Option<String> {
        match self {
            Cell::Text(text) | Cell::Named(text) => Some(text),
            Cell::Number(number) => Some(number.to_string()),
            Cell::None => None,
        }
    }

    pub fn time(&self, milliseconds: bool) -> Result<Option<Time>, ()> {
        match self {
            Cell::None | Cell::Named(_) => Ok(None),
            Cell::Text(text) if text.trim().is_empty() => Ok(None),
            Cell::Text(text) => time(text, milliseconds).map(Some).ok_or(()),
            Cell::Number(number) => seconds(*number, milliseconds).map(|t| Some(Time::Since(t))).ok_or(()),
        }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::Text(text.to_owned()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Cell, E> {
        Ok(Cell::Number(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(Cell::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::Number(number as f64))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Cell, E> {
        Ok(Cell::None)
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Cell, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Cell::None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let mut name = Cell::None;
        while let Some(key) = map.next_key::<String>()? {
            if matches!(key.as_str(), "name" | "display_name" | "id") && matches!(name, Cell::None) {
                // One level only: a name that is itself an object is no name.
                let value: serde_json::Value = map.next_value()?;
                name = value.as_str().map_or(Cell::None, |n| Cell::Named(n.to_owned()));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(name)
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RowVisitor)
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with speaker and text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        let mut ranks = [usize::MAX; KINDS];
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let Some((column, rank, milliseconds)) = column(&key) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if rank > ranks[column as usize] {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            ranks[column as usize] = rank;
            if column == Column::Words {
                row.words = map.next_value::<Words>()?.0;
            } else {
                row.set(column, map.next_value()?, milliseconds);
            }
        }
        Ok(row)
    }
}

impl Row {
    /// Puts a cell in its place.
    pub fn set(&mut self, column: Column, cell: Cell, milliseconds: bool) {
        let mut time = |cell: &Cell| {
            cell.time(milliseconds).unwrap_or_else(|()| {
                self.broken += 1;
                None
            })
        };
        match column {
            Column::Start => self.start = time(&cell),
            Column::End => self.end = time(&cell),
            Column::Duration => self.duration = time(&cell),
            Column::Speaker => self.speaker = cell.text(),
            Column::Text => self.text = cell.text(),
            Column::Meeting => self.meeting = cell.text(),
            Column::Date => self.date = cell.text(),
            Column::Words => {}
        }
    }
}

/// The words in a cell that holds them as JSON; none when it holds anything else.
pub(super) fn words(cell: &str) -> Vec<Word> {
    serde_json::from_str::<Words>(cell).map_or_else(|_| Vec::new(), |words| words.0)
}

/// The words of an utterance; anything but a list of objects is no words.
struct Words(Vec<Word>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Entry {
            #[serde(default, alias = "text")]
            word: Cell,
            #[serde(default)]
            start: Cell,
            #[serde(default)]
            end: Cell,
        }
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Either {
            List(Vec<Entry>),
            Other(IgnoredAny),
        }
        let millis = |cell: &Cell| match cell.time(false) {
            Ok(Some(Time::Since(at))) => Some(at),
            _ => None,
        };
        let entries = match Either::deserialize(deserializer)? {
            Either::List(entries) => entries,
            Either::Other(IgnoredAny) => Vec::new(),
        };
        let word = |e: Entry| Word { start: millis(&e.start), end: millis(&e.end), text: e.word.text().unwrap_or_default() };
        Ok(Words(entries.into_iter().map(word).collect()))
    }
}
