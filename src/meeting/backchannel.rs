//! Backchannels: the text decides, the context vetoes (measures.md §1.4).

use crate::kit::Kit;
use crate::text::{Ending, Questions, TokenTable};
use crate::transcript::{Millis, PersonId, Timing, Transcript};

use super::Slot;

/// Marks the slots that are backchannels, in order of start.
pub(super) fn mark(
    slots: &mut [Slot],
    order: &[u32],
    transcript: &Transcript,
    table: &TokenTable,
    questions: &Questions,
    kit: &Kit,
) {
    let floor = &kit.settings.floor;
    let list = kit.lexicons.list(table.language, "backchannel");
    let timed = transcript.timing.has_ends();
    let mut earlier = Earlier::default();
    for &index in order {
        let at = index as usize;
        let slot = slots[at];
        let Some(speaker) = slot.speaker else { continue };
        let short = (1..=floor.backchannel_words as u32).contains(&slot.tokens)
            && table.sentences_of(index).iter().all(|s| s.ending != Ending::Question)
            && (!timed || slot.estimated || slot.length() <= floor.backchannel_max)
            && list.tiles(table.tokens_of(index));
        let before = earlier.of_another(speaker);
        let answers = before.is_some_and(|other| {
            let sentences = &table.sentences_by_utterance[other as usize];
            let asked = sentences.end > sentences.start && questions.types[sentences.end as usize - 1].is_some();
            let over = slot.start >= slots[other as usize].end - floor.answer_slack;
            asked && (transcript.timing == Timing::None || over)
        });
        slots[at].backchannel = short && before.is_some() && !answers;
        if !slots[at].backchannel {
            earlier.push(Heard { person: speaker, utterance: index, end: slot.end });
        }
    }
}

/// What was heard last of two different people: of each the utterance that ends last, backchannels left out. The end
/// counts and not the start, so that it does not matter how a source cuts its utterances.
#[derive(Default)]
struct Earlier {
    last: Option<Heard>,
    other: Option<Heard>,
}

#[derive(Clone, Copy)]
struct Heard {
    person: PersonId,
    utterance: u32,
    end: Millis,
}

impl Earlier {
    fn push(&mut self, new: Heard) {
        let later = |old: Option<Heard>| old.is_none_or(|old| new.end >= old.end);
        if later(self.last) {
            if self.last.is_some_and(|last| last.person != new.person) {
                self.other = self.last;
            }
            self.last = Some(new);
        } else if self.last.is_some_and(|last| last.person != new.person) && later(self.other) {
            self.other = Some(new);
        }
    }

    fn of_another(&self, speaker: PersonId) -> Option<u32> {
        [self.last, self.other].into_iter().flatten().find(|heard| heard.person != speaker).map(|heard| heard.utterance)
    }
}
