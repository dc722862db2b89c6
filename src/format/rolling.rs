//! Rolling captions print each line again in the next cue: the repeats are taken out, once it is clear that they are a
//! habit of the source and not somebody who says "ja" twice.

use super::cue_text;
use super::cues::Blocks;

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
        let last = lines.last().unwrap_or(first);
        before.clear();
        let last = cue_text::plain(last, &mut scratch).trim();
        before.push_str(last);
    }
    if repeats.len() < 3 || repeats.len() * 3 < blocks.list.len() {
        return 0;
    }
    for &index in &repeats {
        let body = blocks.list[index].body.trim_start();
        blocks.list[index].body = body.split_once('\n').map_or("", |(_, rest)| rest);
    }
    repeats.len() as u64
}
