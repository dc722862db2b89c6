//! SRT and SBV with `Name: ` where the speaker changes: a cue without a name belongs to the speaker before it.

use super::cues::{self, Blocks};
use super::labels::{self, Speakers, Votes};
use super::webvtt::{note_blocks, times_error};
use super::{Format, FormatInfo, Probe, cue_text};
use crate::source::{Limits, ReadError};
use crate::transcript::{Builder, Cue, Millis, Transcript};

/// The reader of SRT and SBV.
pub(super) struct Srt;

static INFO: FormatInfo = FormatInfo {
    id: "srt",
    dialects: &["srt", "sbv"],
    nl: "SRT en SBV (ondertitels met namen)",
    en: "SRT and SBV (subtitles with names)",
    extensions: &["srt", "sbv"],
    speaker: "`Name: ` where the speaker changes; start and end per cue",
};

impl Format for Srt {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        let mut lines = probe.head.lines().filter(|l| !l.trim().is_empty());
        let (Some(first), second) = (lines.next(), lines.next().unwrap_or("")) else { return 0.0 };
        let number = first.trim().bytes().all(|b| b.is_ascii_digit());
        let comma = |line: &str| cues::is_times(line) && line.contains(',');
        if (number && comma(second)) || comma(first) { 0.97 } else { 0.0 }
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let mut blocks = cues::parse(text, limits)?;
        let mut builder = Builder::with_capacity(text.len());
        let rolling = super::rolling::drop_repeats(&mut blocks);
        note_blocks(&mut builder, &blocks);
        builder.transcript().notice("rolling_deduplicated", rolling, "");
        if blocks.list.is_empty() {
            return Err(if blocks.broken > 0 { times_error(&blocks) } else { ReadError::empty() });
        }
        if !carried(&blocks, &mut builder) {
            return Err(ReadError::no_speakers());
        }
        let sbv = !text.contains("-->");
        Ok(builder.finish(if sbv { "sbv" } else { "srt" }))
    }
}

/// Reads cues whose speaker is only named at a change; false when nobody is named often enough to carry a name over.
pub(super) fn carried(blocks: &Blocks<'_>, builder: &mut Builder) -> bool {
    let mut votes = Votes::default();
    for (label, _) in blocks.list.iter().flat_map(|b| b.body.lines()).filter_map(labels::prefix) {
        votes.add(label);
    }
    let speakers = votes.speakers();
    let heads = |body: &str| body.lines().filter_map(labels::prefix).any(|(label, _)| speakers.has(label));
    let named = blocks.list.iter().filter(|b| heads(b.body)).count();
    let total = blocks.list.len();
    if named == 0 || named * 50 < total || (speakers.len() < 2 && named * 20 < total) {
        return false;
    }
    let mut speaker = None;
    let mut scratch = String::new();
    for block in &blocks.list {
        let parts = split(block.body, speaker, &speakers);
        let (start, end) = blocks.times(block);
        let whole: usize = parts.iter().map(|(_, text)| text.len()).sum();
        let mut done = 0;
        for (label, text) in &parts {
            let from = share(start, end, done, whole);
            done += text.len();
            let to = share(start, end, done, whole);
            let text = cue_text::plain(text, &mut scratch);
            builder.push(Cue { speaker: *label, start: Some(from), end: Some(to), text, line: block.line });
        }
        builder.transcript().notice("cue_split_between_speakers", parts.len().saturating_sub(1) as u64, "");
        speaker = parts.last().map_or(speaker, |(label, _)| *label);
    }
    true
}

/// The parts of a body by speaker; the first part belongs to the speaker of the cue before.
fn split<'a>(body: &'a str, before: Option<&'a str>, speakers: &Speakers<'_>) -> Vec<(Option<&'a str>, &'a str)> {
    let mut parts: Vec<(Option<&'a str>, &'a str)> = Vec::with_capacity(1);
    let (mut label, mut begin, mut at) = (before, 0, 0);
    for line in body.split_inclusive('\n') {
        if let Some((name, rest)) = labels::prefix(line).filter(|(name, _)| speakers.has(name)) {
            if at > begin {
                parts.push((label, &body[begin..at]));
            }
            label = Some(name);
            begin = at + line.len() - rest.len();
        }
        at += line.len();
    }
    if begin < at || parts.is_empty() {
        parts.push((label, &body[begin..at]));
    }
    parts
}

/// The moment at which `done` of `whole` bytes have been said.
fn share(start: Millis, end: Millis, done: usize, whole: usize) -> Millis {
    match done {
        0 => start,
        _ if done >= whole => end,
        _ => start + (end - start) * done as Millis / whole as Millis,
    }
}
