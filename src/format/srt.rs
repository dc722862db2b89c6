//! SRT and SBV with `Name: ` where the speaker changes: a cue without a name belongs to the speaker before it.

use super::cues::{self, Block, Blocks};
use super::labels;
use super::votes::{Speakers, Votes};
use super::webvtt::{note_blocks, push_voices, times_error};
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
        let numbered = first.trim().bytes().all(|b| b.is_ascii_digit()) && cues::is_times(second);
        match (numbered, cues::is_times(first) && first.contains(',')) {
            (true, _) if second.contains(',') => 0.97,
            (_, true) => 0.97,
            // Some tools write SRT with a point or without fractions.
            (true, _) => 0.96,
            _ => 0.0,
        }
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
        if blocks.list.iter().any(|b| cue_text::has_voice(b.body)) {
            blocks.list.iter().for_each(|b| push_voices(&mut builder, &blocks, b));
        } else if !carried(&blocks, &mut builder) {
            return Err(ReadError::no_speakers());
        }
        let sbv = !text.contains("-->");
        Ok(builder.finish(if sbv { "sbv" } else { "srt" }))
    }
}

/// A way of naming the speaker at the start of a line: label and rest.
type Naming = fn(&str) -> Option<(&str, &str)>;

/// Reads cues whose speaker is only named at a change; false when nobody is named often enough to carry a name over.
pub(super) fn carried(blocks: &Blocks<'_>, builder: &mut Builder) -> bool {
    // What stands in brackets may be a sound: it names speakers only when it does so all the time.
    named_by(labels::caption, 50, blocks, builder) || named_by(labels::bracketed, 5, blocks, builder) || headed(blocks, builder)
}

/// Reads cues named in one way, when at least one in `rarest` is.
fn named_by(naming: Naming, rarest: usize, blocks: &Blocks<'_>, builder: &mut Builder) -> bool {
    let mut votes = Votes::default();
    for (label, _) in blocks.list.iter().flat_map(|b| b.body.lines()).filter_map(naming) {
        votes.add(label);
    }
    let speakers = votes.speakers();
    let heads = |body: &str| body.lines().filter_map(naming).any(|(label, _)| speakers.has(label));
    let named = blocks.list.iter().filter(|b| heads(b.body)).count();
    let total = blocks.list.len();
    if named == 0 || named * rarest < total || (speakers.len() < 2 && named * 20 < total) {
        return false;
    }
    let mut speaker = None;
    let mut scratch = String::new();
    for block in &blocks.list {
        let parts = split(block.body, speaker, naming, &speakers);
        let (start, end) = blocks.times(block);
        let whole: usize = parts.iter().map(|(_, text)| text.trim().len()).sum();
        let mut done = 0;
        for (label, text) in &parts {
            let from = share(start, end, done, whole);
            done += text.trim().len();
            let to = share(start, end, done, whole);
            let text = cue_text::plain(text, &mut scratch);
            builder.push(Cue { speaker: *label, start: Some(from), end: Some(to), text, line: block.line });
        }
        builder.transcript().notice("cue_split_between_speakers", parts.len().saturating_sub(1) as u64, "");
        speaker = parts.last().map_or(speaker, |(label, _)| *label);
    }
    true
}

/// Reads cues with the name on a first line of its own, as older Teams documents give when they are copied.
fn headed(blocks: &Blocks<'_>, builder: &mut Builder) -> bool {
    let mut votes = Votes::default();
    blocks.list.iter().filter_map(|b| first_line(b.body)).for_each(|(name, _)| votes.add(name));
    let speakers = votes.speakers();
    let named = |block: &Block<'_>| first_line(block.body).is_some_and(|(name, _)| speakers.has(name));
    if blocks.list.iter().filter(|b| named(b)).count() * 10 < blocks.list.len().max(2) * 6 {
        return false;
    }
    let mut scratch = String::new();
    for block in &blocks.list {
        let (start, end) = blocks.times(block);
        let (speaker, text) = match first_line(block.body) {
            Some((name, text)) if speakers.has(name) => (Some(name), text),
            _ => (None, block.body),
        };
        let text = cue_text::plain(text, &mut scratch);
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text, line: block.line });
    }
    true
}

/// A name on the first line and the lines below it.
fn first_line(body: &str) -> Option<(&str, &str)> {
    let (first, rest) = body.split_once('\n')?;
    let name = first.trim();
    (labels::is_possible(name) && labels::is_name(name) && !rest.trim().is_empty()).then_some((name, rest))
}

/// The parts of a body by speaker; the first part belongs to the speaker of the cue before. Several lines with a dash
/// and no name are several people, and nobody knows who.
fn split<'a>(body: &'a str, before: Option<&'a str>, naming: Naming, speakers: &Speakers<'_>) -> Vec<(Option<&'a str>, &'a str)> {
    let is_dash = |line: &str| line.trim_start().starts_with(['-', '–']);
    let dialogue = body.lines().filter(|line| is_dash(line)).count() > 1;
    let mut parts: Vec<(Option<&'a str>, &'a str)> = Vec::with_capacity(1);
    let (mut label, mut begin, mut at) = (before, 0, 0);
    for line in body.split_inclusive('\n') {
        let named = naming(line).filter(|(name, _)| speakers.has(name)).map(|(name, rest)| (Some(name), rest));
        let change = named.or_else(|| (dialogue && is_dash(line)).then(|| (None, line.trim_start_matches(['-', '–', ' ']))));
        if let Some((name, rest)) = change {
            // A lone dash between two speakers (Google Meet) is no speech.
            let said = body[begin..at].trim_end().trim_end_matches("\n-");
            if !said.trim_matches(['-', ' ', '\n']).is_empty() {
                parts.push((label, said));
            }
            label = name;
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
