//! `09:03` is nine minutes and three seconds, or three past nine: what was said between the stamps of a file decides, and
//! where it does not, no times are taken.

use crate::transcript::{Millis, Transcript};

/// Bytes of text in a second of speech that nobody reaches over a whole meeting: seven words.
const TOO_FAST: usize = 42;
/// Below this a file of speech with running times does not come: half a word.
const TOO_SLOW: usize = 3;
/// Text that is needed to call speech impossibly fast: some forty words.
const ENOUGH_BYTES: usize = 240;
/// Steps from stamp to stamp that are needed to call times of minutes and seconds sure.
const ENOUGH_STEPS: usize = 20;
/// Hours at which people meet.
const OFFICE: std::ops::RangeInclusive<i64> = 7..=23;

/// What stamps of two fields are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// `m:ss` without a doubt.
    Seconds,
    /// `m:ss`, although it could be a time of day.
    ProbablySeconds,
    /// `h:mm`.
    Minutes,
    /// One or the other.
    Unknown,
}

/// Settles what the starts of a transcript are, when all of them were written with two fields and read as `m:ss`.
pub(super) fn settle(transcript: &mut Transcript) {
    let found = reading(transcript);
    let starts = || transcript.utterances.iter().filter(|u| u.start.is_some()).count() as u64;
    match found {
        Reading::Seconds => {}
        Reading::ProbablySeconds => transcript.notice("times_as_seconds", starts(), ""),
        Reading::Minutes => {
            transcript.notice("times_as_minutes", starts(), "");
            change(transcript, |moment| Some(moment * 60));
        }
        Reading::Unknown => {
            transcript.notice("times_ambiguous", starts(), "");
            change(transcript, |_| None);
        }
    }
}

fn change(transcript: &mut Transcript, to: impl Fn(Millis) -> Option<Millis>) {
    for utterance in &mut transcript.utterances {
        utterance.start = utterance.start.and_then(&to);
        utterance.end = utterance.end.and_then(&to);
    }
}

fn reading(transcript: &Transcript) -> Reading {
    let stamped = || transcript.utterances.iter().filter_map(|u| Some((u.start? / 1000, u.text.range().len())));
    // Before the colon of `h:mm` stands an hour, and behind it never more than 59.
    if stamped().any(|(at, _)| at / 60 > 23) || stamped().count() < 2 {
        return Reading::Seconds;
    }
    let steps: Vec<(i64, usize)> = stamped().zip(stamped().skip(1)).map(|(a, b)| (b.0 - a.0, a.1)).collect();
    let forward = steps.iter().all(|(step, _)| *step >= 0);
    let seconds = steps.iter().map(|(step, _)| usize::try_from(*step).unwrap_or(0)).sum::<usize>();
    let bytes = steps.iter().map(|(_, bytes)| bytes).sum::<usize>();
    let too_fast = bytes >= ENOUGH_BYTES && seconds > 0 && bytes > seconds * TOO_FAST;
    let of_day = stamped().all(|(at, _)| OFFICE.contains(&(at / 60)));
    let too_slow = seconds >= 60 && steps.len() >= 3 && bytes < seconds * TOO_SLOW;
    match (of_day, forward) {
        (_, true) if too_fast => Reading::Minutes,
        (false, _) => Reading::Seconds,
        (true, true) if too_slow => Reading::Minutes,
        (true, _) if is_running(&steps, bytes, seconds) && !stamped().all(|(at, _)| at % 5 == 0) => Reading::ProbablySeconds,
        (true, _) => Reading::Unknown,
    }
}

/// The times run as speech runs: at a pace people have, in nearly every step.
fn is_running(steps: &[(i64, usize)], bytes: usize, seconds: usize) -> bool {
    let fits = |(step, bytes): &&(i64, usize)| usize::try_from(*step).is_ok_and(|step| *bytes <= (step + 1) * TOO_FAST);
    let pace = bytes >= seconds * 7 && bytes <= seconds * 30;
    steps.len() >= ENOUGH_STEPS && pace && steps.iter().filter(fits).count() * 10 >= steps.len() * 9
}
