//! Our own plain interchange form: one JSON object with the utterances, who was there, who leads, agenda and date.

use serde::Deserialize;

use super::row::{Cell, Row, Time};
use super::rows::Rows;
use super::table::json_error;
use super::{Format, FormatInfo, Probe, header};
use crate::source::{Limits, ReadError};
use crate::transcript::{Millis, Transcript};

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
        for row in &document.utterances {
            rows.push(row, 0, limits)?;
        }
        let mut builder = rows.done();
        let names: Vec<&str> = document.roster.iter().flatten().map(String::as_str).filter(|n| !n.trim().is_empty()).collect();
        if document.roster.is_some() {
            builder.roster(names);
        }
        let leader = document.leader.as_deref().filter(|l| !l.trim().is_empty()).map(|l| builder.person(l));
        let span = moment(&document.start).zip(moment(&document.end)).filter(|(start, end)| end > start);
        let transcript = builder.transcript();
        transcript.leader = leader;
        transcript.agenda = document.agenda;
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
    roster: Option<Vec<String>>,
    #[serde(default)]
    leader: Option<String>,
    #[serde(default)]
    agenda: Vec<String>,
    #[serde(default)]
    utterances: Vec<Row>,
}

fn moment(cell: &Cell) -> Option<Millis> {
    match cell.time(false) {
        Ok(Some(Time::Since(at))) => Some(at),
        _ => None,
    }
}
