//! Overlap and interruptions, by evidence (measures.md C1, C2, C4, C5).

use crate::document::v1::IntervalMethod::{Garwood, Wilson};
use crate::meeting::{EventKind, FloorEvent};
use crate::statistics::interval;
use crate::transcript::PersonId;

use super::context::scale;
use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(OVERLAP_S: "overlap_s", Process, "s",
    title: "Door elkaar praten" | "Talking at the same time",
    question: "Praten jullie door elkaar heen, en hoe voelt dat dan?" | "Do you talk at the same time, and how is that?",
    formula: "Tijd waarin minstens twee mensen tegelijk spreken." | "Time with at least two people speaking.",
    caution: "Overlap hoort bij levendige gesprekken; niet elk programma legt het vast." | "Overlap belongs to lively talk; not every tool records it.",
    minimum: "geen" | "none", source: "Heldner & Edlund 2010");
define!(OVERLAP_SHARE: "overlap_share", Process, "ratio",
    title: "Deel van de tijd door elkaar" | "Share of time talking at the same time",
    question: "Praten jullie door elkaar heen, en hoe voelt dat dan?" | "Do you talk at the same time, and how is that?",
    formula: "Tijd met minstens twee sprekers gedeeld door de tijd waarin iemand spreekt." | "Time with at least two speakers over the time in which somebody speaks.",
    caution: "Overlap hoort bij levendige gesprekken; niet elk programma legt het vast." | "Overlap belongs to lively talk; not every tool records it.",
    minimum: "geen" | "none", source: "Heldner & Edlund 2010");

/// C1: time in which people speak together.
pub(super) static OVERLAP: Measure = Measure { definitions: &[OVERLAP_S, OVERLAP_SHARE], compute: overlap };

fn overlap(context: &Context<'_>, out: &mut Readings) {
    let reason = if context.one_speaker() { Some(Reason::OneSpeaker) } else { context.no_overlap() };
    let timeline = &context.meeting.timeline;
    let few = (context.meeting.turns.len() as u64) <= context.kit.settings.minimum.marks_changes;
    let unsure = timeline.overlap == 0 && few;
    for (definition, value) in
        [(&OVERLAP_S, timeline.overlap as f64 / 1000.0), (&OVERLAP_SHARE, timeline.overlap as f64 / timeline.speech as f64)]
    {
        let reading = Reading::of(definition, Scope::Meeting).n(context.total.turns, "turns");
        if let Some(reason) = reason {
            out.push(reading.not(reason));
            continue;
        }
        let reading = reading.raw(value).flag_if(unsure, "overlap_possibly_unrecorded");
        out.push(if definition.unit == "ratio" { reading.part(timeline.overlap, timeline.speech) } else { reading });
    }
}

define!(MADE: "interruptions_made", Process, "per_10_min",
    title: "Keren dat iemand inspringt" | "Times someone comes in",
    question: "Wanneer spring jij in, en wat wil je dan?" | "When do you come in, and what do you want then?",
    formula: "Pogingen om het woord te nemen terwijl een ander nog bezig is, per 10 minuten spraak van anderen (zonder eindtijden: per 1.000 woorden van anderen)." | "Attempts to take the floor while another is still busy, per 10 minutes of others' speech (without end times: per 1,000 words of others).",
    caution: "Inspringen kan helpen, enthousiasme zijn of afkappen: lees de zinnen. Herkenning uit tekst en tijd is onzeker." | "Coming in may help, be enthusiasm, or cut off: read the lines. Recognition from text and time is uncertain.",
    minimum: "{minimum.others_speech_ms:min} minuten spraak van anderen (zonder eindtijden: {minimum.rate_words_meeting} woorden)" | "{minimum.others_speech_ms:min} minutes of others' speech (without end times: {minimum.rate_words_meeting} words)",
    source: "West & Zimmerman 1975; Ferguson 1977; Beattie 1982");
define!(RECEIVED: "interruptions_received", Process, "per_10_min",
    title: "Keren dat iemand onderbroken wordt" | "Times someone is interrupted",
    question: "Kon je afmaken wat je wilde zeggen?" | "Could you finish what you wanted to say?",
    formula: "Pogingen van anderen tijdens de eigen beurt, per 10 minuten eigen spraak (zonder eindtijden: per 1.000 eigen woorden)." | "Attempts by others against the person, per 10 minutes of own speech (without end times: per 1,000 own words).",
    caution: "Inspringen kan helpen, enthousiasme zijn of afkappen: lees de zinnen." | "Coming in may help, be enthusiasm, or cut off: read the lines.",
    minimum: "{minimum.own_speech_ms:min} minuten eigen spraak (zonder eindtijden: {minimum.rate_words_speaker} woorden)" | "{minimum.own_speech_ms:min} minutes of own speech (without end times: {minimum.rate_words_speaker} words)",
    source: "West & Zimmerman 1975; Ferguson 1977; Beattie 1982");
define!(EXCESS: "interruptions_received_excess", Process, "per_10_min",
    title: "Vaker onderbroken dan de anderen" | "Interrupted more than the others",
    question: "Kon je afmaken wat je wilde zeggen?" | "Could you finish what you wanted to say?",
    formula: "Keer onderbroken per 10 minuten eigen spraak, min dat van de anderen samen (zonder eindtijden: per 1.000 woorden)." | "Own received rate per 10 minutes of speech minus that of the others together (without end times: per 1,000 words).",
    caution: "Klein verschil is toeval; kijk naar het aantal." | "Small differences are chance; look at the count.",
    minimum: "{minimum.own_speech_ms:min} minuten eigen spraak en {minimum.others_speech_ms:min} van anderen (zonder eindtijden: {minimum.rate_words_speaker} en {minimum.rate_words_meeting} woorden)" | "{minimum.own_speech_ms:min} minutes of own speech and {minimum.others_speech_ms:min} of others' (without end times: {minimum.rate_words_speaker} and {minimum.rate_words_meeting} words)", source: "own");
define!(SUCCESS: "interruption_success_rate", Process, "ratio",
    title: "Inspringen waarna de ander stopt" | "Coming in after which the other stops",
    question: "Wat gebeurt er met de ander als jij inspringt?" | "What happens to the other when you come in?",
    formula: "Deel van de pogingen waarna de ander ophield terwijl de inspringer doorging." | "Share of attempts after which the other stopped while the one who came in went on.",
    caution: "Ophouden kan ook vriendelijk plaatsmaken zijn." | "Stopping may be kindly making room.",
    minimum: "{minimum.success_events} pogingen" | "{minimum.success_events} attempts", source: "Beattie 1982");
define!(MATRIX: "interruption_matrix", Relation, "count",
    title: "Wie springt in bij wie" | "Who comes in on whom",
    question: "Tussen wie wordt er veel ingesprongen, en wat is daar aan de hand?" | "Between whom do people come in a lot, and what goes on there?",
    formula: "Aantal pogingen van de een bij de ander; het verwachte aantal volgt uit ieders pogingen en ieders spreektijd." | "Number of attempts by one on the other; the expected number follows from attempts and talk time.",
    caution: "Wie veel met elkaar praat, springt ook vaker bij elkaar in." | "People who talk much with each other come in on each other more often.",
    minimum: "aantal altijd; verhouding vanaf {minimum.pair_expected} verwacht" | "count always; lift from {minimum.pair_expected} expected", source: "own");

/// C2, C4, C5: who comes in, on whom, and how it ends.
pub(super) static INTERRUPTIONS: Measure =
    Measure { definitions: &[MADE, RECEIVED, EXCESS, SUCCESS, MATRIX], compute: interruptions };

/// The attempts that count, and how speech is counted for the rates.
struct Attempts<'a, 'b> {
    context: &'a Context<'b>,
    events: Vec<&'a FloorEvent>,
    timed: bool,
    /// Overlap is not recorded, so only unfinished texts and marks can show an attempt.
    blind: bool,
}

fn interruptions(context: &Context<'_>, out: &mut Readings) {
    if let Some(reason) = reason(context) {
        for &person in &context.people {
            for definition in [&MADE, &RECEIVED, &EXCESS, &SUCCESS] {
                out.push(Reading::of(definition, Scope::Speaker(person)).not(reason));
            }
        }
        out.push(Reading::of(&MATRIX, Scope::Meeting).not(reason));
        return;
    }
    let least = context.kit.settings.floor.event_confidence;
    let attempts = Attempts {
        context,
        events: context.meeting.events.iter().filter(|e| e.counts(least)).collect(),
        timed: context.meeting.timing().has_ends(),
        blind: context.meeting.timing().has_ends() && context.no_overlap().is_some(),
    };
    for person in context.people.clone() {
        attempts.rates(person, out);
    }
    attempts.matrix(out);
}

/// Why interruptions cannot be counted, if they cannot.
pub(super) fn reason(context: &Context<'_>) -> Option<Reason> {
    if context.empty() {
        return Some(Reason::ZeroDuration);
    }
    if context.one_speaker() {
        return Some(Reason::OneSpeaker);
    }
    if !context.meeting.timing().has_ends() {
        // Nobody declares a source verbatim, so the text must show it: marks, and not a text without any hesitation.
        let verbatim = context.meeting.transcript.capabilities.verbatim.unwrap_or(!context.cleaned());
        let marked = verbatim && context.meeting.has_interruption_marks();
        return (!marked).then_some(Reason::NoInterruptionMarks);
    }
    // Unfinished texts still show cut-offs where overlap is not recorded (measures.md §1.2).
    let found = context.meeting.events.iter().any(|e| e.kind.is_attempt());
    context.no_overlap().filter(|_| !found)
}

impl Attempts<'_, '_> {
    /// Speech of one person in the unit of the rates: milliseconds, or words without times.
    fn speech(&self, person: PersonId) -> i64 {
        let sums = self.context.of(person);
        if self.timed { sums.talk } else { sums.words as i64 }
    }

    fn all_speech(&self) -> i64 {
        if self.timed { self.context.total.talk } else { self.context.total.words as i64 }
    }

    fn rates(&self, person: PersonId, out: &mut Readings) {
        let minimum = &self.context.kit.settings.minimum;
        let made: Vec<_> = self.events.iter().filter(|e| e.by == person).collect();
        let received: Vec<_> = self.events.iter().filter(|e| e.of == person).collect();
        let own = self.speech(person);
        let others = self.all_speech() - own;
        let lines = |events: &[&&FloorEvent]| events.iter().map(|e| e.utterance).collect::<Vec<_>>();
        let enough = [
            self.least(minimum.others_speech_ms, minimum.rate_words_meeting),
            self.least(minimum.own_speech_ms, minimum.rate_words_speaker),
        ];
        out.push(self.rate(&MADE, person, made.len(), others, enough[0]).evidence(lines(&made)));
        out.push(self.rate(&RECEIVED, person, received.len(), own, enough[1]).evidence(lines(&received)));
        let reading = self.row(&EXCESS, person).n(received.len() as u64, "events");
        out.push(if own <= 0 || others <= 0 {
            reading.not(Reason::ZeroDuration)
        } else {
            let rest = (self.events.len() - received.len()) as f64 / others as f64;
            let excess = (received.len() as f64 / own as f64 - rest) * self.per();
            // A difference is as sure as the less sure of the two rates.
            reading.raw(excess).low_if(others < enough[0] || own < enough[1], self.short())
        });
        let successful = made.iter().filter(|e| e.kind == EventKind::InterruptionSuccessful).count() as u64;
        let n = made.len() as u64;
        let mut reading = self.row(&SUCCESS, person).n(n, "events");
        reading.unit = SUCCESS.unit;
        out.push(if n == 0 {
            reading.not(Reason::TooFewEvents)
        } else {
            reading
                .raw(successful as f64 / n as f64)
                .interval(interval::wilson(successful, n), Wilson)
                .low_if(n < minimum.success_events, Reason::TooFewEvents)
                .part(successful as i64, n as i64)
                .least(minimum.success_events as f64)
        });
    }

    /// Factor from one event per unit of speech to the rate.
    fn per(&self) -> f64 {
        if self.timed { 600_000.0 } else { 1000.0 }
    }

    /// A minimum in the unit of the rates.
    fn least(&self, millis: i64, words: u64) -> i64 {
        if self.timed { millis } else { words as i64 }
    }

    /// What is missing below such a minimum.
    fn short(&self) -> Reason {
        if self.timed { Reason::TooShort } else { Reason::TooFewWords }
    }

    /// An empty row of a rate in the unit it is counted in.
    fn row(&self, definition: &'static super::Definition, person: PersonId) -> Reading {
        let mut reading = Reading::of(definition, Scope::Speaker(person)).flag_if(self.blind, "overlap_not_recorded");
        if !self.timed {
            (reading.unit, reading.basis) = ("per_1000_words", "text");
        }
        reading
    }

    fn rate(&self, definition: &'static super::Definition, person: PersonId, count: usize, speech: i64, least: i64) -> Reading {
        let reading = self.row(definition, person).n(count as u64, "events");
        if speech <= 0 {
            return reading.not(Reason::ZeroDuration);
        }
        let factor = self.per() / speech as f64;
        let bounds = scale(interval::garwood(count as u64), factor);
        let [exposure, minimum] = [speech, least].map(|speech| if self.timed { speech as f64 / 1000.0 } else { speech as f64 });
        reading
            .raw(count as f64 * factor)
            .interval(Some(bounds), Garwood)
            .flag(format!("count={count}"))
            .flag(format!("exposure={exposure}"))
            .least(minimum)
            .flag_if(!self.timed, "per_1000_words")
            .low_if(speech < least, self.short())
    }

    fn matrix(&self, out: &mut Readings) {
        let minimum = self.context.kit.settings.minimum.pair_expected;
        for &by in &self.context.people {
            let attempts = self.events.iter().filter(|e| e.by == by).count();
            let others = self.all_speech() - self.speech(by);
            for &of in self.context.people.iter().filter(|&&p| p != by) {
                let lines: Vec<u32> = self.events.iter().filter(|e| e.by == by && e.of == of).map(|e| e.utterance).collect();
                let expected = attempts as f64 * self.speech(of) as f64 / others.max(1) as f64;
                let count = lines.len() as f64;
                let reading = Reading::of(&MATRIX, Scope::Pair(by, of))
                    .flag_if(self.blind, "overlap_not_recorded")
                    .basis(if self.timed { "" } else { "text" })
                    .raw(count)
                    .n(attempts as u64, "events")
                    .flag(format!("expected={expected:.2}"));
                let lift = (expected > 0.0 && expected >= minimum).then(|| count / expected);
                let reading = match lift {
                    Some(lift) => reading.flag(format!("lift={lift:.2}")),
                    None => reading,
                };
                out.push(reading.evidence(lines));
            }
        }
    }
}
