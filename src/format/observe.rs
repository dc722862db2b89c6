//! What every reader's result is checked for: odd times, and whether ends just touch the next start.

use crate::transcript::Transcript;

/// Fewer boundaries than this cannot show that touching is a habit of the source.
const BOUNDARIES_MIN: usize = 10;

/// Adds the notices and capabilities that follow from the times alone.
pub(super) fn observe(transcript: &mut Transcript) {
    let (mut backwards, mut empty, mut touching, mut boundaries, mut overlaps) = (0, 0, 0, 0, 0);
    for utterance in &transcript.utterances {
        empty += u64::from(matches!((utterance.start, utterance.end), (Some(start), Some(end)) if end <= start));
    }
    for pair in transcript.utterances.windows(2) {
        let (Some(before), Some(after)) = (pair[0].start, pair[1].start) else { continue };
        backwards += u64::from(after < before);
        if let Some(end) = pair[0].end {
            boundaries += 1;
            touching += usize::from(end == after);
            overlaps += u64::from(end > after && after >= before && pair[0].speaker != pair[1].speaker);
        }
    }
    transcript.notice("times_backwards", backwards, "");
    transcript.notice("zero_duration", empty, "");
    let habit = boundaries >= BOUNDARIES_MIN || (transcript.format == "webex-vtt" && boundaries >= 2);
    transcript.capabilities.touching_blocks = habit && touching * 10 >= boundaries * 8;
    // A source that shows overlap can show overlap; the reverse does not follow.
    if transcript.capabilities.overlap_possible.is_none() && overlaps > 0 {
        transcript.capabilities.overlap_possible = Some(true);
    }
}
