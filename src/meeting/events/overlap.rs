//! Who begins while another has the floor, and what becomes of it (measures.md C2, steps 1–8).

use crate::transcript::Millis;

use super::super::Spurt;
use super::{EventKind, Evidence, Finder, FloorEvent};

impl Finder<'_> {
    pub(super) fn overlaps(&self) -> Vec<FloorEvent> {
        let spurts = &self.meeting.spurts;
        let mut events = Vec::new();
        let mut speech = Speech::new(self.meeting.transcript.people.len());
        for (number, b) in spurts.iter().enumerate() {
            if !b.estimated {
                events.extend(speech.holder(spurts, b).and_then(|a| self.over(&spurts[a], b)));
            }
            speech.push(spurts, number);
        }
        events
    }

    /// `b` begins while `a` holds the floor.
    fn over(&self, a: &Spurt, b: &Spurt) -> Option<FloorEvent> {
        let floor = &self.kit.settings.floor;
        let least = if self.words { floor.overlap_min_words } else { floor.overlap_min };
        let overlap = a.end.min(b.end) - b.start;
        if overlap < least {
            return None;
        }
        let kind = if b.backchannel {
            EventKind::BackchannelOverlap
        } else if b.start - a.start < floor.simultaneous {
            EventKind::SimultaneousStart
        } else if overlap > floor.long_overlap {
            EventKind::LongOverlapSuspect
        } else if self.terminal(a, b) {
            EventKind::TerminalOverlap
        } else if b.end > a.end {
            EventKind::InterruptionSuccessful
        } else {
            EventKind::InterruptionUnsuccessful
        };
        let evidence = Evidence { overlap: true, ..Evidence::default() };
        Some(self.event(kind, a, b, Some(overlap), evidence))
    }

    /// The utterance of spurt `a` that is running at a moment.
    pub(super) fn spoken_at(&self, a: &Spurt, at: Millis) -> u32 {
        let slots = &self.meeting.slots;
        let number = slots[a.first as usize].spurt;
        let from = self.meeting.order.partition_point(|&i| slots[i as usize].start < a.start);
        self.meeting.order[from..]
            .iter()
            .take_while(|&&i| slots[i as usize].start <= at)
            .filter(|&&i| slots[i as usize].spurt == number)
            .last()
            .copied()
            .unwrap_or(a.first)
    }

    /// Whether little of `a` is left when `b` begins: two words where words have times, else a second.
    fn terminal(&self, a: &Spurt, b: &Spurt) -> bool {
        let left = if self.words { self.words_left(a, b.start) } else { None };
        left.map_or(a.end - b.start <= self.kit.settings.floor.terminal, |words| words <= 2)
    }

    /// Words of all utterances of a spurt that begin at or after a moment; `None` when the utterance that ends it has no
    /// word times.
    fn words_left(&self, a: &Spurt, at: Millis) -> Option<usize> {
        let (slots, transcript) = (&self.meeting.slots, &self.meeting.transcript);
        let words = |utterance: u32| {
            let range = &transcript.utterances[utterance as usize].words;
            &transcript.words[range.start as usize..range.end as usize]
        };
        if words(a.last).is_empty() {
            return None;
        }
        let number = slots[a.first as usize].spurt;
        let from = self.meeting.order.partition_point(|&i| slots[i as usize].start < a.start);
        let own = self.meeting.order[from..].iter().take_while(|&&i| slots[i as usize].start < a.end);
        let own = own.filter(|&&i| slots[i as usize].spurt == number);
        Some(own.map(|&i| words(i).iter().filter(|w| w.start >= at).count()).sum())
    }
}

/// The running speech of each person while walking the spurts in order of start.
struct Speech {
    /// Per person the spurt that began last, and the one that reaches furthest.
    own: Vec<[Option<usize>; 2]>,
}

impl Speech {
    fn new(people: usize) -> Self {
        Self { own: vec![[None; 2]; people] }
    }

    fn push(&mut self, spurts: &[Spurt], number: usize) {
        let spurt = &spurts[number];
        if spurt.backchannel {
            return;
        }
        let own = &mut self.own[spurt.speaker.index()];
        own[0] = Some(number);
        if own[1].is_none_or(|furthest| spurt.end >= spurts[furthest].end) {
            own[1] = Some(number);
        }
    }

    /// The other person's spurt that is running when `b` begins; the latest start wins, then the earlier in the file.
    fn holder(&self, spurts: &[Spurt], b: &Spurt) -> Option<usize> {
        self.own
            .iter()
            .enumerate()
            .filter(|(person, _)| *person != b.speaker.index())
            .flat_map(|(_, own)| own.iter().flatten().copied())
            .filter(|&a| spurts[a].end > b.start && !spurts[a].estimated)
            .max_by_key(|&a| (spurts[a].start, std::cmp::Reverse(a)))
    }
}
