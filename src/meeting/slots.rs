//! One slot per utterance: its effective times, its words. Missing or broken ends are estimated and marked.

use crate::settings::Floor;
use crate::text::TokenTable;
use crate::transcript::{Millis, PersonId, Timing, Transcript};

use super::NONE;

/// What is known of one utterance after preparation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Who speaks.
    pub speaker: Option<PersonId>,
    /// Start; 0 when the transcript has no times.
    pub start: Millis,
    /// End, measured or estimated; the start when the transcript has no times.
    pub end: Millis,
    /// The end was estimated: it counts for talk time, never for overlap, offsets or silence.
    pub estimated: bool,
    /// Words, fillers left out.
    pub words: u32,
    /// Words and fillers.
    pub tokens: u32,
    /// A short listening response.
    pub backchannel: bool,
    /// Its spurt, or [`NONE`].
    pub spurt: u32,
    /// Its floor turn, or [`NONE`] for backchannels and interjections.
    pub turn: u32,
}

impl Slot {
    /// Length in milliseconds.
    pub fn length(&self) -> Millis {
        self.end - self.start
    }
}

/// Makes the slots (measures.md §1.2, end estimation).
pub(super) fn slots(transcript: &Transcript, table: &TokenTable, floor: &Floor) -> Vec<Slot> {
    let mut slots: Vec<Slot> = transcript
        .utterances
        .iter()
        .enumerate()
        .map(|(index, utterance)| {
            let (start, end) = times(transcript, index);
            Slot {
                speaker: utterance.speaker,
                start: start.unwrap_or(0),
                end: end.or(start).unwrap_or(0),
                estimated: start.is_some() && end.is_none(),
                words: table.words(index as u32),
                tokens: table.spoken_tokens(index as u32),
                backchannel: false,
                spurt: NONE,
                turn: NONE,
            }
        })
        .collect();
    if transcript.timing != Timing::None {
        estimate_ends(&mut slots, floor);
    }
    slots
}

/// Start and usable end of an utterance; word times win in a word-timed transcript.
fn times(transcript: &Transcript, index: usize) -> (Option<Millis>, Option<Millis>) {
    let utterance = &transcript.utterances[index];
    if transcript.timing == Timing::None {
        return (None, None);
    }
    let words = &transcript.words[utterance.words.start as usize..utterance.words.end as usize];
    let (start, end) = match (transcript.timing, words.first(), words.last()) {
        (Timing::Words, Some(first), Some(last)) => (Some(first.start), Some(last.end)),
        _ => (utterance.start, utterance.end),
    };
    (start, end.filter(|&end| start.is_some_and(|start| end > start)))
}

fn estimate_ends(slots: &mut [Slot], floor: &Floor) {
    if !slots.iter().any(|slot| slot.estimated) {
        return;
    }
    let rates = own_rates(slots, floor);
    let mut starts: Vec<Millis> = slots.iter().map(|slot| slot.start).collect();
    starts.sort_unstable();
    for slot in slots.iter_mut().filter(|slot| slot.estimated) {
        let own = slot.speaker.and_then(|p| rates.get(p.index()).copied().flatten());
        let (tokens, millis) = own.unwrap_or((floor.words_per_second_x10, 10_000));
        let length = (i64::from(slot.tokens.max(1)) * millis / tokens.max(1)).max(1);
        let next = starts[starts.partition_point(|&start| start <= slot.start)..].first();
        let end = slot.start + length;
        slot.end = next.map_or(end, |&next| end.min(next));
    }
}

/// Per person the speech rate as (tokens, milliseconds) of the median utterance, from enough real ends on.
fn own_rates(slots: &[Slot], floor: &Floor) -> Vec<Option<(i64, i64)>> {
    let people = slots.iter().filter_map(|s| s.speaker).map(|p| p.index() + 1).max().unwrap_or(0);
    let mut rates: Vec<Vec<(i64, i64)>> = vec![Vec::new(); people];
    for slot in slots.iter().filter(|slot| !slot.estimated && slot.tokens > 0 && slot.length() > 0) {
        if let Some(person) = slot.speaker {
            rates[person.index()].push((i64::from(slot.tokens), slot.length()));
        }
    }
    rates
        .into_iter()
        .map(|mut own| {
            own.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
            (own.len() >= floor.own_rate_min).then(|| own[own.len() / 2])
        })
        .collect()
}

/// Utterance indices in order of start; source order breaks ties and stands alone without times.
pub(super) fn order(transcript: &Transcript, slots: &[Slot]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..slots.len() as u32).collect();
    if transcript.timing != Timing::None {
        order.sort_by_key(|&index| slots[index as usize].start);
    }
    order
}

/// Start and end of the meeting: as the source says, else from first start to last end.
pub(super) fn span(transcript: &Transcript, slots: &[Slot]) -> Option<(Millis, Millis)> {
    if transcript.timing == Timing::None || slots.is_empty() {
        return None;
    }
    let first = slots.iter().map(|slot| slot.start).min()?;
    let last = slots.iter().map(|slot| slot.end).max()?;
    Some(transcript.span.map_or((first, last), |(start, end)| (start.min(first), end.max(last))))
}
