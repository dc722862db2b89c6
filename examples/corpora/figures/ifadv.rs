//! IFADV: Dutch dialogues without labels; whether the numbers are of the size the field reports, and what to read.

use std::collections::BTreeMap;
use std::path::Path;

use onderstroom::kit::Kit;
use onderstroom::meeting::{FloorEvent, Meeting};

use super::read;

/// What the dialogues show.
#[derive(Default)]
pub struct Dialogues {
    pub read: usize,
    pub utterances: usize,
    pub backchannels: usize,
    /// Median floor-transfer offset in milliseconds over all changes of speaker within ten seconds.
    pub median_offset: i64,
    pub offsets: usize,
    /// Events of each kind; attempts also by evidence.
    pub kinds: BTreeMap<String, usize>,
    /// Attempts that count, as text: only to be read on the screen.
    pub to_read: Vec<String>,
}

/// `None` without the corpus.
pub fn dialogues(folder: &Path, kit: &Kit) -> Option<Dialogues> {
    let mut names: Vec<_> = std::fs::read_dir(folder).ok()?.filter_map(|e| Some(e.ok()?.path())).collect();
    names.sort();
    let mut figures = Dialogues::default();
    let mut offsets = Vec::new();
    for meeting in names.iter().filter_map(|path| read(path, kit)) {
        figures.read += 1;
        figures.utterances += meeting.slots.len();
        figures.backchannels += meeting.slots.iter().filter(|s| s.backchannel).count();
        let changes = meeting.turns.windows(2).filter(|pair| pair[0].speaker != pair[1].speaker);
        offsets.extend(changes.map(|pair| pair[1].start - pair[0].end).filter(|o| o.abs() <= kit.settings.floor.offset_max));
        for event in &meeting.events {
            *figures.kinds.entry(describe(event, kit)).or_default() += 1;
            if counts(event, kit) {
                figures.to_read.push(text(&meeting, event));
            }
        }
    }
    offsets.sort_unstable();
    figures.offsets = offsets.len();
    figures.median_offset = offsets.get(offsets.len() / 2).copied().unwrap_or(0);
    (figures.read > 0).then_some(figures)
}

fn counts(event: &FloorEvent, kit: &Kit) -> bool {
    event.kind.is_attempt() && event.confidence.is_some_and(|c| c >= kit.settings.floor.event_confidence)
}

fn describe(event: &FloorEvent, kit: &Kit) -> String {
    if !event.kind.is_attempt() {
        return event.kind.as_str().to_owned();
    }
    let counted = if counts(event, kit) { "counted" } else { "listed" };
    format!("{} ({counted}): {}", event.kind.as_str(), event.evidence.words().join("+"))
}

fn text(meeting: &Meeting, event: &FloorEvent) -> String {
    let said = |utterance: u32| meeting.transcript.text_of(utterance as usize);
    let next = meeting.order.iter().find(|&&i| {
        let slot = &meeting.slots[i as usize];
        slot.speaker == Some(event.of) && slot.start > meeting.slots[event.over as usize].start
    });
    let next = next.map_or("", |&i| said(i));
    format!(
        "{}\n      {} //\n      [{}]\n      {next}",
        event.evidence.words().join("+"),
        said(event.over),
        said(event.utterance)
    )
}
