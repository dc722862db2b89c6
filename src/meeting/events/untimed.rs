//! Marks and tags in text without end times (measures.md C2, untimed).

use crate::text::Ending;

use super::super::Spurt;
use super::{EventKind, Evidence, Finder, FloorEvent};

impl Finder<'_> {
    /// Marks and tags only: without end times nothing else shows an interruption.
    pub(super) fn untimed(&self) -> Vec<FloorEvent> {
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
pub(in crate::meeting) fn has_interruption_tag(text: &str) -> bool {
    text.split(['[', '(']).skip(1).filter_map(|rest| rest.split_once([']', ')'])).any(|(tag, _)| {
        let tag = tag.to_lowercase();
        TAGS.iter().any(|word| tag.contains(word))
    })
}
