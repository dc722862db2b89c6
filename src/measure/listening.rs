//! Listening responses: how often someone lets hear that they listen (measures.md C9).

use crate::document::v1::IntervalMethod::Garwood;
use crate::statistics::interval;
use crate::transcript::{PersonId, Timing};

use super::context::scale;
use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(RATE: "backchannel_rate", Relation, "per_min",
    title: "Luisterreacties" | "Listening responses",
    question: "Hoe merkt een ander dat je luistert?" | "How can another tell that you listen?",
    formula: "Korte luisterreacties (hm, ja, precies) per minuut spraak van anderen; zonder tijden per 1.000 woorden van anderen." | "Backchannels (mm, yes, right) per minute of others' speech; without times per 1,000 words of others.",
    caution: "Videoprogramma's laten veel luisterreacties weg: vergelijk alleen binnen dezelfde bron. Knikken staat niet in de tekst." | "Video tools drop many of them: compare within one source only. A nod is not in the text.",
    minimum: "{minimum.rate_hits} reacties, en {minimum.others_speech_ms:min} minuten spraak van anderen (zonder tijden: {minimum.rate_words_meeting} woorden)" | "{minimum.rate_hits} responses, and {minimum.others_speech_ms:min} minutes of others' speech (without times: {minimum.rate_words_meeting} words)",
    source: "Yngve 1970");

/// C9: backchannels per person.
pub(super) static LISTENING: Measure = Measure { definitions: &[RATE], compute: listening };

fn listening(context: &Context<'_>, out: &mut Readings) {
    let reason = match (context.one_speaker(), context.cleaned()) {
        (true, _) => Some(Reason::OneSpeaker),
        (_, true) => Some(Reason::CleanedTranscript),
        _ => None,
    };
    for &person in &context.people {
        out.push(match reason {
            Some(reason) => Reading::of(&RATE, Scope::Speaker(person)).not(reason),
            None => rate(context, person),
        });
    }
}

fn rate(context: &Context<'_>, person: PersonId) -> Reading {
    let minimum = &context.kit.settings.minimum;
    let timed = context.meeting.timing() != Timing::None && context.total.talk > 0;
    let own = context.of(person);
    let lines: Vec<u32> = context
        .meeting
        .slots
        .iter()
        .zip(0_u32..)
        .filter(|(slot, _)| slot.backchannel && slot.speaker == Some(person))
        .map(|(_, index)| index)
        .collect();
    let count = lines.len() as u64;
    let (others, per, least, short) = if timed {
        (context.total.talk - own.talk, 60_000.0, minimum.others_speech_ms, Reason::TooShort)
    } else {
        ((context.total.words - own.words) as i64, 1000.0, minimum.rate_words_meeting as i64, Reason::TooFewWords)
    };
    let mut reading = Reading::of(&RATE, Scope::Speaker(person)).n(count, "events").evidence(lines);
    if !timed {
        (reading.unit, reading.basis) = ("per_1000_words", "text");
    }
    if others <= 0 {
        return reading.not(Reason::ZeroDuration);
    }
    let factor = per / others as f64;
    let [exposure, minimum_exposure] = [others, least].map(|speech| if timed { speech as f64 / 1000.0 } else { speech as f64 });
    reading
        .raw(count as f64 * factor)
        .interval(Some(scale(interval::garwood(count), factor)), Garwood)
        .flag(format!("count={count}"))
        .flag(format!("exposure={exposure}"))
        .least(minimum_exposure)
        .flag_if(!timed, "per_1000_words")
        .low_if(others < least, short)
        .low_if(count < minimum.rate_hits, Reason::TooFewEvents)
}
