//! The four levels and what followed relation and feeling cues (measures.md J1, J3 in its first form).

use std::collections::BTreeSet;

use crate::document::v1::IntervalMethod::{TurnBlockBootstrap, Wilson};
use crate::meeting::{LevelSet, ResponseKind};
use crate::statistics::interval;

use super::context::TWELFTHS;
use super::definition::define;
use super::{Context, Measure, Reading, Readings, Reason, Scope};

define!(LEVEL_SHARE: "level_share", Relation, "ratio",
    title: "Waar het gesprek over ging, in vier niveaus" | "The four levels of the conversation",
    question: "Wat werd er gezegd over de relatie en het gevoel, en wat bleef onder de waterlijn?" | "What was said about relation and feeling, and what stayed under the waterline?",
    formula: "Per beurt, en per losse zin van minstens 4 woorden door andermans beurt heen, de niveaus waarvoor de tekst een aanwijzing geeft; een beurt met meer niveaus telt voor elk een gelijk deel. Samen met 'overige beurten' is dit 1." | "For each turn, and for each interjection of at least 4 words, the levels the text has evidence for; a turn with several counts an equal part for each. With 'other turns' this sums to 1.",
    caution: "Het laat zien wat er gezegd is over relatie en gevoel. Wat niet gezegd is, staat hier niet in." | "It shows what was said about relation and feeling. What was not said is not in it.",
    minimum: "{minimum.meeting_turns} beurten, losse zinnen van minstens 4 woorden meegeteld" | "{minimum.meeting_turns} turns, interjections of at least 4 words included", source: "own, after the four levels");
define!(LEVEL_PRESENCE: "level_presence", Relation, "ratio",
    title: "Beurten met een aanwijzing per niveau" | "Turns with evidence per level",
    question: "Wat werd er gezegd over de relatie en het gevoel, en wat bleef onder de waterlijn?" | "What was said about relation and feeling, and what stayed under the waterline?",
    formula: "Beurten (en losse zinnen van minstens 4 woorden door andermans beurt heen) met minstens één aanwijzing op het niveau, gedeeld door allemaal; een beurt kan voor meer niveaus tellen." | "Turns (and interjections of at least 4 words) with at least one cue of the level over all of them; a turn may count for several levels.",
    caution: "Het laat zien wat er gezegd is over relatie en gevoel. Wat niet gezegd is, staat hier niet in." | "It shows what was said about relation and feeling. What was not said is not in it.",
    minimum: "{minimum.meeting_turns} beurten, losse zinnen van minstens 4 woorden meegeteld" | "{minimum.meeting_turns} turns, interjections of at least 4 words included", source: "own, after the four levels");

/// J1: the levels of the turns.
pub(super) static LEVELS: Measure = Measure { definitions: &[LEVEL_SHARE, LEVEL_PRESENCE], compute: levels };

/// Names of the columns; the last is what has no evidence.
const OF: [&str; 5] = ["of=content", "of=process", "of=relation", "of=feeling", "of=other"];

fn levels(context: &Context<'_>, out: &mut Readings) {
    let sets = &context.meeting.levels;
    let total = sets.len() as i64;
    let nothing = context.no_lexicon().or_else(|| (total == 0).then_some(Reason::TooFewTurns));
    if let Some(reason) = nothing {
        for definition in LEVELS.definitions {
            out.push(Reading::of(definition, Scope::Meeting).basis("text").not(reason));
        }
        return;
    }
    let least = context.kit.settings.minimum.meeting_turns as i64;
    let few = total < least;
    let columns = context.columns;
    for (at, of) in OF.iter().enumerate() {
        let parts: i64 = sets.iter().map(|set| twelfths(*set, at)).sum();
        let profile = context.interval(|sums| {
            let all: i64 = (0..5).map(|level| sums[columns.profile(level)]).sum();
            (all > 0).then(|| sums[columns.profile(at)] as f64 / all as f64)
        });
        out.push(
            Reading::of(&LEVEL_SHARE, Scope::Meeting)
                .raw(parts as f64 / (total * TWELFTHS) as f64)
                .interval(profile, TurnBlockBootstrap)
                .n(total as u64, "turns")
                .basis("text")
                .flag(*of)
                .part(parts, total * TWELFTHS)
                .least((least * TWELFTHS) as f64)
                .low_if(few, Reason::TooFewTurns),
        );
        if at == 4 {
            continue;
        }
        let with = sets.iter().filter(|set| set.has[at]).count();
        out.push(
            Reading::of(&LEVEL_PRESENCE, Scope::Meeting)
                .raw(with as f64 / total as f64)
                .interval(interval::wilson(with as u64, total as u64), Wilson)
                .n(total as u64, "turns")
                .basis("text")
                .flag(*of)
                .part(with as i64, total)
                .least(least as f64)
                .low_if(few, Reason::TooFewTurns),
        );
    }
}

/// Part of a turn that counts for a column, in twelfths.
fn twelfths(set: LevelSet, column: usize) -> i64 {
    let count = set.has.iter().filter(|has| **has).count() as i64;
    match (count, set.has.get(column)) {
        (0, None) => TWELFTHS,
        (1.., Some(true)) => TWELFTHS / count,
        _ => 0,
    }
}

define!(RESPONSE: "response_to_cue", Relation, "count",
    title: "Wat er gebeurde na iets over relatie of gevoel" | "What happened after something about relation or feeling",
    question: "Wat gebeurt er nadat iemand iets over de relatie of een gevoel zegt?" | "What happens after someone says something about the relation or a feeling?",
    formula: "Per uiting met iets over relatie of gevoel: wat de eerste uiting van de volgende beurt van een ander deed. Een uiting telt één keer, ook als er twee soorten woorden in staan; één antwoord kan meer doen." | "For each utterance with a relation or feeling cue: what the first utterance of the next turn by another did. An utterance counts once, also with cues of two categories; one answer may do several things.",
    caution: "Een knik, een blik of een gesprek daarna staat niet in de tekst." | "A nod, a look or a talk afterwards is not in the text.",
    minimum: "verdeling vanaf 8; de lijst altijd" | "distribution from 8; the list always", source: "own");

/// J3: what the next turn by another did. The rows are one a category; an utterance counts once.
pub(super) static RESPONSES: Measure = Measure { definitions: &[RESPONSE], compute: responses };

fn responses(context: &Context<'_>, out: &mut Readings) {
    let responses = &context.meeting.responses;
    let all: BTreeSet<u32> = responses.iter().map(|r| r.utterance).collect();
    if let Some(reason) = context.no_lexicon() {
        out.push(Reading::of(&RESPONSE, Scope::Meeting).basis("text").not(reason));
        return;
    }
    for kind in ResponseKind::ALL {
        let lines: BTreeSet<u32> = responses.iter().filter(|r| r.kinds.contains(&kind)).map(|r| r.utterance).collect();
        out.push(
            Reading::of(&RESPONSE, Scope::Meeting)
                .raw(lines.len() as f64)
                .n(all.len() as u64, "utterances")
                .basis("text")
                .flag(format!("of={}", kind.as_str()))
                .evidence(lines.into_iter().collect()),
        );
    }
}
