//! What every reader's result is checked for: odd times, and whether ends just touch the next start.

use crate::source::{Limits, ReadError};
use crate::transcript::Transcript;

/// Fewer boundaries than this cannot show that touching is a habit of the source.
const BOUNDARIES_MIN: usize = 10;

/// Refuses a transcript with too many people, a name that is too long, or a meeting that lasts too long.
pub(super) fn within(limits: &Limits, transcript: &Transcript) -> Result<(), ReadError> {
    limits.check_count(transcript.utterances.len())?;
    if transcript.people.len() > limits.speakers {
        return Err(ReadError::limit("speakers", limits.speakers as u64));
    }
    if transcript.people.iter().any(|p| p.name.chars().nth(limits.name_chars).is_some()) {
        return Err(ReadError::limit("name_chars", limits.name_chars as u64));
    }
    let longest = limits.hours.saturating_mul(3_600_000);
    let first = transcript.utterances.iter().filter_map(|u| u.start).min().unwrap_or(0);
    // Wall-clock sources do not start at zero: the length counts, not the stamp.
    let late = |t: i64| t.saturating_sub(first) > longest;
    let over = transcript.utterances.iter().find(|u| u.start.is_some_and(late) || u.end.is_some_and(late));
    match over {
        Some(utterance) => Err(ReadError::limit("hours", limits.hours as u64).at(u64::from(utterance.line))),
        None => Ok(()),
    }
}

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
