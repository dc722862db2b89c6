//! The registry of measures: every id of the first families is there, fully described, and read on the sample run.

use std::collections::BTreeMap;
use std::path::PathBuf;

use onderstroom::document::{definitions, v1::Meeting};
use onderstroom::measure::{Definition, MEASURES};
use onderstroom::run::{Intake, TeamRun, measure_team};

use crate::hand::kit;

/// A1–A12 and A15, B1–B5b, C1, C4, C5, D1, D3, E1, E2, J1, J3; C2 and C2b are the list of events.
const WANTED: [&str; 51] = [
    "talk_time_s",
    "talk_share",
    "word_share",
    "turn_count",
    "turn_share",
    "mean_turn_words",
    "median_turn_words",
    "mean_turn_s",
    "floor_time_s",
    "gini",
    "gini_turns",
    "gini_chance",
    "evenness",
    "effective_speakers",
    "turn_share_sd",
    "top_share",
    "top2_share",
    "dominated_window_share",
    "dominance_alternation",
    "longest_monologue_s",
    "longest_monologue_words",
    "first_contribution",
    "fto_median_s",
    "fto_iqr_s",
    "response_latency_s",
    "question_latency_s",
    "group_silence_count",
    "group_silence_s",
    "group_silence_longest_s",
    "silence_streak_s",
    "silence_streak_words",
    "silent_attendees",
    "presence_state",
    "overlap_s",
    "overlap_share",
    "interruptions_made",
    "interruptions_received",
    "interruptions_received_excess",
    "interruption_success_rate",
    "interruption_matrix",
    "follow_matrix",
    "follow_lift",
    "star_index",
    "via_leader_share",
    "question_count",
    "question_share",
    "question_type",
    "open_question_ratio",
    "level_share",
    "response_to_cue",
    "talk_time_s_estimated",
];

/// The invented run of the samples, read as the program reads it.
fn sample_run() -> TeamRun {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/team-wonen");
    let intake = Intake { paths: vec![folder], ..Intake::default() };
    let team = intake.find().sources.teams.remove(0);
    measure_team(&team, intake.read(&team), kit(), "nl")
}

fn all() -> Vec<&'static Definition> {
    MEASURES.iter().flat_map(|m| m.definitions).collect()
}

#[test]
fn every_measure_of_the_first_families_is_defined_once() {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for definition in all() {
        *count.entry(definition.id).or_default() += 1;
    }
    for id in WANTED {
        assert_eq!(count.get(id), Some(&1), "{id}");
    }
    assert!(count.values().all(|n| *n == 1), "{count:?}");
}

#[test]
fn definitions_are_complete_in_both_languages() {
    let units = ["s", "ratio", "count", "words", "per_10_min", "per_min", "per_1000_words", "people", "state"];
    for d in all() {
        for (what, pair) in
            [("title", d.title), ("question", d.question), ("formula", d.formula), ("caution", d.caution), ("minimum", d.minimum)]
        {
            assert!(!pair.nl.trim().is_empty() && !pair.en.trim().is_empty(), "{} {what}", d.id);
            assert_ne!(pair.nl, pair.en, "{} {what} is not translated", d.id);
            assert_ne!(pair.of("nl"), pair.of("en"));
        }
        assert!(!d.source.is_empty() && units.contains(&d.unit), "{}", d.id);
    }
    for language in ["nl", "en"] {
        let (rows, _) = definitions(kit(), language);
        assert!(all().iter().all(|d| rows.contains_key(d.id)), "{language}");
    }
}

/// Words that say what someone is instead of what was said.
const DISPOSITIONS: [&str; 24] = [
    "dominant",
    "dominante",
    "verlegen",
    "introvert",
    "extravert",
    "onzeker",
    "onzekere",
    "agressief",
    "passief",
    "lui",
    "zwak",
    "zwakke",
    "boos",
    "bang",
    "defensief",
    "gesloten",
    "dwingend",
    "egoïstisch",
    "narcistisch",
    "ongeïnteresseerd",
    "ongemotiveerd",
    "assertief",
    "stille",
    "spraakzaam",
];

#[test]
fn the_coach_gets_questions_without_judgement() {
    let (_, categories) = definitions(kit(), "nl");
    let of_measures = all().into_iter().map(|d| (d.id.to_owned(), d.question.nl.to_owned()));
    let of_categories = categories.into_iter().map(|(id, c)| (id, c.question));
    for (id, question) in of_measures.chain(of_categories) {
        let words: Vec<String> = question.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
        assert!(question.trim_end().ends_with('?'), "{id} asks nothing: {question}");
        assert!(!words.iter().any(|w| DISPOSITIONS.contains(&w.as_str())), "{id} names a disposition: {question}");
    }
}

/// What the sample run cannot give a value for in any meeting, and why that is right.
const ONLY_COUNTED: [&str; 1] = ["interruption_success_rate"]; // fewer than five attempts a person and meeting

#[test]
fn the_sample_run_reads_every_measure() {
    let run = sample_run();
    assert_eq!(run.meetings.len(), 8);
    for id in WANTED {
        let of = |m: &Meeting| m.summary.readings.iter().filter(|r| r.measure == id).count();
        assert!(run.meetings.iter().all(|m| of(m) > 0), "{id} is missing in a meeting");
        let ok = run.meetings.iter().flat_map(|m| &m.summary.readings).any(|r| r.measure == id && r.status == "ok");
        assert!(ok || ONLY_COUNTED.contains(&id), "{id} has no value in any meeting");
        let pooled = id == "presence_state" || run.team.series.iter().any(|r| r.measure == id);
        assert!(pooled, "{id} is missing over the run");
    }
    // C2 and C2b: events with their evidence.
    let events: Vec<_> = run.meetings.iter().flat_map(|m| &m.events).collect();
    let attempts = events.iter().filter(|e| e.kind.starts_with("interruption"));
    assert!(attempts.clone().count() > 0 && attempts.clone().all(|e| !e.evidence.is_empty() && e.confidence.is_some()));
    assert!(!run.team.moments.is_empty() && run.team.moments.len() <= 7);
    assert!(run.team.moments.iter().all(|m| m.question.ends_with('?')));
}
