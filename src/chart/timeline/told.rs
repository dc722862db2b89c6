//! What the timeline says in words: its subtitle, its description, the title of a sign, and its numbers as a table.

use super::super::Table;
use super::super::facts::quote;
use super::time::Clock;
use super::{LONG, Lane, Scene, Sign};
use crate::document::fill;
use crate::document::v1::{Cue, Event};

impl Scene<'_> {
    /// What a sign says when pointed at.
    pub(super) fn told(&self, cue: &Cue, sign: Sign) -> String {
        let category = self.view.run.categories.get(&*cue.category).map_or(&*cue.category, |c| &*c.title);
        let mut parts: Vec<String> = self.utterance(cue.utterance).and_then(|u| self.clock.told(u)).into_iter().collect();
        parts.extend(cue.speaker.as_deref().map(str::to_owned));
        parts.push(format!("{}: {category}", sign.words(self.view.words)));
        parts.extend(quote(cue.text.as_deref()));
        parts.join(" · ")
    }

    pub(super) fn subtitle(&self, which: &str) -> String {
        let words = self.view.words;
        let t = words.table();
        let length = match self.clock {
            Clock::Seconds { .. } => format!("{} {}", words.number(self.clock.length() / 60.0, 0), t.minutes),
            Clock::Words { .. } => format!("{} {}", words.number(self.clock.length(), 0), t.words_unit),
        };
        let how = match self.clock {
            Clock::Seconds { estimated: false, .. } => t.timeline_timed,
            Clock::Seconds { estimated: true, .. } => t.timeline_starts,
            Clock::Words { .. } => t.timeline_words,
        };
        fill(how, &[("which", which), ("length", &length), ("silence", &words.seconds(LONG))])
    }

    pub(super) fn description(&self, which: &str) -> String {
        let words = self.view.words;
        let t = words.table();
        let people = self.meeting.summary.present.len().max(self.lanes.len());
        let cues = self.meeting.cues.iter().filter(|c| self.sign(c).is_some()).count();
        let cues = self.meeting.summary.cues_sought().then(|| words.count(cues, t.sentence, t.sentences));
        let cues = cues.map(|n| fill(t.below_line, &[("n", &n)]));
        let interruptions = self.interruptions().map(|n| words.count(n, t.interruption_one, t.interruption_many));
        let silences = self.no_silences().is_none().then(|| words.count(self.silences().count(), t.silence_one, t.silence_many));
        let silences = silences.map(|n| fill(t.and_longer, &[("n", &n), ("length", &words.seconds(LONG))]));
        let values = [
            ("which", which),
            ("people", &words.count(people, t.person_one, t.person_many)),
            ("cues", cues.as_deref().unwrap_or(t.below_unseen)),
            ("interruptions", interruptions.as_deref().unwrap_or(t.interruptions_unseen)),
            ("silences", silences.as_deref().unwrap_or(t.silences_unseen)),
        ];
        fill(t.timeline_alt, &values)
    }

    pub(super) fn table(&self) -> Table {
        let words = self.view.words;
        let t = words.table();
        let head = [t.person, t.share, t.turns, t.relation, t.feeling, t.care, t.dare, t.came_in_head, t.was_interrupted_head];
        let row = |lane: &Lane<'_>| {
            let of = |name: Option<&str>| name.is_some_and(|n| lane.people.contains(&n));
            let cues = |sign: Sign| {
                let own = self.meeting.cues.iter().filter(|c| of(c.speaker.as_deref()));
                let count = own.filter(|c| self.sign(c) == Some(sign)).count();
                if self.meeting.summary.cues_sought() { count.to_string() } else { "–".to_owned() }
            };
            let count = |own: &dyn Fn(&Event) -> bool| {
                let events = self.meeting.events.iter().filter(|e| e.counted && own(e));
                self.interruptions().map_or_else(|| "–".to_owned(), |_| events.count().to_string())
            };
            let mut row = vec![lane.name.clone(), words.percent(lane.share, true), lane.turns.to_string()];
            row.extend([Sign::Relation, Sign::Feeling, Sign::Care, Sign::Dare].map(cues));
            row.push(count(&|e| of(e.by.as_deref())));
            row.push(count(&|e| of(e.of.as_deref())));
            row
        };
        Table { head: head.map(str::to_owned).to_vec(), rows: self.lanes.iter().map(row).collect() }
    }
}
