//! Windows and long turns: does one person dominate stretches of the meeting (measures.md A11, A12)?

use crate::meeting::Interval;
use crate::transcript::{Millis, Timing};

use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(DOMINATED: "dominated_window_share", Process, "ratio",
    title: "Stukken waarin één iemand vooral spreekt" | "Stretches in which one person mostly speaks",
    question: "Wisselde het wie de ruimte nam, of was het steeds dezelfde?" | "Did it change who took the space, or was it always the same person?",
    formula: "Vensters van {window.dominance:min} minuut, elke {window.dominance_step:s} seconden één: het deel waarin één persoon meer dan {window.dominance_share:%} % van de spraak heeft. Zonder eindtijden: vensters van {window.dominance_words} woorden." | "Windows of {window.dominance:min} minutes every {window.dominance_step:s} seconds: the share in which one person has more than {window.dominance_share:%} % of the speech. Without end times: windows of {window.dominance_words} words.",
    caution: "Een presentatie of verslag geeft vanzelf zulke stukken." | "A presentation or report gives such stretches by itself.",
    minimum: "{window.dominance_min:min} minuten (zonder tijden: {minimum.meeting_words} woorden)" | "{window.dominance_min:min} minutes (without times: {minimum.meeting_words} words)",
    source: "ConvoKit TalkTimeSharing defaults");
define!(ALTERNATION: "dominance_alternation", Process, "count",
    title: "Hoeveel mensen om beurten de ruimte nemen" | "How many people take the space in turn",
    question: "Wisselde het wie de ruimte nam, of was het steeds dezelfde?" | "Did it change who took the space, or was it always the same person?",
    formula: "Aantal mensen dat in minstens 10 % van de vensters meer dan {window.dominance_share:%} % van de spraak heeft." | "Number of people with more than {window.dominance_share:%} % of the speech in at least 10 % of the windows.",
    caution: "0 betekent dat niemand zulke stukken had." | "0 means that nobody had such stretches.",
    minimum: "{window.dominance_min:min} minuten (zonder tijden: {minimum.meeting_words} woorden)" | "{window.dominance_min:min} minutes (without times: {minimum.meeting_words} words)",
    source: "ConvoKit TalkTimeSharing defaults");

/// A11: windows in which one person dominates.
pub(super) static DOMINANCE: Measure = Measure { definitions: &[DOMINATED, ALTERNATION], compute: dominance };

/// Part of the windows a person must dominate to count in the alternation.
const ALTERNATION_PART: u64 = 10;

/// Differences below this are rounding (measures.md §1.6).
const TIE: f64 = 1e-9;

fn dominance(context: &Context<'_>, out: &mut Readings) {
    if context.one_speaker() {
        for definition in DOMINANCE.definitions {
            out.push(Reading::of(definition, Scope::Meeting).not(Reason::OneSpeaker));
        }
        return;
    }
    let settings = &context.kit.settings.window;
    let timed = context.meeting.timing().has_ends();
    let mut tally = Tally { threshold: settings.dominance_share, dominated: vec![0; context.sums.len()], with_speech: 0 };
    if let Some(span) = context.meeting.span.filter(|_| timed) {
        let own = &context.meeting.timeline.of_person;
        windows(own, span, (settings.dominance, settings.dominance_step), |window| tally.count(window));
    } else if !timed {
        let size = (settings.dominance_words as i64, settings.dominance_words_step as i64);
        windows(&word_line(context), (0, context.total.words as i64), size, |window| tally.count(window));
    }
    tally.push(context, timed, out);
}

/// What the windows show: how many each person dominates, of how many with speech.
struct Tally {
    threshold: f64,
    dominated: Vec<u64>,
    with_speech: u64,
}

impl Tally {
    fn count(&mut self, window: &[i64]) {
        let all: i64 = window.iter().sum();
        if all == 0 {
            return;
        }
        self.with_speech += 1;
        if let Some(person) = window.iter().position(|&own| own as f64 - self.threshold * all as f64 > TIE) {
            self.dominated[person] += 1;
        }
    }

    fn push(&self, context: &Context<'_>, timed: bool, out: &mut Readings) {
        let with_speech = self.with_speech;
        let sum: u64 = self.dominated.iter().sum();
        let people = self.dominated.iter().filter(|&&own| own > 0 && own * ALTERNATION_PART >= with_speech).count();
        let settings = &context.kit.settings;
        // The clock decides wherever there is one, also when the windows had to be of words (measures.md A11).
        let (short, reason) = match context.length() {
            Some(length) => (length < settings.window.dominance_min, Reason::TooShort),
            None => (context.total.words < settings.minimum.meeting_words, Reason::TooFewWords),
        };
        for (definition, value) in [(&DOMINATED, sum as f64 / with_speech as f64), (&ALTERNATION, people as f64)] {
            let reading = Reading::of(definition, Scope::Meeting).n(with_speech, "windows");
            let reading = if with_speech == 0 { reading.not(reason) } else { reading.raw(value) };
            out.push(reading.basis(if timed { "" } else { "word_estimate" }).low_if(short, reason));
        }
    }
}

/// Calls `see` with the speech of each person in each window that lies fully inside the span. `own` has the stretches
/// of each person in order and without overlap; windows only move on, so each stretch is looked at for its own only.
fn windows(own: &[Vec<Interval>], (start, end): (i64, i64), (length, step): (i64, i64), mut see: impl FnMut(&[i64])) {
    let step = step.max(1);
    let mut first = vec![0; own.len()];
    let mut window = vec![0; own.len()];
    let mut from = start;
    while from + length <= end {
        for ((stretches, first), sum) in own.iter().zip(&mut first).zip(&mut window) {
            *first += stretches[*first..].iter().take_while(|stretch| stretch.end <= from).count();
            let inside = stretches[*first..].iter().take_while(|stretch| stretch.start < from + length);
            *sum = inside.map(|stretch| stretch.end.min(from + length) - stretch.start.max(from)).sum();
        }
        see(&window);
        from += step;
    }
}

/// Each person's stretches on a line on which every word of the meeting takes one place.
fn word_line(context: &Context<'_>) -> Vec<Vec<Interval>> {
    let mut own = vec![Vec::new(); context.sums.len()];
    let mut before = 0;
    for &index in &context.meeting.order {
        let slot = &context.meeting.slots[index as usize];
        let Some(person) = slot.speaker.filter(|_| slot.words > 0) else { continue };
        let end = before + i64::from(slot.words);
        own[person.index()].push(Interval { start: before, end });
        before = end;
    }
    own
}

define!(MONOLOGUE_S: "longest_monologue_s", Process, "s",
    title: "Langste beurt" | "Longest turn",
    question: "Wat gebeurde er met de groep tijdens de langste beurt?" | "What happened to the group during the longest turn?",
    formula: "De meeste eigen spraak in één beurt; stilte binnen de beurt telt niet, luisterreacties van anderen breken hem niet af." | "Most own speech in one floor turn; silence in it does not count, backchannels of others do not end it.",
    caution: "Een toelichting die gevraagd is, is iets anders dan een betoog." | "An explanation that was asked for is something else than a speech.",
    minimum: "geen" | "none", source: "Gong longest monologue");
define!(MONOLOGUE_WORDS: "longest_monologue_words", Process, "words",
    title: "Langste beurt in woorden" | "Longest turn in words",
    question: "Wat gebeurde er met de groep tijdens de langste beurt?" | "What happened to the group during the longest turn?",
    formula: "De meeste woorden in één beurt." | "Most words in one floor turn.",
    caution: "Een toelichting die gevraagd is, is iets anders dan een betoog." | "An explanation that was asked for is something else than a speech.",
    minimum: "geen" | "none", source: "Gong longest monologue");

/// A12: the longest turns.
pub(super) static MONOLOGUE: Measure = Measure { definitions: &[MONOLOGUE_S, MONOLOGUE_WORDS], compute: monologue };

fn monologue(context: &Context<'_>, out: &mut Readings) {
    let meeting = context.meeting;
    let mut speech = vec![0_i64; meeting.turns.len()];
    let mut reached = vec![Millis::MIN; meeting.turns.len()];
    for &index in &meeting.order {
        let slot = &meeting.slots[index as usize];
        if let Some(own) = speech.get_mut(slot.turn as usize) {
            let reached = &mut reached[slot.turn as usize];
            *own += (slot.end - slot.start.max(*reached)).max(0);
            *reached = slot.end.max(*reached);
        }
    }
    let scopes = std::iter::once(Scope::Meeting).chain(context.people.iter().map(|&p| Scope::Speaker(p)));
    for scope in scopes.collect::<Vec<_>>() {
        let own = |at: &usize| match scope {
            Scope::Speaker(person) => meeting.turns[*at].speaker == person,
            _ => true,
        };
        let n = (0..meeting.turns.len()).filter(own).count() as u64;
        let by_time = (0..meeting.turns.len()).filter(own).max_by_key(|&at| (speech[at], std::cmp::Reverse(at)));
        let by_words = (0..meeting.turns.len()).filter(own).max_by_key(|&at| (meeting.turns[at].words, std::cmp::Reverse(at)));
        let row = |definition, at: Option<usize>, value: f64| {
            let reading = Reading::of(definition, scope).n(n, "turns");
            match at {
                Some(at) => reading.raw(value).evidence(vec![meeting.turns[at].first]),
                None => reading.not(Reason::TooFewTurns),
            }
        };
        let words = by_words.map_or(0.0, |at| f64::from(meeting.turns[at].words));
        out.push(row(&MONOLOGUE_WORDS, by_words, words));
        let seconds = by_time.map_or(0.0, |at| speech[at] as f64 / 1000.0);
        out.push(match meeting.timing() {
            Timing::None => Reading::of(&MONOLOGUE_S, scope).not(Reason::NoTimes),
            Timing::Starts => Reading::of(&MONOLOGUE_S, scope).not(Reason::NoEnds),
            _ => row(&MONOLOGUE_S, by_time, seconds),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same thing said plainly: every window looks at every stretch.
    fn plain(own: &[Vec<Interval>], (start, end): (i64, i64), (length, step): (i64, i64)) -> Vec<Vec<i64>> {
        let starts = (start..=end - length).step_by(step as usize);
        let inside = |from: i64, s: &Interval| ((from + length).min(s.end) - from.max(s.start)).max(0);
        starts.map(|from| own.iter().map(|own| own.iter().map(|s| inside(from, s)).sum()).collect()).collect()
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(100))]
        #[test]
        fn windows_hold_what_the_plain_form_holds(
            pauses in proptest::collection::vec(proptest::collection::vec((0_i64..60, 1_i64..90), 0..20), 1..4),
            start in -50_i64..50,
            span in 0_i64..900,
            length in 1_i64..200,
            step in 1_i64..90,
        ) {
            let stretches = |own: Vec<(i64, i64)>| {
                let mut at = start;
                let one = |(pause, length)| {
                    let stretch = Interval { start: at + pause, end: at + pause + length };
                    at = stretch.end;
                    stretch
                };
                own.into_iter().map(one).collect::<Vec<_>>()
            };
            let own: Vec<_> = pauses.into_iter().map(stretches).collect();
            let mut seen = Vec::new();
            windows(&own, (start, start + span), (length, step), |window| seen.push(window.to_vec()));
            proptest::prop_assert_eq!(seen, plain(&own, (start, start + span), (length, step)));
        }
    }
}
