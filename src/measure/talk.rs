//! Who speaks: talk time, words, turns and how they are spread (measures.md A1–A10, A15).

use crate::document::v1::IntervalMethod::{OrderStatistic, TurnBlockBootstrap};
use crate::meeting::Turn;
use crate::statistics::{chance, inequality, interval};
use crate::transcript::{PersonId, Timing};

use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(TALK_TIME: "talk_time_s", Process, "s",
    title: "Spreektijd" | "Talk time",
    question: "Hoe herkenbaar is deze verdeling van spreektijd voor jullie zelf?" | "How well do you recognise this division of talk time?",
    formula: "De tijd waarin iemand spreekt, eigen overlappende stukken één keer geteld, luisterreacties meegeteld." | "Union of a person's utterance intervals, backchannels included.",
    caution: "Veel of weinig spreken is op zichzelf niet goed of slecht; een rol of onderwerp kan het verklaren." | "Talking much or little is neither good nor bad in itself; a role or subject may explain it.",
    minimum: "{minimum.speaker_turns} beurten en {minimum.speaker_words} woorden" | "{minimum.speaker_turns} turns and {minimum.speaker_words} words",
    source: "ConvoKit TalkTimeSharing; Gong talk ratio");
define!(TALK_TIME_ESTIMATED: "talk_time_s_estimated", Process, "s",
    title: "Spreektijd, geschat uit woorden" | "Talk time estimated from words",
    question: "Hoe herkenbaar is deze verdeling van spreektijd voor jullie zelf?" | "How well do you recognise this division of talk time?",
    formula: "Woorden en vulwoorden gedeeld door {floor.words_per_second_x10:tenth} per seconde. Zo zijn overleggen met en zonder tijden in één reeks te zien." | "Tokens divided by {floor.words_per_second_x10:tenth} a second, so that meetings with and without times can stand in one series.",
    caution: "Een schatting: wie snel praat krijgt hier te veel tijd. Nooit naast gemeten tijd leggen." | "An estimate: fast talkers get too much time. Never compare with measured time.",
    minimum: "{minimum.speaker_turns} beurten en {minimum.speaker_words} woorden" | "{minimum.speaker_turns} turns and {minimum.speaker_words} words",
    source: "Verhoeven, De Pauw & Kloots 2004");
define!(TALK_SHARE: "talk_share", Process, "ratio",
    title: "Aandeel in de spreektijd" | "Share of talk time",
    question: "Past dit aandeel bij de rol die je in dit overleg had?" | "Does this share fit the role you had in this meeting?",
    formula: "Eigen spreektijd gedeeld door de spreektijd van iedereen samen; stilte telt niet mee." | "Own talk time over the sum of everyone's; silence is not in it.",
    caution: "Ook als iedereen even graag spreekt, lopen aandelen ver uiteen; daarom staat de toevalsband erbij." | "Even with equal willingness to speak, shares differ widely; hence the chance band beside it.",
    minimum: "{minimum.speaker_turns} beurten en {minimum.speaker_words} woorden; overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "{minimum.speaker_turns} turns and {minimum.speaker_words} words; a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "ConvoKit TalkTimeSharing; Gong talk ratio");
define!(WORD_SHARE: "word_share", Process, "ratio",
    title: "Aandeel in de woorden" | "Share of words",
    question: "Als je de woorden telt in plaats van de minuten, wat valt je dan op?" | "If you count words instead of minutes, what do you notice?",
    formula: "Eigen woorden gedeeld door alle woorden; vulwoorden zoals 'eh' tellen niet mee." | "Own words over all words; fillers are left out.",
    caution: "Wijkt af van de spreektijd voor wie snel of langzaam praat." | "Differs from talk time for fast or slow talkers.",
    minimum: "{minimum.speaker_turns} beurten en {minimum.speaker_words} woorden; overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "{minimum.speaker_turns} turns and {minimum.speaker_words} words; a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "team_comm_tools");
define!(TURN_COUNT: "turn_count", Process, "count",
    title: "Beurten" | "Turns",
    question: "Hoe vaak kom jij aan het woord, los van hoe lang?" | "How often do you get the floor, whatever the length?",
    formula: "Aantal keer dat iemand het woord krijgt; luisterreacties en korte inwerpingen tellen niet als beurt." | "Number of floor turns; backchannels and interjections are not turns.",
    caution: "Een beurt van één zin telt even zwaar als een van vijf minuten." | "A turn of one sentence counts as much as one of five minutes.",
    minimum: "geen (een aantal wordt altijd gegeven)" | "none (a count is always given)",
    source: "Woolley et al. 2010");
define!(TURN_SHARE: "turn_share", Process, "ratio",
    title: "Aandeel in de beurten" | "Share of turns",
    question: "Hoe vaak kom jij aan het woord, los van hoe lang?" | "How often do you get the floor, whatever the length?",
    formula: "Eigen beurten gedeeld door alle beurten." | "Own floor turns over all floor turns.",
    caution: "Een beurt van één zin telt even zwaar als een van vijf minuten." | "A turn of one sentence counts as much as one of five minutes.",
    minimum: "{minimum.turn_count} beurten in het overleg" | "{minimum.turn_count} turns in the meeting",
    source: "Woolley et al. 2010");
define!(MEAN_TURN_WORDS: "mean_turn_words", Process, "words",
    title: "Gemiddelde lengte van een beurt" | "Mean turn length",
    question: "Neem je korte of lange beurten, en doe je dat bewust?" | "Do you take short or long turns, and is that on purpose?",
    formula: "Woorden in eigen beurten gedeeld door het aantal beurten." | "Words in own turns over the number of turns.",
    caution: "Eén lange uitleg trekt het gemiddelde omhoog; de mediaan zegt meer." | "One long explanation raises the mean; prefer the median.",
    minimum: "{minimum.speaker_turns} beurten" | "{minimum.speaker_turns} turns", source: "team_comm_tools message length");
define!(MEDIAN_TURN_WORDS: "median_turn_words", Process, "words",
    title: "Gewone lengte van een beurt" | "Median turn length",
    question: "Neem je korte of lange beurten, en doe je dat bewust?" | "Do you take short or long turns, and is that on purpose?",
    formula: "De middelste lengte van de eigen beurten in woorden." | "Median number of words of own turns.",
    caution: "Korte beurten kunnen ook betekenen dat het gesprek vlot heen en weer gaat." | "Short turns may mean a lively exchange.",
    minimum: "{minimum.speaker_turns} beurten" | "{minimum.speaker_turns} turns", source: "team_comm_tools message length");
define!(MEAN_TURN_S: "mean_turn_s", Process, "s",
    title: "Gemiddelde duur van een beurt" | "Mean turn duration",
    question: "Neem je korte of lange beurten, en doe je dat bewust?" | "Do you take short or long turns, and is that on purpose?",
    formula: "Duur van eigen beurten, van eerste tot laatste eigen woord, gedeeld door het aantal." | "Duration of own turns from first to last own word, over their number.",
    caution: "Pauzes binnen de beurt zitten erin." | "Pauses within the turn are included.",
    minimum: "{minimum.speaker_turns} beurten" | "{minimum.speaker_turns} turns", source: "team_comm_tools message length");
define!(FLOOR_TIME: "floor_time_s", Process, "s",
    title: "Tijd dat iemand het woord heeft" | "Floor time",
    question: "Wanneer houd je het woord, ook als je even stil bent?" | "When do you keep the floor, even in a pause?",
    formula: "Som over de eigen beurten van het begin tot het eind of het begin van de volgende beurt; eigen pauzes tellen mee." | "Sum over own turns from start to the earlier of its end and the next turn's start; own pauses count.",
    caution: "Stilte tussen twee beurten is van niemand." | "Silence between turns belongs to nobody.",
    minimum: "{minimum.speaker_turns} beurten en {minimum.speaker_words} woorden" | "{minimum.speaker_turns} turns and {minimum.speaker_words} words", source: "after the floor concept of Edelsky 1981");

/// A1–A3, A6: time and words per person.
pub(super) static TALK: Measure =
    Measure { definitions: &[TALK_TIME, TALK_TIME_ESTIMATED, TALK_SHARE, WORD_SHARE, FLOOR_TIME], compute: talk };

/// Difference between share of time and share of words that is worth a flag (measures.md A3).
const PACE_DIFFERENCE: f64 = 0.10;

fn talk(context: &Context<'_>, out: &mut Readings) {
    let timed = context.meeting.timing() != Timing::None;
    for person in context.people.clone() {
        let limit = context.speaker_limit(person);
        let untimed = || Reading::of(&TALK_TIME, Scope::Speaker(person)).not(Reason::NoTimes);
        out.push(if timed { talk_time(context, person, limit) } else { untimed() });
        let tokens = context.of(person).tokens;
        let estimate = tokens as f64 * 10.0 / context.kit.settings.floor.words_per_second_x10.max(1) as f64;
        let reading = Reading::of(&TALK_TIME_ESTIMATED, Scope::Speaker(person)).raw(estimate);
        out.push(reading.n(tokens, "tokens").basis("word_estimate").low_because(limit));
        shares(context, person, limit, out);
        floor_time(context, person, limit, out);
    }
}

fn talk_time(context: &Context<'_>, person: PersonId, limit: Option<Reason>) -> Reading {
    let own = context.meeting.slots.iter().filter(|slot| slot.speaker == Some(person));
    let (all, estimated) = own.fold((0_u32, 0_u32), |(n, e), s| (n + 1, e + u32::from(s.estimated)));
    let reading = Reading::of(&TALK_TIME, Scope::Speaker(person))
        .raw(context.of(person).talk as f64 / 1000.0)
        .n(context.of(person).turns, "turns")
        .low_because(limit);
    if estimated == 0 {
        return reading;
    }
    reading.flag(format!("estimated_end={:.2}", f64::from(estimated) / f64::from(all)))
}

fn shares(context: &Context<'_>, person: PersonId, limit: Option<Reason>, out: &mut Readings) {
    let sums = context.of(person);
    let limit = limit.or(context.meeting_limit());
    let words = sums.words as f64 / context.total.words as f64;
    let one = context.one_speaker();
    let columns = context.columns;
    let people = context.sums.len();
    let timed = context.meeting.timing() != Timing::None && context.total.talk > 0;
    let time = sums.talk as f64 / context.total.talk.max(1) as f64;
    let pace = timed && (time - words).abs() > PACE_DIFFERENCE;
    let minimum = &context.kit.settings.minimum;
    let least = [minimum.meeting_ms as f64, minimum.meeting_words as f64];
    for (definition, measured, raw, column, part, whole, least) in [
        (&TALK_SHARE, timed, time, columns.talk(0), sums.talk, context.total.talk, least[0]),
        (&WORD_SHARE, true, words, columns.words(0), sums.words as i64, context.total.words as i64, least[1]),
    ] {
        let reading = Reading::of(definition, Scope::Speaker(person));
        if one || !measured {
            out.push(reading.not(if one { Reason::OneSpeaker } else { Reason::NoTimes }));
            continue;
        }
        let interval = context.interval(|s| share(&s[column..column + people], person.index()));
        let band = chance::fair_share(context.people.len() as u32, context.meeting.turns.len() as u32);
        let reading = reading
            .raw(raw)
            .interval(interval, TurnBlockBootstrap)
            .n(sums.turns, "turns")
            .low_because(limit)
            .flag_if(pace, "pace_difference")
            .part(part, whole)
            .least(least)
            .flag(format!("least_n={}", minimum.speaker_turns));
        out.push(match band {
            Some((low, high)) => reading.flag(format!("fair_share={low:.4}-{high:.4}")),
            None => reading,
        });
    }
}

/// Share of one column in a row of columns.
fn share(row: &[i64], index: usize) -> Option<f64> {
    let sum: i64 = row.iter().sum();
    (sum > 0).then(|| row[index] as f64 / sum as f64)
}

fn floor_time(context: &Context<'_>, person: PersonId, limit: Option<Reason>, out: &mut Readings) {
    let reading = Reading::of(&FLOOR_TIME, Scope::Speaker(person));
    if !context.meeting.timing().has_ends() {
        let reason = if context.meeting.timing() == Timing::None { Reason::NoTimes } else { Reason::NoEnds };
        out.push(reading.not(reason));
        return;
    }
    let turns = &context.meeting.turns;
    let held: i64 = turns
        .iter()
        .enumerate()
        .filter(|(_, turn)| turn.speaker == person)
        .map(|(at, turn)| turns.get(at + 1).map_or(turn.end, |next| turn.end.min(next.start)) - turn.start)
        .sum();
    out.push(reading.raw(held as f64 / 1000.0).n(context.of(person).turns, "turns").low_because(limit));
}

/// A4, A5: turns.
pub(super) static TURNS: Measure =
    Measure { definitions: &[TURN_COUNT, TURN_SHARE, MEAN_TURN_WORDS, MEDIAN_TURN_WORDS, MEAN_TURN_S], compute: turns };

fn turns(context: &Context<'_>, out: &mut Readings) {
    let minimum = &context.kit.settings.minimum;
    let columns = context.columns;
    let people = context.sums.len();
    for person in context.people.clone() {
        let scope = Scope::Speaker(person);
        let own: Vec<&Turn> = context.meeting.turns.iter().filter(|t| t.speaker == person).collect();
        let count = own.len() as u64;
        let total = context.total.turns;
        out.push(Reading::of(&TURN_COUNT, scope).raw(count as f64).n(total, "turns"));
        let share_reading = Reading::of(&TURN_SHARE, scope);
        out.push(if context.one_speaker() || total == 0 {
            share_reading.not(Reason::OneSpeaker)
        } else {
            let column = columns.turns(0);
            share_reading
                .raw(count as f64 / total as f64)
                .interval(context.interval(|s| share(&s[column..column + people], person.index())), TurnBlockBootstrap)
                .n(total, "turns")
                .low_if(total < minimum.turn_count, Reason::TooFewTurns)
                .part(count as i64, total as i64)
                .least(minimum.turn_count as f64)
        });
        turn_lengths(context, person, &own, out);
    }
}

fn turn_lengths(context: &Context<'_>, person: PersonId, own: &[&Turn], out: &mut Readings) {
    let scope = Scope::Speaker(person);
    let few = (own.len() as u64) < context.kit.settings.minimum.speaker_turns;
    let n = own.len() as u64;
    let mut words: Vec<u32> = own.iter().map(|t| t.words).collect();
    words.sort_unstable();
    let none = own.is_empty();
    let ascending: Vec<f64> = words.iter().map(|&w| f64::from(w)).collect();
    let mut push = |definition: &'static super::Definition, value: Option<f64>| {
        let bounds = if definition.id == MEDIAN_TURN_WORDS.id { interval::median_interval(&ascending) } else { None };
        let reading = Reading::of(definition, scope).n(n, "turns").interval(bounds, OrderStatistic);
        out.push(match value.filter(|_| !none) {
            Some(value) => reading.raw(value).low_if(few, Reason::TooFewTurns),
            None => reading.not(Reason::TooFewTurns),
        });
    };
    let sum: u64 = words.iter().map(|w| u64::from(*w)).sum();
    push(&MEAN_TURN_WORDS, Some(sum as f64 / n as f64));
    push(&MEDIAN_TURN_WORDS, median(&words));
    if context.meeting.timing().has_ends() {
        let millis: i64 = own.iter().map(|t| t.end - t.start).sum();
        push(&MEAN_TURN_S, Some(millis as f64 / 1000.0 / n as f64));
    } else {
        let reason = if context.meeting.timing() == Timing::None { Reason::NoTimes } else { Reason::NoEnds };
        out.push(Reading::of(&MEAN_TURN_S, scope).not(reason));
    }
}

/// Median of sorted numbers; the mean of the middle two when their count is even.
fn median(sorted: &[u32]) -> Option<f64> {
    let n = sorted.len();
    let (low, high) = (sorted.get(n.checked_sub(1)? / 2)?, sorted.get(n / 2)?);
    Some(f64::midpoint(f64::from(*low), f64::from(*high)))
}

define!(GINI: "gini", Process, "ratio",
    title: "Ongelijkheid van de spreektijd" | "Inequality of talk time",
    question: "Is deze verdeling wat jullie met elkaar willen, of is ze zo gegroeid?" | "Is this division what you want together, or did it just grow?",
    formula: "Gini-coëfficiënt van de spreektijd (zonder tijden: woorden) over alle aanwezigen, met correctie n/(n−1): 0 = gelijk, 1 = één spreekt." | "Gini coefficient of talk time (words without times) over everyone present, corrected by n/(n−1): 0 equal, 1 one person speaks.",
    caution: "Zonder aanwezigenlijst ontbreken stille mensen, en lijkt het gelijker dan het was." | "Without an attendance list silent people are missing and it looks more equal than it was.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "Tausczik & Pennebaker 2013; small-sample correction");
define!(GINI_TURNS: "gini_turns", Process, "ratio",
    title: "Ongelijkheid van de beurten" | "Inequality of turns",
    question: "Is deze verdeling wat jullie met elkaar willen, of is ze zo gegroeid?" | "Is this division what you want together, or did it just grow?",
    formula: "Als de ongelijkheid van spreektijd, maar over het aantal beurten." | "As the Gini of talk time, over numbers of turns.",
    caution: "Leg het naast de waarde bij toeval: pas daarboven is er meer dan toeval." | "Compare with the chance value: only above it is there more than chance.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "Woolley et al. 2010; small-sample correction");
define!(GINI_CHANCE: "gini_chance", Process, "ratio",
    title: "Ongelijkheid die toeval al geeft" | "Inequality that chance gives",
    question: "Is er meer aan de hand dan toeval?" | "Is there more to it than chance?",
    formula: "Gemiddelde Gini als dezelfde beurten willekeurig over de aanwezigen worden verdeeld (2.000 keer); de grens van 95 % staat erbij." | "Mean Gini when the same turns are spread at random over those present (2,000 draws); the 95th percentile is flagged.",
    caution: "Gaat alleen over beurten, niet over spreektijd." | "About turns only, not talk time.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "own simulation");
define!(EVENNESS: "evenness", Process, "ratio",
    title: "Gelijkmatigheid" | "Evenness",
    question: "Wie mis je in dit gesprek?" | "Whom do you miss in this conversation?",
    formula: "Entropie van de aandelen gedeeld door de hoogst mogelijke (Pielou): 1 = iedereen even veel." | "Entropy of the shares over its maximum (Pielou): 1 = everyone equally.",
    caution: "Zonder aanwezigenlijst ontbreken stille mensen." | "Without an attendance list silent people are missing.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "Shannon; Pielou 1966");
define!(EFFECTIVE: "effective_speakers", Process, "people",
    title: "Alsof zoveel mensen even veel spraken" | "As if this many people spoke equally",
    question: "Leg het naast het aantal aanwezigen. Wie mis je in dit gesprek?" | "Put it beside the number of people present. Whom do you miss in this conversation?",
    formula: "e tot de macht van de entropie van de aandelen (Hill-getal)." | "e to the power of the entropy of the shares (Hill number).",
    caution: "Zonder aanwezigenlijst ontbreken stille mensen." | "Without an attendance list silent people are missing.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "Hill 1973");
define!(TURN_SD: "turn_share_sd", Process, "ratio",
    title: "Spreiding van de beurten" | "Spread of turn shares",
    question: "Is deze verdeling wat jullie met elkaar willen, of is ze zo gegroeid?" | "Is this division what you want together, or did it just grow?",
    formula: "Standaardafwijking (populatie) van de aandelen in de beurten." | "Population standard deviation of turn shares.",
    caution: "Alleen om met onderzoek te vergelijken." | "Only for comparison with the literature.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "Woolley et al. 2010");
define!(TOP: "top_share", Process, "ratio",
    title: "Grootste aandeel" | "Largest share",
    question: "Hoeveel van dit gesprek liep via één persoon?" | "How much of this conversation went through one person?",
    formula: "Het grootste aandeel in de spreektijd (zonder tijden: woorden)." | "Largest share of talk time (words without times).",
    caution: "Een voorzitter of een presentatie verklaart vaak een groot aandeel." | "A chair or a presentation often explains a large share.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "ConvoKit balance score");
define!(TOP2: "top2_share", Process, "ratio",
    title: "Twee grootste aandelen" | "Two largest shares",
    question: "Hoeveel van dit gesprek liep via één of twee mensen?" | "How much of this conversation went through one or two people?",
    formula: "De twee grootste aandelen in de spreektijd samen." | "The two largest shares of talk time together.",
    caution: "Bij twee of drie mensen is dit vanzelf groot." | "With two or three people it is large by itself.",
    minimum: "overleg van {minimum.meeting_ms:min} minuten of {minimum.meeting_words} woorden, {minimum.meeting_turns} beurten, {minimum.meeting_people} sprekers" | "a meeting of {minimum.meeting_ms:min} minutes or {minimum.meeting_words} words, {minimum.meeting_turns} turns, {minimum.meeting_people} speakers",
    source: "ConvoKit balance score");

/// A7–A10: how talk is spread over the people present.
pub(super) static DISTRIBUTION: Measure =
    Measure { definitions: &[GINI, GINI_TURNS, GINI_CHANCE, EVENNESS, EFFECTIVE, TURN_SD, TOP, TOP2], compute: distribution };

fn distribution(context: &Context<'_>, out: &mut Readings) {
    if context.one_speaker() || context.people.len() < 2 {
        for definition in DISTRIBUTION.definitions {
            out.push(Reading::of(definition, Scope::Meeting).not(Reason::OneSpeaker));
        }
        return;
    }
    let timed = context.meeting.timing() != Timing::None && context.total.talk > 0;
    let columns = context.columns;
    let time = if timed { columns.talk(0) } else { columns.words(0) };
    let limit = context.meeting_limit();
    let spread = Spread { context, limit, basis: if timed { "" } else { "text" } };
    spread.push(out, &GINI, time, inequality::gini);
    spread.push(out, &GINI_TURNS, columns.turns(0), inequality::gini);
    spread.push_chance(out);
    spread.push(out, &EVENNESS, time, inequality::evenness);
    spread.push(out, &EFFECTIVE, time, inequality::effective_number);
    spread.push(out, &TURN_SD, columns.turns(0), inequality::share_sd);
    spread.push(out, &TOP, time, |x| inequality::top_share(x, 1));
    spread.push(out, &TOP2, time, |x| inequality::top_share(x, 2));
}

struct Spread<'a, 'b> {
    context: &'a Context<'b>,
    limit: Option<Reason>,
    basis: &'static str,
}

impl Spread<'_, '_> {
    /// A statistic of one column per person, over the people who count.
    fn push(
        &self,
        out: &mut Readings,
        definition: &'static super::Definition,
        column: usize,
        statistic: impl Fn(&[i64]) -> Option<f64>,
    ) {
        let context = self.context;
        let people: Vec<usize> = context.people.iter().map(|p| p.index()).collect();
        let columns = context.columns;
        let own: Vec<i64> = context
            .people
            .iter()
            .map(|&p| {
                let sums = context.of(p);
                if column == columns.talk(0) {
                    sums.talk
                } else if column == columns.words(0) {
                    sums.words as i64
                } else {
                    sums.turns as i64
                }
            })
            .collect();
        let picked = std::cell::RefCell::new(vec![0_i64; people.len()]);
        let interval = context.interval(|sums| {
            let mut picked = picked.borrow_mut();
            for (slot, person) in picked.iter_mut().zip(&people) {
                *slot = sums[column + person];
            }
            statistic(&picked)
        });
        let reading = Reading::of(definition, Scope::Meeting);
        let reading = match statistic(&own) {
            Some(value) => reading.raw(value).interval(interval, TurnBlockBootstrap).low_because(self.limit),
            None => reading.not(Reason::ZeroDuration),
        };
        let unknown = context.meeting.transcript.roster.is_none();
        out.push(
            reading
                .n(context.total.turns, "turns")
                .basis(self.basis)
                .flag(format!("people={}", people.len()))
                .flag_if(unknown, "silent_attendees_unknown"),
        );
    }

    fn push_chance(&self, out: &mut Readings) {
        let context = self.context;
        let turns = context.meeting.turns.len();
        let reading = Reading::of(&GINI_CHANCE, Scope::Meeting).n(turns as u64, "turns");
        out.push(match chance::gini_chance(context.people.len() as u32, turns as u32) {
            Some(chance) => reading.raw(chance.mean).flag(format!("p95={:.3}", chance.p95)).low_because(self.limit),
            None => reading.not(Reason::TooFewTurns),
        });
    }
}

define!(FIRST_CONTRIBUTION: "first_contribution", Process, "ratio",
    title: "Eerste bijdrage" | "First contribution",
    question: "Hoe lang duurde het voordat jouw stem in de ruimte was?" | "How long before your voice was in the room?",
    formula: "Moment van de eerste eigen zin als deel van het overleg (zonder tijden: woorden ervoor gedeeld door alle woorden)." | "Moment of the first own utterance as a part of the meeting (without times: words before it over all words).",
    caution: "Hangt af van agenda en rol." | "Depends on agenda and role.",
    minimum: "geen" | "none", source: "own");

/// A15: when each voice was first heard.
pub(super) static FIRST: Measure = Measure { definitions: &[FIRST_CONTRIBUTION], compute: first };

fn first(context: &Context<'_>, out: &mut Readings) {
    let meeting = context.meeting;
    for person in context.people.clone() {
        let reading = Reading::of(&FIRST_CONTRIBUTION, Scope::Speaker(person));
        let position = meeting.order.iter().position(|&index| {
            let slot = &meeting.slots[index as usize];
            slot.speaker == Some(person) && !slot.backchannel
        });
        let Some(position) = position else {
            out.push(reading.not(Reason::TooFewTurns).flag("never_spoke"));
            continue;
        };
        let index = meeting.order[position];
        let timed = context.length().filter(|length| *length > 0).zip(meeting.span);
        let reading = if let Some((length, (start, _))) = timed {
            reading.raw((meeting.slots[index as usize].start - start) as f64 / length as f64)
        } else {
            let before: u64 = meeting.order[..position].iter().map(|&i| u64::from(meeting.slots[i as usize].words)).sum();
            reading.raw(before as f64 / context.total.words as f64).basis("text")
        };
        out.push(reading.n(1, "utterances").evidence(vec![index]));
    }
}
