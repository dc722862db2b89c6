//! From text to transcript. A format is recognised by what stands in the file, never by its extension; each family of
//! formats is one file here and one line in [`FORMATS`].

mod chat;
mod clock;
mod columns;
mod container;
mod cue_id;
mod cue_text;
mod cues;
mod election;
mod grammar;
mod header;
mod interchange;
mod label_words;
mod labels;
mod line_stamp;
mod lines;
mod observe;
mod plain;
mod rolling;
mod row;
mod rows;
mod srt;
mod stamp;
mod table;
mod votes;
mod webvtt;

use crate::source::{Limits, ReadError, decode};
use crate::transcript::Transcript;

/// What a format is, for people and for the list of formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatInfo {
    /// Stable id of the family.
    pub id: &'static str,
    /// Ids of its dialects as they stand in [`Transcript::format`].
    pub dialects: &'static [&'static str],
    /// Dutch name.
    pub nl: &'static str,
    /// English name.
    pub en: &'static str,
    /// Extensions it usually has; only used between equally likely formats.
    pub extensions: &'static [&'static str],
    /// Where the speaker stands and what the times are, in a few words.
    pub speaker: &'static str,
}

/// What a format looks at to say whether a text is its own.
#[derive(Debug, Clone, Copy)]
pub struct Probe<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The first 64 KiB of it, at a line end where there is one.
    pub head: &'a str,
}

/// One family of formats.
pub trait Format: Sync {
    /// What it is.
    fn info(&self) -> &'static FormatInfo;
    /// How sure it is, from 0 (not mine) to 1, that the text is of this format.
    fn sniff(&self, probe: &Probe<'_>) -> f32;
    /// Reads the text.
    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError>;
}

/// All formats; where two are equally sure the first wins.
pub static FORMATS: &[&dyn Format] =
    &[&webvtt::WebVtt, &srt::Srt, &chat::Chat, &interchange::Interchange, &table::JsonRows, &table::Table, &plain::Plain];

/// What a text seems to be.
#[derive(Clone, Copy)]
pub struct Sniffed {
    /// The most likely format.
    pub format: &'static dyn Format,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// The next most likely format, if any is possible.
    pub runner_up: Option<(&'static str, f32)>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Read {
    /// What it holds.
    pub transcript: Transcript,
    /// Id of the dialect it was read as.
    pub format: &'static str,
    /// How sure the format was, 0 to 1.
    pub confidence: f32,
    /// The next most likely format, if any is possible.
    pub runner_up: Option<(&'static str, f32)>,
    /// Name of the encoding, such as `UTF-8`.
    pub encoding: &'static str,
}

/// Extension only breaks ties: less than any difference in content.
const TIE: f32 = 0.001;

/// The most likely format of a text; `name` is the file's name, or empty. `None` when no format fits.
pub fn sniff(name: &str, text: &str) -> Option<Sniffed> {
    let probe = Probe { text, head: head(text) };
    let extension = name.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    let mut ranked: Vec<(f32, f32, &'static dyn Format)> = FORMATS
        .iter()
        .map(|&format| {
            let confidence = format.sniff(&probe);
            let tie = if format.info().extensions.contains(&extension.as_str()) { TIE } else { 0.0 };
            (confidence + tie, confidence, format)
        })
        .filter(|(_, confidence, _)| *confidence > 0.0)
        .collect();
    // Stable, so that equally sure formats keep the order of the list.
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (_, confidence, format) = *ranked.first()?;
    let runner_up = ranked.get(1).map(|(_, confidence, format)| (format.info().id, *confidence));
    Some(Sniffed { format, confidence, runner_up })
}

/// Reads the bytes of one file; `name` is its name, or empty.
pub fn read(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Read, ReadError> {
    if bytes.len() as u64 > limits.file_bytes {
        return Err(ReadError::too_large(limits.file_bytes));
    }
    container::refuse(&bytes)?;
    let decoded = decode(bytes)?;
    let mut read = read_text(name, &decoded.text, limits)?;
    read.encoding = decoded.encoding;
    // Up to 1 % is a few odd characters; above it the reader should know (above 10 % is refused by `decode`).
    if decoded.replaced * 100 > decoded.text.chars().count() {
        read.transcript.notice("characters_replaced", decoded.replaced as u64, "");
    }
    Ok(read)
}

/// Refuses a file that is no text by its beginning, so that a recording need not be read whole.
pub fn refuse_head(head: Vec<u8>) -> Result<(), ReadError> {
    container::refuse(&head)?;
    decode(head).map(|_| ())
}

/// Reads a text that was decoded before.
pub fn read_text(name: &str, text: &str, limits: &Limits) -> Result<Read, ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::empty());
    }
    container::refuse_text(text)?;
    let sniffed = sniff(name, text).ok_or_else(container::unknown)?;
    let mut transcript = sniffed.format.read(text, limits)?;
    if transcript.utterances.is_empty() {
        return Err(ReadError::empty());
    }
    if transcript.utterances.iter().all(|u| u.speaker.is_none()) {
        return Err(ReadError::no_speakers());
    }
    rolling::merge_growing(&mut transcript);
    observe::within(limits, &transcript)?;
    observe::observe(&mut transcript);
    Ok(Read {
        format: transcript.format,
        transcript,
        confidence: sniffed.confidence,
        runner_up: sniffed.runner_up,
        encoding: "UTF-8",
    })
}

/// The first 64 KiB, cut at a line end where there is one.
fn head(text: &str) -> &str {
    const HEAD: usize = 64 << 10;
    if text.len() <= HEAD {
        return text;
    }
    let end = (0..=HEAD).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[..end];
    head.rfind('\n').map_or(head, |at| &head[..at])
}
