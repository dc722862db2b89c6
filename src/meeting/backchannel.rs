//! Backchannels: the text decides, the context vetoes (measures.md §1.4).

use crate::kit::Kit;
use crate::text::{Ending, Questions, TokenTable};
use crate::transcript::{PersonId, Timing, Transcript};

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
            earlier.push(speaker, index);
        }
    }
}

/// The latest non-backchannel utterances of two different people.
#[derive(Default)]
struct Earlier {
    last: Option<(PersonId, u32)>,
    other: Option<(PersonId, u32)>,
}

impl Earlier {
    fn push(&mut self, speaker: PersonId, utterance: u32) {
        if self.last.is_some_and(|(person, _)| person != speaker) {
            self.other = self.last;
        }
        self.last = Some((speaker, utterance));
    }

    fn of_another(&self, speaker: PersonId) -> Option<u32> {
        [self.last, self.other].into_iter().flatten().find(|(person, _)| *person != speaker).map(|(_, utterance)| utterance)
    }
}
