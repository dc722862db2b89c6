//! Overlap and interruption events with their evidence (measures.md C2 and C2b).

use rustc_hash::FxHashSet;

use crate::kit::Kit;
use crate::text::{Ending, TokenKind};
use crate::transcript::{Millis, PersonId, Timing};

use super::{Meeting, Spurt};

/// What kind of floor event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// Came in and the other stopped.
    InterruptionSuccessful,
    /// Came in and the other went on.
    InterruptionUnsuccessful,
    /// A listening response over the other's speech.
    BackchannelOverlap,
    /// Both began at about the same moment.
    SimultaneousStart,
    /// Came in at a normal turn end.
    TerminalOverlap,
    /// So long that the source is probably wrong.
    LongOverlapSuspect,
    /// Trailed off without anybody coming in.
    TrailOff,
}

impl EventKind {
    /// The word used in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InterruptionSuccessful => "interruption_successful",
            Self::InterruptionUnsuccessful => "interruption_unsuccessful",
            Self::BackchannelOverlap => "backchannel_overlap",
            Self::SimultaneousStart => "simultaneous_start",
            Self::TerminalOverlap => "terminal_overlap",
            Self::LongOverlapSuspect => "long_overlap_suspect",
            Self::TrailOff => "trail_off",
        }
    }

    /// Counts as an attempt to take the floor from someone.
    pub fn is_attempt(self) -> bool {
        matches!(self, Self::InterruptionSuccessful | Self::InterruptionUnsuccessful)
    }
}

/// What an event rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "a set of independent kinds of evidence")]
pub struct Evidence {
    /// Measured overlap.
    pub overlap: bool,
    /// A cut-off mark at the end of the interrupted text.
    pub mark: bool,
    /// The interrupted text cannot end where it ends.
    pub unfinished: bool,
    /// A tag in the text says so.
    pub tag: bool,
    /// The interrupted person went on with the cut words.
    pub resumed: bool,
    /// Trailed off and went on after it.
    pub ellipsis_resumed: bool,
}

impl Evidence {
    /// The words used in documents.
    pub fn words(self) -> Vec<&'static str> {
        [
            (self.overlap, "overlap"),
            (self.mark, "mark"),
            (self.unfinished, "unfinished"),
            (self.tag, "tag"),
            (self.resumed, "resumed"),
            (self.ellipsis_resumed, "ellipsis_resumed"),
        ]
        .into_iter()
        .filter_map(|(holds, word)| holds.then_some(word))
        .collect()
    }
}

/// One floor event.
#[derive(Debug, Clone, PartialEq)]
pub struct FloorEvent {
    /// Kind.
    pub kind: EventKind,
    /// The utterance that came in.
    pub utterance: u32,
    /// The utterance that was spoken over or cut off.
    pub over: u32,
    /// Who came in.
    pub by: PersonId,
    /// Whose turn it was.
    pub of: PersonId,
    /// When the other came in.
    pub start: Option<Millis>,
    /// When the interrupted one stopped.
    pub cut: Option<Millis>,
    /// Length of the overlap.
    pub overlap: Option<Millis>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Measured precision of this evidence on labelled meetings.
    pub confidence: Option<f64>,
}

/// Finds the events of a prepared meeting.
pub(super) fn events(meeting: &Meeting, kit: &Kit) -> Vec<FloorEvent> {
    let finder = Finder { meeting, kit, words: meeting.timing() == Timing::Words };
    let fine = meeting.transcript.capabilities.resolution == crate::transcript::Resolution::Fine;
    let mut events = match meeting.timing() {
        Timing::Words | Timing::Utterances if fine => finder.timed(),
        Timing::Words | Timing::Utterances => Vec::new(),
        Timing::Starts | Timing::None => finder.untimed(),
    };
    for event in &mut events {
        event.evidence.resumed = finder.resumed(event);
        event.confidence = confidence(event);
    }
    events
}

/// Precision of a combination of evidence, measured on the labelled meetings; see docs/evaluation.md.
fn confidence(event: &FloorEvent) -> Option<f64> {
    if !event.kind.is_attempt() {
        return None;
    }
    let e = event.evidence;
    // A mark, a tag or a resumed ellipsis was written by a person or a recogniser; none occurs in the sample, so they keep a
    // cautious value.
    Some(match (e.tag || e.mark || e.ellipsis_resumed, e.unfinished, e.overlap, e.resumed) {
        (true, ..) => 0.6,
        (_, true, true, true) => 0.81,
        (_, true, true, _) => 0.65,
        (_, true, false, _) => 0.37,
        (_, false, true, _) => 0.16,
        _ => 0.1,
    })
}

struct Finder<'a> {
    meeting: &'a Meeting,
    kit: &'a Kit,
    words: bool,
}

impl Finder<'_> {
    fn timed(&self) -> Vec<FloorEvent> {
        let spurts = &self.meeting.spurts;
        let mut events = Vec::new();
        let mut speech = Speech::new(self.meeting.transcript.people.len());
        for (number, b) in spurts.iter().enumerate() {
            if !b.estimated {
                let over = speech.holder(spurts, b).and_then(|a| self.over(&spurts[a], b));
                let event = over.or_else(|| self.after_cut(&speech, number, b));
                events.extend(event);
            }
            speech.push(spurts, number);
        }
        self.cut_off(&mut events);
        events.sort_by_key(|e| (e.start, e.utterance, e.over));
        events
    }

    /// C2b at the level of utterances: a text that cannot end where it ends, while somebody else is speaking or starts
    /// at once. It finds who was cut off inside a longer spurt, and whoever came in and gave up.
    fn cut_off(&self, events: &mut Vec<FloorEvent>) {
        let mut own: Vec<Vec<u32>> = vec![Vec::new(); self.meeting.transcript.people.len()];
        for &index in &self.meeting.order {
            let slot = &self.meeting.slots[index as usize];
            if let Some(person) = slot.speaker.filter(|_| !slot.backchannel && !slot.estimated) {
                own[person.index()].push(index);
            }
        }
        let known: FxHashSet<u32> = events.iter().filter(|e| e.kind.is_attempt()).map(|e| e.over).collect();
        let mut replaced: FxHashSet<(u32, u32)> = FxHashSet::default();
        let mut found = Vec::new();
        for person in 0..own.len() {
            for (at, &cut) in own[person].iter().enumerate() {
                let (mark, unfinished) = self.cut_utterance(cut);
                if known.contains(&cut) || !(mark || unfinished) {
                    continue;
                }
                let next = own[person].get(at + 1).copied();
                let by = self.speaking_at_end(&own, person, cut);
                let event = by.and_then(|by| self.cut_event(cut, by, next, Evidence { mark, unfinished, ..Evidence::default() }));
                replaced.extend(event.iter().map(|e| (e.over, e.utterance)));
                found.extend(event);
            }
        }
        events.retain(|e| e.kind.is_attempt() || !replaced.contains(&(e.over, e.utterance)));
        events.append(&mut found);
    }

    /// The event of `by` coming in on the cut-off utterance; `next` is what the interrupted person says next. Whoever goes
    /// on before anyone else begins was not cut off.
    fn cut_event(&self, cut: u32, by: u32, next: Option<u32>, evidence: Evidence) -> Option<FloorEvent> {
        let slots = &self.meeting.slots;
        let (a, b) = (&slots[cut as usize], &slots[by as usize]);
        let next = next.map(|next| slots[next as usize].start);
        if next.is_some_and(|next| next < b.start && a.end <= b.start) {
            return None;
        }
        let back = next.is_some_and(|next| next < b.end) && b.words <= self.kit.settings.floor.resume_words;
        let overlap = Some(a.end - b.start).filter(|&overlap| overlap > 0);
        Some(FloorEvent {
            kind: if back { EventKind::InterruptionUnsuccessful } else { EventKind::InterruptionSuccessful },
            utterance: by,
            over: cut,
            by: b.speaker?,
            of: a.speaker?,
            start: Some(b.start),
            cut: Some(a.end),
            overlap,
            evidence: Evidence { overlap: overlap.is_some(), ..evidence },
            confidence: None,
        })
    }

    /// The utterance of another person that is running when `cut` ends or starts at once after it; the latest start.
    fn speaking_at_end(&self, own: &[Vec<u32>], person: usize, cut: u32) -> Option<u32> {
        let slots = &self.meeting.slots;
        let end = slots[cut as usize].end;
        let until = end + self.kit.settings.floor.unfinished_gap;
        own.iter()
            .enumerate()
            .filter(|(other, _)| *other != person)
            .filter_map(|(_, list)| {
                let before = list.partition_point(|&index| slots[index as usize].start <= until);
                list[..before].last().copied().filter(|&index| slots[index as usize].end >= end)
            })
            .max_by_key(|&index| (slots[index as usize].start, std::cmp::Reverse(index)))
    }

    /// Steps 3–8: `b` begins while `a` holds the floor.
    fn over(&self, a: &Spurt, b: &Spurt) -> Option<FloorEvent> {
        let floor = &self.kit.settings.floor;
        let (mark, unfinished) = self.cut_text(a);
        let least = if mark || unfinished {
            floor.overlap_min_unfinished
        } else if self.words {
            floor.overlap_min_words
        } else {
            floor.overlap_min
        };
        let overlap = a.end.min(b.end) - b.start;
        if overlap < least {
            return None;
        }
        let cut_short = b.end > a.end && (mark || unfinished);
        let kind = if b.backchannel {
            EventKind::BackchannelOverlap
        } else if b.start - a.start < floor.simultaneous {
            EventKind::SimultaneousStart
        } else if overlap > floor.long_overlap {
            EventKind::LongOverlapSuspect
        } else if self.terminal(a, b) && !mark && !unfinished {
            EventKind::TerminalOverlap
        } else if b.end > a.end {
            EventKind::InterruptionSuccessful
        } else {
            EventKind::InterruptionUnsuccessful
        };
        let evidence =
            Evidence { overlap: true, mark: mark && cut_short, unfinished: unfinished && cut_short, ..Evidence::default() };
        Some(self.event(kind, a, b, Some(overlap), evidence))
    }

    /// Step 9: a text that was cut off just before `b` begins.
    fn after_cut(&self, speech: &Speech, number: usize, b: &Spurt) -> Option<FloorEvent> {
        let floor = &self.kit.settings.floor;
        let spurts = &self.meeting.spurts;
        if b.backchannel {
            return None;
        }
        let a = &spurts[speech.latest_end(b.speaker)?];
        let gap = b.start - a.end;
        let least = if self.words { floor.overlap_min_words } else { floor.overlap_min };
        let (mark, unfinished) = self.cut_text(a);
        let near = gap > -least && ((mark && gap <= floor.mark_gap) || (unfinished && gap <= floor.unfinished_gap));
        if a.estimated || !near {
            return None;
        }
        let next = spurts[number + 1..].iter().find(|s| !s.backchannel);
        let back = next.is_some_and(|s| s.speaker == a.speaker) && b.words <= floor.resume_words;
        let kind = if back { EventKind::InterruptionUnsuccessful } else { EventKind::InterruptionSuccessful };
        Some(self.event(kind, a, b, None, Evidence { mark, unfinished, ..Evidence::default() }))
    }

    fn event(&self, kind: EventKind, a: &Spurt, b: &Spurt, overlap: Option<Millis>, evidence: Evidence) -> FloorEvent {
        FloorEvent {
            kind,
            utterance: b.first,
            over: if a.end <= b.end { a.last } else { self.spoken_at(a, b.start) },
            by: b.speaker,
            of: a.speaker,
            start: Some(b.start),
            cut: Some(a.end.min(b.end)).filter(|_| kind == EventKind::InterruptionSuccessful),
            overlap,
            evidence,
            confidence: None,
        }
    }

    /// The utterance of spurt `a` that is running at a moment.
    fn spoken_at(&self, a: &Spurt, at: Millis) -> u32 {
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

    /// Whether the last text of a spurt carries a cut-off mark, and whether it cannot end as it ends.
    fn cut_text(&self, spurt: &Spurt) -> (bool, bool) {
        self.cut_utterance(spurt.last)
    }

    fn cut_utterance(&self, index: u32) -> (bool, bool) {
        let ending = self.meeting.table.ending(index);
        let mark = ending == Ending::CutOff;
        let open = matches!(ending, Ending::Open | Ending::CutOff | Ending::Ellipsis);
        let list = self.kit.lexicons.list(self.meeting.table.language, "unfinished");
        (mark, open && list.ends(self.meeting.table.tokens_of(index)))
    }

    /// Whether the interrupted person's next turn begins with the last words that were cut.
    fn resumed(&self, event: &FloorEvent) -> bool {
        if !event.kind.is_attempt() {
            return false;
        }
        let turns = &self.meeting.turns;
        let from = turns.partition_point(|t| self.key(t.first) <= self.key(event.utterance));
        let Some(next) = turns[from..].iter().take(3).find(|t| t.speaker == event.of) else { return false };
        let spoken =
            |index: u32| self.meeting.table.tokens_of(index).iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.word);
        let cut: Vec<_> = spoken(event.over).collect();
        let tail = &cut[cut.len().saturating_sub(2)..];
        let opening: Vec<_> = spoken(next.first).take(6).collect();
        tail.len() == 2 && opening.windows(2).any(|pair| pair == tail)
    }

    fn key(&self, utterance: u32) -> (Millis, u32) {
        (self.meeting.slots[utterance as usize].start, utterance)
    }

    /// Marks and tags only: without end times nothing else shows an interruption.
    fn untimed(&self) -> Vec<FloorEvent> {
        let spoken: Vec<&Spurt> = self.meeting.spurts.iter().filter(|s| !s.backchannel).collect();
        let mut events = Vec::new();
        for at in 1..spoken.len() {
            let (a, b) = (spoken[at - 1], spoken[at]);
            if a.speaker == b.speaker {
                continue;
            }
            let next = spoken.get(at + 1).copied();
            let own = spoken[..at].iter().rev().find(|s| s.speaker == b.speaker).copied();
            events.extend(self.untimed_event(a, b, own, next));
        }
        events
    }

    fn untimed_event(&self, a: &Spurt, b: &Spurt, own: Option<&Spurt>, next: Option<&Spurt>) -> Option<FloorEvent> {
        let ending = |s: &Spurt| self.meeting.table.ending(s.last);
        let text = |s: &Spurt| self.meeting.transcript.text_of(s.first as usize).trim_start();
        let dashed = |s: &Spurt| text(s).starts_with(['-', '–', '—']);
        let mark = ending(a) == Ending::CutOff;
        let tag = has_interruption_tag(text(b));
        let continues = dashed(b) && !own.is_some_and(|o| matches!(ending(o), Ending::CutOff | Ending::Ellipsis));
        let back = next.is_some_and(|n| n.speaker == a.speaker);
        let (kind, evidence) = if mark || tag || continues {
            let failed = back && b.words <= self.kit.settings.floor.resume_words;
            let kind = if failed { EventKind::InterruptionUnsuccessful } else { EventKind::InterruptionSuccessful };
            (kind, Evidence { mark: mark || continues, tag, ..Evidence::default() })
        } else if ending(a) == Ending::Ellipsis {
            let resumes = next.filter(|_| back).is_some_and(|n| dashed(n) || text(n).starts_with(['…', '.']));
            let kind = if resumes { EventKind::InterruptionUnsuccessful } else { EventKind::TrailOff };
            (kind, Evidence { ellipsis_resumed: resumes, ..Evidence::default() })
        } else {
            return None;
        };
        Some(FloorEvent { start: None, cut: None, ..self.event(kind, a, b, None, evidence) })
    }
}

/// Tags with which transcribers mark that someone comes in.
const TAGS: [&str; 6] = ["onderbreekt", "valt in de rede", "door elkaar", "interrupts", "interrupting", "interruption"];

/// Whether a tag between brackets, anywhere in the text, says that someone comes in.
pub(super) fn has_interruption_tag(text: &str) -> bool {
    text.split(['[', '(']).skip(1).filter_map(|rest| rest.split_once([']', ')'])).any(|(tag, _)| {
        let tag = tag.to_lowercase();
        TAGS.iter().any(|word| tag.contains(word))
    })
}

/// The running speech of each person while walking the spurts in order of start.
struct Speech {
    /// Per person the spurt that began last, and the one that reaches furthest.
    own: Vec<[Option<usize>; 2]>,
    ends: Vec<Option<(Millis, usize)>>,
}

impl Speech {
    fn new(people: usize) -> Self {
        Self { own: vec![[None; 2]; people], ends: vec![None; people] }
    }

    fn push(&mut self, spurts: &[Spurt], number: usize) {
        let spurt = &spurts[number];
        if spurt.backchannel {
            return;
        }
        let person = spurt.speaker.index();
        self.own[person][0] = Some(number);
        if self.ends[person].is_none_or(|(end, _)| spurt.end >= end) {
            self.ends[person] = Some((spurt.end, number));
            self.own[person][1] = Some(number);
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

    /// Of the earlier spurts of other people the one that ends last.
    fn latest_end(&self, speaker: PersonId) -> Option<usize> {
        self.ends
            .iter()
            .enumerate()
            .filter(|(person, _)| *person != speaker.index())
            .filter_map(|(_, end)| *end)
            .max_by_key(|&(end, number)| (end, std::cmp::Reverse(number)))
            .map(|(_, number)| number)
    }
}
