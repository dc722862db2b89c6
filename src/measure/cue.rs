//! Cue categories: counts are always given, rates only on enough words and hits (measures.md D7, D9).

use std::borrow::Cow;

use crate::document::v1;
use crate::document::v1::IntervalMethod::Garwood;
use crate::lexicon::{Category, CategoryId};
use crate::statistics::interval;

use super::context::scale;
use super::{Context, Measure, Pair, Reading, Readings, Reason, Scope};

/// Counts and rates of every category; their definitions come from the lexicon files.
pub(super) static CUES: Measure = Measure { definitions: &[], compute: cues };

fn cues(context: &Context<'_>, out: &mut Readings) {
    let lexicons = &context.kit.lexicons;
    let language = context.meeting.table.language;
    let people = context.sums.len();
    // A hit in an utterance of another language counts with its id, as the document lists it.
    let counted: Vec<Option<CategoryId>> = lexicons.categories().iter().map(|c| lexicons.category(language, &c.id)).collect();
    let mut lines: Vec<Vec<u32>> = vec![Vec::new(); counted.len() * (people + 1)];
    for cue in &context.meeting.cues {
        let Some(person) = context.meeting.slots[cue.utterance as usize].speaker else { continue };
        let Some(category) = counted[cue.category.index()] else { continue };
        let row = category.index() * (people + 1);
        lines[row].push(cue.utterance);
        lines[row + 1 + person.index()].push(cue.utterance);
    }
    for (id, same) in lexicons.by_id() {
        let Some(own) = lexicons.category(language, id) else {
            unread(context, same[0], out);
            continue;
        };
        let category = &lexicons.categories()[own.index()];
        let row = own.index() * (people + 1);
        let minimum = &context.kit.settings.minimum;
        let words = context.total.words;
        push(context, category, Scope::Meeting, &lines[row], (words, minimum.rate_words_meeting), out);
        for &person in &context.people {
            let words = context.of(person).words;
            let own = &lines[row + 1 + person.index()];
            push(context, category, Scope::Speaker(person), own, (words, minimum.rate_words_speaker), out);
        }
    }
}

/// A category whose rules are in another language than the meeting: nothing was looked for, so nothing was counted.
fn unread(context: &Context<'_>, category: &Category, out: &mut Readings) {
    let scopes = std::iter::once(Scope::Meeting).chain(context.people.iter().map(|&person| Scope::Speaker(person)));
    for scope in scopes {
        absent(category, scope, Reason::NoLexicon, out);
    }
}

/// Every count and rate of a meeting without words, so that no key is missing.
pub(super) fn nothing_to_measure(context: &Context<'_>, out: &mut Readings) {
    for same in context.kit.lexicons.by_id().values() {
        absent(same[0], Scope::Meeting, Reason::ZeroDuration, out);
    }
}

/// Count and rate without a number.
fn absent(category: &Category, scope: Scope, reason: Reason, out: &mut Readings) {
    for (suffix, unit) in [("count", "count"), ("rate", "per_1000_words")] {
        let id = Cow::Owned(format!("{}_{suffix}", category.id));
        out.push(Reading::named(id, category.level, unit, scope).basis("text").not(reason));
    }
}

fn push(context: &Context<'_>, category: &Category, scope: Scope, lines: &[u32], (words, least): (u64, u64), out: &mut Readings) {
    let count = lines.len() as u64;
    let named = |suffix: &str, unit| {
        Reading::named(Cow::Owned(format!("{}_{suffix}", category.id)), category.level, unit, scope)
            .basis("text")
            .n(count, "events")
    };
    out.push(named("count", "count").raw(count as f64).evidence(lines.to_vec()));
    if words == 0 {
        out.push(named("rate", "per_1000_words").not(Reason::TooFewWords));
        return;
    }
    let factor = 1000.0 / words as f64;
    out.push(
        named("rate", "per_1000_words")
            .raw(count as f64 * factor)
            .interval(Some(scale(interval::garwood(count), factor)), Garwood)
            .flag(format!("count={count}"))
            .flag(format!("exposure={words}"))
            .least(least as f64)
            .low_if(words < least, Reason::TooFewWords)
            .low_if(count < context.kit.settings.minimum.rate_hits, Reason::TooFewEvents),
    );
}

const COUNT_FORMULA: Pair = Pair {
    nl: "Aantal treffers van de regels van deze categorie; een zin kan er meer dan één hebben.",
    en: "Number of hits of the rules of this category; a sentence may have more than one.",
};
const COUNT_MINIMUM: Pair = Pair { nl: "geen (een aantal wordt altijd gegeven)", en: "none (a count is always given)" };
const RATE_FORMULA: Pair =
    Pair { nl: "Treffers per 1.000 woorden, vulwoorden niet meegeteld.", en: "Hits per 1,000 words, fillers left out." };
const RATE_MINIMUM: Pair = Pair {
    nl: "{minimum.rate_hits} treffers en {minimum.rate_words_speaker} eigen woorden ({minimum.rate_words_meeting} in het overleg)",
    en: "{minimum.rate_hits} hits and {minimum.rate_words_speaker} own words ({minimum.rate_words_meeting} in the meeting)",
};

/// The definitions of the count and the rate of a category, by id: what a lexicon file says, and how it is counted.
pub fn cue_definitions(category: &Category, language: &str) -> [(String, v1::Definition); 2] {
    let pick = |nl: &str, en: &str| if language == "en" { en.to_owned() } else { nl.to_owned() };
    [("count", "count", COUNT_FORMULA, COUNT_MINIMUM), ("rate", "per_1000_words", RATE_FORMULA, RATE_MINIMUM)].map(
        |(suffix, unit, formula, minimum)| {
            let definition = v1::Definition {
                title: pick(&category.title_nl, &category.title_en),
                question: pick(&category.question_nl, &category.question_en),
                formula: formula.of(language).to_owned(),
                caution: pick(&category.caution_nl, &category.caution),
                level: category.level.as_str().into(),
                unit: unit.into(),
                minimum: minimum.of(language).to_owned(),
                source: format!("lexicon {} v{}", category.id, category.version),
            };
            (format!("{}_{suffix}", category.id), definition)
        },
    )
}
