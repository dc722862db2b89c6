//! WebVTT in the dialects of Teams (new and old), Zoom, Webex, and everyone who writes `<v Name>` or `Name: `.
//! The dialect is decided by what most cues look like.

use rustc_hash::FxHashMap;

use super::cues::{self, Block, Blocks};
use super::labels::{self, Votes};
use super::{Format, FormatInfo, Probe, cue_text};
use crate::source::{Limits, ReadError};
use crate::transcript::{Builder, Cue, Transcript};

/// The reader of WebVTT.
pub(super) struct WebVtt;

static INFO: FormatInfo = FormatInfo {
    id: "webvtt",
    dialects: &["teams-vtt", "teams-vtt-old", "zoom-vtt", "webex-vtt", "webvtt-voice"],
    nl: "WebVTT (Teams, Zoom, Webex en andere)",
    en: "WebVTT (Teams, Zoom, Webex and others)",
    extensions: &["vtt", "webvtt"],
    speaker: "`<v Name>`, `Name: text`, or in the cue id; start and end per cue",
};

impl Format for WebVtt {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn sniff(&self, probe: &Probe<'_>) -> f32 {
        let head = probe.head.trim_start();
        if head.starts_with("WEBVTT") {
            return 1.0;
        }
        let arrows = head.lines().filter(|l| l.contains(" --> ") && l.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        match arrows.take(3).fold((0, 0), |(n, commas), l| (n + 1, commas + usize::from(l.contains(',')))) {
            (0, _) => 0.0,
            (_, 0) => 0.9,
            _ => 0.5,
        }
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let blocks = cues::parse(text, limits)?;
        let mut builder = Builder::with_capacity(text.len());
        note_blocks(&mut builder, &blocks);
        let dialect = dialect(&blocks);
        match dialect {
            Dialect::Webex => webex(&blocks, &mut builder),
            Dialect::Teams => teams(&blocks, &mut builder),
            Dialect::Voice => blocks.list.iter().for_each(|b| push_voices(&mut builder, &blocks, b)),
            Dialect::Prefix => prefixed(&blocks, &mut builder),
            Dialect::None if blocks.list.is_empty() && blocks.broken > 0 => {
                return Err(times_error(&blocks));
            }
            Dialect::None if blocks.list.is_empty() => return Err(ReadError::empty()),
            Dialect::None => return Err(ReadError::no_speakers()),
        }
        let (format, overlap) = match dialect {
            Dialect::Teams => ("teams-vtt", Some(true)),
            Dialect::Webex => ("webex-vtt", Some(false)),
            Dialect::Prefix => ("zoom-vtt", Some(false)),
            Dialect::Voice if blocks.unpadded => ("teams-vtt-old", Some(true)),
            Dialect::Voice | Dialect::None => ("webvtt-voice", None),
        };
        builder.transcript().capabilities.overlap_possible = overlap;
        Ok(builder.finish(format))
    }
}

/// Who says where the name of the speaker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Teams,
    Webex,
    Voice,
    Prefix,
    None,
}

/// What most cues look like.
fn dialect(blocks: &Blocks<'_>) -> Dialect {
    let total = blocks.list.len();
    let count = |test: fn(&Block<'_>) -> bool| blocks.list.iter().filter(|b| test(b)).count();
    let most = |n: usize| n > 0 && n * 2 >= total;
    if most(count(|b| webex_name(b.id).is_some())) {
        return Dialect::Webex;
    }
    if blocks.list.iter().any(|b| cue_text::has_voice(b.body)) {
        return if most(count(|b| teams_key(b.id).is_some())) { Dialect::Teams } else { Dialect::Voice };
    }
    if most(count(|b| labels::prefix(b.body).is_some_and(|(label, _)| !labels::is_note(label)))) {
        return Dialect::Prefix;
    }
    Dialect::None
}

/// Notices about the file as a whole.
pub(super) fn note_blocks(builder: &mut Builder, blocks: &Blocks<'_>) {
    let transcript = builder.transcript();
    transcript.notice("broken_cue", blocks.broken, "");
    transcript.notice("stray_lines", blocks.stray, "");
    if blocks.fraction == super::stamp::Fraction::Milliseconds {
        transcript.notice("unpadded_milliseconds", blocks.list.len() as u64, "");
    }
}

/// No cue has times that can be read.
pub(super) fn times_error(blocks: &Blocks<'_>) -> ReadError {
    ReadError::new(
        "time",
        "Geen enkele tijdregel is te lezen (verwacht `00:00:01.000 --> 00:00:02.000`); exporteer het bestand opnieuw.",
        "No line of times can be read (expected `00:00:01.000 --> 00:00:02.000`); export the file again.",
    )
    .at(u64::from(blocks.broken_line))
}

/// One cue for each voice in a block.
fn push_voices(builder: &mut Builder, blocks: &Blocks<'_>, block: &Block<'_>) {
    let (start, end) = blocks.times(block);
    let mut scratch = String::new();
    let mut any = false;
    for (speaker, text) in cue_text::voices(block.body) {
        let text = cue_text::plain(text, &mut scratch);
        any = true;
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text, line: block.line });
    }
    if !any {
        builder.push(Cue { line: block.line, ..Cue::default() });
    }
}

/// `<guid>/18-1`: the part before the last dash names the utterance.
fn teams_key(id: &str) -> Option<&str> {
    let (key, part) = id.rsplit_once('-')?;
    let (guid, number) = key.rsplit_once('/')?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    (guid.len() == 36 && digits(part) && digits(number)).then_some(key)
}

/// Teams cuts an utterance into parts with invented times between them: parts with one number are one utterance.
fn teams(blocks: &Blocks<'_>, builder: &mut Builder) {
    let list = &blocks.list;
    // For each block the next part of its utterance; parts of two speakers may stand between each other.
    let mut next = vec![usize::MAX; list.len()];
    let mut first = vec![true; list.len()];
    let mut last: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, block) in list.iter().enumerate() {
        let Some(key) = teams_key(block.id) else { continue };
        if let Some(before) = last.insert(key, index).filter(|b| same_voice(&list[*b], block)) {
            next[before] = index;
            first[index] = false;
        }
    }
    let joined = first.iter().filter(|f| !**f).count();
    builder.transcript().notice("split_cues_joined", joined as u64, "");
    let mut text = String::new();
    for index in (0..list.len()).filter(|i| first[*i]) {
        if next[index] == usize::MAX {
            push_voices(builder, blocks, &list[index]);
            continue;
        }
        text.clear();
        let (start, mut end) = blocks.times(&list[index]);
        let mut at = index;
        while let Some(block) = list.get(at) {
            end = end.max(blocks.times(block).1);
            for (_, part) in cue_text::voices(block.body) {
                text.push(' ');
                cue_text::append_plain(part, &mut text);
            }
            at = next[at];
        }
        let speaker = voice(&list[index]);
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text: &text, line: list[index].line });
    }
}

fn voice<'a>(block: &Block<'a>) -> Option<&'a str> {
    cue_text::voices(block.body).next().and_then(|(name, _)| name)
}

fn same_voice(a: &Block<'_>, b: &Block<'_>) -> bool {
    voice(a) == voice(b)
}

/// `3 "Name" (3330436864)`: the name between the quotes, empty when unknown.
fn webex_name(id: &str) -> Option<&str> {
    let rest = id.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(" \"")?;
    let (name, number) = rest.rsplit_once("\" (")?;
    number.strip_suffix(')')?.bytes().all(|b| b.is_ascii_digit()).then_some(name)
}

fn webex(blocks: &Blocks<'_>, builder: &mut Builder) {
    let mut scratch = String::new();
    for block in &blocks.list {
        let (start, end) = blocks.times(block);
        let text = cue_text::plain(block.body, &mut scratch);
        let speaker = webex_name(block.id);
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text, line: block.line });
    }
}

/// Zoom prints the name on every cue it knows it for; a cue without a name is nobody's.
fn prefixed(blocks: &Blocks<'_>, builder: &mut Builder) {
    let mut votes = Votes::default();
    blocks.list.iter().filter_map(|b| labels::prefix(b.body)).for_each(|(label, _)| votes.add(label));
    let speakers = votes.speakers();
    let mut scratch = String::new();
    for block in &blocks.list {
        let (start, end) = blocks.times(block);
        let (speaker, body) = match labels::prefix(block.body) {
            Some((label, rest)) if speakers.has(label) => (Some(label), rest),
            _ => (None, block.body),
        };
        let text = cue_text::plain(body, &mut scratch);
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text, line: block.line });
    }
}
