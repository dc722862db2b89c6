//! Silence and timing: offsets between turns, silences of the group, who is not heard (measures.md B1–B5b).

use crate::document::Presence;
use crate::document::v1::IntervalMethod::OrderStatistic;
use crate::meeting::{SilenceKind, Turn};
use crate::statistics::interval;
use crate::transcript::{Millis, PersonId, Resolution, Timing};

use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(FTO_MEDIAN: "fto_median_s", Process, "s",
    title: "Ruimte tussen beurten" | "Room between turns",
    question: "Zit er ruimte tussen de beurten, of sluiten ze direct op elkaar aan?" | "Is there room between turns, or do they follow at once?",
    formula: "Mediaan van de tijd tussen het eind van een beurt en het begin van de volgende (negatief = overlap); uitschieters boven {floor.offset_max:s} s vallen weg." | "Median floor-transfer offset: next start minus this end (negative = overlap); beyond {floor.offset_max:s} s excluded.",
    caution: "In gewone gesprekken is dit ongeveer 0,2 s; de opname bepaalt hoe precies het is." | "About 0.2 s in ordinary talk; the recording decides how precise it is.",
    minimum: "{minimum.offsets} wisselingen" | "{minimum.offsets} changes", source: "Stivers et al. 2009; Levinson & Torreira 2015");
define!(FTO_IQR: "fto_iqr_s", Process, "s",
    title: "Spreiding van de ruimte tussen beurten" | "Spread of the room between turns",
    question: "Zit er ruimte tussen de beurten, of sluiten ze direct op elkaar aan?" | "Is there room between turns, or do they follow at once?",
    formula: "Afstand tussen het eerste en derde kwart van de tijden tussen beurten." | "Interquartile range of the floor-transfer offsets.",
    caution: "De opname bepaalt hoe precies het is." | "The recording decides how precise it is.",
    minimum: "{minimum.offsets} wisselingen" | "{minimum.offsets} changes", source: "Heldner & Edlund 2010");
define!(LATENCY: "response_latency_s", Process, "s",
    title: "Tijd die je een ander laat" | "Time you leave another",
    question: "Hoeveel tijd geef jij een ander om uit te denken?" | "How much time do you give another to finish thinking?",
    formula: "Mediaan van de tijd tussen het eind van andermans beurt en het begin van de eigen." | "Median offset of transitions into the person.",
    caution: "Snel aansluiten kan ook enthousiasme zijn." | "Coming in quickly may be enthusiasm.",
    minimum: "{minimum.latency} wisselingen" | "{minimum.latency} transitions", source: "Gong patience; Levinson & Torreira 2015");
define!(QUESTION_LATENCY: "question_latency_s", Process, "s",
    title: "Tijd voor je op een vraag ingaat" | "Time before you answer a question",
    question: "Hoeveel tijd neem je voor een antwoord?" | "How much time do you take for an answer?",
    formula: "Als de tijd die je een ander laat, alleen na een beurt die met een vraag eindigt." | "As the response latency, only after turns that end in a question.",
    caution: "Snel aansluiten kan ook enthousiasme zijn." | "Coming in quickly may be enthusiasm.",
    minimum: "{minimum.question_latency} vragen" | "{minimum.question_latency} questions", source: "Gong patience; Levinson & Torreira 2015");

/// B1, B2: offsets between turns.
pub(super) static OFFSETS: Measure = Measure { definitions: &[FTO_MEDIAN, FTO_IQR, LATENCY, QUESTION_LATENCY], compute: offsets };

/// One change of speaker.
struct Change {
    into: PersonId,
    offset: Millis,
    after_question: bool,
}

fn changes(context: &Context<'_>) -> Vec<Change> {
    let turns = &context.meeting.turns;
    let limit = context.kit.settings.floor.offset_max;
    let change = |pair: &[Turn]| Change {
        into: pair[1].speaker,
        offset: pair[1].start - pair[0].end,
        after_question: context.meeting.ends_in_question(pair[0].last as usize),
    };
    turns.windows(2).filter(|pair| !pair[0].estimated).map(change).filter(|c| c.offset.abs() <= limit).collect()
}

fn offsets(context: &Context<'_>, out: &mut Readings) {
    let minimum = &context.kit.settings.minimum;
    let reason = if context.one_speaker() { Some(Reason::OneSpeaker) } else { context.no_offsets() };
    if let Some(reason) = reason {
        for definition in [&FTO_MEDIAN, &FTO_IQR] {
            out.push(Reading::of(definition, Scope::Meeting).not(reason));
        }
        for &person in &context.people {
            out.push(Reading::of(&LATENCY, Scope::Speaker(person)).not(reason));
            out.push(Reading::of(&QUESTION_LATENCY, Scope::Speaker(person)).not(reason));
        }
        return;
    }
    let changes = changes(context);
    let mut all: Vec<f64> = changes.iter().map(|c| c.offset as f64).collect();
    all.sort_unstable_by(f64::total_cmp);
    let few = (all.len() as u64) < minimum.offsets;
    out.push(median_reading(&FTO_MEDIAN, Scope::Meeting, &all).low_if(few, Reason::TooFewTurns));
    let spread = interval::percentile(&all, 0.75).zip(interval::percentile(&all, 0.25)).map(|(high, low)| high - low);
    let reading = Reading::of(&FTO_IQR, Scope::Meeting).n(all.len() as u64, "changes");
    out.push(match spread {
        Some(spread) => reading.raw(spread / 1000.0).low_if(few, Reason::TooFewTurns),
        None => reading.not(Reason::TooFewTurns),
    });
    for &person in &context.people {
        for (definition, least, questions) in
            [(&LATENCY, minimum.latency, false), (&QUESTION_LATENCY, minimum.question_latency, true)]
        {
            let mut own: Vec<f64> = changes
                .iter()
                .filter(|c| c.into == person && (!questions || c.after_question))
                .map(|c| c.offset as f64)
                .collect();
            own.sort_unstable_by(f64::total_cmp);
            let few = (own.len() as u64) < least;
            out.push(median_reading(definition, Scope::Speaker(person), &own).low_if(few, Reason::TooFewTurns));
        }
    }
}

/// Median of sorted milliseconds in seconds, with its order-statistic interval.
fn median_reading(definition: &'static super::Definition, scope: Scope, sorted: &[f64]) -> Reading {
    let reading = Reading::of(definition, scope).n(sorted.len() as u64, "changes");
    let Some(median) = interval::median(sorted) else { return reading.not(Reason::TooFewTurns) };
    let bounds = interval::median_interval(sorted).map(|(low, high)| (low / 1000.0, high / 1000.0));
    reading.raw(median / 1000.0).interval(bounds, OrderStatistic)
}

define!(SILENCE_COUNT: "group_silence_count", Process, "count",
    title: "Stiltes van de groep" | "Silences of the group",
    question: "Wat was er te horen in deze stilte?" | "What could be heard in this silence?",
    formula: "Aantal keer dat minstens {floor.silence:s} seconden niemand sprak (bij tijden in hele seconden: {floor.silence_coarse:s}); langer dan {floor.recording_gap:min} minuten geldt als pauze van de opname." | "Number of times nobody spoke for at least {floor.silence:s} seconds ({floor.silence_coarse:s} where times are whole seconds); over {floor.recording_gap:min} minutes counts as a pause of the recording.",
    caution: "Stilte kan nadenken, ongemak of een slechte verbinding zijn; de tekst zegt niet welke." | "Silence may be thinking, unease or a bad line; the text does not say which.",
    minimum: "geen" | "none", source: "Sacks, Schegloff & Jefferson 1974");
define!(SILENCE_SUM: "group_silence_s", Process, "s",
    title: "Totale stilte van de groep" | "Total silence of the group",
    question: "Wat was er te horen in deze stilte?" | "What could be heard in this silence?",
    formula: "Som van de stiltes van minstens {floor.silence:s} seconden (bij tijden in hele seconden: {floor.silence_coarse:s}); langer dan {floor.recording_gap:min} minuten geldt als pauze van de opname en telt niet mee." | "Sum of the silences of at least {floor.silence:s} seconds ({floor.silence_coarse:s} where times are whole seconds); over {floor.recording_gap:min} minutes is a pause of the recording and left out.",
    caution: "Stilte kan nadenken, ongemak of een slechte verbinding zijn; de tekst zegt niet welke." | "Silence may be thinking, unease or a bad line; the text does not say which.",
    minimum: "geen" | "none", source: "Sacks, Schegloff & Jefferson 1974");
define!(SILENCE_LONGEST: "group_silence_longest_s", Process, "s",
    title: "Langste stilte van de groep" | "Longest silence of the group",
    question: "Wat was er te horen in deze stilte?" | "What could be heard in this silence?",
    formula: "De langste stilte van minstens {floor.silence:s} seconden (bij tijden in hele seconden: {floor.silence_coarse:s}); langer dan {floor.recording_gap:min} minuten geldt als pauze van de opname en telt niet mee." | "The longest silence of at least {floor.silence:s} seconds ({floor.silence_coarse:s} where times are whole seconds); over {floor.recording_gap:min} minutes is a pause of the recording and left out.",
    caution: "Stilte kan nadenken, ongemak of een slechte verbinding zijn; de tekst zegt niet welke." | "Silence may be thinking, unease or a bad line; the text does not say which.",
    minimum: "geen" | "none", source: "Sacks, Schegloff & Jefferson 1974");
define!(STREAK_S: "silence_streak_s", Process, "s",
    title: "Langste tijd zonder beurt" | "Longest time without a turn",
    question: "Er was een lange periode dat we jou niet hoorden. Was dat luisteren, wachten of iets anders?" | "There was a long time in which we did not hear you. Was that listening, waiting or something else?",
    formula: "Langste stuk zonder eigen bijdrage, begin en eind van het overleg meegeteld; wie niets zegt krijgt het hele overleg." | "Longest stretch without an own contribution, lead-in and tail included; the whole span for who never speaks.",
    caution: "Luisteren is ook meedoen; kijk naar de luisterreacties ernaast." | "Listening is taking part too; look at the backchannels beside it.",
    minimum: "geen" | "none", source: "own");
define!(STREAK_WORDS: "silence_streak_words", Process, "words",
    title: "Langste stuk zonder beurt, in woorden van anderen" | "Longest stretch without a turn, in words of others",
    question: "Er was een lange periode dat we jou niet hoorden. Was dat luisteren, wachten of iets anders?" | "There was a long time in which we did not hear you. Was that listening, waiting or something else?",
    formula: "De meeste woorden van anderen tussen twee eigen bijdragen." | "Most words of others between two own contributions.",
    caution: "Luisteren is ook meedoen." | "Listening is taking part too.",
    minimum: "geen" | "none", source: "own");

/// B3, B4: silences of the group and of one person.
pub(super) static SILENCES: Measure =
    Measure { definitions: &[SILENCE_COUNT, SILENCE_SUM, SILENCE_LONGEST, STREAK_S, STREAK_WORDS], compute: silences };

fn silences(context: &Context<'_>, out: &mut Readings) {
    group_silences(context, out);
    for &person in &context.people {
        let (words, index) = word_streak(context, person);
        out.push(
            Reading::of(&STREAK_WORDS, Scope::Speaker(person))
                .raw(words as f64)
                .n(context.of(person).utterances, "utterances")
                .basis("text")
                .evidence(index.into_iter().collect()),
        );
        let reading = Reading::of(&STREAK_S, Scope::Speaker(person));
        out.push(match (context.meeting.timing(), context.meeting.span) {
            (Timing::None, _) | (_, None) => reading.not(Reason::NoTimes),
            (_, Some(span)) => {
                reading.raw(streak(context, person, span) as f64 / 1000.0).n(context.of(person).utterances, "utterances")
            }
        });
    }
}

fn group_silences(context: &Context<'_>, out: &mut Readings) {
    if let Some(reason) = context.no_silences() {
        for definition in [&SILENCE_COUNT, &SILENCE_SUM, &SILENCE_LONGEST] {
            out.push(Reading::of(definition, Scope::Meeting).not(reason));
        }
        return;
    }
    let counted: Vec<_> = context.meeting.timeline.silences.iter().filter(|s| s.kind != SilenceKind::RecordingGap).collect();
    let n = counted.len() as u64;
    let sum: Millis = counted.iter().map(|s| s.at.length()).sum();
    let longest = counted.iter().max_by_key(|s| (s.at.length(), std::cmp::Reverse(s.at.start)));
    // In whole seconds only silences of three seconds count, and the row says so.
    let coarse = context.meeting.transcript.capabilities.resolution == Resolution::Second;
    let row = |definition| Reading::of(definition, Scope::Meeting).n(n, "silences").flag_if(coarse, "time_resolution=1");
    let mut count = row(&SILENCE_COUNT).raw(n as f64);
    for kind in KINDS {
        let own = counted.iter().filter(|s| s.kind == kind).count();
        if own > 0 {
            count = count.flag(format!("{}={own}", kind.as_str()));
        }
    }
    let gaps = context.meeting.timeline.silences.len() as u64 - n;
    if gaps > 0 {
        count = count.flag(format!("recording_gap={gaps}"));
    }
    out.push(count.evidence(counted.iter().map(|s| s.after).collect()));
    out.push(row(&SILENCE_SUM).raw(sum as f64 / 1000.0));
    let reading = row(&SILENCE_LONGEST);
    out.push(match longest {
        Some(silence) => reading.raw(silence.at.length() as f64 / 1000.0).evidence(vec![silence.after]),
        None => reading.raw(0.0),
    });
}

/// Silences that count, by what precedes them.
const KINDS: [SilenceKind; 5] = [
    SilenceKind::AfterQuestion,
    SilenceKind::AfterTension,
    SilenceKind::AfterVulnerability,
    SilenceKind::AfterDecisionRequest,
    SilenceKind::Other,
];

/// Longest time without own non-backchannel speech.
fn streak(context: &Context<'_>, person: PersonId, span: (Millis, Millis)) -> Millis {
    let (mut since, mut longest) = (span.0, 0);
    for &index in &context.meeting.order {
        let slot = &context.meeting.slots[index as usize];
        if slot.speaker == Some(person) && !slot.backchannel {
            longest = longest.max(slot.start - since);
            since = since.max(slot.end);
        }
    }
    longest.max(span.1 - since)
}

/// Most words of others between two own contributions, and the own utterance that ends the stretch.
fn word_streak(context: &Context<'_>, person: PersonId) -> (u64, Option<u32>) {
    let (mut since, mut longest, mut at) = (0_u64, 0, None);
    for &index in &context.meeting.order {
        let slot = &context.meeting.slots[index as usize];
        if slot.speaker != Some(person) {
            since += u64::from(slot.words);
        } else if !slot.backchannel {
            if since > longest {
                (longest, at) = (since, Some(index));
            }
            since = 0;
        }
    }
    if since > longest { (since, None) } else { (longest, at) }
}

define!(SILENT: "silent_attendees", Process, "count",
    title: "Aanwezig en niet gehoord" | "Present and not heard",
    question: "Wie was er wel maar hoorden we niet, en hoe zou je dat kunnen navragen?" | "Who was there but not heard, and how could you ask about that?",
    formula: "Mensen van de aanwezigenlijst zonder eigen bijdrage; wie alleen 'hm' of 'ja' zei, staat er apart bij." | "People on the attendance list without a contribution; those with only backchannels are marked.",
    caution: "Zonder aanwezigenlijst is dit niet te meten. Stil zijn heeft veel redenen." | "Cannot be measured without an attendance list. There are many reasons for silence.",
    minimum: "aanwezigenlijst" | "attendance list", source: "own; team_comm_tools documents the gap");
define!(PRESENCE_STATE: "presence_state", Process, "state",
    title: "Aanwezigheid" | "Presence",
    question: "Wie was er, wie was er niet, en wie was er zonder dat we hem of haar hoorden?" | "Who was there, who was not, and who was there without being heard?",
    formula: "Uit aanwezigenlijst en spraak: sprak, alleen luisterreacties, stil aanwezig, afwezig, of niet gehoord (aanwezigheid onbekend)." | "From attendance and speech: spoke, backchannel only, silent but present, absent, or not heard (attendance unknown).",
    caution: "Afwezig is nooit stil, en telt nergens als nul." | "Absent is never silent, and never counts as zero.",
    minimum: "geen" | "none", source: "own");

/// B5, B5b: who was there and not heard. Absence is added over the run, where the other people are known.
pub(super) static PRESENCE: Measure = Measure { definitions: &[SILENT, PRESENCE_STATE], compute: presence };

fn presence(context: &Context<'_>, out: &mut Readings) {
    let roster = context.meeting.transcript.roster.is_some();
    let silent: Vec<PersonId> = context.people.iter().copied().filter(|&p| context.of(p).spoken_words == 0).collect();
    let reading = Reading::of(&SILENT, Scope::Meeting);
    out.push(if roster {
        let only: Vec<_> = silent.iter().filter(|&&p| context.of(p).backchannels > 0).collect();
        reading
            .raw(silent.len() as f64)
            .n(context.people.len() as u64, "people")
            .basis("text")
            .flag(format!("backchannel_only={}", only.len()))
    } else {
        reading.not(Reason::NoRoster)
    });
    for &person in &context.people {
        let sums = context.of(person);
        let state = if sums.spoken_words > 0 {
            Presence::Spoke
        } else if sums.backchannels > 0 {
            Presence::BackchannelOnly
        } else if roster {
            Presence::Silent
        } else {
            Presence::NotHeard
        };
        let reading = Reading::of(&PRESENCE_STATE, Scope::Speaker(person)).n(sums.backchannels, "backchannels");
        let mut reading = reading.basis("text").flag(state.flag());
        reading.status = super::Status::Ok;
        out.push(reading);
    }
}
