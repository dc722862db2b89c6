//! Rolling captions print what was said again in the next cue: the repeats are taken out, once it is clear that they
//! are a habit of the source and not somebody who says "ja" twice.

use super::cue_text;
use super::cues::Blocks;
use crate::transcript::Transcript;

/// Fewer repeats than this, or than one in three, are speech and no habit.
const REPEATS_MIN: usize = 3;
/// A growing line goes on at once: no pause as long as this, in milliseconds.
const PAUSE: i64 = 500;

/// Takes the repeated first lines out of the bodies; gives how many.
pub(super) fn drop_repeats(blocks: &mut Blocks<'_>) -> u64 {
    let mut repeats = Vec::new();
    let mut before = String::new();
    let mut scratch = String::new();
    for (index, block) in blocks.list.iter().enumerate() {
        let mut lines = block.body.lines().filter(|l| !l.trim().is_empty());
        let Some(first) = lines.next() else { continue };
        if !before.is_empty() && cue_text::plain(first, &mut scratch).trim() == before {
            repeats.push(index);
        }
        let last = lines.next_back().unwrap_or(first);
        before.clear();
        let last = cue_text::plain(last, &mut scratch).trim();
        before.push_str(last);
    }
    if repeats.len() < REPEATS_MIN || repeats.len() * 3 < blocks.list.len() {
        return 0;
    }
    for &index in &repeats {
        let body = blocks.list[index].body.trim_start();
        blocks.list[index].body = body.split_once('\n').map_or("", |(_, rest)| rest);
    }
    repeats.len() as u64
}

/// Live captions print a line again each time it grows (`goed`, `goed dat`, `goed dat je er bent`): only the whole line
/// is kept, from the start of its first form.
pub(super) fn merge_growing(transcript: &mut Transcript) {
    let grows = |at: usize| {
        let (Some(one), Some(two)) = (transcript.utterances.get(at), transcript.utterances.get(at + 1)) else { return false };
        let longer = transcript.slice(two.text).strip_prefix(transcript.slice(one.text));
        let near = matches!((one.end.or(one.start), two.start), (Some(end), Some(start)) if start <= end + PAUSE);
        near && one.speaker.is_some() && one.speaker == two.speaker && longer.is_some_and(|more| more.starts_with(' '))
    };
    let growing: Vec<bool> = (0..transcript.utterances.len()).map(grows).collect();
    let repeats = growing.iter().filter(|g| **g).count();
    if repeats < REPEATS_MIN || repeats * 3 < growing.len() {
        return;
    }
    let mut first = None;
    let mut kept = Vec::with_capacity(growing.len() - repeats);
    for (mut utterance, grows) in std::mem::take(&mut transcript.utterances).into_iter().zip(growing) {
        let start = first.take().unwrap_or(utterance.start);
        if grows {
            first = Some(start);
        } else {
            utterance.start = start;
            kept.push(utterance);
        }
    }
    transcript.utterances = kept;
    transcript.notice("rolling_deduplicated", repeats as u64, "");
}
