//! The tables: `readings.csv`, `cues.csv` and `events.csv`, made from the document. Cells that a spreadsheet would
//! take for a formula get a leading quote, unless raw cells are asked.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::v1;

/// Whether cells are protected against being read as a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// A leading `'` before `= + - @` and control characters.
    Protected,
    /// As they are.
    Raw,
}

/// A table that grows row by row, as CSV bytes.
pub struct Table {
    writer: csv::Writer<Vec<u8>>,
    cells: Cells,
    /// Columns of the metadata table, behind our own.
    further: Vec<String>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("cells", &self.cells).finish_non_exhaustive()
    }
}

impl Table {
    /// A table with its head; `raw` leaves text cells unprotected. `further` are columns of the metadata table.
    pub fn new(head: &[&str], further: &[String], raw: bool) -> Self {
        let writer = csv::Writer::from_writer(Vec::new());
        let cells = if raw { Cells::Raw } else { Cells::Protected };
        let mut table = Self { writer, cells, further: Vec::new() };
        let head: Vec<Cell<'_>> = head.iter().copied().chain(further.iter().map(String::as_str)).map(Cell::Text).collect();
        table.row(&head, &BTreeMap::new());
        further.clone_into(&mut table.further);
        table
    }

    /// Writing to memory cannot fail.
    fn row(&mut self, cells: &[Cell<'_>], metadata: &BTreeMap<String, String>) {
        let further = self.further.iter().map(|column| match metadata.get(column).map_or("", String::as_str) {
            // The user's own numbers stay numbers.
            number if number.parse::<f64>().is_ok() => Cell::Plain(number.to_owned()),
            text => Cell::Text(text),
        });
        let further: Vec<Cell<'_>> = further.collect();
        for cell in cells.iter().chain(&further) {
            let text = match cell {
                Cell::Text(text) if self.cells == Cells::Protected => protect(text),
                Cell::Text(text) => Cow::Borrowed(*text),
                Cell::Plain(text) => Cow::Borrowed(text.as_str()),
            };
            let _ = self.writer.write_field(text.as_bytes());
        }
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// The bytes written since the last time.
    pub fn take(&mut self) -> Vec<u8> {
        let fresh = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        std::mem::replace(&mut self.writer, fresh).into_inner().unwrap_or_default()
    }
}

/// A cell: text from a transcript, or something we made ourselves.
enum Cell<'a> {
    Text(&'a str),
    Plain(String),
}

/// Puts a quote before what a spreadsheet would run (OWASP ASVS 5, 1.2.10).
fn protect(text: &str) -> Cow<'_, str> {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠') => Cow::Owned(format!("'{text}")),
        _ => Cow::Borrowed(text),
    }
}

/// A number with six significant digits; empty when absent, and when it is no number: that is missing, never zero.
fn number(value: Option<f64>) -> Cell<'static> {
    Cell::Plain(value.filter(|value| value.is_finite()).map_or_else(String::new, six_digits))
}

/// Six significant digits of a finite number, the shortest way to write them, dot as decimal sign.
fn six_digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if value.fract() == 0.0 && value.abs() < 1e6 {
        return (value as i64).to_string();
    }
    let scientific = format!("{value:.5e}");
    placed(&scientific).unwrap_or_else(|| value.to_string())
}

/// `-1.23400e-2` as `-0.01234`: digits and exponent are known, only the point must be put in its place.
fn placed(scientific: &str) -> Option<String> {
    let (mantissa, exponent) = scientific.split_once('e')?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (first, rest) = mantissa.split_once('.')?;
    let rest = rest.trim_end_matches('0');
    let exponent: i32 = exponent.parse().ok()?;
    let shift = exponent.unsigned_abs() as usize;
    Some(if exponent < 0 {
        format!("{sign}0.{:0>width$}{first}{rest}", "", width = shift - 1)
    } else if rest.len() <= shift {
        format!("{sign}{first}{rest:0<shift$}")
    } else {
        format!("{sign}{first}{}.{}", &rest[..shift], &rest[shift..])
    })
}

fn whole(value: Option<u64>) -> Cell<'static> {
    Cell::Plain(value.map_or_else(String::new, |v| v.to_string()))
}

fn name(value: Option<&v1::Name>) -> Cell<'_> {
    Cell::Text(value.map_or("", |n| n))
}

/// Whether a name is that of one of our own columns.
pub fn is_column(name: &str) -> bool {
    READINGS.iter().chain(&CUES).chain(&EVENTS).any(|own| own.eq_ignore_ascii_case(name))
}

/// Head of `readings.csv`.
const READINGS: [&str; 18] = [
    "team", "meeting", "date", "measure", "scope", "subject", "other", "value", "raw", "unit", "ci_low", "ci_high", "n",
    "n_unit", "status", "reason", "basis", "flags",
];

/// Head of `cues.csv`.
const CUES: [&str; 11] =
    ["team", "meeting", "date", "utterance", "start", "speaker", "category", "rule", "strength", "polarity", "text"];
/// Head of `events.csv`.
const EVENTS: [&str; 11] =
    ["team", "meeting", "utterance", "start", "cut", "kind", "by", "of", "overlap_s", "evidence", "confidence"];

/// An empty `readings.csv`.
pub fn readings_table(further: &[String], raw: bool) -> Table {
    Table::new(&READINGS, further, raw)
}

/// An empty `cues.csv`.
pub fn cues_table(further: &[String], raw: bool) -> Table {
    Table::new(&CUES, further, raw)
}

/// An empty `events.csv`.
pub fn events_table(further: &[String], raw: bool) -> Table {
    Table::new(&EVENTS, further, raw)
}

impl Table {
    /// The readings of a team: meeting after meeting, then those over the run. A row over the run carries the metadata
    /// that all its meetings share.
    pub fn readings(&mut self, team: &v1::Team) {
        for meeting in &team.meetings {
            let date = meeting.date.as_deref().unwrap_or("");
            self.reading_rows([&team.id, &meeting.id, date], &meeting.metadata, &meeting.readings);
        }
        let mut shared = team.meetings.first().map_or_else(BTreeMap::new, |first| first.metadata.clone());
        shared.retain(|column, value| team.meetings.iter().all(|m| m.metadata.get(column) == Some(value)));
        self.reading_rows([&team.id, "", ""], &shared, &team.series);
    }

    fn reading_rows(&mut self, place: [&str; 3], metadata: &BTreeMap<String, String>, readings: &[v1::Reading]) {
        for r in readings {
            let flags = r.flags.join(" ");
            let cells = [
                Cell::Text(place[0]),
                Cell::Text(place[1]),
                Cell::Text(place[2]),
                Cell::Text(&r.measure),
                Cell::Text(&r.scope),
                name(r.subject.as_ref()),
                name(r.other.as_ref()),
                number(r.value),
                number(r.raw),
                Cell::Text(&r.unit),
                number(r.interval.map(|i| i.low)),
                number(r.interval.map(|i| i.high)),
                whole(r.n),
                Cell::Text(&r.n_unit),
                Cell::Text(&r.status),
                Cell::Text(r.reason.as_deref().unwrap_or("")),
                Cell::Text(&r.basis),
                Cell::Text(&flags),
            ];
            self.row(&cells, metadata);
        }
    }

    /// The cue hits of one meeting.
    pub fn cues(&mut self, team: &str, meeting: &v1::Meeting) {
        for cue in &meeting.cues {
            let start = meeting.utterances.get(cue.utterance as usize).and_then(|u| u.start);
            let cells = [
                Cell::Text(team),
                Cell::Text(&meeting.summary.id),
                Cell::Text(meeting.summary.date.as_deref().unwrap_or("")),
                whole(Some(u64::from(cue.utterance))),
                number(start),
                name(cue.speaker.as_ref()),
                Cell::Text(&cue.category),
                whole(Some(u64::from(cue.rule))),
                whole(Some(u64::from(cue.strength))),
                Cell::Text(&cue.polarity),
                Cell::Text(cue.text.as_deref().unwrap_or("")),
            ];
            self.row(&cells, &meeting.summary.metadata);
        }
    }

    /// The floor events of one meeting.
    pub fn events(&mut self, team: &str, meeting: &v1::Meeting) {
        for event in &meeting.events {
            let cells = [
                Cell::Text(team),
                Cell::Text(&meeting.summary.id),
                whole(Some(u64::from(event.utterance))),
                number(event.start),
                number(event.cut),
                Cell::Text(&event.kind),
                name(event.by.as_ref()),
                name(event.of.as_ref()),
                number(event.overlap_s),
                Cell::Text(&event.evidence.join(" ")),
                number(event.confidence),
            ];
            self.row(&cells, &meeting.summary.metadata);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_six_significant_digits() {
        assert_eq!(six_digits(0.123_456_78), "0.123457");
        assert_eq!(six_digits(1234.0), "1234");
        assert_eq!(six_digits(1_234_567.8), "1234570");
        assert_eq!(six_digits(-0.0), "0");
    }

    #[test]
    fn what_is_no_number_leaves_its_cell_empty() {
        for missing in [None, Some(f64::NAN), Some(f64::INFINITY), Some(f64::NEG_INFINITY)] {
            assert!(matches!(number(missing), Cell::Plain(text) if text.is_empty()), "{missing:?}");
        }
        assert!(matches!(number(Some(0.0)), Cell::Plain(text) if text == "0"));
    }

    #[test]
    fn the_point_stands_where_the_shortest_form_has_it() {
        // The same by way of the number: six digits fit a double, so its shortest form is those digits.
        let values = [1.0 / 3.0, 0.000_012_345_678, 99.999_996, 999_999.5, 1e21, 4.2e-11, 12.5, 120_000.4, 31.415_926_5, 0.1];
        for value in values.iter().flat_map(|value| [*value, -value]) {
            let rounded: f64 = format!("{value:.5e}").parse().unwrap();
            assert_eq!(six_digits(value), format!("{rounded}"), "{value}");
        }
    }

    #[test]
    fn a_cell_that_looks_like_a_formula_gets_a_quote_and_a_negative_number_does_not() {
        let further = ["d", "e"].map(str::to_owned);
        let mut table = Table::new(&["a", "b", "c"], &further, false);
        let metadata = [("d", "-3"), ("e", "-3+x")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        table.row(&[Cell::Text("=1+1"), number(Some(-0.5)), Cell::Text("gewoon")], &metadata);
        let text = String::from_utf8(table.take()).unwrap();
        assert_eq!(text, "a,b,c,d,e\n'=1+1,-0.5,gewoon,-3,'-3+x\n");
    }
}
