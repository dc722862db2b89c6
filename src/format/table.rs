//! Tables of utterances: CSV with comma, semicolon or tab, JSON lines and JSON arrays, with the columns by many names.

use csv::{ReaderBuilder, StringRecord};

use super::columns::{Column, column};
use super::lines::Lines;
use super::row::{Cell, Row};
use super::rows::Rows;
use super::{Format, FormatInfo, Probe};
use crate::source::{Limits, ReadError};
use crate::transcript::Transcript;

/// The reader of delimited tables.
pub(super) struct Table;
/// The reader of JSON lines and JSON arrays.
pub(super) struct JsonRows;

static TABLE: FormatInfo = FormatInfo {
    id: "table",
    dialects: &["table"],
    nl: "Tabel (CSV, TSV)",
    en: "Table (CSV, TSV)",
    extensions: &["csv", "tsv", "tab"],
    speaker: "a column; times in seconds or as a stamp, if there are any",
};
static JSON_ROWS: FormatInfo = FormatInfo {
    id: "json-rows",
    dialects: &["json-rows"],
    nl: "JSON-regels of een JSON-lijst van uitingen",
    en: "JSON lines or a JSON array of utterances",
    extensions: &["jsonl", "ndjson", "json"],
    speaker: "a key; times in seconds or as a stamp, if there are any",
};

/// More columns than this is no table of utterances.
const COLUMNS_MAX: usize = 1000;

impl Format for Table {
    fn info(&self) -> &'static FormatInfo {
        &TABLE
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        Layout::of(probe.head).map_or(0.0, |layout| layout.confidence)
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let layout = Layout::of(super::head(text)).ok_or_else(ReadError::no_speakers)?;
        let mut reader = layout.reader(text);
        let mut rows = Rows::new(text.len());
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).map_err(|e| csv_error(&e, layout.above))? {
            let line = record.position().map_or(0, csv::Position::line) as u32 + layout.above;
            // An unclosed quote swallows the rest of the file in one cell.
            limits.check_line(record.as_slice().len(), line)?;
            if record.len() > COLUMNS_MAX {
                return Err(ReadError::malformed(("meer dan 1000 kolommen", "more than 1000 columns"), u64::from(line)));
            }
            rows.push(&layout.row(&record), line, limits)?;
        }
        Ok(rows.done().finish("table"))
    }
}

/// Which delimiter a table has and where its columns stand.
struct Layout {
    delimiter: u8,
    /// Cells may stand in quotes; a tab-separated text often has quotes that are only quotes.
    quoted: bool,
    /// Where the header begins, and how many lines stand above it (`sep=;`, a title).
    at: usize,
    above: u32,
    columns: Vec<(Column, usize, bool)>,
    confidence: f32,
}

/// Lines in which the header must stand.
const HEADER_WITHIN: usize = 20;

impl Layout {
    /// The delimiter with which the header names a speaker and a text, and the rows agree most.
    fn of(head: &str) -> Option<Self> {
        if head.trim_start().starts_with(['{', '[', '<']) {
            return None;
        }
        let mut best: Option<Layout> = None;
        for (delimiter, quoted) in [b'\t', b';', b','].into_iter().flat_map(|d| [(d, true), (d, false)]) {
            if let Some(layout) = Self::with(head, delimiter, quoted)
                && best.as_ref().is_none_or(|b| layout.confidence > b.confidence)
            {
                best = Some(layout);
            }
        }
        best
    }

    fn with(head: &str, delimiter: u8, quoted: bool) -> Option<Self> {
        let split = |line: &str| -> Option<StringRecord> {
            let mut reader = ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(line.as_bytes());
            reader.records().next()?.ok()
        };
        let (line, header, columns) = Lines::new(head).take(HEADER_WITHIN).find_map(|line| {
            if line.text.len() > 64 << 10 || !names_columns(line.text, delimiter) {
                return None;
            }
            let header = split(line.text)?;
            let columns = columns(&header);
            let has = |wanted: Column| columns.iter().any(|(c, ..)| *c == wanted);
            (has(Column::Speaker) && has(Column::Text)).then_some((line, header, columns))
        })?;
        let mut layout = Self { delimiter, quoted, at: line.at, above: line.number - 1, columns, confidence: 0.6 };
        let mut reader = layout.reader(head);
        let lengths: Vec<usize> = reader.records().take(50).filter_map(Result::ok).map(|r| r.len()).collect();
        let even = lengths.iter().filter(|l| **l == header.len()).count();
        layout.confidence += 0.38 * even as f32 / lengths.len().max(1) as f32;
        Some(layout)
    }

    /// Reads the rows below the header.
    fn reader<'a>(&self, text: &'a str) -> csv::Reader<&'a [u8]> {
        let below = text.get(self.at..).unwrap_or("").as_bytes();
        ReaderBuilder::new().delimiter(self.delimiter).quoting(self.quoted).flexible(true).from_reader(below)
    }

    fn row(&self, record: &StringRecord) -> Row {
        let mut row = Row::default();
        for &(column, at, milliseconds) in &self.columns {
            match record.get(at) {
                // A list of words with times, as JSON in one cell.
                Some(cell) if column == Column::Words => row.words = super::row::words(cell),
                Some(cell) => row.set(column, Cell::Text(cell.to_owned()), milliseconds),
                None => {}
            }
        }
        row
    }
}

/// Whether a line may be a header: a plain look, so that texts of other formats cost no reader of tables.
fn names_columns(line: &str, delimiter: u8) -> bool {
    let names = line.split(char::from(delimiter)).take(COLUMNS_MAX).filter(|name| column(name.trim_matches('"')).is_some());
    names.take(2).count() == 2
}

/// The best column of each kind.
fn columns(header: &StringRecord) -> Vec<(Column, usize, bool)> {
    let mut found: Vec<(Column, usize, usize, bool)> = Vec::new();
    for (at, name) in header.iter().enumerate().take(COLUMNS_MAX) {
        let Some((kind, rank, milliseconds)) = column(name) else { continue };
        match found.iter_mut().find(|(k, ..)| *k == kind) {
            Some(known) if known.2 > rank => *known = (kind, at, rank, milliseconds),
            Some(_) => {}
            None => found.push((kind, at, rank, milliseconds)),
        }
    }
    found.into_iter().map(|(kind, at, _, milliseconds)| (kind, at, milliseconds)).collect()
}

/// What to do with a text that is a table but names no column of speakers; `None` when it is no table.
pub(super) fn without_columns(text: &str) -> Option<ReadError> {
    let head: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(6).collect();
    let even = |delimiter: char| {
        let cells = |line: &&str| line.matches(delimiter).count();
        head.len() >= 3 && cells(&head[0]) > 0 && head.iter().all(|line| cells(line) == cells(&head[0]))
    };
    ['\t', ';', ','].into_iter().any(even).then(|| {
        ReadError::new(
            "no-speakers",
            "Deze tabel heeft geen kolom voor de spreker of de tekst; noem ze op de eerste regel `spreker` en `tekst`, of schrijf elke regel als `Naam: tekst`.",
            "This table has no column for the speaker or the text; name them `speaker` and `text` on the first line, or write each line as `Name: text`.",
        )
    })
}

fn csv_error(error: &csv::Error, above: u32) -> ReadError {
    let line = error.position().map_or(0, csv::Position::line);
    ReadError::malformed(("de tabel klopt niet", "the table is not right"), line + u64::from(above))
}

impl Format for JsonRows {
    fn info(&self) -> &'static FormatInfo {
        &JSON_ROWS
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        let Some((start, lines)) = json_start(probe.text) else { return 0.0 };
        let first = serde_json::Deserializer::from_str(start).into_iter::<Row>().next();
        let fits = matches!(first, Some(Ok(row)) if row.speaker.is_some() && (row.text.is_some() || !row.words.is_empty()));
        match (fits, lines) {
            (true, true) => 0.9,
            (true, false) => 0.85,
            _ => 0.0,
        }
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let mut rows = Rows::new(text.len());
        if text.trim_start().starts_with('[') {
            let list: Vec<Row> = serde_json::from_str(text).map_err(|e| json_error(&e))?;
            for row in &list {
                rows.push(row, 0, limits)?;
            }
        } else {
            for line in Lines::new(text).filter(|l| !super::lines::is_blank(l.text)) {
                let row = serde_json::from_str(line.text).map_err(|e| json_error(&e).at(u64::from(line.number)))?;
                rows.push(&row, line.number, limits)?;
            }
        }
        Ok(rows.done().finish("json-rows"))
    }
}

/// Where the first object of a list or of JSON lines begins, and whether it is lines; `None` for anything else.
fn json_start(text: &str) -> Option<(&str, bool)> {
    let start = text.trim_start();
    if let Some(list) = start.strip_prefix('[') {
        let list = list.trim_start();
        return list.starts_with('{').then_some((list, false));
    }
    let mut lines = start.lines().filter(|l| !l.trim().is_empty());
    let (first, second) = (lines.next()?.trim_end(), lines.next());
    let closed = first.starts_with('{') && first.ends_with('}');
    (closed && second.is_none_or(|l| l.trim_start().starts_with('{'))).then_some((start, true))
}

/// A JSON error without the content of the file in it.
pub(super) fn json_error(error: &serde_json::Error) -> ReadError {
    ReadError::json(error)
}
