//! Our own plain interchange form: one JSON object with the utterances, who was there, who leads, agenda and date.

use serde::Deserialize;

use super::row::{Cell, Row, Time};
use super::rows::Rows;
use super::table::json_error;
use super::{Format, FormatInfo, Probe, header};
use crate::source::{Limits, ReadError};
use crate::transcript::{Builder, Millis, Transcript, people};

/// The reader of the interchange form.
pub(super) struct Interchange;

static INFO: FormatInfo = FormatInfo {
    id: "interchange",
    dialects: &["interchange"],
    nl: "Uitwisselvorm (JSON-object met `utterances`)",
    en: "Interchange form (JSON object with `utterances`)",
    extensions: &["json"],
    speaker: "`utterances[].speaker`; start, end and words with times, if there are any",
};

/// Keys of services that also write `utterances`, in other units: those have readers of their own.
const FOREIGN: &[&str] = &["\"confidence\"", "\"alternatives\"", "\"acoustic_model\"", "\"audio_url\"", "\"results\""];

impl Format for Interchange {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        let has = |text: &str, key: &str| memchr::memmem::find(text.as_bytes(), key.as_bytes()).is_some();
        let object = probe.head.trim_start().starts_with('{');
        if !object || !has(probe.text, "\"utterances\"") || FOREIGN.iter().any(|key| has(probe.head, key)) {
            return 0.0;
        }
        if has(probe.text, "\"speaker\"") { 0.95 } else { 0.6 }
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let document: Document = serde_json::from_str(text).map_err(|e| json_error(&e))?;
        let mut rows = Rows::new(text.len());
        for row in document.utterances.iter().flatten() {
            rows.push(row, 0, limits)?;
        }
        let mut builder = rows.done();
        if let Some(roster) = document.roster {
            let names: Vec<String> = roster.into_iter().filter_map(|name| known(&mut builder, name)).collect();
            builder.roster(names.iter().map(String::as_str));
        }
        let leader = known(&mut builder, document.leader).map(|name| builder.person(&name));
        let span = moment(&document.start).zip(moment(&document.end)).filter(|(start, end)| end > start);
        let transcript = builder.transcript();
        transcript.leader = leader;
        transcript.agenda = document.agenda.into_iter().flatten().filter_map(Cell::text).collect();
        transcript.span = span;
        transcript.id = document.id.text().or(transcript.id.take());
        transcript.date = document.date.as_deref().and_then(header::date).or(transcript.date);
        transcript.capabilities.overlap_possible = Some(true);
        Ok(builder.finish("interchange"))
    }
}

/// The document; keys it does not know are left alone, so others may add their own.
#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    id: Cell,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    start: Cell,
    #[serde(default)]
    end: Cell,
    #[serde(default)]
    roster: Option<Vec<Cell>>,
    #[serde(default)]
    leader: Cell,
    #[serde(default)]
    agenda: Option<Vec<Cell>>,
    #[serde(default)]
    utterances: Option<Vec<Row>>,
}

/// The label under which a person is known already, written in any case or by first name alone; else the name itself.
fn known(builder: &mut Builder, name: Cell) -> Option<String> {
    let name = name.text().filter(|n| !n.trim().is_empty())?;
    let people = &builder.transcript().people;
    let found = people::find(people, name.trim()).and_then(|id| people.get(id.index()));
    Some(found.map_or(name, |person| person.label.clone()))
}

fn moment(cell: &Cell) -> Option<Millis> {
    match cell.time(false) {
        Ok(Some(Time::Since(at))) => Some(at),
        _ => None,
    }
}
