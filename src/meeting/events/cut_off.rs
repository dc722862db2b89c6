//! Texts that stop before they are finished while somebody else speaks or starts at once (measures.md C2 step 9 and C2b).

use std::cell::OnceCell;
use std::cmp::Reverse;

use crate::text::Ending;
use crate::transcript::Millis;

use super::super::words_heard::WordsHeard;
use super::{EventKind, Evidence, Finder, FloorEvent};

/// The utterances of each person that are no backchannels and have a real end, in order of start.
type Own = Vec<Vec<u32>>;

impl Finder<'_> {
    /// C2b at the level of utterances: it finds who was cut off inside a longer spurt, and whoever came in and gave up.
    pub(super) fn cut_off(&self) -> Vec<FloorEvent> {
        let own = self.own_utterances();
        let heard = OnceCell::new();
        let mut events = Vec::new();
        for (person, list) in own.iter().enumerate() {
            for (at, &cut) in list.iter().enumerate() {
                let next = list.get(at + 1).map(|&next| self.meeting.slots[next as usize].start);
                let event = self.cut_by_another(&own, person, cut, &heard);
                events.extend(event.filter(|event| !self.goes_on(event, next)));
            }
        }
        events
    }

    fn own_utterances(&self) -> Own {
        let mut own: Own = vec![Vec::new(); self.meeting.transcript.people.len()];
        for &index in &self.meeting.order {
            let slot = &self.meeting.slots[index as usize];
            if let Some(person) = slot.speaker.filter(|_| !slot.backchannel && !slot.estimated) {
                own[person.index()].push(index);
            }
        }
        own
    }

    /// Whether the same person goes on through the other's speech, which means that the source split the utterance, or
    /// spoke again before the other began. Either way nobody was cut off.
    fn goes_on(&self, event: &FloorEvent, next: Option<Millis>) -> bool {
        let (Some(next), Some(start), Some(cut)) = (next, event.start, event.cut) else { return false };
        if event.overlap.is_some() { next - cut < self.kit.settings.floor.goes_on } else { next < start }
    }

    /// The event of an utterance that was cut off, if another is speaking when it ends or starts at once.
    fn cut_by_another(&self, own: &Own, person: usize, cut: u32, heard: &OnceCell<WordsHeard>) -> Option<FloorEvent> {
        let floor = &self.kit.settings.floor;
        let mut evidence = self.ending_of(cut)?;
        let by = self.speaking_at_end(own, person, cut, if evidence.mark { floor.mark_gap } else { floor.unfinished_gap })?;
        let (a, b) = (&self.meeting.slots[cut as usize], &self.meeting.slots[by as usize]);
        let overlap = a.end - b.start;
        evidence.overlap = overlap >= floor.overlap_min_unfinished;
        evidence.brief = !evidence.mark && b.words < floor.resume_words;
        if !(evidence.mark || evidence.unfinished || evidence.trailing) {
            // without overlap a rare word at the end is most often just a rare word
            evidence.broken_word = evidence.overlap && self.broken_off(cut, heard);
            evidence.broken_word.then_some(())?;
        }
        let failed = self.takes_floor_back(cut, by);
        Some(FloorEvent {
            kind: if failed { EventKind::InterruptionUnsuccessful } else { EventKind::InterruptionSuccessful },
            utterance: by,
            over: cut,
            by: b.speaker?,
            of: a.speaker?,
            start: Some(b.start),
            cut: Some(a.end),
            overlap: Some(overlap).filter(|&overlap| overlap > 0),
            evidence,
            confidence: None,
        })
    }

    /// How a text ends: with a cut-off mark, in words that cannot end it, in a conjunction, or openly, perhaps within a
    /// word; `None` when a sign says that it is finished.
    fn ending_of(&self, cut: u32) -> Option<Evidence> {
        let table = &self.meeting.table;
        let ending = table.ending(cut);
        if !matches!(ending, Ending::Open | Ending::CutOff | Ending::Ellipsis) {
            return None;
        }
        let ends = |list| self.kit.lexicons.list(table.language, list).ends(table.tokens_of(cut));
        let unfinished = ends("unfinished");
        let trailing = !unfinished && ends("trailing");
        Some(Evidence { mark: ending == Ending::CutOff, unfinished, trailing, ..Evidence::default() })
    }

    fn broken_off(&self, cut: u32, heard: &OnceCell<WordsHeard>) -> bool {
        let table = &self.meeting.table;
        heard.get_or_init(|| WordsHeard::of(table)).broken_off(table, cut)
    }

    /// The utterance of another person that is running when `cut` ends, the latest start first; else the first that
    /// starts within `reach` of it.
    fn speaking_at_end(&self, own: &Own, person: usize, cut: u32, reach: Millis) -> Option<u32> {
        let slots = &self.meeting.slots;
        let end = slots[cut as usize].end;
        let start = |index: u32| slots[index as usize].start;
        let (mut running, mut next) = (None, None);
        for (_, list) in own.iter().enumerate().filter(|(other, _)| *other != person) {
            let after = list.partition_point(|&index| start(index) <= end);
            let last = list[..after].last().copied().filter(|&index| slots[index as usize].end >= end);
            running = running.max(last.map(|index| (start(index), Reverse(index))));
            let first = list.get(after).copied().filter(|&index| start(index) <= end + reach);
            next = next.max(first.map(|index| Reverse((start(index), index))));
        }
        running.map(|(_, Reverse(index))| index).or(next.map(|Reverse((_, index))| index))
    }

    /// Whether the one cut off is the next to speak, after a few words of the other.
    fn takes_floor_back(&self, cut: u32, by: u32) -> bool {
        let Self { meeting, kit, .. } = self;
        let slots = &meeting.slots;
        let (a, b) = (&slots[cut as usize], &slots[by as usize]);
        let said = meeting.spurts.get(b.spurt as usize).map_or(b.words, |spurt| spurt.words);
        let from = meeting.order.partition_point(|&index| slots[index as usize].start < a.end);
        let next = meeting.order[from..].iter().find(|&&index| index != by && !slots[index as usize].backchannel);
        said <= kit.settings.floor.resume_words && next.is_some_and(|&next| slots[next as usize].speaker == a.speaker)
    }
}
