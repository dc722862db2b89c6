//! WebVTT in the dialects of Teams (new and old), Zoom, Webex, and everyone who writes `<v Name>` or `Name: `.
//! The dialect is decided by what most cues look like.

use rustc_hash::FxHashMap;

use super::cues::{self, Block, Blocks};
use super::labels;
use super::votes::Votes;
use super::{Format, FormatInfo, Probe, cue_id, cue_text};
use crate::source::{Limits, ReadError};
use crate::transcript::{Builder, Cue, Transcript};

/// The reader of WebVTT.
pub(super) struct WebVtt;

static INFO: FormatInfo = FormatInfo {
    id: "webvtt",
    dialects: &["teams-vtt", "teams-vtt-old", "zoom-vtt", "webex-vtt", "webvtt-voice", "webvtt-labels"],
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
        let is_arrow = |l: &&str| l.contains("-->") && cues::is_times(l);
        // Without the header word a cue must come at once: a manual may show one further down.
        let at_once = head.lines().filter(|l| !l.trim().is_empty()).take(4).any(|l| is_arrow(&l));
        let commas = head.lines().filter(is_arrow).take(3).filter(|l| l.contains(',')).count();
        match (at_once, commas) {
            (false, _) => 0.0,
            (true, 0) => 0.95,
            (true, _) => 0.5,
        }
    }

    fn read(&self, text: &str, limits: &Limits) -> Result<Transcript, ReadError> {
        let mut blocks = cues::parse(text, limits)?;
        let mut builder = Builder::with_capacity(text.len());
        note_blocks(&mut builder, &blocks);
        let mut dialect = dialect(&blocks);
        if matches!(dialect, Dialect::Prefix | Dialect::None) {
            let rolling = super::rolling::drop_repeats(&mut blocks);
            builder.transcript().notice("rolling_deduplicated", rolling, "");
            // What is left of a rolling caption goes on with the speaker of the line that was taken out.
            dialect = if rolling > 0 { Dialect::None } else { dialect };
        }
        match dialect {
            Dialect::Webex => webex(&blocks, &mut builder),
            Dialect::Teams => teams(&blocks, &mut builder),
            Dialect::Voice => blocks.list.iter().for_each(|b| push_voices(&mut builder, &blocks, b)),
            Dialect::Prefix => prefixed(&blocks, &mut builder),
            Dialect::None if blocks.list.is_empty() && blocks.broken > 0 => {
                return Err(times_error(&blocks));
            }
            Dialect::None if blocks.list.is_empty() => return Err(ReadError::empty()),
            Dialect::None if super::srt::carried(&blocks, &mut builder) => {}
            Dialect::None => return Err(ReadError::no_speakers()),
        }
        let (format, overlap) = match dialect {
            Dialect::Teams => ("teams-vtt", Some(true)),
            Dialect::Webex => ("webex-vtt", Some(false)),
            Dialect::Prefix => ("zoom-vtt", Some(false)),
            Dialect::Voice if blocks.unpadded => ("teams-vtt-old", Some(true)),
            Dialect::Voice => ("webvtt-voice", None),
            Dialect::None => ("webvtt-labels", None),
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
    if most(count(|b| cue_id::webex_name(b.id).is_some())) {
        return Dialect::Webex;
    }
    if blocks.list.iter().any(|b| cue_text::has_voice(b.body)) {
        return if most(count(|b| cue_id::teams_key(b.id).is_some())) { Dialect::Teams } else { Dialect::Voice };
    }
    let labels: Vec<Option<&str>> = blocks.list.iter().map(|b| label(b)).collect();
    if most(labels.iter().flatten().count()) && !only_at_changes(&labels) {
        return Dialect::Prefix;
    }
    Dialect::None
}

fn label<'a>(block: &Block<'a>) -> Option<&'a str> {
    labels::caption(block.body).map(|(label, _)| label).filter(|label| !labels::is_note(label))
}

/// A name is only printed where the speaker changes: many cues have none, and no name comes twice in a row.
fn only_at_changes(labels: &[Option<&str>]) -> bool {
    let named: Vec<&str> = labels.iter().copied().flatten().collect();
    (labels.len() - named.len()) * 4 >= labels.len() && named.len() > 3 && named.windows(2).all(|pair| pair[0] != pair[1])
}

/// Notices about the file as a whole.
pub(super) fn note_blocks(builder: &mut Builder, blocks: &Blocks<'_>) {
    let transcript = builder.transcript();
    transcript.notice("broken_cue", blocks.broken, "");
    transcript.notice("stray_lines", blocks.stray, "");
    transcript.notice("lines_after_blank_joined", blocks.joined, "");
    transcript.notice("times_before_zero", u64::from(blocks.shift > 0), "");
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
pub(super) fn push_voices(builder: &mut Builder, blocks: &Blocks<'_>, block: &Block<'_>) {
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

/// Teams cuts an utterance into parts with invented times between them: parts with one number are one utterance, in
/// the order of their part numbers, wherever they stand in the file.
fn teams(blocks: &Blocks<'_>, builder: &mut Builder) {
    let list = &blocks.list;
    // Per utterance its parts; the place of the first part is the place of the utterance.
    let mut utterances: Vec<Vec<usize>> = Vec::with_capacity(list.len());
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, block) in list.iter().enumerate() {
        let Some((key, _)) = cue_id::teams_key(block.id) else {
            utterances.push(vec![index]);
            continue;
        };
        let at = known.get(key).copied().filter(|at| utterances[*at].iter().all(|part| same_voice(&list[*part], block)));
        if let Some(at) = at {
            utterances[at].push(index);
        } else {
            known.insert(key, utterances.len());
            utterances.push(vec![index]);
        }
    }
    builder.transcript().notice("split_cues_joined", (list.len() - utterances.len()) as u64, "");
    let mut text = String::new();
    for mut parts in utterances {
        if let [index] = parts[..] {
            push_voices(builder, blocks, &list[index]);
            continue;
        }
        parts.sort_by_key(|part| cue_id::teams_key(list[*part].id).map(|(_, number)| number));
        text.clear();
        for (_, body) in parts.iter().flat_map(|part| cue_text::voices(list[*part].body)) {
            text.push(' ');
            cue_text::append_plain(body, &mut text);
        }
        let times = || parts.iter().map(|part| blocks.times(&list[*part]));
        let (start, end) = (times().map(|t| t.0).min(), times().map(|t| t.1).max());
        let speaker = parts.iter().find_map(|part| voice(&list[*part]));
        builder.push(Cue { speaker, start, end, text: &text, line: list[parts[0]].line });
    }
}

fn voice<'a>(block: &Block<'a>) -> Option<&'a str> {
    cue_text::voices(block.body).next().and_then(|(name, _)| name)
}

/// Two parts of one utterance; a part without a name is its own speaker's.
fn same_voice(a: &Block<'_>, b: &Block<'_>) -> bool {
    let (a, b) = (voice(a), voice(b));
    a == b || a.is_none() || b.is_none()
}

fn webex(blocks: &Blocks<'_>, builder: &mut Builder) {
    let mut scratch = String::new();
    for block in &blocks.list {
        let (start, end) = blocks.times(block);
        let text = cue_text::plain(block.body, &mut scratch);
        let speaker = cue_id::webex_name(block.id);
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text, line: block.line });
    }
}

/// Zoom prints the name on every cue it knows it for; a cue without a name is nobody's.
fn prefixed(blocks: &Blocks<'_>, builder: &mut Builder) {
    let mut votes = Votes::default();
    blocks.list.iter().for_each(|b| votes.add_caption(b.body));
    let speakers = votes.speakers();
    let mut scratch = String::new();
    for block in &blocks.list {
        let (start, end) = blocks.times(block);
        let named = speakers.caption(block.body);
        let (speaker, body) = named.map_or((None, block.body), |(label, rest)| (Some(label), rest));
        let text = cue_text::plain(body, &mut scratch);
        builder.push(Cue { speaker, start: Some(start), end: Some(end), text, line: block.line });
    }
}
