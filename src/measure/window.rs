//! Windows and long turns: does one person dominate stretches of the meeting (measures.md A11, A12)?

use crate::meeting::{Interval, Slot};
use crate::transcript::{Millis, Timing};

use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(DOMINATED: "dominated_window_share", Process, "ratio",
    title: "Stukken waarin één iemand vooral spreekt" | "Stretches in which one person mostly speaks",
    question: "Wisselde het wie de ruimte nam, of was het steeds dezelfde?" | "Did it change who took the space, or was it always the same person?",
    formula: "Vensters van 2,5 minuut, elke 30 seconden één: het deel waarin één persoon meer dan 60 % van de spraak heeft. Zonder tijden: vensters van 400 woorden." | "Windows of 2.5 minutes every 30 seconds: the share in which one person has more than 60 % of the speech. Without times: windows of 400 words.",
    caution: "Een presentatie of verslag geeft vanzelf zulke stukken." | "A presentation or report gives such stretches by itself.",
    minimum: "10 minuten" | "10 minutes", source: "ConvoKit TalkTimeSharing defaults");
define!(ALTERNATION: "dominance_alternation", Process, "count",
    title: "Hoeveel mensen om beurten de ruimte nemen" | "How many people take the space in turn",
    question: "Wisselde het wie de ruimte nam, of was het steeds dezelfde?" | "Did it change who took the space, or was it always the same person?",
    formula: "Aantal mensen dat in minstens 10 % van de vensters meer dan 60 % van de spraak heeft." | "Number of people with more than 60 % of the speech in at least 10 % of the windows.",
    caution: "0 betekent dat niemand zulke stukken had." | "0 means that nobody had such stretches.",
    minimum: "10 minuten" | "10 minutes", source: "ConvoKit TalkTimeSharing defaults");

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
    let timed = context.meeting.timing().has_ends();
    let windows = if timed { time_windows(context) } else { word_windows(context) };
    let threshold = context.kit.settings.window.dominance_share;
    let mut dominated = vec![0_u64; context.sums.len()];
    let mut with_speech = 0;
    for window in &windows {
        let all: i64 = window.iter().sum();
        if all == 0 {
            continue;
        }
        with_speech += 1;
        if let Some(person) = window.iter().position(|&own| own as f64 - threshold * all as f64 > TIE) {
            dominated[person] += 1;
        }
    }
    let sum: u64 = dominated.iter().sum();
    let people = dominated.iter().filter(|&&own| own > 0 && own * ALTERNATION_PART >= with_speech).count();
    let minimum = context.kit.settings.window.dominance_min;
    let short = context.length().is_some_and(|length| length < minimum)
        || (!timed && context.total.words < context.kit.settings.minimum.meeting_words);
    for (definition, value) in [(&DOMINATED, sum as f64 / with_speech as f64), (&ALTERNATION, people as f64)] {
        let reading = Reading::of(definition, Scope::Meeting).n(with_speech, "windows");
        let reading = if with_speech == 0 { reading.not(Reason::TooShort) } else { reading.raw(value) };
        out.push(reading.basis(if timed { "" } else { "word_estimate" }).low_if(short, Reason::TooShort));
    }
}

/// Speech per person in each window that lies fully inside the span.
fn time_windows(context: &Context<'_>) -> Vec<Vec<i64>> {
    let window = &context.kit.settings.window;
    let Some((start, end)) = context.meeting.span else { return Vec::new() };
    let count = (end - start - window.dominance).div_euclid(window.dominance_step) + 1;
    let mut windows = vec![vec![0; context.sums.len()]; count.max(0) as usize];
    for (person, own) in context.meeting.timeline.of_person.iter().enumerate() {
        for interval in own {
            add_to_windows(&mut windows, person, *interval, start, window.dominance, window.dominance_step);
        }
    }
    windows
}

fn add_to_windows(windows: &mut [Vec<i64>], person: usize, own: Interval, start: Millis, length: Millis, step: Millis) {
    let first = ((own.start - start - length).div_euclid(step) + 1).max(0) as usize;
    for (at, window) in windows.iter_mut().enumerate().skip(first) {
        let from = start + at as i64 * step;
        if from >= own.end {
            break;
        }
        window[person] += (own.end.min(from + length) - own.start.max(from)).max(0);
    }
}

/// Words per person in windows of words.
fn word_windows(context: &Context<'_>) -> Vec<Vec<i64>> {
    let window = &context.kit.settings.window;
    let slots: Vec<&Slot> = context.meeting.order.iter().map(|&i| &context.meeting.slots[i as usize]).collect();
    let mut windows = Vec::new();
    let mut from = 0;
    while from + window.dominance_words <= context.total.words {
        let mut own = vec![0; context.sums.len()];
        let mut before = 0_u64;
        for slot in &slots {
            let Some(person) = slot.speaker else { continue };
            let until = before + u64::from(slot.words);
            let inside = until.min(from + window.dominance_words).saturating_sub(before.max(from));
            own[person.index()] += inside as i64;
            before = until;
        }
        windows.push(own);
        from += window.dominance_words_step;
    }
    windows
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
